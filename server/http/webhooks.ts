import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { MAX_URL_LENGTH } from '../../protocol/index.js';
import { RateLimit } from '../ingest/rate-limit.js';
import { checkUrl, RefusedAddressError } from '../telling/safe-post.js';
import { MAX_WEBHOOKS } from '../telling/webhooks.js';
import { needs } from './access.js';
import { jsonAnswer, jsonBody } from './answers.js';
import type { Dependencies, Environment } from './environment.js';
import { nameSchema, siteParams, siteRefusals, thingParams } from './people-schema.js';
import { ProblemError } from './problem.js';
import { problemAnswer } from './stats-schema.js';
import {
  deliveriesAnswerSchema,
  languageSchema,
  toldSchema,
  webhookKindSchema,
  webhooksAnswerSchema,
} from './telling-schema.js';

/** Tests a minute of one site: enough to try, too few to knock at doors with. */
const TESTS_A_MINUTE = 10;

/** Adds where programs of the publisher are told, for owners: see, make, change, test, remove. */
export function serveWebhooks(app: OpenAPIHono<Environment>, dependencies: Dependencies): void {
  const { accounts, delivery, webhookPrivate, now } = dependencies;
  const { log, telling } = accounts;
  const { webhooks, outbox } = telling;
  const tests = new RateLimit(TESTS_A_MINUTE, now);

  const checked = (text: string): string => {
    try {
      return checkUrl(text, webhookPrivate).href;
    } catch (error) {
      if (error instanceof RefusedAddressError) throw new ProblemError(400, `url: ${error.message}.`);
      throw error;
    }
  };
  const rowOf = (id: string, site: string) => {
    const row = webhooks.list(site).find((each) => each.id === id);
    if (!row) throw new ProblemError(404, 'There is no such webhook.');
    return row;
  };

  app.openapi(listRoute, (c) => c.json(webhooks.list(c.get('site').id), 200));

  app.openapi(makeRoute, async (c) => {
    const site = c.get('site').id;
    const { kind, name, url, events, language } = c.req.valid('json');
    if (webhooks.list(site).length >= MAX_WEBHOOKS)
      throw new ProblemError(409, `A site has at most ${MAX_WEBHOOKS} webhooks; remove one first.`);
    const made = await webhooks.make(
      { site, kind, name, url: checked(url), events: [...new Set(events)], language },
      now(),
    );
    log.note({ action: 'webhook-made', site, by: c.get('actor'), what: name }, now());
    return c.json(made, 201);
  });

  app.openapi(changeRoute, async (c) => {
    const site = c.get('site').id;
    const { name } = rowOf(c.req.valid('param').id, site);
    const { url, events, ...changes } = c.req.valid('json');
    await webhooks.change(c.req.valid('param').id, site, {
      ...changes,
      ...(url !== undefined && { url: checked(url) }),
      ...(events !== undefined && { events: [...new Set(events)] }),
    });
    log.note({ action: 'webhook-changed', site, by: c.get('actor'), what: name }, now());
    return c.body(null, 204);
  });

  app.openapi(removeRoute, (c) => {
    const site = c.get('site').id;
    const name = webhooks.remove(c.req.valid('param').id, site);
    if (name === undefined) throw new ProblemError(404, 'There is no such webhook.');
    log.note({ action: 'webhook-removed', site, by: c.get('actor'), what: name }, now());
    return c.body(null, 204);
  });

  app.openapi(secretRoute, async (c) => {
    const site = c.get('site').id;
    const { name } = rowOf(c.req.valid('param').id, site);
    const secret = await webhooks.rotate(c.req.valid('param').id, site, now());
    if (secret === undefined) throw new ProblemError(409, 'Slack checks no signature: there is no secret.');
    log.note({ action: 'webhook-secret-made', site, by: c.get('actor'), what: name }, now());
    return c.json({ secret }, 201);
  });

  app.openapi(testRoute, async (c) => {
    const site = c.get('site').id;
    const { id } = rowOf(c.req.valid('param').id, site);
    const waitS = tests.waitS(site);
    if (waitS > 0)
      throw new ProblemError(429, 'Too many tests; wait a minute.', {
        headers: { 'Retry-After': String(waitS) },
      });
    tests.count(site, 1);
    const target = await webhooks.target(id, now()).catch((cause: unknown) => {
      throw new ProblemError(
        409,
        'What is kept of this webhook cannot be read: the secret of the server is another one. Make it anew.',
        { cause },
      );
    });
    if (!target) throw new ProblemError(404, 'There is no such webhook.');
    return c.json({ error: await delivery.test(target) }, 200);
  });

  app.openapi(deliveriesRoute, (c) => {
    const { id } = rowOf(c.req.valid('param').id, c.get('site').id);
    return c.json(outbox.deliveries(id), 200);
  });
}

