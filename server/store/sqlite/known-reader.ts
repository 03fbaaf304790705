import { compareEvents, type Place } from '../../domain/facts.js';
import type { Traits } from '../../domain/marks.js';
import { KINDS } from './codes.js';
import { readPlaces, readRow, writePlaces, writeRow, type Parts } from './reader-bytes.js';

/** What all that a reader does within an hour nearly always has in common. */
type Common = Pick<Traits, 'country' | 'device' | 'browser' | 'language'>;

/** What a reader did of a kind: the last of it, the row having the rest. */
interface Past {
  /** In order. The very last of all is always among them. */
  places: Place[];
  /** How many came before these. */
  before: number;
  /** How many of these are in the row; -1 where the row has others. */
  written: number;
}

const NONE: readonly string[] = [];

/** The kinds of page views. */
const VISITS = [KINDS.other, KINDS.arriving, KINDS.direct];

/** Where readers' rows are. */
export interface ReaderRows {
  /** A reader's row; undefined where there is none yet. */
  read(site: number, n: number): Buffer | undefined;
}

/** What an object takes in memory, about: the reader with what is always there, a place, a number. */
const READER_BYTES = 600;
const PLACE_BYTES = 150;
const NUMBER_BYTES = 8;

/**
 * A reader of one day: all they did, and in which counters they are among the distinct visitors; how many events
 * put them there that may be taken back, 0 where one did for good. Of what is written in their row, only the last
 * of each kind is kept in memory, since what comes now is nearly always later than all before; where it is not,
 * the row is asked.
 */
export class KnownReader {
  readonly site: number;
  readonly n: number;
  /** The last row of changes that has anything of this reader, and the last one that their own row includes. */
  stagedIn = 0;
  writtenTo = 0;
  /** When they were last asked for, and what they took of memory when that was last looked at; see `ReaderTable`. */
  usedIn = 0;
  takes = 0;
  /** The time that those in the row are counted from. */
  #base: number | undefined;
  readonly #pasts: (Past | undefined)[] = [];
  /** Accounts they are in for good. */
  #forGood: number[] = [];
  /** Other accounts, each followed by how many events put them there. */
  #passing: number[] = [];
  readonly #rows: ReaderRows | undefined;
  #settled: (Common & { hour: string }) | undefined;

  /** `rows`: where theirs is written; `row`: what it says, where it is there. */
  constructor(site: number, n: number, { rows, row }: { rows?: ReaderRows; row?: Buffer } = {}) {
    this.site = site;
    this.n = n;
    this.#rows = rows;
    if (!row) return;
    const { base, kinds, parts } = readRow(row);
    this.#base = base;
    for (const [kind, segment] of kinds.entries()) {
      const places = readPlaces(segment, base);
      if (places.length > 0) this.#pasts[kind] = { places, before: 0, written: places.length };
    }
    for (const [account, events] of parts) {
      if (events === 0) this.#forGood.push(account);
      else this.#passing.push(account, events);
    }
    this.#shorten();
  }

