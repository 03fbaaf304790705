import type { Context } from 'hono';
import type { SignedIn } from '../auth/accounts.js';
import type { Dependencies, Environment } from './environment.js';
import { ProblemError } from './problem.js';
import { senderOf } from './sender.js';

/** What is passed on to better-auth besides the request's own path and headers. */
interface Question {
  /** A body that was looked at. */
  body?: object;
  /** Takes the place of the query that came. */
  query?: Record<string, string>;
  /** What is said where better-auth refuses. */
  refused?: string;
}

/**
 * Gives a function that asks better-auth at the request's path and turns its refusals into sentences: a
 * `ProblemError` with 401 where it is about who asks and `refused` says so, 400, 403 or 429.
 */
export function createAuthAsker({
  accounts,
  trustProxy,
}: Pick<Dependencies, 'accounts' | 'trustProxy'>): (
  c: Context<Environment>,
  question?: Question,
) => Promise<Response> {
  return async (c, { body, query, refused } = {}) => {
    const { method, headers } = c.req.raw;
    const url = new URL(c.req.raw.url);
    if (query) url.search = new URLSearchParams(query).toString();
    const request = new Request(url, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    const response = await accounts.handle(request, senderOf(c, trustProxy));
    if (response.status < 400) return response;
    if (response.status === 429)
      throw new ProblemError(429, 'Too many attempts; wait a while.', {
        headers: { 'Retry-After': response.headers.get('x-retry-after') ?? '60' },
      });
    const said = await response.text();
    if (response.status === 403)
      throw new ProblemError(
        403,
        said.includes('SESSION_NOT_FRESH')
          ? 'Sign in anew for this: your session began more than a day ago.'
          : 'This request came from another origin than the dashboard.',
      );
    // A passkey that cannot be read is the fault of who sent it, whatever better-auth says.
    if (response.status >= 500 && !said.includes('FAILED_TO_VERIFY'))
      throw new ProblemError(500, 'Signing in failed here.', { cause: new Error(said) });
    throw new ProblemError(
      refused && response.status === 401 ? 401 : 400,
      refused ?? 'This is not a request of the sign-in page.',
    );
  };
}

/** Whom an answer of better-auth signs in. */
export function signedInBy(
  response: Response,
  accounts: Dependencies['accounts'],
): Promise<SignedIn | undefined> {
  const cookie = response.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
  return accounts.signedIn(new Headers({ cookie: cookie.join('; ') }));
}

/** Answers with a body of one's own and the cookies of an answer of better-auth. */
export function withCookies<B extends object>(c: Context<Environment>, response: Response, body: B) {
  for (const cookie of response.headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true });
  c.header('Cache-Control', 'no-store');
  return c.json(body, 200);
}
