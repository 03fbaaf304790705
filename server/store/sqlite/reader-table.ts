import type { Database } from 'better-sqlite3';
import type { Place } from '../../domain/facts.js';
import { dayNumber } from './codes.js';
import { KnownReader, type ReaderRows } from './known-reader.js';
import { ReaderChanges, readChanges } from './reader-changes.js';

/** Events whose readers' rows wait to be written, at most. */
const STAGED = 50_000;

/** What readers that are remembered take of memory, about, bytes; those that wait are remembered in any case. */
const REMEMBERED_BYTES = 32 * 1024 * 1024;

/** How many readers are kept in memory. */
export interface ReaderLimits {
  staged?: number;
  rememberedBytes?: number;
}

interface SiteReaders {
  byKey: Map<string, Map<string, KnownReader>>;
  byNumber: Map<number, KnownReader>;
  /** The last number given. */
  given: number;
  written: number;
  changes: ReaderChanges;
  changed: Set<KnownReader>;
}

interface StagedRow {
  events: number;
  readers: KnownReader[];
}

/**
 * Readers by the number that stands for a day's key, with what they did.
 *
 * A reader's row lies wherever their number has its place; were each event to write its reader's row, each would
 * write a page of the file. So what a transaction changes is kept as one row of `staged`, one behind the other,
 * and readers' own rows are written once they were left alone for a while. Until then they stay in memory; after a
 * crash, or when another process takes over, what is staged is moved to the readers' rows first (`begin`).
 */
export class ReaderTable {
  readonly #sites = new Map<number, SiteReaders>();
  readonly #statements;
  readonly #limits;
  /** Rows of `staged` by their number, the first first. */
  readonly #staged = new Map<number, StagedRow>();
  #stagedEvents = 0;
  #lastStaged = 0;
  /** Sites of which something is to be written. */
  readonly #touched = new Map<number, SiteReaders>();
  #last: KnownReader | undefined;
  #begun = false;
  readonly #rows: ReaderRows;
  /** What those that are remembered take of memory (`KnownReader.takes`), and how much may before any is forgotten. */
  #bytes = 0;
  #mayTake: number;
  /** How often they were looked through. */
  #looked = 0;

