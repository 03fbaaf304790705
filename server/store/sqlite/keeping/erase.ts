import type { Database } from 'better-sqlite3';
import { COUNTED } from '../../../domain/counting.js';
import type { Erasure, Progress } from '../../keeping.js';
import { COUNTER_DIMENSIONS, dayName, dayNumber } from '../codes.js';
import { EventTable } from '../event-table.js';
import { idsOfDays } from '../id-times.js';
import { Ledger, type CountedSite } from '../ledger.js';
import { Matcher } from '../matcher.js';
import { IS_HELD, IS_STRAY } from '../packing.js';
import { ReaderTable } from '../reader-table.js';
import { Strings } from '../strings.js';
import { inPieces } from './pieces.js';
import { groupsOfDays, recount } from './recount.js';
import { siteRow } from './sites.js';

/** Events erased in one transaction, so that a server beside it waits some milliseconds at most. */
const PIECE = 200;

interface Selected {
  id: string;
  day: number;
  keyed: number;
}

/** Events of a site, as SQL: where they are looked for, and which. */
interface Selection {
  from: string;
  where: string;
  values: Record<string, string | number>;
}

/** Which events of a site an erasure is about: all of these together. */
function selections(db: Database, what: Erasure): Selection[] {
  const from = 'event';
  if ('page' in what) {
    const page = '(select id from string where text = @page)';
    return [{ from, where: `(page = ${page} or counted_page = ${page})`, values: { page: what.page } }];
  }
  if ('from' in what) {
    const days = { first: dayNumber(what.from), last: dayNumber(what.to) };
    const ids = idsOfDays(days.first, days.last);
    const where = 'day between @first and @last';
    return [
      {
        from,
        where: `${where} and id >= @from and id < @to and not ${IS_STRAY}`,
        values: { ...days, ...ids },
      },
      { from: 'event indexed by event_by_stray', where: `${where} and ${IS_STRAY}`, values: days },
    ];
  }
  if ('keys' in what)
    return [
      {
        from,
        where: 'id in (select value from json_each(@ids))',
        values: { ids: JSON.stringify(idsOf(db, what)) },
      },
    ];
  return [{ from, where: 'true', values: {} }];
}

/** Ids of what the readers with these keys did. */
function idsOf(db: Database, { site, keys }: { site: string; keys: string[] }): string[] {
  const { n } = siteRow(db, site);
  const find = db.prepare<[object], number>(
    'select n from reader where site = @n and key in (select value from json_each(@keys))',
  );
  return db
    .transaction(() => {
      const readers = new ReaderTable(db);
      readers.begin({ changed: false });
      return find
        .pluck()
        .all({ n, keys: JSON.stringify(keys) })
        .flatMap((reader) => readers.byNumber(n, reader).all());
    })
    .immediate();
}

/** See `Keeping.countErasure`. */
export function countErasure(db: Database, what: Erasure): number {
  const { n } = siteRow(db, what.site);
  return selections(db, what).reduce((sum, { from, where, values }) => {
    const count = db.prepare<[object], number>(
      `select count(*) from ${from} where site = @site and ${where}`,
    );
    return sum + (count.pluck().get({ site: n, ...values }) ?? 0);
  }, 0);
}

/** See `Keeping.erase`. */
export async function erase(db: Database, what: Erasure, progress: Progress): Promise<number> {
  const total = countErasure(db, what);
  const { n, timezone } = siteRow(db, what.site);
  const counted = { n, timezone };
  const whole = !('page' in what || 'from' in what || 'keys' in what);
  const removeRow = db.prepare<[number, string]>('delete from event where site = ? and id = ?');
  const strings = new Strings(db);
  const readers = new ReaderTable(db);
  const events = new EventTable(db, strings, readers);
  const ledger = new Ledger(db, { strings, readers, events });
  /** Days whose readers are forgotten: their distinct visitors cannot be taken back one by one. */
  const numbered = new Set<number>();
  let removed = 0;
  for (const { from, where, values } of selections(db, what)) {
    const next = db.prepare<[object], Selected>(
      `select id, day, key is not null and day <= (select final_day from site where n = @site) as keyed
       from ${from} where site = @site and id > @after and ${where} order by id limit ${PIECE}`,
    );
    let after = '';
    await inPieces(() =>
      db
        .transaction(() => {
          const changed = strings.refresh();
          readers.begin({ changed, alone: true });
          // Read anew: days may have become final since.
          const { final_day } = siteRow(db, what.site);
          const finalDay = final_day === null ? '' : dayName(final_day);
          const matcher = new Matcher({ events, ledger, readers }, { site: counted, finalDay });
          const piece = next.all({ site: n, after, ...values });
          for (const { id, day, keyed } of piece) {
            if (whole) removeRow.run(n, id);
            else matcher.remove(id);
            if (keyed) numbered.add(day);
            removed += 1;
          }
          ledger.write(counted);
          readers.save();
          after = piece.at(-1)?.id ?? after;
          progress(removed, Math.max(total, removed));
          return piece.length === PIECE;
        })
        .immediate(),
    );
  }

  if (!whole) recountVisitors(db, events, { site: counted, days: numbered });
  db.transaction(() => {
    if (whole) eraseSite(db, n, what.site);
    else {
      if ('page' in what) erasePage(db, n, what.page);
      if ('from' in what) eraseDays(db, n, { from: dayNumber(what.from), to: dayNumber(what.to) });
      refreshTitles(db, n);
      const nothing = COUNTED.map((figure) => `${figure} = 0`).join(' and ');
      db.prepare(`delete from counter where site = ? and ${nothing}`).run(n);
    }
    dropUnusedStrings(db);
  }).immediate();
  // What was erased is overwritten in the file, and must not stay behind in the log.
  db.pragma('wal_checkpoint(TRUNCATE)');
  return removed;
}

