import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventBatch, WireEvent } from '../../protocol/index.js';
import { createTransport } from './transport.js';

/** A collector that answers what it is told to, and the batches it was sent, one after the other. */
class Collector {
  answer: { status: number; headers?: Record<string, string> } = { status: 202 };
  private readonly batches: EventBatch[] = [];
  private waiting: ((batch: EventBatch) => void) | undefined;
  readonly types: (string | undefined)[] = [];
  private readonly server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      this.types.push(request.headers['content-type']);
      response.writeHead(this.answer.status, this.answer.headers).end('{}');
      const batch = JSON.parse(body) as EventBatch;
      if (this.waiting) this.waiting(batch);
      else this.batches.push(batch);
      this.waiting = undefined;
    });
  });

  start = () => new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  stop = () => {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  };
  url = () => `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1/events`;
  next = () =>
    new Promise<EventBatch>((resolve) => {
      const batch = this.batches.shift();
      if (batch) resolve(batch);
      else this.waiting = resolve;
    });
}

const event = (id: string): WireEvent => ({
  type: 'view',
  id,
  view: 'v',
  page: 'https://example.org/',
  at: 0,
});
const ids = async (batch: Promise<EventBatch>) => (await batch).events.map(({ id }) => id);
const numbered = (count: number) => Array.from({ length: count }, (_, i) => String(i));

let collector: Collector;
beforeEach(async () => {
  collector = new Collector();
  await collector.start();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await collector.stop();
});

const open = (may: () => boolean = () => true) =>
  createTransport(() => collector.url(), { site: 'demo' }, may);

/** Keeps what the transport puts off until the test lets it happen; other timers, such as fetch's own, run. */
const putOff = () => {
  const waits: { waitMs: number; happen: () => void }[] = [];
  let told: () => void = () => undefined;
  const first = new Promise<void>((resolve) => (told = resolve));
  const { setTimeout: real } = globalThis;
  const spy = (happen: () => void, waitMs: number, ...rest: []) => {
    if (happen.name !== 'flush') return real(happen, waitMs, ...rest);
    told();
    return waits.push({ waitMs, happen });
  };
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(spy as never);
  return { waits, first };
};

describe('createTransport', () => {
  it('sends what happens in one task in one request, as text', async () => {
    const [add] = open();
    add(event('a'));
    add(event('b'));
    expect(await ids(collector.next())).toEqual(['a', 'b']);
    expect(collector.types[0]).toMatch(/^text\/plain/);
  });

  it('sends nothing before it may, and then what had to wait', async () => {
    let may = false;
    const [add, flush] = open(() => may);
    add(event('a'));
    flush();
    may = true;
    add(event('b'));
    expect(await ids(collector.next())).toEqual(['a', 'b']);
  });

  it('trap: transport — what waits outlives its page, as far as a browser lets that much', async () => {
    const sending = vi.spyOn(globalThis, 'fetch');
    const [add] = open();
    add(event('a'));
    await collector.next();
    for (const id of numbered(60)) add({ ...event(id), page: `https://example.org/${'x'.repeat(2000)}` });
    expect((await ids(collector.next())).sort()).toEqual(numbered(60).sort());
    expect(sending.mock.calls.map(([, init]) => init?.keepalive)).toEqual([true, false]);
  });

  it('of more than 100 events keeps the first and the latest', async () => {
    let may = false;
    const [add, flush] = open(() => may);
    for (const id of numbered(150)) add(event(id));
    may = true;
    flush();
    expect((await ids(collector.next())).sort()).toEqual(['0', ...numbered(150).slice(51)].sort());
  });

  it.each([503, 500, 429])('after a %i, tries the same events again, before newer ones', async (status) => {
    const { waits, first } = putOff();
    collector.answer = { status };
    const [add] = open();
    add(event('a'));
    await collector.next();
    await first;
    add(event('b'));
    collector.answer = { status: 202 };
    expect(waits[0]?.waitMs).toBeGreaterThanOrEqual(500);
    waits[0]?.happen();
    expect(await ids(collector.next())).toEqual(['a', 'b']);
  });

  it('waits as long as the collector asks for', async () => {
    const { waits, first } = putOff();
    collector.answer = { status: 503, headers: { 'retry-after': '20' } };
    const [add] = open();
    add(event('a'));
    await collector.next();
    await first;
    expect(waits[0]?.waitMs).toBeGreaterThanOrEqual(20_000);
  });

  it('tries again when there is no collector', async () => {
    const { waits, first } = putOff();
    const [add] = createTransport(
      () => 'http://127.0.0.1:1/v1/events',
      { site: 'demo' },
      () => true,
    );
    add(event('a'));
    await first;
    expect(waits).toHaveLength(1);
  });

  it.each([400, 403, 404, 413])('after a %i, does not try again', async (status) => {
    const { waits } = putOff();
    collector.answer = { status };
    const [add] = open();
    add(event('a'));
    await collector.next();
    collector.answer = { status: 202 };
    add(event('sentinel'));
    expect(await ids(collector.next())).toEqual(['sentinel']);
    expect(waits).toEqual([]);
  });
});
