import { DateTime } from 'luxon';
import QuickLRU from 'quick-lru';

const QUARTER_MS = 900_000;

// Every zone's days begin, and its clocks change, on a quarter hour of UTC: one look-up serves a quarter.
const days = new QuickLRU<string, string>({ maxSize: 4096 });

/** The day that `at` (ms since the epoch) falls on in the IANA zone `timezone`, YYYY-MM-DD. */
export function localDay(at: number, timezone: string): string {
  const quarter = Math.floor(at / QUARTER_MS);
  const place = `${quarter} ${timezone}`;
  let day = days.get(place);
  if (day === undefined) {
    day = isoDay(DateTime.fromMillis(quarter * QUARTER_MS, { zone: timezone }));
    days.set(place, day);
  }
  return day;
}

const hours = new QuickLRU<string, string>({ maxSize: 4096 });

/**
 * The hour that `at` (ms since the epoch) falls on in the zone, by its local clock and the offset then in
 * force, so that an hour that comes twice is two: `2026-10-25T02:00+01:00`.
 */
export function localHour(at: number, timezone: string): string {
  const quarter = Math.floor(at / QUARTER_MS);
  const place = `${quarter} ${timezone}`;
  let hour = hours.get(place);
  if (hour === undefined) {
    hour = DateTime.fromMillis(quarter * QUARTER_MS, { zone: timezone }).toFormat("yyyy-MM-dd'T'HH':00'ZZ");
    hours.set(place, hour);
  }
  return hour;
}

/** Whether `timezone` is one of the IANA's that this machine knows. */
export function isTimezone(timezone: string): boolean {
  try {
    // Newer machines also take bare offsets such as +02:00, which are no zones.
    Intl.DateTimeFormat('en', { timeZone: timezone });
    return /^[A-Za-z]/.test(timezone);
  } catch {
    return false;
  }
}

/** When `day` (YYYY-MM-DD) begins in the zone, ms since the epoch; the first moment it has, where clocks jump. */
export function dayStart(day: string, timezone: string): number {
  return DateTime.fromISO(day, { zone: timezone }).startOf('day').toMillis();
}

/** When `day` (YYYY-MM-DD) is over in the zone: the first ms of the next, 23 to 25 hours after its start. */
export function dayEnd(day: string, timezone: string): number {
  return dayStart(addDays(day, 1), timezone);
}

/** The day `count` days after `day` (before it, where negative), YYYY-MM-DD. */
export function addDays(day: string, count: number): string {
  return isoDay(DateTime.fromISO(day, { zone: 'utc' }).plus({ days: count }));
}

/** How long after the end of a day its salt and keys are kept, ms. */
export const FORGET_AFTER_MS = 172_800_000;

/** The last day whose end, in the zone, is more than 48 hours before `now` (ms since the epoch). */
export function lastForgottenDay(now: number, timezone: string): string {
  return addDays(localDay(now - FORGET_AFTER_MS - 1, timezone), -1);
}

function isoDay(time: DateTime): string {
  const day = time.toISODate();
  if (day === null) throw new RangeError(time.invalidExplanation ?? 'not a time');
  return day;
}
