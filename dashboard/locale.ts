import type { Messages, Plural } from './messages/index.js';

/** A language with its ways of writing numbers, days and times. */
export interface Locale {
  t: Messages;
  /** A whole number, with its thousands apart. */
  number: (value: number) => string;
  /** A ratio, with two decimals at most. */
  ratio: (value: number) => string;
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
  /** Day and time of `at` (ms since the epoch), where the browser is. */
  moment: (at: number) => string;
  /** The form of a text that `count` asks for, with `{n}` filled in. */
  plural: (forms: Plural, count: number) => string;
}

/** `text` with each `{name}` replaced by its value; a name without a value stays as it is. */
export function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (blank, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? blank) : blank,
  );
}

/** Makes a language's locale. */
export function makeLocale(t: Messages): Locale {
  const whole = new Intl.NumberFormat(t.locale, { maximumFractionDigits: 0 });
  const ratio = new Intl.NumberFormat(t.locale, { maximumFractionDigits: 2 });
  const rules = new Intl.PluralRules(t.locale);
  const time = new Intl.DateTimeFormat(t.locale, { timeStyle: 'medium' });
  const moment = new Intl.DateTimeFormat(t.locale, { dateStyle: 'medium', timeStyle: 'short' });
  // A day is a name, not an instant: it is written as it stands, whatever zone the browser is in.
  const short = new Intl.DateTimeFormat(t.locale, { timeZone: 'UTC', day: 'numeric', month: 'short' });
  const long = new Intl.DateTimeFormat(t.locale, { timeZone: 'UTC', dateStyle: 'long' });
  const clock = new Intl.DateTimeFormat(t.locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
  });
  const months = new Intl.DateTimeFormat(t.locale, { timeZone: 'UTC', month: 'long', year: 'numeric' });
  const countries = new Intl.DisplayNames(t.locale, { type: 'region' });
  const languages = new Intl.DisplayNames(t.locale, { type: 'language' });
  return {
    t,
    hour: (hour) => clock.format(new Date(`${hour.slice(0, 16)}Z`)),
    month: (month) => months.format(new Date(`${month}-01T00:00:00Z`)),
    country: (code) => displayName(countries, code, t),
    language: (tag) => displayName(languages, tag, t),
    number: (value) => whole.format(value),
    ratio: (value) => ratio.format(value),
    day: (day, length = 'short') => (length === 'long' ? long : short).format(new Date(`${day}T00:00:00Z`)),
    time: (at) => time.format(at),
    moment: (at) => moment.format(at),
    plural: (forms, count) => fill(forms[rules.select(count)] ?? forms.other, { n: whole.format(count) }),
  };
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
