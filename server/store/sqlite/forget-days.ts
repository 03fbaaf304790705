import type { Database } from 'better-sqlite3';
import { dayNumber } from './codes.js';

/**
 * Erases what ties a site's events to people up to the day `until`, within the caller's transaction, in which no
 * reader's changes are staged any more: salts and keys go, and the numbers in the events are nobody's any more.
 * Final are the days up to the last of those: days without any are not, so that a clock that once stood far ahead
 * does not make all days final until then.
 */
export function forgetDays(db: Database, site: number, until: string): void {
  const last = db
    .prepare<[{ site: number; until: number }], number | null>(
      `select max(day) from (
         select day from salt where site = @site union all select day from reader where site = @site
       ) where day <= @until`,
    )
    .pluck()
    .get({ site, until: dayNumber(until) });
  if (typeof last !== 'number') return;
  const values = { site, last };
  db.prepare(
    'delete from reader_state where id in (select @site << 40 | n from reader where site = @site and day <= @last)',
  ).run(values);
  db.prepare('delete from reader where site = @site and day <= @last').run(values);
  db.prepare('delete from salt where site = @site and day <= @last').run(values);
  db.prepare('update site set final_day = max(coalesce(final_day, @last), @last) where n = @site').run(
    values,
  );
}
