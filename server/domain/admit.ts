import {
  MAX_AGE_MS,
  parseToken,
  type ConversionEvent,
  type LandingEvent,
  type Nav,
  type Rejected,
  type Rejection,
  type ShareEvent,
  type Utm,
  type ViewEvent,
  type WireEvent,
} from '../../protocol/index.js';
import type {
  Admitted,
  AdmittedConversion,
  AdmittedLanding,
  AdmittedShare,
  AdmittedView,
  LeftOut,
} from './admitted.js';
import { readPage } from './page.js';
import type { Reader } from './reader.js';
import { sourceOf } from './sources.js';
import { localDay } from './time.js';

/** When and for whom a batch was received. */
export interface Receipt {
  site: { id: string; origins: string[]; timezone: string };
  /** ms since the epoch, by the collector's clock. */
  receivedAt: number;
  /** When the client sent it by its own clock, ms since the epoch; undefined where it did not say. */
  sent?: number | undefined;
}

/** What is known of a request beside its events. */
export interface AdmitContext extends Receipt {
  reader: Reader;
  /** The reader asks not to be followed (rule 13). */
  signal: boolean;
  /** The salt of a day that `daysOf` named; undefined where it was destroyed. */
  saltOf: (day: string) => string | undefined;
}

/** An event that has the form of the wire, with its position in the batch it came in. */
export interface Placed {
  index: number;
  event: WireEvent;
}

/** What became of a batch at the door. */
export interface Admission {
  events: Admitted[];
  /** Shares that page views bring about: their addresses carry a token that can be taken from there (rule 9). */
  implied: AdmittedShare[];
  rejected: Rejected[];
}

const REFUSALS: Record<Exclude<Rejection, 'malformed'>, string> = {
  'too-old': 'It happened more than 24 hours before it was received.',
  'from-the-future': 'It says it happened more than 24 hours after it was received.',
  'foreign-page': "Its page is not on one of the site's origins.",
};

/** The site-local days on which acceptable events happened: those whose salts `admit` will ask for. */
export function daysOf(placed: readonly Placed[], receipt: Receipt): string[] {
  const days: string[] = [];
  for (const { event } of placed) {
    const at = correctedTime(event.at, receipt);
    if (typeof at !== 'number') continue;
    const day = localDay(at, receipt.site.timezone);
    if (!days.includes(day)) days.push(day);
  }
  return days;
}

/**
 * Decides at the door, by each event alone: its corrected time and day (rule 10), its page, its reader's key
 * for that day (rules 7 and 13), its source (rule 4), and whether it is left out for what it is itself
 * (rule 6). Events that cannot be accepted come back with the reason.
 */
export function admit(placed: readonly Placed[], context: AdmitContext): Admission {
  const { site } = context;
  const events: Admitted[] = [];
  const implied: AdmittedShare[] = [];
  const rejected: Rejected[] = [];
  let day = '';
  let key: string | null = null;
  for (const { index, event } of placed) {
    const at = correctedTime(event.at, context);
    const page = canonicalPage(event.page, site.origins);
    if (typeof at === 'string' || page === undefined) {
      const reason = typeof at === 'string' ? at : 'foreign-page';
      rejected.push({ index, id: event.id, reason, detail: REFUSALS[reason] });
      continue;
    }
    const itsDay = localDay(at, site.timezone);
    if (itsDay !== day) {
      day = itsDay;
      key = keyOf(day, context);
    }
    const admitted = reduce(event, context, { page, at, day, key });
    events.push(admitted);
    const share = context.signal ? undefined : shareOfAddress(admitted);
    if (share) implied.push(share);
  }
  return { events, implied, rejected };
}

/** The reader's key of a day; null where there may be none, or none any more. */
function keyOf(day: string, { site, reader, signal, saltOf }: AdmitContext): string | null {
  const salt = signal ? undefined : saltOf(day);
  return salt === undefined ? null : reader.keyFor(site.id, salt);
}

/** Where and when an event happened, and to whom. */
type Circumstances = Pick<Admitted, 'page' | 'at' | 'day' | 'key'>;

// Each type is written out as one literal: put together by spreading, an object of so many fields costs a hundred
// times as much, and this is done for every event.
function reduce(event: WireEvent, context: AdmitContext, circumstances: Circumstances): Admitted {
  switch (event.type) {
    case 'landing':
      return reduceLanding(event, context, circumstances);
    case 'view':
      return view(event, context, circumstances);
    case 'share':
      return share(event, context, circumstances);
    case 'conversion':
      return conversion(event, context, circumstances);
  }
}

function reduceLanding(
  event: LandingEvent,
  context: AdmitContext,
  circumstances: Circumstances,
): AdmittedLanding | AdmittedView {
  const { reader, receivedAt, site } = context;
  const token = readToken(event.token, receivedAt);
  const utm = campaign(event.utm);
  if (token === null && isInside(event, utm, site.origins)) return view(event, context, circumstances);
  const { page, at, day, key } = circumstances;
  const nav = event.nav ?? 'navigate';
  const referrer = placeOf(event.referrer);
  return {
    type: 'landing',
    id: event.id,
    view: event.view,
    page,
    at,
    day,
    key,
    leftOut: reader.agent.robot ?? (token === null ? null : reasonOf(nav)),
    device: reader.agent.device,
    browser: reader.agent.browser,
    language: reader.language,
    country: reader.country,
    nav,
    title: event.title || null,
    next: readToken(event.next, receivedAt),
    token,
    source: sourceOf({ token, utm, referrer }),
    referrer,
    utm,
  };
}

