import { beforeEach, afterEach, describe, expect, it } from 'vitest';
import {
  DIMENSIONS,
  mintToken,
  type Dimension,
  type Figures,
  type Filters,
  type StatsRow,
} from '../../protocol/index.js';
import type { Admitted, LeftOut } from '../domain/admitted.js';
import { addDays, dayEnd, dayStart } from '../domain/time.js';
import type { Append, Store } from './port.js';
import {
  clock,
  conversion,
  DAY,
  HOUR,
  landing,
  MINUTE,
  OTHER_PAGE,
  PAGE,
  share,
  SITE,
  START,
  token,
  view,
  ZONE,
} from './sample.contract.js';

/** An engine under test. */
export interface Engine {
  open(): Promise<Store>;
  /** Closes the store and opens it again on the same files; undefined where an engine keeps none. */
  reopen?: (store: Store) => Promise<Store>;
  /** Removes what `open` made. */
  cleanUp(): void;
}

const ALWAYS = { site: SITE, from: '2026-01-01', to: '2027-12-31' };

/** Everything that can be read of a site, or by some dimensions: what two stores must agree on. */
export async function readAll(store: Store, dimensions: readonly Dimension[] = DIMENSIONS): Promise<unknown> {
  const { totals, ...all } = await store.stats({ ...ALWAYS, by: null, limit: 1 });
  const sharing = [all.sharing];
  for (const page of [PAGE, OTHER_PAGE])
    sharing.push((await store.stats({ ...ALWAYS, by: null, limit: 1, filters: { page } })).sharing);
  const by: Record<string, StatsRow[]> = {};
  for (const dimension of dimensions)
    by[dimension] = (await store.stats({ ...ALWAYS, by: dimension, limit: 1000 })).rows;
  return { totals, sharing, by, leftOut: await store.leftOut({ ...ALWAYS, byDay: true }) };
}

/** What is told of single shares and arrivals, for as long as they are kept. */
export async function readSharing(store: Store): Promise<unknown> {
  const articles = [PAGE, OTHER_PAGE].map((page) => store.article({ ...ALWAYS, page }));
  const moments = [0, 1, 30, 25 * 60].map((minutes) => START + minutes * MINUTE);
  const lately = moments.map((until) =>
    store.lately({ site: SITE, until, minutes: [5, 30, 1440], limit: 10, pages: 10 }),
  );
  return Promise.all([...articles, ...lately]);
}

/** Adds the site that the tests report to. */
export async function putSampleSite(store: Store): Promise<void> {
  await store.putSite({ id: SITE, origins: ['https://www.example.org'], timezone: ZONE, createdAt: START });
}

/** Every order of a short list. */
function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) =>
    permutations(items.filter((_, other) => other !== index)).map((rest) => [item, ...rest]),
  );
}

