import type { ComponentChildren, VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { LiveItem } from '../../protocol/index.js';
import { ago } from '../ago.js';
import { withGaps, type LiveList } from '../live-list.js';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { keyName } from '../names.js';
import { pageLink } from '../page-link.js';
import { useNow } from '../use-now.js';
import { ArticleLink } from './article-link.js';
import { Panel } from './panel.js';

/** Lines shown before somebody asks for all. */
const FIRST_LINES = 15;
/** How often times are told anew, ms. */
const TICK_MS = 10_000;

interface Props {
  /** Null before the first message. */
  list: LiveList | null;
  aheadMs: number;
  /** Stands in the heading. */
  tools: ComponentChildren;
}

/** Shares and arrivals one by one, latest first, and where some are missing. */
export function LiveFeed({ list, aheadMs, tools }: Props): VNode {
  const { t, plural } = useLocale();
  const now = useNow(TICK_MS) + aheadMs;
  const [all, setAll] = useState(false);
  const lines = list ? withGaps(list) : [];
  // What was there when the page came draws no attention to itself.
  const first = useRef<Set<string> | null>(null);
  if (list) first.current ??= new Set(list.items.map(({ id }) => id));
  const shown = all ? lines : lines.slice(0, FIRST_LINES);
  return (
    <Panel
      title={t.live.list}
      counted={t.counted.live}
      testId="live-list"
      answer={{ value: list, stale: false, error: null, reading: false }}
      tools={tools}
      empty={lines.length > 0 ? null : t.live.none}
    >
      <ol class="moments" reversed>
        {shown.map((line) =>
          'from' in line ? (
            <Gap key={`gap ${line.to}`} {...line} />
          ) : (
            <Moment key={line.id} item={line} now={now} fresh={first.current?.has(line.id) === false} />
          ),
        )}
      </ol>
      {lines.length > FIRST_LINES && (
        <p class="more">
          <button type="button" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t.breakdown.showFewer : plural(t.live.showAll, lines.length)}
          </button>
        </p>
      )}
    </Panel>
  );
}

interface MomentProps {
  item: LiveItem;
  /** By the collector's clock, ms since the epoch. */
  now: number;
  fresh: boolean;
}

function Moment({ item, now, fresh }: MomentProps): VNode {
  const locale = useLocale();
  const { t } = locale;
  const { type, at, page, title, channel, generation, country } = item;
  const { path } = pageLink(page);
  const beside = [
    fill(t.live.generation, { n: locale.number(generation) }),
    ...(country === null ? [] : [locale.country(country)]),
  ];
  return (
    <li class={fresh ? 'fresh' : undefined}>
      <p>
        <b class={`key ${type}s`}>{t.live[type]}</b> {keyName('channel', channel, locale)}{' '}
        <small>{beside.join(' · ')}</small>
      </p>
      {/* Titles come from anyone: text, and of its own direction, whatever is in it. */}
      <p class="of">
        <ArticleLink page={page}>
          <bdi>{title ?? t.byPage.untitled}</bdi>
        </ArticleLink>{' '}
        <small>{path}</small>
      </p>
      <time dateTime={new Date(at).toISOString()} title={locale.moment(at)}>
        {ago(t.locale, now - at)}
      </time>
    </li>
  );
}

function Gap({ from, to }: { from: number; to: number }): VNode {
  const { t, time, moment } = useLocale();
  const told = to - from < 12 * 3_600_000 ? time : moment;
  return <li class="gap">{fill(t.live.missed, { from: told(from), to: told(to) })}</li>;
}
