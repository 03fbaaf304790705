import { once } from 'node:events';
import { Agent, request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { MAX_BODY_BYTES } from '../protocol/index.js';
import { parseRanges } from './http/client-address.js';
import { GRACE_MS, LIMITS, listen } from './listen.js';
import { createMemoryStore } from './store/memory/memory-store.js';
import type { Store } from './store/port.js';
import { AGENT, event, NOW, openTestApp, ORIGIN } from './test-app.js';

const opened: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.close();
});

async function open(
  ...args: Parameters<typeof openTestApp>
): Promise<{ t: Awaited<ReturnType<typeof openTestApp>>; port: number }> {
  const t = await openTestApp(...args);
  opened.push(t);
  const listening = await listen(t.app, { host: '127.0.0.1', port: 0 });
  opened.push(listening);
  return { t, port: listening.port };
}

/** Everything the server says on a connection until `enough` of it was said or the server ends it. */
async function talk(socket: Socket, enough: RegExp = /$^/): Promise<string> {
  let said = '';
  for await (const chunk of socket.setEncoding('utf8')) {
    said += chunk as string;
    if (enough.test(said)) break;
  }
  return said;
}

const head = (...headers: string[]) =>
  [
    'POST /v1/events HTTP/1.1',
    'Host: localhost',
    `Origin: ${ORIGIN}`,
    'Content-Type: text/plain',
    ...headers,
    '',
    '',
  ].join('\r\n');

