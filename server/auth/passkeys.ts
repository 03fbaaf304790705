import type { Database } from 'better-sqlite3';
import type { PasskeyRow } from '../../protocol/index.js';

/** The passkeys of people, once they are made: making and using one is better-auth's. */
export class Passkeys {
  constructor(private readonly db: Database) {}

  /** Those of a person, latest first. */
  list(person: string): PasskeyRow[] {
    return this.db
      .prepare<[string], { id: string; name: string | null; createdAt: string }>(
        'select id, name, createdAt from passkey where userId = ? order by createdAt desc, id',
      )
      .all(person)
      .map(({ id, name, createdAt }) => ({ id, name: name ?? '', madeAt: Date.parse(createdAt) }));
  }

  /** Calls one of a person's passkeys otherwise. Answers whether there is one. */
  rename(person: string, id: string, name: string): boolean {
    const { changes } = this.db
      .prepare('update passkey set name = ? where userId = ? and id = ?')
      .run(name, person, id);
    return changes > 0;
  }

  /** Removes one of a person's passkeys. Answers its name, undefined where there is none. */
  remove(person: string, id: string): string | undefined {
    const removed = this.db
      .prepare<[string, string], { name: string | null }>(
        'delete from passkey where userId = ? and id = ? returning name',
      )
      .get(person, id);
    return removed && (removed.name ?? '');
  }
}
