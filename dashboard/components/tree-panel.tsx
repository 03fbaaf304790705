import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { ArticleAnswer, Forest, ShareTree } from '../../protocol/index.js';
import { fill, nameOf } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { drawTree, marksOf, type DrawnShare } from '../share-tree.js';
import { useSite } from '../site-context.js';
import type { Answer } from '../use-answer.js';
import { useWidth } from '../use-width.js';
import { Figure } from './figure.js';
import { Panel } from './panel.js';
import { TreeChart } from './tree-chart.js';
import { TableHead } from './table-head.js';

/** Shares drawn before somebody asks for all: more than these fill a screen. */
const FIRST_SHARES = 24;
/** As many colours as can be told apart; further channels have their mark only. */
const COLOURS = 8;

interface Props {
  answer: Answer<ArticleAnswer>;
  source: string;
  /** The page is narrowed by more than the article: the trees are not. */
  narrowing: boolean;
}

/** The trees that an article's shares make: what they come to, and one of them to look at or to read. */
export function TreePanel({ answer, source, narrowing }: Props): VNode {
  const { t, plural, number } = useLocale();
  const [chosen, setChosen] = useState(0);
  const [all, setAll] = useState(false);
  const { value } = answer;
  const trees = value?.trees ?? [];
  const index = Math.min(chosen, trees.length - 1);
  const tree = trees[index];
  const limit = all ? Infinity : FIRST_SHARES;
  const more = tree && <Cut tree={tree} limit={limit} onMore={() => setAll(!all)} />;
  return (
    <Panel
      title={t.tree.title}
      counted={t.counted.trees}
      terms={['shares']}
      testId="trees"
      wide
      answer={answer}
      source={`${source}&of=trees`}
      tools={
        trees.length > 1 && (
          <div class="picker small" role="group" aria-label={t.tree.which}>
            {trees.map(({ shares }, place) => (
              <button
                key={place}
                type="button"
                aria-pressed={place === index}
                aria-label={fill(t.tree.one, {
                  n: number(place + 1),
                  shares: plural(t.sharesCount, shares),
                })}
                onClick={() => {
                  setChosen(place);
                  setAll(false);
                }}
              >
                {number(place + 1)}
              </button>
            ))}
          </div>
        )
      }
      empty={value?.forest.shares === 0 ? t.tree.none : null}
      above={value && <Facts forest={value.forest} narrowing={narrowing} drawable={trees.length} />}
      chart={
        tree ? (
          <figure class="tree">
            <Drawn trees={trees} tree={tree} place={index} limit={limit} />
            {more}
          </figure>
        ) : null
      }
    >
      {tree ? (
        <>
          <TreeTable tree={tree} place={index} limit={limit} />
          {more}
        </>
      ) : (
        <p class="quiet">{t.tree.noTree}</p>
      )}
    </Panel>
  );
}

/** What all trees of the article come to. */
function Facts({ forest, narrowing, drawable }: { forest: Forest; narrowing: boolean; drawable: number }) {
  const { t, plural, number } = useLocale();
  const passedOn = forest.trees - forest.alone;
  return (
    <>
      <dl class="facts">
        <Figure name={t.tree.trees} value={forest.trees} counted={t.counted.trees}>
          {plural(t.tree.alone, forest.alone)}
          {forest.continued > 0 && ` · ${plural(t.tree.continued, forest.continued)}`}
        </Figure>
        <Figure name={t.tree.largest} value={forest.largest} counted={t.counted.largest}>
          {t.tree.largestUnit}
        </Figure>
        <Figure name={t.tree.depth} value={forest.depth} counted={t.counted.depth}>
          {t.tree.depthUnit}
        </Figure>
        <Figure name={t.tree.branching} value={forest.branching} kind="ratio" counted={t.counted.branching}>
          {t.tree.branchingUnit}
        </Figure>
        <Figure
          name={t.tree.virality}
          value={forest.virality}
          kind="ratio"
          counted={t.counted.virality}
          testId="virality"
        >
          {t.tree.viralityUnit}
        </Figure>
      </dl>
      {narrowing && <p class="quiet">{t.tree.notNarrowed}</p>}
      {passedOn > drawable && drawable > 0 && (
        <p class="quiet">{fill(t.tree.largestOnly, { n: number(drawable), all: number(passedOn) })}</p>
      )}
    </>
  );
}

interface OfTree {
  tree: ShareTree;
  /** Among the trees, from 0. */
  place: number;
  limit: number;
}

