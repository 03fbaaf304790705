import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { AUTH_PATH } from '../auth/auth.js';
import { named } from '../auth/people.js';
import { signedIn } from './access.js';
import { jsonAnswer, jsonBody } from './answers.js';
import { createAuthAsker, signedInBy, withCookies } from './ask-auth.js';
import type { Dependencies, Environment } from './environment.js';
import { nameSchema, passkeysAnswerSchema, passwordSchema, refusals } from './people-schema.js';
import { ProblemError } from './problem.js';
import type { Prove } from './prove.js';
import { problemAnswer } from './stats-schema.js';

const UNKNOWN = 'This passkey opens nothing here, or the attempt took too long.';

/** Adds signing in by a passkey, and what a person does with theirs. */
export function servePasskeys(app: OpenAPIHono<Environment>, dependencies: Dependencies, prove: Prove): void {
  const { accounts, now } = dependencies;
  const { passkeys, log } = accounts;
  const ask = createAuthAsker(dependencies);

  app.openapi(askRoute, async (c) => {
    const response = await ask(c, { query: {} });
    const options = (await response.json()) as { challenge: string };
    return withCookies(c, response, { ...options, userVerification: 'required' });
  });

  app.openapi(signInRoute, async (c) => {
    const body = c.req.valid('json');
    const response = await ask(c, { body, refused: UNKNOWN }).catch((error: unknown) => {
      if (!(error instanceof ProblemError) || ![400, 401].includes(error.status)) throw error;
      log.note({ action: 'sign-in-failed', what: 'passkey' }, now());
      throw new ProblemError(401, UNKNOWN, { cause: error });
    });
    const person = await signedInBy(response, accounts);
    if (person) log.note({ action: 'signed-in', by: named(person), what: 'passkey' }, now());
    return withCookies(c, response, {});
  });

  for (const route of [beginRoute, addRoute]) app.use(route.path, signedIn(dependencies));

  app.openapi(beginRoute, async (c) => {
    const { email, name } = c.get('person');
    const response = await ask(c, { query: { name: email ?? name } });
    return withCookies(c, response, (await response.json()) as { challenge: string });
  });

  app.openapi(addRoute, async (c) => {
    const { response: credential, name, current } = c.req.valid('json');
    await prove(c, current);
    const body = { response: credential, name };
    const response = await ask(c, { body, refused: 'This passkey could not be added; begin again.' });
    log.note({ action: 'passkey-added', by: named(c.get('person')), what: name }, now());
    return withCookies(c, response, {});
  });

  app.openapi(listRoute, (c) => c.json(passkeys.list(c.get('person').id), 200));

  app.openapi(renameRoute, (c) => {
    const { id } = c.req.valid('param');
    if (!passkeys.rename(c.get('person').id, id, c.req.valid('json').name)) throw gone();
    return c.body(null, 204);
  });

  app.openapi(removeRoute, (c) => {
    const person = c.get('person');
    const name = passkeys.remove(person.id, c.req.valid('param').id);
    if (name === undefined) throw gone();
    log.note({ action: 'passkey-removed', by: named(person), what: name }, now());
    return c.body(null, 204);
  });
}

function gone(): ProblemError {
  return new ProblemError(404, 'You have no such passkey.');
}

const security: Record<string, string[]>[] = [{ session: [] }];
const wrong = {
  400: problemAnswer('Something in the request is missing or wrong.'),
  403: problemAnswer('The request came from another origin, or the session began more than a day ago.'),
  429: problemAnswer('Too many attempts.'),
};

/** What an authenticator answers (WebAuthn, `PublicKeyCredential.toJSON`); better-auth looks into it. */
const base64url = z.string().max(1400);
const credential = z
  .looseObject({
    id: base64url,
    rawId: base64url,
    type: z.literal('public-key'),
    response: z.looseObject({ clientDataJSON: z.string() }),
  })
  .openapi('Credential');
const options = z.looseObject({ challenge: z.string() });

const askRoute = createRoute({
  method: 'get',
  path: `${AUTH_PATH}/passkey/generate-authenticate-options`,
  summary: 'Begins signing in by a passkey',
  responses: {
    200: jsonAnswer('What the browser asks an authenticator (`parseRequestOptionsFromJSON`).', options),
    429: wrong[429],
  },
});

const signInRoute = createRoute({
  method: 'post',
  path: `${AUTH_PATH}/passkey/verify-authentication`,
  summary: 'Signs in by a passkey, which stands for password and second factor',
  request: jsonBody(z.strictObject({ response: credential })),
  responses: {
    200: jsonAnswer('Signed in.', z.object({})),
    401: problemAnswer('The passkey is not known, did not verify the person, or came too late.'),
    ...wrong,
  },
});

const beginRoute = createRoute({
  method: 'get',
  path: `${AUTH_PATH}/passkey/generate-register-options`,
  summary: 'Begins adding a passkey',
  security,
  responses: {
    200: jsonAnswer('What the browser asks an authenticator (`parseCreationOptionsFromJSON`).', options),
    401: problemAnswer('Nobody is signed in.'),
    ...wrong,
  },
});

const addRoute = createRoute({
  method: 'post',
  path: `${AUTH_PATH}/passkey/verify-registration`,
  summary: 'Adds a passkey; takes the current password, where there is one',
  security,
  request: jsonBody(
    z.strictObject({ response: credential, name: nameSchema, current: passwordSchema.optional() }),
  ),
  responses: {
    200: jsonAnswer('Added.', z.object({})),
    401: problemAnswer('Nobody is signed in.'),
    ...wrong,
  },
});

const listRoute = createRoute({
  method: 'get',
  path: '/v1/account/passkeys',
  summary: 'Passkeys that sign in to the account',
  security,
  responses: { 200: jsonAnswer('The passkeys.', passkeysAnswerSchema), 401: refusals[401] },
});

const one = { params: z.object({ id: z.string() }) };
const noSuch = { 404: problemAnswer('There is no such passkey.') };

const renameRoute = createRoute({
  method: 'patch',
  path: '/v1/account/passkeys/{id}',
  summary: 'Calls a passkey otherwise',
  security,
  request: { ...one, ...jsonBody(z.strictObject({ name: nameSchema })) },
  responses: { 204: { description: 'Renamed.' }, ...refusals, ...noSuch },
});

const removeRoute = createRoute({
  method: 'delete',
  path: '/v1/account/passkeys/{id}',
  summary: 'Removes a passkey, which opens nothing from then on',
  security,
  request: one,
  responses: { 204: { description: 'Removed.' }, ...refusals, ...noSuch },
});
