import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { FINDINGS, MAX_URL_LENGTH, type CheckAnswer, type CheckFinding } from '../../protocol/index.js';
import { fetchPage } from '../checking/fetch-page.js';
import { checkTag } from '../domain/check-tag.js';
import { RateLimit } from '../ingest/rate-limit.js';
import { mayReach } from '../may-reach.js';
import type { Sightings } from '../watching/sightings.js';
import { needs } from './access.js';
import { jsonAnswer, jsonBody } from './answers.js';
import type { Dependencies, Environment } from './environment.js';
import { siteParams, siteRefusals } from './people-schema.js';
import { ProblemError } from './problem.js';
import { problemAnswer } from './stats-schema.js';

/** Pages fetched a minute for one site: enough for who tries, too few to make others pay for it. */
const PAGES_A_MINUTE = 10;

/** Adds the check of why nothing arrives: what was noticed so far, and a look at a page of the site. */
export function serveChecking(
  app: OpenAPIHono<Environment>,
  { publicUrl, checkPrivate, now }: Dependencies,
  sightings: Sightings,
): void {
  const { since } = sightings;
  const pages = new RateLimit(PAGES_A_MINUTE, now);

  app.openapi(lookRoute, (c) =>
    c.json({ since, page: null, findings: sightings.of(c.get('site')) } satisfies CheckAnswer, 200),
  );

  app.openapi(checkRoute, async (c) => {
    const site = c.get('site');
    const waitS = pages.waitS(site.id);
    if (waitS > 0)
      throw new ProblemError(429, 'Many pages were looked at just now; wait a minute.', {
        headers: { 'Retry-After': String(waitS) },
      });
    pages.count(site.id, 1);
    const page = await fetchPage(new URL(c.req.valid('json').page), {
      origins: site.origins,
      mayVisit: (address) => mayReach(address, checkPrivate),
      userAgent: `Mozilla/5.0 (compatible; Luciole check; +${publicUrl})`,
    });
    const onPage: CheckFinding[] =
      'finding' in page ? [page] : checkTag(page, { site: site.id, collector: publicUrl });
    const answer: CheckAnswer = {
      since,
      page: 'finding' in page ? null : page.url,
      findings: [...onPage, ...sightings.of(site)],
    };
    return c.json(answer, 200);
  });
}

const answerSchema: z.ZodType<CheckAnswer> = z
  .object({
    since: z.number().int(),
    page: z.string().nullable(),
    findings: z.array(
      z.object({
        finding: z.enum(Object.keys(FINDINGS) as [keyof typeof FINDINGS, ...(keyof typeof FINDINGS)[]]),
        values: z.record(z.string(), z.union([z.string(), z.number()])),
      }),
    ),
  })
  .openapi('Check');

const owners = { middleware: needs('own'), security: [{ session: [] }] as Record<string, string[]>[] };
const path = '/v1/sites/{site}/check';

const lookRoute = createRoute({
  method: 'get',
  path,
  summary: 'What was noticed of pages that try to report for the site',
  description:
    'Origins and ids that were refused, and whether the script was fetched, since the server was started. Never who.',
  ...owners,
  request: { params: siteParams },
  responses: { 200: jsonAnswer('What was noticed.', answerSchema), ...siteRefusals },
});

const checkRoute = createRoute({
  method: 'post',
  path,
  summary: 'Looks at a page of the site, and says what keeps it from reporting',
  description:
    'The server fetches the page, from origins of the site and public addresses only, and reads its markup and its policy. It runs nothing.',
  ...owners,
  request: {
    params: siteParams,
    ...jsonBody(
      z.strictObject({
        page: z
          .string()
          .max(MAX_URL_LENGTH)
          .refine(
            (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
            'must be the address of a page, with http:// or https://',
          )
          .refine((text) => !URL.canParse(text) || new URL(text).username === '', 'must hold no password'),
      }),
    ),
  },
  responses: {
    200: jsonAnswer('What was found.', answerSchema),
    ...siteRefusals,
    429: problemAnswer('Many pages were looked at just now.'),
  },
});
