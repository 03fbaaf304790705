import { describe, expect, it } from 'vitest';
import { CHANNEL_NAMES } from '../../protocol/index.js';
import { LEFT_OUT, SOURCES } from '../domain/admitted.js';
import { openCountries } from '../countries.js';
import { dayStart } from '../domain/time.js';
import { parseRanges } from '../http/client-address.js';
import { openSqliteStore } from '../store/sqlite/sqlite-store.js';
import type { Store } from '../store/port.js';
import { openTestApp, ORIGIN } from '../test-app.js';
import { compare, type FiguresSource } from './compare.js';
import type { Delivery } from './deliver.js';
import { driveCollector } from './drive-collector.js';
import { fillStore } from './fill-store.js';
import { CAUSES } from './people-truth.js';
import { Simulation, type Truth } from './simulation.js';

const DAY = 86_400_000;

/** A world of some days from the beginning of one, in its zone. */
function world(first: string, timezone: string, some: { seed: number; events: number; days: number }) {
  const { days, ...rest } = some;
  const from = dayStart(first, timezone);
  return new Simulation({
    ...rest,
    from,
    to: from + days * DAY,
    timezone,
    origin: ORIGIN,
    readers: 120,
    shareRate: 0.12,
    addressBar: 0.3,
  });
}

function readStore(store: Store, { from, to }: Truth): FiguresSource {
  const span = { site: 'gazette', from, to };
  return {
    most: Infinity,
    stats: (by) => store.stats({ ...span, by, limit: 100_000 }),
    leftOut: () => store.leftOut(span),
    passages: async (page) => (await store.article({ ...span, page })).passages,
  };
}

async function filled(simulation: Simulation, timezone: string, deliveries = simulation.deliveries()) {
  const store = await openSqliteStore(':memory:');
  const site = { id: 'gazette', origins: [ORIGIN], timezone, createdAt: 0 };
  await store.putSite(site);
  await fillStore(store, site, deliveries, { countryOf: await openCountries('') });
  const truth = simulation.truth();
  const comparison = await compare(truth.rules, readStore(store, truth));
  await store.close();
  return { truth, comparison };
}

// Whole worlds: on a machine that does other things too, more than the usual time.
describe('a simulated world', { timeout: 60_000 }, () => {
  // Where clocks go forward, back, by half an hour, never; where days begin at odd times.
  it.each([
    [1, '2026-03-27', 'Europe/Paris'],
    [2, '2026-10-23', 'Europe/Paris'],
    [3, '2026-10-30', 'America/St_Johns'],
    [4, '2026-04-03', 'Australia/Lord_Howe'],
    [5, '2026-06-01', 'Asia/Kathmandu'],
  ])(
    'is found as it is in a store, by every figure: seed %i, from %s in %s',
    async (seed, first, timezone) => {
      const { truth, comparison } = await filled(
        world(first, timezone, { seed, events: 3000, days: 4 }),
        timezone,
      );
      expect(comparison.differences).toEqual([]);
      expect(comparison.compared).toBeGreaterThan(2000);
      expect(truth.rules.totals.arrivals).toBeGreaterThan(150);
    },
  );

  it('is told from one in which a single report is missing', async () => {
    const simulation = world('2026-06-01', 'UTC', { seed: 8, events: 600, days: 2 });
    const isArrival = ({ reports: [report] }: Delivery) =>
      report?.link?.onRecord === true && report.event.type === 'landing' && report.event.nav === undefined;
    function* butOne(): Generator<Delivery> {
      let missing = false;
      for (const delivery of simulation.deliveries()) {
        if (!missing && isArrival(delivery)) missing = true;
        else yield delivery;
      }
      expect(missing).toBe(true);
    }
    const { comparison } = await filled(simulation, 'UTC', butOne());
    expect(comparison.differences).toContainEqual(
      expect.stringMatching(/^totals by channel, (landings|left_out): \d+ is true/),
    );
  });

  it.each([
    [11, '2026-10-24', 'Europe/Paris'],
    [12, '2026-07-01', 'America/St_Johns'],
  ])('is found as it is by a collector that is told of it: seed %i', async (seed, first, timezone) => {
    let now = 0;
    const store = await openSqliteStore(':memory:');
    const app = await openTestApp({
      store,
      now: () => now,
      trustProxy: parseRanges('10.0.0.0/8'),
      countryOf: await openCountries(''),
    });
    try {
      await store.putSite({ id: 'gazette', origins: [ORIGIN], timezone, createdAt: 0 });
      const simulation = world(first, timezone, { seed, events: 1200, days: 3 });
      await driveCollector(simulation.deliveries(), {
        site: 'gazette',
        origin: ORIGIN,
        connections: 1,
        clock: 'own',
        reach: (at) => {
          now = at;
          return Promise.resolve();
        },
        sleep: () => Promise.resolve(),
        post: async (body, headers) => {
          const response = await app.request('/v1/events', { method: 'POST', body, headers }, '10.0.0.1');
          return { status: response.status, retryAfterMs: 0, detail: await response.text() };
        },
      });
      const truth = simulation.truth();
      const { differences, compared } = await compare(truth.rules, readStore(store, truth));
      expect(differences).toEqual([]);
      expect(compared).toBeGreaterThan(1000);
    } finally {
      await app.close();
    }
  });

  it('has everything that can happen, and is seen by the people as far as its circumstances allow', async () => {
    const { rules, people } = (
      await filled(world('2026-09-07', 'Europe/Paris', { seed: 7, events: 8000, days: 5 }), 'Europe/Paris')
    ).truth;
    expect(rules.leftOut.map(({ reason }) => reason).sort()).toEqual(
      [...LEFT_OUT, 'malformed', 'too-old', 'from-the-future', 'foreign-page'].sort(),
    );
    expect(rules.by.generation.map(({ key }) => key)).toEqual(expect.arrayContaining(['1', '2', '3']));
    expect(rules.by.channel.map(({ key }) => key)).toEqual(
      CHANNEL_NAMES.filter((name) => !/^(other|own)/.test(name)).sort(),
    );
    expect(rules.by.visibility.map(({ key }) => key)).toEqual(['private', 'public', 'unknown']);
    expect(rules.passages.some(({ shares, arrivals }) => shares > 1 && arrivals > 0)).toBe(true);
    expect(rules.by.source.map(({ key }) => key).sort()).toEqual([...SOURCES].sort());

    const { arrivals } = people;
    expect(arrivals.map(({ cause }) => cause)).toEqual([...CAUSES, 'all']);
    const of = (cause: string) => arrivals.find((row) => row.cause === cause);
    // Each opening that the rules count is one that somebody made, in one circumstance.
    const addressBar = rules.by.channel.find(({ key }) => key === 'address-bar')?.arrivals ?? 0;
    expect(addressBar).toBeGreaterThan(20);
    expect(of('all')?.counted).toBe((rules.totals.arrivals ?? 0) + addressBar);
    expect(of('alone')).toMatchObject({ precision: 1, recall: 1 });
    expect(of('same-home')?.recall).toBeLessThan(1);
    expect(of('kept')).toMatchObject({ real: 0, recall: null, precision: 0 });
    expect(of('own-after-midnight')).toMatchObject({ real: 0, precision: 0 });
    expect(of('unmarked')).toMatchObject({ counted: 0, recall: 0, precision: null });
  });
});
