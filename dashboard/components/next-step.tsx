import type { VNode } from 'preact';
import { useLocale } from '../locale-context.js';
import type { Report } from '../report.js';
import { countOf, isQuiet } from '../rows.js';
import { Prose } from './prose.js';

/** While the loop is not yet closed: what would come next. Nothing once an arrival is there. */
export function NextStep({ report: { site, day, leftOut } }: { report: Report }): VNode | null {
  const { t } = useLocale();
  const { totals } = day;
  if (isQuiet(totals)) return <p class="note">{t.quiet}</p>;
  // Where an own opening was left out, that is said already, with what to do.
  if (totals.arrivals || countOf(leftOut.rows, 'self-or-household') > 0) return null;
  const { title, text } = totals.shares
    ? { title: t.nextArrival.title, text: site.id === 'demo' ? t.nextArrival.demo : t.nextArrival.text }
    : t.nextShare;
  return (
    <div class="note">
      <p>
        <b>{title}</b>
      </p>
      <p>
        <Prose text={text} />
      </p>
    </div>
  );
}
