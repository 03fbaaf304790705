import type { Database } from 'better-sqlite3';

/** What is kept of a site itself. */
export interface SiteRow {
  n: number;
  id: string;
  origins: string;
  timezone: string;
  created_at: number;
  final_day: number | null;
  retention_days: number;
  raw_from: number | null;
  swept_to: number | null;
  traits_from: number | null;
  recount_to: number | null;
  recount_from: number | null;
}

/** Every site, in the order of their ids. */
export function allSites(db: Database): SiteRow[] {
  return db.prepare<[], SiteRow>('select * from site order by id').all();
}

/** A site by its id. Throws an `Error` with a sentence where there is none. */
export function siteRow(db: Database, id: string): SiteRow {
  const row = db.prepare<[string], SiteRow>('select * from site where id = ?').get(id);
  if (row) return row;
  throw new Error(`There is no site "${id}". "luciole site list" shows those there are.`);
}
