import type { Database } from 'better-sqlite3';
import type { SessionRow } from '../../protocol/index.js';
import { isAPIError } from 'better-auth/api';
import type { Auth } from './auth.js';

/** A password or an answer that better-auth did not take. */
export class RefusedError extends Error {
  override name = 'RefusedError';
}

/** The sessions of people and the passwords that begin them; both are better-auth's. */
export class Sessions {
  constructor(
    private readonly db: Database,
    private readonly auth: Auth,
  ) {}

  /** Those of a person that go on, latest first; `current` is the session that asks. */
  list(person: string, current: string): SessionRow[] {
    return this.db
      .prepare<[string, string], { id: string; createdAt: string; expiresAt: string }>(
        'select id, createdAt, expiresAt from session where userId = ? and expiresAt > ? order by createdAt desc',
      )
      .all(person, new Date().toISOString())
      .map(({ id, createdAt, expiresAt }) => ({
        id,
        current: id === current,
        startedAt: Date.parse(createdAt),
        endsAt: Date.parse(expiresAt),
      }));
  }

  /** Ends one of a person's sessions, or all but `except`. Answers how many. */
  end(person: string, which: { id: string } | { except: string }): number {
    if ('id' in which)
      return this.db.prepare('delete from session where userId = ? and id = ?').run(person, which.id).changes;
    return this.db.prepare('delete from session where userId = ? and id <> ?').run(person, which.except)
      .changes;
  }

  /** Ends the session with this token, which nobody was told yet. */
  revoke(token: string): void {
    this.db.prepare('delete from session where token = ?').run(token);
  }

  /** Begins a session by email and password; the answer's headers set its cookie. */
  async begin(email: string, password: string): Promise<Headers> {
    const { headers } = await this.auth.api.signInEmail({ body: { email, password }, returnHeaders: true });
    return headers;
  }

  /**
   * Sets the password of who is signed in, or changes it, which ends their other sessions; the answer's
   * headers set the cookie anew. Throws a `RefusedError` where the current one is wrong.
   */
  async setPassword(headers: Headers, password: string, current: string | undefined): Promise<Headers> {
    try {
      if (current === undefined) {
        await this.auth.api.setPassword({ body: { newPassword: password }, headers });
        return new Headers();
      }
      const changed = await this.auth.api.changePassword({
        body: { newPassword: password, currentPassword: current, revokeOtherSessions: true },
        headers,
        returnHeaders: true,
      });
      return changed.headers;
    } catch (error) {
      if (isAPIError(error))
        throw new RefusedError('The current password is not this one.', { cause: error });
      throw error;
    }
  }

  /** Whether it is the password of who is signed in. */
  async knowsPassword(headers: Headers, password: string): Promise<boolean> {
    try {
      await this.auth.api.verifyPassword({ body: { password }, headers });
      return true;
    } catch (error) {
      if (isAPIError(error)) return false;
      throw error;
    }
  }
}
