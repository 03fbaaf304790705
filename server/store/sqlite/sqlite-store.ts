import { randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { StatsRow } from '../../../protocol/index.js';
import type { LeftOutReason } from '../../domain/admitted.js';
import { COUNTED, figuresOf, noSums, type CounterDimension, type Sums } from '../../domain/counting.js';
import { compareEvents, type Place } from '../../domain/facts.js';
import { lastForgottenDay } from '../../domain/time.js';
import type { Append, KeyRecord, Site, Span, StatsQuery, Store } from '../port.js';
import { COUNTER_DIMENSIONS, dayName, dayNumber } from './codes.js';
import { EventTable } from './event-table.js';
import { explainFailure } from './explain-failure.js';
import { forgetDays } from './forget-days.js';
import { Ledger } from './ledger.js';
import { Matcher } from './matcher.js';
import { openDatabase } from './open-database.js';
import { Strings } from './strings.js';

/**
 * Opens the SQLite engine on a file, made where it is missing; `:memory:` keeps nothing. Rejects where the file
 * is not a database, or one of a later version. `maxPages`: pages of the file at most, as if the disk were full.
 */
export function openSqliteStore(path: string, { maxPages }: { maxPages?: number } = {}): Promise<Store> {
  return soon(() => {
    const db = openDatabase(path);
    if (maxPages !== undefined) db.pragma(`max_page_count = ${maxPages}`);
    return createStore(db);
  });
}

interface SiteRow {
  n: number;
  id: string;
  origins: string;
  timezone: string;
  created_at: number;
  final_day: number | null;
}

interface CounterRow extends Sums {
  key: string;
  title: string | null;
}

/** Every method answers by a promise, also where it fails. */
function soon<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => resolve(work()));
}

function createStore(db: Database): Store {
  const strings = new Strings(db);
  const events = new EventTable(db, strings);
  const ledger = new Ledger(db, strings);
  const statements = prepare(db);

  /** One transaction that either happens as a whole or leaves no trace, in memory either. */
  const atomically = <T>(work: () => T): Promise<T> =>
    soon(() => {
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
    });

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

  const append = ({ site, events: batch, refused }: Append): ('accepted' | 'duplicate')[] => {
    const { n, final_day } = rowOf(site);
    const finalDay = final_day === null ? '' : dayName(final_day);
    const matcher = new Matcher(events, ledger, { site: n, finalDay });
    const verdicts = batch.map((event) => (matcher.add(event) ? 'accepted' : 'duplicate'));
    ledger.write(n);
    addTitles(
      n,
      batch.filter((_, index) => verdicts[index] === 'accepted'),
    );
    for (const { day, reason, count } of refused) {
      if (count > 0) statements.refuse.run(n, dayNumber(day), strings.id(reason), count);
    }
    return verdicts;
  };

  const stats = ({ site: id, from, to, by, limit }: StatsQuery) => {
    const { n: site } = rowOf(id);
    const span = { site, from: dayNumber(from), to: dayNumber(to) };
    const refusedByDay = new Map(statements.refusedByDay.all(span).map(({ day, count }) => [day, count]));
    const total = { ...span, dimension: COUNTER_DIMENSIONS.indexOf('total') };
    const sums = statements.total.get(total) ?? noSums();
    for (const count of refusedByDay.values()) sums.left_out += count;
    const answer = { totals: figuresOf('total', sums), rows: [] as StatsRow[] };

    if (by === 'day') {
      const days = new Map<number, Sums>(statements.days.all(total).map(({ day, ...rest }) => [day, rest]));
      for (const [day, count] of refusedByDay) {
        const known = days.get(day) ?? noSums();
        days.set(day, { ...known, left_out: known.left_out + count });
      }
      answer.rows = [...days]
        .sort(([a], [b]) => a - b)
        .slice(0, limit)
        .map(([day, rest]) => ({ key: dayName(day), ...figuresOf('day', rest) }));
    } else if (by !== null) {
      answer.rows = rowsBy(by, span, limit).map(({ key, title, ...rest }) => ({
        key,
        ...(title !== null && { title }),
        ...figuresOf(by, rest),
      }));
    }
    return answer;
  };

  const rowsBy = (dimension: CounterDimension, span: DaySpan, limit: number) =>
    statements.rows.all({ ...span, dimension: COUNTER_DIMENSIONS.indexOf(dimension), limit });

  const leftOut = ({ site: id, from, to }: Span) => {
    const { n: site } = rowOf(id);
    const span = { site, from: dayNumber(from), to: dayNumber(to) };
    const counts = new Map<string, number>();
    for (const { key, left_out } of rowsBy('reason', span, -1)) counts.set(key, left_out);
    for (const { reason, count } of statements.refusedByReason.all(span))
      counts.set(reason, (counts.get(reason) ?? 0) + count);
    return [...counts]
      .map(([reason, count]) => ({ reason: reason as LeftOutReason, count }))
      .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
  };

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

    getSalt: (site, day) =>
      atomically(() => {
        const { n, final_day } = rowOf(site);
        const number = dayNumber(day);
        if (final_day !== null && number <= final_day) return;
        const known = statements.salt.get(n, number);
        if (known !== undefined) return known;
        const salt = randomBytes(32).toString('base64url');
        statements.putSalt.run(n, number, salt);
        return salt;
      }),

    append: (batch) => atomically(() => append(batch)),

    stats: (query) => soon(() => db.transaction(() => stats(query))()),

    leftOut: (span) => soon(() => db.transaction(() => leftOut(span))()),

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

    close: () =>
      soon(() => {
        db.close();
      }),
  };
}

function siteOf({ id, origins, timezone, created_at }: SiteRow): Site {
  return { id, origins: JSON.parse(origins) as string[], timezone, createdAt: created_at };
}

interface DaySpan {
  site: number;
  from: number;
  to: number;
}

function prepare(db: Database) {
  const sums = COUNTED.map((figure) => `sum(${figure}) as ${figure}`).join(', ');
  // An account whose events were all taken back is none.
  const some = COUNTED.map((figure) => `sum(${figure})`).join(' + ') + ' > 0';
  const counters =
    'from counter where counter.site = @site and dimension = @dimension and counter.day between @from and @to';
  const refusals = 'from refusal where site = @site and day between @from and @to';
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
    refusedByDay: db.prepare<[DaySpan], { day: number; count: number }>(
      `select day, sum(count) as count ${refusals} group by day`,
    ),
    refusedByReason: db.prepare<[DaySpan], { reason: string; count: number }>(
      `select string.text as reason, sum(count) as count ${refusals.replace('refusal', 'refusal join string on string.id = reason')}
       group by reason`,
    ),
    total: db.prepare<[DaySpan & { dimension: number }], Sums>(`select ${sums} ${counters} having ${some}`),
    days: db.prepare<[DaySpan & { dimension: number }], Sums & { day: number }>(
      `select day, ${sums} ${counters} group by day having ${some}`,
    ),
    rows: db.prepare<[DaySpan & { dimension: number; limit: number }], CounterRow>(
      `with ranked as (
         select value, text as key, ${sums} ${counters.replace('counter where', 'counter join string on string.id = value where')}
         group by value having ${some}
         order by arrivals desc, shares desc, landings desc, views desc, left_out desc, key limit @limit
       )
       select ranked.*, caption.text as title
       from ranked
       left join title on title.site = @site and title.page = value and @dimension = ${COUNTER_DIMENSIONS.indexOf('page')}
       left join string caption on caption.id = title.title
       order by arrivals desc, shares desc, landings desc, views desc, left_out desc, key`,
    ),
  };
}
