import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { mayReach } from '../may-reach.js';
import { fetchPage } from './fetch-page.js';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

const html = { 'content-type': 'text/html; charset=utf-8' };
const anywhere = { mayVisit: () => true, userAgent: 'Luciole' };
const visit = (url: string, bounds: Partial<Parameters<typeof fetchPage>[1]> = {}) =>
  fetchPage(new URL(url), { origins: [new URL(url).origin], ...anywhere, ...bounds });

describe('fetchPage', () => {
  it('reads a page with its policies, as a stranger', async () => {
    let asked: object = {};
    const origin = await serve((request, response) => {
      asked = request.headers;
      response.writeHead(200, [
        ['Content-Type', 'text/html'],
        ['Content-Security-Policy', "default-src 'self'"],
        ['Content-Security-Policy', 'img-src *'],
      ]);
      response.end('<p>été');
    });
    expect(await visit(`${origin}/a?b`)).toEqual({
      url: `${origin}/a?b`,
      html: '<p>été',
      policies: ["default-src 'self'", 'img-src *'],
    });
    expect(asked).not.toHaveProperty('cookie');
    expect(asked).toMatchObject({ 'user-agent': 'Luciole', 'accept-encoding': 'identity' });
  });

  it('asks no origin but those that are named', async () => {
    let asked = 0;
    const origin = await serve((_, response) => response.end(String((asked += 1))));
    expect(await visit(origin, { origins: ['https://www.example.org'] })).toMatchObject({
      finding: 'page-elsewhere',
    });
    expect(asked).toBe(0);
  });

  it('follows redirects within them, and no other', async () => {
    let stolen = 0;
    const other = await serve((_, response) => response.end(String((stolen += 1))));
    const origin = await serve((request, response) => {
      const to = { '/a': '/b', '/out': `${other}/secret`, '/loop': '/loop', '/file': 'file:///etc/passwd' }[
        request.url ?? ''
      ];
      response.writeHead(to ? 302 : 200, { ...html, ...(to && { location: to }) }).end('<p>b');
    });
    expect(await visit(`${origin}/a`)).toMatchObject({ url: `${origin}/b`, html: '<p>b' });
    expect(await visit(`${origin}/out`)).toMatchObject({ finding: 'page-redirects' });
    expect(await visit(`${origin}/file`)).toMatchObject({ finding: 'page-redirects' });
    expect(await visit(`${origin}/loop`)).toMatchObject({ finding: 'page-status' });
    expect(stolen).toBe(0);
  });

  it.each([
    'http://127.0.0.1:9/',
    'http://localhost:9/',
    'http://127.1:9/',
    'http://0x7f000001:9/',
    'http://2130706433:9/',
    'http://[::1]:9/',
    'http://[::ffff:127.0.0.1]:9/',
    'http://10.0.0.7/',
    'http://169.254.169.254/latest/meta-data',
    'http://100.64.0.1/',
    'http://192.168.1.1/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://[64:ff9b::a00:1]/',
    'http://[2002:7f00:1::]/',
    'http://0.0.0.0:9/',
    'http://255.255.255.255/',
  ])('connects to no private address, however it is written: %s', async (url) => {
    expect(await visit(url, { mayVisit: (address) => mayReach(address, []) })).toMatchObject({
      finding: 'page-private',
    });
  });

  it('reads no more than the beginning of a page without end', async () => {
    const origin = await serve((_, response) => {
      response.writeHead(200, html);
      const more = () => {
        while (response.write('x'.repeat(65_536)));
        response.once('drain', more);
      };
      more();
    });
    const page = await visit(origin);
    expect('html' in page && page.html.length).toBe(1_000_000);
  });

  it.each<[string, string, RequestListener]>([
    ['that never answers', 'page-slow', () => undefined],
    [
      'that never ends',
      'page-slow',
      (_, response) => {
        response.writeHead(200, html).write('<p>');
      },
    ],
    ['that is not there', 'page-status', (_, response) => response.writeHead(404).end()],
    ['that is none', 'page-not-html', (_, response) => response.end('{}')],
    [
      'that is packed',
      'page-not-html',
      (_, response) => response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(),
    ],
    ['whose server hangs up', 'page-unreachable', (request) => request.socket.destroy()],
    [
      'whose server would speak otherwise',
      'page-unreachable',
      (_, response) => response.writeHead(101, { Upgrade: 'x', Connection: 'upgrade' }).end(),
    ],
  ])('says what is wrong with a page %s', async (_, finding, listener) => {
    expect(await visit(await serve(listener), { timeoutMs: 300 })).toMatchObject({ finding });
  });

  it('says that nothing listens, and that a name has no address', async () => {
    expect(await visit('http://localhost:9/')).toMatchObject({ finding: 'page-unreachable' });
    expect(await visit('http://nowhere.invalid/')).toMatchObject({
      finding: expect.stringMatching(/^page-(no-address|slow)$/) as string,
    });
  });
});
