import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from './store/port.js';
import { createMemoryStore } from './store/memory/memory-store.js';
import { event, NOW, openTestApp, ORIGIN } from './test-app.js';

type TestApp = Awaited<ReturnType<typeof openTestApp>>;
interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, { summary: string; responses: Record<string, { content?: object }> }>>;
}

let t: TestApp;
let document: OpenApi;
beforeAll(async () => {
  t = await openTestApp();
  document = (await (await t.request('/v1/openapi.json')).json()) as OpenApi;
});
afterAll(() => t.close());

describe('the app', () => {
  it('says that it is there', async () => {
    const response = await t.request('/healthz');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ok' });
    expect((await t.request('/healthz', { method: 'HEAD' })).status).toBe(200);
  });

  it.each([
    ['GET', '/nowhere'],
    ['POST', '/'],
    ['DELETE', '/v1/events'],
    ['GET', '/v1/events'],
    ['GET', '/l/slug'],
    ['GET', '/v1/sites/gazette/estimate'],
    ['PUT', '/%00%ff'],
  ])('answers %s %s with a sentence', async (method, path) => {
    const headers = { authorization: `Bearer ${t.key}` };
    const response = await t.request(path, { method, headers });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
    expect(await response.json()).toMatchObject({ type: 'about:blank', title: 'Not Found', status: 404 });
  });

  it('carries a request id on, unless it is no id', async () => {
    const idOf = async (id: string) =>
      (await t.request('/healthz', { headers: { 'x-request-id': id } })).headers.get('x-request-id');
    expect(await idOf('trace-1')).toBe('trace-1');
    expect(await idOf('<script>')).not.toBe('<script>');
  });

  it('never shows a client why it failed, and logs it under the id of the request', async () => {
    const store: Store = Object.assign(createMemoryStore(), {
      listSites: () => Promise.reject(new Error('SELECT secret FROM table')),
    });
    const failing = await openTestApp({ store });
    const response = await failing.request('/v1/sites', { headers: { cookie: await failing.signIn() } });
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).not.toMatch(/SELECT|\.ts/);
    const id = response.headers.get('x-request-id') ?? '';
    expect(text).toContain(id);
    expect(failing.logged.some((line) => line.startsWith('a request failed') && line.includes(id))).toBe(
      true,
    );
    await failing.close();
  });
});

describe('the OpenAPI document', () => {
  it('describes every route there is, and no other', () => {
    const routes = t.app.routes
      .filter(({ method, path }) => !['ALL', 'OPTIONS'].includes(method) && !path.includes('*'))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.sort()).toEqual([...new Set(routes)].sort());
  });

  it('is OpenAPI 3.1, and says something of each operation', () => {
    expect(document.openapi).toBe('3.1.0');
    for (const operations of Object.values(document.paths))
      for (const operation of Object.values(operations)) expect(operation.summary).toBeTruthy();
  });

  it('names every answer that the app gives', async () => {
    const authorization = `Bearer ${t.key}`;
    const origin = 'https://www.example.org';
    const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'text/plain', origin, ...headers },
    });
    const batch = (...events: unknown[]) => ({ site: 'gazette', sent: NOW, events });
    const exchanges: [template: string, path: string, init: RequestInit, status: number][] = [
      ['/v1/events', '/v1/events', post(batch(event('view'))), 202],
      ['/v1/events', '/v1/events', post('{'), 400],
      ['/v1/events', '/v1/events', post(batch(event('view')), { origin: 'null' }), 403],
      ['/v1/events', '/v1/events', post({ ...batch(1), site: 'nowhere' }), 404],
      ['/v1/events', '/v1/events', post('x'.repeat(300_000)), 413],
      ['/v1/events', '/v1/events', post('{}', { 'content-type': 'image/png' }), 415],
      ['/v1/sites', '/v1/sites', { headers: { authorization } }, 200],
      ['/v1/sites', '/v1/sites', {}, 401],
      ['/v1/sites/{site}/stats', '/v1/sites/gazette/stats?by=day', { headers: { authorization } }, 200],
      ['/v1/sites/{site}/stats', '/v1/sites/gazette/stats?format=csv', { headers: { authorization } }, 200],
      ['/v1/sites/{site}/stats', '/v1/sites/gazette/stats?by=x', { headers: { authorization } }, 400],
      ['/v1/sites/{site}/stats', '/v1/sites/gazette/stats', {}, 401],
      ['/v1/sites/{site}/stats', '/v1/sites/other/stats', { headers: { authorization } }, 403],
      ['/v1/sites/{site}/left-out', '/v1/sites/gazette/left-out', { headers: { authorization } }, 200],
      ['/v1/sites/{site}/counts', `/v1/sites/gazette/counts?page=${ORIGIN}/`, {}, 200],
      ['/v1/sites/{site}/counts', '/v1/sites/gazette/counts', {}, 400],
      ['/v1/sites/{site}/counts', `/v1/sites/nowhere/counts?page=${ORIGIN}/`, {}, 404],
      ['/healthz', '/healthz', {}, 200],
      ['/healthz/ready', '/healthz/ready', {}, 200],
      ['/metrics', '/metrics', {}, 403],
      ['/v1/openapi.json', '/v1/openapi.json', {}, 200],
      ['/auth/magic-link/verify', '/auth/magic-link/verify?token=none&callbackURL=%2F', {}, 302],
      ['/auth/magic-link/verify', '/auth/magic-link/verify', {}, 400],
    ];
    for (const [template, path, init, status] of exchanges) {
      const response = await t.request(path, init, '192.0.2.210');
      expect([path, response.status]).toEqual([path, status]);
      const answer = document.paths[template]?.[(init.method ?? 'get').toLowerCase()]?.responses[status];
      expect(answer, `${path} ${status}`).toBeDefined();
      const type = response.headers.get('content-type')?.split(';', 1)[0];
      if (answer?.content) expect(Object.keys(answer.content)).toContain(type);
    }
  });
});
