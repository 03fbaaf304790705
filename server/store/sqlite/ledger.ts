import type { Database, Statement } from 'better-sqlite3';
import {
  contribute,
  COUNTED,
  isShared,
  noSums,
  type Countable,
  type Counted,
  type CounterDimension,
  type Sums,
} from '../../domain/counting.js';
import type { Facts } from '../../domain/facts.js';
import { localHour } from '../../domain/time.js';
import { COUNTER_DIMENSIONS, dayNumber } from './codes.js';
import type { EventTable } from './event-table.js';
import type { KnownReader } from './known-reader.js';
import type { ReaderTable } from './reader-table.js';
import type { Strings } from './strings.js';

/** A site as its figures are kept. */
export interface CountedSite {
  n: number;
  timezone: string;
}

interface Account {
  dimension: CounterDimension;
  value: string;
  /** The value's number, and the dimension's. */
  number: number;
  sums: Sums;
  visits: Map<KnownReader, Visits> | undefined;
}

/** How many more events than before put a reader among the visitors: such as may be taken back, and for good. */
interface Visits {
  passing: number;
  forGood: number;
}

/** How many more shares a page view made of a page on a day, in these events. */
interface Shared {
  day: string;
  page: string;
  shares: number;
}

/** Dimensions that an account's number has room for. */
const DIMENSIONS = 32;

const DIMENSION_NUMBERS = new Map(COUNTER_DIMENSIONS.map((dimension, number) => [dimension, number]));

/** Accounts of a day: by dimension, then by value. */
type Accounts = (Map<string, Account> | undefined)[];

/** Writes of one site's figures: changes are added up in memory and written together. */
export class Ledger {
  readonly #strings;
  readonly #readers;
  readonly #events;
  readonly #count;
  readonly #accounts = new Map<string, Accounts>();
  /** Shares that count, by page view, then by day and page. */
  readonly #shared = new Map<string, Map<string, Shared>>();

  constructor(
    db: Database,
    { strings, readers, events }: { strings: Strings; readers: ReaderTable; events: EventTable },
  ) {
    this.#strings = strings;
    this.#readers = readers;
    this.#events = events;
    this.#count = counting(db);
  }

  /** Notes everything an event adds; `sign` -1 takes the same back. */
  note(site: CountedSite, event: Countable, sign: 1 | -1): void {
    const { facts } = event;
    const { day, key } = facts;
    const reader = typeof key === 'number' ? this.#readers.byNumber(site.n, key) : undefined;
    const hour = localHour(facts.at, site.timezone);
    // Nearly always, they are for good among the visitors of all that their events have in common.
    const settled = sign === 1 && reader?.isSettled(event.traits, hour) === true;
    contribute(event, site.timezone, (dimension, value, figures, visits) => {
      const account = this.#account(day, dimension, value);
      for (const figure of figures) account.sums[figure] += sign;
      if (visits && reader && !(settled && COMMON.has(dimension)))
        this.#visit(reader, { account, facts, sign });
    });
    if (reader && sign === -1) reader.unsettle();
    else if (reader && !settled && facts.token === null && event.outcome.leftOut === null && isVisit(facts))
      reader.settle(event.traits, hour);
    if (isShared(event)) this.#share(event, sign);
  }

