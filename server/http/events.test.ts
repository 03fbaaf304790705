import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { MAX_BODY_BYTES, mintToken, type EventBatch } from '../../protocol/index.js';
import type { Store } from '../store/port.js';
import { createMemoryStore } from '../store/memory/memory-store.js';
import { event, NOW, openTestApp, ORIGIN } from '../test-app.js';
import { eventSchema } from './schema.js';

type TestApp = Awaited<ReturnType<typeof openTestApp>>;

const opened: TestApp[] = [];
async function open(...args: Parameters<typeof openTestApp>): Promise<TestApp> {
  const app = await openTestApp(...args);
  opened.push(app);
  return app;
}
afterAll(async () => {
  await Promise.all(opened.map((app) => app.close()));
});

const golden = (folder: string) =>
  readdirSync(new URL(`../../protocol/golden/${folder}`, import.meta.url))
    .filter((name) => name.endsWith('.json'))
    .map((name): [string, unknown] => [
      name,
      JSON.parse(readFileSync(new URL(`../../protocol/golden/${folder}${name}`, import.meta.url), 'utf8')),
    ]);

describe('POST /v1/events', () => {
  let t: TestApp;
  beforeEach(async () => {
    t = await open();
  });

  it('accepts events and counts them', async () => {
    const { status, body } = await t.post([
      event('landing'),
      event('view'),
      event('share', { token: mintToken('whatsapp', 1, NOW) }),
      event('conversion', { value: 12.5, currency: 'EUR', order: 'A-1' }),
    ]);
    expect(status).toBe(202);
    expect(body).toEqual({ accepted: 4, duplicates: 0, rejected: [] });
    expect(await t.totals()).toMatchObject({ landings: 1, views: 1, shares: 1, conversions: 1, left_out: 0 });
  });

  it('takes application/json as well, with parameters', async () => {
    const { status } = await t.post([event('view')], { 'content-type': 'Application/JSON; charset=utf-8' });
    expect(status).toBe(202);
  });

  it('counts a repeated id once, in the batch and across batches (rule 11)', async () => {
    const view = event('view');
    expect((await t.post([view, view])).body).toEqual({ accepted: 1, duplicates: 1, rejected: [] });
    const replay = await t.post([view]);
    expect(replay.status).toBe(202);
    expect(replay.body).toEqual({ accepted: 0, duplicates: 1, rejected: [] });
    expect(await t.totals()).toMatchObject({ views: 1 });
  });

  it('keeps the good events beside bad ones and says what is wrong with each', async () => {
    const { status, body } = await t.post([
      event('view'),
      event('view', { id: 'short' }),
      'not an event',
      null,
      event('share', { channel: 'pigeon' }),
      event('landing', { at: NOW - 25 * 3_600_000 }),
      event('landing', { page: 'https://elsewhere.example/' }),
      event('view'),
    ]);
    expect(status).toBe(202);
    expect(body.accepted).toBe(2);
    expect(body.rejected.map(({ index, reason }) => [index, reason])).toEqual([
      [1, 'malformed'],
      [2, 'malformed'],
      [3, 'malformed'],
      [4, 'malformed'],
      [5, 'too-old'],
      [6, 'foreign-page'],
    ]);
    expect(body.rejected[0]).toMatchObject({
      id: 'short',
      detail: expect.stringContaining('id: must be 8 to 32') as string,
    });
    expect(body.rejected[1]).toMatchObject({ id: null });
    expect(await t.totals()).toMatchObject({ views: 2 });
  });

  it('shows what was refused as left out, even where nothing could be accepted', async () => {
    const { status, body } = await t.post([event('view', { page: 'https://elsewhere.example/' }), 7]);
    expect(status).toBe(400);
    expect(body).toMatchObject({ status: 400, title: 'Bad Request' });
    expect(body.rejected).toHaveLength(2);
    expect(await t.leftOut()).toEqual({ malformed: 1, 'foreign-page': 1 });
  });

  describe('takes every golden payload', () => {
    it.each(golden(''))('%s', async (_, payload) => {
      const batch = payload as EventBatch;
      await t.store.putSite({
        id: batch.site,
        origins: ['http://localhost:8788'],
        timezone: 'Europe/Paris',
        createdAt: 0,
      });
      const { status, body } = await t.postBody(JSON.stringify(payload), { origin: 'http://localhost:8788' });
      expect(body).toEqual({ accepted: batch.events.length, duplicates: 0, rejected: [] });
      expect(status).toBe(202);
      for (const each of batch.events) expect(eventSchema.parse(each)).toEqual(each);
    });
  });

  describe('refuses every golden mistake with its reason', () => {
    it.each(golden('invalid/'))('%s', async (_, payload) => {
      const { rejection, batch } = payload as { rejection: string; batch: EventBatch };
      await t.store.putSite({
        id: 'demo',
        origins: ['http://localhost:8788'],
        timezone: 'Europe/Paris',
        createdAt: 0,
      });
      const { status, body } = await t.postBody(JSON.stringify(batch), { origin: 'http://localhost:8788' });
      expect(status).toBe(400);
      expect(body.rejected).toMatchObject([{ index: 0, reason: rejection }]);
    });
  });

  it('ignores fields it does not know', async () => {
    const { status } = await t.post([event('view', { colour: 'amber', __proto__: null })]);
    expect(status).toBe(202);
  });

  it('takes a title of characters that show nothing for none', () => {
    // Zero-width space, right-to-left override, Hangul filler, variation selector, blank of Braille.
    for (const title of ['\u200b', '\u202e\u202c', '\u3164', '\ufe0f \u{e0061}', '\u2800'])
      expect(eventSchema.parse(event('view', { title }))).not.toHaveProperty('title', expect.anything());
    for (const title of ['\u200fשלום', '👩\u200d🚀', '–'])
      expect(eventSchema.parse(event('view', { title }))).toMatchObject({ title });
  });

  it('cuts long titles rather than refusing them, and never through a character', () => {
    expect(eventSchema.parse(event('view', { title: `${'a'.repeat(299)}🪲 and more` }))).toMatchObject({
      title: 'a'.repeat(299),
    });
    expect(eventSchema.parse(event('view', { title: 'one\n\ttwo \ud800 three' }))).toMatchObject({
      title: 'one two \ufffd three',
    });
  });

  it('takes empty optional fields for missing ones', () => {
    const parsed = eventSchema.parse(
      event('landing', { token: '', referrer: '', title: ' ', utm: { source: '' } }),
    );
    expect(JSON.parse(JSON.stringify(parsed))).not.toHaveProperty('title');
    expect(JSON.parse(JSON.stringify(parsed))).toMatchObject({ utm: {} });
  });

  it('keeps a landing whose token is none', async () => {
    await t.post([event('landing', { token: 'x'.repeat(5000) })]);
    expect(await t.totals()).toMatchObject({ landings: 1, arrivals: 0 });
  });

  describe('decides who may report', () => {
    it.each([
      ['another origin', 'https://evil.example'],
      ['the same host by another scheme', 'http://www.example.org'],
      ['a longer host', 'https://www.example.org.evil.example'],
      ['an opaque origin', 'null'],
      ['no origin', undefined],
      ['an empty origin', ''],
    ])('refuses %s', async (_, origin) => {
      const { status, body } = await t.post([event('view')], { origin });
      expect(status).toBe(403);
      expect(body.detail).toMatch(/origin/);
      expect(await t.totals()).toMatchObject({ views: 0 });
    });

    it.each(['nowhere', '', '../gazette', '__proto__', 'constructor', 'GAZETTE', 'x'.repeat(500)])(
      'knows no site "%s"',
      async (site) => {
        const { status, body } = await t.postBody(JSON.stringify({ site, events: [event('view')] }));
        expect(status).toBe(404);
        expect(body.detail).toContain('no such site');
      },
    );
  });

  describe('survives hostile bodies', () => {
    const batch = (fields: string) => `{"site":"gazette","events":[${fields}]}`;
    const invalidUtf8 = new Uint8Array([...Buffer.from('{"site":"gazette","events":["'), 0xff, 0xc0, 0x22]);

    it.each<[string, string | Uint8Array<ArrayBuffer>, number]>([
      ['an empty body', '', 400],
      ['a word', 'hello', 400],
      ['half a batch', '{"site":"gazette","events":[', 400],
      ['null', 'null', 400],
      ['a list', '[]', 400],
      ['a number', '1e999', 400],
      ['bytes that are not UTF-8', invalidUtf8, 400],
      ['100,000 open brackets', '['.repeat(100_000), 400],
      ['100,000 nested lists', '['.repeat(100_000) + ']'.repeat(100_000), 400],
      ['nested lists as an event', batch('['.repeat(60_000) + ']'.repeat(60_000)), 400],
      [
        'a nested title',
        batch(JSON.stringify(event('view')).replace('{', `{"title":${'['.repeat(9000)}${']'.repeat(9000)},`)),
        400,
      ],
      ['no events', batch(''), 400],
      ['events that are no list', '{"site":"gazette","events":{"length":1}}', 400],
      ['101 events', batch(Array.from({ length: 101 }, () => '{}').join()), 400],
      ['a site that is a number', '{"site":7,"events":[{}]}', 400],
      ['a clock that is a text', `{"site":"gazette","sent":"${NOW}","events":[{}]}`, 400],
      ['an infinite clock', '{"site":"gazette","sent":1e999,"events":[{}]}', 400],
      ['NaN', `{"site":"gazette","sent":NaN,"events":[{}]}`, 400],
      ['an infinite time', batch(JSON.stringify(event('view')).replace(/"at":\d+/, '"at":1e999')), 400],
      ['a time that is a text', batch(JSON.stringify(event('view', { at: String(NOW) }))), 400],
      ['a negative time', batch(JSON.stringify(event('view', { at: -1 }))), 400],
      ['a value that is a text', batch(JSON.stringify(event('conversion', { value: '12' }))), 400],
      ['a script as a page', batch(JSON.stringify(event('view', { page: 'javascript:alert(1)' }))), 400],
      [
        'a page without end',
        batch(JSON.stringify(event('view', { page: `${ORIGIN}/${'a'.repeat(3000)}` }))),
        400,
      ],
      ['an event that is all prototype', batch('{"__proto__":{"type":"view"},"constructor":1}'), 400],
      ['a channel of the prototype', batch(JSON.stringify(event('share', { channel: 'constructor' }))), 400],
      ['a type of the prototype', batch(JSON.stringify(event('toString'))), 400],
      ['more than fits', batch(JSON.stringify(event('view', { title: 'a'.repeat(MAX_BODY_BYTES) }))), 413],
      [
        'a title of ten megabytes',
        batch(JSON.stringify(event('view', { title: 'a'.repeat(10_000_000) }))),
        413,
      ],
    ])('%s', async (_, body, status) => {
      const answer = await t.postBody(body);
      expect(answer.status).toBe(status);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(answer.body).toMatchObject({ type: 'about:blank', status });
      expect(answer.body.detail).toMatch(/\.$|:/);
      expect(await t.totals()).toMatchObject({ views: 0, conversions: 0, shares: 0 });
      expect(({} as Record<string, unknown>).type).toBeUndefined();
    });

    it('takes 100 events with prototype keys among their fields', async () => {
      const events = Array.from({ length: 100 }, () =>
        JSON.stringify(event('landing')).replace(
          '{',
          '{"__proto__":{"token":"x"},"utm":{"__proto__":1,"constructor":{}},',
        ),
      );
      const { status, body } = await t.postBody(batch(events.join()));
      expect(status).toBe(202);
      expect(body.accepted).toBe(100);
    });

    it.each([
      ['another type', { 'content-type': 'application/x-www-form-urlencoded' }],
      ['no type', { 'content-type': undefined }],
      ['multipart', { 'content-type': 'multipart/form-data; boundary=x' }],
      ['compressed', { 'content-encoding': 'gzip' }],
    ])('refuses a body that is %s', async (_, headers) => {
      const body = new TextEncoder().encode(batch(JSON.stringify(event('view'))));
      expect((await t.postBody(body, headers)).status).toBe(415);
    });

    it.each([
      ['a forged clock', { sent: 0 }],
      ['a clock a year ahead', { sent: NOW + 365 * 86_400_000 }],
      ['a clock at the end of time', { sent: 8.64e15 }],
    ])('%s makes no event older or younger than it was (rule 10)', async (_, { sent }) => {
      const events = [event('view', { at: sent }), event('view', { at: 1 }), event('view', { at: 8.64e15 })];
      const { status } = await t.postBody(JSON.stringify({ site: 'gazette', sent, events }));
      expect(status).toBe(202);
      const rows = await t.store.stats({
        site: 'gazette',
        from: '1970-01-01',
        to: '2999-12-31',
        by: 'day',
        limit: 9,
      });
      for (const { key } of rows.rows) expect(['2026-11-22', '2026-11-23', '2026-11-24']).toContain(key);
    });

    it.each([
      ['cookies and keys', { cookie: 'a=b; '.repeat(500), authorization: 'Bearer nonsense' }],
      ['an address list of garbage', { 'x-forwarded-for': `${'a,'.repeat(2000)}<script>` }],
      ['an endless agent', { 'user-agent': 'A'.repeat(8000) }],
      ['no agent and no language', { 'user-agent': undefined, 'accept-language': undefined }],
      ['a strange language', { 'accept-language': '*;q=9, \u00e9\u00e9, ;;;' }],
      ['signals that are none', { 'sec-gpc': 'yes', dnt: 'unspecified' }],
    ])('is not confused by headers: %s', async (_, headers) => {
      expect((await t.post([event('view')], headers, '10.0.0.1')).status).toBe(202);
    });

    it('answers anything with a status of its own, never 500', async () => {
      await fc.assert(
        fc.asyncProperty(fc.json(), fc.dictionary(fc.string(), fc.jsonValue()), async (json, fields) => {
          const bodies = [
            json,
            JSON.stringify({ site: 'gazette', events: [{ ...event('landing'), ...fields }] }),
            `{"site":"gazette","events":[${json}]}`,
          ];
          for (const body of bodies) expect([202, 400, 404]).toContain((await t.postBody(body)).status);
        }),
        { numRuns: 60 },
      );
    });
  });

  describe('honours the wish not to be followed (rule 13)', () => {
    it.each([
      ['Global Privacy Control', { 'sec-gpc': '1' }, undefined],
      ['Do Not Track', { dnt: '1' }, undefined],
      ['a signal seen by script', {}, true],
    ])('by %s: counted, without a visitor', async (_, headers, signal) => {
      const { status } = await t.postBody(
        JSON.stringify({ site: 'gazette', signal, events: [event('landing')] }),
        headers,
      );
      expect(status).toBe(202);
      expect(await t.totals()).toMatchObject({ landings: 1, visitors: null });
    });
  });

  describe('tells readers apart by address (rule 7)', () => {
    const visitorsOf = async (requests: [peer: string, forwardedFor?: string][]) => {
      const app = await open();
      for (const [peer, forwardedFor] of requests)
        await app.post([event('landing')], { 'x-forwarded-for': forwardedFor }, peer);
      return (await app.totals()).visitors;
    };

    it('believes X-Forwarded-For from a trusted proxy', async () => {
      expect(
        await visitorsOf([
          ['10.0.0.1', '192.0.2.1'],
          ['10.0.0.1', '192.0.2.2'],
        ]),
      ).toBe(2);
    });

    it('does not believe it from anybody else', async () => {
      expect(
        await visitorsOf([
          ['192.0.2.9', '192.0.2.1'],
          ['192.0.2.9', '192.0.2.2'],
        ]),
      ).toBe(1);
    });

    it('does not believe what a client wrote in front of its own address', async () => {
      expect(
        await visitorsOf([
          ['10.0.0.1', '1.1.1.1, 192.0.2.1'],
          ['10.0.0.1', '2.2.2.2, 192.0.2.1'],
        ]),
      ).toBe(1);
    });
  });

  describe('lets pages of other origins report', () => {
    it('answers a preflight', async () => {
      const response = await t.request('/v1/events', {
        method: 'OPTIONS',
        headers: { origin: ORIGIN, 'access-control-request-method': 'POST' },
      });
      expect(response.status).toBe(204);
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(response.headers.get('access-control-allow-headers')).toBe('content-type');
      expect(response.headers.has('access-control-allow-credentials')).toBe(false);
    });

    it('lets them read refusals too, so that a page knows not to try again', async () => {
      for (const headers of [{}, { origin: 'https://evil.example' }, { 'content-type': 'text/css' }]) {
        const answer = await t.post([event('view')], headers);
        expect(answer.headers.get('access-control-allow-origin')).toBe('*');
        expect(answer.headers.get('access-control-expose-headers')).toBe('Retry-After');
      }
    });
  });

  it('asks the client to come back when the store cannot write, and logs it', async () => {
    const store: Store = Object.assign(createMemoryStore(), {
      append: () => Promise.reject(new Error('disk full')),
    });
    const failing = await open({ store });
    const { status, headers, body } = await failing.post([event('view')]);
    expect(status).toBe(503);
    expect(headers.get('retry-after')).toBe('5');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(JSON.stringify(body)).not.toContain('disk full');
    expect(failing.logged.some((line) => line.startsWith('The events could not be written'))).toBe(true);
  });

  it('answers only once the events are on record', async () => {
    const { promise: written, resolve: write } = withResolvers();
    const store = createMemoryStore();
    const append = store.append.bind(store);
    store.append = (batch) => written.then(() => append(batch));
    const slow = await open({ store });
    let answered = false;
    const answer = slow.post([event('view')]).then((result) => {
      answered = true;
      return result;
    });
    await slow.request('/healthz');
    expect(answered).toBe(false);
    write(undefined);
    expect((await answer).status).toBe(202);
  });

  it('logs no address, agent or page', async () => {
    await t.post([event('view'), 'bad'], { 'x-forwarded-for': '198.51.100.77' }, '192.0.2.55');
    expect(t.logged.length).toBeGreaterThan(0);
    expect(t.logged.join()).not.toMatch(/198\.51|192\.0\.2|Mozilla|fireflies/);
  });
});

function withResolvers(): { promise: Promise<undefined>; resolve: (value: undefined) => void } {
  let resolve: (value: undefined) => void = () => undefined;
  const promise = new Promise<undefined>((done) => (resolve = done));
  return { promise, resolve };
}
