import type { Database } from 'better-sqlite3';
import { hashSecret, makeSecret } from '../auth/secrets.js';
import type { Outbox } from './outbox.js';

/** How long the link of a mail that asks can be used, ms. */
const TOKEN_LIFETIME_MS = 7 * 86_400_000;

/** Mails that ask somebody within a day, at most: nobody fills a stranger's mailbox by giving their address. */
const ASKED_A_DAY = 3;
const A_DAY_MS = 86_400_000;

/** Somebody and the address they gave. */
interface Given {
  person: string;
  email: string;
}

/**
 * Which addresses are known to be read by who gave them: who opened the link of a mail sent there. Anybody can write
 * down the address of somebody else, or a wrong one: until then no figures go there.
 */
export class Addresses {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
  ) {}

  isConfirmed({ person, email }: Given): boolean {
    return (
      this.db.prepare('select 1 from confirmed_email where person = ? and email = ?').get(person, email) !==
      undefined
    );
  }

  /** When a mail last asked at this address, ms since the epoch; undefined where none did lately. */
  askedAt({ person, email }: Given): number | undefined {
    return this.outbox.asked(person).find(({ about }) => aboutEmail(about) === email)?.madeAt;
  }

  /**
   * Writes down a mail that asks, in the words of somebody's letters of a site; does nothing but answer false where
   * enough did within a day.
   */
  ask({ person, email }: Given, site: string, now: number): boolean {
    const lately = this.outbox.asked(person).filter(({ madeAt }) => now - madeAt < A_DAY_MS);
    if (lately.length >= ASKED_A_DAY) return false;
    const about = `${now} ${email}`;
    this.outbox.put({ site, kind: 'mail', target: person, event: 'confirm', about, body: null }, now);
    return true;
  }

  /** A token that confirms an address; the mail alone shows it. */
  makeToken({ person, email }: Given, now: number): string {
    this.db.prepare('delete from email_token where made_at < ?').run(now - TOKEN_LIFETIME_MS);
    const token = makeSecret('lucc_');
    this.db
      .prepare('insert into email_token (hash, person, email, made_at) values (?, ?, ?, ?)')
      .run(hashSecret(token), person, email, now);
    return token;
  }

  /** Whose address a token confirms. */
  look(token: string, now: number): Given | undefined {
    return this.db
      .prepare<[string, number], Given>(
        'select person, email from email_token where hash = ? and made_at >= ?',
      )
      .get(hashSecret(token), now - TOKEN_LIFETIME_MS);
  }

  confirm({ person, email }: Given): void {
    this.db
      .prepare(
        `insert into confirmed_email (person, email) values (?, ?)
         on conflict (person) do update set email = excluded.email`,
      )
      .run(person, email);
  }
}

/** The address that a mail that asks was written down for. */
export function aboutEmail(about: string): string {
  return about.slice(about.indexOf(' ') + 1);
}
