import { resolve } from 'node:path';
import { z } from 'zod';
import { parseRanges, type AddressRange } from './http/client-address.js';

/** What a server needs to know before it starts. */
export interface Config {
  host: string;
  port: number;
  /** Directory of everything that is kept. */
  dataDir: string;
  /** Peers whose `X-Forwarded-For` is believed. */
  trustProxy: AddressRange[];
  /** A database of countries; '' for the one that comes with the server. */
  countries: string;
  /** Origin under which people reach the dashboard. */
  publicUrl: string;
  demoPort: number;
  /** Events a minute of one address; 0: no limit. */
  rateLimit: number;
  /** Events a minute of one site; 0: no limit. */
  siteRateLimit: number;
  logLevel: (typeof LOG_LEVELS)[number];
  /** Signs sessions; undefined: one is made at the first start and kept in the data directory. */
  secret: string | undefined;
  /** For how long the log of sign-ins, keys, members and settings is kept. */
  logDays: number;
  /** How mail is sent; undefined: not at all. */
  mail: { smtpUrl: string; from: string } | undefined;
  /** Networks of one's own that webhooks may post to. */
  webhookPrivate: AddressRange[];
  /** Private networks whose pages owners may have looked at. */
  checkPrivate: AddressRange[];
}

/** One environment variable, as the README shows it. */
export interface Setting {
  name: string;
  fallback: string;
  meaning: string;
}

/** A setting that cannot be used; the message says what to change. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

const port = z
  .string()
  .refine((text) => /^\d{1,5}$/.test(text) && Number(text) < 65536, 'must be a port from 0 to 65535')
  .transform(Number);

const eventsPerMinute = z
  .string()
  .refine((text) => /^\d{1,9}$/.test(text), 'must be a number of events a minute, 0 for no limit')
  .transform(Number);

const publicUrl = z
  .string()
  .refine(
    (text) => text === '' || /^https?:$/.test(parsed(text)?.protocol ?? ''),
    'must be an address that begins with http:// or https://',
  )
  .refine(
    (text) => text === '' || parsed(text)?.href === `${parsed(text)?.origin ?? ''}/`,
    'must have neither a path nor a query: Luciole lives at the root of its origin',
  )
  .transform((text) => parsed(text)?.origin ?? '');

const addressRanges = z.string().transform((text, context) => {
  try {
    return parseRanges(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
});

interface Entry extends Omit<Setting, 'name'> {
  read: z.ZodType;
}

const entries = {
  LUCIOLE_HOST: {
    fallback: 'localhost',
    meaning:
      'Where to listen. `localhost`: this machine only, by every address that name has. `::` or `0.0.0.0`: the whole network.',
    read: z.string().regex(/^[\w.:%-]+$/, 'must be a host name or an address'),
  },
  LUCIOLE_PORT: { fallback: '8787', meaning: 'Port of the collector and the dashboard.', read: port },
  LUCIOLE_DATA: {
    fallback: './data',
    meaning: 'Directory of the databases; made when it is missing.',
    read: z
      .string()
      .min(1, 'must name a directory')
      .transform((path) => resolve(path)),
  },
  LUCIOLE_TRUST_PROXY: {
    fallback: '',
    meaning:
      'Addresses or ranges (`10.0.0.0/8, ::1`) of the reverse proxies whose `X-Forwarded-For` is believed; none by default.',
    read: addressRanges,
  },
  LUCIOLE_COUNTRIES: {
    fallback: '',
    meaning:
      'A database of countries of your own, a file in the MaxMind format (`.mmdb`) such as GeoLite2 Country; by default the one that comes with Luciole, of June 2026.',
    read: z.string().transform((path) => path && resolve(path)),
  },
  LUCIOLE_PUBLIC_URL: {
    fallback: '',
    meaning:
      'Origin under which the dashboard is reached, for sign-in links; `http://localhost:PORT` by default. With https, cookies are sent by https only.',
    read: publicUrl,
  },
  LUCIOLE_DEMO_PORT: {
    fallback: '8788',
    meaning: 'Port of the demo publication that `npm start` opens.',
    read: port,
  },
  LUCIOLE_RATE_LIMIT: {
    fallback: '6000',
    meaning:
      'Events a minute from one address before it is asked to wait (429); 0: no limit. The default lets a thousand people behind one address open six pages a minute each. Behind a reverse proxy set `LUCIOLE_TRUST_PROXY`, or all readers are one address.',
    read: eventsPerMinute,
  },
  LUCIOLE_SITE_RATE_LIMIT: {
    fallback: '300000',
    meaning: 'Events a minute of one site before its pages are asked to wait (429); 0: no limit.',
    read: eventsPerMinute,
  },
  LUCIOLE_LOG_LEVEL: {
    fallback: 'info',
    meaning: `How much is logged, to stderr: ${LOG_LEVELS.join(', ')}.`,
    read: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`),
  },
  LUCIOLE_SECRET: {
    fallback: '',
    meaning:
      'Signs dashboard sessions, 32 characters or more; by default one is made at the first start and kept in the data directory.',
    read: z
      .string()
      .refine((text) => text === '' || text.length >= 32, 'must have 32 characters or more')
      .transform((text) => text || undefined),
  },
  LUCIOLE_LOG_DAYS: {
    fallback: '365',
    meaning: 'For how many days the log of sign-ins, keys, members and settings is kept.',
    read: z
      .string()
      .refine((text) => /^[1-9]\d{0,4}$/.test(text), 'must be a number of days, 1 or more')
      .transform(Number),
  },
  LUCIOLE_SMTP_URL: {
    fallback: '',
    meaning:
      'How reports and alerts are mailed: `smtps://NAME:PASSWORD@mail.example.org` or `smtp://mail.example.org:587`, which is encrypted where the server offers it. No mail by default.',
    read: z.string().refine((text) => {
      const url = parsed(text);
      return text === '' || (url && /^smtps?:$/.test(url.protocol) && url.hostname !== '');
    }, 'must be an address such as smtps://NAME:PASSWORD@mail.example.org'),
  },
  LUCIOLE_MAIL_FROM: {
    fallback: '',
    meaning:
      'Who mails come from: `luciole@example.org` or `Luciole <luciole@example.org>`. Needed with `LUCIOLE_SMTP_URL`.',
    read: z
      .string()
      .refine(
        (text) =>
          text === '' || z.email().safeParse(/^[^<>\r\n]*<([^<>]+)>$/.exec(text)?.[1] ?? text).success,
        'must be an email address, or a name and an address: Luciole <luciole@example.org>',
      ),
  },
  LUCIOLE_WEBHOOK_PRIVATE: {
    fallback: '',
    meaning:
      'Addresses or ranges of private networks that webhooks may post to, by http too (`10.1.2.0/24`); by default they reach public addresses only, by https.',
    read: addressRanges,
  },
  LUCIOLE_CHECK_PRIVATE: {
    fallback: '',
    meaning:
      'Private addresses or ranges (`10.0.0.0/8`) of publications of an intranet: “What is wrong?” of the dashboard fetches a page from public addresses and from these only. This machine counts as one of them where the dashboard is at localhost.',
    read: addressRanges,
  },
} as const satisfies Record<string, Entry>;

type Name = keyof typeof entries;

// Read by `npm test`, which may start a server with its own environment.
const ELSEWHERE = new Set(['LUCIOLE_BROWSER']);

/** What is never shown, not even where it is wrong. */
const SECRET = new Set<Name>(['LUCIOLE_SECRET', 'LUCIOLE_SMTP_URL']);

