import type { Place } from '../../domain/facts.js';
import { ByteReader, ByteWriter } from './bytes.js';
import { readReaderText } from './reader-text.js';

// What is kept of readers is bytes: a third of what it took as text, and half the time.

/** A reader's part in counters, by account: how many events put them there that may be taken back, 0 for good. */
export type Parts = [account: number, events: number][];

/**
 * What a reader's row says: places by kind, each kind's as `writePlaces` has them from the time `base` on, and their
 * part in counters.
 */
export interface ReaderRow {
  base: number;
  kinds: Uint8Array[];
  parts: Parts;
}

/** No text of before began with it. */
const FORM = 1;

const NEXT = '.next';

const writer = new ByteWriter();

/** A whole row. Only one is written at a time. */
export function writeRow({ base, kinds, parts }: ReaderRow): Buffer {
  writer.number(FORM);
  writer.number(base);
  writer.number(kinds.length);
  for (const kind of kinds) {
    writer.number(kind.length);
    writer.bytes(kind);
  }
  let before = 0;
  for (const [account, events] of parts.sort(([a], [b]) => a - b)) {
    // Nearly all are for good, and few are neighbours.
    writer.number(2 * (account - before) + Number(events > 0));
    if (events > 0) writer.number(events);
    before = account;
  }
  return writer.take();
}

/** What `writeRow` wrote; reads the text of before, too. */
export function readRow(row: Buffer): ReaderRow {
  if (row[0] !== FORM) {
    const { seen, visits } = readReaderText(row.toString());
    const places = seen.map((kind) => kind.map(([at, id]) => ({ at, id })));
    return { base: 0, kinds: places.map((kind) => writePlaces(kind, 0)), parts: visits };
  }
  const bytes = new ByteReader(row);
  bytes.number();
  const base = bytes.number();
  const kinds: Uint8Array[] = [];
  for (let left = bytes.number(); left > 0; left -= 1) kinds.push(bytes.bytes(bytes.number()));
  const parts: Parts = [];
  for (let account = 0; !bytes.isAtEnd;) {
    const more = bytes.number();
    account += Math.floor(more / 2);
    parts.push([account, more % 2 === 1 ? bytes.number() : 0]);
  }
  return { base, kinds, parts };
}

const placeWriter = new ByteWriter();

/** Places, each beginning with how much later it is than the one before; `before`: of the first. */
export function writePlaces(places: readonly Place[], before: number): Buffer {
  let last = before;
  for (const { at, id } of places) {
    placeWriter.signed(at - last);
    writeId(placeWriter, id, at);
    last = at;
  }
  return placeWriter.take();
}

/** What `writePlaces` wrote; `before`: as it was told. */
export function readPlaces(segment: Uint8Array, before: number): Place[] {
  const bytes = new ByteReader(segment);
  const places: Place[] = [];
  for (let at = before; !bytes.isAtEnd;) {
    at += bytes.signed();
    places.push({ at, id: readId(bytes, at) });
  }
  return places;
}

/**
 * An id beside a time. One that the widget makes is two numbers of eight digits of base 36, the first of them a time,
 * or that with `.next` behind; any other one is kept as it is.
 */
export function writeId(bytes: ByteWriter, id: string, at: number): void {
  const isNext = id.length === 16 + NEXT.length && id.endsWith(NEXT);
  const time = id.length === 16 || isNext ? digits(id, 0) : -1;
  const chance = time < 0 ? -1 : digits(id, 8);
  if (chance < 0) {
    bytes.number(0);
    bytes.text(id);
    return;
  }
  const after = time - at;
  bytes.number(1 + 2 * (after < 0 ? -2 * after - 1 : 2 * after) + Number(isNext));
  bytes.wide(chance);
}

export function readId(bytes: ByteReader, at: number): string {
  const said = bytes.number();
  if (said === 0) return bytes.text();
  const distance = Math.floor((said - 1) / 2);
  const after = distance % 2 === 0 ? distance / 2 : -(distance + 1) / 2;
  const id = word(at + after) + word(bytes.wide());
  return (said - 1) % 2 === 0 ? id : id + NEXT;
}

/** Eight digits of base 36 as a number; -1 where they are none. */
function digits(text: string, from: number): number {
  let value = 0;
  for (let index = from; index < from + 8; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57) value = value * 36 + code - 48;
    else if (code >= 97 && code <= 122) value = value * 36 + code - 87;
    else return -1;
  }
  return value;
}

function word(value: number): string {
  return value.toString(36).padStart(8, '0');
}
