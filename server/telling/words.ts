import type { MailLanguage } from '../../protocol/index.js';
import { MAIL_MESSAGES, type MailMessages } from './messages/index.js';

/** A language with its ways of writing numbers and days. */
export interface Words {
  t: MailMessages;
  /** A number with this many decimals at most. */
  number: (value: number, decimals?: number) => string;
  /** A change in whole percent, with its sign. */
  percent: (ratio: number) => string;
  /** A day, YYYY-MM-DD. */
  day: (day: string) => string;
  month: (day: string) => string;
  /** Day and time of `at` (ms since the epoch) by the clock of a zone. */
  moment: (at: number, timezone: string) => string;
}

/** The words of a language. */
export function wordsOf(language: MailLanguage): Words {
  const t = MAIL_MESSAGES[language];
  const { locale } = t;
  // A day is a name, not an instant: it is written as it stands.
  const dated = (options: Intl.DateTimeFormatOptions) => (day: string) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(new Date(`${day}T00:00:00Z`));
  return {
    t,
    number: (value, decimals = 0) =>
      new Intl.NumberFormat(locale, { maximumFractionDigits: decimals }).format(value),
    percent: (ratio) =>
      new Intl.NumberFormat(locale, {
        style: 'percent',
        maximumFractionDigits: 0,
        signDisplay: 'exceptZero',
      }).format(ratio),
    day: dated({ dateStyle: 'long' }),
    month: dated({ month: 'long', year: 'numeric' }),
    moment: (at, timezone) =>
      new Intl.DateTimeFormat(locale, { timeZone: timezone, dateStyle: 'medium', timeStyle: 'short' }).format(
        at,
      ),
  };
}

/** `text` with each `{name}` replaced by its value, which is never looked through again. */
export function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (blank, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? blank) : blank,
  );
}
