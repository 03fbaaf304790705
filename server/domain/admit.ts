import {
  MAX_AGE_MS,
  parseToken,
  type LandingEvent,
  type Rejected,
  type Rejection,
  type Utm,
  type WireEvent,
} from '../../protocol/index.js';
import type { Admitted, AdmittedLanding, AdmittedShare, AdmittedView, LeftOut } from './admitted.js';
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

const NAV_REASONS = { reload: 'reload', back_forward: 'back-forward', restore: 'restore' } as const;

/** The site-local days on which acceptable events happened: those whose salts `admit` will ask for. */
export function daysOf(placed: readonly Placed[], receipt: Receipt): string[] {
  const days = new Set<string>();
  for (const { event } of placed) {
    const at = correctedTime(event.at, receipt);
    if (typeof at === 'number') days.add(localDay(at, receipt.site.timezone));
  }
  return [...days];
}

/**
 * Decides at the door, by each event alone: its corrected time and day (rule 10), its page, its reader's key
 * for that day (rules 7 and 13), its source (rule 4), and whether it is left out for what it is itself
 * (rule 6). Events that cannot be accepted come back with the reason.
 */
export function admit(placed: readonly Placed[], context: AdmitContext): Admission {
  const { site, signal, reader } = context;
  const { agent, language } = reader;
  const keyOf = (day: string): string | null => {
    const salt = signal ? undefined : context.saltOf(day);
    return salt === undefined ? null : reader.keyFor(site.id, salt);
  };

  const events: Admitted[] = [];
  const rejected: Rejected[] = [];
  for (const { index, event } of placed) {
    const at = correctedTime(event.at, context);
    const page = canonicalPage(event.page, site.origins);
    if (typeof at === 'string' || page === undefined) {
      const reason = typeof at === 'string' ? at : 'foreign-page';
      rejected.push({ index, id: event.id, reason, detail: REFUSALS[reason] });
      continue;
    }
    const day = localDay(at, site.timezone);
    const base = {
      id: event.id,
      view: event.view,
      page,
      at,
      day,
      key: keyOf(day),
      leftOut: agent.robot as LeftOut | null,
      device: agent.device,
      browser: agent.browser,
      language,
      country: null,
    };
    const token = (text: string | undefined) =>
      (text === undefined ? undefined : parseToken(text, context.receivedAt)?.text) ?? null;

    switch (event.type) {
      case 'landing': {
        const nav = event.nav ?? 'navigate';
        const arriving = token(event.token);
        const referrer = placeOf(event.referrer);
        const utm = campaign(event.utm);
        const shared = { title: event.title || null, next: token(event.next), nav };
        if (arriving === null && isInside(event, utm, site.origins)) {
          events.push({ ...base, ...shared, type: 'view' });
          break;
        }
        const source = sourceOf({ token: arriving, utm, referrer });
        if (arriving !== null && nav in NAV_REASONS)
          base.leftOut ??= NAV_REASONS[nav as keyof typeof NAV_REASONS];
        events.push({ ...base, ...shared, type: 'landing', token: arriving, source, referrer, utm });
        break;
      }
      case 'view':
        events.push({
          ...base,
          type: 'view',
          nav: event.nav ?? 'navigate',
          title: event.title || null,
          next: token(event.next),
        });
        break;
      case 'share': {
        const { channel, method } = event;
        const minted = signal ? null : token(event.token);
        const passage = event.passage ?? null;
        const parent = token(event.parent);
        events.push({ ...base, type: 'share', channel, method, token: minted, parent, passage });
        break;
      }
      case 'conversion':
        events.push({
          ...base,
          type: 'conversion',
          goal: event.goal,
          value: event.value ?? null,
          currency: event.currency ?? null,
          order: event.order ?? null,
        });
        break;
    }
  }
  const implied = signal ? [] : events.flatMap((event) => ('next' in event ? shareOfAddress(event) : []));
  return { events, implied, rejected };
}

/**
 * The share that a page view's address amounts to, should somebody else come by it (rule 9): of the view's own time
 * and lineage. None where the address carries no token of its own, or where no reader saw it.
 */
function shareOfAddress(visit: AdmittedLanding | AdmittedView): AdmittedShare[] {
  const { id, view, page, at, day, key, device, browser, language, country, next, nav } = visit;
  if (!isOfAddressBar(next ?? null) || visit.leftOut === 'bot' || visit.leftOut === 'preview') return [];
  const came = visit.type === 'landing' ? visit.token : null;
  // Who comes back to a page comes by the token they had put into its address themselves.
  const parent = nav in NAV_REASONS && isOfAddressBar(came) ? null : came;
  const said = { type: 'share', channel: 'address-bar', method: 'address-bar', token: next ?? null } as const;
  const base = {
    id: `${id}.next`,
    view,
    page,
    at,
    day,
    key,
    leftOut: null,
    device,
    browser,
    language,
    country,
  };
  return [{ ...base, ...said, parent, passage: null }];
}

function isOfAddressBar(token: string | null): boolean {
  return token !== null && parseToken(token, Infinity)?.channel === 'address-bar';
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
  if (event.nav !== undefined && event.nav in NAV_REASONS) return true;
  const { referrer } = event;
  const before = utm === null && referrer ? readPage(referrer) : undefined;
  return before !== undefined && origins.includes(before.origin);
}

/** A referrer as it is kept: its place, without a query or fragment that could say who came from there. */
function placeOf(referrer: string | undefined): string | null {
  return referrer?.replace(/[?#].*/s, '') || null;
}

/** The campaign fields that say something; null where none does. */
function campaign(utm: Utm | undefined): Utm | null {
  if (utm === undefined) return null;
  const fields = Object.entries(utm).filter(([, value]) => value);
  return fields.length > 0 ? Object.fromEntries(fields) : null;
}
