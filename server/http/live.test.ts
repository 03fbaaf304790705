import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mintToken, type LiveMessage, type Problem } from '../../protocol/index.js';
import { LiveFeed } from '../live/live-feed.js';
import { createMemoryStore } from '../store/memory/memory-store.js';
import { event, newAddress, NOW, openTestApp } from '../test-app.js';

const PATH = '/v1/sites/gazette/live';

let t: Awaited<ReturnType<typeof openTestApp>>;
const opened: Stream[] = [];
beforeEach(async () => {
  t = await openTestApp();
});
afterEach(async () => {
  vi.useRealTimers();
  for (const stream of opened.splice(0)) await stream.close();
  await t.close();
});

/** The events of a stream, one by one. */
class Stream {
  readonly #reader;
  #text = '';
  /** As browsers keep it. */
  lastId = '';

  constructor(readonly response: Response) {
    this.#reader = response.body!.getReader();
    opened.push(this);
  }

  /** Undefined where the stream is over. */
  async next(): Promise<{ event: string; data: string } | undefined> {
    const decoder = new TextDecoder();
    while (!this.#text.includes('\n\n')) {
      const { value, done } = await this.#reader.read();
      if (done) return;
      this.#text += decoder.decode(value, { stream: true });
    }
    const end = this.#text.indexOf('\n\n');
    const fields = new Map(
      this.#text
        .slice(0, end)
        .split('\n')
        .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
    );
    this.#text = this.#text.slice(end + 2);
    this.lastId = fields.get('id') ?? this.lastId;
    return { event: fields.get('event') ?? '', data: fields.get('data') ?? '' };
  }

  async message(event: string): Promise<LiveMessage> {
    for (;;) {
      const next = await this.next();
      if (!next) throw new Error(`the stream ended without ${event}`);
      if (next.event === event) return JSON.parse(next.data) as LiveMessage;
    }
  }

  close() {
    return this.#reader.cancel();
  }
}

const watch = async (headers?: Record<string, string>) => new Stream(await t.read(PATH, headers));
/** Comes back after the message of an id. */
const watchAfter = (id: string) => watch({ authorization: `Bearer ${t.key}`, 'last-event-id': id });
const shared = mintToken('telegram', 1, NOW);
const sharing = event('share', { channel: 'telegram', token: shared, at: NOW - 60_000 });

