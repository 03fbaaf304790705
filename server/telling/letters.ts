import type { Database } from 'better-sqlite3';
import { LETTERS, type Letter, type LetterRow, type MailLanguage } from '../../protocol/index.js';
import { hashSecret, makeSecret } from '../auth/secrets.js';

/** How long the link of a mail that ends such mails can be used, ms. */
const TOKEN_LIFETIME_MS = 400 * 86_400_000;

/** Somebody who wants a letter of a site. */
export interface Subscriber {
  site: string;
  person: string;
  letter: Letter;
  language: MailLanguage;
  /** ms since the epoch. */
  since: number;
}

type Row = { site: string; person: string; language: MailLanguage } & Record<Letter, number | null>;

/** Who wants which mails of which site, and the links in them that end them. */
export class Letters {
  constructor(private readonly db: Database) {}

  /** What somebody has sent to them of a site; undefined where they never said. */
  of(person: string, site: string): LetterRow | undefined {
    const row = this.db
      .prepare<[string, string], Row>('select * from letter where person = ? and site = ?')
      .get(person, site);
    if (!row) return undefined;
    const on = (letter: Letter) => row[letter] !== null;
    const { language } = row;
    return { site, weekly: on('weekly'), monthly: on('monthly'), alerts: on('alerts'), language };
  }

  /** Sets it. What goes on keeps its beginning. */
  put(person: string, { site, language, ...wanted }: LetterRow, now: number): void {
    this.db
      .prepare(
        `insert into letter (site, person, weekly, monthly, alerts, language)
         values (@site, @person, @weekly, @monthly, @alerts, @language)
         on conflict (site, person) do update set language = excluded.language,
           ${LETTERS.map((letter) => `${letter} = iif(excluded.${letter} is null, null, ifnull(${letter}, excluded.${letter}))`).join(', ')}`,
      )
      .run({
        ...{ site, person, language },
        ...Object.fromEntries(LETTERS.map((letter) => [letter, wanted[letter] ? now : null])),
      });
  }

  /** Everybody who wants a letter, of one site or any. */
  subscribers(letter: Letter, site: string | null = null): Subscriber[] {
    return this.db
      .prepare<{ site: string | null }, Omit<Subscriber, 'letter'>>(
        `select site, person, language, ${letter} as since from letter
         where ${letter} is not null and (@site is null or site = @site) order by site, person`,
      )
      .all({ site })
      .map((row) => ({ ...row, letter }));
  }

  /** A token that ends a letter, for whoever holds it; this answer alone shows it. */
  makeToken({ site, person, letter }: Omit<Subscriber, 'since' | 'language'>, now: number): string {
    this.db.prepare('delete from letter_token where made_at < ?').run(now - TOKEN_LIFETIME_MS);
    const token = makeSecret('lucm_');
    this.db
      .prepare('insert into letter_token (hash, site, person, letter, made_at) values (?, ?, ?, ?, ?)')
      .run(hashSecret(token), site, person, letter, now);
    return token;
  }

  /** What a token ends; `on`: whether that is still sent. */
  look(
    token: string,
    now: number,
  ): { site: string; person: string; letter: Letter; on: boolean } | undefined {
    const found = this.db
      .prepare<[string, number], { site: string; person: string; letter: Letter }>(
        'select site, person, letter from letter_token where hash = ? and made_at >= ?',
      )
      .get(hashSecret(token), now - TOKEN_LIFETIME_MS);
    return found && { ...found, on: this.of(found.person, found.site)?.[found.letter] ?? false };
  }

  /** Ends a letter. */
  stop({ site, person, letter }: { site: string; person: string; letter: Letter }): void {
    this.db.prepare(`update letter set ${letter} = null where site = ? and person = ?`).run(site, person);
  }
}
