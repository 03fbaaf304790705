import type { Database } from 'better-sqlite3';
import { breakdownOf } from '../../domain/ask.js';
import type { Patience, Span, Stats, StatsQuery, Store } from '../port.js';
import { dayName } from './codes.js';
import { CounterReading } from './read-counters.js';
import { EventReading, EventStatements } from './read-events.js';
import { Strings } from './strings.js';

/** What the engine answers without writing anything. */
export interface Reads extends Pick<Store, 'stats' | 'leftOut'> {
  close(): Promise<void>;
}

/**
 * How long a reading that nobody asks about goes on, and how long its answer is kept where it took longer than
 * somebody had patience, ms.
 */
const KEPT_MS = 60_000;

interface SiteRow {
  n: number;
  timezone: string;
  /** Events of days before it are no longer kept. */
  raw_from: number | null;
}

interface Waiting {
  until: number;
  answer: (reading: EventReading) => void;
  fail: (error: unknown) => void;
}

interface Job {
  reading: EventReading;
  waiting: Set<Waiting>;
  /** Somebody was given a part, and may come back for the rest. */
  answeredInPart: boolean;
  done: boolean;
  askedAt: number;
}

/** Reads on one connection: from counters at once, from events a step at a time, by turns for all who asked. */
export class Reader implements Reads {
  readonly #db: Database;
  readonly #now: () => number;
  readonly #counters: CounterReading;
  readonly #events: EventStatements;
  readonly #site;
  readonly #jobs = new Map<string, Job>();
  #running = false;
  #closed = false;

  /** `now`: a clock, ms. `rowsPerStep`: events read before others have their turn. */
  constructor(
    db: Database,
    { now = Date.now, rowsPerStep }: { now?: () => number; rowsPerStep?: number } = {},
  ) {
    this.#db = db;
    this.#now = now;
    this.#counters = new CounterReading(db);
    this.#events = new EventStatements(db, rowsPerStep);
    this.#site = db.prepare<[string], SiteRow>('select n, timezone, raw_from from site where id = ?');
  }

  async stats(query: StatsQuery, patience: Patience = {}): Promise<Stats> {
    patience.signal?.throwIfAborted();
    const site = this.#siteOf(query.site);
    const asked = breakdownOf(query, site.timezone);
    const kept = this.#db.transaction(() => this.#counters.stats(site.n, asked, query.limit))();
    if (kept) return kept;

    const reading = await this.#wait(JSON.stringify([site.n, asked]), patience, () => {
      // Numbers of texts may be given anew once texts were erased, so that each reading looks for itself.
      const strings = new Strings(this.#db);
      return new EventReading(this.#events, asked, { site: site.n, strings });
    });
    return this.#answer(reading, site, { ...query, from: asked.from, to: asked.to });
  }

  leftOut(span: Span): ReturnType<Store['leftOut']> {
    return new Promise((resolve) => {
      const { n } = this.#siteOf(span.site);
      resolve(this.#db.transaction(() => this.#counters.leftOut(n, span))());
    });
  }

  close(): Promise<void> {
    this.#closed = true;
    for (const { waiting } of this.#jobs.values())
      for (const { fail } of waiting) fail(new Error('the store is closed'));
    this.#jobs.clear();
    return Promise.resolve();
  }

  #siteOf(id: string): SiteRow {
    const site = this.#site.get(id);
    if (!site) throw new Error(`there is no site ${id}`);
    return site;
  }

  #answer(
    reading: EventReading,
    { n: site, raw_from }: SiteRow,
    { by, from, to, limit, filters }: StatsQuery,
  ): Stats {
    const { totals, rows, read: done } = reading.answer();
    let read = done;
    let whole = read === undefined ? { from, to } : read;
    const keptFrom = raw_from === null ? '' : dayName(raw_from);
    if (whole && whole.from < keptFrom) read = whole = keptFrom <= to ? { from: keptFrom, to } : null;
    // Refusals are kept by day, like counters, and have none of the values one can filter by.
    const filtered = Object.keys(filters ?? {}).some((name) => name !== 'day');
    if (whole && !filtered) {
      for (const { day, count } of this.#counters.refused(site, whole)) {
        totals.left_out = (totals.left_out ?? 0) + count;
        if (by !== 'day') continue;
        const row = rows.find(({ key }) => key === day);
        if (row) row.left_out = (row.left_out ?? 0) + count;
        else rows.push({ key: day, ...NOTHING, left_out: count });
      }
      if (by === 'day') rows.sort((a, b) => (a.key < b.key ? -1 : 1));
    }
    return {
      totals,
      rows: rows.slice(0, limit).map((row) => {
        const title = by === 'page' ? this.#counters.title(site, row.key) : undefined;
        return { ...row, ...(title !== undefined && { title }) };
      }),
      ...(read !== undefined && { read }),
    };
  }

  #wait(key: string, { patienceMs = Infinity, signal }: Patience, begin: () => EventReading) {
    const now = this.#now();
    this.#sweep(now);
    return new Promise<EventReading>((resolve, reject) => {
      let job = this.#jobs.get(key);
      if (!job) {
        job = { reading: begin(), waiting: new Set(), answeredInPart: false, done: false, askedAt: now };
        this.#jobs.set(key, job);
      }
      job.askedAt = now;
      if (job.done) {
        resolve(job.reading);
        return;
      }
      const { waiting } = job;
      const leave = () => {
        waiting.delete(one);
        reject(signal?.reason as Error);
      };
      const one: Waiting = {
        until: now + patienceMs,
        answer: (reading) => {
          signal?.removeEventListener('abort', leave);
          resolve(reading);
        },
        fail: reject,
      };
      waiting.add(one);
      signal?.addEventListener('abort', leave, { once: true });
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (!this.#closed && [...this.#jobs.values()].some(({ done }) => !done)) {
      for (const [key, job] of this.#jobs) if (!job.done) this.#step(key, job);
      await new Promise(setImmediate);
    }
    this.#running = false;
  }

  #step(key: string, job: Job): void {
    const { reading, waiting } = job;
    const now = this.#now();
    const left = waiting.size === 0 && (!job.answeredInPart || now - job.askedAt > KEPT_MS);
    if (left) {
      this.#jobs.delete(key);
      return;
    }
    try {
      job.done = reading.step();
    } catch (error) {
      this.#jobs.delete(key);
      for (const { fail } of waiting) fail(error);
      return;
    }
    for (const one of waiting) {
      if (!job.done && this.#now() < one.until) continue;
      job.answeredInPart ||= !job.done;
      waiting.delete(one);
      one.answer(reading);
    }
    // What is quick to read is read anew each time; what is not is kept for those who wait for it.
    if (job.done && !job.answeredInPart) this.#jobs.delete(key);
  }

  #sweep(now: number): void {
    for (const [key, { done, askedAt }] of this.#jobs) {
      if (done && now - askedAt > KEPT_MS) this.#jobs.delete(key);
    }
  }
}

const NOTHING = {
  landings: 0,
  views: 0,
  shares: 0,
  arrivals: 0,
  unmatched: 0,
  visitors: 0,
  previews: null,
  conversions: 0,
};
