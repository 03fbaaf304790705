import type { VNode } from 'preact';
import type { LeftOutAnswer } from '../../protocol/index.js';
import { headlines, recordOf, type Change } from '../changes.js';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { pageViews, upperBound } from '../rows.js';
import type { ChosenReport } from '../use-report.js';
import { Figure } from './figure.js';
import { SectionLink } from './section-link.js';
import { Skeleton } from './skeleton.js';

interface Props {
  chosen: Pick<ChosenReport<never>, 'series' | 'before' | 'compared' | 'report' | 'goesOn'>;
  /** Null where it does not belong to these figures. */
  leftOut: LeftOutAnswer | null;
}

/** The figures of the whole period, and how they changed. */
export function Totals({ chosen: { series, before, compared, report, goesOn }, leftOut }: Props): VNode {
  const locale = useLocale();
  const { t, number, plural } = locale;
  if (!series.value) return <Skeleton figures />;
  const { totals } = series.value;
  // First day with figures; undefined while it is not known.
  const since = report.value?.since;
  const record = before && since !== undefined ? recordOf(before, since) : null;
  const figures = headlines(series.value, record === 'none' ? null : before);
  const bound = leftOut && upperBound(totals, leftOut.rows);
  const days = compared && {
    from: locale.day(compared.from, 'long'),
    to: locale.day(compared.to, 'long'),
    since: typeof since === 'string' ? locale.day(since, 'long') : '',
  };
  const held =
    days && record
      ? {
          none: t.compared.none,
          begun: `${t.compared.with} ${t.compared.begun}`,
          whole: t.compared.with,
        }[record]
      : null;
  return (
    <>
      <dl class="totals">
        <Figure
          name={t.figures.shares}
          value={figures.shares.now}
          counted={t.counted.shares}
          tone="shares"
          testId="total-shares"
        >
          <Changed change={figures.shares} />
        </Figure>
        <Figure
          name={t.figures.arrivals}
          value={figures.arrivals.now}
          counted={t.counted.arrivals}
          tone="arrivals"
          testId="total-arrivals"
        >
          <Changed change={figures.arrivals} />
          {totals.unmatched ? (
            <p>{plural(t.unmatched, totals.unmatched)}</p>
          ) : totals.arrivals ? (
            <p>{t.allMatched}</p>
          ) : null}
          {bound && bound.own + bound.repeated > 0 && (
            <p class="bound" data-testid="upper-bound">
              {fill(t.upperBound, {
                most: number(bound.most),
                own: number(bound.own),
                repeated: number(bound.repeated),
              })}
              . <SectionLink to="/left-out">{t.leftOutPage.title}</SectionLink>
            </p>
          )}
        </Figure>
        <Figure
          name={t.figures.perShare}
          value={figures.perShare.now}
          kind="ratio"
          counted={t.counted.perShare}
          testId="total-per-share"
        >
          <Changed change={figures.perShare} kind="ratio" />
          <p>{t.matchedOnly}</p>
        </Figure>
        <Figure
          name={t.figures.visitors}
          value={figures.visitors.now}
          counted={t.counted.visitors}
          testId="total-visitors"
        >
          <Changed change={figures.visitors} />
          <p>{t.visitorsUnit}</p>
        </Figure>
        <Figure
          name={t.figures.shareRate}
          value={figures.shareRate.now}
          kind="percent"
          counted={t.counted.shareRate}
          testId="total-share-rate"
        >
          <Changed change={figures.shareRate} kind="percent" />
          {pageViews(totals) !== null && <p>{plural(t.ofPageViews, pageViews(totals) ?? 0)}</p>}
        </Figure>
        <Figure
          name={t.figures.conversions}
          value={figures.conversions.now}
          counted={t.counted.conversions}
          testId="total-conversions"
        >
          <Changed change={figures.conversions} />
        </Figure>
      </dl>
      {held && days && (
        <p class="held quiet" data-testid="compared">
          {fill(held, days)}
          {goesOn && record !== 'none' && ` ${t.compared.goesOn}`}
        </p>
      )}
    </>
  );
}

/** By how much, and by what part; nothing where there is nothing to hold it against. */
function Changed({ change, kind }: { change: Change; kind?: 'ratio' | 'percent' }): VNode | null {
  const { t, change: written, changePart } = useLocale();
  const { by, part } = change;
  if (by === null) return null;
  const sign = by > 0 ? 'up' : by < 0 ? 'down' : 'same';
  return (
    <p class={`change ${sign}`}>
      <span aria-hidden="true">{{ up: '↗', down: '↘', same: '→' }[sign]}</span>{' '}
      {by === 0 ? t.compared.same : written(by, kind)}
      {part !== null && by !== 0 && ` (${changePart(part)})`}
    </p>
  );
}