function view(
  event: LandingEvent | ViewEvent,
  { reader, receivedAt }: AdmitContext,
  { page, at, day, key }: Circumstances,
): AdmittedView {
  return {
    type: 'view',
    id: event.id,
    view: event.view,
    page,
    at,
    day,
    key,
    leftOut: reader.agent.robot,
    device: reader.agent.device,
    browser: reader.agent.browser,
    language: reader.language,
    country: reader.country,
    nav: event.nav ?? 'navigate',
    title: event.title || null,
    next: readToken(event.next, receivedAt),
  };
}

function share(
  event: ShareEvent,
  { reader, receivedAt, signal }: AdmitContext,
  { page, at, day, key }: Circumstances,
): AdmittedShare {
  return {
    type: 'share',
    id: event.id,
    view: event.view,
    page,
    at,
    day,
    key,
    leftOut: reader.agent.robot,
    device: reader.agent.device,
    browser: reader.agent.browser,
    language: reader.language,
    country: reader.country,
    channel: event.channel,
    method: event.method,
    token: signal ? null : readToken(event.token, receivedAt),
    parent: readToken(event.parent, receivedAt),
    passage: event.passage ?? null,
  };
}

function conversion(
  event: ConversionEvent,
  { reader }: AdmitContext,
  { page, at, day, key }: Circumstances,
): AdmittedConversion {
  return {
    type: 'conversion',
    id: event.id,
    view: event.view,
    page,
    at,
    day,
    key,
    leftOut: reader.agent.robot,
    device: reader.agent.device,
    browser: reader.agent.browser,
    language: reader.language,
    country: reader.country,
    goal: event.goal,
    value: event.value ?? null,
    currency: event.currency ?? null,
    order: event.order ?? null,
  };
}

/**
 * The share that a page view's address amounts to, should somebody else come by it (rule 9): of the view's own time
 * and lineage. Undefined where the address carries no token of its own, or where no reader saw it.
 */
function shareOfAddress(visit: Admitted): AdmittedShare | undefined {
  if ((visit.type !== 'landing' && visit.type !== 'view') || visit.next === null) return;
  if (!isOfAddressBar(visit.next) || visit.leftOut === 'bot' || visit.leftOut === 'preview') return;
  const came = visit.type === 'landing' ? visit.token : null;
  return {
    type: 'share',
    id: `${visit.id}.next`,
    view: visit.view,
    page: visit.page,
    at: visit.at,
    day: visit.day,
    key: visit.key,
    leftOut: null,
    device: visit.device,
    browser: visit.browser,
    language: visit.language,
    country: visit.country,
    channel: 'address-bar',
    method: 'address-bar',
    token: visit.next,
    // Who comes back to a page comes by the token they had put into its address themselves.
    parent: reasonOf(visit.nav) !== null && came !== null && isOfAddressBar(came) ? null : came,
    passage: null,
  };
}

function isOfAddressBar(token: string): boolean {
  return parseToken(token, Infinity)?.channel === 'address-bar';
}

/** The token a field holds; null where it holds none. */
function readToken(text: string | undefined, receivedAt: number): string | null {
  return (text === undefined ? undefined : parseToken(text, receivedAt)?.text) ?? null;
}

/** What a landing by a token is left out for, by how the browser came to it. */
function reasonOf(nav: Nav): LeftOut | null {
  switch (nav) {
    case 'reload':
    case 'restore':
      return nav;
    case 'back_forward':
      return 'back-forward';
    case 'navigate':
    case 'prerender':
      return null;
  }
}

/** `at` by the collector's clock (rule 10), never later than the receipt; or why it cannot be accepted. */
function correctedTime(at: number, { receivedAt, sent }: Receipt): number | 'too-old' | 'from-the-future' {
  const corrected = Math.round(at + (receivedAt - (sent ?? receivedAt)));
  if (corrected - receivedAt > MAX_AGE_MS) return 'from-the-future';
  if (receivedAt - corrected > MAX_AGE_MS) return 'too-old';
  return Math.min(corrected, receivedAt);
}

/** The page as it is counted; undefined where it is not on one of the origins. */
export function canonicalPage(page: string, origins: readonly string[]): string | undefined {
  const read = readPage(page);
  return read && origins.includes(read.origin) ? read.canonical : undefined;
}

/** Whether a landing without a token is a plain view by rule 3: not navigated to, or from the site itself. */
function isInside(event: LandingEvent, utm: Utm | null, origins: readonly string[]): boolean {
  if (event.nav !== undefined && reasonOf(event.nav) !== null) return true;
  const { referrer } = event;
  const before = utm === null && referrer ? readPage(referrer) : undefined;
  return before !== undefined && origins.includes(before.origin);
}

/** A referrer as it is kept: its place, without a query or fragment that could say who came from there. */
function placeOf(referrer: string | undefined): string | null {
  return referrer === undefined ? null : referrer.replace(/[?#].*/s, '') || null;
}

/** The campaign fields that say something; null where none does. */
function campaign(utm: Utm | undefined): Utm | null {
  if (utm === undefined) return null;
  const fields = Object.entries(utm).filter(([, value]) => value);
  return fields.length > 0 ? Object.fromEntries(fields) : null;
}
