import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../store/memory/memory-store.js';
import type { Store } from '../store/port.js';
import { clock, landing, PAGE, share, SITE, token } from '../store/sample.contract.js';
import { putSampleSite } from '../store/store.contract.js';
import { LiveFeed } from './live-feed.js';

let store: Store;
let feed: LiveFeed;
let now = clock(12);
let readings = 0;

beforeEach(async () => {
  vi.useFakeTimers();
  now = clock(12);
  readings = 0;
  store = createMemoryStore();
  await putSampleSite(store);
  const counted: Pick<Store, 'lately'> = {
    lately: (query) => {
      readings += 1;
      return store.lately(query);
    },
  };
  feed = new LiveFeed({ store: counted, now: () => now });
});
afterEach(async () => {
  feed.close();
  await store.close();
  vi.useRealTimers();
});

const add = async (...events: Parameters<Store['append']>[0]['events']) => {
  await store.append({ site: SITE, events, refused: [] });
  feed.touch(SITE);
};
const shared = token();
const sharing = share({ id: 'share001', token: shared, key: 'A', at: clock(11, 50), country: 'FR' });
const arriving = landing({ id: 'landing1', token: shared, key: 'B', at: clock(11, 58), title: 'Fireflies' });

/** What a watcher is told next, once so many milliseconds have passed. */
async function told(watcher: ReturnType<LiveFeed['watch']>, ms = 0) {
  const next = watcher.next();
  await vi.advanceTimersByTimeAsync(ms);
  return next;
}

describe('a live feed', () => {
  it('reads nothing while nobody watches', async () => {
    await add(sharing);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(readings).toBe(0);
    const watcher = feed.watch(SITE);
    await told(watcher);
    watcher.stop();
    await add(arriving);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([readings, feed.watching]).toEqual([1, 0]);
  });

  it('tells first what there was, then what is new, and nothing that says who it was', async () => {
    await add(sharing);
    const watcher = feed.watch(SITE);
    const id = expect.stringMatching(/^[\w-]{12}$/) as string;
    const same = { id, page: PAGE, channel: 'whatsapp', generation: 1 };
    expect(await told(watcher)).toEqual({
      event: 'all',
      message: {
        at: now,
        items: [{ type: 'share', at: clock(11, 50), title: null, country: 'FR', ...same }],
        counts: [
          { minutes: 5, shares: 0, arrivals: 0 },
          { minutes: 30, shares: 1, arrivals: 0 },
        ],
        pages: [{ page: PAGE, title: null, shares: 1, arrivals: 0 }],
        missed: null,
      },
    });
    await add(arriving);
    expect(await told(watcher, 1000)).toEqual({
      event: 'more',
      message: {
        at: now,
        items: [{ type: 'arrival', at: clock(11, 58), title: 'Fireflies', country: null, ...same }],
        counts: [
          { minutes: 5, shares: 0, arrivals: 1 },
          { minutes: 30, shares: 1, arrivals: 1 },
        ],
        pages: [{ page: PAGE, title: 'Fireflies', shares: 1, arrivals: 1 }],
        missed: null,
      },
    });
  });

  it('says every few seconds that nothing came, with counts that move on', async () => {
    await add(sharing, arriving);
    const watcher = feed.watch(SITE);
    await told(watcher);
    now = clock(12, 4);
    const still = await told(watcher, 15_000);
    expect(still).toMatchObject({ event: 'still', message: { at: now, items: [] } });
    expect(still?.message.counts[0]).toMatchObject({ arrivals: 0 });
  });

  it('reads once for all who watch, and no more than once a second however much comes', async () => {
    const watchers = [feed.watch(SITE), feed.watch(SITE)];
    await Promise.all(watchers.map((watcher) => told(watcher)));
    expect(readings).toBe(1);
    for (let n = 0; n < 50; n += 1) await add(share({ id: `share1${n}`, at: clock(11, 59) }));
    const next = await Promise.all(watchers.map((watcher) => told(watcher, 1000)));
    expect(next.map((each) => each?.message.items.length)).toEqual([50, 50]);
    expect(readings).toBe(2);
  });

  it('tells who was slow everything at once, and who comes later all that is there', async () => {
    const slow = feed.watch(SITE);
    await told(slow);
    await add(sharing);
    await vi.advanceTimersByTimeAsync(1000);
    await add(arriving);
    await vi.advanceTimersByTimeAsync(1000);
    const types = [{ type: 'arrival' }, { type: 'share' }];
    expect((await slow.next())?.message.items).toMatchObject(types);
    expect(await told(feed.watch(SITE))).toMatchObject({ event: 'all', message: { items: types } });
  });

  it('tells who comes back what they missed, all under the names it had, whoever else watched meanwhile', async () => {
    await add(sharing);
    const before = feed.watch(SITE);
    const heard = (await told(before))!.message;
    before.stop();
    now += 60_000;
    await add(arriving);
    const back = (await told(feed.watch(SITE, heard.at)))!;
    expect(back.event).toBe('all');
    expect(back.message.items.map(({ type }) => type)).toEqual(['arrival', 'share']);
    expect(back.message.items[1]).toMatchObject({ id: heard.items[0]!.id });
    expect(back.message.missed).toBeNull();
    const ids = back.message.items.map(({ id }) => id);
    const restarted = new LiveFeed({ store, now: () => now });
    const again = (await told(restarted.watch(SITE, heard.at)))!;
    expect(again.message.items.map(({ id }) => id)).toEqual(ids);
    restarted.close();
  });

  it('says of which time it cannot tell everything: longer ago than half an hour, or too much for one message', async () => {
    const longAgo = now - 2 * 3_600_000;
    expect((await told(feed.watch(SITE, longAgo)))?.message.missed).toEqual({
      from: longAgo,
      to: now - 1_800_000,
    });
    const watcher = feed.watch(SITE);
    await told(watcher);
    const heardAt = now;
    const many = Array.from({ length: 300 }, (_, n) => share({ id: `many${n}`, at: heardAt + n * 1000 }));
    now += 400_000;
    await add(...many);
    const { items, missed, counts } = (await told(watcher, 1000))!.message;
    expect(items).toHaveLength(200);
    expect(missed).toEqual({ from: heardAt, to: heardAt + 100_000 });
    expect(counts[1]).toMatchObject({ shares: 300 });
    await add(share({ id: 'onemore1', at: now }));
    expect((await told(watcher, 1000))?.message).toMatchObject({ items: [{ at: now }], missed: null });
  });

  it('tells nothing of another site', async () => {
    await store.putSite({ id: 'other', origins: [], timezone: 'UTC', createdAt: 0 });
    const watcher = feed.watch('other');
    await add(sharing);
    expect(await told(watcher)).toMatchObject({ event: 'all', message: { items: [] } });
  });

  it('goes on after a reading that failed', async () => {
    const watcher = feed.watch('nowhere');
    const next = watcher.next();
    await vi.advanceTimersByTimeAsync(0);
    await store.putSite({ id: 'nowhere', origins: [], timezone: 'UTC', createdAt: 0 });
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await next).toMatchObject({ event: 'all' });
  });

  it('ends for all when it is closed', async () => {
    const watcher = feed.watch(SITE);
    await told(watcher);
    const next = watcher.next();
    feed.close();
    expect(await next).toBeUndefined();
  });
});