  constructor(db: Database, { staged = STAGED, rememberedBytes = REMEMBERED_BYTES }: ReaderLimits = {}) {
    this.#limits = { staged, rememberedBytes };
    this.#mayTake = rememberedBytes;
    this.#statements = {
      find: db
        .prepare<[number, number, string], number>(
          'select n from reader where site = ? and day = ? and key = ?',
        )
        .pluck(),
      add: db.prepare<[number, number, string, number]>(
        'insert into reader (site, day, key, n) values (?, ?, ?, ?)',
      ),
      state: db
        .prepare<[number, number], Buffer>('select state from reader_state where site = ? and n = ?')
        .pluck(),
      write: db.prepare<[number, number, Buffer]>(
        'insert or replace into reader_state (site, n, state) values (?, ?, ?)',
      ),
      given: db.prepare<[number], number>('select readers from site where n = ?').pluck(),
      give: db.prepare<[number, number]>('update site set readers = ? where n = ?'),
      stage: db.prepare<[number, number, Buffer]>('insert into staged (n, site, changes) values (?, ?, ?)'),
      staged: db.prepare<[], { site: number; changes: Buffer }>(
        'select site, changes from staged order by n',
      ),
      lastStaged: db.prepare<[], number | null>('select max(n) from staged').pluck(),
      unstage: db.prepare<[number]>('delete from staged where n = ?'),
      unstageAll: db.prepare<[]>('delete from staged'),
    };
    this.#rows = { read: (site, n) => this.#statements.state.get(site, n) };
  }

  /**
   * To be called as a transaction begins that asks for readers. `changed`: another process changed something since
   * the last one; `alone`: what others staged is moved to where it belongs, so that rows are complete.
   */
  begin({ changed, alone = false }: { changed: boolean; alone?: boolean }): void {
    if (changed && (alone || this.#statements.lastStaged.get() !== this.#lastStaged)) this.clear();
    if (this.#begun) return;
    for (const { site, changes } of this.#statements.staged.all()) {
      const { changed: readers } = this.#touch(site);
      readChanges(changes, {
        add: (n, kind, place) => {
          const reader = this.byNumber(site, n);
          reader.add(kind, place);
          readers.add(reader);
        },
        setPart: (n, account, events) => {
          const reader = this.byNumber(site, n);
          reader.setPart(account, events);
          readers.add(reader);
        },
      });
    }
    this.save();
    // Numbers that were never given before: another process tells by the last one whether all is as it left it.
    this.#lastStaged = Math.max(Date.now() * 1000, this.#lastStaged);
    this.#begun = true;
  }

  /** The reader that has the key on the day; a new one where none has. */
  of(site: number, day: string, key: string): KnownReader {
    const readers = this.#of(site);
    let ofDay = readers.byKey.get(day);
    if (!ofDay) readers.byKey.set(day, (ofDay = new Map<string, KnownReader>()));
    let reader = ofDay.get(key);
    if (reader) return this.#use(reader);
    const number = dayNumber(day);
    const n = this.#statements.find.get(site, number, key);
    if (n === undefined) {
      this.#touch(site).given += 1;
      this.#statements.add.run(site, number, key, readers.given);
      reader = new KnownReader(site, readers.given, { rows: this.#rows });
      this.#remember(readers, reader);
      this.#use(reader);
    } else reader = this.byNumber(site, n);
    ofDay.set(key, reader);
    return reader;
  }

  /** The reader who was given the number. */
  byNumber(site: number, n: number): KnownReader {
    // Asked for again and again while an event is worked out.
    if (this.#last?.n === n && this.#last.site === site) return this.#last;
    return this.#use(this.#byNumber(site, n));
  }

  #use(reader: KnownReader): KnownReader {
    reader.usedIn = this.#looked;
    return (this.#last = reader);
  }

  #byNumber(site: number, n: number): KnownReader {
    const readers = this.#of(site);
    const known = readers.byNumber.get(n);
    if (known) return known;
    const reader = new KnownReader(site, n, { rows: this.#rows, row: this.#rows.read(site, n) });
    this.#remember(readers, reader);
    return reader;
  }

  /** Notes that the reader did something of a kind. */
  add(reader: KnownReader, kind: number, { at, id }: Place): void {
    reader.add(kind, { at, id });
    const { changes, changed } = this.#touch(reader.site);
    changes.add(reader.n, kind, { at, id });
    changed.add(reader);
  }

  /** Takes back that the reader did something; only between `begin` alone and `save`. */
  remove(reader: KnownReader, kind: number, place: Place): void {
    reader.remove(kind, place);
    this.#touch(reader.site).changed.add(reader);
  }

  /** Sets a reader's part in an account; undefined for none. */
  setPart(reader: KnownReader, account: number, events: number | undefined): void {
    reader.setPart(account, events);
    const { changes, changed } = this.#touch(reader.site);
    changes.setPart(reader.n, account, events);
    changed.add(reader);
  }

  /** Writes what was noted, within the caller's transaction, and the rows of readers that were left alone. */
  stage(): void {
    for (const [site, readers] of this.#touched) {
      this.#give(site, readers);
      const { changes, changed } = readers;
      if (changed.size === 0) continue;
      const n = (this.#lastStaged += 1);
      // Each counts, events or not, so that they are never more than that.
      const events = Math.max(changes.events, changed.size);
      this.#statements.stage.run(n, site, changes.take());
      for (const reader of changed) reader.stagedIn = n;
      this.#staged.set(n, { events, readers: [...changed] });
      this.#stagedEvents += events;
      changed.clear();
    }
    this.#touched.clear();
    for (const [n, { events, readers }] of this.#staged) {
      if (this.#stagedEvents <= this.#limits.staged) break;
      for (const reader of readers) if (reader.writtenTo < n) this.#write(reader);
      this.#statements.unstage.run(n);
      this.#staged.delete(n);
      this.#stagedEvents -= events;
    }
    this.#makeRoom();
  }

  /** Writes the rows of all readers that changed, within the caller's transaction. */
  save(): void {
    for (const { readers } of this.#staged.values())
      for (const reader of readers) if (reader.writtenTo < reader.stagedIn) this.#write(reader);
    for (const [site, readers] of this.#touched) {
      this.#give(site, readers);
      for (const reader of readers.changed) this.#write(reader);
      readers.changed.clear();
      readers.changes.take();
    }
    this.#touched.clear();
    this.#statements.unstageAll.run();
    this.#staged.clear();
    this.#stagedEvents = 0;
  }

  /** Drops what is remembered: what was written in a transaction that was rolled back, or by another process. */
  clear(): void {
    this.#last = undefined;
    this.#sites.clear();
    this.#touched.clear();
    this.#staged.clear();
    this.#stagedEvents = 0;
    this.#bytes = 0;
    this.#begun = false;
  }

  #write(reader: KnownReader): void {
    this.#statements.write.run(reader.site, reader.n, reader.write());
    reader.writtenTo = this.#lastStaged;
    this.#weigh(reader);
  }

  #give(site: number, readers: SiteReaders): void {
    if (readers.given === readers.written) return;
    this.#statements.give.run(readers.given, site);
    readers.written = readers.given;
  }

  #of(site: number): SiteReaders {
    let readers = this.#sites.get(site);
    if (!readers) {
      const given = this.#statements.given.get(site) ?? 0;
      readers = {
        byKey: new Map(),
        byNumber: new Map(),
        given,
        written: given,
        changes: new ReaderChanges(),
        changed: new Set(),
      };
      this.#sites.set(site, readers);
    }
    return readers;
  }

  #touch(site: number): SiteReaders {
    const readers = this.#of(site);
    this.#touched.set(site, readers);
    return readers;
  }

  #remember(readers: SiteReaders, reader: KnownReader): void {
    readers.byNumber.set(reader.n, reader);
    this.#weigh(reader);
  }

  #weigh(reader: KnownReader): void {
    this.#bytes -= reader.takes;
    reader.takes = reader.bytes;
    this.#bytes += reader.takes;
  }

  /**
   * Forgets readers whose rows say all of them, once all take too much: those that were not asked for since that
   * was last so, and where this is not enough, others, too.
   */
  #makeRoom(): void {
    if (this.#bytes <= this.#mayTake) return;
    const { rememberedBytes } = this.#limits;
    this.#last = undefined;
    this.#forget(({ usedIn }) => usedIn < this.#looked);
    const enough = (3 / 4) * rememberedBytes;
    if (this.#bytes > enough) this.#forget(() => this.#bytes > enough);
    this.#looked += 1;
    // Where many wait to be written, they are not looked through in vain each time.
    this.#mayTake = Math.max(rememberedBytes, (5 / 4) * this.#bytes);
  }

  /** Forgets those of them whose rows say all. */
  #forget(which: (reader: KnownReader) => boolean): void {
    const goes = (reader: KnownReader) => reader.stagedIn <= reader.writtenTo && which(reader);
    for (const { byKey, byNumber } of this.#sites.values()) {
      const gone = new Set<KnownReader>();
      for (const [n, reader] of byNumber) {
        if (!goes(reader)) continue;
        byNumber.delete(n);
        gone.add(reader);
        this.#bytes -= reader.takes;
      }
      for (const [day, ofDay] of byKey) {
        for (const [key, reader] of ofDay) if (gone.has(reader)) ofDay.delete(key);
        if (ofDay.size === 0) byKey.delete(day);
      }
    }
  }
}
