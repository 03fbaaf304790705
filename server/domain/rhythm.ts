import { localHour } from './time.js';

const QUARTER_MS = 900_000;
const HOUR_MS = 3_600_000;

/** The hour of the day, 0 to 23, by the clock of the place, of an hour as `localHour` writes it. */
function clockHour(hour: string): number {
  return Number(hour.slice(11, 13));
}

/**
 * How a day is spread over its hours: a weight for each hour of the clock, 1 on average, from the counts of
 * whole days by hour. Each day adds one to every hour, so that a site with few counts is taken for even.
 */
export function rhythmOf(rows: { hour: string; count: number }[], days: number): number[] {
  const counts = new Array<number>(24).fill(days);
  for (const { hour, count } of rows) counts[clockHour(hour)]! += count;
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (24 * count) / (all || 1));
}

/**
 * The least that can be relied on in each hour of the clock: of the counts that the days had in it, the second
 * lowest. So Sundays, holidays and nights of a week set the pace, and a single day of an outage does not.
 */
export function reliableRhythm(rows: { hour: string; count: number }[], days: string[]): number[] {
  const counts = days.map((day) => {
    const hours = new Array<number>(24).fill(0);
    for (const { hour, count } of rows) if (hour.startsWith(day)) hours[clockHour(hour)]! += count;
    return hours;
  });
  return Array.from({ length: 24 }, (_, hour) => counts.map((of) => of[hour]!).sort((a, b) => a - b)[1] ?? 0);
}

/** What a rhythm, a value for each hour of the clock, adds up to from one moment to another (ms), by the hour. */
export function sumOver(rhythm: number[], span: { from: number; to: number }, timezone: string): number {
  let sum = 0;
  for (let at = span.from; at < span.to;) {
    // Clocks change on a quarter hour of UTC.
    const end = Math.min(span.to, (Math.floor(at / QUARTER_MS) + 1) * QUARTER_MS);
    sum += (rhythm[clockHour(localHour(at, timezone))]! * (end - at)) / HOUR_MS;
    at = end;
  }
  return sum;
}
