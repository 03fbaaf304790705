import type { Database } from 'better-sqlite3';
import type { Site } from '../port.js';
import { dayNumber } from './codes.js';

/** Sites and salts remembered at a time. */
const REMEMBERED = 10_000;

/** What is kept of a site, as far as a writer asks. */
export interface KnownSite {
  n: number;
  site: Site;
  /** Up to this day outcomes stay as they are; null where none are final. */
  finalDay: number | null;
  /** Salts by day, as far as they were asked for. */
  salts: Map<string, string>;
}

interface SiteRow {
  n: number;
  id: string;
  origins: string;
  timezone: string;
  created_at: number;
  final_day: number | null;
}

/**
 * Sites with their salts: asked for with each request, and changed once in a while, by this process or another
 * one. Whether another did is looked up once in a turn of the event loop.
 */
export class SiteTable {
  readonly #statements;
  readonly #known = new Map<string, KnownSite>();
  #looked = false;
  #seen = 0;

  constructor(db: Database) {
    this.#statements = {
      version: db.prepare<[], number>('pragma data_version').pluck(),
      put: db.prepare<[string, string, string, number]>(
        `insert into site (id, origins, timezone, created_at) values (?, ?, ?, ?)
         on conflict (id) do update
         set origins = excluded.origins, timezone = excluded.timezone, created_at = excluded.created_at,
           -- Days and hours until then were those of another zone.
           recount_to = case when timezone = excluded.timezone then recount_to
             else coalesce((select max(day) from counter where counter.site = site.n and dimension = 0), recount_to) end,
           recount_from = case when timezone = excluded.timezone then recount_from end,
           traits_from = case when timezone = excluded.timezone then traits_from
             else coalesce((select max(day) + 1 from counter where counter.site = site.n and dimension = 0), traits_from) end`,
      ),
      get: db.prepare<[string], SiteRow>('select * from site where id = ?'),
      all: db.prepare<[], SiteRow>('select * from site order by id'),
      salt: db.prepare<[number, number], string>('select salt from salt where site = ? and day = ?').pluck(),
      putSalt: db.prepare<[number, number, string]>('insert into salt (site, day, salt) values (?, ?, ?)'),
    };
  }

  get(id: string): KnownSite | undefined {
    this.#look();
    let known = this.#known.get(id);
    if (known) return known;
    const row = this.#statements.get.get(id);
    if (!row) return;
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    this.#known.set(id, (known = knownOf(row)));
    return known;
  }

  all(): KnownSite[] {
    return this.#statements.all.all().map(knownOf);
  }

  put({ id, origins, timezone, createdAt }: Site): void {
    this.#statements.put.run(id, JSON.stringify(origins), timezone, createdAt);
    this.clear();
  }

  salt({ n, salts }: KnownSite, day: string): string | undefined {
    const known = salts.get(day);
    if (known !== undefined) return known;
    const salt = this.#statements.salt.get(n, dayNumber(day));
    if (salt === undefined) return;
    if (salts.size >= REMEMBERED) salts.clear();
    salts.set(day, salt);
    return salt;
  }

  putSalt({ n }: KnownSite, day: string, salt: string): void {
    this.#statements.putSalt.run(n, dayNumber(day), salt);
  }

  /** Drops what is remembered. */
  clear(): void {
    this.#known.clear();
  }

  #look(): void {
    if (this.#looked) return;
    this.#looked = true;
    setImmediate(() => {
      this.#looked = false;
    });
    const version = this.#statements.version.get() ?? 0;
    if (version !== this.#seen) this.clear();
    this.#seen = version;
  }
}

function knownOf({ n, id, origins, timezone, created_at, final_day }: SiteRow): KnownSite {
  const site = { id, origins: JSON.parse(origins) as string[], timezone, createdAt: created_at };
  return { n, site, finalDay: final_day, salts: new Map() };
}
