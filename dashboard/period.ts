/** Periods that are offered by name, as they stand in the address: single days, or that many days up to today. */
export const PERIODS = ['today', 'yesterday', '7', '30', '90'] as const;
/** Beside those with a name: a month, `2026-11`, or days from one to another, `2026-11-03..2026-11-09`. */
export type Period = (typeof PERIODS)[number] | `${number}-${number}` | `${string}..${string}`;

/** The period shown where none was chosen. */
export const DEFAULT_PERIOD: Period = '30';

/** Days of a period at most: what one answer has rows for. */
export const MAX_DAYS = 1000;

/** What the figures of a period are held against. */
export const COMPARISONS = ['before', 'year', 'none'] as const;
/** The period before, the same days of the year before, or nothing. */
export type Comparison = (typeof COMPARISONS)[number];

/** The steps of a series. */
export const GRAINS = ['hour', 'day', 'week', 'month'] as const;
/** One step of a series. */
export type Grain = (typeof GRAINS)[number];

/** First and last day, YYYY-MM-DD. */
export interface Span {
  from: string;
  to: string;
}

// Of years in which something can be on record: others lead to what no date can be.
const DAY = /^2\d{3}-\d\d-\d\d$/;
const MONTH = /^(2\d{3})-(0[1-9]|1[0-2])$/;
const HOUR = /^(2\d{3}-\d\d-\d\d)T([01]\d|2[0-3]):00[+-]\d\d:\d\d$/;

/** Whether `text` is a period: one with a name, a month, or a range of days that exist, in order. */
export function isPeriod(text: string): text is Period {
  if ((PERIODS as readonly string[]).includes(text) || MONTH.test(text)) return true;
  const range = rangeOf(text);
  return range !== null && countDays(range) <= MAX_DAYS;
}

/** The period that is exactly these days; null where they are none. */
export function periodOf({ from, to }: Span): Period | null {
  const period = `${from}..${to}`;
  return isPeriod(period) ? period : null;
}

function rangeOf(period: string): Span | null {
  const [from = '', to = '', ...more] = period.split('..');
  return more.length === 0 && isDay(from) && isDay(to) && from <= to ? { from, to } : null;
}

/** Whether `text` is a day there is. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Whether `text` is an hour as the API writes it, of a day there is. */
export function isHour(text: string): boolean {
  return isDay(HOUR.exec(text)?.[1] ?? '');
}

/** The day, YYYY-MM-DD, that it is at `at` (ms since the epoch) in the IANA zone `timezone`. */
export function dayIn(timezone: string, at: number): string {
  return clockIn(timezone, at).day;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Day and hour of the local clock at `at`, and its offset then, `+01:00`. */
function clockIn(timezone: string, at: number): { day: string; hour: string; offset: string } {
  let clock = clocks.get(timezone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en', {
      timeZone: timezone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'longOffset',
    });
    clocks.set(timezone, clock);
  }
  const parts = clock.formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return {
    day: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
    hour: part('hour'),
    offset: part('timeZoneName').replace('GMT', '') || '+00:00',
  };
}

const HOUR_MS = 3_600_000;
/** Every clock changes, and every day begins, on a quarter of an hour. */
const QUARTER_MS = HOUR_MS / 4;

/** The hours of a day in a zone, as the API writes them: 23 or 25 where clocks change. */
export function hoursOf(day: string, timezone: string): string[] {
  const noon = Date.parse(`${day}T12:00:00Z`);
  const hours = new Set<string>();
  for (let at = noon - 27 * HOUR_MS; at <= noon + 27 * HOUR_MS; at += QUARTER_MS) {
    const clock = clockIn(timezone, at);
    if (clock.day === day) hours.add(`${day}T${clock.hour}:00${clock.offset}`);
  }
  return [...hours];
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

/** How many days a span has. */
export function countDays({ from, to }: Span): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / (24 * HOUR_MS)) + 1;
}

/** The last day of the month of `day`. */
function monthEnd(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** The month `count` months after `month`, both YYYY-MM. */
export function addMonths(month: string, count: number): `${number}-${number}` {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7) as `${number}-${number}`;
}

/**
 * First and last day of a period, as seen at `now` (ms since the epoch) in `timezone`: what lies ahead is not
 * in it, unless all of it does.
 */
export function spanOf(period: Period, timezone: string, now: number): Span {
  const today = dayIn(timezone, now);
  if (period === 'today') return { from: today, to: today };
  if (period === 'yesterday') return { from: addDays(today, -1), to: addDays(today, -1) };
  const month = MONTH.test(period) ? { from: `${period}-01`, to: monthEnd(`${period}-01`) } : null;
  const range = month ?? rangeOf(period);
  if (!range) return { from: addDays(today, 1 - Number(period)), to: today };
  return { from: range.from, to: range.from <= today && today < range.to ? today : range.to };
}

/** The days that a period, whose days are `span`, is held against; null for none. */
export function comparedSpan(period: Period, span: Span, comparison: Comparison): Span | null {
  if (comparison === 'none') return null;
  if (comparison === 'year') return { from: yearBefore(span.from), to: yearBefore(span.to) };
  if (MONTH.test(period)) {
    // As many days of the month before as this one has so far; all of it once it is over.
    const from = `${addMonths(period, -1)}-01`;
    const end = monthEnd(from);
    const same = addDays(from, countDays(span) - 1);
    return { from, to: span.to === monthEnd(span.from) || same > end ? end : same };
  }
  const days = countDays(span);
  return { from: addDays(span.from, -days), to: addDays(span.to, -days) };
}

function yearBefore(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const before = `${String(year - 1).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
  const end = Number(monthEnd(before).slice(8));
  return before.slice(0, 8) + String(Math.min(date, end)).padStart(2, '0');
}

/** The steps in which a span can be looked at: not so few that there is nothing to see, nor too many to see it. */
export function grainsOf(span: Span): Grain[] {
  const days = countDays(span);
  const can: Record<Grain, boolean> = {
    hour: days <= 7,
    day: days >= 2 && days <= 400,
    week: days >= 15,
    month: days >= 60,
  };
  return GRAINS.filter((grain) => can[grain]);
}

/** The step a span is looked at by: the one that was chosen, where it can be. */
export function grainOf(span: Span, chosen: Grain | null): Grain {
  const grains = grainsOf(span);
  if (chosen !== null && grains.includes(chosen)) return chosen;
  const days = countDays(span);
  if (days <= 2) return 'hour';
  return days <= 120 ? 'day' : days <= 800 ? 'week' : 'month';
}

/** The first day of the step, day, week (from Monday) or month, that `day` belongs to. */
export function stepOf(day: string, grain: Exclude<Grain, 'hour'>): string {
  if (grain === 'day') return day;
  if (grain === 'month') return `${day.slice(0, 7)}-01`;
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}
