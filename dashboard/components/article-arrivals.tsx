import type { VNode } from 'preact';
import type { ArticleAnswer, ArticleArrival } from '../../protocol/index.js';
import { nameOf } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { useSite } from '../site-context.js';
import type { Answer } from '../use-answer.js';
import { Panel } from './panel.js';
import { TableHead } from './table-head.js';

/** Who came first by the article's shares, and who came last. */
export function ArticleArrivals({
  answer,
  source,
}: {
  answer: Answer<ArticleAnswer>;
  source: string;
}): VNode {
  const { t } = useLocale();
  const { value } = answer;
  const first = value?.first_arrivals ?? [];
  const latest = value?.latest_arrivals ?? [];
  // Of a few, the first are the latest too: they are told once.
  const few = (value?.forest.arrivals ?? 0) <= first.length;
  return (
    <Panel
      title={t.comers.title}
      counted={t.counted.comers}
      testId="comers"
      answer={answer}
      source={`${source}&of=arrivals`}
      empty={first.length > 0 ? null : t.comers.none}
    >
      <Arrivals caption={few ? t.comers.all : t.comers.first} arrivals={first} />
      {!few && <Arrivals caption={t.comers.latest} arrivals={[...latest].reverse()} />}
    </Panel>
  );
}

function Arrivals({ caption, arrivals }: { caption: string; arrivals: ArticleArrival[] }): VNode {
  const { t, moment, number } = useLocale();
  const { site } = useSite();
  return (
    <table class="dense">
      <caption>{caption}</caption>
      <TableHead names={[t.comers.at, t.dimensions.channel]} figures={[t.dimensions.generation]} />
      <tbody>
        {arrivals.map(({ at, channel, generation }, index) => (
          <tr key={index}>
            <th scope="row">{moment(at, site.timezone)}</th>
            <td>{nameOf(t.channels, channel)}</td>
            <td class="number">{number(generation)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
