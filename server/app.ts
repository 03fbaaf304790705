import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { ofSite } from './http/access.js';
import { serveAccount } from './http/account.js';
import { serveAlerts } from './http/alerts.js';
import { serveArticle } from './http/article.js';
import { serveChecking } from './http/checking.js';
import { serveConfirming } from './http/confirming.js';
import { serveCounts } from './http/counts.js';
import { directEvents, type Around } from './http/direct-events.js';
import type { Dependencies, Environment } from './http/environment.js';
import { serveEvents } from './http/events.js';
import { fewAtOnce } from './http/few-at-once.js';
import { serveExport } from './http/export.js';
import { serveJoining } from './http/joining.js';
import { serveKeys } from './http/keys.js';
import { serveLetters } from './http/letters.js';
import { serveLive } from './http/live.js';
import { serveLog } from './http/log.js';
import { serveMembers } from './http/members.js';
import { servePages } from './http/pages.js';
import { servePasskeys } from './http/passkeys.js';
import { createProof } from './http/prove.js';
import { EventTaker } from './http/take-events.js';
import { problemOf, ProblemError } from './http/problem.js';
import { serveReading } from './http/reading.js';
import { serveLetter } from './http/letter.js';
import { sameOrigin } from './http/same-origin.js';
import { explain } from './http/schema.js';
import { serveSharing } from './http/sharing.js';
import { serveSigningIn } from './http/signing-in.js';
import { serveUnsubscribing } from './http/unsubscribing.js';
import { serveSites } from './http/sites.js';
import { Sightings } from './watching/sightings.js';
import { createWatch, serveWatching } from './http/watching.js';
import { serveWebhooks } from './http/webhooks.js';

const RESOURCE_POLICY = 'Cross-Origin-Resource-Policy';
const MAX_FORM_BYTES = 16_384;

/** What people fill in is small. */
const smallBodies = bodyLimit({
  maxSize: MAX_FORM_BYTES,
  onError: () => {
    throw new ProblemError(413, `The body is larger than ${MAX_FORM_BYTES} bytes.`);
  },
});

/**
 * Bodies are there as a whole before it is asked who sends them: one that comes slowly would carry what its sender
 * may do over to when they may not do it any more.
 */
const wholeBodies: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
  // Kept by Hono for whoever reads it later.
  await c.req.arrayBuffer().catch((cause: unknown) => {
    throw new ProblemError(400, 'The body ended before its end.', { cause });
  });
  return next();
};

/** The whole HTTP face of the server. */
export type App = OpenAPIHono<Environment> & {
  /** Takes what can be answered without going round by `Request` and `Response`; false where it does not. */
  direct: (request: IncomingMessage, response: ServerResponse) => boolean;
};

/** Makes the HTTP face of the server. */
export function createApp(dependencies: Dependencies): App {
  const { log, gate } = dependencies;
  const watch = createWatch(gate);
  const sightings = new Sightings(dependencies.now);
  const app = new OpenAPIHono<Environment>({
    defaultHook: (result) => {
      if (!result.success) throw new ProblemError(400, explain(result.error));
    },
  });

  const around: Around = {
    requestIdOf,
    headers: { 'X-Content-Type-Options': 'nosniff' },
    problem(error, requestId) {
      // Hono's own word for a body that its validators cannot read.
      if (error instanceof HTTPException && error.status === 400)
        return new ProblemError(400, 'The body is not JSON.', { cause: error });
      if (!(error instanceof ProblemError)) {
        log.error({ requestId, err: error }, 'a request failed');
        return new ProblemError(
          500,
          `Something went wrong here. The server's log has it under ${requestId}.`,
        );
      }
      // Without a cause nothing failed: the server says what it cannot do now.
      if (error.status >= 500 && error.cause !== undefined)
        log.error({ requestId, err: error.cause }, error.message);
      return error;
    },
    answered({ requestId, method, path, status, startedAt }) {
      const durationMs = performance.now() - startedAt;
      watch.answered(path, status, durationMs);
      // Neither address nor query: a log is no place for what could tell who was reading.
      log.debug({ requestId, method, path, status, durationMs }, 'answered');
    },
  };

  app.use(async (c, next) => {
    // Not the clock of the events: that one can be set back.
    const startedAt = performance.now();
    const requestId = around.requestIdOf(c.req.header('x-request-id'));
    c.set('requestId', requestId);
    await next();
    // Unless it is for other origins: no page elsewhere may take it in, not even without reading it.
    if (!c.res.headers.has('Access-Control-Allow-Origin') && !c.res.headers.has(RESOURCE_POLICY))
      c.header(RESOURCE_POLICY, 'same-origin');
    c.header('X-Request-Id', requestId);
    for (const [name, value] of Object.entries(around.headers)) c.header(name, value);
    const { method, path } = c.req;
    around.answered({ requestId, method, path, status: c.res.status, startedAt });
  });

  app.onError((error, c) => answer(c, around.problem(error, c.get('requestId'))));
  app.notFound((c) =>
    answer(c, new ProblemError(404, `There is nothing at ${c.req.method} ${c.req.path.slice(0, 200)}.`)),
  );

  const taker = new EventTaker(dependencies, watch, sightings);
  serveEvents(app, taker);
  serveCounts(app, dependencies);
  // Posted to by programs that read mail, from wherever: the token says all, and no cookie is looked at.
  app.use('/v1/unsubscribe', smallBodies);
  serveUnsubscribing(app, dependencies);

  // What comes from here on is for people with a session and programs with a key. What is refused is refused
  // ahead of the validators: whoever may not read a site learns nothing from a 400 either.
  const own = [sameOrigin(dependencies.publicUrl), smallBodies, wholeBodies];
  app.use('/v1/*', ...own);
  app.use('/auth/*', ...own);
  app.use('/v1/sites/:site/*', ofSite(dependencies));
  app.use('/v1/sites/:site/:question{stats|report|week|delays|article}', fewAtOnce(dependencies));
  serveReading(app, dependencies);
  serveLetter(app, dependencies);
  serveArticle(app, dependencies);
  serveLive(app, dependencies);
  serveExport(app, dependencies);
  serveSharing(app, dependencies);
  serveMembers(app, dependencies);
  serveKeys(app, dependencies);
  serveWebhooks(app, dependencies);
  serveAlerts(app, dependencies);
  serveLog(app, dependencies);
  serveSites(app, dependencies);
  serveChecking(app, dependencies, sightings);
  const prove = createProof(dependencies);
  serveAccount(app, dependencies, prove);
  servePasskeys(app, dependencies, prove);
  serveLetters(app, dependencies);
  serveConfirming(app, dependencies);
  serveJoining(app, dependencies);
  serveSigningIn(app, dependencies);
  serveWatching(app, dependencies, watch);
  describe(app);
  servePages(app, dependencies, sightings);
  return Object.assign(app, { direct: directEvents(taker, around) });
}

/** The id a request is known by: the one a proxy gave it, where that can stand in a log. */
function requestIdOf(asked: string | undefined): string {
  return asked !== undefined && /^[\w\-=]{1,255}$/.test(asked) ? asked : randomUUID();
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
