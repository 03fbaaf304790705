import { expect, it } from 'vitest';
import { openSqliteStore } from '../store/sqlite/sqlite-store.js';
import { compare } from './compare.js';
import { fillStore } from './fill-store.js';
import { Simulation } from './simulation.js';

it('works', async () => {
  const store = await openSqliteStore(':memory:');
  const site = { id: 'x', origins: ['https://www.example.org'], timezone: 'Europe/Paris', createdAt: 0 };
  await store.putSite(site);
  const from = Date.UTC(2026, 2, 26, 23);
  const s = new Simulation({
    seed: 1,
    from,
    to: from + 5 * 86400000,
    timezone: site.timezone,
    origin: site.origins[0]!,
    readers: 400,
    events: 8000,
  });
  let t = Date.now();
  await fillStore(store, site, s.deliveries());
  console.log('fill', Date.now() - t);
  const truth = s.truth();
  const c = await compare(truth.rules, {
    most: 1e9,
    stats: (by) => store.stats({ site: 'x', from: truth.from, to: truth.to, by, limit: 1e6 }),
    leftOut: () => store.leftOut({ site: 'x', from: truth.from, to: truth.to }),
  });
  console.log(
    truth.reports,
    JSON.stringify(truth.rules.totals),
    JSON.stringify(truth.rules.leftOut),
    JSON.stringify(truth.rules.by.channel),
    JSON.stringify(truth.rules.by.generation),
  );
  console.table(truth.people.arrivals);
  console.log(truth.people.shares);
  console.log(c.compared, c.differences.length, c.differences.slice(0, 40));
});
