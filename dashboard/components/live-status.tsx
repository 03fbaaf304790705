import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { LiveState } from '../live-connection.js';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { useSite } from '../site-context.js';
import { useNow } from '../use-now.js';

interface Props {
  state: LiveState;
  retry: () => void;
}

/** Says whether what is shown is live, and if not, since when, and what happens next. */
export function LiveStatus({ state, retry }: Props): VNode {
  const { t } = useLocale();
  useSaying(state);
  if (state.kind === 'lost') return <Lost since={state.since} retryAt={state.retryAt} retry={retry} />;
  if (state.kind === 'ended')
    return (
      <p class="note" data-testid="live-status">
        {fill(t.live.ended, { detail: state.detail })}
      </p>
    );
  return (
    <p class={state.kind === 'live' ? 'live-status on' : 'live-status'} data-testid="live-status">
      {state.kind === 'live' ? t.live.on : t.live.connecting}
    </p>
  );
}

function Lost({ since, retryAt, retry }: { since: number; retryAt: number; retry: () => void }): VNode {
  const locale = useLocale();
  const { t } = locale;
  const now = useNow(1000);
  const leftS = Math.ceil((retryAt - now) / 1000);
  // After a night, the time alone would be taken for today's.
  const time = now - since < 12 * 3_600_000 ? locale.time(since) : locale.moment(since);
  return (
    <div class="live-status lost note" data-testid="live-status">
      <p>
        <b>{fill(t.live.lost, { time })}</b>{' '}
        {leftS > 0 ? fill(t.live.waits, { time: locale.duration(leftS * 1000) }) : t.live.tries}
      </p>
      <button type="button" onClick={retry}>
        {t.live.again}
      </button>
    </div>
  );
}

/** Tells people who do not see the page that it stopped being live, and that it is live again; not every try. */
function useSaying({ kind }: LiveState): void {
  const { t } = useLocale();
  const { say } = useSite();
  const wasLost = useRef(false);
  useEffect(() => {
    if (kind === 'lost' && !wasLost.current) say(t.live.lostSaid);
    else if (kind === 'live' && wasLost.current) say(t.live.back);
    if (kind === 'lost' || kind === 'live') wasLost.current = kind === 'lost';
  }, [kind]);
}
