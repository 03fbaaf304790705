import {
  MAX_EVENTS,
  SITE_PATTERN,
  type BatchAnswer,
  type EventBatch,
  type Rejected,
  type WireEvent,
} from '../../protocol/index.js';
import { admit, daysOf } from '../domain/admit.js';
import { localDay } from '../domain/time.js';
import type { Append, Site } from '../store/port.js';
import type { Dependencies } from './environment.js';
import { ProblemError } from './problem.js';
import { isMoment, isRecord, readEvent } from './read-event.js';
import { Readers } from './readers.js';
import { envelopeSchema, eventSchema, explain } from './schema.js';
import type { Watch } from './watching.js';

/** What a client should wait before it tries again when the store could not write. */
const RETRY_AFTER_S = 5;

/** A post of events, whatever server it came by. */
export interface Post {
  /** Address of the peer; undefined where there is no socket. */
  peer: string | undefined;
  /** A header by its name in lower case. */
  header(name: string): string | undefined;
  /** Reads the body; rejects with a `ProblemError` where it is too large, cut off or no text. */
  body(): Promise<string>;
}

/** The envelope of a batch, its events not yet looked at. */
type Envelope = Omit<EventBatch, 'events'> & { events: unknown[] };

/**
 * Answers posts of events, each once its events are on disk. Rejects with a `ProblemError` where nothing of one
 * is taken.
 */
export function createEventTaker(
  { store, trustProxy, gate, now }: Dependencies,
  watch: Watch,
): (post: Post) => Promise<BatchAnswer> {
  const readers = new Readers(trustProxy);

  const saltsOf = async (site: string, days: string[]) => {
    const salts = new Map<string, string | undefined>();
    for (const day of days) salts.set(day, await store.getSalt(site, day));
    return salts;
  };

  return async (post) => {
    const receivedAt = now();
    const { address, reader } = readers.of({
      peer: post.peer,
      forwardedFor: post.header('x-forwarded-for'),
      userAgent: post.header('user-agent') ?? '',
      acceptLanguage: post.header('accept-language') ?? '',
    });
    gate.enter(address);
    checkForm(post);
    const batch = readBatch(await post.body());
    gate.count(address, batch.events.length);
    const site = await durably(siteOf(batch.site));
    checkOrigin(post.header('origin'), site);

    const { valid, rejected } = sortOut(batch.events);
    const context = {
      site,
      receivedAt,
      sent: batch.sent,
      reader,
      signal: batch.signal === true || post.header('sec-gpc') === '1' || post.header('dnt') === '1',
    };
    const salts = await durably(saltsOf(site.id, daysOf(valid, context)));
    const door = admit(valid, { ...context, saltOf: (day) => salts.get(day) });
    if (door.rejected.length > 0) {
      rejected.push(...door.rejected);
      rejected.sort((a, b) => a.index - b.index);
    }

    const refused = tally(rejected, localDay(receivedAt, site.timezone));
    const append = () =>
      durably(store.append({ site: site.id, events: [...door.events, ...door.implied], refused }));
    const verdicts =
      door.events.length > 0 || refused.length > 0
        ? await gate.pass(site.id, batch.events.length, () => watched(watch, append))
        : [];
    let accepted = 0;
    for (const index of door.events.keys()) if (verdicts[index] === 'accepted') accepted += 1;
    const duplicates = door.events.length - accepted;
    watch.received('accepted', accepted);
    watch.received('duplicate', duplicates);
    for (const { reason, count } of refused) watch.received(reason, count);
    if (verdicts.length > 0) return { accepted, duplicates, rejected };
    throw new ProblemError(400, 'None of the events could be accepted; each has its reason in "rejected".', {
      rejected,
    });
  };

  async function siteOf(id: string): Promise<Site> {
    const site = SITE_PATTERN.test(id) ? await store.getSite(id) : undefined;
    if (site) return site;
    throw new ProblemError(404, 'There is no such site here. Compare data-site with "luciole site list".');
  }
}

function checkForm(post: Post): void {
  const type = (post.header('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'text/plain' && type !== 'application/json')
    throw new ProblemError(415, 'Send the batch as text/plain or application/json.');
  if (!['', 'identity'].includes((post.header('content-encoding') ?? '').trim().toLowerCase()))
    throw new ProblemError(415, 'Send the batch uncompressed.');
}

/** The batch as it was sent. Throws a `ProblemError` where it is none. */
function readBatch(text: string): Envelope {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    throw new ProblemError(400, 'The body is not JSON.', { cause });
  }
  const batch = readEnvelope(body);
  const { length } = batch.events;
  if (length === 0) throw new ProblemError(400, 'The batch has no events.');
  if (length > MAX_EVENTS)
    throw new ProblemError(400, `The batch has ${length} events; send at most ${MAX_EVENTS} at a time.`);
  return batch;
}

function readEnvelope(body: unknown): Envelope {
  if (isRecord(body)) {
    const { site, sent, signal, events } = body;
    if (
      typeof site === 'string' &&
      (sent === undefined || isMoment(sent)) &&
      (signal === undefined || typeof signal === 'boolean') &&
      Array.isArray(events)
    )
      return { site, sent, signal, events };
  }
  const envelope = envelopeSchema.safeParse(body);
  if (envelope.success) return envelope.data;
  throw new ProblemError(400, `The body is not a batch of events: ${explain(envelope.error)}`);
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
    const event = readEvent(raw);
    if (event) {
      valid.push({ index, event });
      continue;
    }
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
  if (rejected.length === 0) return [];
  const counts = new Map<Rejected['reason'], number>();
  for (const { reason } of rejected) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => ({ day, reason, count }));
}

/** Notes how long an append took that succeeded. */
async function watched<T>(watch: Watch, call: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const result = await call();
  watch.appended((performance.now() - startedAt) / 1000);
  return result;
}

/** What the store answers; where it fails, the client keeps its events and tries again. */
async function durably<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause;
    throw new ProblemError(503, 'The events could not be written; send them again in a while.', {
      headers: { 'Retry-After': String(RETRY_AFTER_S) },
      cause,
    });
  }
}
