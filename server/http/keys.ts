import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { needs } from './access.js';
import { jsonAnswer, jsonBody } from './answers.js';
import type { Dependencies, Environment } from './environment.js';
import {
  keysAnswerSchema,
  nameSchema,
  scopeSchema,
  siteParams,
  siteRefusals,
  thingParams,
} from './people-schema.js';
import { ProblemError } from './problem.js';

/** Adds the keys of a site, for its owners: see, make, revoke. */
export function serveKeys(app: OpenAPIHono<Environment>, { accounts, now }: Dependencies): void {
  const { keys, log } = accounts;

  app.openapi(listRoute, (c) => c.json(keys.list(c.get('site').id), 200));

  app.openapi(makeRoute, (c) => {
    const site = c.get('site').id;
    const { name, scope } = c.req.valid('json');
    const made = keys.make({ site, name, scope }, now());
    log.note({ action: 'key-made', site, by: c.get('actor'), what: `${name}: ${scope}` }, now());
    return c.json(made, 201);
  });

  app.openapi(revokeRoute, (c) => {
    const site = c.get('site').id;
    const revoked = keys.revoke(c.req.valid('param').id, site);
    if (!revoked) throw new ProblemError(404, 'There is no such key.');
    log.note({ action: 'key-revoked', site, by: c.get('actor'), what: revoked.name }, now());
    return c.body(null, 204);
  });
}

const security: Record<string, string[]>[] = [{ session: [] }];
const owners = { middleware: needs('own'), security };
const path = '/v1/sites/{site}/keys';

const listRoute = createRoute({
  method: 'get',
  path,
  summary: 'The keys of the site, without the keys themselves',
  ...owners,
  request: { params: siteParams },
  responses: { 200: jsonAnswer('The keys.', keysAnswerSchema), ...siteRefusals },
});

const makeRoute = createRoute({
  method: 'post',
  path,
  summary: 'Makes a key',
  ...owners,
  request: { params: siteParams, ...jsonBody(z.strictObject({ name: nameSchema, scope: scopeSchema })) },
  responses: {
    201: jsonAnswer('The key, which is not shown again.', z.object({ id: z.string(), key: z.string() })),
    ...siteRefusals,
  },
});

const revokeRoute = createRoute({
  method: 'delete',
  path: `${path}/{id}`,
  summary: 'Revokes a key, from the next request on',
  ...owners,
  request: { params: thingParams },
  responses: { 204: { description: 'Revoked.' }, ...siteRefusals },
});
