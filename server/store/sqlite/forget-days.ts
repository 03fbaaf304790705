import type { Database } from 'better-sqlite3';
import { dayNumber } from './codes.js';

/**
 * Erases what ties a site's events to people up to the day `last`, within the caller's transaction: salts go,
 * and each key becomes a row number of its day, drawn in random order so that it says nothing of the key.
 */
export function forgetDays(db: Database, site: number, last: string): void {
  const values = { site, last: dayNumber(last) };
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
  db.prepare('update site set final_day = @last where n = @site').run(values);
}
