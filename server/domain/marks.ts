import QuickLRU from 'quick-lru';
import { CHANNELS, type Dimension, type Utm } from '../../protocol/index.js';
import type { Admitted, Source } from './admitted.js';
import type { Figure } from './counting.js';
import type { Facts, Outcome } from './facts.js';
import { isArrival } from './match.js';

/** When something happened: ms since the epoch, and the day of it in the site's zone. */
export interface Moment {
  at: number;
  day: string;
}

/** Key of rows whose events do not tell: that nobody knows a country does not mean there is none. */
export const UNKNOWN = 'unknown';

/** What an event tells of its reader and, a landing, of the way it came; null where it does not. */
export interface Traits {
  country: string | null;
  device: string | null;
  browser: string | null;
  language: string | null;
  /** Host of the page before. */
  referrer: string | null;
  campaign: string | null;
}

/** An event as breakdowns see it. */
export interface Recorded {
  event: Pick<Facts, 'type' | 'view' | 'page' | 'at' | 'day' | 'key' | 'token'>;
  outcome: Pick<
    Outcome,
    'leftOut' | 'merged' | 'source' | 'matched' | 'channel' | 'method' | 'generation' | 'page'
  >;
  traits: Traits;
  /** When its share was, where arrivals count under that (`cohort=share`). */
  shared?: Moment;
  /** Only what counts under the event's own moment, or only the arrival; both, where missing. */
  only?: 'own' | 'arrival';
}

/** What an event adds to every row that has all its values: the finest grain of what is counted. */
export interface Mark {
  figures: readonly Figure[];
  /** Whether its key is a visitor: always, only among rows of shares, or not. */
  visits: 'always' | 'among-shares' | 'never';
  /** Came by the address bar: in no total, only where channel or method is asked for (rule 9). */
  apart: boolean;
  moment: Moment;
  page: string;
  source: Source | null;
  channel: string | null;
  method: string | null;
  visibility: string | null;
  generation: string | null;
  traits: Traits;
  /** Referrer and campaign are a landing's; other marks have none. */
  landed: boolean;
}

/** The dimensions of shares: their rows have shares and what came back, no landings or views of their own. */
const OF_SHARES: ReadonlySet<string> = new Set(['channel', 'method', 'visibility', 'generation']);

/** Whether figures under these dimensions are those of shares. */
export function amongShares(dimensions: readonly Dimension[]): boolean {
  return dimensions.some((dimension) => OF_SHARES.has(dimension));
}

/** Whether what came by the address bar is shown under these dimensions. */
export function showsAddressBar(dimensions: readonly Dimension[]): boolean {
  return dimensions.includes('channel') || dimensions.includes('method');
}

/** Everything an event adds, in marks: what `contributions` says for the counters, for any combination. */
export function marksOf({ event, outcome, traits, shared, only }: Recorded): Mark[] {
  const landed = event.type === 'landing';
  const plain: Mark = {
    figures: [],
    visits: 'always',
    apart: false,
    moment: event,
    page: event.page,
    source: outcome.source,
    ...NOT_SHARED,
    traits,
    landed,
  };
  if (outcome.leftOut !== null) {
    const lineage = landed ? lineageOf(outcome) : NOT_SHARED;
    return [{ ...plain, ...lineage, figures: ['left_out'], visits: 'never' }];
  }
  const apart = outcome.channel === 'address-bar';
  switch (event.type) {
    case 'view':
      return [{ ...plain, figures: ['views'] }];
    case 'conversion':
      return [{ ...plain, figures: ['conversions'], visits: 'never' }];
    case 'share': {
      if (outcome.merged || (apart && !outcome.matched)) return [];
      const lineage = lineageOf(outcome);
      return [{ ...plain, ...lineage, page: outcome.page, apart, figures: ['shares'], visits: 'never' }];
    }
    case 'landing': {
      const landing: Mark = { ...plain, figures: ['landings'] };
      if (!isArrival(event, outcome) || only === 'own') return [landing];
      const arrival: Mark = {
        ...plain,
        ...lineageOf(outcome),
        figures: outcome.matched ? ['arrivals'] : ['arrivals', 'unmatched'],
        visits: 'among-shares',
        moment: shared ?? event,
        page: outcome.page,
        apart,
      };
      return only === 'arrival' ? [arrival] : [landing, arrival];
    }
  }
}

const NOT_SHARED = { channel: null, method: null, visibility: null, generation: null };

function lineageOf({ channel, method, generation }: Recorded['outcome']) {
  if (channel === null || method === null || generation === null) return NOT_SHARED;
  if (channel === 'address-bar') return { ...NOT_SHARED, channel, method };
  return { channel, method, visibility: CHANNELS[channel].visibility, generation: String(generation) };
}

/** What an event tells of its reader and of the way it came. */
export function traitsOf(event: Admitted): Traits {
  const { country, device, browser, language } = event;
  const landing = event.type === 'landing' ? event : undefined;
  return {
    country,
    device,
    browser,
    language,
    referrer: referrerName(landing?.referrer ?? null),
    campaign: campaignName(landing?.utm ?? null),
  };
}

const hosts = new QuickLRU<string, string | null>({ maxSize: 4096 });

/** Host of a referrer, in lower case, or an app's package; null where there is none. */
export function referrerName(referrer: string | null): string | null {
  if (referrer === null) return null;
  let host = hosts.get(referrer);
  if (host === undefined) {
    host = (URL.canParse(referrer) && new URL(referrer).hostname.toLowerCase()) || null;
    hosts.set(referrer, host);
  }
  return host;
}

/** Name of a campaign; `unknown` where a link says that it is of one, and not of which. */
export function campaignName(utm: Utm | null): string | null {
  return utm && (utm.campaign || UNKNOWN);
}
