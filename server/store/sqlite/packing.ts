import {
  CHANNEL_NAMES,
  codeOfChannel,
  fromBase62,
  type Channel,
  type Method,
  type Nav,
} from '../../../protocol/index.js';
import type { AdmittedLanding, LeftOut, Source } from '../../domain/admitted.js';
import type { CountedMethod, Facts, Outcome } from '../../domain/facts.js';

// What is one of few is kept as a number, 0 for none. Append-only: a number, once given, stays.
const SOURCES: Record<Source, number> = {
  token: 1,
  campaign: 2,
  search: 3,
  social: 4,
  referrer: 5,
  direct: 6,
  unsure: 7,
};
// Most page views are navigated to: 0 says so.
const NAVS: Record<Nav, number> = { navigate: 0, reload: 1, back_forward: 2, restore: 3, prerender: 4 };
const LEFT_OUT: Record<LeftOut, number> = {
  bot: 1,
  preview: 2,
  reload: 3,
  'back-forward': 4,
  restore: 5,
  'self-or-household': 6,
  'repeat-or-household': 7,
  'token-taken': 8,
};
const METHODS: Record<CountedMethod, number> = {
  unknown: 1,
  button: 2,
  'copy-link': 3,
  'copy-url': 4,
  'copy-text': 5,
  'address-bar': 6,
  native: 7,
  link: 8,
  qr: 9,
};
/** By the characters that stand for them in tokens, which are never given to another channel. */
const CHANNELS = Object.fromEntries(
  CHANNEL_NAMES.map((name) => [name, 1 + fromBase62(codeOfChannel(name))]),
) as Record<Channel, number>;

/** Where a number stands within an integer that holds several, and its bits. */
interface Field {
  column: 'said' | 'came';
  shift: number;
  mask: number;
}

/** What most events have stands low, and what few have high, so that most integers are short. */
const FIELDS = {
  ownSource: { column: 'said', shift: 0, mask: 7 },
  nav: { column: 'said', shift: 3, mask: 7 },
  ownLeftOut: { column: 'said', shift: 6, mask: 15 },
  saidChannel: { column: 'said', shift: 10, mask: 63 },
  saidMethod: { column: 'said', shift: 16, mask: 15 },
  stray: { column: 'said', shift: 20, mask: 1 },
  source: { column: 'came', shift: 0, mask: 7 },
  sharing: { column: 'came', shift: 3, mask: 1 },
  matched: { column: 'came', shift: 4, mask: 1 },
  merged: { column: 'came', shift: 5, mask: 1 },
  inferred: { column: 'came', shift: 6, mask: 1 },
  leftOut: { column: 'came', shift: 7, mask: 15 },
  channel: { column: 'came', shift: 11, mask: 63 },
  method: { column: 'came', shift: 17, mask: 15 },
  generation: { column: 'came', shift: 21, mask: 63 },
} as const satisfies Record<string, Field>;

/** A field as SQL. Indexes know it by these very words. */
export function fieldSql(name: FieldName): string {
  const { column, shift, mask } = FIELDS[name];
  return `(${column} >> ${shift} & ${mask})`;
}

/** Of an event: its id does not say when it was (see `idAt`). */
export const IS_STRAY = `${fieldSql('stray')} = 1`;
/** Of an event: it is a share or came by one, and is neither left out nor merged. */
export const IS_SHARING = `${fieldSql('sharing')} = 1`;
/** Of an event: it is left out for nothing that it says itself. */
export const IS_HELD = `${fieldSql('ownLeftOut')} = 0`;
/** Of an event: it is left out for nothing at all. */
export const IS_COUNTED = `${fieldSql('leftOut')} = 0`;
/** Of an event: its share is known, or, of a share by the address bar, it is one. */
export const IS_MATCHED = `${fieldSql('matched')} = 1`;
/** Of an event: it came, or was shared, by the address bar. */
export const IS_APART = `${fieldSql('channel')} = ${CHANNELS['address-bar']}`;

