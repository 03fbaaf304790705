import type { Database } from 'better-sqlite3';
import { contributions, COUNTED, noSums, type Sums } from '../../domain/counting.js';
import type { Facts, Outcome } from '../../domain/facts.js';
import { COUNTER_DIMENSIONS, dayNumber } from './codes.js';
import type { Strings } from './strings.js';

interface Account {
  dimension: number;
  day: number;
  value: string;
  sums: Sums;
  /** By key: how many more events than before put it among the visitors. */
  visits: Map<string, number>;
}

/** Writes of one site's figures: changes are added up in memory and written together. */
export class Ledger {
  readonly #strings;
  readonly #count;
  readonly #visit;
  readonly #leave;
  readonly #accounts = new Map<string, Account>();

  constructor(db: Database, strings: Strings) {
    this.#strings = strings;
    const columns = COUNTED.join(', ');
    this.#count = db.prepare(`
      insert into counter (site, dimension, day, value, ${columns})
      values (@site, @dimension, @day, @value, ${COUNTED.map((figure) => `@${figure}`).join(', ')})
      on conflict do update set ${COUNTED.map((figure) => `${figure} = ${figure} + excluded.${figure}`).join(', ')}`);
    this.#visit = db
      .prepare<[number, number, number, number, string, number], number>(
        `insert into visitor (site, day, dimension, value, key, n) values (?, ?, ?, ?, ?, ?)
         on conflict do update set n = n + excluded.n returning n`,
      )
      .pluck();
    this.#leave = db.prepare<[number, number, number, number, string]>(
      'delete from visitor where site = ? and day = ? and dimension = ? and value = ? and key = ?',
    );
  }

  /** Notes everything an event adds; `sign` -1 takes the same back. */
  note(event: Facts, outcome: Outcome, sign: 1 | -1): void {
    for (const { dimension, value, figures, visits } of contributions(event, outcome)) {
      const account = this.#account(COUNTER_DIMENSIONS.indexOf(dimension), event.day, value);
      for (const figure of figures) account.sums[figure] += sign;
      if (visits && typeof event.key === 'string')
        account.visits.set(event.key, (account.visits.get(event.key) ?? 0) + sign);
    }
  }

  /** Writes what was noted, within the caller's transaction. */
  write(site: number): void {
    for (const { dimension, day, value, sums, visits } of this.#accounts.values()) {
      const id = this.#strings.id(value);
      for (const [key, change] of visits) {
        if (change === 0) continue;
        const n = this.#visit.get(site, day, dimension, id, key, change) ?? 0;
        if (n === change) sums.visitors += 1;
        if (n === 0) {
          sums.visitors -= 1;
          this.#leave.run(site, day, dimension, id, key);
        }
      }
      if (COUNTED.some((figure) => sums[figure] !== 0))
        this.#count.run({ site, dimension, day, value: id, ...sums });
    }
    this.clear();
  }

  /** Drops what was noted and not written. */
  clear(): void {
    this.#accounts.clear();
  }

  #account(dimension: number, dayText: string, value: string): Account {
    const place = `${dimension} ${dayText} ${value}`;
    let account = this.#accounts.get(place);
    if (!account) {
      account = { dimension, day: dayNumber(dayText), value, sums: noSums(), visits: new Map() };
      this.#accounts.set(place, account);
    }
    return account;
  }
}
