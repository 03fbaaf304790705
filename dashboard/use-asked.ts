import { useEffect, useState } from 'preact/hooks';
import { SignedOutError } from './api.js';

const TIMEOUT_MS = 10_000;
/** How soon a try that failed is made again, ms: once soon, as a connection that comes back takes a moment to work. */
const RETRY_MS = { first: 500, later: 5000 };
/** Answers remembered, so that going back shows at once what was there. */
const REMEMBERED = 40;

const remembered = new Map<string, { value: unknown; readAt: number }>();

function remember(key: string, value: unknown, readAt: number): void {
  remembered.delete(key);
  remembered.set(key, { value, readAt });
  const [oldest] = remembered.keys();
  if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
}

/** How reading something stands. */
export interface Asked<T> {
  /** The last answer; kept while the collector cannot be reached, and while another one is on its way. */
  value: T | null;
  /** When it was read, ms since the epoch. */
  readAt: number | null;
  /** The value answers an earlier question than the one that is asked now. */
  stale: boolean;
  /** Why the last try failed. */
  error: unknown;
}

interface Options<T> {
  /** What tells one question from another; null: nothing is asked. */
  key: string | null;
  load: (signal: AbortSignal) => Promise<T>;
  /** After how long it is asked again while the page can be seen, ms; null: not again. */
  everyMs: (value: T) => number | null;
}

/** Asks now, and again as long as somebody looks; what failed is tried again. */
export function useAsked<T>({ key, load, everyMs }: Options<T>): Asked<T> {
  const [state, setState] = useState<Omit<Asked<T>, 'stale'> & { key: string | null }>({
    key: null,
    value: null,
    readAt: null,
    error: null,
  });

  useEffect(() => {
    if (key === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let running: AbortController | undefined;
    const gone = new AbortController();
    let settled = false;
    let failed = 0;

    const known = remembered.get(key) as { value: T; readAt: number } | undefined;
    if (known) setState({ key, ...known, error: null });

    const again = (afterMs: number | null) => {
      settled = afterMs === null;
      if (afterMs !== null) timer = setTimeout(() => void refresh(), afterMs);
    };
    const refresh = async () => {
      clearTimeout(timer);
      if (running || document.visibilityState === 'hidden') return;
      const attempt = (running = new AbortController());
      const limit = setTimeout(() => attempt.abort(), TIMEOUT_MS);
      try {
        const value = await load(attempt.signal);
        if (gone.signal.aborted) return;
        const readAt = Date.now();
        failed = 0;
        remember(key, value, readAt);
        setState({ key, value, readAt, error: null });
        again(everyMs(value));
      } catch (error) {
        if (gone.signal.aborted) return;
        setState((before) => ({ ...before, error }));
        // A signed-out page asks again when it is looked at again, not for ever.
        if (!(error instanceof SignedOutError)) again(failed++ === 0 ? RETRY_MS.first : RETRY_MS.later);
      } finally {
        clearTimeout(limit);
        running = undefined;
      }
    };
    const look = () => {
      if (!settled) void refresh();
    };

    document.addEventListener('visibilitychange', look);
    // A try that fails says that there is no connection any more, and one that succeeds that there is.
    const turn = () => {
      failed = 0;
      void refresh();
    };
    addEventListener('online', turn);
    addEventListener('offline', turn);
    look();
    return () => {
      gone.abort();
      running?.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
      removeEventListener('online', turn);
      removeEventListener('offline', turn);
    };
  }, [key]);

  return { value: state.value, readAt: state.readAt, stale: state.key !== key, error: state.error };
}
