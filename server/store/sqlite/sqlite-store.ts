import { randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { compareEvents, type Place } from '../../domain/facts.js';
import { lastForgottenDay } from '../../domain/time.js';
import type { Append, KeyRecord, Site, Store } from '../port.js';
import { dayName, dayNumber } from './codes.js';
import { EventTable } from './event-table.js';
import { explainFailure } from './explain-failure.js';
import { forgetDays } from './forget-days.js';
import { GroupCommit } from './group-commit.js';
import { Ledger } from './ledger.js';
import { Matcher } from './matcher.js';
import { openDatabase, openForReading } from './open-database.js';
import { ReaderThread } from './reader-thread.js';
import { Reader, type Reads } from './reader.js';
import { Strings } from './strings.js';

/**
 * Opens the SQLite engine on a file, made where it is missing; `:memory:` keeps nothing. Rejects where the file
 * is not a database, or one of a later version. `maxPages`: pages of the file at most, as if the disk were full.
 */
export function openSqliteStore(path: string, { maxPages }: { maxPages?: number } = {}): Promise<Store> {
  return soon(() => {
    const db = openDatabase(path);
    if (maxPages !== undefined) db.pragma(`max_page_count = ${maxPages}`);
    return createStore(db, readsOf(db, path));
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
    leftOut: (span) => reader.leftOut(span),
    async close() {
      await reader.close();
      db.close();
    },
  };
}

type Verdict = 'accepted' | 'duplicate';

interface SiteRow {
  n: number;
  id: string;
  origins: string;
  timezone: string;
  created_at: number;
  final_day: number | null;
}

/** Every method answers by a promise, also where it fails. */
function soon<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => resolve(work()));
}

function createStore(db: Database, reads: Reads): Store {
  const strings = new Strings(db);
  const events = new EventTable(db, strings);
  const ledger = new Ledger(db, strings);
  const statements = prepare(db);

  /** One transaction that either happens as a whole or leaves no trace, in memory either. */
  const transact = <T>(work: () => T): T => {
    try {
      return db
        .transaction(() => {
          strings.refresh();
          return work();
        })
        .immediate();
    } catch (error) {
      ledger.clear();
      strings.clear();
      throw explainFailure(error, db.name);
    }
  };
  const atomically = <T>(work: () => T): Promise<T> => soon(() => transact(work));

  const rowOf = (id: string): SiteRow => {
    const row = statements.site.get(id);
    if (!row) throw new Error(`there is no site ${id}`);
    return row;
  };

  const addTitles = (site: number, batch: Append['events']) => {
    const latest = new Map<string, Place & { title: string }>();
    for (const event of batch) {
      if (!('title' in event) || event.title === null || event.leftOut !== null) continue;
      const { page, title, at, id } = event;
      const known = latest.get(page);
      if (!known || compareEvents(known, event) < 0) latest.set(page, { title, at, id });
    }
    for (const [page, { title, at, id }] of latest)
      statements.putTitle.run({ site, page: strings.id(page), title: strings.id(title), at, id });
  };

  const appendTo = (site: string, batches: readonly Append[]): Verdict[][] => {
    const { n, final_day } = rowOf(site);
    const finalDay = final_day === null ? '' : dayName(final_day);
    const matcher = new Matcher(events, ledger, { site: n, finalDay });
    const added: Append['events'] = [];
    const verdicts = batches.map((batch) =>
      batch.events.map((event): Verdict => {
        if (!matcher.add(event)) return 'duplicate';
        added.push(event);
        return 'accepted';
      }),
    );
    ledger.write(n);
    addTitles(n, added);
    for (const { day, reason, count } of batches.flatMap(({ refused }) => refused)) {
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
    return verdicts;
  };
  const appending = new GroupCommit((batches: readonly Append[]) => transact(() => appendAll(batches)));

  return {
    putSite: ({ id, origins, timezone, createdAt }) =>
      atomically(() => {
        statements.putSite.run(id, JSON.stringify(origins), timezone, createdAt);
      }),

    getSite: (id) =>
      soon(() => {
        const row = statements.site.get(id);
        return row && siteOf(row);
      }),

    listSites: () => soon(() => statements.sites.all().map(siteOf)),

    getSalt: async (site, day) => {
      const number = dayNumber(day);
      const find = () => statements.salt.get(rowOf(site).n, number);
      // Nearly always there: asked for with each batch, made once a day.
      const known = await soon(find);
      if (known !== undefined) return known;
      return atomically(() => {
        const { n, final_day } = rowOf(site);
        if (final_day !== null && number <= final_day) return;
        const made = find();
        if (made !== undefined) return made;
        const salt = randomBytes(32).toString('base64url');
        statements.putSalt.run(n, number, salt);
        return salt;
      });
    },

    append: (batch) => appending.add(batch),

    stats: (query, patience) => reads.stats(query, patience),

    leftOut: (span) => reads.leftOut(span),

    putKey: ({ hash, site, createdAt }) =>
      atomically(() => {
        statements.putKey.run(hash, site, createdAt);
      }),

    getKey: (hash) => soon(() => statements.key.get(hash)),

    forget: async (now) => {
      const forgot = await atomically(() => {
        let any = false;
        for (const { n, timezone, final_day } of statements.sites.all()) {
          const last = lastForgottenDay(now, timezone);
          if (final_day !== null && dayNumber(last) <= final_day) continue;
          forgetDays(db, n, last);
          any = true;
        }
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

function siteOf({ id, origins, timezone, created_at }: SiteRow): Site {
  return { id, origins: JSON.parse(origins) as string[], timezone, createdAt: created_at };
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
    putSite: db.prepare<[string, string, string, number]>(
      `insert into site (id, origins, timezone, created_at) values (?, ?, ?, ?)
       on conflict (id) do update
       set origins = excluded.origins, timezone = excluded.timezone, created_at = excluded.created_at`,
    ),
    site: db.prepare<[string], SiteRow>('select * from site where id = ?'),
    sites: db.prepare<[], SiteRow>('select * from site order by id'),
    salt: db.prepare<[number, number], string>('select salt from salt where site = ? and day = ?').pluck(),
    putSalt: db.prepare<[number, number, string]>('insert into salt (site, day, salt) values (?, ?, ?)'),
    putKey: db.prepare<[string, string, number]>(
      'insert or replace into api_key (hash, site, created_at) values (?, ?, ?)',
    ),
    key: db.prepare<[string], KeyRecord>(
      'select hash, site, created_at as createdAt from api_key where hash = ?',
    ),
    putTitle: db.prepare(
      `insert into title (site, page, title, at, id) values (@site, @page, @title, @at, @id)
       on conflict do update set title = excluded.title, at = excluded.at, id = excluded.id
       where (excluded.at, excluded.id) > (title.at, title.id)`,
    ),
    refuse: db.prepare<[number, number, number, number]>(
      `insert into refusal (site, day, reason, count) values (?, ?, ?, ?)
       on conflict do update set count = count + excluded.count`,
    ),
  };
}
