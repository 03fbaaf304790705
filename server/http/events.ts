import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { MAX_BODY_BYTES, MAX_EVENTS } from '../../protocol/index.js';
import type { Environment } from './environment.js';
import { readBody } from './read-body.js';
import { eventSchema, rejectedSchema } from './schema.js';
import { problemAnswer } from './stats-schema.js';
import type { EventTaker } from './take-events.js';

/** Where pages report what happened on them. */
export const EVENTS_PATH = '/v1/events';

/** Of every answer there. Any page may try; whether it may report for a site is decided by the site's origins. No cookies. */
export const EVENTS_HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Retry-After',
  'Cache-Control': 'no-store',
};

/** Adds `POST /v1/events`, where pages report what happened on them. */
export function serveEvents(app: OpenAPIHono<Environment>, taker: EventTaker): void {
  app.use(EVENTS_PATH, async (c, next) => {
    for (const [name, value] of Object.entries(EVENTS_HEADERS)) c.header(name, value);
    await next();
  });

  app.options(EVENTS_PATH, (c) =>
    c.body(null, 204, {
      'Access-Control-Allow-Methods': 'POST',
      'Access-Control-Allow-Headers': 'content-type',
      'Access-Control-Max-Age': '86400',
    }),
  );

  app.openAPIRegistry.registerPath(eventsRoute);
  app.post(EVENTS_PATH, async (c) => {
    const letIn = taker.letIn({
      peer: c.env.incoming?.socket.remoteAddress,
      header: (name) => c.req.header(name),
    });
    return c.json(await taker.take(letIn, await readBody(c.req.raw, MAX_BODY_BYTES)), 202);
  });
}

const batchSchema = z
  .object({
    site: z.string().openapi({ example: 'demo' }),
    sent: z
      .number()
      .optional()
      .openapi({ description: "When the batch was sent, by the client's clock, ms since the epoch." }),
    signal: z
      .boolean()
      .optional()
      .openapi({ description: "The reader's browser asks not to be followed: no visitor key is made." }),
    events: z.array(eventSchema).min(1).max(MAX_EVENTS),
  })
  .openapi('Batch');

const eventsRoute = createRoute({
  method: 'post',
  path: EVENTS_PATH,
  summary: 'Reports what happened on pages',
  description:
    'Called by the widget, from pages whose origin the site allows. Answers 202 once the accepted events are safely on disk. A repeated id counts once.',
  request: {
    body: {
      required: true,
      content: { 'text/plain': { schema: batchSchema }, 'application/json': { schema: batchSchema } },
    },
  },
  responses: {
    202: {
      description: 'At least one event was accepted, or is on record already.',
      content: {
        'application/json': {
          schema: z
            .object({
              accepted: z.number().int(),
              duplicates: z.number().int(),
              rejected: z.array(rejectedSchema),
            })
            .openapi('BatchAnswer'),
        },
      },
    },
    400: problemAnswer('The body is malformed, or none of its events could be accepted.'),
    403: problemAnswer("The page's origin is not one of the site's."),
    404: problemAnswer('No such site.'),
    413: problemAnswer(`The body is larger than ${MAX_BODY_BYTES} bytes.`),
    415: problemAnswer('Neither text/plain nor application/json.'),
    429: problemAnswer(
      'This address or this site sent too many events within a minute; `Retry-After` says when it is over.',
    ),
    503: problemAnswer(
      'There is too much to do, or the store could not write; `Retry-After` says when to try again.',
    ),
  },
});
