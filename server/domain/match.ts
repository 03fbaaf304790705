import { parseToken } from '../../protocol/index.js';
import { compareEvents, type Facts, type Outcome, type Place } from './facts.js';
import { generationAfter, type Parent } from './lineage.js';

/** How long after another page view of its reader a landing without a referrer is `unsure`, ms (rule 3). */
export const UNSURE_MS = 1_800_000;

/** A share on record, as the landings by its token see it. */
export type KnownShare = Pick<Facts, 'key'> & Pick<Outcome, 'channel' | 'method' | 'generation' | 'page'>;

/** Whether a share makes its token known: it has one, and is not itself left out. */
export function holdsToken(share: Facts): boolean {
  return share.token !== null && share.leftOut === null;
}

/** Whether a landing may be an arrival: it has a token, and is not itself left out. */
export function mayArrive(landing: Facts): boolean {
  return landing.token !== null && landing.leftOut === null;
}

/** Whether a landing is one of those that another page view of the same reader makes unsure. */
export function mayBeUnsure(landing: Facts): boolean {
  return landing.source === 'direct' && landing.token === null && landing.key !== null;
}

/**
 * What a landing comes to (rules 3 to 6).
 * `share`: the one that holds its token. `repeated`: an earlier landing by the same key and token may arrive.
 * `seen`: the same key landed or viewed a page at most 30 minutes before.
 */
export function landingOutcome(
  landing: Facts,
  known: { share: KnownShare | undefined; repeated: boolean; seen: boolean },
): Outcome {
  const { share } = known;
  const outcome: Outcome = {
    ...plainOutcome(landing),
    source: known.seen && mayBeUnsure(landing) ? 'unsure' : landing.source,
  };
  const token = landing.token === null ? undefined : parseToken(landing.token, Infinity);
  if (!token) return outcome;
  if (landing.key !== null) {
    if (landing.key === share?.key) outcome.leftOut ??= 'self-or-household';
    else if (known.repeated) outcome.leftOut ??= 'repeat-or-household';
  }
  if (share) {
    const { channel, method, generation, page } = share;
    return { ...outcome, matched: true, channel, method, generation, page };
  }
  const { channel, generation } = token;
  // Of the other channels, a token does not say by which of several ways they were reached.
  const method = channel === 'native' || channel === 'address-bar' || channel === 'qr' ? channel : 'unknown';
  return { ...outcome, channel, method, generation };
}

/**
 * The shares of one token, sorted: `owner`, the earliest, holds it; `latest` is what its page view said last,
 * which decides channel and method.
 */
export function ownership(shares: readonly [Facts, ...Facts[]]): { owner: Facts; latest: Facts } {
  const [owner] = shares;
  return { owner, latest: shares.filter(({ view }) => view === owner.view).at(-1) ?? owner };
}

/**
 * What the outcome of an event becomes whose day is final: what it was, but that an address is shared (rule 9)
 * whenever somebody first comes by it. `arrived`: as for `shareOutcome`.
 */
export function finalOutcome({ type }: Facts, outcome: Outcome, arrived: () => boolean): Outcome {
  const waits =
    type === 'share' && outcome.channel === 'address-bar' && !outcome.matched && outcome.leftOut === null;
  return waits && arrived() ? { ...outcome, matched: true } : outcome;
}

/**
 * What a share comes to (rules 2 and 8).
 * `owner`, `latest`: see `ownership`; the share itself, twice, where its token is held by none or it has none.
 * `parent`: sent or inferred. `recorded`: the generation of the parent's share, where that is earlier.
 * `arrived`: tells whether there is an arrival by the share's token; asked of the address bar only.
 */
export function shareOutcome(
  share: Facts,
  known: {
    owner: Pick<Facts, 'id' | 'view'>;
    latest: Pick<Facts, 'channel' | 'method'>;
    parent: Parent | undefined;
    recorded: number | undefined;
    arrived: () => boolean;
  },
): Outcome {
  const outcome = plainOutcome(share);
  const { owner, latest, parent } = known;
  if (share.leftOut !== null) return outcome;
  if (share.id !== owner.id) {
    return share.view === owner.view ? { ...outcome, merged: true } : { ...outcome, leftOut: 'token-taken' };
  }
  // The address bar is one channel with one method: what is declared beside it would leak into the totals.
  const addressBar = latest.channel === 'address-bar' || latest.method === 'address-bar';
  return {
    ...outcome,
    matched: addressBar && known.arrived(),
    channel: addressBar ? 'address-bar' : latest.channel,
    method: addressBar ? 'address-bar' : latest.method,
    generation: generationAfter(parent, known.recorded),
    parent: parent?.token ?? null,
    inferred: parent?.inferred ?? false,
  };
}

/** What an event comes to by itself: a view, a conversion, or the ground that the others build on. */
export function plainOutcome(event: Facts): Outcome {
  return {
    leftOut: event.leftOut,
    merged: false,
    source: event.source,
    matched: false,
    channel: null,
    method: null,
    generation: null,
    page: event.page,
    parent: null,
    inferred: false,
  };
}

/** Whether an event that came to this is an arrival (rule 5). */
export function isArrival(event: Pick<Facts, 'type' | 'token'>, outcome: Pick<Outcome, 'leftOut'>): boolean {
  return event.type === 'landing' && event.token !== null && outcome.leftOut === null;
}

/** Whether an event that came to this is the share that holds its token. */
export function isOwner(event: Facts, outcome: Outcome): boolean {
  return event.type === 'share' && holdsToken(event) && outcome.leftOut === null && !outcome.merged;
}

/** Whether the parent's share, where it is on record, counts for the lineage of `share`: it came before. */
export function precedes(parentShare: Place, share: Place): boolean {
  return compareEvents(parentShare, share) < 0;
}

/** Whether two outcomes say the same. */
export function sameOutcome(a: Outcome, b: Outcome): boolean {
  return (Object.keys(a) as (keyof Outcome)[]).every((name) => a[name] === b[name]);
}