describe('the live view', () => {
  it('tells what there was, then what is shared and opened while somebody looks', async () => {
    await t.post([sharing], {}, newAddress());
    const stream = await watch();
    const { headers } = stream.response;
    expect(headers.get('content-type')).toBe('text/event-stream');
    expect(headers.get('cache-control')).toBe('no-store');
    expect((await stream.message('all')).items).toMatchObject([{ type: 'share', channel: 'telegram' }]);
    const title = '<script>alert(1)</script>\n\nevent: end';
    await t.post([event('landing', { token: shared, title })], {}, newAddress());
    const { items, counts } = await stream.message('more');
    expect(items).toEqual([
      {
        id: expect.stringMatching(/^[\w-]{12}$/) as string,
        type: 'arrival',
        at: NOW - 1000,
        page: sharing.page,
        title: expect.stringContaining('<script>') as string,
        channel: 'telegram',
        generation: 1,
        country: null,
      },
    ]);
    expect(counts).toEqual([
      { minutes: 5, shares: 1, arrivals: 1 },
      { minutes: 30, shares: 1, arrivals: 1 },
    ]);
    for (const secret of [shared, String(sharing.id), 'view-0000001'])
      expect(JSON.stringify(items)).not.toContain(secret);
  });

  it('tells nothing of what is left out', async () => {
    const stream = await watch();
    await stream.message('all');
    const same = newAddress();
    await t.post([sharing], {}, same);
    expect((await stream.message('more')).items).toHaveLength(1);
    await t.post([event('landing', { token: shared })], {}, same);
    await t.post([event('share', { channel: 'email' })], {}, newAddress());
    expect((await stream.message('more')).items).toMatchObject([{ channel: 'email' }]);
  });

  it('ends with a sentence soon after access was taken back', async () => {
    const { id, key } = t.accounts.keys.make({ site: 'gazette', scope: 'read', name: 'wall' }, 0);
    const token = (await t.accounts.links.make({ site: 'gazette', name: 'desk', password: undefined }, 0))
      .token;
    vi.useFakeTimers();
    const byKey = await watch({ authorization: `Bearer ${key}` });
    const byLink = await watch({ authorization: `Bearer ${token}` });
    const first = Promise.all([byKey.message('all'), byLink.message('all')]);
    await vi.advanceTimersByTimeAsync(1);
    await first;
    t.accounts.keys.revoke(id);
    await vi.advanceTimersByTimeAsync(16_000);
    expect(await byKey.next()).toMatchObject({
      event: 'end',
      data: expect.stringContaining('key') as string,
    });
    expect(await byKey.next()).toBeUndefined();
    expect(await byLink.next()).toMatchObject({ event: 'still' });
  });

  it('has so many streams for one caller and no more, and room again once they are gone', async () => {
    const streams: Stream[] = [];
    for (let n = 0; n < 8; n += 1) streams.push(await watch());
    const refused = await t.read(PATH);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30']);
    expect(((await refused.json()) as Problem).detail).toContain('too many live views');
    await streams[0]!.message('all');
    await streams[0]!.close();
    await vi.waitFor(async () => {
      const stream = await t.read(PATH);
      expect(stream.status).toBe(200);
      opened.push(new Stream(stream));
    });
  });

  it('is not taken from all others by one address that has a shared link', async () => {
    const link = await t.accounts.links.make({ site: 'gazette', name: 'desk', password: undefined }, 0);
    const watchFrom = async (address: string) => {
      const stream = await t.request(PATH, { headers: { authorization: `Bearer ${link.token}` } }, address);
      if (stream.status === 200) opened.push(new Stream(stream));
      return stream.status;
    };
    const from = async (addresses: string[]) => {
      const statuses: number[] = [];
      for (const address of addresses) statuses.push(await watchFrom(address));
      return statuses;
    };
    // A household has a whole /64 of addresses.
    const greedy = Array.from({ length: 12 }, (_, n) => `2001:db8:1:2::${n + 1}`);
    expect(await from(greedy)).toEqual([...Array<number>(10).fill(200), 429, 429]);
    expect(await from(['2001:db8:1:3::1', '192.0.2.7'])).toEqual([200, 200]);
  });

  it('holds nothing for who does not read: who asks for the headers only, or left without a word', async () => {
    await t.close();
    const store = createMemoryStore();
    const live = new LiveFeed({ store, now: () => NOW });
    t = await openTestApp({ store, live });
    vi.useFakeTimers();
    const headers = { authorization: `Bearer ${t.key}` };
    for (let n = 0; n < 20; n += 1)
      expect((await t.request(PATH, { method: 'HEAD', headers })).status).toBe(200);
    expect(live.watching).toBe(0);
    for (let n = 0; n < 8; n += 1) expect((await t.read(PATH)).status).toBe(200);
    expect(live.watching).toBe(8);
    await vi.advanceTimersByTimeAsync(90_000);
    expect(live.watching).toBe(0);
    expect((await t.read(PATH)).status).toBe(200);
  });

  it('goes on after a break from the last message that was heard, and says what is lost', async () => {
    await t.post([sharing], {}, newAddress());
    const stream = await watch();
    const first = await stream.message('all');
    expect(stream.lastId).toBe(String(first.at));
    await stream.close();
    await t.post([event('landing', { token: shared })], {}, newAddress());
    const { items, missed } = await (await watchAfter(stream.lastId)).message('all');
    expect(items.map(({ type }) => type)).toEqual(['arrival', 'share']);
    expect([items[1]?.id, missed]).toEqual([first.items[0]?.id, null]);

    const longAgo = NOW - 86_400_000;
    expect((await (await watchAfter(String(longAgo))).message('all')).missed).toEqual({
      from: longAgo,
      to: NOW - 1_800_000,
    });
    for (const odd of ['-1', '9'.repeat(40), '1e9'])
      expect((await (await watchAfter(odd)).message('all')).missed).toBeNull();
  });

  it('ends when the server does', async () => {
    const stream = await watch();
    await stream.message('all');
    await t.close();
    expect(await stream.next()).toBeUndefined();
    t = await openTestApp();
  });
});