describe('a listening server', () => {
  it('takes events over a socket', async () => {
    const { t, port } = await open();
    const response = await fetch(`http://127.0.0.1:${port}/v1/events`, {
      method: 'POST',
      headers: { origin: ORIGIN, 'content-type': 'text/plain;charset=UTF-8', 'user-agent': AGENT },
      body: JSON.stringify({ site: 'gazette', sent: NOW, events: [event('view')] }),
    });
    expect(response.status).toBe(202);
    expect(await t.totals()).toMatchObject({ views: 1 });
  });

  it('refuses a body that says it is too large before it is sent', async () => {
    const { port } = await open();
    const socket = connect(port, '127.0.0.1');
    socket.write(head('Content-Length: 10000000'));
    expect(await talk(socket, /not|events at a time/)).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('stops reading a body that does not say how large it is', async () => {
    const { port } = await open();
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    socket.write(head('Transfer-Encoding: chunked'));
    const chunk = `4000\r\n${'a'.repeat(0x4000)}\r\n`;
    // One chunk more than fits, and never the end.
    for (let bytes = 0; bytes <= MAX_BODY_BYTES; bytes += 0x4000) socket.write(chunk);
    expect(await talk(socket, /events at a time/)).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('outlives a client that goes away in the middle', async () => {
    const { t, port } = await open();
    const socket = connect(port, '127.0.0.1');
    socket.write(head('Content-Length: 1000') + '{"site":');
    await once(socket, 'connect');
    socket.destroy();
    await once(socket, 'close');
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    expect(await t.totals()).toMatchObject({ views: 0 });
    expect(t.logged.join()).not.toContain('a request failed');
  });

  it.each([
    ['two lengths', head('Content-Length: 5', 'Content-Length: 6') + 'hello'],
    ['a length and chunks', head('Content-Length: 5', 'Transfer-Encoding: chunked') + '0\r\n\r\n'],
    ['headers without end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`],
    ['a line feed in a header', 'GET /healthz HTTP/1.1\r\nHost: x\r\nX-Request-Id: a\nb\r\n\r\n'],
    ['no HTTP at all', 'HELO there\r\n\r\n'],
  ])('refuses %s', async (_, request) => {
    const { port } = await open();
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    socket.write(request);
    expect(await talk(socket)).toMatch(/^HTTP\/1\.1 4\d\d /);
  });

  it.each(['', 'Host: <script>\r\n', 'Host: a b\r\n'])('does not fail on the host %j', async (host) => {
    const { port } = await open();
    const socket = connect(port, '127.0.0.1');
    socket.write(`GET /healthz HTTP/1.1\r\n${host}Connection: close\r\n\r\n`);
    expect(await talk(socket)).toMatch(/^HTTP\/1\.1 400 /);
  });

  it.each([
    ['127.0.0.1', 2],
    ['10.0.0.0/8', 1],
  ])('trusting %s, sees %i readers where its peer forwards for two', async (proxies, visitors) => {
    const { t, port } = await open({ trustProxy: parseRanges(proxies) });
    for (const address of ['192.0.2.1', '192.0.2.2'])
      await fetch(`http://127.0.0.1:${port}/v1/events`, {
        method: 'POST',
        headers: {
          origin: ORIGIN,
          'content-type': 'text/plain',
          'user-agent': AGENT,
          'x-forwarded-for': address,
        },
        body: JSON.stringify({ site: 'gazette', sent: NOW, events: [event('landing')] }),
      });
    expect(await t.totals()).toMatchObject({ landings: 2, visitors });
  });

  describe('with a client that takes its time', () => {
    const within = (limits: Partial<typeof LIMITS.serverOptions>, changes: Partial<typeof LIMITS> = {}) => ({
      ...LIMITS,
      serverOptions: { ...LIMITS.serverOptions, connectionsCheckingInterval: 20, ...limits },
      ...changes,
    });
    const openWithin = async (limits: typeof LIMITS) => {
      const t = await openTestApp();
      opened.push(t);
      const listening = await listen(t.app, { host: '127.0.0.1', port: 0, limits });
      opened.push(listening);
      return listening.port;
    };

    it.each([
      ['sends no headers', '', { headersTimeout: 50 }],
      ['never ends its headers', 'POST /v1/events HTTP/1.1\r\nHost: x\r\n', { headersTimeout: 50 }],
      ['never ends its body', head('Content-Length: 1000') + '{', { headersTimeout: 50, requestTimeout: 50 }],
    ])('cuts off one that %s', async (_, sent, limits) => {
      const socket = connect(await openWithin(within(limits)), '127.0.0.1').on('error', () => undefined);
      socket.write(sent);
      expect(await talk(socket)).toMatch(/^HTTP\/1\.1 408 /);
    });

    it('closes a connection on which nothing moves any more', async () => {
      const port = await openWithin(within({}, { silenceMs: 50 }));
      const socket = connect(port, '127.0.0.1').on('error', () => undefined);
      expect(await talk(socket)).toBe('');
    });

    it('has so many connections at a time, and no more', async () => {
      const port = await openWithin(within({}, { maxConnections: 1 }));
      const first = connect(port, '127.0.0.1');
      await once(first, 'connect');
      const second = connect(port, '127.0.0.1').on('error', () => undefined);
      expect(await talk(second)).toBe('');
      first.write('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
      expect(await talk(first)).toMatch(/^HTTP\/1\.1 200 /);
    });
  });

  it('says in a sentence that its port is taken', async () => {
    const { t, port } = await open();
    await expect(listen(t.app, { host: '127.0.0.1', port })).rejects.toThrow(
      `Something already listens at 127.0.0.1:${port}.`,
    );
  });

  it('answers by every address of localhost', async () => {
    const t = await openTestApp();
    opened.push(t);
    const listening = await listen(t.app, { host: 'localhost', port: 0 });
    opened.push(listening);
    for (const host of ['127.0.0.1', 'localhost'])
      expect((await fetch(`http://${host}:${listening.port}/healthz`)).status).toBe(200);
  });

  it('finishes the requests under way when it is closed', async () => {
    const { promise: asked, resolve: ask } = signal();
    const { promise: answered, resolve: answer } = signal();
    const listening = await listen(
      {
        fetch: async () => {
          ask();
          await answered;
          return new Response('done');
        },
      },
      { host: '127.0.0.1', port: 0 },
    );
    const response = fetch(`http://127.0.0.1:${listening.port}/`);
    await asked;
    const closed = listening.close();
    answer();
    expect(await (await response).text()).toBe('done');
    await closed;
    await expect(fetch(`http://127.0.0.1:${listening.port}/`)).rejects.toThrow();
  });
});

describe('a server that is stopped', () => {
  it('acknowledges the events under way, and then ends connections that are kept alive', async () => {
    const { promise: asked, resolve: ask } = signal();
    const { promise: written, resolve: write } = signal();
    const memory = createMemoryStore();
    const store: Store = {
      ...memory,
      append: async (batch) => {
        ask();
        await written;
        return memory.append(batch);
      },
    };
    const t = await openTestApp({ store });
    opened.push(t);
    const listening = await listen(t.app, { host: '127.0.0.1', port: 0 });
    const agent = new Agent({ keepAlive: true });
    const request = httpRequest({
      agent,
      port: listening.port,
      host: '127.0.0.1',
      path: '/v1/events',
      method: 'POST',
      headers: { origin: ORIGIN, 'content-type': 'text/plain', 'user-agent': AGENT },
    });
    const response = once(request, 'response') as Promise<[{ statusCode: number; resume(): void }]>;
    request.end(JSON.stringify({ site: 'gazette', sent: NOW, events: [event('view')] }));
    await asked;
    const stoppedAt = performance.now();
    const closed = listening.close();
    write();
    const [answer] = await response;
    answer.resume();
    expect(answer.statusCode).toBe(202);
    await closed;
    expect(performance.now() - stoppedAt).toBeLessThan(GRACE_MS);
    expect(await t.totals()).toMatchObject({ views: 1 });
    agent.destroy();
  });
});

function signal(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
