import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { requestId } from 'hono/request-id';
import { ofSite } from './http/access.js';
import { serveAccount } from './http/account.js';
import { serveCounts } from './http/counts.js';
import type { Dependencies, Environment } from './http/environment.js';
import { serveEvents } from './http/events.js';
import { serveExport } from './http/export.js';
import { serveJoining } from './http/joining.js';
import { serveKeys } from './http/keys.js';
import { serveLog } from './http/log.js';
import { serveMembers } from './http/members.js';
import { servePages } from './http/pages.js';
import { problemOf, ProblemError } from './http/problem.js';
import { serveReading } from './http/reading.js';
import { sameOrigin } from './http/same-origin.js';
import { explain } from './http/schema.js';
import { serveSharing } from './http/sharing.js';
import { serveSigningIn } from './http/signing-in.js';
import { createWatch, serveWatching } from './http/watching.js';

const RESOURCE_POLICY = 'Cross-Origin-Resource-Policy';
const MAX_FORM_BYTES = 16_384;

/** What people fill in is small. */
const smallBodies = bodyLimit({
  maxSize: MAX_FORM_BYTES,
  onError: () => {
    throw new ProblemError(413, `The body is larger than ${MAX_FORM_BYTES} bytes.`);
  },
});

/** The whole HTTP face of the server. */
export function createApp(dependencies: Dependencies): OpenAPIHono<Environment> {
  const { log, gate } = dependencies;
  const watch = createWatch(gate);
  const app = new OpenAPIHono<Environment>({
    defaultHook: (result) => {
      if (!result.success) throw new ProblemError(400, explain(result.error));
    },
  });

  app.use(requestId());
  app.use(async (c, next) => {
    // Not the clock of the events: that one can be set back.
    const startedAt = performance.now();
    await next();
    c.header('X-Request-Id', c.get('requestId'));
    c.header('X-Content-Type-Options', 'nosniff');
    // Unless it is for other origins: no page elsewhere may take it in, not even without reading it.
    if (!c.res.headers.has('Access-Control-Allow-Origin') && !c.res.headers.has(RESOURCE_POLICY))
      c.header(RESOURCE_POLICY, 'same-origin');
    const durationMs = performance.now() - startedAt;
    watch.answered(c.req.path, c.res.status, durationMs);
    // Neither address nor query: a log is no place for what could tell who was reading.
    log.debug(
      {
        requestId: c.get('requestId'),
        method: c.req.method,
        path: c.req.path,
        status: c.res.status,
        durationMs,
      },
      'answered',
    );
  });

  app.onError((error, c) => {
    const requestId = c.get('requestId');
    if (!(error instanceof ProblemError)) {
      log.error({ requestId, err: error }, 'a request failed');
      return answer(
        c,
        new ProblemError(500, `Something went wrong here. The server's log has it under ${requestId}.`),
      );
    }
    // Without a cause nothing failed: the server says what it cannot do now.
    if (error.status >= 500 && error.cause !== undefined)
      log.error({ requestId, err: error.cause }, error.message);
    return answer(c, error);
  });
  app.notFound((c) =>
    answer(c, new ProblemError(404, `There is nothing at ${c.req.method} ${c.req.path.slice(0, 200)}.`)),
  );

  serveEvents(app, dependencies, watch);
  serveCounts(app, dependencies);

  // What comes from here on is for people with a session and programs with a key. What is refused is refused
  // ahead of the validators: whoever may not read a site learns nothing from a 400 either.
  const own = [sameOrigin(dependencies.publicUrl), smallBodies];
  app.use('/v1/*', ...own);
  app.use('/auth/*', ...own);
  app.use('/v1/sites/:site/*', ofSite(dependencies));
  serveReading(app, dependencies);
  serveExport(app, dependencies);
  serveSharing(app, dependencies);
  serveMembers(app, dependencies);
  serveKeys(app, dependencies);
  serveLog(app, dependencies);
  serveAccount(app, dependencies);
  serveJoining(app, dependencies);
  serveSigningIn(app, dependencies);
  serveWatching(app, dependencies, watch);
  describe(app);
  servePages(app, dependencies);
  return app;
}

function answer(c: Context, problem: ProblemError): Response {
  return c.body(JSON.stringify(problemOf(problem)), problem.status, {
    ...problem.headers,
    'Content-Type': 'application/problem+json',
  });
}

function describe(app: OpenAPIHono<Environment>): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description:
      'A key of one site, made in the dashboard or by `luciole key add --site ID --scope SCOPE`, or the token of a shared link.',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'luciole.session_token',
    description: 'A session of the dashboard (`__Secure-luciole.session_token` over https).',
  });
  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/openapi.json',
      summary: 'This document',
      responses: {
        200: {
          description: 'OpenAPI 3.1.',
          content: { 'application/json': { schema: z.looseObject({ openapi: z.string() }) } },
        },
      },
    }),
    (c) =>
      c.json(
        app.getOpenAPI31Document({
          openapi: '3.1.0',
          info: {
            title: 'Luciole',
            version: '1',
            description: 'What readers share in private, and what comes back.',
          },
        }) as unknown as { openapi: string },
        200,
      ),
  );
}
