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
import type { Append, Site, Store } from '../store/port.js';
import type { Dependencies } from './environment.js';
import { ProblemError } from './problem.js';
import { isMoment, isRecord, readEvent } from './read-event.js';
import { Readers, type KnownReader } from './readers.js';
import { envelopeSchema, eventSchema, explain } from './schema.js';
import { SitesAtHand, type SiteAtHand } from './sites-at-hand.js';
import type { Sightings } from '../watching/sightings.js';
import type { Watch } from './watching.js';

/** What a client should wait before it tries again when the store could not write. */
const RETRY_AFTER_S = 5;

/** What comes ahead of the body of a post of events, whatever server it came by. */
export interface Post {
  /** Address of the peer; undefined where there is no socket. */
  peer: string | undefined;
  /** A header by its name in lower case. */
  header(name: string): string | undefined;
}

/** A post that was let in, with what its headers say. */
export interface LetIn extends KnownReader {
  receivedAt: number;
  origin: string | undefined;
  signal: boolean;
}

/** The envelope of a batch, its events not yet looked at. */
type Envelope = Omit<EventBatch, 'events'> & { events: unknown[] };

/** Takes posts of events. Whatever it refuses, it does so by a `ProblemError`. */
export class EventTaker {
  readonly #store;
  readonly #gate;
  readonly #live;
  readonly #now;
  readonly #watch;
  readonly #sightings;
  readonly #readers;
  readonly #sites;

  constructor(
    { store, trustProxy, countryOf, gate, live, now }: Dependencies,
    watch: Watch,
    sightings: Sightings,
  ) {
    this.#store = store;
    this.#gate = gate;
    this.#live = live;
    this.#now = now;
    this.#watch = watch;
    this.#sightings = sightings;
    this.#readers = new Readers(trustProxy, countryOf);
    this.#sites = new SitesAtHand(store);
  }

  /** Lets a post in, so that its body is read, or throws. */
  letIn(post: Post): LetIn {
    const receivedAt = this.#now();
    const { network, reader } = this.#readers.of({
      peer: post.peer,
      forwardedFor: post.header('x-forwarded-for'),
      userAgent: post.header('user-agent') ?? '',
      acceptLanguage: post.header('accept-language') ?? '',
    });
    this.#gate.enter(network);
    checkForm(post);
    return {
      receivedAt,
      network,
      reader,
      origin: post.header('origin'),
      signal: post.header('sec-gpc') === '1' || post.header('dnt') === '1',
    };
  }

  /** Answers the batch in the body of a post once its events are on disk, or rejects where nothing of it is taken. */
  async take({ receivedAt, network, reader, origin, signal }: LetIn, body: string): Promise<BatchAnswer> {
    const batch = readBatch(body);
    this.#gate.count(network, batch.events.length);
    // Only what has to be waited for is: most of a turn's posts are for a site that another one asked for.
    const known = this.#sites.get(batch.site) ?? (await this.#askFor(batch.site, origin));
    const { site, salts } = known;
    this.#checkOrigin(origin, site);

    const { valid, rejected } = sortOut(batch.events);
    const context = {
      site,
      receivedAt,
      sent: batch.sent,
      reader,
      signal: signal || batch.signal === true,
      saltOf: (day: string) => salts.get(day),
    };
    for (const day of daysOf(valid, context))
      if (!salts.has(day)) await durably(this.#sites.askSalt(known, day));
    const door = admit(valid, context);
    if (door.rejected.length > 0) {
      rejected.push(...door.rejected);
      rejected.sort((a, b) => a.index - b.index);
    }

    const refused = rejected.length > 0 ? tally(rejected, localDay(receivedAt, site.timezone)) : [];
    const { events, implied } = door;
    const verdicts =
      events.length > 0 || refused.length > 0
        ? await this.#append(
            { site: site.id, events: implied.length > 0 ? [...events, ...implied] : events, refused },
            batch.events.length,
          )
        : [];
    let accepted = 0;
    for (let index = 0; index < events.length; index += 1) if (verdicts[index] === 'accepted') accepted += 1;
    if (accepted > 0) this.#live.touch(site.id);
    const duplicates = events.length - accepted;
    this.#watch.received('accepted', accepted);
    this.#watch.received('duplicate', duplicates);
    for (const { reason, count } of refused) this.#watch.received(reason, count);
    if (verdicts.length > 0) {
      this.#sightings.accepted(site.id);
      return { accepted, duplicates, rejected };
    }
    throw new ProblemError(400, 'None of the events could be accepted; each has its reason in "rejected".', {
      rejected,
    });
  }

  async #askFor(id: string, origin: string | undefined): Promise<SiteAtHand> {
    const site = SITE_PATTERN.test(id) ? await durably(this.#sites.ask(id)) : undefined;
    if (site) return site;
    this.#sightings.strange(id, origin);
    throw new ProblemError(404, 'There is no such site here. Compare data-site with "luciole site list".');
  }

  #checkOrigin(origin: string | undefined, site: Site): void {
    if (origin !== undefined && site.origins.includes(origin)) return;
    this.#sightings.refused(site.id, origin);
    throw new ProblemError(
      403,
      origin === undefined || origin === 'null'
        ? 'The request says no origin, so it cannot come from a page of this site.'
        : 'Pages of this origin may not report for this site. "luciole site add" names the origins that may.',
    );
  }

  /** Makes a batch durable that came with so many events; what the gate does not let through is not tried. */
  async #append(batch: Append, sent: number): Promise<Verdicts> {
    this.#gate.pass(batch.site, sent);
    const { load } = this.#gate;
    const startedAt = performance.now();
    load.add(sent);
    try {
      const verdicts = await this.#store.append(batch);
      this.#watch.appended((performance.now() - startedAt) / 1000);
      return verdicts;
    } catch (cause) {
      throw unwritten(cause);
    } finally {
      load.done(sent);
    }
  }
}

type Verdicts = Awaited<ReturnType<Store['append']>>;

function checkForm(post: Post): void {
  const type = post.header('content-type');
  // As the widget has it, hence nearly always.
  if (type !== 'text/plain;charset=UTF-8' && !isTaken(type ?? ''))
    throw new ProblemError(415, 'Send the batch as text/plain or application/json.');
  const encoding = post.header('content-encoding');
  if (encoding !== undefined && !['', 'identity'].includes(encoding.trim().toLowerCase()))
    throw new ProblemError(415, 'Send the batch uncompressed.');
}

function isTaken(type: string): boolean {
  return ['text/plain', 'application/json'].includes(type.split(';', 1)[0]!.trim().toLowerCase());
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

/** Looks at each event by itself, so that a bad one leaves the others alone. */
function sortOut(events: unknown[]): { valid: { index: number; event: WireEvent }[]; rejected: Rejected[] } {
  const valid: { index: number; event: WireEvent }[] = [];
  const rejected: Rejected[] = [];
  for (let index = 0; index < events.length; index += 1) {
    const raw = events[index];
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
  const counts = new Map<Rejected['reason'], number>();
  for (const { reason } of rejected) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => ({ day, reason, count }));
}

/** What the store answers; where it fails, the client keeps its events and tries again. */
async function durably<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    throw unwritten(cause);
  }
}

function unwritten(cause: unknown): ProblemError {
  return new ProblemError(503, 'The events could not be written; send them again in a while.', {
    headers: { 'Retry-After': String(RETRY_AFTER_S) },
    cause,
  });
}
