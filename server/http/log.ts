import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { needs } from './access.js';
import { jsonAnswer } from './answers.js';
import type { Dependencies, Environment } from './environment.js';
import { logAnswerSchema, siteParams, siteRefusals } from './people-schema.js';

/** Adds what was done on a site, for its owners. */
export function serveLog(app: OpenAPIHono<Environment>, { accounts, now }: Dependencies): void {
  app.openapi(logRoute, (c) => {
    accounts.log.forget(now());
    return c.json(accounts.log.list(c.get('site').id), 200);
  });
}

const logRoute = createRoute({
  method: 'get',
  path: '/v1/sites/{site}/log',
  summary: 'What was done on the site, and sign-ins of its members; the latest 500',
  description: 'Nothing in it says from where: no address, no browser.',
  middleware: needs('own'),
  security: [{ session: [] }],
  request: { params: siteParams },
  responses: { 200: jsonAnswer('What was done, latest first.', logAnswerSchema), ...siteRefusals },
});
