import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CheckAnswer } from '../../protocol/index.js';
import { event, openTestApp, ORIGIN, PUBLIC_URL } from '../test-app.js';
import { parseRanges } from './client-address.js';

const SCRIPT = { body: new Uint8Array(), brotli: undefined, type: 'text/javascript', hash: 'x' };
const widget = new Map([['/luciole.js', SCRIPT]]);

let server: Server;
let html = '';
let local: string;
let t: Awaited<ReturnType<typeof openTestApp>>;
let cookie: string;

beforeEach(async () => {
  server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(html);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  local = `http://localhost:${(server.address() as AddressInfo).port}`;
  t = await openTestApp({ widget, checkPrivate: parseRanges('127.0.0.0/8, ::1') });
  cookie = await t.signIn();
  await t.store.putSite({ id: 'gazette', origins: [ORIGIN, local], timezone: 'Europe/Paris', createdAt: 0 });
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await t.close();
});

const path = '/v1/sites/gazette/check';
const names = ({ findings }: CheckAnswer) => findings.map(({ finding }) => finding);
const noticed = async () => names((await t.ask<CheckAnswer>('GET', path, { cookie })).body);
const check = (page: string) =>
  t.ask<CheckAnswer & { detail?: string }>('POST', path, { cookie, body: { page } });

describe('the check', () => {
  it('follows a tag from never loaded to views that arrive', async () => {
    expect(await noticed()).toEqual(['never-fetched']);
    await t.request('/luciole.js', { headers: { referer: `${ORIGIN}/` } });
    expect(await noticed()).toEqual(['fetched-but-silent']);
    await t.postBody(JSON.stringify({ site: 'gazete', events: [event('view')] }));
    await t.post([event('view')], { origin: 'https://example.org' });
    expect(await noticed()).toEqual(['origin-refused', 'id-unknown', 'fetched-but-silent']);
    await t.post([event('view')]);
    expect(await noticed()).toEqual(['views-arrived', 'origin-refused', 'id-unknown']);
  });

  it('looks at a page of the site and says what it found there', async () => {
    html = `<script async src="${PUBLIC_URL}/luciole.js" data-site="gazette"></script>`;
    const { body } = await check(`${local}/story`);
    expect(body.page).toBe(`${local}/story`);
    expect(names(body)).toEqual(['tag-found', 'element-missing', 'never-fetched']);
    html = '<p>';
    expect(names((await check(local)).body)).toEqual(['tag-missing', 'never-fetched']);
  });

  it('looks at no page that is not of the site, and at no private address that was not allowed', async () => {
    expect(names((await check('https://elsewhere.example/')).body)[0]).toBe('page-elsewhere');
    const strict = await openTestApp();
    await strict.store.putSite({ id: 'gazette', origins: [local], timezone: 'UTC', createdAt: 0 });
    const asked = { cookie: await strict.signIn(), body: { page: local } };
    expect(names((await strict.ask<CheckAnswer>('POST', path, asked)).body)[0]).toBe('page-private');
    await strict.close();
  });

  it.each(['file:///etc/passwd', 'gopher://x', 'www.example.org', 'https://user:secret@www.example.org/'])(
    'refuses %s with a sentence',
    async (page) => {
      const { status, body } = await check(page);
      expect(status).toBe(400);
      expect(body.detail).toMatch(/^page: must/);
    },
  );

  it('fetches ten pages a minute and no more', async () => {
    for (let n = 0; n < 10; n += 1) expect((await check(local)).status).toBe(200);
    expect((await check(local)).status).toBe(429);
  });

  it('shows an owner nothing of other sites', async () => {
    await t.postBody(JSON.stringify({ site: 'other', events: [event('view')] }), {
      origin: 'https://x.example',
    });
    expect(await noticed()).toEqual(['never-fetched']);
  });
});
