import type { VNode } from 'preact';
import type { LeftOutAnswer } from '../../protocol/index.js';
import { kindOf, leftOutTotals, REASON_KINDS } from '../left-out.js';
import { useLocale } from '../locale-context.js';
import type { Answer } from '../use-answer.js';
import { Bar } from './bar.js';
import { Panel } from './panel.js';
import { TableHead } from './table-head.js';

interface Props {
  answer: Answer<LeftOutAnswer>;
  source: string;
}

/** Each reason with what it means and how often it held, kind by kind. */
export function LeftOutReasons({ answer, source }: Props): VNode {
  const { t, number } = useLocale();
  const words: Record<string, { name: string; text: string } | undefined> = t.reasons;
  const rows = answer.value?.rows ?? [];
  const totals = leftOutTotals(rows);
  const full = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <Panel
      title={t.leftOutPage.byReason}
      counted={t.counted.reasons}
      testId="left-out"
      wide
      answer={answer}
      source={source}
      empty={rows.length > 0 ? null : t.noneLeftOut}
    >
      <table class="by-kind">
        <caption>{t.byReason.caption}</caption>
        <TableHead names={[t.byReason.head]} figures={[t.byReason.count]} />
        {REASON_KINDS.map((kind) => {
          const ofKind = rows.filter(({ reason }) => kindOf(reason) === kind);
          if (ofKind.length === 0) return null;
          return (
            <tbody key={kind}>
              <tr>
                <th scope="rowgroup">
                  <span class={`key ${kind}`}>{t.reasonKinds[kind].name}</span>
                </th>
                <td class="number">{number(totals[kind])}</td>
              </tr>
              {ofKind
                .sort((a, b) => b.count - a.count)
                .map(({ reason, count }) => (
                  <tr key={reason}>
                    <th scope="row">
                      {words[reason]?.name ?? reason} <small>{words[reason]?.text}</small>
                    </th>
                    <td class="measured">
                      {number(count)}
                      <Bar value={count} full={full} tone={kind} />
                    </td>
                  </tr>
                ))}
            </tbody>
          );
        })}
      </table>
    </Panel>
  );
}
