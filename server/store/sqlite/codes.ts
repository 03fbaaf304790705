import type { CounterDimension } from '../../domain/counting.js';
import type { Facts } from '../../domain/facts.js';
import { dayEnd, dayStart } from '../../domain/time.js';

/** Event types by their number in the database: the partial indexes know these numbers. Append-only. */
export const EVENT_TYPES = ['landing', 'view', 'share', 'conversion'] as const;

/** Counters by their number in the database. Append-only. */
export const COUNTER_DIMENSIONS: readonly CounterDimension[] = [
  'total',
  'reason',
  'channel',
  'method',
  'visibility',
  'generation',
  'source',
  'page',
  'country',
  'device',
  'browser',
  'language',
  'referrer',
  'campaign',
  'hour',
];

/** Counters from here on are kept of days since `site.traits_from` only. */
export const FIRST_TRAIT = COUNTER_DIMENSIONS.indexOf('country');

/** Kinds of events that are told apart in what is known of a reader. Append-only. */
export const KINDS = { other: 0, arriving: 1, direct: 2, share: 3, conversion: 4 } as const;

/** The kind of an event. */
export function kindOf({ type, token, source }: Facts): number {
  if (type === 'share' || type === 'conversion') return KINDS[type];
  if (token !== null) return KINDS.arriving;
  return source === 'direct' ? KINDS.direct : KINDS.other;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let lastDay = '1970-01-01';
let lastNumber = 0;

/** A day, YYYY-MM-DD, as the number of days since 1970. */
export function dayNumber(day: string): number {
  // Asked for with each event, and nearly always of today.
  if (day !== lastDay) {
    lastNumber = Date.parse(day) / DAY_MS;
    lastDay = day;
  }
  return lastNumber;
}

/** The day of a number, YYYY-MM-DD. */
export function dayName(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** The number of the day, in UTC, on which a moment falls: elsewhere it may be one more or less. */
export function dayOf(at: number): number {
  return Math.floor(at / DAY_MS);
}

/** All moments that are of a day, by its number, somewhere on Earth: from `start` to before `end`, ms since the epoch. */
export function anywhere(day: number): { start: number; end: number } {
  return { start: day * DAY_MS - 14 * HOUR_MS, end: (day + 1) * DAY_MS + 12 * HOUR_MS };
}

/** When a day of a site was, by its number: from `start` to before `end`, ms since the epoch. */
export type SpanOf = (day: number) => { start: number; end: number };

/** Tells the days of a site. `traits_from`: up to that day, it may have had another zone. */
export function spansOf({ timezone, traits_from }: { timezone: string; traits_from: number | null }): SpanOf {
  return (day) => {
    if (traits_from !== null && day < traits_from) return anywhere(day);
    const name = dayName(day);
    return { start: dayStart(name, timezone), end: dayEnd(name, timezone) };
  };
}
