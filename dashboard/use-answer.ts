import { useEffect, useId, useRef } from 'preact/hooks';
import { AnswerError, ask, SignedOutError } from './api.js';
import { coveredBy } from './covered.js';
import { useSite, type Trouble } from './site-context.js';
import { useAsked, type Asked } from './use-asked.js';

/** How often figures that may still change are read again while somebody looks, ms. */
export const REFRESH_MS = 5000;

/** How reading something of the site stands. */
export interface Answer<T> extends Asked<T> {
  /** More of it is being read: the value covers a part, and will cover more. */
  reading: boolean;
}

interface Options {
  /** After how long it is asked again; null: once all is read, never. */
  everyMs?: number | null;
}

/**
 * Reads what is at `path` for who looks at the site; nothing where it is null. What was only read in part is asked
 * for again until it is whole. Trouble is told to the frame.
 */
export function useAnswer<T extends object>(
  path: string | null,
  { everyMs = REFRESH_MS }: Options = {},
): Answer<T> {
  const { token } = useSite();
  return useLoaded<T>(path, (signal) => ask<T>('GET', path ?? '', { signal, token }), { everyMs });
}

/** The same for an answer that takes more than one question; `key` tells it from others. */
export function useLoaded<T extends object>(
  key: string | null,
  load: (signal: AbortSignal) => Promise<T>,
  { everyMs = REFRESH_MS }: Options = {},
): Answer<T> {
  const { token, tell, leave } = useSite();
  const id = useId();
  const last = useRef({ key: '', read: '', askedAt: 0 });

  const isWhole = (value: T): boolean => {
    const read = coveredBy(value);
    if (read === undefined) return true;
    const now = { key: key ?? '', read: JSON.stringify(read) };
    // Days whose events are no longer kept are never read: then the answer is as whole as it gets.
    const same = last.current.key === now.key && last.current.read === now.read;
    last.current = { ...last.current, ...now };
    return same && Date.now() - last.current.askedAt < 1000;
  };
  const whole = useRef(true);

  const asked = useAsked<T>({
    key: key && `${token ?? ''} ${key}`,
    load: (signal) => {
      last.current.askedAt = Date.now();
      return load(signal);
    },
    everyMs: (value) => {
      whole.current = isWhole(value);
      if (!whole.current) return 0;
      // Who takes long to answer is not asked all the time.
      return everyMs && Math.max(everyMs, 10 * (Date.now() - last.current.askedAt));
    },
  });

  const { error, readAt } = asked;
  useEffect(() => {
    if (error instanceof SignedOutError) leave();
    else tell(id, troubleOf(error), readAt);
  }, [error, readAt]);
  useEffect(() => () => tell(id, null, null), []);

  const part = asked.value !== null && !asked.stale && coveredBy(asked.value) !== undefined;
  return { ...asked, reading: part && !whole.current };
}

/** What to say of a try that failed; null where there is nothing. */
export function troubleOf(error: unknown): Trouble | null {
  if (error === null || error instanceof SignedOutError) return null;
  if (error instanceof AnswerError) return { detail: error.message };
  return navigator.onLine ? 'unreachable' : 'offline';
}
