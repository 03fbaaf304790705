import { randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { lastForgottenDay } from '../../domain/time.js';
import type { Append, KeyRecord, Store } from '../port.js';
import { dayName, dayNumber } from './codes.js';
import { EventTable } from './event-table.js';
import { explainFailure } from './explain-failure.js';
import { forgetDays } from './forget-days.js';
import { GroupCommit } from './group-commit.js';
import { Ledger } from './ledger.js';
import { Matcher } from './matcher.js';
import { openDatabase, openForBulk, openForReading } from './open-database.js';
import { ReaderThread } from './reader-thread.js';
import { Reader, type Reads } from './reader.js';
import { ReaderTable, type ReaderLimits } from './reader-table.js';
import { SiteTable, type KnownSite } from './site-table.js';
import { Strings } from './strings.js';
import { Titles } from './titles.js';

/**
 * Opens the SQLite engine on a file, made where it is missing; `:memory:` keeps nothing. Rejects where the file
 * is not a database, or one of a later version. `maxPages`: pages of the file at most, as if the disk were full.
 * `readers`: of whom so many are kept in memory. `bulk`: for what is made up anew when it is lost, see `openForBulk`.
 */
export function openSqliteStore(
  path: string,
  { maxPages, readers, bulk }: { maxPages?: number; readers?: ReaderLimits; bulk?: boolean } = {},
): Promise<Store> {
  return soon(() => {
    const db = bulk ? openForBulk(path) : openDatabase(path);
    if (maxPages !== undefined) db.pragma(`max_page_count = ${maxPages}`);
    return createStore(db, readsOf(db, path), readers);
  });
}

/** Where questions are answered. What is kept in memory has no second connection; nor, run unbuilt, a thread. */
function readsOf(db: Database, path: string): Reads {
  if (path === ':memory:') return new Reader(db);
  return import.meta.url.endsWith('.ts') ? readHere(path) : new ReaderThread(path);
}

function readHere(path: string): Reads {
  const db = openForReading(path);
  const reader = new Reader(db);
  return {
    stats: (query, patience) => reader.stats(query, patience),
    report: (query, patience) => reader.report(query, patience),
    delays: (query, patience) => reader.delays(query, patience),
    leftOut: (span) => reader.leftOut(span),
    article: (query, patience) => reader.article(query, patience),
    lately: (query) => reader.lately(query),
    async close() {
      await reader.close();
      db.close();
    },
  };
}

type Verdict = 'accepted' | 'duplicate';

/** Every method answers by a promise, also where it fails. */
function soon<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => resolve(work()));
}