const security: Record<string, string[]>[] = [{ session: [] }];
const owners = { middleware: needs('own'), security };
const path = '/v1/sites/{site}/webhooks';
const urlSchema = z.string().max(MAX_URL_LENGTH).openapi({ example: 'https://hooks.example.org/luciole' });
const eventsSchema = z.array(toldSchema).min(1, 'must name at least one event');
const secretAnswer = z.string().openapi({ description: 'Signs what is sent; it is not shown again.' });

const listRoute = createRoute({
  method: 'get',
  path,
  summary: 'Where programs are told, without secrets: of an address its origin only',
  ...owners,
  request: { params: siteParams },
  responses: { 200: jsonAnswer('The webhooks.', webhooksAnswerSchema), ...siteRefusals },
});

const makeRoute = createRoute({
  method: 'post',
  path,
  summary: 'Adds a webhook',
  description:
    'What is posted, how it is signed and when it is tried again is told in docs/telling.md. Private addresses are refused unless `LUCIOLE_WEBHOOK_PRIVATE` allows them.',
  ...owners,
  request: {
    params: siteParams,
    ...jsonBody(
      z.strictObject({
        kind: webhookKindSchema,
        name: nameSchema,
        url: urlSchema,
        events: eventsSchema,
        language: languageSchema.default('en').openapi({ description: 'Of what Slack is told.' }),
      }),
    ),
  },
  responses: {
    201: jsonAnswer('Added.', z.object({ id: z.string(), secret: secretAnswer.nullable() })),
    ...siteRefusals,
    409: problemAnswer('There are too many already.'),
  },
});

const changeRoute = createRoute({
  method: 'patch',
  path: `${path}/{id}`,
  summary: 'Changes a webhook, or switches it on or off',
  ...owners,
  request: {
    params: thingParams,
    ...jsonBody(
      z.strictObject({
        on: z.boolean().optional(),
        name: nameSchema.optional(),
        url: urlSchema.optional(),
        events: eventsSchema.optional(),
      }),
    ),
  },
  responses: { 204: { description: 'Changed.' }, ...siteRefusals },
});

const removeRoute = createRoute({
  method: 'delete',
  path: `${path}/{id}`,
  summary: 'Removes a webhook with its deliveries',
  ...owners,
  request: { params: thingParams },
  responses: { 204: { description: 'Removed.' }, ...siteRefusals },
});

const secretRoute = createRoute({
  method: 'post',
  path: `${path}/{id}/secret`,
  summary: 'Makes a new secret; for a day what is sent is signed by the old one as well',
  ...owners,
  request: { params: thingParams },
  responses: {
    201: jsonAnswer('The secret.', z.object({ secret: secretAnswer })),
    ...siteRefusals,
    409: problemAnswer('The webhook has no secret.'),
  },
});

const testRoute = createRoute({
  method: 'post',
  path: `${path}/{id}/test`,
  summary: 'Posts a test, once',
  ...owners,
  request: { params: thingParams },
  responses: {
    200: jsonAnswer(
      'What came of it.',
      z.object({ error: z.string().nullable().openapi({ description: 'Null: it was taken.' }) }),
    ),
    ...siteRefusals,
    409: problemAnswer('What is kept of it cannot be read.'),
    429: problemAnswer('Too many tests.'),
  },
});

const deliveriesRoute = createRoute({
  method: 'get',
  path: `${path}/{id}/deliveries`,
  summary: 'The latest 50 deliveries of a webhook, without what was sent or answered',
  ...owners,
  request: { params: thingParams },
  responses: { 200: jsonAnswer('The deliveries, latest first.', deliveriesAnswerSchema), ...siteRefusals },
});