  #share({ facts: { view, day }, outcome: { page } }: Countable, sign: 1 | -1): void {
    const place = `${day} ${page}`;
    let places = this.#shared.get(view);
    if (!places) this.#shared.set(view, (places = new Map<string, Shared>()));
    const known = places.get(place);
    if (known) known.shares += sign;
    else places.set(place, { day, page, shares: sign });
  }

  #visit(
    reader: KnownReader,
    { account, facts, sign }: { account: Account; facts: Facts; sign: 1 | -1 },
  ): void {
    let known = account.visits?.get(reader);
    if (!known) {
      // Nearly always: is there for good already.
      if (sign === 1 && reader.part(account.number) === 0) return;
      account.visits ??= new Map<KnownReader, Visits>();
      account.visits.set(reader, (known = { passing: 0, forGood: 0 }));
    }
    known[isForGood(facts, account.dimension) ? 'forGood' : 'passing'] += sign;
  }

  /** Writes what was noted, within the caller's transaction. */
  write(site: CountedSite): void {
    this.#countSharing(site);
    for (const [dayText, accounts] of this.#accounts) {
      const day = dayNumber(dayText);
      for (const ofDimension of accounts) {
        for (const account of ofDimension?.values() ?? []) {
          const { number, sums, visits } = account;
          for (const [reader, change] of visits ?? [])
            sums.visitors += this.#change(site, { reader, number, account, change });
          this.#count([site.n, number % DIMENSIONS, day, Math.floor(number / DIMENSIONS)], sums);
        }
      }
    }
    this.clear();
  }

  /** Drops what was noted and not written. */
  clear(): void {
    this.#accounts.clear();
    this.#shared.clear();
  }

  /** Finds out which page views now have a share that had none, or none any more: in all, and of a page. */
  #countSharing({ n }: CountedSite): void {
    for (const [view, changes] of this.#shared) {
      const now = this.#events.sharedBy(n, view);
      const days = new Map<string, number>();
      for (const { day, page, shares } of changes.values()) {
        if (shares === 0) continue;
        days.set(day, (days.get(day) ?? 0) + shares);
        const after = now.filter((each) => each.day === day && each.page === page).length;
        this.#sumsOf(day, 'page', page).sharing += begun(after, shares);
      }
      for (const [day, shares] of days) {
        const after = now.filter((each) => each.day === day).length;
        this.#sumsOf(day, 'total', '').sharing += begun(after, shares);
      }
    }
  }

  #sumsOf(day: string, dimension: CounterDimension, value: string): Sums {
    return this.#account(day, dimension, value).sums;
  }

  #account(day: string, dimension: CounterDimension, value: string): Account {
    let accounts = this.#accounts.get(day);
    if (!accounts) this.#accounts.set(day, (accounts = []));
    const place = DIMENSION_NUMBERS.get(dimension)!;
    const ofDimension = (accounts[place] ??= new Map<string, Account>());
    let account = ofDimension.get(value);
    if (!account) {
      const number = this.#strings.id(value) * DIMENSIONS + place;
      ofDimension.set(value, (account = { dimension, value, number, sums: noSums(), visits: undefined }));
    }
    return account;
  }

  /** Changes a reader's part in an account: how many more visitors that makes, 1, 0 or -1. */
  #change(
    site: CountedSite,
    {
      reader,
      number,
      account,
      change,
    }: { reader: KnownReader; number: number; account: Account; change: Visits },
  ): number {
    const { passing, forGood } = change;
    if (passing === 0 && forGood === 0) return 0;
    const before = reader.part(number);
    const after = forGood < 0 ? this.#left(site, reader, account) : sum(before, change);
    if (before === after) return 0;
    this.#readers.setPart(reader, number, after);
    return Number(after !== undefined) - Number(before !== undefined);
  }

  /** What is left of a reader's part in an account once an event that was there for good is taken off the record. */
  #left(site: CountedSite, reader: KnownReader, { dimension, value }: Account): number | undefined {
    let passing = 0;
    for (const event of this.#events.visitsOf(site.n, reader.n)) {
      let times = 0;
      contribute(event, site.timezone, (...[ofDimension, ofValue, , visits]) => {
        if (visits && ofDimension === dimension && ofValue === value) times += 1;
      });
      if (times > 0 && isForGood(event.facts, dimension)) return 0;
      passing += times;
    }
    return passing || undefined;
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

/** Whether there are any now, `change` of them more than before, where there were none: 1; -1 the other way round. */
function begun(now: number, change: number): number {
  return Number(now > 0) - Number(now - change > 0);
}

/**
 * Whether no other event can change that this one's reader is among the visitors: a landing by a token may turn
 * out a repeat, or of another channel, and a direct one unsure; nothing else may.
 */
function isForGood({ token, source }: Facts, dimension: CounterDimension): boolean {
  return token === null && !(dimension === 'source' && source === 'direct');
}

/** What all page views of a reader have in common while the hour lasts. */
const COMMON: ReadonlySet<CounterDimension> = new Set([
  ...(['total', 'country', 'device', 'browser', 'language', 'hour'] as const),
]);

function isVisit({ type }: Facts): boolean {
  return type === 'landing' || type === 'view';
}

/**
 * Adds sums to the counter at a place. Most are of one or two figures: each combination has a statement of its own, with
 * no more to be told than these. What it is told goes behind the place.
 */
function counting(db: Database): (place: number[], sums: Sums) => void {
  const statements = new Map<number, Statement<number[]>>();
  const statementOf = (figures: readonly Counted[]) => {
    const zero = COUNTED.map((figure) => (figures.includes(figure) ? '?' : '0'));
    return db.prepare<number[]>(`
      insert into counter (site, dimension, day, value, ${COUNTED.join(', ')})
      values (?, ?, ?, ?, ${zero.join(', ')})
      on conflict do update set ${figures.map((figure) => `${figure} = ${figure} + excluded.${figure}`).join(', ')}`);
  };
  return (place, sums) => {
    let which = 0;
    for (let index = 0; index < COUNTED.length; index += 1) {
      const sum = sums[COUNTED[index]!];
      if (sum === 0) continue;
      which |= 1 << index;
      place.push(sum);
    }
    if (which === 0) return;
    let statement = statements.get(which);
    if (!statement) {
      const figures = COUNTED.filter((_, index) => which & (1 << index));
      statements.set(which, (statement = statementOf(figures)));
    }
    statement.run(...place);
  };
}