function recountVisitors(
  db: Database,
  events: EventTable,
  { site, days }: { site: CountedSite; days: ReadonlySet<number> },
): void {
  const update = db.prepare(
    `update counter set visitors = @visitors where site = @site and dimension = @dimension and day = @day
     and value = (select id from string where text = @value)`,
  );
  for (const day of days) {
    db.transaction(() => {
      for (const group of groupsOfDays(db, { site: site.n, from: day, to: day })) {
        for (const { dimension, value, recounted } of recount(db, events, { ...group, ...site }))
          update.run({ site: site.n, dimension, day, value, visitors: recounted.visitors });
      }
    }).immediate();
  }
}

function eraseSite(db: Database, n: number, id: string): void {
  for (const table of ['event', 'reader', 'staged', 'counter', 'refusal', 'title', 'salt'])
    db.prepare(`delete from ${table} where site = ?`).run(n);
  db.prepare('delete from reader_state where id between ? << 40 and (? + 1 << 40) - 1').run(n, n);
  db.prepare('delete from api_key where site = ?').run(id);
  db.prepare('delete from site where n = ?').run(n);
}

/**
 * Of a counter: its day's raw events are gone, so that taking them off the record does not empty it. Others count what
 * came while the rest was erased.
 */
const IS_GONE = 'day < (select coalesce(raw_from, 0) from site where n = @site)';

/** What is left of a page on days whose raw events are gone: its own row. */
function erasePage(db: Database, site: number, page: string): void {
  const value = '(select id from string where text = @page)';
  const dimension = COUNTER_DIMENSIONS.indexOf('page');
  db.prepare(
    `delete from counter where site = @site and dimension = @dimension and value = ${value} and ${IS_GONE}`,
  ).run({ site, dimension, page });
  db.prepare(
    `delete from title where site = @site and page = ${value}
     and not exists (select 1 from event where event.site = @site and event.id = title.id)`,
  ).run({ site, page });
}

/** What is left of days: figures whose raw events are gone, and what was refused. */
function eraseDays(db: Database, site: number, days: { from: number; to: number }): void {
  const ofDays = 'site = @site and day between @from and @to';
  db.prepare(`delete from counter where ${ofDays} and ${IS_GONE}`).run({ site, ...days });
  db.prepare(`delete from refusal where ${ofDays}`).run({ site, ...days });
}

/** A title that an erased event gave goes back to the latest that is left. */
function refreshTitles(db: Database, site: number): void {
  const values = { site };
  const orphans = db
    .prepare<[object], number>(
      `select page from title where site = @site
       and not exists (select 1 from event where event.site = @site and event.id = title.id)
       and title.at >= (select coalesce(raw_from, 0) * 86400000 from site where n = @site)`,
    )
    .pluck()
    .all(values);
  if (orphans.length === 0) return;
  const pages = JSON.stringify(orphans);
  db.prepare('delete from title where site = @site and page in (select value from json_each(@pages))').run({
    site,
    pages,
  });
  db.prepare(
    `insert into title (site, page, title, at, id)
     select site, page, title, at, id from event
     where site = @site and title is not null and ${IS_HELD}
       and page in (select value from json_each(@pages))
     on conflict do update set title = excluded.title, at = excluded.at, id = excluded.id
     where (excluded.at, excluded.id) > (title.at, title.id)`,
  ).run({ site, pages });
}

const REFERENCES = {
  event: ['page', 'title', 'client', 'referrer', 'utm', 'counted_page'],
  counter: ['value'],
  refusal: ['reason'],
  title: ['page', 'title'],
};

/** Removes texts that nothing refers to any more: erased pages, titles and referrers. */
function dropUnusedStrings(db: Database): void {
  const used = Object.entries(REFERENCES).flatMap(([table, columns]) =>
    columns.map((column) => `select ${column} from ${table} where ${column} is not null`),
  );
  // Numbers are given out upwards from the highest: one that stays keeps a number from being given again, which
  // a reader in another process may still know by its old text.
  db.exec("insert into string (text) values ('unused ' || hex(randomblob(16)))");
  db.exec(
    `delete from string where id < (select max(id) from string) and id not in (${used.join(' union ')})`,
  );
}
