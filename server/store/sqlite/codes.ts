import type { CounterDimension } from '../../domain/counting.js';
import type { Facts } from '../../domain/facts.js';

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

const DAY_MS = 86_400_000;

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
