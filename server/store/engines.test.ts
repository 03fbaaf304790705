import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CHANNEL_NAMES,
  DIMENSIONS,
  METHODS,
  mintToken,
  type Dimension,
  type Filters,
} from '../../protocol/index.js';
import type { Admitted } from '../domain/admitted.js';
import { dayEnd } from '../domain/time.js';
import { createMemoryStore } from './memory/memory-store.js';
import { putSampleSite, readAll, readSharing } from './store.contract.js';
import {
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
  view,
  ZONE,
} from './sample.contract.js';
import { openSqliteStore } from './sqlite/sqlite-store.js';

// Few of everything, so that events meet: the same reader, token, page view, moment, id.
const TOKENS = (['whatsapp', 'email', 'copy', 'native', 'address-bar'] as const).map((channel, index) =>
  mintToken(channel, 1 + (index % 3), START),
);
const MOMENTS = [0, 1, 20, 30, 31, 50, 60, 61, 23 * 60, 24 * 60, 24 * 60 + 10, 25 * 60];

const at = fc.constantFrom(...MOMENTS).map((minutes) => START + minutes * MINUTE);
/** Ids as the widget makes them, by a clock that is right or not, and others. */
function idOf(n: number, at: number): string {
  const number = String(n).padStart(3, '0');
  return n % 3 === 0 ? `event${number}` : `${(at + (n % 3 === 1 ? 3 : HOUR)).toString(36)}${number}`;
}

const common = fc
  .record({
    n: fc.nat({ max: 60 }),
    at,
    view: fc.constantFrom('view0001', 'view0002', 'view0003', 'view0004'),
    page: fc.constantFrom(PAGE, OTHER_PAGE),
    reader: fc.constantFrom(null, 'A', 'B', 'C'),
    leftOut: fc.oneof(
      { weight: 8, arbitrary: fc.constant(null) },
      fc.constantFrom('bot', 'reload', 'preview'),
    ),
  })
  .map(({ n, ...rest }) => ({ ...rest, id: idOf(n, rest.at) }));
const someToken = fc.constantFrom(...TOKENS);
const maybeToken = fc.oneof({ weight: 4, arbitrary: someToken }, fc.constant(null));
const title = fc.constantFrom(null, 'One', 'Two');

type Common = typeof common extends fc.Arbitrary<infer T> ? T : never;

/** Keys are of a day: the same reader has another the next. */
function keyed({ reader, ...rest }: Common) {
  return { ...rest, key: reader && reader + (rest.at < dayEnd(DAY, ZONE) ? '1' : '2') };
}

const event: fc.Arbitrary<Admitted> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ common, token: maybeToken, title, direct: fc.boolean() }).map((some) =>
      landing({
        ...keyed(some.common),
        token: some.token,
        title: some.title,
        ...(!some.token && { source: some.direct ? 'direct' : 'search' }),
      }),
    ),
  },
  {
    weight: 4,
    arbitrary: fc
      .record({
        common,
        token: maybeToken,
        parent: fc.option(someToken),
        channel: fc.constantFrom(...CHANNEL_NAMES),
        method: fc.constantFrom(...METHODS),
        passage: fc.constantFrom(
          null,
          { hash: 'aaaaaaaa', words: 'One' },
          { hash: 'bbbbbbbb', words: 'Two' },
        ),
      })
      .map(({ common: some, ...rest }) => share({ ...keyed(some), ...rest })),
  },
  fc.record({ common, title }).map((some) => view({ ...keyed(some.common), title: some.title })),
  common.map((some) => conversion(keyed(some))),
);

/** Each id with one event behind it, as a client makes them; where one comes twice it is the same again. */
const story = fc.array(event, { maxLength: 40 }).map((events) => {
  const byId = new Map(events.map((each) => [each.id, each]));
  return events.map(({ id }) => byId.get(id)).filter((each) => each !== undefined);
});

const batches = story.chain((events) =>
  fc.record({
    events: fc.constant(events),
    sizes: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 }),
    order: fc.shuffledSubarray(
      events.map((_, index) => index),
      { minLength: events.length },
    ),
    together: fc.boolean(),
    // Readers whose changes wait to be written, and readers remembered: from none to all.
    readers: fc.record({
      staged: fc.constantFrom(0, 3, 1000),
      rememberedBytes: fc.constantFrom(0, 2000, 1_000_000),
    }),
  }),
);

function split<T>(items: readonly T[], sizes: readonly number[]): T[][] {
  const parts: T[][] = [];
  for (let from = 0, n = 0; from < items.length; n += 1) {
    const size = sizes[n % sizes.length] ?? 1;
    parts.push(items.slice(from, from + size));
    from += size;
  }
  return parts;
}

/** What readers differ in, and the ways they came. */
const varied = fc.array(
  fc.record({
    device: fc.constantFrom(null, 'mobile', 'desktop'),
    browser: fc.constantFrom(null, 'Firefox'),
    language: fc.constantFrom(null, 'fr', 'en'),
    country: fc.constant(null),
    referrer: fc.constantFrom(null, 'https://News.example/a', 'no address'),
    utm: fc.constantFrom(null, { campaign: 'spring' }, { source: 'letter' }),
  }),
  { minLength: 7, maxLength: 7 },
);