function createStore(db: Database, reads: Reads, limits?: ReaderLimits): Store {
  const strings = new Strings(db);
  const readers = new ReaderTable(db, limits);
  const events = new EventTable(db, strings, readers);
  const ledger = new Ledger(db, { strings, readers, events });
  const titles = new Titles(db, strings);
  const sites = new SiteTable(db);
  const statements = prepare(db);

  const forgetRemembered = () => {
    for (const each of [strings, titles, sites]) each.clear();
  };
  const transaction = db.transaction(<T>(work: () => T): T => {
    const changed = strings.refresh();
    if (changed) forgetRemembered();
    readers.begin({ changed });
    return work();
  });

  /** One transaction that either happens as a whole or leaves no trace, in memory either. */
  const transact = <T>(work: () => T): T => {
    try {
      return transaction.immediate(work) as T;
    } catch (error) {
      ledger.clear();
      readers.clear();
      forgetRemembered();
      throw explainFailure(error, db.name);
    }
  };
  /** The same for what is seldom done: afterwards, everything is read anew. */
  const atomically = <T>(work: () => T): Promise<T> =>
    soon(() => {
      const result = transact(work);
      forgetRemembered();
      return result;
    });

  const known = (id: string): KnownSite => {
    const site = sites.get(id);
    if (!site) throw new Error(`there is no site ${id}`);
    return site;
  };

  const appendTo = (site: string, batches: readonly Append[]): Verdict[][] => {
    const { n, finalDay, site: settings } = known(site);
    const counted = { n, timezone: settings.timezone };
    const matcher = new Matcher(
      { events, ledger, readers },
      { site: counted, finalDay: finalDay === null ? '' : dayName(finalDay) },
    );
    const added: Append['events'] = [];
    const verdicts = batches.map((batch) =>
      batch.events.map((event): Verdict => {
        if (!matcher.add(event)) return 'duplicate';
        added.push(event);
        return 'accepted';
      }),
    );
    ledger.write(counted);
    titles.add(n, added);
    for (const { refused } of batches) {
      for (const { day, reason, count } of refused)
        if (count > 0) statements.refuse.run(n, dayNumber(day), strings.id(reason), count);
    }
    return verdicts;
  };

  /** Site by site, so that the figures of each are written once however many batches there are. */
  const appendAll = (batches: readonly Append[]): Verdict[][] => {
    const verdicts: Verdict[][] = [];
    for (const [site, places] of placesBySite(batches)) {
      const ofSite = appendTo(
        site,
        places.map((place) => batches[place]!),
      );
      for (const [index, place] of places.entries()) verdicts[place] = ofSite[index]!;
    }
    readers.stage();
    return verdicts;
  };
  const appending = new GroupCommit((batches: readonly Append[]) => transact(() => appendAll(batches)));

  return {
    putSite: (site) =>
      atomically(() => {
        sites.put(site);
      }),

    getSite: (id) => soon(() => sites.get(id)?.site),

    listSites: () => soon(() => sites.all().map(({ site }) => site)),

    getSalt: async (id, day) => {
      // Nearly always there: asked for with each batch, made once a day.
      const salt = await soon(() => sites.salt(known(id), day));
      if (salt !== undefined) return salt;
      return atomically(() => {
        const site = known(id);
        if (site.finalDay !== null && dayNumber(day) <= site.finalDay) return;
        const made = sites.salt(site, day);
        if (made !== undefined) return made;
        const random = randomBytes(32).toString('base64url');
        sites.putSalt(site, day, random);
        return random;
      });
    },

    append: (batch) => appending.add(batch),

    stats: (query, patience) => reads.stats(query, patience),

    report: (query, patience) => reads.report(query, patience),

    delays: (query, patience) => reads.delays(query, patience),

    leftOut: (span) => reads.leftOut(span),

    article: (query, patience) => reads.article(query, patience),

    lately: (query) => reads.lately(query),

    putKey: ({ hash, site, createdAt }) =>
      atomically(() => {
        statements.putKey.run(hash, site, createdAt);
      }),

    getKey: (hash) => soon(() => statements.key.get(hash)),

    forget: async (now) => {
      const forgot = await atomically(() => {
        let any = false;
        for (const { n, site, finalDay } of sites.all()) {
          const last = lastForgottenDay(now, site.timezone);
          if (finalDay !== null && dayNumber(last) <= finalDay) continue;
          if (!any) readers.save();
          forgetDays(db, n, last);
          any = true;
        }
        if (any) readers.clear();
        return any;
      });
      // The log still has what the file no longer has.
      if (forgot) db.pragma('wal_checkpoint(TRUNCATE)');
    },

    close: async () => {
      await soon(() => appending.flush());
      await reads.close();
      db.close();
    },
  };
}

/** Where the batches of each site stand among all. */
function placesBySite(batches: readonly Append[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [place, { site }] of batches.entries()) {
    const known = places.get(site);
    if (known) known.push(place);
    else places.set(site, [place]);
  }
  return places;
}

function prepare(db: Database) {
  return {
    putKey: db.prepare<[string, string, number]>(
      'insert or replace into api_key (hash, site, created_at) values (?, ?, ?)',
    ),
    key: db.prepare<[string], KeyRecord>(
      'select hash, site, created_at as createdAt from api_key where hash = ?',
    ),
    refuse: db.prepare<[number, number, number, number]>(
      `insert into refusal (site, day, reason, count) values (?, ?, ?, ?)
       on conflict do update set count = count + excluded.count`,
    ),
  };
}
