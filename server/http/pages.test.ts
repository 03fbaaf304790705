import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp } from '../test-app.js';
import { loadStaticFiles } from './static-files.js';

const TRACKER = 'console.log("tracker");'.repeat(20);

let dir: string;
let t: Awaited<ReturnType<typeof openTestApp>>;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'luciole-pages-'));
  await mkdir(join(dir, 'widget'));
  await writeFile(join(dir, 'widget/luciole.0.1.0.js'), TRACKER);
  await writeFile(join(dir, 'widget/luciole-0.1.0.tgz'), '');
  await mkdir(join(dir, 'dashboard/assets'), { recursive: true });
  await writeFile(join(dir, 'widget/luciole.js'), TRACKER);
  await writeFile(join(dir, 'widget/luciole.js.br'), brotliCompressSync(TRACKER));
  await writeFile(join(dir, 'widget/luciole-ui.3f9-1c2.js'), 'export {}');
  await writeFile(join(dir, 'dashboard/index.html'), '<!doctype html>');
  await writeFile(join(dir, 'dashboard/assets/app.3f9a1c2b.js'), 'void 0');
  await writeFile(join(dir, 'dashboard/favicon.svg'), '<svg/>');
  await writeFile(join(dir, 'dashboard/apple-touch-icon.png'), '');
  await writeFile(join(dir, 'secret'), 'secret');
  t = await openTestApp({
    widget: await loadStaticFiles(join(dir, 'widget')),
    dashboard: await loadStaticFiles(join(dir, 'dashboard')),
  });
});
afterAll(async () => {
  await t.close();
  await rm(dir, { recursive: true });
});

describe('the widget', () => {
  it('is served to every site, for an hour', async () => {
    const response = await t.request('/luciole.js');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(TRACKER);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=3600, stale-while-revalidate=86400',
      'content-type': 'text/javascript; charset=utf-8',
      'cross-origin-resource-policy': 'cross-origin',
      vary: 'Accept-Encoding',
      'x-content-type-options': 'nosniff',
    });
    expect(response.headers.has('content-encoding')).toBe(false);
  });

  it.each(['br', 'gzip, deflate, br, zstd', 'gzip;q=1.0, BR;q=0.5'])(
    'is compressed for "%s"',
    async (accepted) => {
      const response = await t.request('/luciole.js', { headers: { 'accept-encoding': accepted } });
      expect(response.headers.get('content-encoding')).toBe('br');
      expect(brotliDecompressSync(await response.arrayBuffer()).toString()).toBe(TRACKER);
    },
  );

  it.each(['gzip', 'br;q=0', 'identity, br; q=0.0', 'bromine'])(
    'is not compressed for "%s"',
    async (accepted) => {
      const response = await t.request('/luciole.js', { headers: { 'accept-encoding': accepted } });
      expect(response.headers.has('content-encoding')).toBe(false);
    },
  );

  it('is not sent again to who has it', async () => {
    for (const encoding of ['br', 'identity']) {
      const headers = { 'accept-encoding': encoding };
      const etag = (await t.request('/luciole.js', { headers })).headers.get('etag') ?? '';
      for (const seen of [etag, `"other", W/${etag}`, '*']) {
        const again = await t.request('/luciole.js', { headers: { ...headers, 'if-none-match': seen } });
        expect(again.status).toBe(304);
        expect(await again.text()).toBe('');
        expect(again.headers.get('etag')).toBe(etag);
      }
    }
    expect((await t.request('/luciole.js', { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  it.each(['/luciole-ui.3f9-1c2.js', '/luciole.0.1.0.js', '/luciole-0.1.0.tgz'])(
    'keeps %s for ever, since its name changes with it',
    async (path) => {
      const { headers } = await t.request(path);
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(headers.get('access-control-allow-origin')).toBe('*');
    },
  );

  it('answers a version that it does not have with what it has', async () => {
    const response = await t.request('/luciole.0.0.9.js');
    expect(response.status).toBe(404);
    expect(((await response.json()) as { detail: string }).detail).toBe(
      'This collector has no /luciole.0.0.9.js: it was of another version. /luciole.js is always there.',
    );
  });

  it('answers HEAD without a body', async () => {
    const response = await t.request('/luciole.js', { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });
});

describe('the dashboard', () => {
  it('is asked for anew each time and runs nothing but its own files', async () => {
    const response = await t.request('/');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    );
    expect(response.headers.has('access-control-allow-origin')).toBe(false);
  });

  it.each([
    '/live',
    '/left-out',
    '/article',
    '/account',
    '/people',
    '/keys',
    '/log',
    '/invitation',
    '/shared',
    '/shared/article',
    '/shared/live',
  ])('has a page at %s, which no other page may hold in a frame', async (path) => {
    const response = await t.request(path);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('<!doctype html>');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-security-policy': expect.stringMatching(/frame-ancestors 'none'$/) as string,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
  });

  it('can be held in a frame by the pages its site names, at the address for that', async () => {
    const framersOf = async (site: string) =>
      (await t.request(`/embed/${site}`)).headers
        .get('content-security-policy')
        ?.split('frame-ancestors ')[1];
    expect(await framersOf('gazette')).toBe("'none'");
    t.accounts.links.putEmbedders('gazette', ['https://www.example.org', 'https://intranet.example.org']);
    expect(await framersOf('gazette')).toBe('https://www.example.org https://intranet.example.org');
    expect(await framersOf('other')).toBe("'none'");
    expect(await framersOf('nowhere')).toBe("'none'");
    expect(await framersOf('gazette/live')).toBe(await framersOf('gazette'));
    for (const path of ['/embed/gazette/more', '/shared/account'])
      expect((await t.request(path)).status).toBe(404);
  });

  it('keeps hashed assets for ever and no others', async () => {
    const cacheOf = async (path: string) => (await t.request(path)).headers.get('cache-control');
    expect(await cacheOf('/assets/app.3f9a1c2b.js')).toContain('immutable');
    expect(await cacheOf('/favicon.svg')).toBe('no-cache');
    expect(await cacheOf('/apple-touch-icon.png')).toBe('no-cache');
  });

  it.each(['/../secret', '/%2e%2e/secret', '/..%2fsecret', '/luciole.js.br', '/assets', '/__proto__'])(
    'serves nothing at %s',
    async (path) => {
      const response = await t.request(path);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
    },
  );
});

describe('what is not built', () => {
  it.each([
    ['/', 'dashboard'],
    ['/luciole.js', 'widget'],
  ])('%s says so', async (path, name) => {
    const bare = await openTestApp();
    const response = await bare.request(path);
    expect(response.status).toBe(503);
    expect(((await response.json()) as { detail: string }).detail).toContain(`The ${name} is not built`);
    await bare.close();
  });
});
