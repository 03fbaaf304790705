import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { MAX_BODY_BYTES } from '../protocol/limits.js';
import { createDemo } from './app.js';
import { LANGUAGES } from './language.js';
import { atlasPath, homePath, sectionPath, storyPath } from './paths.js';
import { READERS } from './readers.js';
import { editionsIn, STORIES } from './stories/index.js';
import type { SectionId } from './stories/story.js';
import { WORDS } from './words.js';

const collectorUrl = 'http://localhost:8787';
const app = createDemo({ collectorUrl });

const BREAD = '/en/bread-for-tomorrow';

const pages = LANGUAGES.flatMap((language) => [
  homePath(language),
  atlasPath(language),
  ...(Object.keys(WORDS[language].sections) as SectionId[]).map((section) => sectionPath(language, section)),
  ...editionsIn(language).map(storyPath),
]);

async function read(path: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await app.request(`http://localhost:8788${path}`, { headers });
  expect(response.status).toBe(200);
  return response.text();
}

describe('the magazine', () => {
  it('has at least six stories, three of them in both languages', () => {
    expect(STORIES.length).toBeGreaterThanOrEqual(6);
    expect(STORIES.filter(({ texts }) => texts.en && texts.fr).length).toBeGreaterThanOrEqual(3);
  });

  it.each(pages)('carries the tag and the element, once each, on %s', async (path) => {
    const page = await read(path);
    expect(page.match(/<script\s+async\s+src="http:\/\/localhost:8787\/luciole\.js"/g)).toHaveLength(1);
    expect(page.match(/<luciole-share><\/luciole-share>/g)).toHaveLength(1);
    expect(page).toContain(`<link rel="canonical" href="http://localhost:8788${path}"`);
    expect(page).toContain(`<html lang="${path.slice(1, 3)}">`);
    expect(page).not.toMatch(/\sstyle=|<style|\son\w+=/);
  });

  it('has only links of its own that lead somewhere', async () => {
    const links = new Set<string>();
    for (const path of pages) {
      for (const [, link] of (await read(path)).matchAll(/(?:href|src)="(\/[^"]*)"/g)) links.add(link!);
    }
    for (const link of links) expect([link, (await app.request(link)).status]).toEqual([link, 200]);
  });

  it('opens in the language the browser asks for, under one address', async () => {
    expect(await read('/', { 'accept-language': 'fr-BE,fr;q=0.9,en;q=0.5' })).toContain('<html lang="fr">');
    expect(await read('/', { 'accept-language': 'en;q=0.3,fr;q=0.2' })).toContain('<html lang="en">');
    expect(await read('/')).toContain('<html lang="en">');
  });

  it('serves one story under a strict policy that its own page can live with', async () => {
    const policy = (await app.request(BREAD)).headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain('script-src http://localhost:8787;');
    expect(policy).toContain("style-src 'self'");
    expect(policy).not.toContain('unsafe');
  });

  it('has one story whose links carry the token in the query', async () => {
    expect(await read('/fr/un-lit-qui-avance')).toContain('data-placement="query"');
    expect(await read(BREAD)).not.toContain('data-placement');
  });

  it('has one story whose address carries a token, and says so', async () => {
    const story = await read('/en/letters-with-no-news');
    expect(story).toContain('data-address-bar');
    expect(story).toContain('share or return');
    expect(await read(BREAD)).not.toContain('data-address-bar');
  });

  it('reports nothing from a page that does not exist', async () => {
    const response = await app.request('/fr/rien');
    expect(response.status).toBe(404);
    const page = await response.text();
    expect(page).toContain('<html lang="fr">');
    expect(page).not.toContain('luciole.js');
    expect(page).not.toContain('<form');
  });

  it('keeps French punctuation with its word', async () => {
    const page = await read('/fr/la-carte-pliee');
    expect(page).not.toMatch(/« | [»;:!?](?!\w)(?=[^<>]*<)/);
  });
});

