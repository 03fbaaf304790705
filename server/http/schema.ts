import { z } from '@hono/zod-openapi';
import {
  CHANNEL_NAMES,
  ID_PATTERN,
  MAX_PASSAGE_LENGTH,
  MAX_TEXT_LENGTH,
  MAX_URL_LENGTH,
  METHODS,
  NAVS,
  PASSAGE_HASH_PATTERN,
  REJECTIONS,
  type WireEvent,
} from '../../protocol/index.js';
import { beginning } from './beginning.js';

/** Characters of a field that may hold a token: those behind the token are ignored anyway. */
export const MAX_TOKEN_FIELD_LENGTH = 64;

/** Beginning of a page's address. */
export const PAGE_PATTERN = /^https?:\/\//i;

/** Form of a currency, after ISO 4217. */
export const CURRENCY_PATTERN = /^[A-Z]{3}$/;

const id = z
  .string()
  .regex(ID_PATTERN, 'must be 8 to 32 of the characters A-Z a-z 0-9 _ -')
  .openapi({ example: 'VVrda1I2aB3dE5fG' });

const page = z
  .string()
  .max(MAX_URL_LENGTH, `must have at most ${MAX_URL_LENGTH} characters`)
  .refine(
    (text) => PAGE_PATTERN.test(text) && URL.canParse(text),
    'must be an absolute URL that begins with http:// or https://',
  )
  .openapi({ example: 'https://www.example.org/articles/fireflies' });

/** The last moment a JavaScript date can hold, ms since the epoch. */
export const MAX_MOMENT = 8.64e15;

const moment = z.number().min(0).max(MAX_MOMENT).openapi({ example: 1790000000000 });

/** Most texts: words of the Latin, Greek, Cyrillic and neighbouring scripts, one space between them. */
const TIDY = /^[!-~\u00a1-\u167f\u2010-\u2027]+(?: [!-~\u00a1-\u167f\u2010-\u2027]+)*$/;

/** What can be seen: neither space nor one of the characters that only say how others are shown, or stand for none. */
const SEEN = /[^\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Text for people: cut rather than refused, in one line, without halves of characters, and empty where nothing shows. */
export function tidy(value: string, maxLength: number): string {
  if (value.length <= maxLength && TIDY.test(value)) return value;
  const text = beginning(value, maxLength)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return SEEN.test(text) ? text : '';
}
const optionalText = (maxLength = MAX_TEXT_LENGTH) =>
  z
    .string()
    .transform((value) => tidy(value, maxLength) || undefined)
    .optional();
const optionalToken = z
  .string()
  .transform((value) => beginning(value, MAX_TOKEN_FIELD_LENGTH) || undefined)
  .optional();

const base = { id, view: id, page, at: moment };
const nav = z.enum(NAVS).optional();

const landing = z.object({
  type: z.literal('landing'),
  ...base,
  token: optionalToken,
  referrer: optionalText(MAX_URL_LENGTH),
  title: optionalText(),
  utm: z
    .object({
      source: optionalText(),
      medium: optionalText(),
      campaign: optionalText(),
      term: optionalText(),
      content: optionalText(),
    })
    .optional(),
  nav,
  next: optionalToken,
});

const view = z.object({ type: z.literal('view'), ...base, title: optionalText(), nav, next: optionalToken });

const share = z.object({
  type: z.literal('share'),
  ...base,
  channel: z.enum(CHANNEL_NAMES),
  method: z.enum(METHODS),
  token: optionalToken,
  parent: optionalToken,
  passage: z
    .object({
      hash: z.string().regex(PASSAGE_HASH_PATTERN, 'must be 1 to 16 letters and digits'),
      words: z.string().transform((value) => tidy(value, MAX_PASSAGE_LENGTH)),
    })
    .optional(),
});

const conversion = z.object({
  type: z.literal('conversion'),
  ...base,
  goal: z
    .string()
    .transform((value) => tidy(value, MAX_TEXT_LENGTH))
    .refine((value) => value !== '', 'must not be empty'),
  value: z.number().optional(),
  currency: z.string().regex(CURRENCY_PATTERN, 'must be three capital letters, after ISO 4217').optional(),
  order: optionalText(),
});

/** One event as a page may send it; fields that are not known are ignored. */
export const eventSchema = z.discriminatedUnion('type', [landing, view, share, conversion]).openapi('Event');

/**
 * What surrounds the events of a batch. The events are checked one by one, so that a bad one does not take
 * the others with it; how many there are is checked by the handler, which can say it better.
 */
export const envelopeSchema = z.object({
  site: z.string(),
  sent: moment.optional(),
  signal: z.boolean().optional(),
  events: z.array(z.unknown()),
});

/** One refused event, as answered. */
export const rejectedSchema = z
  .object({
    index: z.number().int(),
    id: z.string().nullable(),
    reason: z.enum(REJECTIONS),
    detail: z.string(),
  })
  .openapi('Rejected');

// Required on both sides, so that an optional field which only one side knows is seen as well.
type Whole<T> = T extends object ? { [K in keyof T]-?: Whole<T[K]> } : T;
type Same<A, B> = [A, B] extends [B, A] ? true : false;
type Events = z.output<typeof eventSchema>;
/** Compiles only while the schema says exactly what the hand-written wire types say. */
export const schemaMatchesWireTypes: [Same<Events, WireEvent>, Same<Whole<Events>, Whole<WireEvent>>] = [
  true,
  true,
];

/** What is wrong with a value, for a person: where, and what it should be. */
export function explain(error: z.ZodError): string {
  const issue = error.issues[0];
  if (!issue) return 'It is not as the wire format has it.';
  const where = issue.path.join('.');
  return where ? `${where}: ${issue.message}` : issue.message;
}
