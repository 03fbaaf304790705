import { z } from '@hono/zod-openapi';
import {
  DIMENSIONS,
  type Figures,
  type LeftOutAnswer,
  type Problem,
  type StatsAnswer,
} from '../../protocol/index.js';
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
  timezone: z.string().optional().openapi({ description: "For now only the site's own zone." }),
};

const strict = <S extends z.ZodRawShape>(shape: S) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `There is no parameter "${(issue as unknown as { keys: string[] }).keys.join('", "')}". The parameters are ${Object.keys(shape).join(', ')}.`
        : undefined,
  });

/** Parameters of a question about what was left out. */
export const leftOutQuery = strict(span);

/** Parameters of a question for statistics. */
export const statsQuery = strict({
  ...span,
  by: z
    .enum(DIMENSIONS, `must be one of ${DIMENSIONS.join(', ')}`)
    .optional()
    .openapi({ description: 'What to break the figures down by; totals only, where missing.' }),
  limit: z
    .string()
    .refine(
      (text) => /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= MAX_ROWS,
      `must be a number from 1 to ${MAX_ROWS}`,
    )
    .transform(Number)
    .optional()
    .openapi({ type: 'integer', minimum: 1, maximum: MAX_ROWS, default: DEFAULT_ROWS }),
  format: z.enum(['json', 'csv'], 'must be json or csv').optional().openapi({ default: 'json' }),
});

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

export const statsAnswerSchema: z.ZodType<StatsAnswer> = z
  .object({
    from: z.string(),
    to: z.string(),
    by: z.enum(DIMENSIONS).nullable(),
    timezone: z.string(),
    partial: z.boolean().openapi({ description: 'True where there are more rows than `limit`.' }),
    totals: z.object(figures),
    rows: z.array(z.object({ key: z.string(), title: z.string().optional(), ...figures })),
  })
  .openapi('Stats');

export const leftOutAnswerSchema: z.ZodType<LeftOutAnswer> = z
  .object({
    from: z.string(),
    to: z.string(),
    timezone: z.string(),
    rows: z.array(z.object({ reason: z.string(), count: z.number().int() })),
  })
  .openapi('LeftOut');

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
