import type { Place } from '../../domain/facts.js';
import { ByteReader, ByteWriter } from './bytes.js';
import { readId, writeId } from './reader-bytes.js';

// Each change begins with whose it is, as the distance of their number from the one before, and what it is: these
// follow the kinds of events, of which there are fewer than eight with them.
const NO_PART = 5;
const FOR_GOOD = 6;
const PASSING = 7;
const CODES = 8;

/** No JSON of before began with it. */
const FORM = 1;

/** What became known of readers in one transaction, in order: of each event a dozen of bytes. */
export class ReaderChanges {
  readonly #bytes = new ByteWriter();
  #n = 0;
  #at = 0;
  #events = 0;

  /** How many events there are among them. */
  get events(): number {
    return this.#events;
  }

  /** The reader did something of a kind. */
  add(n: number, kind: number, { at, id }: Place): void {
    this.#put(n, kind);
    this.#bytes.signed(at - this.#at);
    writeId(this.#bytes, id, at);
    this.#at = at;
    this.#events += 1;
  }

  /** So many events now put the reader into an account, see `KnownReader.part`. */
  setPart(n: number, account: number, events: number | undefined): void {
    this.#put(n, events === undefined ? NO_PART : events === 0 ? FOR_GOOD : PASSING);
    this.#bytes.number(account);
    if (events !== undefined && events > 0) this.#bytes.number(events);
  }

  /** All of them, as bytes, of which nothing is left behind. */
  take(): Buffer {
    this.#n = 0;
    this.#at = 0;
    this.#events = 0;
    return this.#bytes.take();
  }

  #put(n: number, code: number): void {
    if (this.#bytes.length === 0) this.#bytes.number(FORM);
    const more = n - this.#n;
    this.#bytes.number((more < 0 ? -2 * more - 1 : 2 * more) * CODES + code);
    this.#n = n;
  }
}

/** Told what `ReaderChanges` noted. */
export interface ChangesTold {
  add(n: number, kind: number, place: Place): void;
  setPart(n: number, account: number, events: number | undefined): void;
}

/** Tells what was noted; reads the JSON of before, too. */
export function readChanges(changes: Buffer, told: ChangesTold): void {
  if (changes[0] !== FORM) {
    readJson(changes.toString(), told);
    return;
  }
  const bytes = new ByteReader(changes);
  bytes.number();
  let [n, at] = [0, 0];
  while (!bytes.isAtEnd) {
    const said = bytes.number();
    const code = said % CODES;
    const distance = Math.floor(said / CODES);
    n += distance % 2 === 0 ? distance / 2 : -(distance + 1) / 2;
    if (code < NO_PART) {
      at += bytes.signed();
      told.add(n, code, { at, id: readId(bytes, at) });
      continue;
    }
    const account = bytes.number();
    told.setPart(n, account, code === NO_PART ? undefined : code === FOR_GOOD ? 0 : bytes.number());
  }
}

/** Of versions before (see `MIGRATIONS`). */
function readJson(text: string, told: ChangesTold): void {
  const { seen, visits } = JSON.parse(text) as {
    seen: [n: number, kind: number, at: number, id: string][];
    visits: [n: number, account: number, events: number | null][];
  };
  for (const [n, kind, at, id] of seen) told.add(n, kind, { at, id });
  for (const [n, account, events] of visits) told.setPart(n, account, events ?? undefined);
}