  /** What they take in memory, about. */
  get bytes(): number {
    let bytes = READER_BYTES + (this.#forGood.length + this.#passing.length) * NUMBER_BYTES;
    for (const past of this.#pasts) if (past) bytes += past.places.length * PLACE_BYTES;
    return bytes;
  }

  /** All of it, for their row, which is taken to be written. */
  write(): Buffer {
    const row = this.#pasts.some((past) => past && past.before > 0) ? this.#row() : undefined;
    const base = (this.#base ??= this.#first());
    const kinds = [...this.#pasts].map((past, kind) => {
      if (!past) return new Uint8Array();
      const { places, written } = past;
      if (past.before === 0) return writePlaces(places, base);
      return Buffer.concat([row!.kinds[kind]!, writePlaces(places.slice(written), places[written - 1]!.at)]);
    });
    for (const past of this.#pasts) if (past) past.written = past.places.length;
    this.#shorten();
    return writeRow({ base, kinds, parts: this.#parts() });
  }

  #first(): number {
    let first = Infinity;
    for (const past of this.#pasts) if (past) first = Math.min(first, past.places[0]?.at ?? Infinity);
    return first === Infinity ? 0 : first;
  }

  /** Forgets places that the row has, but for the last of each kind. */
  #shorten(): void {
    for (const past of this.#pasts) {
      if (!past) continue;
      const more = past.written - 1;
      if (more <= 0) continue;
      past.places = past.places.slice(more);
      past.before += more;
      past.written = 1;
    }
  }

  #row() {
    const row = this.#rows?.read(this.site, this.n);
    if (!row) throw new Error(`the row of reader ${this.n} is gone`);
    return readRow(row);
  }

  /** What they did of a kind, all of it. */
  #whole(kind: number): Past {
    const past = (this.#pasts[kind] ??= { places: [], before: 0, written: 0 });
    if (past.before === 0) return past;
    const { base, kinds } = this.#row();
    past.places = [...readPlaces(kinds[kind]!, base).slice(0, past.before), ...past.places];
    past.written += past.before;
    past.before = 0;
    return past;
  }

  /** What they did of a kind, the `back`th from the last. */
  #fromLast(kind: number, back: number): Place | undefined {
    const past = this.#pasts[kind];
    if (!past) return;
    const { places } = past;
    if (back < places.length || past.before === 0) return places[places.length - 1 - back];
    const whole = this.#whole(kind).places;
    return whole[whole.length - 1 - back];
  }

  /** Their part in an account: how many events, 0 for good; undefined for none. */
  part(account: number): number | undefined {
    if (this.#forGood.includes(account)) return 0;
    const index = this.#indexOfPassing(account);
    return index < 0 ? undefined : this.#passing[index + 1];
  }

  setPart(account: number, events: number | undefined): void {
    const index = this.#indexOfPassing(account);
    if (events !== undefined && events > 0) {
      if (index < 0) this.#passing.push(account, events);
      else this.#passing[index + 1] = events;
    } else if (index >= 0) this.#passing.splice(index, 2);
    const isForGood = this.#forGood.includes(account);
    if (events === 0 && !isForGood) this.#forGood.push(account);
    else if (events !== 0 && isForGood) this.#forGood = this.#forGood.filter((each) => each !== account);
  }

  /** The accounts they have a part in. */
  accounts(): number[] {
    return this.#parts().map(([account]) => account);
  }

  #parts(): Parts {
    const parts = this.#forGood.map((account): Parts[number] => [account, 0]);
    for (let index = 0; index < this.#passing.length; index += 2)
      parts.push([this.#passing[index]!, this.#passing[index + 1]!]);
    return parts;
  }

  #indexOfPassing(account: number): number {
    for (let index = 0; index < this.#passing.length; index += 2)
      if (this.#passing[index] === account) return index;
    return -1;
  }

  /**
   * Whether they are, or will be once what is noted is written, for good among the visitors of all counters that a
   * page view with these traits in this hour adds to, but for those of its page and the way it came.
   */
  isSettled({ country, device, browser, language }: Common, hour: string): boolean {
    const settled = this.#settled;
    return (
      settled?.hour === hour &&
      settled.country === country &&
      settled.device === device &&
      settled.browser === browser &&
      settled.language === language
    );
  }

  settle({ country, device, browser, language }: Common, hour: string): void {
    this.#settled = { country, device, browser, language, hour };
  }

  /** To be called where anything they did is taken back. */
  unsettle(): void {
    this.#settled = undefined;
  }

  /** Notes what they did; once, however often it is said. */
  add(kind: number, place: Place): void {
    const past = (this.#pasts[kind] ??= { places: [], before: 0, written: 0 });
    let index = indexBehind(past.places, place);
    if (index === 0 && past.before > 0) index = indexBehind(this.#whole(kind).places, place);
    if (past.places[index - 1]?.id === place.id) return;
    if (index >= past.written) {
      // Behind all that the row has, or the row is written anew in any case.
      past.places.splice(index, 0, place);
      return;
    }
    index += past.before;
    this.#whole(kind).places.splice(index, 0, place);
    past.written = -1;
  }

  remove(kind: number, { id }: Place): void {
    const past = this.#whole(kind);
    const index = past.places.findIndex((each) => each.id === id);
    if (index < 0) return;
    past.places.splice(index, 1);
    past.written = -1;
  }

  /** Ids of all they did. */
  all(): string[] {
    return [...this.#pasts.keys()].flatMap((kind) => this.#whole(kind).places.map(({ id }) => id));
  }

  /** Ids of their landings and views. */
  visited(): string[] {
    return VISITS.flatMap((kind) => this.#whole(kind).places.map(({ id }) => id));
  }

  /** When they last did something of a kind, ms since the epoch; before any moment where never. */
  last(kind: number): number {
    return this.#fromLast(kind, 0)?.at ?? -1;
  }

  /** Whether they landed or viewed a page before a place, at `since` or later. */
  wasSeen(since: number, before: Place): boolean {
    for (const kind of VISITS) {
      // From the last on: what is asked is nearly always about the last moments.
      for (let back = 0; ; back += 1) {
        const place = this.#fromLast(kind, back);
        if (!place || place.at < since) break;
        if (compareEvents(place, before) < 0) return true;
      }
    }
    return false;
  }

  /** Ids of what they did of a kind after a place, at `until` or before, the latest first. */
  after(kind: number, place: Place, until = Infinity): readonly string[] {
    let ids = NONE;
    for (let back = 0; ; back += 1) {
      const each = this.#fromLast(kind, back);
      if (!each || compareEvents(each, place) <= 0) return ids;
      if (each.at <= until) ids = [...ids, each.id];
    }
  }

  /** Ids of what they did of a kind before a place, the latest first. */
  *before(kind: number, place: Place): Generator<string> {
    for (let back = 0; ; back += 1) {
      const each = this.#fromLast(kind, back);
      if (!each) return;
      if (compareEvents(each, place) < 0) yield each.id;
    }
  }
}

/** Where a place stands among others. */
function indexBehind(places: readonly Place[], place: Place): number {
  // What comes now is nearly always the last.
  let index = places.length;
  while (index > 0 && compareEvents(places[index - 1]!, place) > 0) index -= 1;
  return index;
}
