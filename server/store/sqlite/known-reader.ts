import { compareEvents, type Place } from '../../domain/facts.js';
import type { Traits } from '../../domain/marks.js';
import { KINDS } from './codes.js';
import { writePlace, writeVisits } from './reader-text.js';

/** What is kept of a reader: places by kind, and their part in counters, by account. */
export interface ReaderState {
  seen: [at: number, id: string][][];
  visits: [account: number, events: number][];
}

/** What all that a reader does within an hour nearly always has in common. */
type Common = Pick<Traits, 'country' | 'device' | 'browser' | 'language'>;

const NONE: readonly string[] = [];

/** The kinds of page views. */
const VISITS = [KINDS.other, KINDS.arriving, KINDS.direct];

/**
 * A reader of one day: all they did, and in which counters they are among the distinct visitors; how many events
 * put them there that may be taken back, 0 where one did for good.
 */
export class KnownReader {
  readonly site: number;
  readonly n: number;
  readonly visits: Map<number, number>;
  /** The last row of changes that has anything of this reader, and the last one that their own row includes. */
  stagedIn = 0;
  writtenTo = 0;
  readonly #seen: (Place[] | undefined)[];
  /** Of each kind, the text of the first places: so many, up to a time. */
  readonly #texts: ({ text: string; count: number; at: number } | undefined)[] = [];
  #settled: (Common & { hour: string }) | undefined;

  constructor(site: number, n: number, { seen, visits }: Partial<ReaderState> = {}) {
    this.site = site;
    this.n = n;
    this.visits = new Map(visits);
    this.#seen = seen?.map((places) => places.map(([at, id]) => ({ at, id }))) ?? [];
  }

  /** All of it, for `readReader`. */
  text(): string {
    let text = '';
    for (let kind = 0; kind < this.#seen.length; kind += 1) text += `${this.#textOf(kind)};`;
    return text + writeVisits(this.visits);
  }

  /** Text is only added to, or each of the many times that it is written would cost as much as all they did. */
  #textOf(kind: number): string {
    const places = this.#seen[kind];
    if (!places) return '';
    const known = (this.#texts[kind] ??= { text: '', count: 0, at: 0 });
    for (; known.count < places.length; known.count += 1) {
      const place = places[known.count]!;
      known.text += writePlace(place, known.at);
      known.at = place.at;
    }
    return known.text;
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
    const places = (this.#seen[kind] ??= []);
    // What comes now is nearly always the last.
    let index = places.length;
    while (index > 0 && compareEvents(places[index - 1]!, place) > 0) index -= 1;
    if (places[index - 1]?.id === place.id) return;
    if (index === places.length) {
      places.push(place);
      return;
    }
    places.splice(index, 0, place);
    this.#texts[kind] = undefined;
  }

  remove(kind: number, { id }: Place): void {
    const places = this.#seen[kind] ?? [];
    const index = places.findIndex((each) => each.id === id);
    if (index < 0) return;
    places.splice(index, 1);
    this.#texts[kind] = undefined;
  }

  /** Ids of all they did. */
  all(): string[] {
    return this.#seen.flatMap((places) => places?.map(({ id }) => id) ?? []);
  }

  /** Ids of their landings and views. */
  visited(): string[] {
    return VISITS.flatMap((kind) => this.#seen[kind]?.map(({ id }) => id) ?? []);
  }

  /** When they last did something of a kind, ms since the epoch; before any moment where never. */
  last(kind: number): number {
    return this.#seen[kind]?.at(-1)?.at ?? -1;
  }

  /** Whether they landed or viewed a page before a place, at `since` or later. */
  wasSeen(since: number, before: Place): boolean {
    for (const kind of VISITS) {
      const places = this.#seen[kind];
      if (!places) continue;
      // From the last on: what is asked is nearly always about the last moments.
      for (let index = places.length - 1; index >= 0; index -= 1) {
        const place = places[index]!;
        if (place.at < since) break;
        if (compareEvents(place, before) < 0) return true;
      }
    }
    return false;
  }

  /** Ids of what they did of a kind after a place, at `until` or before. */
  after(kind: number, place: Place, until = Infinity): readonly string[] {
    const places = this.#seen[kind];
    let ids = NONE;
    for (let index = (places?.length ?? 0) - 1; index >= 0; index -= 1) {
      const each = places![index]!;
      if (compareEvents(each, place) <= 0) break;
      if (each.at <= until) ids = [...ids, each.id];
    }
    return ids;
  }

  /** Ids of what they did of a kind before a place, the latest first. */
  *before(kind: number, place: Place): Generator<string> {
    for (const each of this.#backwards(kind)) if (compareEvents(each, place) < 0) yield each.id;
  }

  /** From the last on: what is asked is nearly always about the last moments. */
  *#backwards(kind: number): Generator<Place> {
    const places = this.#seen[kind] ?? [];
    for (let index = places.length - 1; index >= 0; index -= 1) yield places[index]!;
  }
}