/** Every setting, in the order of the README's table. */
export const SETTINGS: Setting[] = (Object.keys(entries) as Name[]).map((name) => ({
  name,
  fallback: entries[name].fallback,
  meaning: entries[name].meaning,
}));

/** The settings as the Markdown table of the README. */
export function settingsTable(): string {
  const rows = SETTINGS.map(
    ({ name, fallback, meaning }) => `| \`${name}\` | ${fallback ? `\`${fallback}\`` : ''} | ${meaning} |`,
  );
  return ['| variable | default | meaning |', '|---|---|---|', ...rows].join('\n');
}

/**
 * Reads the configuration out of an environment.
 * Throws a `ConfigError` with a sentence where a `LUCIOLE_*` variable is wrong or unknown.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const unknown = Object.keys(env).find(
    (name) => name.startsWith('LUCIOLE_') && !Object.hasOwn(entries, name) && !ELSEWHERE.has(name),
  );
  if (unknown)
    throw new ConfigError(
      `There is no setting ${unknown}. The settings are ${Object.keys(entries).join(', ')}.`,
    );

  const read = <N extends Name>(name: N): z.output<(typeof entries)[N]['read']> => {
    const result = entries[name].read.safeParse(env[name] ?? entries[name].fallback);
    if (result.success) return result.data as z.output<(typeof entries)[N]['read']>;
    const shown = SECRET.has(name) ? '' : `; it is "${env[name] ?? ''}"`;
    throw new ConfigError(`${name} ${result.error.issues[0]?.message ?? 'is wrong'}${shown}.`);
  };

  const port = read('LUCIOLE_PORT');
  const smtpUrl = read('LUCIOLE_SMTP_URL');
  const from = read('LUCIOLE_MAIL_FROM');
  if (smtpUrl && !from)
    throw new ConfigError('LUCIOLE_MAIL_FROM must say who mails come from, since LUCIOLE_SMTP_URL is set.');
  const publicUrl = read('LUCIOLE_PUBLIC_URL') || `http://localhost:${port}`;
  return {
    host: read('LUCIOLE_HOST'),
    port,
    dataDir: read('LUCIOLE_DATA'),
    trustProxy: read('LUCIOLE_TRUST_PROXY'),
    countries: read('LUCIOLE_COUNTRIES'),
    publicUrl,
    demoPort: read('LUCIOLE_DEMO_PORT'),
    rateLimit: read('LUCIOLE_RATE_LIMIT'),
    siteRateLimit: read('LUCIOLE_SITE_RATE_LIMIT'),
    logLevel: read('LUCIOLE_LOG_LEVEL'),
    secret: read('LUCIOLE_SECRET'),
    logDays: read('LUCIOLE_LOG_DAYS'),
    mail: smtpUrl ? { smtpUrl, from } : undefined,
    webhookPrivate: read('LUCIOLE_WEBHOOK_PRIVATE'),
    checkPrivate: [...read('LUCIOLE_CHECK_PRIVATE'), ...(isLocal(publicUrl) ? LOOPBACK : [])],
  };
}

const LOOPBACK = parseRanges('127.0.0.0/8, ::1');

/** Whether an origin is one of this machine alone: then all that runs here is at hand to who uses it anyway. */
function isLocal(origin: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(origin).hostname);
}

function parsed(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
