import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { streamSSE, type SSEMessage } from 'hono/streaming';
import { readerOf, siteFor } from './access.js';
import type { Dependencies, Environment } from './environment.js';
import { placesOf, type Shares } from './few-at-once.js';
import { Places } from './places.js';
import { ProblemError } from './problem.js';
import { siteParams, siteRefusals } from './people-schema.js';
import { problemAnswer } from './stats-schema.js';

const PATH = '/v1/sites/{site}/live';

/** Streams at once, and in all. */
const STREAMS: Shares & { all: number } = { own: 8, shared: 50, network: 10, all: 300 };

/** Who has a stream is asked again who they are, ms: by then, who signed out or was taken off hears no more. */
const CHECK_EVERY_MS = 10_000;

/** What is not taken for so long nobody listens to, ms: a connection can end without its streams being told. */
const PATIENCE_MS = 60_000;

/** What a client waits before it comes back, ms and s. */
const RETRY_MS = 3000;
const RETRY_AFTER_S = 30;

/** Adds the stream of what is shared and comes back now. */
export function serveLive(app: OpenAPIHono<Environment>, dependencies: Dependencies): void {
  const { live, log, trustProxy } = dependencies;
  const open = new Places();

  app.openAPIRegistry.registerPath(liveRoute);
  app.get(PATH.replace('{site}', ':site'), (c) => {
    // Nobody would read the stream, nor end it.
    if (c.req.method === 'HEAD') return c.body(null, 200, { 'Content-Type': 'text/event-stream' });
    const site = c.get('site').id;
    const leave = open.take({ ...placesOf(c, STREAMS, trustProxy), all: STREAMS.all });
    if (!leave)
      throw new ProblemError(429, 'There are too many live views open. Close one, or wait a little.', {
        headers: { 'Retry-After': String(RETRY_AFTER_S) },
      });

    const { headers } = c.req.raw;
    const mayRead = async () => siteFor(await readerOf(headers, dependencies), site, dependencies);
    const watcher = live.watch(site, toldAt(headers.get('last-event-id')));
    const response = streamSSE(c, async (stream) => {
      stream.onAbort(() => {
        watcher.stop();
      });
      const send = async (message: SSEMessage) => {
        const patience = setTimeout(() => stream.abort(), PATIENCE_MS);
        await stream.writeSSE(message);
        clearTimeout(patience);
      };
      try {
        await send({ event: 'begin', data: '', retry: RETRY_MS });
        for (let checkedAt = performance.now(); ;) {
          const told = await watcher.next();
          if (!told || stream.aborted) return;
          if (performance.now() - checkedAt >= CHECK_EVERY_MS) {
            await mayRead();
            checkedAt = performance.now();
          }
          const { event, message } = told;
          await send({ event, id: String(message.at), data: JSON.stringify(message) });
        }
      } catch (error) {
        if (error instanceof ProblemError) await send({ event: 'end', data: error.message });
        else log.error({ requestId: c.get('requestId'), err: error }, 'a live view broke off');
      } finally {
        watcher.stop();
        leave();
      }
    });
    response.headers.set('Cache-Control', 'no-store');
    // A proxy that gathers what it passes on would hold everything back.
    response.headers.set('X-Accel-Buffering', 'no');
    return response;
  });
}

/** The time of the last message that a client says it was told; undefined where it says none. */
function toldAt(lastEventId: string | null): number | undefined {
  return /^\d{1,15}$/.test(lastEventId ?? '') ? Number(lastEventId) : undefined;
}

const liveRoute = createRoute({
  method: 'get',
  path: PATH,
  summary: 'What is shared and comes back now',
  description:
    'Server-sent events with JSON. `all` comes first and has what is to be shown, of the last half hour, 200 at most; `more` has what came since, latest first; `still` comes every few seconds while nothing does, so that silence means a broken line. Each has the counts of the last 5 and 30 minutes, and the pages of the last 30. `end`, with a sentence, is the last: access was taken back. After a break, come again with the last `id:` as `Last-Event-ID`, as browsers do by themselves: `all` has what came meanwhile, each item under the `id` it had before, and `missed` says of which time not everything can be told any more. No event names a reader.',
  security: [{ key: [] }, { session: [] }],
  request: {
    params: siteParams,
    headers: z.object({
      'last-event-id': z.string().optional().openapi({ description: 'The `id:` of the last message heard.' }),
    }),
  },
  responses: {
    200: { description: 'The stream.', content: { 'text/event-stream': { schema: z.string() } } },
    ...siteRefusals,
    429: problemAnswer('Too many live views are open; `Retry-After` says when to try again.'),
  },
});
