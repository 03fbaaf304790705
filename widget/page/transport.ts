import { MAX_EVENTS, type EventBatch, type WireEvent } from '../../protocol/index.js';
import { backoff } from './backoff.js';

/** Events in one request: even with the longest addresses they fit into what a keepalive request may carry. */
const AT_ONCE = 25;

/** Takes an event, to be sent with the others of the same task; sends what waits now. */
type Transport = [add: (event: WireEvent) => void, flush: () => void];

/**
 * Brings events to `url`, each batch in the envelope made for it, as long as they `may` go. What could not be
 * delivered stays in memory and is tried again, ever more slowly; of more than 100 events the first, which is
 * the landing, and the latest stay.
 */
export function createTransport(
  url: string,
  envelope: (events: WireEvent[]) => EventBatch,
  may: () => unknown,
): Transport {
  const queue: WireEvent[] = [];
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const keep = (...events: WireEvent[]) => {
    queue.push(...events);
    queue.splice(1, queue.length - MAX_EVENTS);
  };

  const send = (events: WireEvent[]) => {
    const body = JSON.stringify(envelope(events));
    const retry = (afterSeconds?: unknown) => {
      // What failed is older than what came in the meantime.
      keep(...events, ...queue.splice(0));
      timer ??= setTimeout(flush, (Number(afterSeconds) * 1000 || 0) + backoff(failures++, Math.random()));
    };
    try {
      // A string body is text/plain, which needs no preflight.
      fetch(url, { method: 'POST', body, keepalive: true, credentials: 'omit' }).then(
        ({ status, headers }) => {
          if (status > 499 || status === 429) retry(headers.get('Retry-After'));
          else failures = 0;
        },
        retry,
      );
    } catch {
      navigator.sendBeacon(url, body);
    }
  };

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    while (may() && queue.length) send(queue.splice(0, AT_ONCE));
  };

  return [
    (event) => {
      keep(event);
      if (!timer) queueMicrotask(flush);
    },
    flush,
  ];
}
