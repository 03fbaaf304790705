import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { Dimension, StatsAnswer } from '../../protocol/index.js';
import { addDays, localDay } from '../domain/time.js';
import { weekdaysOf, weekOf } from '../domain/week.js';
import type { Patience, Stats } from '../store/port.js';
import { readerOf } from './access.js';
import { delaysToCsv, leftOutToCsv, reportToCsv, toCsv, weekToCsv } from './csv.js';
import type { Dependencies, Environment } from './environment.js';
import { ProblemError } from './problem.js';
import {
  DEFAULT_ROWS,
  delaysAnswerSchema,
  delaysQuery,
  leftOutAnswerSchema,
  leftOutQuery,
  problemAnswer,
  reportAnswerSchema,
  reportQuery,
  sitesAnswerSchema,
  statsAnswerSchema,
  statsQuery,
  weekAnswerSchema,
  weekQuery,
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
      ...rest
    } = c.req.valid('query');
    const { cohort, ...filters } = rest;
    const span = spanOf(timezone, { from, to }, now());
    const stats = await patiently(c.req.raw, format, (patience) =>
      store.stats(
        // One row more than asked for tells whether there are more.
        { site: site.id, ...span, by, limit: limit + 1, filters, timezone, ...(cohort && { cohort }) },
        patience,
      ),
    );
    const answer = answerOf(stats, { ...span, by, timezone, limit });
    if (format !== 'csv') return c.json(answer, 200);
    return c.body(toCsv(answer), 200, fileHeaders(site.id, by ?? 'total', span));
  });

  app.openapi(reportRoute, async (c) => {
    const site = c.get('site');
    const {
      by,
      limit = DEFAULT_ROWS,
      format,
      from,
      to,
      timezone = site.timezone,
      ...rest
    } = c.req.valid('query');
    const { cohort, ...filters } = rest;
    const span = spanOf(timezone, { from, to }, now());
    const { since, answers: found } = await patiently(c.req.raw, format, (patience) =>
      store.report(
        { site: site.id, ...span, by, limit: limit + 1, filters, timezone, ...(cohort && { cohort }) },
        patience,
      ),
    );
    const answers = found.map((stats, index) =>
      answerOf(stats, { ...span, by: by[index] ?? null, timezone, limit }),
    );
    if (format !== 'csv') return c.json({ since, answers }, 200);
    return c.body(reportToCsv(answers), 200, fileHeaders(site.id, 'report', span));
  });

  app.openapi(weekRoute, async (c) => {
    const site = c.get('site');
    const { format, from, to, timezone = site.timezone, ...filters } = c.req.valid('query');
    const span = spanOf(timezone, { from, to }, now());
    const { rows, read } = await patiently(c.req.raw, format, (patience) =>
      store.stats({ site: site.id, ...span, by: 'hour', limit: Infinity, filters, timezone }, patience),
    );
    const covered = read === undefined ? span : read;
    const answer = {
      ...span,
      timezone,
      ...coverage(read),
      days: covered ? weekdaysOf(covered.from, covered.to) : [0, 0, 0, 0, 0, 0, 0],
      rows: weekOf(rows),
    };
    if (format !== 'csv') return c.json(answer, 200);
    return c.body(weekToCsv(answer), 200, fileHeaders(site.id, 'week', span));
  });

  app.openapi(delaysRoute, async (c) => {
    const site = c.get('site');
    const { format, from, to, timezone, ...filters } = c.req.valid('query');
    ownZoneOnly(timezone, site.timezone);
    const span = spanOf(site.timezone, { from, to }, now());
    const { read, ...delays } = await patiently(c.req.raw, format, (patience) =>
      store.delays({ site: site.id, ...span, filters, now: now() }, patience),
    );
    const answer = { ...span, timezone: site.timezone, ...coverage(read), ...delays };
    if (format !== 'csv') return c.json(answer, 200);
    return c.body(delaysToCsv(answer), 200, fileHeaders(site.id, 'delays', span));
  });

  app.openapi(leftOutRoute, async (c) => {
    const site = c.get('site');
    const { timezone, by, format, ...asked } = c.req.valid('query');
    ownZoneOnly(timezone, site.timezone);
    const span = spanOf(site.timezone, asked, now());
    const rows = await store.leftOut({ site: site.id, ...span, ...(by && { byDay: true }) });
    const answer = { ...span, timezone: site.timezone, rows };
    if (format !== 'csv') return c.json(answer, 200);
    return c.body(leftOutToCsv(answer), 200, fileHeaders(site.id, 'left-out', span));
  });
}

/**
 * Asks with patience, for as long as the client waits. A file has no place to say that it is only a part: it is
 * waited for. Throws a `ProblemError` 408 where the client has left.
 */
