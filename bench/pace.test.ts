import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { pace } from './pace.js';

const HELD_MS = 200;

it('counts the time that a request waited for a connection into its latency', async () => {
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    response.statusCode = asked === 3 ? 503 : 202;
    // The first one keeps the only connection busy.
    setTimeout(() => response.end('{}'), asked === 1 ? HELD_MS : 0);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { answers, statuses, latenciesMs } = await pace({
    port,
    perSecond: 200,
    seconds: 0.05,
    connections: 1,
    next: () => 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n',
  });
  server.close();
  expect({ answers, asked, statuses }).toEqual({ answers: 10, asked: 10, statuses: { 202: 9, 503: 1 } });
  // Ten requests are due within 50 ms, and none but the first is sent before the first was answered.
  expect(Math.min(...latenciesMs)).toBeGreaterThan(HELD_MS - 60);
});
