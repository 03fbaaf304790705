import type { Database } from 'better-sqlite3';
import { breakdownOf } from '../../domain/ask.js';
import type {
  Article,
  ArticleQuery,
  DelaysQuery,
  LatelyQuery,
  Patience,
  ReportQuery,
  Stats,
  StatsQuery,
  Store,
} from '../port.js';
import { dayName, spansOf } from './codes.js';
import { ArticleReading, ArticleStatements } from './read-article.js';
import { CounterReading } from './read-counters.js';
import { DelayReading, EventReading, EventStatements, type Reading } from './read-events.js';
import { LatelyReading } from './read-lately.js';
import { Strings } from './strings.js';

/** What the engine answers without writing anything. */
export interface Reads extends Pick<Store, 'stats' | 'report' | 'delays' | 'leftOut' | 'article' | 'lately'> {
  close(): Promise<void>;
}

/**
 * How long a reading that nobody asks about goes on, and how long its answer is kept where it took longer than
 * somebody had patience, ms.
 */
const KEPT_MS = 60_000;

/** Readings that are kept, those under way included: each has a memory of its own. */
const MAX_READINGS = 100;

interface SiteRow {
  n: number;
  timezone: string;
  /** Events of days before it are no longer kept. */
  raw_from: number | null;
  /** What events tell of their readers is counted from this day on. */
  traits_from: number | null;
  /** Page views that had a share are counted from this day on. */
  sharing_from: number | null;
}

interface Waiting {
  until: number;
  answer: (reading: Reading) => void;
  fail: (error: unknown) => void;
}

