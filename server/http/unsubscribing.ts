import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { LETTERS } from '../../protocol/index.js';
import { named } from '../auth/people.js';
import { jsonAnswer } from './answers.js';
import type { Dependencies, Environment } from './environment.js';
import { tokenSchema } from './people-schema.js';
import { ProblemError } from './problem.js';
import { problemAnswer } from './stats-schema.js';

/**
 * Adds how mails are ended without signing in: by one POST, as programs that read mail send it (RFC 8058), or
 * by the dashboard's page. Looking at the address ends nothing, since scanners of mail open every link.
 */
export function serveUnsubscribing(
  app: OpenAPIHono<Environment>,
  { accounts, publicUrl, now }: Dependencies,
): void {
  const { people, telling, log } = accounts;
  const { letters } = telling;

  const lookUp = (token: string) => {
    const found = letters.look(token, now());
    if (!found)
      throw new ProblemError(404, 'This link is too old, or was never given. Sign in to end mails.');
    return found;
  };

  app.openapi(pageRoute, (c) => {
    const { token } = c.req.valid('query');
    c.header('Cache-Control', 'no-store');
    c.header('Referrer-Policy', 'no-referrer');
    return c.redirect(`${publicUrl}/unsubscribe#${encodeURIComponent(token)}`, 302);
  });

  app.openapi(stopRoute, (c) => {
    const found = lookUp(c.req.valid('query').token);
    const { site, person, letter, on } = found;
    c.header('Cache-Control', 'no-store');
    if (on && c.req.valid('query').look === undefined) {
      letters.stop(found);
      const by = people.get(person);
      log.note({ action: 'letters-stopped', site, ...(by && { by: named(by) }), what: letter }, now());
    }
    return c.json({ site, letter, on: c.req.valid('query').look === undefined ? false : on }, 200);
  });
}

const query = z.object({ token: tokenSchema });
const answer = z.object({
  site: z.string(),
  letter: z.enum(LETTERS),
  on: z.boolean().openapi({ description: 'Whether such mails are still sent.' }),
});
const gone = problemAnswer('The link is too old, or was never given.');
const wrong = problemAnswer('The token is missing.');

const pageRoute = createRoute({
  method: 'get',
  path: '/v1/unsubscribe',
  summary: 'Leads to the page that ends such mails; ends nothing by itself',
  request: { query },
  responses: { 302: { description: 'To the page.' }, 400: wrong },
});

const stopRoute = createRoute({
  method: 'post',
  path: '/v1/unsubscribe',
  summary: 'Ends such mails, as `List-Unsubscribe=One-Click` (RFC 8058) does',
  description: 'The token is the mail’s own and can do nothing else. Any body is taken.',
  request: {
    query: query.extend({
      look: z.literal('1').optional().openapi({ description: 'Says what the link ends, and ends nothing.' }),
    }),
  },
  responses: { 200: jsonAnswer('What was ended.', answer), 400: wrong, 404: gone },
});
