import type { ComponentChildren, VNode } from 'preact';
import type { StatsRow } from '../../protocol/index.js';
import { useLocale } from '../locale-context.js';
import { largest } from '../rows.js';
import { Amount } from './amount.js';
import { Bar } from './bar.js';
import { TableHead } from './table-head.js';

interface Props {
  caption: string;
  head: string;
  rows: StatsRow[];
  label: (row: StatsRow) => ComponentChildren;
  /** Rows that the bars are measured against. */
  measure: StatsRow[];
}

/** Landings and visitors, a line for each row. */
export function LandingTable({ caption, head, rows, label, measure }: Props): VNode {
  const { t } = useLocale();
  const full = largest(measure, 'landings');
  return (
    <table>
      <caption>{caption}</caption>
      <TableHead names={[head]} figures={[t.figures.landings, t.figures.visitors]} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{label(row)}</th>
            <td class="measured">
              <Amount value={row.landings} />
              <Bar value={row.landings} full={full} tone={row.key === 'token' ? 'arrivals' : 'plain'} />
            </td>
            <td class="number">
              <Amount value={row.visitors} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
