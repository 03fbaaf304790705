import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { Load } from '../ingest/load.js';
import { createMemoryStore } from '../store/memory/memory-store.js';
import type { Store } from '../store/port.js';
import { AGENT, event, NOW, openTestApp, ORIGIN } from '../test-app.js';
import { parseRanges } from './client-address.js';
import { Gate } from './gate.js';

let t: Awaited<ReturnType<typeof openTestApp>>;
afterEach(() => t.close());

const LOCAL = '127.0.0.1';
const lines = async () => (await (await t.request('/metrics', {}, LOCAL)).text()).split('\n');

describe('readiness', () => {
  it('is given while events can be taken', async () => {
    t = await openTestApp();
    const response = await t.request('/healthz/ready');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ready' });
  });

  it('is not given while there is too much to do; the server lives all the same', async () => {
    const load = new Load({ watch: { delayMs: 1000, close: () => undefined } });
    const log = { debug: () => undefined, info: () => undefined, error: () => undefined };
    t = await openTestApp({ gate: new Gate({ load, rateLimit: 0, siteRateLimit: 0, log, now: () => NOW }) });
    const response = await t.request('/healthz/ready');
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect((await t.request('/healthz')).status).toBe(200);
  });

  it('is not given while the store does not answer', async () => {
    const getSite: Store['getSite'] = () => Promise.reject(new Error('disk I/O error'));
    t = await openTestApp({ store: { ...createMemoryStore(), getSite } });
    const response = await t.request('/healthz/ready');
    expect(response.status).toBe(503);
    expect(await response.text()).not.toContain('I/O');
    expect(t.logged.join()).toContain('The store does not answer.');
  });
});

describe('metrics', () => {
  it('count events and answers', async () => {
    t = await openTestApp();
    const twice = event('view');
    await t.post([event('landing'), twice, twice, 1, event('view', { page: 'https://elsewhere.test/' })]);
    await t.postBody('{');
    const found = await lines();
    expect(found).toEqual(
      expect.arrayContaining([
        'luciole_events_total{outcome="accepted"} 2',
        'luciole_events_total{outcome="duplicate"} 1',
        'luciole_events_total{outcome="malformed"} 1',
        'luciole_events_total{outcome="foreign-page"} 1',
        'luciole_requests_total{kind="events",status="202"} 1',
        'luciole_requests_total{kind="events",status="400"} 1',
        'luciole_append_seconds_count 1',
        'luciole_turned_away_total{why="address"} 0',
        'luciole_events_waiting 0',
      ]),
    );
  });

  it('are in the text format of Prometheus', async () => {
    t = await openTestApp();
    await t.post([event('view')]);
    const response = await t.request('/metrics', {}, LOCAL);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const text = await response.text();
    expect(text.endsWith('\n')).toBe(true);
    for (const line of text.trimEnd().split('\n'))
      expect(line).toMatch(
        /^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [0-9.e+-]+)$/,
      );
  });

  it('say nothing of who asked, for what, or of which site', async () => {
    t = await openTestApp();
    await t.post([event('landing', { title: 'Fireflies' })], {}, '192.0.2.77');
    await t.request('/secret-path', {}, '192.0.2.77');
    const text = (await lines()).join('\n');
    for (const secret of ['192.0.2.77', 'gazette', ORIGIN, 'ireflies', 'secret-path', AGENT])
      expect(text).not.toContain(secret);
  });

  it.each([
    ['192.0.2.1', undefined, 403],
    ['127.0.0.1', undefined, 200],
    ['::1', undefined, 200],
    ['::ffff:10.1.2.3', undefined, 200],
    ['127.0.0.1', '192.0.2.1', 403],
    ['127.0.0.1', '10.0.0.7, 192.0.2.1', 403],
    ['127.0.0.1', '10.0.0.7', 200],
    ['198.51.100.1', '10.0.0.7', 200],
    ['203.0.113.1', '10.0.0.7', 403],
  ])('asked by %s for %s, answer %i', async (peer, forwardedFor, status) => {
    t = await openTestApp({ trustProxy: parseRanges('198.51.100.1') });
    const headers = new Headers(forwardedFor === undefined ? [] : [['x-forwarded-for', forwardedFor]]);
    expect((await t.request('/metrics', { headers }, peer)).status).toBe(status);
  });
});

describe('the Grafana board', () => {
  it('shows metrics that there are', async () => {
    t = await openTestApp();
    await t.post([event('view')]);
    const there = new Set(
      (await lines()).filter((line) => !line.startsWith('#')).map((line) => line.split(/[{ ]/, 1)[0]),
    );
    const board = JSON.parse(readFileSync(new URL('../../docs/grafana.json', import.meta.url), 'utf8')) as {
      panels: { title: string; targets: { expr: string }[] }[];
    };
    const asked = board.panels.flatMap(({ targets }) =>
      targets.flatMap(({ expr }) => expr.match(/\b(luciole|process)_[a-z_]+/g) ?? []),
    );
    expect(asked.length).toBeGreaterThan(5);
    for (const name of asked) expect(there).toContain(name);
  });
});
