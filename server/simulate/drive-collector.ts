import { bodyOf, headersOf, type Delivery } from './deliver.js';

/** Requests under way at a time. */
const CONNECTIONS = 64;

/** How often a request is repeated that a collector turns away, or that does not reach it. */
const TRIES = 20;

/** Posts a body and answers what came back. */
export type Post = (
  body: string,
  headers: Record<string, string>,
) => Promise<{ status: number; retryAfterMs: number; detail: string }>;

interface DriveOptions {
  site: string;
  /** Origin of the pages that report. */
  origin: string;
  post: Post;
  /** Resolves when it is that time, ms since the epoch. */
  reach: (at: number) => Promise<void>;
  sleep: (ms: number) => Promise<void>;
  /** Whose clock events are dated by; see `bodyOf`. */
  clock: 'own' | 'now';
  connections?: number;
  progress?: (sent: number) => void;
}

/** Sends deliveries to a collector by its public interface, each at its time. Throws where one is not accepted. */
export async function driveCollector(deliveries: Iterable<Delivery>, options: DriveOptions): Promise<void> {
  const { connections = CONNECTIONS, progress = () => undefined, reach } = options;
  const underWay = new Set<Promise<void>>();
  let sent = 0;
  let failure: Error | undefined;
  for (const delivery of deliveries) {
    await reach(delivery.receivedAt);
    while (underWay.size >= connections) await Promise.race(underWay);
    if (failure !== undefined) break;
    const sending = send(delivery, options)
      .then(() => {
        progress((sent += delivery.reports.length));
      })
      .catch((error: unknown) => {
        failure = error as Error;
      })
      .finally(() => underWay.delete(sending));
    underWay.add(sending);
  }
  await Promise.all(underWay);
  if (failure !== undefined) throw failure;
}

async function send(delivery: Delivery, { site, origin, post, sleep, clock }: DriveOptions): Promise<void> {
  const body = JSON.stringify(bodyOf(site, delivery, clock));
  const headers = {
    ...headersOf(delivery),
    'content-type': 'text/plain;charset=UTF-8',
    origin,
    'x-forwarded-for': delivery.sender.address,
  };
  // Nothing of it acceptable is answered by 400, and that is how some of it is meant.
  const faulty = delivery.reports.every(
    ({ fault, clock: { said }, event, receivedAt }) =>
      fault !== null || !said || receivedAt[0]! - event.at > 86_400_000,
  );
  for (let tries = 1; ; tries += 1) {
    const { status, retryAfterMs, detail } = await post(body, headers);
    if (status === 202 || (status === 400 && faulty)) return;
    const again = status === 429 || status >= 500;
    if (!again || tries === TRIES) throw new Error(`The collector answers ${status}: ${detail}`);
    await sleep(retryAfterMs);
  }
}

/** Posts to a collector at an address. */
export function postTo(url: string): Post {
  const target = new URL('/v1/events', url).href;
  return async (body, headers) => {
    try {
      const response = await fetch(target, { method: 'POST', body, headers });
      const text = await response.text();
      const detail = response.ok ? '' : text.slice(0, 300);
      return {
        status: response.status,
        retryAfterMs: 1000 * Number(response.headers.get('retry-after') ?? 1),
        detail,
      };
    } catch (cause) {
      return { status: 503, retryAfterMs: 500, detail: `it cannot be reached (${(cause as Error).message})` };
    }
  };
}
