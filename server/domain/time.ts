import { DateTime } from 'luxon';

const QUARTER_MS = 900_000;

/** Zones remembered, and quarter hours of each. */
const ZONES = 100;
const QUARTERS = 4096;

const dayOfQuarter = byQuarter((time) => isoDay(time));

/** The day that `at` (ms since the epoch) falls on in the IANA zone `timezone`, YYYY-MM-DD. */
export function localDay(at: number, timezone: string): string {
  return dayOfQuarter(at, timezone);
}

const hourOfQuarter = byQuarter((time) => time.toFormat("yyyy-MM-dd'T'HH':00'ZZ"));

/**
 * The hour that `at` (ms since the epoch) falls on in the zone, by its local clock and the offset then in
 * force, so that an hour that comes twice is two: `2026-10-25T02:00+01:00`.
 */
export function localHour(at: number, timezone: string): string {
  return hourOfQuarter(at, timezone);
}

/**
 * What `tell` says of a moment in a zone. Every zone's days begin, and its clocks change, on a quarter hour of UTC:
 * what was told of a quarter's start is remembered for all of it.
 */
function byQuarter(tell: (time: DateTime) => string): (at: number, timezone: string) => string {
  const zones = new Map<string, Map<number, string>>();
  return (at, timezone) => {
    let quarters = zones.get(timezone);
    if (quarters === undefined) {
      if (zones.size >= ZONES) zones.clear();
      zones.set(timezone, (quarters = new Map<number, string>()));
    }
    const quarter = Math.floor(at / QUARTER_MS);
    let told = quarters.get(quarter);
    if (told === undefined) {
      told = tell(DateTime.fromMillis(quarter * QUARTER_MS, { zone: timezone }));
      if (quarters.size >= QUARTERS) quarters.clear();
      quarters.set(quarter, told);
    }
    return told;
  };
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
