import type { Database } from 'better-sqlite3';
import type { Action, LogRow } from '../../protocol/index.js';
import { EVERYWHERE } from './accounts-database.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Rows answered, at most. */
const MAX_ROWS = 500;

/** What is to be noted: what was done, by whom, to what. */
export interface Entry {
  action: Action;
  /** Missing for what is about a person's own account. */
  site?: string;
  /** Who did it, where that is known. */
  by?: { id: string; name: string } | undefined;
  what?: string;
}

/**
 * What was done, by whom: sign-ins, keys, members, settings. Never an address. What is the same within an hour
 * is one row, so that somebody who tries passwords cannot fill the disk.
 */
export class ActionLog {
  constructor(
    private readonly db: Database,
    private readonly keptDays: number,
  ) {}

  /** Notes what was done. */
  note({ action, site, by, what = '' }: Entry, now: number): void {
    const row = { action, site: site ?? null, person: by?.id ?? null, who: by?.name ?? null, what, now };
    const repeated = this.db
      .prepare(
        `update log set times = times + 1
         where at > @now - ${HOUR_MS} and action = @action
           and site is @site and person is @person and who is @who and what = @what`,
      )
      .run(row);
    if (repeated.changes > 0) return;
    this.db
      .prepare(
        `insert into log (at, action, site, person, who, what)
         values (@now, @action, @site, @person, @who, @what)`,
      )
      .run(row);
    this.forget(now);
  }

  /** Forgets what is older than it is kept. */
  forget(now: number): void {
    this.db.prepare('delete from log where at < ?').run(now - this.keptDays * DAY_MS);
  }

  /**
   * What happened on a site, and to the accounts of its members, latest first; without a site, everything.
   * A sign-in that failed under a name nobody has is in the latter alone.
   */
  list(site: string | null): LogRow[] {
    return this.db
      .prepare<{ site: string | null; everywhere: string }, LogRow>(
        `select at, action, who, what, times from log
         where @site is null or site = @site
           or (site is null and person in (select person from member where site in (@site, @everywhere)))
         order by n desc limit ${MAX_ROWS}`,
      )
      .all({ site, everywhere: EVERYWHERE });
  }
}
