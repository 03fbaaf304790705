import type { Database } from 'better-sqlite3';
import type { Role } from '../../protocol/index.js';
import { EVERYWHERE } from './accounts-database.js';
import type { Auth } from './auth.js';
import type { Members } from './members.js';

/** Address of the account that is made first, until its owner chooses one; no message can reach it. */
export const NO_EMAIL = 'owner@luciole.localhost';

/** Somebody with an account. */
export interface Person {
  id: string;
  name: string;
  /** Null until they have chosen one. */
  email: string | null;
  secondFactor: boolean;
}

interface UserRow {
  id: string;
  name: string;
  email: string;
  secondFactor: number | null;
}

const COLUMNS = 'user.id, user.name, user.email, user.twoFactorEnabled as secondFactor';

/** What is shown of an address: null for the one that stands for none. */
export function shownEmail(email: string): string | null {
  return email === NO_EMAIL ? null : email;
}

/** How the log speaks of a person. */
export function named({ id, name, email }: Pick<Person, 'id' | 'name' | 'email'>): {
  id: string;
  name: string;
} {
  return { id, name: email ?? name };
}

/** The accounts themselves, whatever they may do. Passwords and sessions are better-auth's. */
export class People {
  constructor(
    private readonly db: Database,
    private readonly auth: Auth,
    private readonly members: Members,
  ) {}

  /** The one with an email, in any case. */
  find(email: string): Person | undefined {
    return this.#one('where email = ?', email.toLowerCase());
  }

  get(id: string): Person | undefined {
    return this.#one('where id = ?', id);
  }

  /** Everybody, with the sites they have a role on. */
  list(): (Person & { everywhere: boolean; sites: { id: string; role: Role }[] })[] {
    return this.db
      .prepare<[], UserRow>(`select ${COLUMNS} from user order by createdAt, id`)
      .all()
      .map((row) => ({ ...personOf(row), ...this.members.sitesOf(row.id) }));
  }

  /** Who runs the server: the first owner of everything, made where there is none yet. */
  async owner(now: number): Promise<Person> {
    const owner = this.#one(
      `join member on person = user.id where site = ? order by since, user.id limit 1`,
      EVERYWHERE,
    );
    if (owner) return owner;
    const person = this.find(NO_EMAIL) ?? (await this.add({ email: NO_EMAIL, name: 'Owner' }));
    this.members.put({ person: person.id, site: EVERYWHERE, role: 'owner' }, now);
    return person;
  }

  /** Makes an account, with a password or without. Throws an `Error` with a sentence where the email is taken. */
  async add({ email, name, password }: { email: string; name: string; password?: string }): Promise<Person> {
    if (this.find(email)) throw new EmailTakenError();
    const { internalAdapter, password: passwords } = await this.auth.$context;
    const hash = password === undefined ? undefined : await passwords.hash(password);
    // For better-auth the address is a name to sign in by; whether mails reach its owner, `Addresses` knows.
    const user = await internalAdapter
      .createUser({ email: email.toLowerCase(), name, emailVerified: true }, { method: 'luciole' })
      .catch((error: unknown) => {
        if (this.find(email)) throw new EmailTakenError();
        throw error;
      });
    if (hash !== undefined)
      await internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: hash,
      });
    return this.get(user.id)!;
  }

  /** Changes what an account is called by. Throws an `Error` with a sentence where the email is taken. */
  async change(id: string, { email, name }: { email?: string | undefined; name?: string | undefined }) {
    if (email !== undefined && (this.find(email)?.id ?? id) !== id) throw new EmailTakenError();
    const { internalAdapter } = await this.auth.$context;
    await internalAdapter.updateUser(id, {
      ...(email !== undefined && { email: email.toLowerCase() }),
      ...(name !== undefined && { name }),
    });
  }

  /** Whether a person can sign in without a link. */
  hasPassword(id: string): boolean {
    return (
      this.db
        .prepare(
          `select 1 from account where userId = ? and providerId = 'credential' and password is not null`,
        )
        .get(id) !== undefined
    );
  }

  /** Forgets a person's password, passkeys and second factor and ends their sessions: they begin anew, by a link. */
  async reset(id: string): Promise<void> {
    const { internalAdapter } = await this.auth.$context;
    this.db.transaction(() => {
      this.db.prepare('delete from account where userId = ?').run(id);
      this.db.prepare('delete from twoFactor where userId = ?').run(id);
      this.db.prepare('delete from passkey where userId = ?').run(id);
      this.db.prepare('update user set twoFactorEnabled = 0 where id = ?').run(id);
    })();
    await internalAdapter.deleteUserSessions(id);
  }

  /** Removes a person with everything that lets them in. */
  async remove(id: string): Promise<void> {
    await this.reset(id);
    this.db.transaction(() => {
      for (const table of ['member', 'letter', 'letter_token', 'confirmed_email', 'email_token'])
        this.db.prepare(`delete from ${table} where person = ?`).run(id);
      this.db.prepare(`delete from message where kind = 'mail' and target = ?`).run(id);
      this.db.prepare('delete from user where id = ?').run(id);
    })();
  }

  #one(where: string, value: string): Person | undefined {
    const row = this.db.prepare<[string], UserRow>(`select ${COLUMNS} from user ${where}`).get(value);
    return row && personOf(row);
  }
}

/** Somebody has an account by this email. */
export class EmailTakenError extends Error {
  override name = 'EmailTakenError';
  override message = 'There is an account with this email already.';
}

function personOf({ id, name, email, secondFactor }: UserRow): Person {
  return { id, name, email: shownEmail(email), secondFactor: secondFactor === 1 };
}
