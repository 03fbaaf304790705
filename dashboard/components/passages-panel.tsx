import type { VNode } from 'preact';
import type { ArticleAnswer } from '../../protocol/index.js';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import type { Answer } from '../use-answer.js';
import { Panel } from './panel.js';
import { Prose } from './prose.js';
import { TableHead } from './table-head.js';

/** Which passages readers copied most, and who came by them. */
export function PassagesPanel({ answer, source }: { answer: Answer<ArticleAnswer>; source: string }): VNode {
  const { t, number } = useLocale();
  const passages = answer.value?.passages ?? [];
  const inAll = answer.value?.passages_in_all ?? 0;
  return (
    <Panel
      title={t.passages.title}
      counted={t.counted.passages}
      terms={['arrivals']}
      testId="passages"
      answer={answer}
      source={`${source}&of=passages`}
      empty={passages.length > 0 ? null : <Prose text={t.passages.none} />}
    >
      <table>
        <caption>
          {inAll > passages.length
            ? fill(t.breakdown.cut, { caption: t.passages.caption, n: number(passages.length) })
            : t.passages.caption}
        </caption>
        <TableHead names={[t.passages.head]} figures={[t.passages.copied, t.figures.arrivals]} />
        <tbody>
          {passages.map(({ hash, words, shares, arrivals }) => (
            <tr key={hash}>
              <th scope="row">
                {/* Anybody's words: text, of its own direction, whatever is in it. */}
                <q>
                  <bdi>{words}</bdi>…
                </q>
              </th>
              <td class="number">{number(shares)}</td>
              <td class="number">{number(arrivals)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