describe('the readers', () => {
  const choose = (path: string, reader: string) =>
    app.request(path, {
      method: 'POST',
      body: `reader=${reader}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });

  it('read as Anna unless told otherwise', async () => {
    expect(await read(BREAD)).toContain('data-api="http://localhost:8788/as/anna"');
    expect(await read(BREAD, { cookie: 'demi-jour-reader=__proto__' })).toContain('/as/anna"');
    expect(await read(BREAD, { cookie: 'demi-jour-reader=chloe' })).toContain('/as/chloe"');
  });

  it('change in place, keeping the query', async () => {
    const response = await choose(`${BREAD}?ds=abc&page=2`, 'bruno');
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`${BREAD}?ds=abc&page=2`);
    expect(response.headers.get('set-cookie')).toMatch(
      /^demi-jour-reader=bruno; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  it('are only those three', async () => {
    expect((await choose(BREAD, 'mallory')).status).toBe(400);
    expect((await choose(BREAD, 'constructor')).status).toBe(400);
    expect((await app.request('/as/mallory/v1/events', { method: 'POST', body: '{}' })).status).toBe(404);
  });

  it('are never sent to another site', async () => {
    expect((await choose('http://localhost//example.org/', 'bruno')).status).toBe(404);
  });

  it('report to the host by which the page was opened, if it is one of its own', async () => {
    const apiAt = async (url: string) =>
      /data-api="([^"]+)"/.exec(await (await app.request(url)).text())?.[1];
    expect(await apiAt(`http://127.0.0.1:8788${BREAD}`)).toBe('http://127.0.0.1:8788/as/anna');
    expect(await apiAt(`http://evil.example:8788${BREAD}`)).toBe('http://localhost:8788/as/anna');
  });
});

describe('the way to the collector', () => {
  const open: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of open.splice(0)) await close();
  });

  async function collector(): Promise<{
    url: string;
    requests: { request: IncomingMessage; body: string }[];
  }> {
    const requests: { request: IncomingMessage; body: string }[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8');
      request.on('data', (text: string) => (body += text));
      request.on('end', () => {
        requests.push({ request, body });
        response.writeHead(request.method === 'OPTIONS' ? 204 : 429, {
          'retry-after': '7',
          'access-control-allow-origin': '*',
          'content-type': 'application/problem+json',
        });
        response.end(request.method === 'OPTIONS' ? undefined : '{"status":429}');
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    open.push(async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    });
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
  }

  it("passes a report on with the reader's address and the browser's own words, and the answer back", async () => {
    const { url, requests } = await collector();
    const response = await createDemo({ collectorUrl: `${url}/` }).request('/as/bruno/v1/events', {
      method: 'POST',
      body: '{"site":"demo","events":[]}',
      headers: {
        origin: 'http://localhost:8788',
        'content-type': 'text/plain;charset=UTF-8',
        'user-agent': 'Tried/1.0',
        'accept-language': 'fr',
        'sec-gpc': '1',
        dnt: '1',
        'x-forwarded-for': '8.8.8.8',
        cookie: 'demi-jour-reader=bruno',
      },
    });
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('7');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(await response.json()).toEqual({ status: 429 });
    expect(requests).toHaveLength(1);
    const { request, body } = requests[0]!;
    expect(body).toBe('{"site":"demo","events":[]}');
    expect(request.url).toBe('/v1/events');
    expect(request.headers).toMatchObject({
      origin: 'http://localhost:8788',
      'content-type': 'text/plain;charset=UTF-8',
      'user-agent': 'Tried/1.0',
      'accept-language': 'fr',
      'sec-gpc': '1',
      dnt: '1',
      'x-forwarded-for': READERS.bruno.address,
    });
    expect(request.headers.cookie).toBeUndefined();
  });

  it('puts no agent and no language in the place of missing ones', async () => {
    const { url, requests } = await collector();
    await createDemo({ collectorUrl: url }).request('/as/anna/v1/events', { method: 'POST', body: '{}' });
    expect(requests[0]!.request.headers['user-agent'] ?? '').toBe('');
    expect(requests[0]!.request.headers['accept-language'] ?? '').toBe('');
  });

  it('passes a preflight on', async () => {
    const { url, requests } = await collector();
    const response = await createDemo({ collectorUrl: url }).request('/as/chloe/v1/events', {
      method: 'OPTIONS',
      headers: { origin: 'http://localhost:8788', 'access-control-request-method': 'POST' },
    });
    expect(response.status).toBe(204);
    expect(requests[0]!.request.headers['access-control-request-method']).toBe('POST');
  });

  it('takes no more than a collector would', async () => {
    const response = await app.request('/as/anna/v1/events', {
      method: 'POST',
      body: 'x'.repeat(MAX_BODY_BYTES + 1),
    });
    expect(response.status).toBe(413);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  it('says that the collector is down, as a problem', async () => {
    const { url } = await collector();
    await open.pop()!();
    const down = createDemo({ collectorUrl: url });
    const response = await down.request('/as/anna/v1/events', { method: 'POST', body: '{}' });
    expect(response.status).toBe(502);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({
      status: 502,
      detail: expect.stringContaining('collector') as string,
    });
  });
});
