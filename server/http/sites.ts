import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { SITE_PATTERN, type SiteSettings } from '../../protocol/index.js';
import { EVERYWHERE } from '../auth/accounts-database.js';
import { named } from '../auth/people.js';
import { changeSite, isRecorded, putSite } from '../sites.js';
import { MIN_RETENTION_DAYS } from '../store/keeping.js';
import { isTimezone } from '../domain/time.js';
import { needs, signedIn } from './access.js';
import { jsonAnswer, jsonBody } from './answers.js';
import type { Dependencies, Environment } from './environment.js';
import { siteParams, siteRefusals, refusals } from './people-schema.js';
import { ProblemError } from './problem.js';
import { problemAnswer } from './stats-schema.js';

const MAX_ORIGINS = 50;
const MAX_RETENTION_DAYS = 36_500;

/** Adds what owners do with sites themselves: add one, see and change what is set of one. */
export function serveSites(app: OpenAPIHono<Environment>, dependencies: Dependencies): void {
  const { store, accounts, retention, now } = dependencies;
  const { members, log } = accounts;

  // `GET /v1/sites` is read by programs too.
  app.on('POST', addRoute.path, signedIn(dependencies), async (c, next) => {
    if (members.roleOf(c.get('person').id, EVERYWHERE) === undefined)
      throw new ProblemError(403, 'Sites are added by owners of every site.');
    await next();
  });

  app.openapi(addRoute, async (c) => {
    const asked = c.req.valid('json');
    if (await store.getSite(asked.id)) throw new ProblemError(409, `There is a site "${asked.id}" already.`);
    const { id, origins, timezone } = await putSite(store, asked, now()).catch(wrong);
    log.note({ action: 'site-added', site: id, by: named(c.get('person')), what: id }, now());
    return c.json({ id, origins, timezone }, 201);
  });

  app.openapi(settingsRoute, async (c) => {
    const { id, origins, timezone } = c.get('site');
    const recorded = await isRecorded(store, id);
    return c.json({ id, origins, timezone, retentionDays: await retention.retentionDays(id), recorded }, 200);
  });

  app.openapi(changeRoute, async (c) => {
    const before = c.get('site');
    const { retentionDays, origins, timezone } = c.req.valid('json');
    const after = await changeSite(store, before, {
      ...(origins && { origins }),
      ...(timezone && { timezone }),
    }).catch(wrong);
    const note = (action: 'origins-changed' | 'zone-changed' | 'retention-changed', what: string) => {
      log.note({ action, site: before.id, by: c.get('actor'), what }, now());
    };
    const list = after.origins.join(' ');
    if (list !== before.origins.join(' ')) note('origins-changed', list);
    if (after.timezone !== before.timezone) note('zone-changed', after.timezone);
    if (retentionDays !== undefined && retentionDays !== (await retention.retentionDays(before.id))) {
      await retention.setRetentionDays(before.id, retentionDays);
      note('retention-changed', String(retentionDays));
    }
    return c.body(null, 204);
  });
}

/** What a site's rules have to say is the fault of who asked. */
function wrong(cause: unknown): never {
  throw new ProblemError(400, (cause as Error).message, { cause });
}

const origins = z
  .array(z.string().max(300))
  .min(1, 'must name an origin such as https://www.example.org')
  .max(MAX_ORIGINS, `must be at most ${MAX_ORIGINS}`);
const timezone = z.string().refine(isTimezone, 'must be a time zone such as Europe/Paris');

const siteSchema = z.object({ id: z.string(), origins: z.array(z.string()), timezone: z.string() });
const settingsSchema: z.ZodType<SiteSettings> = siteSchema
  .extend({ retentionDays: z.number().int(), recorded: z.boolean() })
  .openapi('SiteSettings');

const security: Record<string, string[]>[] = [{ session: [] }];
const owners = { middleware: needs('own'), security };

const addRoute = createRoute({
  method: 'post',
  path: '/v1/sites',
  summary: 'Adds a site; for owners of every site',
  security,
  request: jsonBody(
    z.strictObject({
      id: z.string().regex(SITE_PATTERN, 'must be up to 63 of a-z 0-9 _ -, beginning with a letter or digit'),
      origins,
      timezone,
    }),
  ),
  responses: {
    201: jsonAnswer('The site.', siteSchema),
    ...refusals,
    409: problemAnswer('There is a site of this id already.'),
  },
});

const settingsRoute = createRoute({
  method: 'get',
  path: '/v1/sites/{site}/settings',
  summary: 'What is set of the site',
  ...owners,
  request: { params: siteParams },
  responses: { 200: jsonAnswer('The settings.', settingsSchema), ...siteRefusals },
});

const changeRoute = createRoute({
  method: 'patch',
  path: '/v1/sites/{site}/settings',
  summary: 'Changes what is set of the site',
  description:
    'Origins hold from the next request on. From a change of the zone on, events are of its days; what is on record is counted anew in it two or three days later, as far back as raw events are kept. A shorter retention removes raw events within the hour; figures stay.',
  ...owners,
  request: {
    params: siteParams,
    ...jsonBody(
      z.strictObject({
        origins: origins.optional(),
        timezone: timezone.optional(),
        retentionDays: z
          .number()
          .int()
          .min(MIN_RETENTION_DAYS, `must be ${MIN_RETENTION_DAYS} or more`)
          .max(MAX_RETENTION_DAYS, `must be at most ${MAX_RETENTION_DAYS}`)
          .optional(),
      }),
    ),
  },
  responses: { 204: { description: 'Changed.' }, ...siteRefusals },
});