interface Job {
  reading: Reading;
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
  readonly #article: ArticleStatements;
  readonly #lately: LatelyReading;
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
    this.#site = db.prepare<[string], SiteRow>(
      'select n, timezone, raw_from, traits_from, sharing_from from site where id = ?',
    );
    this.#article = new ArticleStatements(db);
    this.#lately = new LatelyReading(db);
  }

  async stats({ by, ...query }: StatsQuery, patience: Patience = {}): Promise<Stats> {
    patience.signal?.throwIfAborted();
    const [answer] = await this.#answers({ ...query, by: [by] }, patience);
    return answer!;
  }

  async report(
    query: ReportQuery,
    patience: Patience = {},
  ): Promise<{ since: string | null; answers: Stats[] }> {
    patience.signal?.throwIfAborted();
    const since = this.#counters.since(this.#siteOf(query.site).n);
    return { since, answers: await this.#answers(query, patience) };
  }

  async delays(query: DelaysQuery, patience: Patience = {}): ReturnType<Store['delays']> {
    patience.signal?.throwIfAborted();
    const site = this.#siteOf(query.site);
    const asked = breakdownOf({ ...query, by: null }, site.timezone);
    const reading = await this.#wait(JSON.stringify(['delays', site.n, asked]), patience, () => {
      const strings = new Strings(this.#db);
      return new DelayReading(this.#events, asked, {
        site: site.n,
        spanOf: spansOf(site),
        strings,
        now: query.now,
      });
    });
    const { read, ...delays } = reading.answer();
    const covered = coveredOf(site, asked, read);
    return { ...delays, ...(covered !== undefined && { read: covered }) };
  }

  /** One answer for each of `by`: from counters where they have it, the rest from the events, read once for all. */
  async #answers({ by, ...query }: ReportQuery, patience: Patience): Promise<Stats[]> {
    const site = this.#siteOf(query.site);
    const asked = breakdownOf({ ...query, by: null }, site.timezone);
    const fromCounters = this.#db.transaction(() =>
      by.map((each) => this.#counters.stats(site, { ...asked, by: each }, query.limit)),
    )();
    const rest = by.filter((_, index) => !fromCounters[index]);
    if (rest.length === 0) return fromCounters.flatMap((answer) => answer ?? []);

    const reading = await this.#wait(JSON.stringify([site.n, asked, rest]), patience, () => {
      // Numbers of texts may be given anew once texts were erased, so that each reading looks for itself.
      const strings = new Strings(this.#db);
      return new EventReading(this.#events, asked, {
        site: site.n,
        spanOf: spansOf(site),
        strings,
        by: rest,
      });
    });
    const { from, to } = asked;
    return by.map(
      (each, index) =>
        fromCounters[index] ??
        this.#answer(reading.answer(rest.indexOf(each)), site, { ...query, by: each, from, to }),
    );
  }

  async article({ site: id, page, ...span }: ArticleQuery, patience: Patience = {}): Promise<Article> {
    patience.signal?.throwIfAborted();
    const site = this.#siteOf(id);
    const asked = { site: site.n, page, ...span };
    const reading = await this.#wait(
      JSON.stringify(['article', asked]),
      patience,
      () => new ArticleReading(this.#article, asked, spansOf(site)),
    );
    const { read, ...answer } = reading.answer();
    const covered = coveredOf(site, span, read);
    const title = this.#counters.title(site.n, page) ?? null;
    return { title, ...answer, ...(covered !== undefined && { read: covered }) };
  }

  lately({ site, ...query }: LatelyQuery): ReturnType<Store['lately']> {
    return new Promise((resolve) => {
      const { n } = this.#siteOf(site);
      resolve(this.#db.transaction(() => this.#lately.lately(n, query))());
    });
  }

  leftOut(span: Parameters<Store['leftOut']>[0]): ReturnType<Store['leftOut']> {
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
    answer: ReturnType<EventReading['answer']>,
    site: SiteRow,
    { by, from, to, limit, filters }: StatsQuery,
  ): Stats {
    const { totals, rows, sharing } = answer;
    const read = coveredOf(site, { from, to }, answer.read);
    const whole = read === undefined ? { from, to } : read;
    // Refusals are kept by day, like counters, and have none of the values one can filter by.
    const filtered = Object.keys(filters ?? {}).some((name) => name !== 'day');
    if (whole && !filtered) {
      for (const { day, count } of this.#counters.refused(site.n, whole)) {
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
      sharing: from < dayOrNone(site.raw_from) ? null : sharing,
      rows: rows.slice(0, limit).map((row) => {
        const title = by === 'page' ? this.#counters.title(site.n, row.key) : undefined;
        return { ...row, ...(title !== undefined && { title }) };
      }),
      ...(read !== undefined && { read }),
    };
  }

  /** `key` tells one kind of reading from another, too: who waits for it gets what `begin` would make. */
  #wait<R extends Reading>(key: string, { patienceMs = Infinity, signal }: Patience, begin: () => R) {
    const now = this.#now();
    this.#sweep(now);
    return new Promise<R>((resolve, reject) => {
      let job = this.#jobs.get(key);
      if (!job) {
        if (this.#jobs.size >= MAX_READINGS) this.#makeRoom();
        job = { reading: begin(), waiting: new Set(), answeredInPart: false, done: false, askedAt: now };
        this.#jobs.set(key, job);
      }
      job.askedAt = now;
      if (job.done) {
        resolve(job.reading as R);
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
          resolve(reading as R);
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

  /** Drops the reading that nobody waits for and that was asked about longest ago: who comes back begins anew. */
  #makeRoom(): void {
    const idle = [...this.#jobs].filter(([, { waiting }]) => waiting.size === 0);
    const [oldest] = idle.sort(([, a], [, b]) => a.askedAt - b.askedAt);
    if (oldest) this.#jobs.delete(oldest[0]);
  }

  #sweep(now: number): void {
    for (const [key, { done, askedAt }] of this.#jobs) {
      if (done && now - askedAt > KEPT_MS) this.#jobs.delete(key);
    }
  }
}

/** The days that an answer covers where they are not all that were asked for: read so far, or still kept. */
function coveredOf(
  { raw_from }: SiteRow,
  { from, to }: { from: string; to: string },
  read: { from: string; to: string } | null | undefined,
): { from: string; to: string } | null | undefined {
  const whole = read === undefined ? { from, to } : read;
  const keptFrom = dayOrNone(raw_from);
  if (!whole || whole.from >= keptFrom) return read;
  return keptFrom <= to ? { from: keptFrom, to } : null;
}

/** Name of a day; '', before all of them, for none. */
function dayOrNone(day: number | null): string {
  return day === null ? '' : dayName(day);
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
