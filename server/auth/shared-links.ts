import type { Database } from 'better-sqlite3';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import type { LinkRow } from '../../protocol/index.js';
import { dayOf } from './day-of.js';
import { hashSecret, makeId, makeSecret } from './secrets.js';

/** How long who gave a link's password may read, ms. */
const VISIT_LIFETIME_MS = 12 * 3_600_000;

/** Dashboards that can be read by whoever has a link, or the link and its password. */
export class SharedLinks {
  constructor(private readonly db: Database) {}

  /** Makes a link; the token is shown by this answer alone. */
  async make(
    { site, name, password }: { site: string; name: string; password: string | undefined },
    now: number,
  ): Promise<{ id: string; token: string }> {
    const token = makeSecret('lucs_');
    const id = makeId();
    const hash = password === undefined ? null : await hashPassword(password);
    this.db
      .prepare('insert into shared_link (hash, id, site, name, password, made_at) values (?, ?, ?, ?, ?, ?)')
      .run(hashSecret(token), id, site, name, hash, now);
    return { id, token };
  }

  /** Which site a token belongs to, and whether its password must be given first. */
  look(token: string): { id: string; site: string; password: boolean } | undefined {
    const row = this.db
      .prepare<[string], { id: string; site: string; password: number }>(
        'select id, site, password is not null as password from shared_link where hash = ?',
      )
      .get(hashSecret(token));
    return row && { ...row, password: row.password === 1 };
  }

  /** The site that a link without password, or a visit of one with, opens; notes the day of its use. */
  use(token: string, now: number): string | undefined {
    const row = this.db
      .prepare<{ hash: string; now: number }, { id: string; site: string; used_on: string | null }>(
        `select id, site, used_on from shared_link where hash = @hash and password is null
         union all
         select id, site, used_on from shared_visit join shared_link on id = link
         where shared_visit.hash = @hash and expires_at > @now`,
      )
      .get({ hash: hashSecret(token), now });
    if (!row) return undefined;
    const today = dayOf(now);
    if (row.used_on !== today)
      this.db.prepare('update shared_link set used_on = ? where id = ?').run(today, row.id);
    return row.site;
  }

  /** A token for a while, for who knows the password of a link; undefined where it is wrong. */
  async visit(token: string, password: string, now: number): Promise<string | undefined> {
    const link = this.db
      .prepare<[string], { id: string; password: string }>(
        'select id, password from shared_link where hash = ? and password is not null',
      )
      .get(hashSecret(token));
    if (!link || !(await verifyPassword({ hash: link.password, password }))) return undefined;
    const visit = makeSecret('lucv_');
    this.db.prepare('delete from shared_visit where expires_at <= ?').run(now);
    this.db
      .prepare('insert into shared_visit (hash, link, expires_at) values (?, ?, ?)')
      .run(hashSecret(visit), link.id, now + VISIT_LIFETIME_MS);
    return visit;
  }

  /** The links of a site, latest first. */
  list(site: string): LinkRow[] {
    return this.db
      .prepare<[string], Omit<LinkRow, 'password'> & { password: number }>(
        `select id, name, password is not null as password, made_at as madeAt, used_on as usedOn
         from shared_link where site = ? order by made_at desc, id`,
      )
      .all(site)
      .map((row) => ({ ...row, password: row.password === 1 }));
  }

  /** Revokes a link with all who read by it. Answers its name, undefined where there is none. */
  revoke(id: string, site: string): string | undefined {
    const name = this.db
      .prepare<[string, string], string>('delete from shared_link where id = ? and site = ? returning name')
      .pluck()
      .get(id, site);
    if (name !== undefined) this.db.prepare('delete from shared_visit where link = ?').run(id);
    return name;
  }

  /** Origins whose pages may show the dashboard of a site in a frame. */
  embedders(site: string): string[] {
    const origins = this.db
      .prepare<[string], string>('select origins from embedding where site = ?')
      .pluck()
      .get(site);
    return origins === undefined ? [] : (JSON.parse(origins) as string[]);
  }

  /** Sets them. */
  putEmbedders(site: string, origins: string[]): void {
    this.db
      .prepare('insert or replace into embedding (site, origins) values (?, ?)')
      .run(site, JSON.stringify(origins));
  }
}