/** What every engine owes, rule by rule of how things are counted. */
export function describeStore(name: string, engine: Engine): void {
  describe(`${name} store`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await engine.open();
      await putSampleSite(store);
    });
    afterEach(async () => {
      await store.close();
      engine.cleanUp();
    });

    const append = (events: Admitted[], refused: Append['refused'] = []) =>
      store.append({ site: SITE, events, refused });
    const rows = async (by: Dimension, limit = 100) => (await store.stats({ ...ALWAYS, by, limit })).rows;
    const row = async (by: Dimension, key: string) => (await rows(by)).find((found) => found.key === key);
    const totals = async (): Promise<Figures> =>
      (await store.stats({ ...ALWAYS, by: null, limit: 1 })).totals;
    const leftOut = async () =>
      Object.fromEntries((await store.leftOut(ALWAYS)).map(({ reason, count }) => [reason, count]));

    /** Holds the expectation after each order of the events, each in a store of its own, one by one. */
    const inEveryOrder = async (events: Admitted[], expectation: () => Promise<void>) => {
      for (const order of permutations(events)) {
        await store.close();
        engine.cleanUp();
        store = await engine.open();
        await putSampleSite(store);
        for (const event of order) await append([event]);
        await expectation();
      }
    };

    describe('sites, keys and salts', () => {
      it('gives back a site as it was put, and as it was put again', async () => {
        const site = { id: 'b', origins: ['https://b.test'], timezone: 'UTC', createdAt: 1 };
        await store.putSite(site);
        expect(await store.getSite('b')).toEqual(site);
        await store.putSite({ ...site, origins: ['https://c.test'] });
        expect((await store.getSite('b'))?.origins).toEqual(['https://c.test']);
        expect((await store.listSites()).map(({ id }) => id)).toEqual(['b', SITE]);
        expect(await store.getSite('none')).toBeUndefined();
      });

      it('keeps the events of a site when the site is put again', async () => {
        await append([landing({ id: 'landing1' })]);
        await putSampleSite(store);
        expect(await totals()).toMatchObject({ landings: 1 });
      });

      it('knows an API key by its hash', async () => {
        const key = { hash: 'abc', site: SITE, createdAt: 5 };
        await store.putKey(key);
        expect(await store.getKey('abc')).toEqual(key);
        expect(await store.getKey('abd')).toBeUndefined();
      });

      it('rule 7: has one salt a site and day', async () => {
        await store.putSite({ id: 'b', origins: [], timezone: ZONE, createdAt: 1 });
        const salt = await store.getSalt(SITE, DAY);
        expect(salt).toMatch(/^[\w-]{43}$/);
        expect(await store.getSalt(SITE, DAY)).toBe(salt);
        expect(await store.getSalt(SITE, addDays(DAY, 1))).not.toBe(salt);
        expect(await store.getSalt('b', DAY)).not.toBe(salt);
      });

      it('refuses events of a site that it does not know', async () => {
        await expect(store.append({ site: 'none', events: [], refused: [] })).rejects.toThrow('none');
      });

      it('keeps sites apart', async () => {
        await store.putSite({ id: 'b', origins: [], timezone: ZONE, createdAt: 1 });
        const shared = token();
        await append([share({ id: 'share001', token: shared })]);
        const events = [landing({ id: 'share001', token: shared })];
        expect(await store.append({ site: 'b', events, refused: [] })).toEqual(['accepted']);
        const { totals: others } = await store.stats({ ...ALWAYS, site: 'b', by: null, limit: 1 });
        expect(others).toMatchObject({ shares: 0, arrivals: 1, unmatched: 1 });
      });
    });

    describe('appends that come together', () => {
      it('answers each for its own events, and counts one that several have once', async () => {
        const batch = (...ids: string[]) => ({
          site: SITE,
          events: ids.map((id) => landing({ id })),
          refused: [{ day: DAY, reason: 'malformed' as const, count: 1 }],
        });
        const same = batch('landing3');
        expect(
          await Promise.all(
            [batch('landing1', 'landing2'), batch('landing2'), same, same].map((each) => store.append(each)),
          ),
        ).toEqual([['accepted', 'accepted'], ['duplicate'], ['accepted'], ['duplicate']]);
        expect(await totals()).toMatchObject({ landings: 3, left_out: 4 });
      });

      it('lets one that fails leave no trace, and the others succeed', async () => {
        await store.putSite({ id: 'b', origins: [], timezone: ZONE, createdAt: 1 });
        const events = [landing({ id: 'landing1' })];
        const unreadable = [landing({ id: 'landing2' }), null as unknown as Admitted];
        const appends = [
          { site: SITE, events, refused: [] },
          { site: SITE, events: unreadable, refused: [] },
          { site: 'none', events, refused: [] },
          { site: 'b', events, refused: [] },
        ];
        const settled = await Promise.allSettled(appends.map((each) => store.append(each)));
        expect(settled.map(({ status }) => status)).toEqual([
          'fulfilled',
          'rejected',
          'rejected',
          'fulfilled',
        ]);
        expect(await totals()).toMatchObject({ landings: 1 });
        const other = await store.stats({ ...ALWAYS, site: 'b', by: null, limit: 1 });
        expect(other.totals).toMatchObject({ landings: 1 });
      });

      if (engine.reopen)
        it('is not lost when the store is closed under way', async () => {
          const appending = append([landing({ id: 'landing1' })]);
          store = await engine.reopen!(store);
          expect(await appending).toEqual(['accepted']);
          expect(await totals()).toMatchObject({ landings: 1 });
        });
    });

    describe('rule 11: idempotency', () => {
      it('counts an event that is sent again once', async () => {
        const event = landing({ id: 'landing1' });
        expect(await append([event])).toEqual(['accepted']);
        expect(await append([event, view({ id: 'view0001' })])).toEqual(['duplicate', 'accepted']);
        expect(await totals()).toMatchObject({ landings: 1, views: 1 });
      });

      it('counts an event that stands twice in a batch once', async () => {
        const event = share({ id: 'share001', token: token() });
        expect(await append([event, event])).toEqual(['accepted', 'duplicate']);
        expect(await totals()).toMatchObject({ shares: 1 });
      });

      it('keeps what an id said first', async () => {
        await append([view({ id: 'same0001' })]);
        expect(await append([landing({ id: 'same0001' })])).toEqual(['duplicate']);
        expect(await totals()).toMatchObject({ landings: 0, views: 1 });
      });

      it('leaves nothing of a batch that fails', async () => {
        await append([landing({ id: 'landing1', title: 'Fireflies' })]);
        const before = await readAll(store);
        const broken = { ...share({ id: 'share001', page: OTHER_PAGE }) };
        Object.defineProperty(broken, 'key', {
          get: () => {
            throw new Error('broken');
          },
        });
        await expect(append([landing({ id: 'landing2', page: OTHER_PAGE }), broken])).rejects.toThrow();
        expect(await readAll(store)).toEqual(before);
        await append([landing({ id: 'landing2', page: OTHER_PAGE })]);
        expect(await row('page', OTHER_PAGE)).toMatchObject({ landings: 1 });
      });
    });

    describe('rules 2 and 5: shares and arrivals', () => {
      const shared = token('telegram');
      const sharing = share({ id: 'share001', token: shared, channel: 'telegram', key: 'A', at: clock(9) });
      const arriving = landing({ id: 'landing1', token: shared, key: 'B', at: clock(10), page: OTHER_PAGE });

      it('matches an arrival to its share, whichever comes first', async () => {
        await inEveryOrder([sharing, arriving], async () => {
          const counted = { shares: 1, arrivals: 1, unmatched: 0, left_out: 0 };
          expect(await totals()).toMatchObject({ ...counted, landings: 1, visitors: 1 });
          expect(await rows('channel')).toEqual([
            {
              key: 'telegram',
              ...counted,
              visitors: 1,
              landings: null,
              views: null,
              previews: null,
              conversions: null,
            },
          ]);
          expect(await row('method', 'button')).toMatchObject(counted);
          expect(await row('visibility', 'private')).toMatchObject(counted);
          expect(await row('generation', '1')).toMatchObject(counted);
          expect(await row('page', PAGE)).toMatchObject({ shares: 1, arrivals: 1, landings: 0 });
          expect(await row('page', OTHER_PAGE)).toMatchObject({ shares: 0, arrivals: 0, landings: 1 });
        });
      });

      it('counts an arrival whose share is not on record by what its token says, and shows it apart', async () => {
        await append([landing({ id: 'landing1', token: token('email', 3), key: 'B' })]);
        const counted = { shares: 0, arrivals: 1, unmatched: 1, visitors: 1 };
        expect(await totals()).toMatchObject(counted);
        expect(await rows('channel')).toMatchObject([{ key: 'email', ...counted }]);
        expect(await rows('method')).toMatchObject([{ key: 'unknown', ...counted }]);
        expect(await rows('generation')).toMatchObject([{ key: '3', ...counted }]);
        expect(await rows('page')).toMatchObject([{ key: PAGE, ...counted, landings: 1 }]);
      });

      it.each(['native', 'qr'] as const)(
        'knows the method of an unmatched arrival where its channel has only one: %s',
        async (channel) => {
          await append([landing({ id: 'landing1', token: token(channel) })]);
          expect(await rows('method')).toMatchObject([{ key: channel, arrivals: 1 }]);
          expect(await rows('visibility')).toMatchObject([{ key: 'unknown', arrivals: 1 }]);
        },
      );

      it('counts acts with one token from one page view as one share, by channel as declared last', async () => {
        const again = { token: shared, view: sharing.view, channel: 'copy', method: 'copy-link' } as const;
        const redeclared = share({ id: 'share002', ...again, at: clock(9, 5) });
        await inEveryOrder([sharing, redeclared, arriving], async () => {
          expect(await totals()).toMatchObject({ shares: 1, arrivals: 1, unmatched: 0, left_out: 0 });
          expect(await rows('channel')).toMatchObject([{ key: 'copy', shares: 1, arrivals: 1 }]);
          expect(await rows('method')).toMatchObject([{ key: 'copy-link', shares: 1, arrivals: 1 }]);
        });
      });

      it('leaves out a share that declares a token which another page view holds', async () => {
        const thief = share({ id: 'share000', token: shared, channel: 'sms', at: clock(11) });
        const second = share({
          id: 'share003',
          token: shared,
          view: thief.view,
          channel: 'sms',
          at: clock(12),
        });
        await inEveryOrder([sharing, thief, second, arriving], async () => {
          expect(await totals()).toMatchObject({ shares: 1, arrivals: 1, left_out: 2 });
          expect(await rows('channel')).toMatchObject([{ key: 'telegram', shares: 1, arrivals: 1 }]);
          expect(await leftOut()).toEqual({ 'token-taken': 2 });
        });
      });

      it('counts every share without a token by itself', async () => {
        await append([share({ id: 'share001' }), share({ id: 'share002' })]);
        expect(await totals()).toMatchObject({ shares: 2 });
      });

      it('does not learn a token from a robot', async () => {
        await append([{ ...sharing, leftOut: 'bot' }, arriving]);
        expect(await totals()).toMatchObject({ shares: 0, arrivals: 1, unmatched: 1, left_out: 1 });
      });
    });

    describe('rules 3 and 4: landings, views, sources', () => {
      it('tells landings from views and counts both for their page', async () => {
        await append([landing({ id: 'landing1' }), view({ id: 'view0001' }), view({ id: 'view0002' })]);
        expect(await totals()).toMatchObject({ landings: 1, views: 2 });
        expect(await rows('page')).toMatchObject([{ key: PAGE, landings: 1, views: 2 }]);
      });

      it('counts landings by source, and nothing there that a source cannot have', async () => {
        await append([
          landing({ id: 'landing1', source: 'search', referrer: 'https://duckduckgo.com/', key: 'A' }),
          landing({ id: 'landing2', token: token(), key: 'A' }),
          landing({ id: 'landing3', source: 'search', referrer: 'https://duckduckgo.com/', key: 'A' }),
        ]);
        const never = { views: null, shares: null, conversions: null, previews: null };
        expect(await rows('source')).toEqual([
          { key: 'token', ...never, landings: 1, arrivals: 1, unmatched: 1, visitors: 1, left_out: 0 },
          { key: 'search', ...never, landings: 2, arrivals: 0, unmatched: 0, visitors: 1, left_out: 0 },
        ]);
      });

      it.each([
        ['is unsure after 30 minutes', 30 * MINUTE, 'unsure'],
        ['is direct a millisecond later', 30 * MINUTE + 1, 'direct'],
      ])('rule 3: a landing without referrer %s', async (_, pause, source) => {
        const first = view({ id: 'view0001', key: 'A', at: clock(9) });
        const second = landing({ id: 'landing1', key: 'A', at: clock(9) + pause });
        await inEveryOrder([first, second], async () => {
          expect(await rows('source')).toMatchObject([{ key: source, landings: 1 }]);
        });
      });

      it('rule 3: what was left out makes a landing unsure as well, another reader or a share does not', async () => {
        await append([
          share({ id: 'share001', key: 'A', at: clock(9) }),
          landing({ id: 'landing1', key: 'A', at: clock(9, 1) }),
          landing({ id: 'landing2', key: 'B', at: clock(9, 2) }),
          landing({ id: 'landing3', key: 'C', at: clock(9), leftOut: 'reload', token: token() }),
          landing({ id: 'landing4', key: 'C', at: clock(9, 3) }),
          landing({ id: 'landing5', at: clock(9, 4) }),
          landing({ id: 'landing6', at: clock(9, 5) }),
        ]);
        expect(await row('source', 'direct')).toMatchObject({ landings: 4 });
        expect(await row('source', 'unsure')).toMatchObject({ landings: 1 });
      });
    });

    describe('rule 6: left out', () => {
      const shared = token();

      it.each(['bot', 'preview', 'reload', 'back-forward', 'restore'] satisfies LeftOut[])(
        'shows a landing left out as %s, and counts it nowhere else',
        async (reason) => {
          await append([landing({ id: 'landing1', token: shared, key: 'B', leftOut: reason })]);
          const only = { landings: 0, views: 0, arrivals: 0, unmatched: 0, visitors: 0, left_out: 1 };
          expect(await totals()).toMatchObject(only);
          expect(await rows('page')).toMatchObject([{ key: PAGE, ...only }]);
          expect(await rows('day')).toMatchObject([{ key: DAY, ...only }]);
          expect(await rows('channel')).toMatchObject([{ key: 'whatsapp', arrivals: 0, left_out: 1 }]);
          expect(await rows('source')).toMatchObject([{ key: 'token', landings: 0, left_out: 1 }]);
          expect(await leftOut()).toEqual({ [reason]: 1 });
        },
      );

      it("leaves out the sharer's own opening, whichever comes first", async () => {
        const sharing = share({ id: 'share001', token: shared, key: 'A', at: clock(9) });
        const own = landing({ id: 'landing1', token: shared, key: 'A', at: clock(10) });
        const other = landing({ id: 'landing2', token: shared, key: 'B', at: clock(10) });
        await inEveryOrder([sharing, own, other], async () => {
          expect(await totals()).toMatchObject({
            landings: 1,
            shares: 1,
            arrivals: 1,
            unmatched: 0,
            visitors: 1,
          });
          expect(await leftOut()).toEqual({ 'self-or-household': 1 });
        });
      });

      it('counts one arrival of a key by a token a day: the earliest', async () => {
        const early = landing({ id: 'landing1', token: shared, key: 'B', at: clock(9), page: OTHER_PAGE });
        const late = landing({ id: 'landing2', token: shared, key: 'B', at: clock(10) });
        const later = landing({ id: 'landing3', token: shared, key: 'B', at: clock(11) });
        await inEveryOrder([early, late, later], async () => {
          expect(await totals()).toMatchObject({ arrivals: 1, left_out: 2 });
          expect(await leftOut()).toEqual({ 'repeat-or-household': 2 });
          expect(await rows('page')).toMatchObject([
            { key: OTHER_PAGE, arrivals: 1, left_out: 0 },
            { key: PAGE, arrivals: 0, left_out: 2 },
          ]);
        });
      });

      it('does not take a left-out landing for the first of its repeats', async () => {
        await append([
          landing({ id: 'landing1', token: shared, key: 'B', at: clock(9), leftOut: 'reload' }),
          landing({ id: 'landing2', token: shared, key: 'B', at: clock(10) }),
        ]);
        expect(await totals()).toMatchObject({ arrivals: 1, left_out: 1 });
      });

      it('shows what was refused at the door in the totals and on its day', async () => {
        await append([], [{ day: DAY, reason: 'too-old', count: 3 }]);
        await append(
          [landing({ id: 'landing1', leftOut: 'bot' })],
          [{ day: DAY, reason: 'too-old', count: 1 }],
        );
        expect(await totals()).toMatchObject({ left_out: 5 });
        expect(await rows('day')).toMatchObject([{ key: DAY, left_out: 5, landings: 0 }]);
        expect(await rows('page')).toMatchObject([{ key: PAGE, left_out: 1 }]);
        expect(await store.leftOut(ALWAYS)).toEqual([
          { reason: 'too-old', count: 4 },
          { reason: 'bot', count: 1 },
        ]);
      });
    });

    describe('rule 8: lineage', () => {
      const first = token('whatsapp', 1);
      const second = token('email', 2);
      const sharing = share({ id: 'share001', token: first, at: clock(9) });
      const passedOn = { id: 'share002', token: second, channel: 'email', at: clock(11) } as const;

      it('counts a share by a reader who came by a share as the next generation', async () => {
        const third = landing({ id: 'landing1', token: second, at: clock(12) });
        const events = [sharing, share({ ...passedOn, parent: first }), third];
        await inEveryOrder(events, async () => {
          expect(await row('generation', '1')).toMatchObject({ shares: 1, arrivals: 0 });
          expect(await row('generation', '2')).toMatchObject({ shares: 1, arrivals: 1 });
        });
      });

      it('believes what is on record rather than the token', async () => {
        // The token of the first share says 1; on record it has a parent and is of generation 6.
        const grandparent = token('sms', 5);
        const child = { ...sharing, parent: grandparent };
        const grandchild = share({ ...passedOn, parent: first });
        await inEveryOrder([child, grandchild, landing({ id: 'landing1', token: second })], async () => {
          expect(await rows('generation')).toMatchObject([
            { key: '7', shares: 1, arrivals: 1 },
            { key: '6', shares: 1, arrivals: 0 },
          ]);
        });
      });

      it('goes by the token of a parent that is not on record, or is said to come later', async () => {
        const orphan = share({ id: 'share001', token: second, parent: token('sms', 4), at: clock(9) });
        const early = share({ id: 'share002', parent: second, at: clock(8) });
        await inEveryOrder([orphan, early], async () => {
          expect(await row('generation', '5')).toMatchObject({ shares: 1 });
          expect(await row('generation', '3')).toMatchObject({ shares: 1 });
        });
      });

      it('takes the latest arrival of the same key for a parent that was not sent', async () => {
        const events = [
          landing({ id: 'landing1', token: token('sms', 8), key: 'B', at: clock(9) }),
          landing({ id: 'landing2', token: first, key: 'B', at: clock(10) }),
          share({ ...passedOn, key: 'B' }),
          landing({ id: 'landing3', token: token('sms', 20), key: 'B', at: clock(12) }),
        ];
        await inEveryOrder(events, async () => {
          expect(await row('generation', '2')).toMatchObject({ shares: 1 });
        });
      });

      it('does not take an opening that was left out for a parent', async () => {
        const own = landing({ id: 'landing1', token: first, key: 'A', at: clock(10) });
        const events = [{ ...sharing, key: 'A' }, own, share({ ...passedOn, key: 'A' })];
        await inEveryOrder(events, async () => {
          expect(await rows('generation')).toMatchObject([{ key: '1', shares: 2 }]);
        });
      });

      it('takes an opening for a parent once its token turns out to be held by somebody else', async () => {
        const taken = share({ id: 'share000', token: first, key: 'C', at: clock(8) });
        const own = landing({ id: 'landing1', token: first, key: 'A', at: clock(10) });
        const events = [taken, { ...sharing, key: 'A' }, own, share({ ...passedOn, key: 'A' })];
        await inEveryOrder(events, async () => {
          expect(await row('generation', '1')).toMatchObject({ shares: 1, arrivals: 1 });
          expect(await row('generation', '2')).toMatchObject({ shares: 1 });
          expect(await leftOut()).toEqual({ 'token-taken': 1 });
        });
      });

      it('ignores a parent that is the share itself or no token', async () => {
        await append([
          share({ id: 'share001', token: second, parent: second }),
          share({ id: 'share002', parent: 'nonsense' }),
        ]);
        expect(await rows('generation')).toMatchObject([{ key: '1', shares: 2 }]);
      });

      it('counts generations up to 61', async () => {
        await append([share({ id: 'share001', parent: token('sms', 61) })]);
        expect(await rows('generation')).toMatchObject([{ key: '61', shares: 1 }]);
      });

      it('moves a whole tree when its root becomes known late', async () => {
        const chain = ['whatsapp', 'email', 'sms', 'copy'].map((channel) => token(channel as 'sms', 9));
        const tree: Admitted[] = chain.flatMap((text, index) => [
          share({
            id: `share00${index}`,
            token: text,
            parent: chain[index - 1] ?? null,
            at: clock(8 + index),
          }),
          landing({ id: `landing${index}`, token: text, key: `K${index}`, at: clock(8 + index, 30) }),
        ]);
        const [root, ...others] = tree;
        await append(others);
        await append(root ? [root] : []);
        for (const generation of ['1', '2', '3', '4'])
          expect(await row('generation', generation)).toMatchObject({ shares: 1, arrivals: 1, unmatched: 0 });
        expect(await rows('generation')).toHaveLength(4);
      });
    });

    describe('rule 9: the address bar', () => {
      const shared = token('address-bar');
      const view1 = share({
        id: 'landing0.next',
        view: 'view-landing0',
        channel: 'address-bar',
        method: 'address-bar',
        token: shared,
        key: 'A',
        at: clock(9),
      });
      const figures = async () => {
        const { shares, arrivals, unmatched } = await totals();
        return { shares, arrivals, unmatched, bar: await row('channel', 'address-bar') };
      };
      const none = { shares: 0, arrivals: 0, unmatched: 0 };

      it('shows what came by it in its own rows and never in the totals of shares', async () => {
        await append([landing({ id: 'landing1', token: shared, key: 'B' }), view1]);
        expect(await totals()).toMatchObject({ ...none, landings: 1, visitors: 1 });
        expect(await rows('channel')).toMatchObject([
          { key: 'address-bar', shares: 1, arrivals: 1, unmatched: 0, visitors: 1 },
        ]);
        expect(await rows('method')).toMatchObject([{ key: 'address-bar', shares: 1, arrivals: 1 }]);
        expect(await rows('visibility')).toEqual([]);
        expect(await rows('generation')).toEqual([]);
        expect(await rows('source')).toMatchObject([{ key: 'token', landings: 1, arrivals: 0 }]);
        expect(await rows('page')).toMatchObject([{ landings: 1, arrivals: 0, shares: 0 }]);
      });

      it('counts a share of the view’s own time once somebody came by it, whichever is known first', async () => {
        await inEveryOrder(
          [
            view1,
            landing({ id: 'landing1', token: shared, key: 'B', at: clock(12) }),
            landing({ id: 'landing2', token: shared, key: 'C', at: clock(13) }),
          ],
          async () =>
            expect(await figures()).toMatchObject({
              ...none,
              bar: { shares: 1, arrivals: 2, unmatched: 0 },
            }),
        );
      });

      it('counts it however late somebody first comes by it, its day being final by then', async () => {
        await store.getSalt(SITE, DAY);
        await append([view1]);
        await store.forget(clock(9) + 5 * 24 * HOUR);
        await append([landing({ id: 'landing1', token: shared, key: 'B', at: clock(9) + 5 * 24 * HOUR })]);
        expect(await figures()).toMatchObject({ ...none, bar: { shares: 1, arrivals: 1, unmatched: 0 } });
      });

      it('counts none where nobody came by it: an address that is only looked at is no share', async () => {
        await append([view1]);
        expect(await figures()).toEqual({ ...none, bar: undefined });
      });

      it('leaves out the reader’s own return to it that day, and takes it for no share', async () => {
        await inEveryOrder(
          [view1, landing({ id: 'landing1', token: shared, key: 'A', at: clock(12) })],
          async () => {
            expect(await figures()).toMatchObject({ ...none, bar: { shares: 0, arrivals: 0, left_out: 1 } });
            expect(await leftOut()).toEqual({ 'self-or-household': 1 });
          },
        );
      });

      it('rule 8: who shares on by a button after coming by it is one generation further', async () => {
        const first = token('whatsapp');
        const on = token('telegram', 3);
        await inEveryOrder(
          [
            share({ id: 'share001', token: first, key: 'Z', at: clock(8) }),
            { ...view1, parent: first },
            share({ id: 'share002', token: on, parent: shared, key: 'B', at: clock(13) }),
            landing({ id: 'landing2', token: on, key: 'C', at: clock(14) }),
          ],
          async () => expect(await row('generation', '3')).toMatchObject({ shares: 1, arrivals: 1 }),
        );
      });
    });

    describe('rule 10: days', () => {
      const days = async () => (await rows('day')).map(({ key, landings }) => [key, landings]);

      it("begins a day at midnight of the site's zone", async () => {
        const end = dayEnd(DAY, ZONE);
        await append([landing({ id: 'landing1', at: end - 1 }), landing({ id: 'landing2', at: end })]);
        expect(await days()).toEqual([
          [DAY, 1],
          [addDays(DAY, 1), 1],
        ]);
      });

      it.each([
        ['23 hours', '2026-03-29', 23],
        ['25 hours', '2026-10-25', 25],
      ])('counts a day of %s whole', async (_, day, hours) => {
        const start = dayStart(day, ZONE);
        expect(dayEnd(day, ZONE) - start).toBe(hours * HOUR);
        await append([
          landing({ id: 'landing0', at: start - 1 }),
          landing({ id: 'landing1', at: start }),
          landing({ id: 'landing2', at: start + hours * HOUR - 1 }),
          landing({ id: 'landing3', at: start + hours * HOUR }),
        ]);
        expect(await days()).toEqual([
          [addDays(day, -1), 1],
          [day, 2],
          [addDays(day, 1), 1],
        ]);
      });

      it('selects events by their own day, both ends included', async () => {
        const shared = token();
        await append([
          share({ id: 'share001', token: shared, at: clock(9) }),
          landing({ id: 'landing1', token: shared, at: clock(9 + 24) }),
          landing({ id: 'landing2', token: shared, at: clock(9 + 48) }),
        ]);
        const read = async (from: number, to: number) => {
          const span = { site: SITE, from: addDays(DAY, from), to: addDays(DAY, to) };
          return (await store.stats({ ...span, by: null, limit: 1 })).totals;
        };
        expect(await read(0, 0)).toMatchObject({ shares: 1, arrivals: 0 });
        expect(await read(1, 1)).toMatchObject({ shares: 0, arrivals: 1 });
        expect(await read(0, 2)).toMatchObject({ shares: 1, arrivals: 2 });
      });

      it('counts a reader once a day for each of the figures', async () => {
        await append([
          landing({ id: 'landing1', key: 'A' }),
          view({ id: 'view0001', key: 'A' }),
          view({ id: 'view0002', key: 'B', page: OTHER_PAGE }),
          view({ id: 'view0003', key: 'C', at: clock(30) }),
        ]);
        expect(await totals()).toMatchObject({ visitors: 3 });
        expect((await rows('day')).map(({ visitors }) => visitors)).toEqual([2, 1]);
        expect(await row('page', PAGE)).toMatchObject({ visitors: 2 });
      });
    });

    it('rule 13: counts arrivals without a key, and neither visitors nor repeats', async () => {
      const shared = token();
      await append([
        share({ id: 'share001', token: shared }),
        landing({ id: 'landing1', token: shared }),
        landing({ id: 'landing2', token: shared }),
      ]);
      expect(await totals()).toMatchObject({ landings: 2, arrivals: 2, visitors: null, left_out: 0 });
    });

    it('rule 14: says 0 where nothing happened, and null where a figure cannot be', async () => {
      expect(await totals()).toEqual({
        landings: 0,
        views: 0,
        shares: 0,
        arrivals: 0,
        unmatched: 0,
        visitors: 0,
        previews: null,
        conversions: 0,
        left_out: 0,
      });
      for (const dimension of DIMENSIONS) expect(await rows(dimension)).toEqual([]);
      expect(await leftOut()).toEqual({});
    });

    describe('rule 3: page views that had a share', () => {
      const sharing = async (filters: Filters = {}) =>
        (await store.stats({ ...ALWAYS, by: null, limit: 1, filters })).sharing;

      it('are counted once however often they are shared from, in whatever order that is told', async () => {
        const [one, other] = [token('whatsapp'), token('telegram')];
        await inEveryOrder(
          [
            landing({ id: 'landing1', view: 'view0001' }),
            share({ id: 'share001', view: 'view0001', token: one }),
            share({ id: 'share002', view: 'view0001', channel: 'telegram', token: other }),
            share({ id: 'share003', view: 'view0002', page: OTHER_PAGE }),
          ],
          async () => {
            expect(await sharing()).toBe(2);
            expect(await sharing({ page: PAGE })).toBe(1);
            expect(await sharing({ page: OTHER_PAGE, day: DAY })).toBe(1);
            expect(await sharing({ day: addDays(DAY, 1) })).toBe(0);
          },
        );
      });

      it('are counted on each day that they are shared on, and for each page that they share', async () => {
        const midnight = { view: 'view0001', at: clock(24, 5) };
        await inEveryOrder(
          [
            share({ id: 'share001', view: 'view0001', at: clock(23, 55) }),
            share({ id: 'share002', ...midnight }),
            share({ id: 'share003', ...midnight, page: OTHER_PAGE }),
          ],
          async () => {
            expect([await sharing(), await sharing({ page: PAGE })]).toEqual([2, 2]);
            expect([await sharing({ day: DAY }), await sharing({ page: OTHER_PAGE })]).toEqual([1, 1]);
          },
        );
      });

      it('are none by a token that another page view turns out to hold', async () => {
        const taken = token();
        const thief = share({ id: 'share001', token: taken, key: 'A', at: clock(11) });
        await append([thief]);
        expect(await sharing()).toBe(1);
        await append([
          share({ id: 'share002', token: taken, key: 'B', at: clock(10) }),
          share({ id: 'share003', token: taken, key: 'A', at: clock(12), view: thief.view }),
        ]);
        expect(await sharing()).toBe(1);
        await append([share({ id: 'share004', view: thief.view, at: clock(13) })]);
        expect(await sharing()).toBe(2);
      });

      it('are none by the address bar or by what is left out, and not known under other filters', async () => {
        const bar = token('address-bar');
        await append([
          share({ id: 'share001', channel: 'address-bar', method: 'address-bar', token: bar }),
          landing({ id: 'landing1', token: bar }),
          share({ id: 'share002', leftOut: 'bot' }),
        ]);
        expect(await sharing()).toBe(0);
        expect(await sharing({ channel: 'whatsapp' })).toBeNull();
        expect(await sharing({ device: 'mobile' })).toBeNull();
      });
    });

    it('breaks one question down in several ways, each as if it were asked alone', async () => {
      const shared = token();
      await append([
        share({ id: 'share001', token: shared, device: 'mobile' }),
        landing({ id: 'landing1', token: shared, device: 'desktop', country: 'FR' }),
        landing({ id: 'landing2', at: clock(30) }),
      ]);
      const by = ['channel', null, 'device', 'day', 'country', 'page'] as const;
      for (const filters of [{}, { channel: 'whatsapp' }, { page: PAGE, device: 'desktop' }]) {
        const query = { ...ALWAYS, limit: 10, filters };
        const alone = await Promise.all(by.map((each) => store.stats({ ...query, by: each })));
        expect(await store.report({ ...query, by })).toEqual({ since: DAY, answers: alone });
      }
    });

    it('knows since when there are figures, and that there are none', async () => {
      const since = async () => (await store.report({ ...ALWAYS, by: [], limit: 1 })).since;
      expect(await since()).toBeNull();
      await append([landing({ id: 'landing1', leftOut: 'bot' }), landing({ id: 'landing2', at: clock(40) })]);
      expect(await since()).toBe(addDays(DAY, 1));
    });

    describe('delays', () => {
      const now = clock(24 * 30);
      const delays = (filters: Filters = {}, span = ALWAYS) => store.delays({ ...span, filters, now });
      const [one, other, third] = [token('whatsapp'), token('telegram'), token('sms')];

      it('tell how soon shares were first opened, and whether they still are, in whatever order that is told', async () => {
        await inEveryOrder(
          [
            share({ id: 'share001', token: one, at: clock(9) }),
            landing({ id: 'landing1', token: one, at: clock(9, 4) }),
            landing({ id: 'landing2', token: one, at: clock(24 * 29) }),
            share({ id: 'share002', token: other, channel: 'telegram', at: clock(10) }),
          ],
          async () => {
            expect(await delays()).toMatchObject({
              shares: 2,
              opened: 1,
              quartiles: { lower: 4 * MINUTE, median: 4 * MINUTE, upper: 4 * MINUTE },
              half_life: null,
              open: 1,
            });
          },
        );
      });

      it('are those of shares that somebody else opened, of the days and values asked for', async () => {
        await append([
          share({ id: 'share001', token: one, key: 'A', at: clock(9) }),
          landing({ id: 'landing1', token: one, key: 'A', at: clock(9, 1) }),
          landing({ id: 'landing2', token: one, key: 'B', at: clock(11) }),
          share({ id: 'share002', token: other, channel: 'telegram', at: clock(30) }),
          landing({ id: 'landing3', token: other, key: 'C', at: clock(30, 30) }),
          // Neither has a token that is known, nor was it made by sharing.
          landing({ id: 'landing4', token: third, at: clock(12) }),
          share({ id: 'share003' }),
        ]);
        expect(await delays({ channel: 'whatsapp' })).toMatchObject({
          shares: 1,
          opened: 1,
          quartiles: { median: 2 * HOUR },
          half_life: 2 * HOUR,
        });
        expect(await delays({}, { ...ALWAYS, from: addDays(DAY, 1) })).toMatchObject({
          shares: 1,
          quartiles: { median: 30 * MINUTE },
        });
        expect(await delays({ source: 'token' })).toMatchObject({ shares: 0, quartiles: null });
      });
    });

    it('counts conversions in the totals and for their page', async () => {
      const detail = { value: 9.5, currency: 'EUR', order: 'A-1' };
      await append([
        conversion({ id: 'convert1', ...detail }),
        conversion({ id: 'convert2', leftOut: 'bot' }),
      ]);
      expect(await totals()).toMatchObject({ conversions: 1, left_out: 1, visitors: 0 });
      expect(await rows('page')).toMatchObject([{ key: PAGE, conversions: 1 }]);
    });

    it('gives a page its latest title, and none to a robot', async () => {
      const events = [
        landing({ id: 'landing1', title: 'Old', at: clock(9) }),
        view({ id: 'view0001', title: 'New', at: clock(11) }),
        landing({ id: 'landing2', title: 'Old', at: clock(10) }),
        landing({ id: 'landing3', title: 'Forged', at: clock(12), leftOut: 'bot' }),
      ];
      await inEveryOrder(events, async () => {
        expect(await row('page', PAGE)).toMatchObject({ title: 'New' });
      });
      await append([share({ id: 'share001', page: OTHER_PAGE })]);
      expect(await row('page', OTHER_PAGE)).not.toHaveProperty('title');
    });

    it('gives the rows with the most arrivals first, as many as asked', async () => {
      const channels = ['email', 'sms', 'sms', 'telegram'] as const;
      await append(
        channels.map((channel, n) => landing({ id: `landing${n}`, token: mintToken(channel, 1, START) })),
      );
      await append([share({ id: 'share001', channel: 'telegram' })]);
      expect((await rows('channel')).map(({ key }) => key)).toEqual(['sms', 'telegram', 'email']);
      expect((await rows('channel', 2)).map(({ key }) => key)).toEqual(['sms', 'telegram']);
    });

    describe('an article', () => {
      const [first, second, third] = [token(), token('email', 2), token('copy', 3)] as const;
      const article = (changes = {}) => store.article({ ...ALWAYS, page: PAGE, ...changes });
      const passage = { hash: '1a2b3c4d', words: 'Fireflies are' };
      const events = [
        landing({ id: 'landing0', title: 'Fireflies', at: clock(8) }),
        share({ id: 'share001', token: first, key: 'A', at: clock(9) }),
        landing({ id: 'landing1', token: first, key: 'B', at: clock(10) }),
        share({ id: 'share002', token: second, parent: first, key: 'B', at: clock(11), channel: 'email' }),
        landing({ id: 'landing2', token: second, key: 'C', at: clock(12) }),
        landing({ id: 'landing3', token: second, key: 'D', at: clock(40) }),
        share({
          id: 'share003',
          token: third,
          parent: second,
          key: 'C',
          at: clock(13),
          channel: 'copy',
          method: 'copy-text',
          passage,
        }),
        share({ id: 'share004', key: 'E', at: clock(14) }),
        share({ id: 'share005', key: 'E', at: clock(14), leftOut: 'bot' }),
        share({ id: 'share006', key: 'E', at: clock(14), page: OTHER_PAGE }),
      ];

      it('has its shares as trees, with who came by them whenever they came', async () => {
        await append(events);
        const { title, read, forest, trees } = await article();
        expect({ title, read }).toEqual({ title: 'Fireflies', read: undefined });
        expect(forest).toMatchObject({
          trees: 2,
          alone: 1,
          shares: 4,
          arrivals: 3,
          depth: 2,
          virality: 4 / 3,
        });
        expect(trees.map(({ nodes }) => nodes)).toEqual([
          [
            {
              parent: null,
              at: clock(9),
              channel: 'whatsapp',
              method: 'button',
              generation: 1,
              arrivals: 1,
              hidden: 0,
            },
            {
              parent: 0,
              at: clock(11),
              channel: 'email',
              method: 'button',
              generation: 2,
              arrivals: 2,
              hidden: 0,
            },
            {
              parent: 1,
              at: clock(13),
              channel: 'copy',
              method: 'copy-text',
              generation: 3,
              arrivals: 0,
              hidden: 0,
            },
          ],
        ]);
        expect((await article({ from: DAY, to: DAY })).forest.arrivals).toBe(3);
      });

      it('tells the first and the latest who came', async () => {
        await append(events);
        const came = [
          { at: clock(10), channel: 'whatsapp', generation: 1 },
          { at: clock(12), channel: 'email', generation: 2 },
          { at: clock(40), channel: 'email', generation: 2 },
        ];
        expect(await article()).toMatchObject({ first_arrivals: came, latest_arrivals: came });
      });

      it('tells what was copied most, by the first who copied it', async () => {
        const copied = (id: string, hash: string, words: string, hours: number) =>
          share({ id, at: clock(hours), channel: 'copy', method: 'copy-text', passage: { hash, words } });
        await append([
          ...events,
          copied('share011', '1a2b3c4d', 'Other words', 15),
          copied('share012', 'ffffffff', '<b>Moths</b>', 16),
        ]);
        expect(await article()).toMatchObject({
          passages: [
            { ...passage, shares: 2, arrivals: 0 },
            { hash: 'ffffffff', words: '<b>Moths</b>', shares: 1, arrivals: 0 },
          ],
          passages_in_all: 2,
        });
      });

      it('has only the shares of the days asked for: what follows from an earlier one goes on from it', async () => {
        await append([...events, share({ id: 'share009', token: token(), parent: third, at: clock(34) })]);
        const { forest } = await article({ from: '2026-11-11' });
        expect(forest).toMatchObject({ trees: 1, shares: 1, continued: 1 });
      });

      it('rule 9: has an address only once somebody came by it, and says that it is one', async () => {
        const shared = token('address-bar');
        const address = { channel: 'address-bar', method: 'address-bar', token: shared } as const;
        await append([share({ id: 'share001', ...address, key: 'A', at: clock(9) })]);
        expect((await article()).forest.shares).toBe(0);
        await append([landing({ id: 'landing1', token: shared, key: 'B', at: clock(10) })]);
        expect((await article()).forest).toMatchObject({ shares: 1, address_bar: 1, arrivals: 1 });
      });

      it('is empty for a page that nobody shared', async () => {
        const { title, forest, trees } = await article({ page: 'https://www.example.org/nothing' });
        expect({ title, forest, trees }).toMatchObject({ title: null, forest: { shares: 0 }, trees: [] });
        await expect(article({ site: 'none' })).rejects.toThrow('there is no site none');
      });
    });

    describe('the last minutes', () => {
      const lately = (hours: number, minutes: number, limit = 10) =>
        store.lately({ site: SITE, until: clock(hours, minutes), minutes: [5, 30], limit, pages: limit });
      const shared = token();
      const events = [
        landing({ id: 'landing0', title: 'Fireflies', at: clock(8), page: OTHER_PAGE }),
        share({ id: 'share001', token: shared, key: 'A', at: clock(9), page: OTHER_PAGE, country: 'FR' }),
        landing({ id: 'landing1', token: shared, key: 'B', at: clock(9, 20), country: 'BE' }),
        landing({ id: 'landing2', token: shared, key: 'A', at: clock(9, 21) }),
        landing({ id: 'landing3', token: token('address-bar', 2), key: 'C', at: clock(9, 22) }),
        view({ id: 'view0001', at: clock(9, 23) }),
      ];

      it('has what was shared and came back, latest first, and nothing that does not count', async () => {
        await append(events);
        const { items, counts } = await lately(9, 24);
        expect(items).toEqual([
          {
            id: 'landing3',
            type: 'arrival',
            at: clock(9, 22),
            page: PAGE,
            title: null,
            channel: 'address-bar',
            generation: 2,
            country: null,
          },
          {
            id: 'landing1',
            type: 'arrival',
            at: clock(9, 20),
            page: OTHER_PAGE,
            title: 'Fireflies',
            channel: 'whatsapp',
            generation: 1,
            country: 'BE',
          },
          {
            id: 'share001',
            type: 'share',
            at: clock(9),
            page: OTHER_PAGE,
            title: 'Fireflies',
            channel: 'whatsapp',
            generation: 1,
            country: 'FR',
          },
        ]);
        expect(counts).toEqual([
          { minutes: 5, shares: 0, arrivals: 1 },
          { minutes: 30, shares: 1, arrivals: 1 },
        ]);
      });

      it('counts more than it tells, and neither what is over nor what is to come', async () => {
        await append(events);
        const { items, counts, pages } = await lately(9, 30, 1);
        expect(items.map(({ id }) => id)).toEqual(['landing3']);
        expect(pages).toEqual([{ page: OTHER_PAGE, title: 'Fireflies', shares: 0, arrivals: 1 }]);
        expect(counts.map(({ shares, arrivals }) => [shares, arrivals])).toEqual([
          [0, 0],
          [0, 1],
        ]);
        expect((await lately(9, 10)).items.map(({ id }) => id)).toEqual(['share001']);
      });

      it('says on which pages most was shared and opened, an arrival on the page of its share', async () => {
        await append([
          ...events,
          share({ id: 'share002', token: token('email'), key: 'D', at: clock(9, 1) }),
          share({ id: 'share003', token: token('email'), key: 'E', at: clock(8, 50) }),
        ]);
        expect((await lately(9, 24)).pages).toEqual([
          { page: OTHER_PAGE, title: 'Fireflies', shares: 1, arrivals: 1 },
          { page: PAGE, title: null, shares: 1, arrivals: 0 },
        ]);
        expect((await lately(9, 24, 1)).pages).toHaveLength(1);
      });
    });

    it('rule 6: shows what was left out by reason, and by day where that is asked', async () => {
      await append(
        [
          view({ id: 'view0001', leftOut: 'bot' }),
          view({ id: 'view0002', leftOut: 'bot', at: clock(34) }),
          view({ id: 'view0003', leftOut: 'preview' }),
        ],
        [
          { day: '2026-11-11', reason: 'malformed', count: 2 },
          { day: '2026-11-09', reason: 'malformed', count: 3 },
        ],
      );
      expect(await store.leftOut(ALWAYS)).toEqual([
        { reason: 'malformed', count: 5 },
        { reason: 'bot', count: 2 },
        { reason: 'preview', count: 1 },
      ]);
      const days = (span: object) =>
        store.leftOut({ ...ALWAYS, ...span, byDay: true }).then((rows) => rows.map((row) => row.days));
      expect(await days({})).toEqual([
        [
          { day: '2026-11-09', count: 3 },
          { day: '2026-11-11', count: 2 },
        ],
        [
          { day: '2026-11-10', count: 1 },
          { day: '2026-11-11', count: 1 },
        ],
        [{ day: '2026-11-10', count: 1 }],
      ]);
      expect(await days({ from: '2026-11-10', to: '2026-11-10' })).toEqual([
        [{ day: '2026-11-10', count: 1 }],
        [{ day: '2026-11-10', count: 1 }],
      ]);
    });

    describe('rule 7: forgetting', () => {
      const shared = token();
      const events = [
        share({ id: 'share001', token: shared, key: 'A', at: clock(9) }),
        landing({ id: 'landing1', token: shared, key: 'A', at: clock(10) }),
        landing({ id: 'landing2', token: shared, key: 'B', at: clock(11) }),
        landing({ id: 'landing3', token: shared, key: 'B', at: clock(12) }),
        landing({ id: 'landing4', key: 'B', at: clock(11, 10) }),
        conversion({ id: 'convert1', key: 'B', at: clock(11, 20) }),
      ];
      const over = dayEnd(DAY, ZONE) + 48 * HOUR;

      it('erases a salt 48 hours after its day, and makes none for that day again', async () => {
        const salt = await store.getSalt(SITE, DAY);
        await store.forget(over);
        expect(await store.getSalt(SITE, DAY)).toBe(salt);
        await store.forget(over + 1);
        expect(await store.getSalt(SITE, DAY)).toBeUndefined();
        expect(await store.getSalt(SITE, addDays(DAY, -1))).toBeUndefined();
        expect(await store.getSalt(SITE, addDays(DAY, 1))).toBeDefined();
      });

      it('leaves every figure as it was', async () => {
        await append(events);
        const before = await readAll(store);
        await store.forget(over + 1);
        expect(await readAll(store)).toEqual(before);
        await store.forget(over + 24 * HOUR);
        expect(await readAll(store)).toEqual(before);
      });

      it('counts visitors again once a clock that stood years ahead is right', async () => {
        await store.getSalt(SITE, DAY);
        await append(events);
        await store.forget(over + 3650 * 24 * HOUR);
        expect(await store.getSalt(SITE, DAY)).toBeUndefined();
        const next = addDays(DAY, 1);
        expect(await store.getSalt(SITE, next)).toBeDefined();
        await append([landing({ id: 'landing9', token: shared, key: 'C', at: clock(34) })]);
        const visitors = async () => (await rows('day')).map(({ key, visitors }) => [key, visitors]);
        expect(await visitors()).toEqual([
          [DAY, 1],
          [next, 1],
        ]);
        await store.forget(over + 24 * HOUR + 1);
        expect(await store.getSalt(SITE, next)).toBeUndefined();
        expect((await visitors()).at(-1)).toEqual([next, 1]);
      });

      it('still matches arrivals of later days, and knows nobody of earlier ones', async () => {
        await append(events);
        await store.forget(over + 1);
        await append([landing({ id: 'landing9', token: shared, key: 'A', at: over })]);
        expect(await totals()).toMatchObject({ arrivals: 2, unmatched: 0, visitors: 2 });
      });

      it('leaves final days as they are, whatever becomes known of their tokens', async () => {
        await append(events.slice(1));
        await store.forget(over + 1);
        const before = await rows('day');
        await append([share({ id: 'share009', token: shared, key: 'A', at: over })]);
        expect((await rows('day')).slice(0, 1)).toEqual(before);
        expect(await totals()).toMatchObject({ shares: 1, arrivals: 2, unmatched: 2 });
      });
    });

    const { reopen } = engine;
    it.runIf(reopen)('promise 2: has everything on record after it is opened again', async () => {
      const shared = token();
      await append([
        share({ id: 'share001', token: shared, key: 'A' }),
        landing({ id: 'landing1', title: 'T' }),
      ]);
      const salt = await store.getSalt(SITE, DAY);
      const before = await readAll(store);
      if (reopen) store = await reopen(store);
      expect(await readAll(store)).toEqual(before);
      expect(await store.getSalt(SITE, DAY)).toBe(salt);
      expect(await append([landing({ id: 'landing1' })])).toEqual(['duplicate']);
      await append([landing({ id: 'landing2', token: shared, key: 'A', at: clock(13) })]);
      expect(await leftOut()).toEqual({ 'self-or-household': 1 });
    });
  });
}
