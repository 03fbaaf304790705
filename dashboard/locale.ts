import type { Messages, Plural } from './messages/index.js';
import { TIME_UNITS } from './time-units.js';

/** A language with its ways of writing numbers, days and times. */
export interface Locale {
  t: Messages;
  /** A whole number, with its thousands apart. */
  number: (value: number) => string;
  /** A ratio, with two decimals at most. */
  ratio: (value: number) => string;
  /** A part of a whole, as a percentage. */
  percent: (value: number) => string;
  /** By how much a figure of a kind changed, with its sign; a share rate changes by points. */
  change: (by: number, kind?: 'ratio' | 'percent') => string;
  /** By what part of what it was, with its sign. */
  changePart: (part: number) => string;
  /** A length of time, ms, in its largest unit, or two of them. */
  duration: (ms: number) => string;
  /** A weekday, 1 for Monday to 7. */
  weekday: (weekday: number, length: 'short' | 'long') => string;
  /** An hour of the clock, 0 to 23. */
  clockHour: (hour: number) => string;
  /** The time of an hour as the API writes it, without its day. */
  clock: (hour: string) => string;
  /** A day, YYYY-MM-DD: short (`3 Nov`), or long with its year. */
  day: (day: string, length?: 'short' | 'long') => string;
  /** A day and its hour by the local clock, as the API writes it (`2026-11-01T09:00+01:00`). */
  hour: (hour: string) => string;
  /** A month, YYYY-MM, with its year. */
  month: (month: string) => string;
  /** A country by its two letters. */
  country: (code: string) => string;
  /** A language by its tag, as readers' browsers say it. */
  language: (tag: string) => string;
  /** Time of day, to the second, of `at` (ms since the epoch), where the browser is. */
  time: (at: number) => string;
  /** Day and time of `at` (ms since the epoch), where the browser is or in another zone. */
  moment: (at: number, timezone?: string) => string;
  /** The form of a text that `count` asks for, with `{n}` filled in. */
  plural: (forms: Plural, count: number) => string;
}

/** `text` with each `{name}` replaced by its value; a name without a value stays as it is. */
export function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (blank, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? blank) : blank,
  );
}

