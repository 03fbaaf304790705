import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Figure } from '../components/figure.js';
import { LiveFeed } from '../components/live-feed.js';
import { LivePages } from '../components/live-pages.js';
import { LiveStatus } from '../components/live-status.js';
import { Skeleton } from '../components/skeleton.js';
import { newIn, type LiveList } from '../live-list.js';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { useSite } from '../site-context.js';
import { KEYS } from '../shortcuts.js';
import { useKeys } from '../use-keys.js';
import { useLive } from '../use-live.js';
import { useTitle } from '../use-title.js';

/** How often new shares and arrivals are told to who does not see the page, ms. */
const SAY_EVERY_MS = 20_000;

/** What is shared and opened now. */
export function LivePage(): VNode {
  const { t, plural, number } = useLocale();
  const live = useLive();
  // What is shown stands still while it is paused; what comes is kept for afterwards.
  const [held, setHeld] = useState<LiveList | null>(null);
  const list = held ?? live.list;
  useTitle(t.live.title);
  useNews(live.list, held !== null);
  const pause = () => setHeld(held ? null : live.list);
  useKeys((key) => {
    if (key === KEYS.pause) pause();
    return key === KEYS.pause;
  });

  const waiting = held && live.list ? newIn(live.list, held) : null;
  const waitingCount = waiting ? waiting.shares + waiting.arrivals : 0;
  const counts = list?.counts ?? [];
  const [short, long] = [counts[0], counts.at(-1)];
  return (
    <>
      <div class="title">
        <h1>{t.live.title}</h1>
      </div>
      <p class="lead">{t.live.text}</p>
      <LiveStatus {...live} />
      {short && long ? (
        <dl class="totals two">
          {(['shares', 'arrivals'] as const).map((figure) => (
            <Figure
              key={figure}
              name={plural(t.live[figure], long.minutes)}
              value={long[figure]}
              counted={t.counted[figure]}
              tone={figure}
              testId={`live-${figure}`}
            >
              <p>{fill(plural(t.live.recently, short.minutes), { count: number(short[figure]) })}</p>
            </Figure>
          ))}
        </dl>
      ) : (
        <Skeleton figures={2} />
      )}
      <div class="panels">
        <LiveFeed
          list={list}
          aheadMs={live.aheadMs}
          tools={
            <button type="button" class="pause" disabled={live.list === null} onClick={pause}>
              {held === null
                ? t.live.pause
                : waitingCount > 0
                  ? plural(t.live.resumeNew, waitingCount)
                  : t.live.resume}
            </button>
          }
        />
        {/* Not before there is something above it: what comes first would push it away. */}
        {list && <LivePages list={list} minutes={long?.minutes ?? 30} />}
      </div>
    </>
  );
}

/** Tells people who do not see the page what came, all at once and not all the time. */
function useNews(list: LiveList | null, paused: boolean): void {
  const { t, plural } = useLocale();
  const { say } = useSite();
  const latest = useRef(list);
  const told = useRef<LiveList | null>(null);
  latest.current = list;
  // What was there before is no news.
  told.current ??= list;
  useEffect(() => {
    if (paused) return undefined;
    const timer = setInterval(() => {
      const { current } = latest;
      if (!current || document.visibilityState === 'hidden') return;
      const { shares, arrivals } = newIn(current, told.current);
      told.current = current;
      const news = [
        ...(shares > 0 ? [plural(t.sharesCount, shares)] : []),
        ...(arrivals > 0 ? [plural(t.arrivalsCount, arrivals)] : []),
      ];
      if (news.length > 0) say(news.join(', '));
    }, SAY_EVERY_MS);
    return () => clearInterval(timer);
  }, [paused, t]);
}
