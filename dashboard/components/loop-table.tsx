import type { ComponentChildren, VNode } from 'preact';
import { perShare, type Figures, type StatsRow } from '../../protocol/index.js';
import { useLocale } from '../locale-context.js';
import { largest } from '../rows.js';
import { Amount } from './amount.js';
import { Bar } from './bar.js';
import { TableHead } from './table-head.js';

interface Props {
  caption: string;
  head: string;
  rows: StatsRow[];
  /** Given: shown as the last row. */
  totals?: Figures;
  label: (row: StatsRow) => ComponentChildren;
  /** Rows that the bars are measured against, where `rows` is only a part of them. */
  measure?: StatsRow[];
}

/** What was shared and what came back, side by side, a line for each row. */
export function LoopTable({ caption, head, rows, totals, label, measure = rows }: Props): VNode {
  const { t, plural } = useLocale();
  const full = largest(measure, 'shares', 'arrivals');
  const cells = (figures: Figures, bars: boolean) => (
    <>
      <td class="measured">
        <Amount value={figures.shares} />
        {bars && <Bar value={figures.shares} full={full} tone="shares" />}
      </td>
      <td class="measured">
        <Amount value={figures.arrivals} />
        {bars && <Bar value={figures.arrivals} full={full} tone="arrivals" />}
        {bars && figures.unmatched ? <small>{plural(t.unmatchedShort, figures.unmatched)}</small> : null}
      </td>
      <td class="number">
        <Amount value={perShare(figures)} kind="ratio" />
      </td>
    </>
  );
  if (rows.length === 0) return <p class="quiet">{t.noneShared}</p>;
  return (
    <table class="loop">
      <caption>{caption}</caption>
      <TableHead names={[head]} figures={[t.figures.shares, t.figures.arrivals, t.figures.perShareShort]} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{label(row)}</th>
            {cells(row, true)}
          </tr>
        ))}
      </tbody>
      {totals && rows.length > 1 && (
        <tfoot>
          <tr>
            <th scope="row">{t.total}</th>
            {cells(totals, false)}
          </tr>
        </tfoot>
      )}
    </table>
  );
}
