import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { AUTH_PATH } from '../auth/auth.js';
import { named, type Person } from '../auth/people.js';
import { RateLimit } from '../ingest/rate-limit.js';
import { jsonAnswer, jsonBody } from './answers.js';
import { createAuthAsker, signedInBy, withCookies } from './ask-auth.js';
import type { Dependencies, Environment } from './environment.js';
import { passwordSchema } from './people-schema.js';
import { ProblemError } from './problem.js';
import { problemAnswer } from './stats-schema.js';

/** Wrong passwords a minute for one account, from wherever they come; an address has three in ten seconds. */
const TRIES_A_MINUTE = 10;

/** Longer than a code of the second factor is taken, ms. */
const CODE_LIFETIME_MS = 120_000;

/**
 * Adds what a person does to get in and out. What better-auth has besides is not reached, and of what it
 * answers no page needs a token.
 */
export function serveSigningIn(
  app: OpenAPIHono<Environment>,
  { accounts, trustProxy, now }: Dependencies,
): void {
  const { people, log } = accounts;
  const tries = new RateLimit(TRIES_A_MINUTE, now);
  const usedCodes = new Map<string, number>();

  const ask = createAuthAsker({ accounts, trustProxy });

  const noteSignIn = async (response: Response, what: string) => {
    const person = await signedInBy(response, accounts);
    if (person) log.note({ action: 'signed-in', by: named(person), what }, now());
  };

  app.openapi(linkRoute, async (c) => {
    // A program that looks where a link leads, as mail and chat do, must not use it up.
    if (c.req.method === 'HEAD') return c.body(null, 200);
    const response = await ask(c);
    await noteSignIn(response, 'link');
    // The address of the link holds the token.
    return new Response(response.body, {
      status: response.status,
      headers: [...response.headers, ['Referrer-Policy', 'no-referrer'], ['Cache-Control', 'no-store']],
    });
  });

  app.openapi(passwordRoute, async (c) => {
    const { email, password } = c.req.valid('json');
    const account = email.toLowerCase();
    const waitS = tries.waitS(account);
    if (waitS > 0)
      throw new ProblemError(429, 'Too many attempts; wait a minute.', {
        headers: { 'Retry-After': String(waitS) },
      });
    // Before the password is looked at, or many at once would all be let through.
    tries.count(account, 1);
    const response = await ask(c, {
      body: { email, password },
      refused: 'The email or the password is wrong.',
    }).catch((error: unknown) => {
      const person = people.find(email);
      // Under a name that nobody has it may be a password in the wrong field: it is not kept.
      if (error instanceof ProblemError && error.status === 401)
        log.note({ action: 'sign-in-failed', by: person && named(person) }, now());
      throw error;
    });
    const { twoFactorRedirect = false } = (await response.json()) as { twoFactorRedirect?: boolean };
    if (!twoFactorRedirect) await noteSignIn(response, 'password');
    return withCookies(c, response, { secondFactor: twoFactorRedirect });
  });

  app.openapi(codeRoute, async (c) => {
    const { code } = c.req.valid('json');
    const before = await accounts.signedIn(c.req.raw.headers);
    const response = await ask(c, { body: { code }, refused: WRONG_CODE }).catch((error: unknown) => {
      if (error instanceof ProblemError && error.status === 401)
        log.note({ action: 'second-factor-failed', by: before && named(before) }, now());
      throw error;
    });
    const { token, user } = (await response.clone().json()) as { token: string; user: { id: string } };
    // A code is for one use (RFC 6238, 5.2): who looked over a shoulder comes too late.
    for (const [used, until] of usedCodes) if (until < now()) usedCodes.delete(used);
    if (usedCodes.has(`${user.id} ${code}`)) {
      if (!before) accounts.sessions.revoke(token);
      throw new ProblemError(401, WRONG_CODE);
    }
    usedCodes.set(`${user.id} ${code}`, now() + CODE_LIFETIME_MS);
    return finish(c, response, before);
  });

  app.openapi(backupCodeRoute, async (c) => {
    const before = await accounts.signedIn(c.req.raw.headers);
    return finish(
      c,
      await ask(c, { body: { code: c.req.valid('json').code.trim() }, refused: WRONG_CODE }),
      before,
    );
  });

  /** `before`: who was signed in before the code; their session may be another one now. */
  const finish = async (c: Context<Environment>, response: Response, before: Person | undefined) => {
    if (!before) await noteSignIn(response, 'second factor');
    else if (!before.secondFactor) log.note({ action: 'second-factor-on', by: named(before) }, now());
    return withCookies(c, response, {});
  };

  app.openapi(enableRoute, async (c) => {
    const { password } = c.req.valid('json');
    const response = await ask(c, { body: { password }, refused: 'The password is wrong.' });
    const { totpURI, backupCodes } = (await response.json()) as { totpURI: string; backupCodes: string[] };
    c.header('Cache-Control', 'no-store');
    return c.json({ uri: totpURI, backupCodes }, 200);
  });

  app.openapi(disableRoute, async (c) => {
    const { password } = c.req.valid('json');
    const person = await accounts.signedIn(c.req.raw.headers);
    const response = await ask(c, { body: { password }, refused: 'The password is wrong.' });
    if (person) log.note({ action: 'second-factor-off', by: named(person) }, now());
    return withCookies(c, response, {});
  });

  app.openapi(signOutRoute, async (c) => {
    const person = await accounts.signedIn(c.req.raw.headers);
    const response = await ask(c);
    if (person) log.note({ action: 'signed-out', by: named(person) }, now());
    return withCookies(c, response, { success: true });
  });
}

