import type { Database } from 'better-sqlite3';
import type { AlertRow } from '../../protocol/index.js';
import { makeId } from '../auth/secrets.js';
import { ALERT_DEFAULTS, type AlertSettings } from '../domain/judge.js';

const MAX_ROWS = 50;
const KEPT_MS = 400 * 86_400_000;

/** When the views of a site last moved, as far as was looked. */
export interface Pulse {
  /** The site's day it was when it was looked. */
  day: string;
  /** Views of that day then. */
  count: number;
  /** ms since the epoch. */
  movedAt: number;
  lookedAt: number;
}

/** An alert that goes on. */
export interface OpenAlert {
  id: string;
  kind: 'burst' | 'silent';
  page: string;
  openedAt: number;
  /** What its end is judged by; as it was given. */
  basis: unknown;
}

/** Which alerts a site wants, which it was given, and what they are judged by. */
export class AlertBook {
  constructor(private readonly db: Database) {}

  settings(site: string): AlertSettings {
    const kept = this.db
      .prepare<[string], string>('select settings from alert_setting where site = ?')
      .pluck()
      .get(site);
    return { ...ALERT_DEFAULTS, ...(kept === undefined ? {} : (JSON.parse(kept) as AlertSettings)) };
  }

  putSettings(site: string, settings: AlertSettings): void {
    this.db
      .prepare('insert or replace into alert_setting (site, settings) values (?, ?)')
      .run(site, JSON.stringify(settings));
  }

  pulse(site: string): Pulse | undefined {
    return this.db
      .prepare<[string], Pulse>(
        'select day, count, moved_at as movedAt, looked_at as lookedAt from pulse where site = ?',
      )
      .get(site);
  }

  putPulse(site: string, { day, count, movedAt, lookedAt }: Pulse): void {
    this.db
      .prepare('insert or replace into pulse (site, day, count, moved_at, looked_at) values (?, ?, ?, ?, ?)')
      .run(site, day, count, movedAt, lookedAt);
  }

  /** The alerts of a site that go on. */
  open(site: string): OpenAlert[] {
    return this.db
      .prepare<[string], OpenAlert & { basis: string }>(
        'select id, kind, page, opened_at as openedAt, basis from alert where site = ? and closed_at is null order by n',
      )
      .all(site)
      .map((row) => ({ ...row, basis: JSON.parse(row.basis) as unknown }));
  }

  /**
   * Begins an alert and, in the same transaction, does what `tell` does with its id, so that each is told once.
   */
  begin(site: string, alert: Omit<OpenAlert, 'id'>, tell: (id: string) => void): void {
    this.db.transaction(() => {
      const id = makeId() + makeId();
      this.db
        .prepare(
          'insert into alert (id, site, kind, page, opened_at, basis) values (?, ?, ?, ?, ?, ?) on conflict do nothing',
        )
        .run(id, site, alert.kind, alert.page, alert.openedAt, JSON.stringify(alert.basis));
      tell(id);
    })();
  }

  /** Ends an alert; `tell` as with `begin`. */
  end(id: string, now: number, tell: () => void): void {
    this.db.transaction(() => {
      this.db.prepare('update alert set closed_at = ? where id = ?').run(now, id);
      this.db.prepare('delete from alert where closed_at < ?').run(now - KEPT_MS);
      tell();
    })();
  }

  /** Whether a page had an alert that went on at `since` (ms since the epoch) or later. */
  hadBurst(site: string, page: string, since: number): boolean {
    const found = this.db
      .prepare<{ site: string; page: string; since: number }>(
        `select 1 from alert
         where site = @site and kind = 'burst' and page = @page and ifnull(closed_at, @since) >= @since`,
      )
      .get({ site, page, since });
    return found !== undefined;
  }

  /** How many pages of a site had an alert that began at `since` (ms since the epoch) or later. */
  burstsSince(site: string, since: number): number {
    return (
      this.db
        .prepare<[string, number], number>(
          `select count(*) from alert where site = ? and kind = 'burst' and opened_at >= ?`,
        )
        .pluck()
        .get(site, since) ?? 0
    );
  }

  /** The latest alerts of a site, those that go on first. */
  list(site: string): AlertRow[] {
    return this.db
      .prepare<[string], AlertRow>(
        `select id, kind, page, opened_at as openedAt, closed_at as closedAt from alert
         where site = ? order by closed_at is not null, n desc limit ${MAX_ROWS}`,
      )
      .all(site);
  }
}
