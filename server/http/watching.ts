import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { LeftOutReason } from '../domain/admitted.js';
import { Metrics } from '../watching/metrics.js';
import { isPrivate, PRIVATE_RANGES } from './client-address.js';
import type { Dependencies, Environment } from './environment.js';
import type { Gate } from './gate.js';
import { ProblemError } from './problem.js';
import { senderOf } from './sender.js';
import { problemAnswer } from './stats-schema.js';

/** Bounds of the times that are watched, s. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

const RETRY_AFTER_S = 5;

/** A site that cannot be: asking for it shows that the store answers. */
const NO_SITE = '';

/** What the app notes as it goes; all of it about the server, none of it about who asked. */
export interface Watch {
  metrics: Metrics;
  /** Notes events by their outcome: accepted, duplicate, or why they were rejected. */
  received(outcome: 'accepted' | 'duplicate' | LeftOutReason, events: number): void;
  /** Notes how long events waited until they were on disk, s. */
  appended(seconds: number): void;
  /** Notes an answer that took so long, ms. */
  answered(path: string, status: number, durationMs: number): void;
}

/** Begins to watch the server. */
export function createWatch(gate: Gate): Watch {
  const metrics = new Metrics();
  const requests = metrics.counter('luciole_requests_total', 'Requests answered, by kind and status.');
  const seconds = metrics.histogram('luciole_request_seconds', 'Time until the answer, by kind.', SECONDS);
  const events = metrics.counter(
    'luciole_events_total',
    'Events received: accepted, duplicate, or why they were rejected.',
  );
  const append = metrics.histogram(
    'luciole_append_seconds',
    'Time from the end of checking a batch until it is on disk.',
    SECONDS,
  );
  metrics.read(
    'counter',
    'luciole_turned_away_total',
    'Requests turned away for too much load (queue, delay) or over a limit (address, site).',
    () => Object.entries(gate.turnedAway).map(([why, count]) => [{ why }, count]),
  );
  const gauge = (name: string, help: string, value: () => number) => {
    metrics.read('gauge', name, help, () => [[{}, value()]]);
  };
  gauge('luciole_events_waiting', 'Events taken in that are not on disk yet.', () => gate.load.waiting);
  gauge(
    'luciole_event_loop_delay_seconds',
    'How late the event loop usually was in the last quarter of a second.',
    () => gate.load.delayMs / 1000,
  );
  gauge('process_resident_memory_bytes', 'Memory in use.', () => process.memoryUsage.rss());
  gauge(
    'process_start_time_seconds',
    'When the server was started, by the clock of the system.',
    () => Math.round(performance.timeOrigin) / 1000,
  );
  metrics.read('counter', 'process_cpu_seconds_total', 'Processor time used.', () => {
    const { user, system } = process.cpuUsage();
    return [[{}, (user + system) / 1e6]];
  });
  const appended = once(() => append.of({}));
  const received = once((outcome: string) => events.of({ outcome }));
  const took = once((kind: string) => seconds.of({ kind }));
  const answered = once((kind: string) =>
    once((status: number) => requests.of({ kind, status: `${status}` })),
  );
  return {
    metrics,
    received(outcome, count) {
      if (count > 0) received(outcome)(count);
    },
    appended(s) {
      appended('')(s);
    },
    answered(path, status, durationMs) {
      const kind = kindOf(path);
      answered(kind)(status)();
      took(kind)(durationMs / 1000);
    },
  };
}

/** `make`, done once for each value; the values are few. */
function once<K, T>(make: (key: K) => T): (key: K) => T {
  const made = new Map<K, T>();
  return (key) => {
    let one = made.get(key);
    if (one === undefined) made.set(key, (one = make(key)));
    return one;
  };
}

/** Few kinds, whatever paths are asked for. */
function kindOf(path: string): 'events' | 'reading' | 'signing-in' | 'watching' | 'files' {
  if (path === '/v1/events') return 'events';
  if (path.startsWith('/v1/')) return 'reading';
  if (path.startsWith('/auth/')) return 'signing-in';
  if (path.startsWith('/healthz') || path === '/metrics') return 'watching';
  return 'files';
}

/** Adds `GET /healthz`, `/healthz/ready` and `/metrics`, for those who look after the server. */
export function serveWatching(
  app: OpenAPIHono<Environment>,
  { store, gate, trustProxy }: Dependencies,
  { metrics }: Watch,
): void {
  app.openapi(liveRoute, (c) => c.json({ status: 'ok' as const }, 200));

  app.openapi(readyRoute, async (c) => {
    const unready = (detail: string, cause?: unknown) =>
      new ProblemError(503, detail, { headers: { 'Retry-After': String(RETRY_AFTER_S) }, cause });
    await store.getSite(NO_SITE).catch((cause: unknown) => {
      throw unready('The store does not answer.', cause);
    });
    if (gate.load.over(1)) throw unready('There is too much to do: events are turned away.');
    return c.json({ status: 'ready' as const }, 200);
  });

  app.openapi(metricsRoute, (c) => {
    // Whoever forwards says for whom: what came through any proxy from outside comes from outside.
    if (!isPrivate(senderOf(c, [...trustProxy, ...PRIVATE_RANGES])))
      throw new ProblemError(403, 'Metrics are for the private network of the server, not for everybody.');
    return c.text(metrics.text(), 200, {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
      'Cache-Control': 'no-store',
    });
  });
}

const liveRoute = createRoute({
  method: 'get',
  path: '/healthz',
  summary: 'Whether the server answers',
  responses: {
    200: {
      description: 'It does.',
      content: { 'application/json': { schema: z.object({ status: z.literal('ok') }) } },
    },
  },
});

const readyRoute = createRoute({
  method: 'get',
  path: '/healthz/ready',
  summary: 'Whether the server can take events now',
  responses: {
    200: {
      description: 'It can.',
      content: { 'application/json': { schema: z.object({ status: z.literal('ready') }) } },
    },
    503: problemAnswer('The store does not answer, or there is too much to do.'),
  },
});

const metricsRoute = createRoute({
  method: 'get',
  path: '/metrics',
  summary: 'What the server tells of itself, for Prometheus',
  description:
    'Text exposition format 0.0.4. Nothing in it is about a person, a page or a site. Answered to loopback and private addresses only.',
  responses: {
    200: {
      description: 'Counters, gauges and histograms.',
      content: { 'text/plain': { schema: z.string() } },
    },
    403: problemAnswer('The request comes from a public address.'),
  },
});
