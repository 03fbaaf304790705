import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { AUTH_PATH } from '../auth/accounts.js';
import { clientAddress } from './client-address.js';
import type { Dependencies, Environment } from './environment.js';
import { ProblemError } from './problem.js';
import { problemAnswer } from './stats-schema.js';

/** Adds the two requests of a person with an account: opening a sign-in link, signing out. */
export function serveSigningIn(app: OpenAPIHono<Environment>, { accounts, trustProxy }: Dependencies): void {
  const handle = async (c: Context<Environment>) => {
    const address = clientAddress(
      c.env.incoming?.socket.remoteAddress,
      c.req.header('x-forwarded-for'),
      trustProxy,
    );
    const response = await accounts.handle(c.req.raw, address);
    if (response.status === 429)
      throw new ProblemError(429, 'Too many attempts; wait a minute.', {
        headers: { 'Retry-After': response.headers.get('x-retry-after') ?? '60' },
      });
    if (response.status === 403)
      throw new ProblemError(403, 'This request came from another origin than the dashboard.');
    if (response.status >= 400) throw new ProblemError(400, 'This is not a request of the sign-in page.');
    // The address of the link holds the token.
    return new Response(response.body, {
      status: response.status,
      headers: [...response.headers, ['Referrer-Policy', 'no-referrer'], ['Cache-Control', 'no-store']],
    });
  };

  app.openapi(linkRoute, (c) => {
    // A program that looks where a link leads, as mail and chat do, must not use it up.
    if (c.req.method === 'HEAD') return c.body(null, 200);
    return handle(c);
  });
  app.openAPIRegistry.registerPath(signOutRoute);
  app.post(signOutRoute.path, handle);
}

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

const signOutRoute = createRoute({
  method: 'post',
  path: `${AUTH_PATH}/sign-out`,
  summary: 'Signs out',
  security: [{ session: [] }],
  responses: {
    200: {
      description: 'Signed out.',
      content: { 'application/json': { schema: z.object({ success: z.boolean() }) } },
    },
    400: problemAnswer('Nobody was signed in.'),
    403: problemAnswer('The request came from another origin.'),
    429: problemAnswer('Too many attempts.'),
  },
});
