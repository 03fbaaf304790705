import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { needs } from './access.js';
import { jsonAnswer, jsonBody } from './answers.js';
import type { Dependencies, Environment } from './environment.js';
import { siteParams, siteRefusals } from './people-schema.js';
import { alertsAnswerSchema, alertSettingsSchema } from './telling-schema.js';

/** Adds the alerts of a site, for its owners: those there were, and when there are any. */
export function serveAlerts(app: OpenAPIHono<Environment>, { accounts, now }: Dependencies): void {
  const { log, telling } = accounts;

  app.openapi(alertsRoute, (c) => {
    const site = c.get('site').id;
    return c.json({ settings: telling.alerts.settings(site), rows: telling.alerts.list(site) }, 200);
  });

  app.openapi(putRoute, (c) => {
    const site = c.get('site').id;
    const settings = c.req.valid('json');
    telling.alerts.putSettings(site, settings);
    const { burst, least, times, silent, minutes } = settings;
    const what = [burst ? `burst ${least} ×${times}` : '–', silent ? `silent ${minutes} min` : '–'].join(
      ', ',
    );
    log.note({ action: 'alerts-changed', site, by: c.get('actor'), what }, now());
    return c.body(null, 204);
  });
}

const security: Record<string, string[]>[] = [{ session: [] }];
const owners = { middleware: needs('own'), security };
const path = '/v1/sites/{site}/alerts';

const alertsRoute = createRoute({
  method: 'get',
  path,
  summary: 'The alerts of the site, and when one is given',
  ...owners,
  request: { params: siteParams },
  responses: { 200: jsonAnswer('Settings, and the latest 50 alerts.', alertsAnswerSchema), ...siteRefusals },
});

const putRoute = createRoute({
  method: 'put',
  path,
  summary: 'Sets when an alert is given',
  ...owners,
  request: { params: siteParams, ...jsonBody(alertSettingsSchema) },
  responses: { 204: { description: 'Set.' }, ...siteRefusals },
});