function Drawn({ trees, tree, place, limit }: OfTree & { trees: ShareTree[] }): VNode {
  const locale = useLocale();
  const { t, number } = locale;
  const { site } = useSite();
  const { ref, width } = useWidth<HTMLDivElement>();
  const drawing = useMemo(
    () => (width > 0 ? drawTree(tree.nodes, { limit, width }) : null),
    [tree, limit, width],
  );
  // The same colours and marks in all trees of the article.
  const channels = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { nodes } of trees)
      for (const { channel } of nodes) counts.set(channel, (counts.get(channel) ?? 0) + 1);
    const keys = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([key]) => key);
    const marks = marksOf(keys.map((key) => nameOf(t.channels, key)));
    return new Map(
      keys.map((key, index) => [key, { mark: marks[index] ?? '?', colour: index < COLOURS ? index : null }]),
    );
  }, [trees, t]);
  const channelOf = (key: string) => channels.get(key) ?? { mark: '?', colour: null };
  const here = new Set(tree.nodes.slice(0, limit).map(({ channel }) => channel));
  const most = Math.max(1, ...tree.nodes.map(({ arrivals }) => arrivals));
  return (
    <>
      <figcaption>
        {captionOf(tree, place, locale)}
        <ul class="legend">
          {[...channels].map(
            ([key, { mark, colour }]) =>
              here.has(key) && (
                <li key={key} class={`mark ${colour === null ? 'no-colour' : `colour-${colour}`}`}>
                  <b aria-hidden="true">{mark}</b> {nameOf(t.channels, key)}
                </li>
              ),
          )}
          <li>{fill(t.tree.size, { n: number(most) })}</li>
        </ul>
      </figcaption>
      <div ref={ref}>
        {drawing && (
          <TreeChart
            drawing={drawing}
            summary={captionOf(tree, place, locale)}
            describe={(share) => describe(share, locale, site.timezone)}
            channelOf={channelOf}
            most={most}
          />
        )}
      </div>
    </>
  );
}

function TreeTable({ tree, place, limit }: OfTree): VNode {
  const locale = useLocale();
  const { t, number, moment } = locale;
  const { site } = useSite();
  const { shares } = useMemo(() => drawTree(tree.nodes, { limit, width: 0 }), [tree, limit]);
  const marked = shares.some(({ hidden }) => hidden > 0);
  return (
    <div class="scrolls" tabIndex={0} role="group" aria-label={t.tree.title}>
      <table class="dense">
        <caption>{captionOf(tree, place, locale)}</caption>
        <TableHead
          names={[t.tree.share, t.dimensions.channel, t.tree.at]}
          figures={[t.dimensions.generation, t.figures.arrivals, ...(marked ? [t.tree.notShown] : [])]}
        />
        <tbody>
          {shares.map((share) => (
            <tr key={share.number}>
              <th scope="row">{share.number}</th>
              <td>
                {nameOf(t.channels, share.channel)}
                <small>{nameOf(t.methods, share.method)}</small>
              </td>
              <td>{moment(share.at, site.timezone)}</td>
              <td class="number">{number(share.generation)}</td>
              <td class="number">{number(share.arrivals)}</td>
              {marked && <td class="number">{number(share.hidden)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Says which part of a large tree is shown, and shows more of it. */
function Cut({ tree, limit, onMore }: { tree: ShareTree; limit: number; onMore: () => void }): VNode | null {
  const { t, number, plural } = useLocale();
  const shown = Math.min(limit, tree.nodes.length);
  const more = tree.nodes.length > FIRST_SHARES;
  if (shown === tree.shares && !more) return null;
  return (
    <p class="more">
      {shown < tree.shares && (
        <span class="quiet">{fill(t.tree.cut, { n: number(shown), all: number(tree.shares) })} </span>
      )}
      {more && (
        <button type="button" aria-expanded={limit === Infinity} onClick={onMore}>
          {limit === Infinity ? t.breakdown.showFewer : plural(t.tree.showMore, tree.nodes.length)}
        </button>
      )}
    </p>
  );
}

function captionOf(
  tree: ShareTree,
  place: number,
  { t, plural, number, ratio }: ReturnType<typeof useLocale>,
) {
  return fill(t.tree.caption, {
    n: number(place + 1),
    shares: plural(t.sharesCount, tree.shares),
    arrivals: plural(t.arrivalsCount, tree.arrivals),
    depth: number(tree.depth),
    breadth: number(tree.breadth),
    virality: tree.virality === null ? '–' : ratio(tree.virality),
  });
}

function describe(share: DrawnShare, { t, plural, moment }: ReturnType<typeof useLocale>, timezone: string) {
  const parts = [
    fill(t.tree.said, {
      number: share.number,
      channel: nameOf(t.channels, share.channel),
      method: nameOf(t.methods, share.method),
      at: moment(share.at, timezone),
      generation: String(share.generation),
    }),
    plural(t.arrivalsCount, share.arrivals),
    ...(share.children.length > 0 ? [plural(t.tree.passedOn, share.children.length)] : []),
    ...(share.hidden > 0 ? [plural(t.tree.hidden, share.hidden)] : []),
  ];
  return parts.join(' · ');
}
