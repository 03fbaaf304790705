import type { Database } from 'better-sqlite3';
import { dayNumber } from './codes.js';

/**
 * Erases what ties a site's events to people up to the day `last`, within the caller's transaction: salts and keys
 * go, and the numbers in the events are nobody's any more.
 */
export function forgetDays(db: Database, site: number, last: string): void {
  const values = { site, last: dayNumber(last) };
  db.prepare(
    'delete from trace where site = @site and reader in (select n from reader where site = @site and day <= @last)',
  ).run(values);
  db.prepare('delete from reader where site = @site and day <= @last').run(values);
  db.prepare('delete from salt where site = @site and day <= @last').run(values);
  db.prepare('update site set final_day = @last where n = @site').run(values);
}
