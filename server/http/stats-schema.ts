import { z } from '@hono/zod-openapi';
import {
  CHANNEL_NAMES,
  DIMENSIONS,
  MAX_URL_LENGTH,
  METHODS,
  type CountsAnswer,
  type DelaysAnswer,
  type Dimension,
  type Figures,
  type LeftOutAnswer,
  type Problem,
  type ReportAnswer,
  type StatsAnswer,
  type WeekAnswer,
} from '../../protocol/index.js';
import { SOURCES } from '../domain/admitted.js';
import { isTimezone } from '../domain/time.js';
import { rejectedSchema } from './schema.js';

export type { Figures, StatsAnswer };

/** The figures of a row, in the order of the API. */
export const FIGURES = [
  'landings',
  'views',
  'shares',
  'arrivals',
  'unmatched',
  'visitors',
  'previews',
  'conversions',
  'left_out',
] as const satisfies (keyof Figures)[];

/** Parts of what is told of an article, each of which is a table of its own. */
export const ARTICLE_PARTS = ['trees', 'passages', 'arrivals'] as const;

/** Rows of an answer, at most and by default. */
export const MAX_ROWS = 1000;
export const DEFAULT_ROWS = 100;

const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, 'must be a day, YYYY-MM-DD')
  .refine((text) => {
    const date = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  }, 'must be a day there is')
  .openapi({ example: '2026-11-01' });

const span = {
  from: day.optional().openapi({ description: 'First day. By default 29 days before `to`.' }),
  to: day.optional().openapi({ description: 'Last day, included. By default today.' }),
};
const ownZone = z.string().optional().openapi({ description: "For now only the site's own zone." });

const listed = (values: readonly string[]) =>
  z.string().refine((text) => values.includes(text), `must be one of ${values.join(', ')}`);
const text = z.string().min(1, 'must not be empty').max(MAX_URL_LENGTH);

/** Filters by the names of the dimensions; a value is the key of a row. */
const filters = {
  channel: listed(CHANNEL_NAMES).optional(),
  method: listed([...METHODS, 'unknown']).optional(),
  visibility: listed(['private', 'public', 'unknown']).optional(),
  source: listed(SOURCES).optional(),
  page: text.optional(),
  day: day.optional(),
  hour: z
    .string()
    // In an address a plus that is not encoded reads as a space.
    .transform((hour) => hour.replace(' ', '+'))
    .refine(
      (hour) => /^\d{4}-\d\d-\d\dT\d\d:00[+-]\d\d:\d\d$/.test(hour),
      'must be an hour with its offset, e.g. 2026-11-01T09:00+01:00 (a plus is written %2B)',
    )
    .optional()
    .openapi({ type: 'string', example: '2026-11-01T09:00+01:00' }),
  generation: z
    .string()
    .regex(/^[1-9]\d?$/, 'must be a number from 1 to 61')
    .optional(),
  country: text.optional(),
  device: text.optional(),
  browser: text.optional(),
  language: text.optional(),
  referrer: text.optional(),
  campaign: text.optional(),
} satisfies Record<Dimension, z.ZodType>;

const limit = z
  .string()
  .refine(
    (text) => /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= MAX_ROWS,
    `must be a number from 1 to ${MAX_ROWS}`,
  )
  .transform(Number)
  .optional()
  .openapi({ type: 'integer', minimum: 1, maximum: MAX_ROWS, default: DEFAULT_ROWS });
const cohort = z
  .enum(['share'], 'must be share, or left out')
  .optional()
  .openapi({ description: 'With `share`, arrivals count under the day of their share, not their own.' });

const strict = <S extends z.ZodRawShape>(shape: S) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `There is no parameter "${(issue as unknown as { keys: string[] }).keys.join('", "')}". The parameters are ${Object.keys(shape).join(', ')}.`
        : undefined,
  });

const format = z.enum(['json', 'csv'], 'must be json or csv').optional().openapi({ default: 'json' });

/** Parameters of a question about what was left out. */
export const leftOutQuery = strict({
  ...span,
  timezone: ownZone,
  by: z.enum(['day'], 'must be day, or left out').optional().openapi({
    description: 'With `day`, each reason has its days besides.',
  }),
  format,
});

/** Parameters of a question about a page. */
export const articleQuery = strict({
  ...span,
  page: text,
  format,
  of: z
    .enum(ARTICLE_PARTS, `must be one of ${ARTICLE_PARTS.join(', ')}`)
    .optional()
    .openapi({ default: 'trees', description: 'Which part the CSV has; JSON has all of them.' }),
});

const anyZone = z
  .string()
  .refine(isTimezone, 'must be a time zone such as Europe/Paris')
  .optional()
  .openapi({ description: "Zone in which days and hours begin and end; by default the site's own." });

