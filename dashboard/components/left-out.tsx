import type { VNode } from 'preact';
import { useLocale } from '../locale-context.js';
import type { Report } from '../report.js';
import { Panel } from './panel.js';
import { SectionLink } from './section-link.js';
import { TableHead } from './table-head.js';

/** What was reported and is in no other figure, by reason, in a publisher's words. */
export function LeftOut({ report: { leftOut } }: { report: Pick<Report, 'leftOut'> }): VNode {
  const { t, number } = useLocale();
  const words: Record<string, { name: string; text: string } | undefined> = t.reasons;
  return (
    <Panel title={t.byReason.title} counted={t.counted.reasons} testId="left-out" wide>
      {leftOut.rows.length === 0 ? (
        <p class="quiet">{t.noneLeftOut}</p>
      ) : (
        <table>
          <caption>{t.byReason.caption}</caption>
          <TableHead names={[t.byReason.head]} figures={[t.byReason.count]} />
          <tbody>
            {leftOut.rows.map(({ reason, count }) => (
              <tr key={reason}>
                <th scope="row">
                  {words[reason]?.name ?? reason} <small>{words[reason]?.text}</small>
                </th>
                <td class="number">{number(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p class="more">
        <SectionLink to="/left-out">{t.leftOutPage.link}</SectionLink>
      </p>
    </Panel>
  );
}
