/** Periods the dashboard offers, as they stand in its address: today, or that many days up to today. */
export const PERIODS = ['today', '7', '30', '90'] as const;
/** A period the dashboard offers. */
export type Period = (typeof PERIODS)[number];

/** The period shown where none was chosen. */
export const DEFAULT_PERIOD: Period = '30';

/** Whether `text` names one of the periods. */
export function isPeriod(text: string): text is Period {
  return (PERIODS as readonly string[]).includes(text);
}

/** The day, YYYY-MM-DD, that it is at `at` (ms since the epoch) in the IANA zone `timezone`. */
export function dayIn(timezone: string, at: number): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: timezone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** The day `count` days after `day`, both YYYY-MM-DD; calendar days, whatever the clocks do in between. */
export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** Every day from `from` to `to`, both included, in order. */
export function daysBetween(from: string, to: string): string[] {
  const days = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** First and last day of a period that ends on the day it is at `now` (ms since the epoch) in `timezone`. */
export function spanOf(period: Period, timezone: string, now: number): { from: string; to: string } {
  const to = dayIn(timezone, now);
  return { from: period === 'today' ? to : addDays(to, 1 - Number(period)), to };
}
