import type { Context } from 'hono';
import { RateLimit } from '../ingest/rate-limit.js';
import type { Dependencies, Environment } from './environment.js';
import { ProblemError } from './problem.js';

/** Wrong passwords a minute, for who has found somebody's session open. */
const TRIES_A_MINUTE = 10;

/** Lets who is signed in through who gave their current password; rejects with a `ProblemError` otherwise. */
export type Prove = (c: Context<Environment>, password: string | undefined) => Promise<void>;

/** Whoever has a password gives it before what lets others in is changed. */
export function createProof({ accounts, now }: Pick<Dependencies, 'accounts' | 'now'>): Prove {
  const { people, sessions } = accounts;
  const tries = new RateLimit(TRIES_A_MINUTE, now);
  return async (c, password) => {
    const { id } = c.get('person');
    if (!people.hasPassword(id)) return;
    const waitS = tries.waitS(id);
    if (waitS > 0)
      throw new ProblemError(429, 'Too many wrong passwords; wait a minute.', {
        headers: { 'Retry-After': String(waitS) },
      });
    tries.count(id, 1);
    if (password === undefined || !(await sessions.knowsPassword(c.req.raw.headers, password)))
      throw new ProblemError(400, 'current: this is not your password.');
  };
}
