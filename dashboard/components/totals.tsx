import type { VNode } from 'preact';
import type { LeftOutAnswer, StatsAnswer } from '../../protocol/index.js';
import { headlines, recordOf, type Change } from '../changes.js';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import type { Span } from '../period.js';
import { pageViews, upperBound } from '../rows.js';
import { Figure } from './figure.js';

interface Props {
  now: StatsAnswer;
  /** Null while it is on its way. */
  before: StatsAnswer | null;
  /** The days that figures are held against; null for none. */
  compared: Span | null;
  /** First day with figures; undefined while it is not known. */
  since: string | null | undefined;
  /** Null where it does not belong to these figures. */
  leftOut: LeftOutAnswer | null;
  /** The last of the days is not over. */
  goesOn: boolean;
}

/** The figures of the whole period, and how they changed. */
export function Totals({ now, before, compared, since, leftOut, goesOn }: Props): VNode {
  const locale = useLocale();
  const { t, number, plural } = locale;
  const { totals } = now;
  const record = before && since !== undefined ? recordOf(before, since) : null;
  const figures = headlines(now, record === 'none' ? null : before);
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
