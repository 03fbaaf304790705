import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { named } from '../auth/people.js';
import { jsonAnswer, jsonBody } from './answers.js';
import type { Dependencies, Environment } from './environment.js';
import { refusals } from './people-schema.js';
import { ProblemError } from './problem.js';
import { problemAnswer } from './stats-schema.js';
import { letterRowSchema, lettersAnswerSchema } from './telling-schema.js';

/** Adds what a person has mailed to them: reports and alerts of the sites they may read. */
export function serveLetters(
  app: OpenAPIHono<Environment>,
  { store, accounts, mail, now }: Dependencies,
): void {
  const { members, log, telling } = accounts;

  app.openapi(lettersRoute, async (c) => {
    const { id, email } = c.get('person');
    const sites = (await store.listSites()).filter((site) => members.roleOf(id, site.id) !== undefined);
    const none = { weekly: false, monthly: false, alerts: false, language: 'en' } as const;
    const rows = sites.map(({ id: site }) => telling.letters.of(id, site) ?? { site, ...none });
    const given = email === null ? null : { person: id, email };
    const confirmed = given !== null && telling.addresses.isConfirmed(given);
    const askedAt = (given && telling.addresses.askedAt(given)) ?? null;
    return c.json({ mail, email, confirmed, askedAt, rows }, 200);
  });

  app.openapi(putRoute, async (c) => {
    const person = c.get('person');
    const row = c.req.valid('json');
    if (members.roleOf(person.id, row.site) === undefined || !(await store.getSite(row.site)))
      throw new ProblemError(404, 'You have no such site.');
    if (person.email === null)
      throw new ProblemError(409, 'Choose an email first: it is where mails are sent.');
    telling.letters.put(person.id, row, now());
    const { site, weekly, monthly, alerts } = row;
    const given = { person: person.id, email: person.email };
    if ((weekly || monthly || alerts) && mail && !telling.addresses.isConfirmed(given))
      if (telling.addresses.askedAt(given) === undefined) telling.addresses.ask(given, site, now());
    const wanted = Object.entries({ weekly, monthly, alerts }).filter(([, on]) => on);
    const what = wanted.map(([letter]) => letter).join(' ') || '–';
    log.note({ action: 'letters-changed', site, by: named(person), what }, now());
    return c.body(null, 204);
  });

  app.openapi(askRoute, (c) => {
    const { id, email } = c.get('person');
    const { site } = c.req.valid('json');
    if (email === null || !telling.letters.of(id, site) || members.roleOf(id, site) === undefined)
      throw new ProblemError(404, 'Nothing of this site is mailed to you.');
    if (!mail) throw new ProblemError(409, 'This server cannot send mail yet.');
    if (!telling.addresses.ask({ person: id, email }, site, now()))
      throw new ProblemError(
        429,
        'You asked several times today. Look among the unwanted mails, or wait a day.',
        {
          headers: { 'Retry-After': String(A_DAY_S) },
        },
      );
    return c.body(null, 204);
  });
}

const A_DAY_S = 86_400;

const security: Record<string, string[]>[] = [{ session: [] }];

const lettersRoute = createRoute({
  method: 'get',
  path: '/v1/account/letters',
  summary: 'What is mailed to who is signed in: reports and alerts, site by site',
  security,
  responses: { 200: jsonAnswer('The letters.', lettersAnswerSchema), 401: refusals[401] },
});

const putRoute = createRoute({
  method: 'put',
  path: '/v1/account/letters',
  summary: 'Says what is mailed to who is signed in of one site',
  security,
  request: jsonBody(letterRowSchema),
  responses: {
    204: { description: 'From now on.' },
    ...refusals,
    404: problemAnswer('No such site.'),
    409: problemAnswer('There is no email yet.'),
  },
});

const askRoute = createRoute({
  method: 'post',
  path: '/v1/account/letters/confirmation',
  summary: 'Sends the mail once more that asks whether mails reach who is signed in',
  security,
  request: jsonBody(z.strictObject({ site: z.string().max(63) })),
  responses: {
    204: { description: 'It is on its way, within a minute.' },
    ...refusals,
    404: problemAnswer('Nothing of the site is mailed to who asks.'),
    409: problemAnswer('The server cannot send mail.'),
    429: problemAnswer('Asked too often; `Retry-After` says when to try again.'),
  },
});
