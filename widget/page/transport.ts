import { MAX_EVENTS, type EventBatch, type WireEvent } from '../../protocol/index.js';
import { backoff } from './backoff.js';

/** Characters of a request that may outlive its page: browsers let 64 KiB, of all that are under way. */
const MAX_KEPT_ALIVE = 5e4;

/** How long an event waits for others, ms: sending is dear, and what is to be seen on the page comes first. */
const PAUSE_MS = 50;

/** Takes an event, to be sent with those that follow at once; sends what waits now. */
type Transport = [add: (event: WireEvent) => void, flush: () => void];

/**
 * Brings events to what `url` says once there are any, each batch with the `fields` beside it, as long as they `may` go. What could not be
 * delivered stays in memory and is tried again, ever more slowly; of more than 100 events the first, which is
 * the landing, and the latest stay.
 */
export function createTransport(
  url: () => string | URL,
  fields: Pick<EventBatch, 'site' | 'signal'>,
  may: () => unknown,
): Transport {
  const queue: WireEvent[] = [];
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const events = may() ? queue.splice(0) : [];
    if (!events.length) return;
    const batch: EventBatch = { ...fields, sent: Date.now(), events };
    const body = JSON.stringify(batch);
    const retry = (afterSeconds: unknown) => {
      // What failed is older than what came in the meantime.
      queue.unshift(...events);
      timer ??= setTimeout(
        flush,
        ((afterSeconds as number) * 1000 || 0) + backoff(failures++, Math.random()),
      );
    };
    try {
      // A string body is text/plain, which needs no preflight.
      fetch(url(), {
        method: 'POST',
        body,
        keepalive: body.length < MAX_KEPT_ALIVE,
        credentials: 'omit',
      }).then(({ status, headers }) => {
        if (status > 499 || status === 429) retry(headers.get('Retry-After'));
        else failures = 0;
      }, retry);
    } catch {
      navigator.sendBeacon(url(), body);
    }
  };

  return [
    (event) => {
      queue.push(event);
      queue.splice(1, queue.length - MAX_EVENTS);
      timer ??= setTimeout(() => flush(), PAUSE_MS);
    },
    flush,
  ];
}
