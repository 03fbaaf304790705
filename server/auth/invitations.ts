import type { Database } from 'better-sqlite3';
import type { InvitationRow, Role } from '../../protocol/index.js';
import { hashSecret, makeId, makeSecret } from './secrets.js';

/** How long an invitation can be accepted, ms. */
export const INVITATION_LIFETIME_MS = 7 * 86_400_000;

/** An invitation to a site, for whoever holds its link, once. */
export interface Invitation extends InvitationRow {
  site: string;
}

/** Invitations by link. */
export class Invitations {
  constructor(private readonly db: Database) {}

  /** Makes an invitation; the token is shown by this answer alone. */
  make(
    { site, role, name }: { site: string; role: Role; name: string },
    now: number,
  ): { id: string; token: string; expiresAt: number } {
    this.db.prepare('delete from invitation where expires_at <= ?').run(now);
    const token = makeSecret('luci_');
    const id = makeId();
    const expiresAt = now + INVITATION_LIFETIME_MS;
    this.db
      .prepare('insert into invitation (hash, id, site, role, name, expires_at) values (?, ?, ?, ?, ?, ?)')
      .run(hashSecret(token), id, site, role, name, expiresAt);
    return { id, token, expiresAt };
  }

  /** What a token invites to, as long as it can be accepted. */
  look(token: string, now: number): Invitation | undefined {
    return this.db
      .prepare<[string, number], Invitation>(
        'select id, site, role, name, expires_at as expiresAt from invitation where hash = ? and expires_at > ?',
      )
      .get(hashSecret(token), now);
  }

  /** Uses an invitation up. Answers whether it was there: of two that come at once, one is let in. */
  take(token: string, now: number): boolean {
    return (
      this.db.prepare('delete from invitation where hash = ? and expires_at > ?').run(hashSecret(token), now)
        .changes > 0
    );
  }

  /** Those of a site that can still be accepted. */
  list(site: string, now: number): InvitationRow[] {
    return this.db
      .prepare<[string, number], InvitationRow>(
        'select id, role, name, expires_at as expiresAt from invitation where site = ? and expires_at > ? order by expires_at desc, id',
      )
      .all(site, now);
  }

  /** Takes an invitation back. Answers whom it was for, undefined where there is none. */
  withdraw(id: string, site: string): string | undefined {
    return this.db
      .prepare<[string, string], string>('delete from invitation where id = ? and site = ? returning name')
      .pluck()
      .get(id, site);
  }
}