/** Parameters of a question for statistics. */
export const statsQuery = strict({
  ...span,
  timezone: anyZone,
  by: z
    .enum(DIMENSIONS, `must be one of ${DIMENSIONS.join(', ')}`)
    .optional()
    .openapi({ description: 'What to break the figures down by; totals only, where missing.' }),
  limit,
  cohort,
  ...filters,
  format,
});

/** Parameters of a question for statistics that are broken down in several ways. */
export const reportQuery = strict({
  ...span,
  timezone: anyZone,
  by: z
    .string()
    .transform((text) => [...new Set(text.split(','))])
    .pipe(z.array(z.enum(DIMENSIONS, `must be of ${DIMENSIONS.join(', ')}, with commas between`)))
    .openapi({ type: 'string', example: 'channel,page,country' }),
  limit,
  cohort,
  ...filters,
  format,
});

/** Parameters of a question about hours of the week. */
export const weekQuery = strict({ ...span, timezone: anyZone, ...filters, format });

/** Parameters of a question about how long shares take to be opened. */
export const delaysQuery = strict({ ...span, timezone: ownZone, ...filters, format });

const figure = z.number().int().nullable();
const figures = {
  landings: figure,
  views: figure,
  shares: figure,
  arrivals: figure,
  unmatched: figure,
  visitors: figure,
  previews: figure,
  conversions: figure,
  left_out: figure,
} satisfies Record<keyof Figures, typeof figure>;

/** What every answer about a span says of itself. */
const covering = {
  from: z.string(),
  to: z.string(),
  timezone: z.string(),
  partial: z.boolean().openapi({
    description: 'True where there are more rows than `limit`, or where not everything is read yet.',
  }),
  read: z.object({ from: z.string(), to: z.string() }).nullable().optional().openapi({
    description:
      'Only while the answer is still being worked out: the days that totals and rows cover so far, null for none. Ask again for more.',
  }),
};

export const statsAnswerSchema: z.ZodType<StatsAnswer> = z
  .object({
    ...covering,
    by: z.enum(DIMENSIONS).nullable(),
    totals: z.object(figures),
    sharing: figure.openapi({
      description:
        'Page views with at least one share: divided by landings and views, the share rate. Null where it is not known: under filters other than page and day.',
    }),
    rows: z.array(z.object({ key: z.string(), title: z.string().optional(), ...figures })),
  })
  .openapi('Stats');

export const reportAnswerSchema: z.ZodType<ReportAnswer> = z
  .object({
    since: z
      .string()
      .nullable()
      .openapi({ description: 'First day with figures; null where there is none.' }),
    answers: z.array(statsAnswerSchema),
  })
  .openapi('Report');

const count = z.number().int();
const ms = count.nullable().openapi({ description: 'Milliseconds.' });

export const weekAnswerSchema: z.ZodType<WeekAnswer> = z
  .object({
    ...covering,
    days: z.array(count).openapi({ description: 'Days of each weekday, Monday first.' }),
    rows: z.array(
      z.object({
        weekday: count.openapi({ description: '1 for Monday to 7 for Sunday.' }),
        hour: count,
        landings: count,
        views: count,
        shares: count,
        arrivals: count,
      }),
    ),
  })
  .openapi('Week');

export const delaysAnswerSchema: z.ZodType<DelaysAnswer> = z
  .object({
    ...covering,
    shares: count,
    opened: count.openapi({ description: 'Shares that somebody came by so far.' }),
    quartiles: z.object({ lower: count, median: count, upper: count }).nullable().openapi({
      description: 'Time from an opened share to its first arrival, milliseconds.',
    }),
    first: z.array(z.object({ to: ms, shares: count })).openapi({
      description: 'Opened shares by the time to their first arrival: up to `to`; null for ever.',
    }),
    half_life: ms,
    open: count.openapi({ description: 'Opened shares that may still be opened.' }),
  })
  .openapi('Delays');

export const leftOutAnswerSchema: z.ZodType<LeftOutAnswer> = z
  .object({
    from: z.string(),
    to: z.string(),
    timezone: z.string(),
    rows: z.array(
      z.object({
        reason: z.string(),
        count: z.number().int(),
        days: z
          .array(z.object({ day: z.string(), count: z.number().int() }))
          .optional()
          .openapi({ description: 'With `by=day`: the days on which there was any.' }),
      }),
    ),
  })
  .openapi('LeftOut');

export const countsAnswerSchema: z.ZodType<CountsAnswer> = z
  .object({ page: z.string(), shares: z.number().int() })
  .openapi('Counts');

/** Parameters of a question for a page's counts. */
export const countsQuery = strict({ page: z.string().max(MAX_URL_LENGTH) });

export const sitesAnswerSchema = z
  .array(z.object({ id: z.string(), origins: z.array(z.string()), timezone: z.string() }))
  .openapi('Sites');

export const problemSchema: z.ZodType<Problem> = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    rejected: z.array(rejectedSchema).optional(),
  })
  .openapi('Problem');

/** An error answer of the document. */
export const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
});
