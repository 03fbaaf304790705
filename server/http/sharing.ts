import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { RateLimit } from '../ingest/rate-limit.js';
import { needs } from './access.js';
import { jsonAnswer, jsonBody } from './answers.js';
import type { Dependencies, Environment } from './environment.js';
import {
  linksAnswerSchema,
  nameSchema,
  newPasswordSchema,
  passwordSchema,
  siteParams,
  siteRefusals,
  thingParams,
  tokenSchema,
} from './people-schema.js';
import { ProblemError } from './problem.js';
import { problemAnswer } from './stats-schema.js';

/** Wrong passwords a minute for one link, from wherever they come. */
const TRIES_A_MINUTE = 10;
const MAX_EMBEDDERS = 20;

/** Adds dashboards that are shown to others: links to one, and the pages that may hold one in a frame. */
export function serveSharing(
  app: OpenAPIHono<Environment>,
  { accounts, publicUrl, now }: Dependencies,
): void {
  const { links, log } = accounts;
  const tries = new RateLimit(TRIES_A_MINUTE, now);

  app.openapi(listRoute, (c) => c.json(links.list(c.get('site').id), 200));

  app.openapi(makeRoute, async (c) => {
    const site = c.get('site').id;
    const { name, password } = c.req.valid('json');
    const { id, token } = await links.make({ site, name, password }, now());
    log.note({ action: 'link-made', site, by: c.get('actor'), what: name }, now());
    // Behind the #, where neither a server's log nor a Referer header has it.
    const embed = `${publicUrl}/embed/${site}#${token}`;
    return c.json({ id, link: `${publicUrl}/shared#${token}`, embed }, 201);
  });

  app.openapi(revokeRoute, (c) => {
    const site = c.get('site').id;
    const name = links.revoke(c.req.valid('param').id, site);
    if (name === undefined) throw new ProblemError(404, 'There is no such link.');
    log.note({ action: 'link-revoked', site, by: c.get('actor'), what: name }, now());
    return c.body(null, 204);
  });

  app.openapi(embeddersRoute, (c) => c.json({ origins: links.embedders(c.get('site').id) }, 200));

  app.openapi(putEmbeddersRoute, (c) => {
    const site = c.get('site').id;
    const { origins } = c.req.valid('json');
    links.putEmbedders(site, [...new Set(origins)]);
    log.note(
      { action: 'embedding-changed', site, by: c.get('actor'), what: origins.join(' ') || '–' },
      now(),
    );
    return c.body(null, 204);
  });

  app.openapi(lookRoute, (c) => {
    const found = links.look(c.req.valid('json').token);
    if (!found) throw gone();
    c.header('Cache-Control', 'no-store');
    return c.json({ site: found.site, password: found.password }, 200);
  });

  app.openapi(visitRoute, async (c) => {
    const { token, password } = c.req.valid('json');
    const found = links.look(token);
    if (!found) throw gone();
    const waitS = tries.waitS(found.id);
    if (waitS > 0)
      throw new ProblemError(429, 'Too many wrong passwords; wait a minute.', {
        headers: { 'Retry-After': String(waitS) },
      });
    // Before the password is looked at, or many at once would all be let through.
    tries.count(found.id, 1);
    const visit = await links.visit(token, password, now());
    if (visit === undefined) throw new ProblemError(403, 'This is not the password of the link.');
    c.header('Cache-Control', 'no-store');
    return c.json({ token: visit }, 201);
  });
}

function gone(): ProblemError {
  return new ProblemError(404, 'This link does not lead anywhere any more.');
}

const either: Record<string, string[]>[] = [{ key: [] }, { session: [] }];
const editors = { middleware: needs('manage'), security: either };
const path = '/v1/sites/{site}/links';

const listRoute = createRoute({
  method: 'get',
  path,
  summary: 'Links by which anybody may read the dashboard of the site',
  ...editors,
  request: { params: siteParams },
  responses: { 200: jsonAnswer('The links, without their tokens.', linksAnswerSchema), ...siteRefusals },
});

const makeRoute = createRoute({
  method: 'post',
  path,
  summary: 'Makes such a link, with a password or without',
  ...editors,
  request: {
    params: siteParams,
    ...jsonBody(z.strictObject({ name: nameSchema, password: newPasswordSchema.optional() })),
  },
  responses: {
    201: jsonAnswer(
      'The link, and the address for a frame; neither is shown again.',
      z.object({ id: z.string(), link: z.string(), embed: z.string() }),
    ),
    ...siteRefusals,
  },
});

const revokeRoute = createRoute({
  method: 'delete',
  path: `${path}/{id}`,
  summary: 'Revokes a link, from the next request on',
  ...editors,
  request: { params: thingParams },
  responses: { 204: { description: 'Revoked.' }, ...siteRefusals },
});

/** URLs let names of hosts through that would end the directive of the policy they stand in, or widen it. */
const HOST = /^([a-z0-9._-]+|\[[0-9a-f:.]+\])$/;

const origin = z.string().refine((text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return false;
  return url.origin === text && HOST.test(url.hostname);
}, 'must be an origin such as https://www.example.org, without a path');
const embedders = z.strictObject({ origins: z.array(origin).max(MAX_EMBEDDERS) }).openapi('Embedding');

const embeddersRoute = createRoute({
  method: 'get',
  path: '/v1/sites/{site}/embedding',
  summary: 'Origins whose pages may show a shared dashboard in a frame',
  ...editors,
  request: { params: siteParams },
  responses: { 200: jsonAnswer('The origins.', embedders), ...siteRefusals },
});

const putEmbeddersRoute = createRoute({
  method: 'put',
  path: '/v1/sites/{site}/embedding',
  summary: 'Sets them; none by default',
  ...editors,
  request: { params: siteParams, ...jsonBody(embedders) },
  responses: { 204: { description: 'Set.' }, ...siteRefusals },
});

const unknownLink = problemAnswer('The link was revoked, or never was.');
const crossOrigin = problemAnswer('The request came from another origin.');

const lookRoute = createRoute({
  method: 'post',
  path: '/v1/shared',
  summary: 'Says what a shared link opens',
  description:
    'The token stands in the body, where no log has it. Without a password it is a Bearer token for the figures of the site.',
  request: jsonBody(z.strictObject({ token: tokenSchema })),
  responses: {
    200: jsonAnswer('The site.', z.object({ site: z.string(), password: z.boolean() })),
    400: siteRefusals[400],
    403: crossOrigin,
    404: unknownLink,
  },
});

const visitRoute = createRoute({
  method: 'post',
  path: '/v1/shared/visits',
  summary: 'Opens a shared link that has a password',
  request: jsonBody(z.strictObject({ token: tokenSchema, password: passwordSchema })),
  responses: {
    201: jsonAnswer('A Bearer token for twelve hours.', z.object({ token: z.string() })),
    400: siteRefusals[400],
    403: problemAnswer('The password is wrong, or the request came from another origin.'),
    404: unknownLink,
    429: problemAnswer('Too many wrong passwords.'),
  },
});