const WRONG_CODE = 'This code is wrong, or it was used already.';

const nothing = z.object({});
const wrong = {
  400: problemAnswer('Something in the request is missing or wrong.'),
  403: problemAnswer('The request came from another origin.'),
  429: problemAnswer('Too many attempts.'),
};
const session: Record<string, string[]>[] = [{ session: [] }];

const linkRoute = createRoute({
  method: 'get',
  path: `${AUTH_PATH}/magic-link/verify`,
  summary: 'Opens a sign-in link',
  request: {
    query: z.object({
      token: z.string(),
      callbackURL: z.string().optional(),
      errorCallbackURL: z.string().optional(),
    }),
  },
  responses: {
    200: { description: 'To a HEAD request only: the link is left as it is.' },
    302: { description: 'Signed in, or `/?error=…` where the link was used or is too old.' },
    400: problemAnswer('Not such a link.'),
    403: problemAnswer('It would lead to another origin.'),
    429: problemAnswer('Too many attempts.'),
  },
});

const passwordRoute = createRoute({
  method: 'post',
  path: `${AUTH_PATH}/sign-in/email`,
  summary: 'Signs in by email and password',
  request: jsonBody(z.strictObject({ email: z.string().max(200), password: passwordSchema })),
  responses: {
    200: jsonAnswer(
      'Signed in, or, with `secondFactor`, to be followed by a code within ten minutes.',
      z.object({ secondFactor: z.boolean() }),
    ),
    401: problemAnswer('The email or the password is wrong.'),
    ...wrong,
  },
});

const codeRoute = createRoute({
  method: 'post',
  path: `${AUTH_PATH}/two-factor/verify-totp`,
  summary: 'Signs in by the code of the second factor, or confirms that it works',
  request: jsonBody(z.strictObject({ code: z.string().regex(/^\d{6}$/, 'must be six digits') })),
  responses: {
    200: jsonAnswer('Signed in, or confirmed.', nothing),
    401: problemAnswer('The code is wrong, was used already, or no password came before it.'),
    ...wrong,
  },
});

const backupCodeRoute = createRoute({
  method: 'post',
  path: `${AUTH_PATH}/two-factor/verify-backup-code`,
  summary: 'Signs in by one of the codes that were to be kept',
  request: jsonBody(z.strictObject({ code: z.string().max(40) })),
  responses: {
    200: jsonAnswer('Signed in.', nothing),
    401: problemAnswer('The code is wrong, was used already, or no password came before it.'),
    ...wrong,
  },
});

const enableRoute = createRoute({
  method: 'post',
  path: `${AUTH_PATH}/two-factor/enable`,
  summary: 'Begins a second factor, which holds once a code of it was given',
  security: session,
  request: jsonBody(z.strictObject({ password: passwordSchema })),
  responses: {
    200: jsonAnswer(
      'What an authenticator reads, and ten codes to keep; neither is shown again.',
      z.object({ uri: z.string(), backupCodes: z.array(z.string()) }),
    ),
    401: problemAnswer('Nobody is signed in.'),
    ...wrong,
  },
});

const disableRoute = createRoute({
  method: 'post',
  path: `${AUTH_PATH}/two-factor/disable`,
  summary: 'Ends the second factor',
  security: session,
  request: jsonBody(z.strictObject({ password: passwordSchema })),
  responses: {
    200: jsonAnswer('Ended.', nothing),
    401: problemAnswer('Nobody is signed in.'),
    ...wrong,
  },
});

const signOutRoute = createRoute({
  method: 'post',
  path: `${AUTH_PATH}/sign-out`,
  summary: 'Signs out',
  security: session,
  responses: {
    200: jsonAnswer('Signed out.', z.object({ success: z.boolean() })),
    400: problemAnswer('Nobody was signed in.'),
    403: problemAnswer('The request came from another origin.'),
    429: problemAnswer('Too many attempts.'),
  },
});
