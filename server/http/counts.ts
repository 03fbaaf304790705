import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import QuickLRU from 'quick-lru';
import { canonicalPage } from '../domain/admit.js';
import { localDay } from '../domain/time.js';
import type { Dependencies, Environment } from './environment.js';
import { ProblemError } from './problem.js';
import { countsAnswerSchema, countsQuery, problemAnswer } from './stats-schema.js';

const PATH = '/v1/sites/{site}/counts';

/** How long a page's counts are believed, by browsers and here. */
const KEPT_S = 60;

/** Pages whose counts are kept at once. */
const KEPT_PAGES = 5000;

/** No event is of an earlier day. */
const FIRST_DAY = '2026-01-01';

/**
 * Adds what anybody may ask, from any page: how often a page was shared. To be added before what asks for a
 * key on the paths of a site.
 */
export function serveCounts(app: OpenAPIHono<Environment>, { store, now }: Dependencies): void {
  const kept = new QuickLRU<string, { shares: number; until: number }>({ maxSize: KEPT_PAGES });

  app.use(PATH.replace('{site}', ':site'), async (c, next) => {
    c.header('Access-Control-Allow-Origin', '*');
    await next();
  });

  app.openapi(countsRoute, async (c) => {
    const site = await store.getSite(c.req.valid('param').site);
    if (!site) throw new ProblemError(404, 'There is no such site here.');
    const page = canonicalPage(c.req.valid('query').page, site.origins);
    if (page === undefined)
      throw new ProblemError(400, 'page: must be the address of a page of this site, with its origin.');

    const key = `${site.id} ${page}`;
    let counts = kept.get(key);
    if (!counts || counts.until <= now()) {
      const to = localDay(now(), site.timezone);
      const query = { site: site.id, from: FIRST_DAY, to, by: null, filters: { page }, limit: 1 };
      const { totals } = await store.stats(query);
      counts = { shares: totals.shares ?? 0, until: now() + KEPT_S * 1000 };
      kept.set(key, counts);
    }
    c.header('Cache-Control', `public, max-age=${KEPT_S}`);
    return c.json({ page, shares: counts.shares }, 200);
  });
}

const countsRoute = createRoute({
  method: 'get',
  path: PATH,
  summary: 'How often a page was shared',
  description: `For the counts beside buttons: public, for every origin, and up to ${KEPT_S} seconds old.`,
  request: { params: z.object({ site: z.string().openapi({ example: 'demo' }) }), query: countsQuery },
  responses: {
    200: {
      description: 'The counts.',
      content: { 'application/json': { schema: countsAnswerSchema } },
    },
    400: problemAnswer('The page is missing, or is none of this site.'),
    404: problemAnswer('No such site.'),
  },
});
