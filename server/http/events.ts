import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  MAX_BODY_BYTES,
  MAX_EVENTS,
  SITE_PATTERN,
  type BatchAnswer,
  type Rejected,
  type WireEvent,
} from '../../protocol/index.js';
import { admit, daysOf } from '../domain/admit.js';
import { localDay } from '../domain/time.js';
import type { Append, Site } from '../store/port.js';
import { clientAddress } from './client-address.js';
import type { Dependencies, Environment } from './environment.js';
import { ProblemError } from './problem.js';
import { readBody } from './read-body.js';
import { envelopeSchema, eventSchema, explain, rejectedSchema } from './schema.js';
import { problemAnswer } from './stats-schema.js';
import type { Watch } from './watching.js';

const PATH = '/v1/events';

/** What a client should wait before it tries again when the store could not write. */
const RETRY_AFTER_S = 5;

/** Adds `POST /v1/events`, where pages report what happened on them. */
export function serveEvents(app: OpenAPIHono<Environment>, dependencies: Dependencies, watch: Watch): void {
  const { store, trustProxy, gate, now } = dependencies;

  app.use(PATH, async (c, next) => {
    // Any page may try; whether it may report for a site is decided by the site's origins. No cookies.
    c.header('Access-Control-Allow-Origin', '*');
    c.header('Access-Control-Expose-Headers', 'Retry-After');
    c.header('Cache-Control', 'no-store');
    await next();
  });

  app.options(PATH, (c) =>
    c.body(null, 204, {
      'Access-Control-Allow-Methods': 'POST',
      'Access-Control-Allow-Headers': 'content-type',
      'Access-Control-Max-Age': '86400',
    }),
  );

  app.openAPIRegistry.registerPath(eventsRoute);
  app.post(PATH, async (c) => {
    const receivedAt = now();
    const address = clientAddress(
      c.env.incoming?.socket.remoteAddress,
      c.req.header('x-forwarded-for'),
      trustProxy,
    );
    gate.enter(address);
    const batch = await readBatch(c);
    gate.count(address, batch.events.length);
    const site = await durably(() => siteOf(batch.site, dependencies));
    checkOrigin(c.req.header('origin'), site);

    const { valid, rejected } = sortOut(batch.events);
    const context = {
      site,
      receivedAt,
      sent: batch.sent,
      address,
      userAgent: c.req.header('user-agent') ?? '',
      acceptLanguage: c.req.header('accept-language') ?? '',
      signal: batch.signal === true || c.req.header('sec-gpc') === '1' || c.req.header('dnt') === '1',
    };
    const salts = new Map<string, string | undefined>();
    for (const day of daysOf(valid, context))
      salts.set(day, await durably(() => store.getSalt(site.id, day)));
    const door = admit(valid, { ...context, saltOf: (day) => salts.get(day) });
    rejected.push(...door.rejected);
    rejected.sort((a, b) => a.index - b.index);

    const refused = tally(rejected, localDay(receivedAt, site.timezone));
    const verdicts =
      door.events.length > 0 || refused.length > 0
        ? await gate.pass(site.id, batch.events.length, () =>
            watched(watch, () =>
              durably(() =>
                store.append({ site: site.id, events: [...door.events, ...door.implied], refused }),
              ),
            ),
          )
        : [];
    const answers = verdicts.slice(0, door.events.length);
    const accepted = answers.filter((verdict) => verdict === 'accepted').length;
    const answer: BatchAnswer = { accepted, duplicates: answers.length - accepted, rejected };
    for (const [outcome, count] of [
      ['accepted', answer.accepted],
      ['duplicate', answer.duplicates],
      ...refused.map(({ reason, count }) => [reason, count] as const),
    ] as const)
      if (count > 0) watch.events.add({ outcome }, count);
    if (verdicts.length > 0) return c.json(answer, 202);
    throw new ProblemError(400, 'None of the events could be accepted; each has its reason in "rejected".', {
      rejected,
    });
  });
}

/** The batch as it was sent, its events not yet looked at. Throws a `ProblemError` where it is none. */
async function readBatch(c: Context<Environment>): Promise<z.output<typeof envelopeSchema>> {
  const type = (c.req.header('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'text/plain' && type !== 'application/json')
    throw new ProblemError(415, 'Send the batch as text/plain or application/json.');
  if (!['', 'identity'].includes((c.req.header('content-encoding') ?? '').trim().toLowerCase()))
    throw new ProblemError(415, 'Send the batch uncompressed.');

  const text = await readBody(c.req.raw, MAX_BODY_BYTES);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    throw new ProblemError(400, 'The body is not JSON.', { cause });
  }
  const envelope = envelopeSchema.safeParse(body);
  if (!envelope.success)
    throw new ProblemError(400, `The body is not a batch of events: ${explain(envelope.error)}`);
  const { length } = envelope.data.events;
  if (length === 0) throw new ProblemError(400, 'The batch has no events.');
  if (length > MAX_EVENTS)
    throw new ProblemError(400, `The batch has ${length} events; send at most ${MAX_EVENTS} at a time.`);
  return envelope.data;
}

async function siteOf(id: string, { store }: Dependencies): Promise<Site> {
  const site = SITE_PATTERN.test(id) ? await store.getSite(id) : undefined;
  if (site) return site;
  throw new ProblemError(404, 'There is no such site here. Compare data-site with "luciole site list".');
}

function checkOrigin(origin: string | undefined, site: Site): void {
  if (origin !== undefined && site.origins.includes(origin)) return;
  throw new ProblemError(
    403,
    origin === undefined || origin === 'null'
      ? 'The request says no origin, so it cannot come from a page of this site.'
      : 'Pages of this origin may not report for this site. "luciole site add" names the origins that may.',
  );
}

/** Looks at each event by itself, so that a bad one leaves the others alone. */
function sortOut(events: unknown[]): { valid: { index: number; event: WireEvent }[]; rejected: Rejected[] } {
  const valid: { index: number; event: WireEvent }[] = [];
  const rejected: Rejected[] = [];
  for (const [index, raw] of events.entries()) {
    const result = eventSchema.safeParse(raw);
    if (result.success) valid.push({ index, event: result.data });
    else rejected.push({ index, id: idOf(raw), reason: 'malformed', detail: explain(result.error) });
  }
  return { valid, rejected };
}

/** The id that a malformed event came with, as far as it can be given back. */
function idOf(raw: unknown): string | null {
  const id = typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : null;
  return typeof id === 'string' ? id.slice(0, 32) : null;
}

function tally(rejected: Rejected[], day: string): Append['refused'] {
  const counts = new Map<Rejected['reason'], number>();
  for (const { reason } of rejected) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => ({ day, reason, count }));
}

/** Notes how long an append took that succeeded. */
async function watched<T>({ append }: Watch, call: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const result = await call();
  append.observe({}, (performance.now() - startedAt) / 1000);
  return result;
}

/** Runs a call of the store; where it fails, the client keeps its events and tries again. */
async function durably<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause;
    throw new ProblemError(503, 'The events could not be written; send them again in a while.', {
      headers: { 'Retry-After': String(RETRY_AFTER_S) },
      cause,
    });
  }
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
  path: PATH,
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
