import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { EmailTakenError, named } from '../auth/people.js';
import { RefusedError } from '../auth/sessions.js';
import { signedIn } from './access.js';
import { jsonAnswer, jsonBody } from './answers.js';
import type { Dependencies, Environment } from './environment.js';
import {
  accountAnswerSchema,
  emailSchema,
  nameSchema,
  newPasswordSchema,
  passwordSchema,
  refusals,
  sessionsAnswerSchema,
} from './people-schema.js';
import { ProblemError } from './problem.js';
import type { Prove } from './prove.js';
import { problemAnswer } from './stats-schema.js';

/** Adds a person's own account: name, email, password, sessions. */
export function serveAccount(app: OpenAPIHono<Environment>, dependencies: Dependencies, prove: Prove): void {
  const { accounts, now } = dependencies;
  const { people, sessions, log } = accounts;

  app.use('/v1/account/*', signedIn(dependencies));

  app.openapi(accountRoute, (c) => {
    const { id, name, email, secondFactor } = c.get('person');
    return c.json(
      { name, email, secondFactor, password: people.hasPassword(id), ...accounts.members.sitesOf(id) },
      200,
    );
  });

  app.openapi(changeRoute, async (c) => {
    const person = c.get('person');
    const { name, email, current } = c.req.valid('json');
    if (email !== undefined && email.toLowerCase() !== person.email) await prove(c, current);
    await people.change(person.id, { name, email }).catch((cause: unknown) => {
      if (cause instanceof EmailTakenError) throw new ProblemError(409, cause.message);
      throw cause;
    });
    log.note({ action: 'account-changed', by: named(person), what: email ?? name ?? '' }, now());
    return c.body(null, 204);
  });

  app.openapi(passwordRoute, async (c) => {
    const person = c.get('person');
    const { password, current } = c.req.valid('json');
    if (person.email === null)
      throw new ProblemError(409, 'Choose an email first: it is what you sign in by with the password.');
    await prove(c, current);
    const has = people.hasPassword(person.id);
    const headers = await sessions
      .setPassword(c.req.raw.headers, password, has ? current : undefined)
      .catch((cause: unknown) => {
        if (cause instanceof RefusedError) throw new ProblemError(400, cause.message, { cause });
        throw cause;
      });
    if (!has) sessions.end(person.id, { except: person.session });
    for (const cookie of headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true });
    log.note({ action: 'password-changed', by: named(person) }, now());
    return c.body(null, 204);
  });

  app.openapi(sessionsRoute, (c) => {
    const { id, session } = c.get('person');
    return c.json(sessions.list(id, session), 200);
  });

  app.openapi(endRoute, (c) => {
    const person = c.get('person');
    const { id } = c.req.valid('param');
    const which = id === 'others' ? { except: person.session } : { id };
    const ended = sessions.end(person.id, which);
    if (ended === 0 && id !== 'others') throw new ProblemError(404, 'There is no such session.');
    if (ended > 0) log.note({ action: 'session-ended', by: named(person), what: String(ended) }, now());
    return c.body(null, 204);
  });
}

const security: Record<string, string[]>[] = [{ session: [] }];

const accountRoute = createRoute({
  method: 'get',
  path: '/v1/account',
  summary: 'Who is signed in, and which sites they have a role on',
  security,
  responses: { 200: jsonAnswer('The account.', accountAnswerSchema), 401: refusals[401] },
});

const changeRoute = createRoute({
  method: 'patch',
  path: '/v1/account',
  summary: 'Changes name or email; an email takes the current password, where there is one',
  security,
  request: jsonBody(
    z.strictObject({
      name: nameSchema.optional(),
      email: emailSchema.optional(),
      current: passwordSchema.optional(),
    }),
  ),
  responses: {
    204: { description: 'Changed.' },
    ...refusals,
    409: problemAnswer('Somebody has this email already.'),
    429: problemAnswer('Too many wrong passwords.'),
  },
});

const passwordRoute = createRoute({
  method: 'put',
  path: '/v1/account/password',
  summary: 'Chooses a password, or changes it; other sessions end',
  security,
  request: jsonBody(z.strictObject({ password: newPasswordSchema, current: passwordSchema.optional() })),
  responses: {
    204: { description: 'Chosen.' },
    ...refusals,
    409: problemAnswer('There is no email yet.'),
    429: problemAnswer('Too many wrong passwords.'),
  },
});

const sessionsRoute = createRoute({
  method: 'get',
  path: '/v1/account/sessions',
  summary: 'Sessions that go on',
  security,
  responses: { 200: jsonAnswer('The sessions.', sessionsAnswerSchema), 401: refusals[401] },
});

const endRoute = createRoute({
  method: 'delete',
  path: '/v1/account/sessions/{id}',
  summary: 'Ends a session; `others`: all but this one',
  security,
  request: { params: z.object({ id: z.string() }) },
  responses: {
    204: { description: 'Ended.' },
    ...refusals,
    404: problemAnswer('There is no such session.'),
  },
});
