import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { latestPeriod } from '../domain/report-period.js';
import { readReport } from '../telling/report.js';
import { reportLetter } from '../telling/report-letter.js';
import type { Dependencies, Environment } from './environment.js';
import { siteParams, siteRefusals } from './people-schema.js';
import { languageSchema } from './telling-schema.js';

/** A mail is one page with its styles at the elements; nothing in it runs, loads or is framed. */
const LETTER_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox allow-popups";

/** Adds the latest report of a site, as it is mailed. */
export function serveLetter(app: OpenAPIHono<Environment>, { store, publicUrl, now }: Dependencies): void {
  app.openapi(letterRoute, async (c) => {
    const site = c.get('site');
    const { every, language, format } = c.req.valid('query');
    const report = await readReport(store, site, { every, ...latestPeriod(every, site.timezone, now()) });
    const letter = reportLetter(report, language, { publicUrl });
    if (format === 'json') return c.json(letter, 200);
    if (format === 'text') return c.body(letter.text, 200, { 'Content-Type': 'text/plain; charset=utf-8' });
    return c.body(letter.html, 200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': LETTER_POLICY,
      'Referrer-Policy': 'no-referrer',
    });
  });
}

const letterRoute = createRoute({
  method: 'get',
  path: '/v1/sites/{site}/letter',
  summary: 'The latest weekly or monthly report, as it is mailed',
  security: [{ key: [] }, { session: [] }] as Record<string, string[]>[],
  request: {
    params: siteParams,
    query: z.strictObject({
      every: z.enum(['weekly', 'monthly'], 'must be weekly or monthly').default('weekly'),
      language: languageSchema.default('en'),
      format: z.enum(['json', 'html', 'text'], 'must be json, html or text').default('json'),
    }),
  },
  responses: {
    200: {
      description: 'The report.',
      content: {
        'application/json': {
          schema: z.object({ subject: z.string(), text: z.string(), html: z.string() }),
        },
        'text/html': { schema: z.string() },
        'text/plain': { schema: z.string() },
      },
    },
    ...siteRefusals,
  },
});
