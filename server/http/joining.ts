import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { levelOf, reaches } from '../auth/levels.js';
import { EmailTakenError, named, type Person } from '../auth/people.js';
import { jsonAnswer, jsonBody } from './answers.js';
import type { Dependencies, Environment } from './environment.js';
import {
  emailSchema,
  nameSchema,
  newPasswordSchema,
  refusals,
  roleSchema,
  tokenSchema,
} from './people-schema.js';
import { ProblemError } from './problem.js';
import { problemAnswer } from './stats-schema.js';

/** Adds what somebody does who was invited: see to what, and accept, with the account they have or a new one. */
export function serveJoining(app: OpenAPIHono<Environment>, { accounts, now }: Dependencies): void {
  const { people, members, invitations, sessions, log } = accounts;

  const invitationOf = (token: string) => {
    const found = invitations.look(token, now());
    if (!found)
      throw new ProblemError(
        404,
        'This invitation was used, taken back, or is too old. Ask for another one.',
      );
    return found;
  };

  app.openapi(lookRoute, (c) => {
    const { site, role, name, expiresAt } = invitationOf(c.req.valid('json').token);
    c.header('Cache-Control', 'no-store');
    return c.json({ site, role, name, expiresAt }, 200);
  });

  app.openapi(acceptRoute, async (c) => {
    const { token, account } = c.req.valid('json');
    const { site, role } = invitationOf(token);
    const signedIn = account ? undefined : await accounts.signedIn(c.req.raw.headers);
    if (!account && !signedIn) throw new ProblemError(401, 'Sign in, or say who you are: `account`.');

    let person: Person;
    if (account) {
      person = await people.add(account).catch((cause: unknown) => {
        if (cause instanceof EmailTakenError)
          throw new ProblemError(409, `${cause.message} Sign in with it, then open the invitation again.`);
        throw cause;
      });
    } else person = signedIn!;
    // From here on nothing waits: of two who come at once, one is let in.
    if (!invitations.take(token, now())) {
      if (account) await people.remove(person.id);
      throw new ProblemError(404, 'This invitation was used a moment ago.');
    }
    const before = members.roleOf(person.id, site);
    // An invitation opens; it never takes away.
    if (before === undefined || !reaches(levelOf(before), levelOf(role)))
      members.put({ person: person.id, site, role }, now());
    log.note({ action: 'joined', site, by: named(person), what: role }, now());
    if (account) {
      const headers = await sessions.begin(account.email, account.password);
      for (const cookie of headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true });
    }
    c.header('Cache-Control', 'no-store');
    return c.json({ site }, 200);
  });
}

const maybe: Record<string, string[]>[] = [{ session: [] }, {}];
const gone = problemAnswer('The invitation was used, taken back, or is too old.');

const lookRoute = createRoute({
  method: 'post',
  path: '/v1/invitations/look',
  summary: 'Says what an invitation is to',
  description: 'The token stands in the body, where no log has it.',
  request: jsonBody(z.strictObject({ token: tokenSchema })),
  responses: {
    200: jsonAnswer(
      'The invitation.',
      z.object({ site: z.string(), role: roleSchema, name: z.string(), expiresAt: z.number() }),
    ),
    400: refusals[400],
    403: refusals[403],
    404: gone,
  },
});

const acceptRoute = createRoute({
  method: 'post',
  path: '/v1/invitations/accept',
  summary: 'Accepts an invitation: as who is signed in, or with a new account, which is then signed in',
  security: maybe,
  request: jsonBody(
    z.strictObject({
      token: tokenSchema,
      account: z
        .strictObject({ name: nameSchema, email: emailSchema, password: newPasswordSchema })
        .optional(),
    }),
  ),
  responses: {
    200: jsonAnswer('Accepted.', z.object({ site: z.string() })),
    ...refusals,
    404: gone,
    409: problemAnswer('Somebody has this email already.'),
  },
});