/** What an event says itself, as one integer. */
export function packSaid(
  { source, leftOut, channel, method }: Pick<Facts, 'source' | 'leftOut' | 'channel' | 'method'>,
  nav: Nav,
  stray: boolean,
): number {
  let said = NAVS[nav] << FIELDS.nav.shift;
  if (source !== null) said |= SOURCES[source];
  if (leftOut !== null) said |= LEFT_OUT[leftOut] << FIELDS.ownLeftOut.shift;
  if (channel !== null) said |= CHANNELS[channel] << FIELDS.saidChannel.shift;
  if (method !== null) said |= METHODS[method] << FIELDS.saidMethod.shift;
  if (stray) said |= 1 << FIELDS.stray.shift;
  return said;
}

/** What an event comes to, as one integer: all but the page and the parent. */
export function packCame(outcome: Outcome): number {
  const { source, leftOut, channel, method, generation, matched, merged, inferred } = outcome;
  let came = source === null ? 0 : SOURCES[source];
  if (matched) came |= 1 << FIELDS.matched.shift;
  if (merged) came |= 1 << FIELDS.merged.shift;
  if (inferred) came |= 1 << FIELDS.inferred.shift;
  if (leftOut !== null) came |= LEFT_OUT[leftOut] << FIELDS.leftOut.shift;
  if (channel === null) return came;
  came |= CHANNELS[channel] << FIELDS.channel.shift;
  if (leftOut === null && !merged) came |= 1 << FIELDS.sharing.shift;
  if (method !== null) came |= METHODS[method] << FIELDS.method.shift;
  if (generation !== null) came |= generation << FIELDS.generation.shift;
  return came;
}

/** Names by their numbers; null for 0. */
function namesOf<T extends string>(numbers: Record<T, number>): (T | null)[] {
  const names: (T | null)[] = [null];
  for (const [name, number] of Object.entries(numbers) as [T, number][]) names[number] = name;
  return names;
}

const SOURCE_NAMES = namesOf(SOURCES);
const NAV_NAMES = namesOf(NAVS);
const LEFT_OUT_NAMES = namesOf(LEFT_OUT);
const METHOD_NAMES = namesOf(METHODS);
const CHANNEL_OF = namesOf(CHANNELS);

function numberIn(packed: number, { shift, mask }: Field): number {
  return (packed >> shift) & mask;
}

/** `packSaid` the other way round. */
export function unpackSaid(said: number) {
  return {
    source: SOURCE_NAMES[numberIn(said, FIELDS.ownSource)] as AdmittedLanding['source'] | null,
    nav: NAV_NAMES[numberIn(said, FIELDS.nav)] ?? 'navigate',
    leftOut: LEFT_OUT_NAMES[numberIn(said, FIELDS.ownLeftOut)] ?? null,
    channel: CHANNEL_OF[numberIn(said, FIELDS.saidChannel)] ?? null,
    method: (METHOD_NAMES[numberIn(said, FIELDS.saidMethod)] ?? null) as Method | null,
  };
}

/** `packCame` the other way round. */
export function unpackCame(came: number): Omit<Outcome, 'page' | 'parent'> {
  return {
    source: SOURCE_NAMES[numberIn(came, FIELDS.source)] ?? null,
    matched: numberIn(came, FIELDS.matched) === 1,
    merged: numberIn(came, FIELDS.merged) === 1,
    inferred: numberIn(came, FIELDS.inferred) === 1,
    leftOut: LEFT_OUT_NAMES[numberIn(came, FIELDS.leftOut)] ?? null,
    channel: CHANNEL_OF[numberIn(came, FIELDS.channel)] ?? null,
    method: METHOD_NAMES[numberIn(came, FIELDS.method)] ?? null,
    generation: numberIn(came, FIELDS.generation) || null,
  };
}

/** The number of a value that a field has; one that none has, for a value there is not. */
export function numberOf(field: 'channel' | 'method' | 'source', value: string): number {
  const numbers: Record<string, number> = { channel: CHANNELS, method: METHODS, source: SOURCES }[field];
  return Object.hasOwn(numbers, value) ? numbers[value]! : -1;
}

/** All numbers, for the step that made them of texts. */
export const NUMBERS = { SOURCES, NAVS, LEFT_OUT, METHODS, CHANNELS };

export type FieldName = keyof typeof FIELDS;

/** By how many bits a field is shifted. */
export function shiftOf(name: FieldName): number {
  return FIELDS[name].shift;
}