/** What `make` makes, when it is first needed: a format of the browser's takes a while, and no page needs all. */
function later<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** Makes a language's locale. */
export function makeLocale(t: Messages): Locale {
  // The very first one has the browser load its data, for some 20 ms: rather now than when the figures have come.
  const whole = new Intl.NumberFormat(t.locale, { maximumFractionDigits: 0 });
  const ratio = later(() => new Intl.NumberFormat(t.locale, { maximumFractionDigits: 2 }));
  const rules = later(() => new Intl.PluralRules(t.locale));
  const time = later(() => new Intl.DateTimeFormat(t.locale, { timeStyle: 'medium' }));
  const moments = new Map<string | undefined, Intl.DateTimeFormat>();
  const momentIn = (timeZone?: string) => {
    let format = moments.get(timeZone);
    if (!format) {
      format = new Intl.DateTimeFormat(t.locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
      moments.set(timeZone, format);
    }
    return format;
  };
  // A day is a name, not an instant: it is written as it stands, whatever zone the browser is in.
  const short = later(
    () => new Intl.DateTimeFormat(t.locale, { timeZone: 'UTC', day: 'numeric', month: 'short' }),
  );
  const long = later(() => new Intl.DateTimeFormat(t.locale, { timeZone: 'UTC', dateStyle: 'long' }));
  const clock = later(
    () =>
      new Intl.DateTimeFormat(t.locale, {
        timeZone: 'UTC',
        day: 'numeric',
        month: 'short',
        hour: 'numeric',
        minute: '2-digit',
      }),
  );
  const months = later(
    () => new Intl.DateTimeFormat(t.locale, { timeZone: 'UTC', month: 'long', year: 'numeric' }),
  );
  const countries = later(() => new Intl.DisplayNames(t.locale, { type: 'region' }));
  const languages = later(() => new Intl.DisplayNames(t.locale, { type: 'language' }));
  const percent = later(
    () => new Intl.NumberFormat(t.locale, { style: 'percent', maximumFractionDigits: 2 }),
  );
  const roughly = later(
    () =>
      new Intl.NumberFormat(t.locale, {
        style: 'percent',
        maximumFractionDigits: 0,
        signDisplay: 'exceptZero',
      }),
  );
  const signed = later(
    () => new Intl.NumberFormat(t.locale, { maximumFractionDigits: 2, signDisplay: 'exceptZero' }),
  );
  const shortHour = later(() => new Intl.DateTimeFormat(t.locale, { timeZone: 'UTC', hour: 'numeric' }));
  const time24 = later(
    () => new Intl.DateTimeFormat(t.locale, { timeZone: 'UTC', hour: 'numeric', minute: '2-digit' }),
  );
  const weekdays = (['short', 'long'] as const).map((length) =>
    later(() => new Intl.DateTimeFormat(t.locale, { timeZone: 'UTC', weekday: length })),
  );
  return {
    t,
    percent: (value) => percent().format(value),
    change: (by, kind) =>
      kind === 'percent' ? fill(t.points, { n: signed().format(100 * by) }) : signed().format(by),
    changePart: (part) => roughly().format(part),
    duration: (ms) => durationIn(t.locale, ms),
    // The first of January 2024 was a Monday.
    weekday: (weekday, length) => weekdays[length === 'short' ? 0 : 1]!().format(Date.UTC(2024, 0, weekday)),
    clockHour: (hour) => shortHour().format(Date.UTC(2024, 0, 1, hour)),
    clock: (hour) => time24().format(new Date(`${hour.slice(0, 16)}Z`)),
    hour: (hour) => clock().format(new Date(`${hour.slice(0, 16)}Z`)),
    month: (month) => months().format(new Date(`${month}-01T00:00:00Z`)),
    country: (code) => displayName(countries(), code, t),
    language: (tag) => displayName(languages(), tag, t),
    number: (value) => whole.format(value),
    ratio: (value) => ratio().format(value),
    day: (day, length = 'short') => (length === 'long' ? long : short)().format(new Date(`${day}T00:00:00Z`)),
    time: (at) => time().format(at),
    moment: (at, timezone) => momentIn(timezone).format(at),
    plural: (forms, count) => fill(forms[rules().select(count)] ?? forms.other, { n: whole.format(count) }),
  };
}

/** In the largest unit that fits, and the next one where the first is small. */
function durationIn(locale: string, ms: number): string {
  const index = TIME_UNITS.findIndex(([, length]) => ms >= length);
  const [unit, length] = TIME_UNITS[index] ?? TIME_UNITS[3];
  const written = (n: number, which: string) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: which, unitDisplay: 'short' }).format(n);
  const smaller = TIME_UNITS[index + 1];
  // Rounded in the smaller of two units first, so that none of them comes out as sixty minutes.
  const rounded = smaller && ms < 10 * length ? Math.round(ms / smaller[1]) * smaller[1] : ms;
  const whole = Math.floor(rounded / length);
  const rest = smaller && whole < 10 ? Math.round((rounded - whole * length) / smaller[1]) : 0;
  if (!smaller || rest === 0) return written(whole < 10 ? whole : Math.round(ms / length), unit);
  return `${written(whole, unit)} ${written(rest, smaller[0])}`;
}

function displayName(names: Intl.DisplayNames, code: string, t: Messages): string {
  if (code === 'unknown') return t.unknown;
  try {
    return names.of(code) ?? code;
  } catch {
    // What readers' browsers say need not be a code at all.
    return code;
  }
}

/** What `names` says of `key`, or `key` itself where it says nothing: a newer collector may know more. */
export function nameOf(names: Record<string, string>, key: string): string {
  return Object.hasOwn(names, key) ? (names[key] ?? key) : key;
}
