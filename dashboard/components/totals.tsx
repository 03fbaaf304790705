import type { VNode } from 'preact';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import type { Report } from '../report.js';
import { pageViews, perShare, upperBound } from '../rows.js';
import { Figure } from './figure.js';

/** The figures of the whole period. */
export function Totals({ report }: { report: Report }): VNode {
  const { t, number, plural } = useLocale();
  const { totals } = report.day;
  const { own, repeated, most } = upperBound(totals, report.leftOut.rows);
  return (
    <dl class="totals">
      <Figure
        name={t.figures.shares}
        value={totals.shares}
        counted={t.counted.shares}
        tone="shares"
        testId="total-shares"
      />
      <Figure
        name={t.figures.arrivals}
        value={totals.arrivals}
        counted={t.counted.arrivals}
        tone="arrivals"
        testId="total-arrivals"
      >
        {totals.unmatched ? (
          <p>{plural(t.unmatched, totals.unmatched)}</p>
        ) : totals.arrivals ? (
          <p>{t.allMatched}</p>
        ) : null}
        {own + repeated > 0 && (
          <p class="bound" data-testid="upper-bound">
            {fill(t.upperBound, { most: number(most), own: number(own), repeated: number(repeated) })}
          </p>
        )}
      </Figure>
      <Figure name={t.figures.perShare} value={perShare(totals)} ratio counted={t.counted.perShare}>
        {t.matchedOnly}
      </Figure>
      <Figure name={t.figures.visitors} value={totals.visitors} counted={t.counted.visitors}>
        {t.visitorsUnit}
      </Figure>
      <Figure name={t.figures.pageViews} value={pageViews(totals)} counted={t.counted.pageViews}>
        {totals.landings !== null &&
          totals.views !== null &&
          fill(t.pageViewsParts, { landings: number(totals.landings), views: number(totals.views) })}
      </Figure>
      <Figure name={t.figures.leftOut} value={totals.left_out} counted={t.counted.leftOut}>
        {t.leftOutUnit}
      </Figure>
    </dl>
  );
}