export async function patiently<T>(
  { signal }: Request,
  format: 'csv' | 'json' | undefined,
  question: (patience: Patience) => Promise<T>,
): Promise<T> {
  try {
    return await question({ signal, ...(format !== 'csv' && { patienceMs: PATIENCE_MS }) });
  } catch (cause) {
    if (!signal.aborted) throw cause;
    throw new ProblemError(408, 'The question was taken back before it was answered.', { cause });
  }
}

/** Whether an answer is only a part, and which days it has where these are not all. */
export function coverage(read: Stats['read'], cut = false): Pick<StatsAnswer, 'partial' | 'read'> {
  return { partial: cut || read !== undefined, ...(read !== undefined && { read }) };
}

function answerOf(
  { totals, sharing, rows, read }: Stats,
  { limit, ...asked }: { from: string; to: string; by: Dimension | null; timezone: string; limit: number },
): StatsAnswer {
  return {
    ...asked,
    ...coverage(read, rows.length > limit),
    totals,
    sharing,
    rows: rows.slice(0, limit),
  };
}

/** Has an answer saved as a file. */
export function fileHeaders(site: string, name: string, { from, to }: { from: string; to: string }) {
  return {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${[site, name, from, to].join('-')}.csv"`,
  };
}

function ownZoneOnly(asked: string | undefined, own: string): void {
  if (asked === undefined || asked === own) return;
  throw new ProblemError(
    400,
    `timezone: this is told by the days of the site's own zone, ${own}; leave it out.`,
  );
}

/** The days asked for, both included, in a zone. */
export function spanOf(
  timezone: string,
  asked: { from?: string | undefined; to?: string | undefined },
  now: number,
): { from: string; to: string } {
  const to = asked.to ?? localDay(now, timezone);
  const from = asked.from ?? addDays(to, 1 - DEFAULT_DAYS);
  if (from > to) throw new ProblemError(400, `from: ${from} is after ${to}, the last day asked for.`);
  return { from, to };
}

export const security: Record<string, string[]>[] = [{ key: [] }, { session: [] }];
const params = z.object({ site: z.string().openapi({ example: 'demo' }) });
const refusals = {
  400: problemAnswer('A parameter is unknown or wrong; the sentence says what is possible.'),
  401: problemAnswer('Neither a known key nor a session.'),
  403: problemAnswer('The key is for another site.'),
  404: problemAnswer('No such site.'),
};

/** Why a question may go without an answer. */
export const unanswered = {
  408: problemAnswer('The client left before the answer.'),
  429: problemAnswer(
    'Too many questions of this caller are under way; `Retry-After` says when to ask again.',
  ),
};

/** An answer of figures, as JSON or as the file that a spreadsheet takes. */
export function figuresAnswer<S extends z.ZodType>(description: string, schema: S) {
  return {
    200: {
      description,
      content: { 'application/json': { schema }, 'text/csv': { schema: z.string() } },
    },
  };
}

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
  responses: { ...figuresAnswer('The figures.', statsAnswerSchema), ...refusals, ...unanswered },
});

const reportRoute = createRoute({
  method: 'get',
  path: '/v1/sites/{site}/report',
  summary: 'Figures of a span of days, broken down in several ways at once',
  description:
    'What `stats` answers for each of `by`, in one answer: what has to be read from the events is read once for all of them.',
  security,
  request: { params, query: reportQuery },
  responses: { ...figuresAnswer('The figures.', reportAnswerSchema), ...refusals, ...unanswered },
});

const weekRoute = createRoute({
  method: 'get',
  path: '/v1/sites/{site}/week',
  summary: 'Figures by weekday and hour',
  description:
    'Figures of a span added up by weekday and local hour: when in the week readers share and come.',
  security,
  request: { params, query: weekQuery },
  responses: { ...figuresAnswer('Hours that have figures.', weekAnswerSchema), ...refusals, ...unanswered },
});

const delaysRoute = createRoute({
  method: 'get',
  path: '/v1/sites/{site}/delays',
  summary: 'How long shares take to be opened, and go on being opened',
  description:
    'Of the shares made in a span, and with the values of all filters: the time to their first arrival, and the time after which half of them have had their last.',
  security,
  request: { params, query: delaysQuery },
  responses: { ...figuresAnswer('Times.', delaysAnswerSchema), ...refusals, ...unanswered },
});

const leftOutRoute = createRoute({
  method: 'get',
  path: '/v1/sites/{site}/left-out',
  summary: 'What was left out of the figures, by reason',
  security,
  request: { params, query: leftOutQuery },
  responses: { ...figuresAnswer('Reasons with their counts.', leftOutAnswerSchema), ...refusals },
});
