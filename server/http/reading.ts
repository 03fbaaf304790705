import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { addDays, localDay } from '../domain/time.js';
import { readerOf } from './access.js';
import { toCsv } from './csv.js';
import type { Dependencies, Environment } from './environment.js';
import { ProblemError } from './problem.js';
import {
  DEFAULT_ROWS,
  leftOutAnswerSchema,
  leftOutQuery,
  problemAnswer,
  sitesAnswerSchema,
  statsAnswerSchema,
  statsQuery,
} from './stats-schema.js';

const DEFAULT_DAYS = 30;

/** After this an answer says what it has read so far, ms: well within two seconds. */
const PATIENCE_MS = 1500;

/** Adds what publishers and their programs read: sites, statistics, what was left out. */
export function serveReading(app: OpenAPIHono<Environment>, dependencies: Dependencies): void {
  const { store, accounts, now } = dependencies;

  app.openapi(sitesRoute, async (c) => {
    const reader = await readerOf(c.req.raw.headers, dependencies);
    const sites = await store.listSites();
    const mayRead = (id: string) =>
      'person' in reader ? accounts.members.roleOf(reader.person.id, id) !== undefined : reader.site === id;
    c.header('Cache-Control', 'no-store');
    return c.json(
      sites.filter(({ id }) => mayRead(id)).map(({ id, origins, timezone }) => ({ id, origins, timezone })),
      200,
    );
  });

  app.openapi(statsRoute, async (c) => {
    const site = c.get('site');
    const {
      by = null,
      limit = DEFAULT_ROWS,
      format,
      from,
      to,
      timezone = site.timezone,
      cohort,
      ...filters
    } = c.req.valid('query');
    const span = spanOf(timezone, { from, to }, now());
    const { signal } = c.req.raw;
    const { totals, rows, read } = await store
      .stats(
        // One row more than asked for tells whether there are more.
        { site: site.id, ...span, by, limit: limit + 1, filters, timezone, ...(cohort && { cohort }) },
        // A file has no place to say that it is only a part: it is waited for.
        { signal, ...(format !== 'csv' && { patienceMs: PATIENCE_MS }) },
      )
      .catch((cause: unknown) => {
        if (!signal.aborted) throw cause;
        throw new ProblemError(408, 'The question was taken back before it was answered.', { cause });
      });
    const answer = {
      ...span,
      by,
      timezone,
      partial: rows.length > limit || read !== undefined,
      ...(read !== undefined && { read }),
      totals,
      rows: rows.slice(0, limit),
    };
    if (format !== 'csv') return c.json(answer, 200);
    return c.body(toCsv(answer), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${[site.id, by ?? 'total', span.from, span.to].join('-')}.csv"`,
    });
  });

  app.openapi(leftOutRoute, async (c) => {
    const site = c.get('site');
    const { timezone, ...asked } = c.req.valid('query');
    if (timezone !== undefined && timezone !== site.timezone)
      throw new ProblemError(
        400,
        `timezone: what was left out is kept by the days of the site's own zone, ${site.timezone}; leave it out.`,
      );
    const span = spanOf(site.timezone, asked, now());
    const rows = await store.leftOut({ site: site.id, ...span });
    return c.json({ ...span, timezone: site.timezone, rows }, 200);
  });
}

/** The days asked for, both included, in a zone. */
function spanOf(
  timezone: string,
  asked: { from?: string | undefined; to?: string | undefined },
  now: number,
): { from: string; to: string } {
  const to = asked.to ?? localDay(now, timezone);
  const from = asked.from ?? addDays(to, 1 - DEFAULT_DAYS);
  if (from > to) throw new ProblemError(400, `from: ${from} is after ${to}, the last day asked for.`);
  return { from, to };
}

const security: Record<string, string[]>[] = [{ key: [] }, { session: [] }];
const params = z.object({ site: z.string().openapi({ example: 'demo' }) });
const refusals = {
  400: problemAnswer('A parameter is unknown or wrong; the sentence says what is possible.'),
  401: problemAnswer('Neither a known key nor a session.'),
  403: problemAnswer('The key is for another site.'),
  404: problemAnswer('No such site.'),
};

const sitesRoute = createRoute({
  method: 'get',
  path: '/v1/sites',
  summary: 'The sites this caller may read',
  security,
  responses: {
    200: { description: 'The sites.', content: { 'application/json': { schema: sitesAnswerSchema } } },
    401: refusals[401],
  },
});

const statsRoute = createRoute({
  method: 'get',
  path: '/v1/sites/{site}/stats',
  summary: 'Figures of a span of days',
  description:
    'Totals, and a row for each key of `by`, of everything or of what has the values of all filters. A figure that a row cannot have is null, which is not zero. What is asked often is answered at once; the rest is read from the events, and where that takes longer, the answer says which days it covers so far (`read`).',
  security,
  request: { params, query: statsQuery },
  responses: {
    200: {
      description: 'The figures.',
      content: {
        'application/json': { schema: statsAnswerSchema },
        'text/csv': { schema: z.string() },
      },
    },
    ...refusals,
    408: problemAnswer('The client left before the answer.'),
  },
});

const leftOutRoute = createRoute({
  method: 'get',
  path: '/v1/sites/{site}/left-out',
  summary: 'What was left out of the figures, by reason',
  security,
  request: { params, query: leftOutQuery },
  responses: {
    200: {
      description: 'Reasons with their counts.',
      content: { 'application/json': { schema: leftOutAnswerSchema } },
    },
    ...refusals,
  },
});