/** Questions: any dimension under any filters, most of them by values there are. */
const question = fc.record({
  by: fc.option(fc.constantFrom(...DIMENSIONS)),
  filters: fc.dictionary(fc.constantFrom(...DIMENSIONS), fc.nat({ max: 5 }), { maxKeys: 2 }),
  timezone: fc.constantFrom(undefined, ZONE, 'Asia/Kathmandu', 'America/St_Johns'),
  cohort: fc.constantFrom(undefined, 'share' as const),
  span: fc.constantFrom([DAY, DAY], ['2026-11-09', '2026-11-12'], ['2026-01-01', '2027-12-31']),
  limit: fc.constantFrom(2, 1000),
});

// A property is hundreds of stores: on a machine that does other things too, more than the usual time.
const TIMEOUT_MS = 60_000;

describe('engines', () => {
  it(
    'agree on any dimension under any combination of filters, in any zone, by either day',
    async () => {
      const refused = [{ day: DAY, reason: 'foreign-page' as const, count: 2 }];
      await fc.assert(
        fc.asyncProperty(
          story,
          varied,
          fc.array(question, { minLength: 1, maxLength: 6 }),
          async (plain, traits, questions) => {
            const events = plain.map((each, n) => {
              const { referrer, utm, ...reader } = traits[n % traits.length]!;
              return { ...each, ...reader, ...(each.type === 'landing' && { referrer, utm }) };
            });
            const memory = createMemoryStore();
            const sqlite = await openSqliteStore(':memory:');
            try {
              for (const store of [memory, sqlite]) {
                await putSampleSite(store);
                await store.append({ site: SITE, events, refused });
              }
              for (const { filters, timezone, cohort, span, ...rest } of questions) {
                const chosen: Filters = {};
                for (const [name, n] of Object.entries(filters) as [Dimension, number][]) {
                  const all = { site: SITE, from: '2026-01-01', to: '2027-12-31', by: name, limit: 1000 };
                  const { rows } = await memory.stats({ ...all, ...(timezone && { timezone }) });
                  chosen[name] = rows[n % (rows.length + 1)]?.key ?? 'nothing';
                }
                const [from = '', to = ''] = span;
                const query = { site: SITE, from, to, filters: chosen, ...rest };
                const whole = { ...query, ...(timezone && { timezone }), ...(cohort && { cohort }) };
                expect(await sqlite.stats(whole)).toEqual(await memory.stats(whole));
                const several = { ...whole, by: [rest.by, 'page' as const, 'device' as const] };
                expect(await sqlite.report(several)).toEqual(await memory.report(several));
                const shares = { site: SITE, from, to, filters: chosen, now: START + 9 * 24 * HOUR };
                expect(await sqlite.delays(shares)).toEqual(await memory.delays(shares));
              }
            } finally {
              await sqlite.close();
            }
          },
        ),
        { numRuns: 200 },
      );
    },
    TIMEOUT_MS,
  );

  it(
    'rule 5: agree on every figure, in whatever order and batches the events come, one by one or together',
    async () => {
      await fc.assert(
        fc.asyncProperty(batches, async ({ events, sizes, order, together, readers }) => {
          const memory = createMemoryStore();
          await putSampleSite(memory);
          await memory.append({ site: SITE, events, refused: [] });
          const expected = [await readAll(memory), await readSharing(memory)];

          const shuffled = order.map((index) => events[index]).filter((each) => each !== undefined);
          const sqlite = await openSqliteStore(':memory:', { readers });
          try {
            await putSampleSite(sqlite);
            const appends = split(shuffled, sizes).map((part) => () => {
              return sqlite.append({ site: SITE, events: part, refused: [] });
            });
            if (together) await Promise.all(appends.map((append) => append()));
            else for (const append of appends) await append();
            expect([await readAll(sqlite), await readSharing(sqlite)]).toEqual(expected);
          } finally {
            await sqlite.close();
          }
        }),
        { numRuns: 250 },
      );
    },
    TIMEOUT_MS,
  );

  it(
    'rule 7: agree also when days are forgotten in between',
    async () => {
      const afterwards = fc.array(event, { maxLength: 15 });
      await fc.assert(
        fc.asyncProperty(story, afterwards, async (events, late) => {
          const shift = 4 * 24 * HOUR;
          const later = late.map((each, n) => {
            // Another day, so another key.
            const key = each.key && `${each.key}later`;
            const moved = { ...each, key, id: `later${n}000`, at: each.at + shift };
            return { ...moved, day: view({ id: 'same0000', at: moved.at }).day };
          });
          const stores = [createMemoryStore(), await openSqliteStore(':memory:')];
          const answers = [];
          for (const store of stores) {
            await putSampleSite(store);
            await store.append({ site: SITE, events, refused: [] });
            await store.forget(START + 4 * 24 * HOUR);
            await store.append({ site: SITE, events: later, refused: [] });
            await store.forget(START + 5 * 24 * HOUR);
            answers.push([await readAll(store), await readSharing(store)]);
            await store.close();
          }
          expect(answers[1]).toEqual(answers[0]);
        }),
        { numRuns: 80 },
      );
    },
    TIMEOUT_MS,
  );
});
