import type { Database } from 'better-sqlite3';
import type { Role } from '../../protocol/index.js';
import { EVERYWHERE } from './accounts-database.js';

/** A person on a site. */
export interface Member {
  person: string;
  name: string;
  email: string;
  role: Role;
  everywhere: boolean;
  secondFactor: boolean;
}

/** Who may do what on which site. Asked anew with each request: a change holds from the next one on. */
export class Members {
  constructor(private readonly db: Database) {}

  /** A person's role on a site, whether that site exists or not. */
  roleOf(person: string, site: string): Role | undefined {
    return this.db
      .prepare<[string, string, string], Role>(
        `select role from member where person = ? and site in (?, ?) order by site = '${EVERYWHERE}' desc limit 1`,
      )
      .pluck()
      .get(person, site, EVERYWHERE);
  }

  /** Where a person has a role; everywhere, or site by site. */
  sitesOf(person: string): { everywhere: boolean; sites: { id: string; role: Role }[] } {
    const rows = this.db
      .prepare<[string], { id: string; role: Role }>(
        'select site as id, role from member where person = ? order by site',
      )
      .all(person);
    const sites = rows.filter(({ id }) => id !== EVERYWHERE);
    return { everywhere: sites.length < rows.length, sites };
  }

  /** Everybody with a role on a site, owners of everything first. */
  list(site: string): Member[] {
    return this.db
      .prepare<
        { site: string; everywhere: string },
        Omit<Member, 'everywhere' | 'secondFactor'> & { everywhere: number; secondFactor: number | null }
      >(
        `select person, user.name, user.email, role, member.site = @everywhere as everywhere,
           user.twoFactorEnabled as secondFactor
         from member join user on user.id = person
         where member.site = @everywhere
           or (member.site = @site
             and person not in (select person from member where site = @everywhere))
         order by everywhere desc, role desc, user.email`,
      )
      .all({ site, everywhere: EVERYWHERE })
      .map((row) => ({ ...row, everywhere: row.everywhere === 1, secondFactor: row.secondFactor === 1 }));
  }

  /** Gives a person a role on a site, in the place of the one they had; `EVERYWHERE` is for owners. */
  put({ person, site, role }: { person: string; site: string; role: Role }, now: number): void {
    this.db
      .prepare(
        `insert into member (site, person, role, since) values (?, ?, ?, ?)
         on conflict (site, person) do update set role = excluded.role`,
      )
      .run(site, person, role, now);
  }

  /**
   * Does what an owner of a site does to others, where they still are one at that moment: of two who take each other
   * off at once, one is late, and the site keeps an owner. Answers whether it was done.
   */
  asOwner(person: string, site: string, change: () => void): boolean {
    return this.db
      .transaction(() => {
        if (this.roleOf(person, site) !== 'owner') return false;
        change();
        return true;
      })
      .immediate();
  }

  /** Takes a person's role on a site away. Answers whether there was one. */
  remove(person: string, site: string): boolean {
    return this.db.prepare('delete from member where person = ? and site = ?').run(person, site).changes > 0;
  }
}
