import type { Database } from 'better-sqlite3';
import type { Place } from '../../domain/facts.js';
import { dayNumber } from './codes.js';
import { KnownReader, type ReaderRows } from './known-reader.js';
import { ReaderChanges, readChanges } from './reader-changes.js';

/** Events whose readers' rows wait to be written, at most. */
const STAGED = 32_000;

/** What readers that are remembered take of memory, about, bytes; those that wait are remembered in any case. */
const REMEMBERED_BYTES = 24 * 1024 * 1024;

/**
 * The row of a site's reader, told both. One number, since only tables by such keep up to a page's bytes of a row beside
 * others: of one by site and number, what is more than a quarter of a page takes pages of its own.
 */
const READER_ID = '? << 40 | ?';

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

/** Readers whose rows are being written, in the order of these, so that those beside each other share a page. */
interface Round {
  readers: KnownReader[];
  /** How many of them are done. */
  done: number;
  /** Once all are, nothing up to this row of `staged` is wanted any more: so many events. */
  lastStaged: number;
  events: number;
}

/**
 * Readers by the number that stands for a day's key, with what they did.
 *
 * A reader's row lies wherever their number has its place; were each event to write its reader's row, each would
 * write a page of the file. So what a transaction changes is kept as one row of `staged`, one behind the other. Once
 * that is much, readers' own rows are written in rounds: a few with each transaction, in the order of their numbers, so
 * that those that share a page are written together. Until then they stay in memory; after a crash, or when another
 * process takes over, what is staged is moved to the readers' rows first (`begin`).
 */
export class ReaderTable {
  readonly #sites = new Map<number, SiteReaders>();
  readonly #statements;
  readonly #limits;
  #stagedEvents = 0;
  #lastStaged = 0;
  /** Readers whose rows do not say all of them, but for those of the round. */
  #unwritten = new Set<KnownReader>();
  #round: Round | undefined;
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
        .prepare<[number, number], Buffer>(`select state from reader_state where id = (${READER_ID})`)
        .pluck(),
      write: db.prepare<[number, number, Buffer]>(
        `insert or replace into reader_state (id, state) values (${READER_ID}, ?)`,
      ),
      given: db.prepare<[number], number>('select readers from site where n = ?').pluck(),
      give: db.prepare<[number, number]>('update site set readers = ? where n = ?'),
      stage: db.prepare<[number, number, Buffer]>('insert into staged (n, site, changes) values (?, ?, ?)'),
      staged: db.prepare<[], { site: number; changes: Buffer }>(
        'select site, changes from staged order by n',
      ),
      lastStaged: db.prepare<[], number | null>('select max(n) from staged').pluck(),
      unstage: db.prepare<[number]>('delete from staged where n <= ?'),
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

  /** Writes what was noted, within the caller's transaction, and the rows of some readers whose turn it is. */
  stage(): void {
    let staged = 0;
    for (const [site, readers] of this.#touched) {
      this.#give(site, readers);
      const { changes, changed } = readers;
      if (changed.size === 0) continue;
      const n = (this.#lastStaged += 1);
      // Each counts, events or not, so that they are never more than that.
      staged += Math.max(changes.events, changed.size);
      this.#statements.stage.run(n, site, changes.take());
      for (const reader of changed) {
        reader.stagedIn = n;
        this.#unwritten.add(reader);
      }
      changed.clear();
    }
    this.#touched.clear();
    this.#stagedEvents += staged;
    this.#goRound(staged);
    this.#makeRoom();
  }

  /** Writes as many rows as it takes that a round ends while half of what may be staged is. */
  #goRound(staged: number): void {
    const half = this.#limits.staged / 2;
    if (!this.#round) {
      if (this.#stagedEvents <= half) return;
      const readers = [...this.#unwritten].sort((a, b) => a.site - b.site || a.n - b.n);
      this.#unwritten = new Set();
      this.#round = { readers, done: 0, lastStaged: this.#lastStaged, events: this.#stagedEvents };
    }
    const round = this.#round;
    const { readers } = round;
    const share = half > 0 ? Math.min(1, staged / half) : 1;
    const end = Math.min(readers.length, round.done + Math.ceil(readers.length * share));
    for (; round.done < end; round.done += 1) this.#write(readers[round.done]!);
    if (round.done < readers.length) return;
    this.#statements.unstage.run(round.lastStaged);
    this.#stagedEvents -= round.events;
    this.#round = undefined;
  }

  /** Writes the rows of all readers that changed, within the caller's transaction. */
  save(): void {
    for (const reader of this.#round?.readers ?? [])
      if (reader.writtenTo < reader.stagedIn) this.#write(reader);
    for (const reader of this.#unwritten) this.#write(reader);
    for (const [site, readers] of this.#touched) {
      this.#give(site, readers);
      for (const reader of readers.changed) this.#write(reader);
      readers.changed.clear();
      readers.changes.take();
    }
    this.#touched.clear();
    this.#statements.unstageAll.run();
    this.#forgetStaged();
  }

  #forgetStaged(): void {
    this.#unwritten.clear();
    this.#round = undefined;
    this.#stagedEvents = 0;
  }

  /** Drops what is remembered: what was written in a transaction that was rolled back, or by another process. */
  clear(): void {
    this.#last = undefined;
    this.#sites.clear();
    this.#touched.clear();
    this.#forgetStaged();
    this.#bytes = 0;
    this.#begun = false;
  }

  #write(reader: KnownReader): void {
    this.#statements.write.run(reader.site, reader.n, reader.write());
    reader.writtenTo = this.#lastStaged;
    this.#unwritten.delete(reader);
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
   * Forgets some readers whose rows say all of them, once all take too much: first those that were not asked for since
   * that was last so.
   */
  #makeRoom(): void {
    if (this.#bytes <= this.#mayTake) return;
    const { rememberedBytes } = this.#limits;
    this.#last = undefined;
    this.#forgetUntil((3 / 4) * rememberedBytes, ({ usedIn }) => usedIn < this.#looked);
    this.#forgetUntil((3 / 4) * rememberedBytes, () => true);
    this.#looked += 1;
    // Where many wait to be written, they are not looked through in vain each time.
    this.#mayTake = Math.max(rememberedBytes, (5 / 4) * this.#bytes);
  }

  /** Forgets of these as many as it takes, those who were first asked for first. */
  #forgetUntil(bytes: number, which: (reader: KnownReader) => boolean): void {
    for (const { byKey, byNumber } of this.#sites.values()) {
      const gone = new Set<KnownReader>();
      for (const [n, reader] of byNumber) {
        if (this.#bytes <= bytes) break;
        if (reader.stagedIn > reader.writtenTo || !which(reader)) continue;
        byNumber.delete(n);
        gone.add(reader);
        this.#bytes -= reader.takes;
      }
      if (gone.size === 0) continue;
      for (const [day, ofDay] of byKey) {
        for (const [key, reader] of ofDay) if (gone.has(reader)) ofDay.delete(key);
        if (ofDay.size === 0) byKey.delete(day);
      }
    }
  }
}
