import type { Database } from 'better-sqlite3';
import { dayNumber } from './codes.js';

/**
 * Erases what ties a site's events to people up to the day `until`, within the caller's transaction: salts go,
 * and each key becomes a row number of its day, drawn in random order so that it says nothing of the key.
 * Final are the days up to the last of those: days without any are not, so that a clock that once stood far
 * ahead does not make all days final until then.
 */
export function forgetDays(db: Database, site: number, until: string): void {
  const last = db
    .prepare<[{ site: number; until: number }], number | null>(
      `select max(day) from (
         select day from salt where site = @site union all select day from recent where site = @site
       ) where day <= @until`,
    )
    .pluck()
    .get({ site, until: dayNumber(until) });
  if (typeof last !== 'number') return;
  const values = { site, last };
  const past = 'from recent where site = @site and day <= @last';
  db.exec('create temp table if not exists fading (day, key, n, primary key (day, key)) without rowid');
  db.prepare(
    `insert into fading select day, key, row_number() over (partition by day order by random())
     from (select distinct day, key ${past})`,
  ).run(values);
  db.prepare(
    `update event set key = (select n from fading where fading.day = event.day and fading.key = event.key)
     where site = @site and id in (select id ${past})`,
  ).run(values);
  db.exec('drop table fading');
  db.prepare(`delete ${past}`).run(values);
  db.prepare('delete from visitor where site = @site and day <= @last').run(values);
  db.prepare('delete from salt where site = @site and day <= @last').run(values);
  db.prepare('update site set final_day = max(coalesce(final_day, @last), @last) where n = @site').run(
    values,
  );
}
