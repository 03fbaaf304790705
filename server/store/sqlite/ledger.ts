import type { Database } from 'better-sqlite3';
import { contributions, COUNTED, noSums, type CounterDimension, type Sums } from '../../domain/counting.js';
import type { Facts, Outcome } from '../../domain/facts.js';
import { COUNTER_DIMENSIONS, dayNumber, VISITS } from './codes.js';
import type { EventTable } from './event-table.js';
import type { ReaderTable } from './reader-table.js';
import type { Strings } from './strings.js';

interface Account {
  dimension: number;
  value: string;
  sums: Sums;
  visits: Map<number, Visits>;
}

/** How many more events than before put a reader among the visitors: such as may be taken back, and for good. */
interface Visits {
  passing: number;
  forGood: number;
}

const TOTAL = COUNTER_DIMENSIONS.indexOf('total');

/** Writes of one site's figures: changes are added up in memory and written together. */
export class Ledger {
  readonly #strings;
  readonly #readers;
  readonly #events;
  readonly #statements;
  readonly #accounts = new Map<string, Map<string, Account>[]>();

  constructor(
    db: Database,
    { strings, readers, events }: { strings: Strings; readers: ReaderTable; events: EventTable },
  ) {
    this.#strings = strings;
    this.#readers = readers;
    this.#events = events;
    const columns = COUNTED.join(', ');
    const visit = 'site = ? and reader = ? and kind = ? and at = ?';
    this.#statements = {
      count: db.prepare<number[]>(`
        insert into counter (site, dimension, day, value, ${columns})
        values (?, ?, ?, ?, ${COUNTED.map(() => '?').join(', ')})
        on conflict do update set ${COUNTED.map((figure) => `${figure} = ${figure} + excluded.${figure}`).join(', ')}`),
      visits: db.prepare<number[], number>(`select n from trace where ${visit} and id = ''`).pluck(),
      enter: db.prepare<number[]>(
        "insert into trace (site, reader, kind, at, id, n) values (?, ?, ?, ?, '', ?)",
      ),
      change: db.prepare<number[]>(`update trace set n = ? where ${visit} and id = ''`),
      leave: db.prepare<number[]>(`delete from trace where ${visit} and id = ''`),
    };
  }

  /** Notes everything an event adds; `sign` -1 takes the same back. */
  note(event: Facts, outcome: Outcome, sign: 1 | -1): void {
    for (const { dimension, value, figures, visits } of contributions(event, outcome)) {
      const account = this.#account(COUNTER_DIMENSIONS.indexOf(dimension), event.day, value);
      for (const figure of figures) account.sums[figure] += sign;
      if (!visits || typeof event.key !== 'number') continue;
      let known = account.visits.get(event.key);
      if (!known) account.visits.set(event.key, (known = { passing: 0, forGood: 0 }));
      known[isForGood(event, dimension) ? 'forGood' : 'passing'] += sign;
    }
  }

  /** Writes what was noted, within the caller's transaction. */
  write(site: number): void {
    for (const [dayText, dimensions] of this.#accounts) {
      const day = dayNumber(dayText);
      for (const [dimension, accounts] of dimensions.entries()) {
        for (const account of accounts.values()) {
          const { value, sums, visits } = account;
          const id = this.#strings.id(value);
          for (const [reader, change] of visits)
            sums.visitors += this.#visit(site, { reader, account, id, change });
          if (COUNTED.some((figure) => sums[figure] !== 0))
            this.#statements.count.run(site, dimension, day, id, ...COUNTED.map((figure) => sums[figure]));
        }
      }
    }
    this.clear();
  }

  /** Drops what was noted and not written. */
  clear(): void {
    this.#accounts.clear();
  }

  /** Writes a reader's part in an account: how many more visitors that makes, 1, 0 or -1. */
  #visit(
    site: number,
    { reader, account, id, change }: { reader: number; account: Account; id: number; change: Visits },
  ): number {
    const { visits, enter, change: set, leave } = this.#statements;
    const { passing, forGood } = change;
    if (passing === 0 && forGood === 0) return 0;
    const known = account.dimension === TOTAL ? this.#readers.byNumber(site, reader) : undefined;
    if (known?.counted && forGood >= 0) return 0;

    const kind = VISITS + account.dimension;
    const before = visits.get(site, reader, kind, id);
    const after = forGood < 0 ? this.#left(site, reader, account) : sum(before, change);
    if (known && after === 0) known.counted = true;
    if (before === after) return 0;
    if (before === undefined) {
      enter.run(site, reader, kind, id, after!);
      return 1;
    }
    if (after === undefined) {
      leave.run(site, reader, kind, id);
      return -1;
    }
    set.run(after, site, reader, kind, id);
    return 0;
  }

  /** What is left of a reader's part in an account once an event that was there for good is taken off the record. */
  #left(site: number, reader: number, { dimension, value }: Account): number | undefined {
    let passing = 0;
    for (const { facts, outcome } of this.#events.visitsOf(site, reader)) {
      const there = contributions(facts, outcome).find(
        (each) => each.visits && each.value === value && COUNTER_DIMENSIONS[dimension] === each.dimension,
      );
      if (!there) continue;
      if (isForGood(facts, there.dimension)) return 0;
      passing += 1;
    }
    return passing || undefined;
  }

  #account(dimension: number, day: string, value: string): Account {
    let dimensions = this.#accounts.get(day);
    if (!dimensions)
      this.#accounts.set(day, (dimensions = COUNTER_DIMENSIONS.map(() => new Map<string, Account>())));
    const accounts = dimensions[dimension]!;
    let account = accounts.get(value);
    if (!account) accounts.set(value, (account = { dimension, value, sums: noSums(), visits: new Map() }));
    return account;
  }
}

/**
 * A reader's part in an account after a change: undefined for none, 0 for good, else how many events there are that
 * put them there and may be taken back.
 */
function sum(before: number | undefined, { passing, forGood }: Visits): number | undefined {
  if (before === 0 || forGood > 0) return 0;
  const after = (before ?? 0) + passing;
  return after > 0 ? after : undefined;
}

/**
 * Whether no other event can change that this one's reader is among the visitors: a landing by a token may turn
 * out a repeat, or of another channel, and a direct one unsure; nothing else may.
 */
function isForGood({ token, source }: Facts, dimension: CounterDimension): boolean {
  return token === null && !(dimension === 'source' && source === 'direct');
}
