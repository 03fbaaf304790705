import type { Database } from 'better-sqlite3';
import type { KeyRow, Scope } from '../../protocol/index.js';
import { hashSecret, makeId, makeSecret } from './secrets.js';
import { dayOf } from './day-of.js';

/** A new API key, recognisable by its prefix. It is shown once and never stored. */
export function makeKey(): string {
  return makeSecret('luc_');
}

/** What is stored of a key. */
export const hashKey = hashSecret;

/** What a key opens. */
export interface KnownKey {
  id: string;
  name: string;
  site: string;
  scope: Scope;
}

/** The keys with which programs come: made, used, listed, revoked. */
export class Keys {
  constructor(private readonly db: Database) {}

  /** Makes a key of a site, which this answer alone shows. */
  make(key: Omit<KnownKey, 'id'>, now: number): { id: string; key: string } {
    const secret = makeKey();
    return { id: this.#insert({ ...key, hash: hashKey(secret), now }), key: secret };
  }

  /**
   * What a key opens, by its hash; notes the day of its use and no more. `revoked` where it opens nothing any
   * more, undefined where it is not known here.
   */
  use(hash: string, now: number): KnownKey | 'revoked' | undefined {
    const row = this.db
      .prepare<[string], KnownKey & { used_on: string | null; revoked: number }>(
        'select id, name, site, scope, used_on, revoked from api_key where hash = ?',
      )
      .get(hash);
    if (!row) return undefined;
    if (row.revoked === 1) return 'revoked';
    const today = dayOf(now);
    if (row.used_on !== today)
      this.db.prepare('update api_key set used_on = ? where hash = ?').run(today, hash);
    return { id: row.id, name: row.name, site: row.site, scope: row.scope };
  }

  /** Takes over a key that was made before keys had scopes, so that it can be seen and revoked. */
  adopt({ hash, site, createdAt }: { hash: string; site: string; createdAt: number }): KnownKey {
    const key = { name: '', site, scope: 'read' } as const;
    return { ...key, id: this.#insert({ ...key, hash, now: createdAt }) };
  }

  /** The keys of a site, latest first. */
  list(site: string): KeyRow[] {
    return this.db
      .prepare<[string], KeyRow>(
        `select id, name, scope, made_at as madeAt, used_on as usedOn from api_key
         where site = ? and revoked = 0 order by made_at desc, id`,
      )
      .all(site);
  }

  /**
   * Revokes a key; it opens nothing from the next request on. Answers its name, undefined where there is none.
   * Its hash stays, or the same key could be taken over once more.
   */
  revoke(id: string, site?: string): { site: string; name: string } | undefined {
    return this.db
      .prepare<{ id: string; site: string | null }, { site: string; name: string }>(
        `update api_key set revoked = 1 where id = @id and revoked = 0 and (@site is null or site = @site)
         returning site, name`,
      )
      .get({ id, site: site ?? null });
  }

  #insert(key: Omit<KnownKey, 'id'> & { hash: string; now: number }): string {
    const id = makeId();
    this.db
      .prepare(
        'insert or ignore into api_key (hash, id, site, name, scope, made_at) values (?, ?, ?, ?, ?, ?)',
      )
      .run(key.hash, id, key.site, key.name, key.scope, key.now);
    return id;
  }
}
