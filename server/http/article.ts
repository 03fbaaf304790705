import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { ArticleAnswer } from '../../protocol/index.js';
import { canonicalPage } from '../domain/admit.js';
import { articleToCsv } from './csv.js';
import type { Dependencies, Environment } from './environment.js';
import { siteParams, siteRefusals } from './people-schema.js';
import { coverage, figuresAnswer, fileHeaders, patiently, security, spanOf, unanswered } from './reading.js';
import { articleQuery } from './stats-schema.js';

/** Adds what is told of a single page: the trees that its shares make, what was copied, who came. */
export function serveArticle(app: OpenAPIHono<Environment>, { store, now }: Dependencies): void {
  app.openapi(articleRoute, async (c) => {
    const site = c.get('site');
    const query = c.req.valid('query');
    const span = spanOf(site.timezone, query, now());
    // A page of an origin that was taken off the site since is still on record.
    const page = canonicalPage(query.page, site.origins) ?? query.page;
    const article = await patiently(c.req.raw, query.format, (patience) =>
      store.article({ site: site.id, page, ...span }, patience),
    );
    const { read, ...rest } = article;
    const answer = { page, ...span, timezone: site.timezone, ...coverage(read), ...rest };
    if (query.format !== 'csv') return c.json(answer, 200);
    const part = query.of ?? 'trees';
    return c.body(articleToCsv(answer, part), 200, fileHeaders(site.id, part, span));
  });
}

const count = z.number().int();
const shape = {
  shares: count.openapi({ description: 'All of them are counted, also those that are not drawn.' }),
  address_bar: count.openapi({
    description:
      'Of these, addresses by which somebody came: share or return. They are in no totals elsewhere.',
  }),
  arrivals: count.openapi({ description: 'Matched arrivals by these shares, whenever they came.' }),
  opened: count.openapi({ description: 'Shares by which somebody came.' }),
  reshares: count.openapi({ description: 'Shares by readers who came by another of these shares.' }),
  depth: count.openapi({ description: 'Steps from a first share to the share farthest from it.' }),
  breadth: count.openapi({ description: 'Most shares equally far from the first one of their tree.' }),
  branching: z.number().nullable().openapi({ description: 'Re-shares per share that was opened.' }),
  virality: z.number().nullable().openapi({
    description: 'Structural virality: mean number of steps between two shares of one tree, over all pairs.',
  }),
};
const node = z.object({
  parent: count.nullable().openapi({ description: 'Place among the nodes of the share before it.' }),
  at: count,
  channel: z.string(),
  method: z.string(),
  generation: count,
  arrivals: count,
  hidden: count.openapi({ description: 'Shares below it that are not among the nodes.' }),
});
const arrival = z.object({ at: count, channel: z.string(), generation: count });

const articleAnswerSchema: z.ZodType<ArticleAnswer> = z
  .object({
    page: z.string(),
    title: z.string().nullable(),
    from: z.string(),
    to: z.string(),
    timezone: z.string(),
    partial: z.boolean().openapi({ description: 'True where not the shares of all days are in the answer.' }),
    read: z.object({ from: z.string(), to: z.string() }).nullable().optional().openapi({
      description: 'Only then: the days whose shares are, null for none. Ask again for more.',
    }),
    forest: z.object({
      trees: count,
      alone: count.openapi({ description: 'Trees of one share, which nobody passed on.' }),
      continued: count.openapi({
        description: 'Trees that go on from a share of another page, or one that is not of these days.',
      }),
      largest: count.openapi({ description: 'Shares of the largest tree.' }),
      ...shape,
    }),
    trees: z
      .array(z.object({ ...shape, nodes: z.array(node) }))
      .openapi({ description: 'The largest trees of more than one share, each with its largest branches.' }),
    passages: z
      .array(z.object({ hash: z.string(), words: z.string(), shares: count, arrivals: count }))
      .openapi({ description: 'The passages copied most.' }),
    passages_in_all: count,
    first_arrivals: z.array(arrival),
    latest_arrivals: z.array(arrival),
  })
  .openapi('Article');

const articleRoute = createRoute({
  method: 'get',
  path: '/v1/sites/{site}/article',
  summary: 'What became of the shares of one page',
  description:
    'The shares of a page that were made in a span of days, as trees: each share below the one by which its reader came. With what they brought, the passages that were copied, and the first and latest to come.',
  security,
  request: { params: siteParams, query: articleQuery },
  responses: { ...figuresAnswer('The trees.', articleAnswerSchema), ...siteRefusals, ...unanswered },
});
