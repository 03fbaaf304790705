import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { named } from '../auth/people.js';
import { jsonAnswer, jsonBody } from './answers.js';
import type { Dependencies, Environment } from './environment.js';
import { refusals, tokenSchema } from './people-schema.js';
import { ProblemError } from './problem.js';
import { problemAnswer } from './stats-schema.js';

/**
 * Adds how somebody says that mails reach them, by the link of one. It takes a press on the page behind that link,
 * since scanners of mail open every link.
 */
export function serveConfirming(app: OpenAPIHono<Environment>, { accounts, now }: Dependencies): void {
  const { people, telling, log } = accounts;

  app.openapi(confirmRoute, (c) => {
    const given = telling.addresses.look(c.req.valid('json').token, now());
    const person = given && people.get(given.person);
    // An address that was changed since is not theirs to have mails sent to.
    if (!given || person?.email !== given.email)
      throw new ProblemError(404, 'This link is too old, or was sent to another address. Ask for a new one.');
    if (!telling.addresses.isConfirmed(given)) {
      telling.addresses.confirm(given);
      log.note({ action: 'email-confirmed', by: named(person), what: given.email }, now());
    }
    c.header('Cache-Control', 'no-store');
    return c.json({ email: given.email }, 200);
  });
}

const confirmRoute = createRoute({
  method: 'post',
  path: '/v1/confirmations',
  summary: 'Says that mails reach who asked for them, by the token of the mail that asks',
  description: 'The token stands in the body, where no log has it. It can do nothing else.',
  request: jsonBody(z.strictObject({ token: tokenSchema })),
  responses: {
    200: jsonAnswer('The address that mails go to from now on.', z.object({ email: z.string() })),
    400: refusals[400],
    403: refusals[403],
    404: problemAnswer('The link is too old, or was sent to another address.'),
  },
});
