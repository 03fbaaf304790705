import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { needs } from './access.js';
import type { Dependencies, Environment } from './environment.js';
import { siteParams, siteRefusals } from './people-schema.js';

const LINES_AT_A_TIME = 200;

/** Adds what takes everything of a site out, a JSON object a line. */
export function serveExport(
  app: OpenAPIHono<Environment>,
  { accounts, exportSite, log, now }: Dependencies,
): void {
  const encoder = new TextEncoder();

  app.openapi(exportRoute, (c) => {
    const site = c.get('site').id;
    accounts.log.note({ action: 'exported', site, by: c.get('actor') }, now());
    const records = exportSite(site)[Symbol.asyncIterator]();
    // Read on only as fast as the client takes it.
    const lines = new ReadableStream<Uint8Array>({
      async pull(controller) {
        try {
          let text = '';
          for (let line = 0; line < LINES_AT_A_TIME; line += 1) {
            const next = await records.next();
            if (next.done) break;
            text += `${JSON.stringify(next.value)}\n`;
          }
          if (text === '') controller.close();
          else controller.enqueue(encoder.encode(text));
        } catch (error) {
          log.error({ requestId: c.get('requestId'), err: error }, 'an export broke off');
          controller.error(error);
        }
      },
      async cancel() {
        await records.return?.();
      },
    });
    return c.body(lines, 200, {
      'Content-Type': 'application/x-ndjson',
      'Content-Disposition': `attachment; filename="${site}.jsonl"`,
    });
  });
}

const exportRoute = createRoute({
  method: 'get',
  path: '/v1/sites/{site}/export',
  summary: 'Everything recorded of the site, a JSON object a line',
  description: 'As `luciole export` prints it. Keys of readers are not in it.',
  middleware: needs('export'),
  security: [{ key: [] }, { session: [] }],
  request: { params: siteParams },
  responses: {
    200: { description: 'The lines.', content: { 'application/x-ndjson': { schema: z.string() } } },
    ...siteRefusals,
  },
});
