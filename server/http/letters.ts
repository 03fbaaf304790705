import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
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
    return c.json({ mail, email, rows }, 200);
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
    const wanted = Object.entries({ weekly, monthly, alerts }).filter(([, on]) => on);
    const what = wanted.map(([letter]) => letter).join(' ') || '–';
    log.note({ action: 'letters-changed', site, by: named(person), what }, now());
    return c.body(null, 204);
  });
}

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
