import type { Database } from 'better-sqlite3';
import { dayNumber, KINDS, VISITS } from './codes.js';

/** Readers remembered at a time. */
const REMEMBERED = 50_000;

/** Before any moment there is. */
const NEVER = -1;

/** A reader of one day, and when they last did what, ms since the epoch: nothing later is on record. */
export interface KnownReader {
  n: number;
  visit: number;
  arriving: number;
  direct: number;
  share: number;
  /** Is among the site's visitors of the day, for good. */
  counted: boolean;
}

interface SiteReaders {
  byKey: Map<string, KnownReader>;
  byNumber: Map<number, KnownReader>;
  /** The last number given. */
  given: number;
  written: number;
}

interface Latest {
  other: number | null;
  arriving: number | null;
  direct: number | null;
  share: number | null;
}

/**
 * Readers by the number that stands for a day's key. What is remembered of them most often shows that an event
 * concerns no other one, and saves asking.
 */
export class ReaderTable {
  readonly #sites = new Map<number, SiteReaders>();
  readonly #statements;
  #size = 0;

  constructor(db: Database) {
    const latest = (kind: number, name: string) =>
      `(select max(at) from trace where site = @site and reader = @n and kind = ${kind}) as ${name}`;
    this.#statements = {
      find: db
        .prepare<[number, number, string], number>(
          'select n from reader where site = ? and day = ? and key = ?',
        )
        .pluck(),
      add: db.prepare<[number, number, string, number]>(
        'insert into reader (site, day, key, n) values (?, ?, ?, ?)',
      ),
      latest: db.prepare<[{ site: number; n: number }], Latest>(
        `select ${latest(KINDS.other, 'other')}, ${latest(KINDS.arriving, 'arriving')},
           ${latest(KINDS.direct, 'direct')}, ${latest(KINDS.share, 'share')}`,
      ),
      counted: db
        .prepare<[number, number], number>(
          `select n from trace where site = ? and reader = ? and kind = ${VISITS} and id = ''`,
        )
        .pluck(),
      given: db.prepare<[number], number>('select readers from site where n = ?').pluck(),
      give: db.prepare<[number, number]>('update site set readers = ? where n = ?'),
    };
  }

  /** The reader that has the key on the day; a new one where none has. */
  of(site: number, day: string, key: string): KnownReader {
    const readers = this.#of(site);
    const name = day + key;
    let reader = readers.byKey.get(name);
    if (reader) return reader;
    const number = dayNumber(day);
    const n = this.#statements.find.get(site, number, key);
    if (n === undefined) {
      readers.given += 1;
      this.#statements.add.run(site, number, key, readers.given);
      reader = {
        n: readers.given,
        visit: NEVER,
        arriving: NEVER,
        direct: NEVER,
        share: NEVER,
        counted: false,
      };
      this.#remember(readers, reader);
    } else reader = this.byNumber(site, n);
    readers.byKey.set(name, reader);
    return reader;
  }

  /** The reader who was given the number. */
  byNumber(site: number, n: number): KnownReader {
    const readers = this.#of(site);
    const known = readers.byNumber.get(n);
    if (known) return known;
    const latest = this.#statements.latest.get({ site, n });
    const arriving = latest?.arriving ?? NEVER;
    const direct = latest?.direct ?? NEVER;
    const reader = {
      n,
      visit: Math.max(latest?.other ?? NEVER, arriving, direct),
      arriving,
      direct,
      share: latest?.share ?? NEVER,
      counted: this.#statements.counted.get(site, n) === 0,
    };
    this.#remember(readers, reader);
    return reader;
  }

  /** Writes which numbers were given, within the caller's transaction. */
  write(): void {
    for (const [site, readers] of this.#sites) {
      if (readers.given === readers.written) continue;
      this.#statements.give.run(readers.given, site);
      readers.written = readers.given;
    }
  }

  /** Drops what is remembered: what was written in a transaction that was rolled back, or by another process. */
  clear(): void {
    this.#sites.clear();
    this.#size = 0;
  }

  #of(site: number): SiteReaders {
    let readers = this.#sites.get(site);
    if (!readers) {
      const given = this.#statements.given.get(site) ?? 0;
      readers = { byKey: new Map(), byNumber: new Map(), given, written: given };
      this.#sites.set(site, readers);
    }
    return readers;
  }

  #remember(readers: SiteReaders, reader: KnownReader): void {
    if (this.#size >= REMEMBERED) {
      for (const { byKey, byNumber } of this.#sites.values()) {
        byKey.clear();
        byNumber.clear();
      }
      this.#size = 0;
    }
    readers.byNumber.set(reader.n, reader);
    this.#size += 1;
  }
}

/** Notes that the reader did something of a kind. */
export function remember(reader: KnownReader, kind: number, at: number): void {
  if (kind === KINDS.share) reader.share = Math.max(reader.share, at);
  else if (kind !== KINDS.conversion) reader.visit = Math.max(reader.visit, at);
  if (kind === KINDS.arriving) reader.arriving = Math.max(reader.arriving, at);
  else if (kind === KINDS.direct) reader.direct = Math.max(reader.direct, at);
}
