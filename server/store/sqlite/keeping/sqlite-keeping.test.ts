import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mintToken } from '../../../../protocol/index.js';
import type { Admitted } from '../../../domain/admitted.js';
import { localDay } from '../../../domain/time.js';
import type { Erasure, Keeping } from '../../keeping.js';
import type { Store } from '../../port.js';
import {
  clock,
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
} from '../../sample.contract.js';
import { putSampleSite, readAll } from '../../store.contract.js';
import { createMemoryStore } from '../../memory/memory-store.js';
import { lockData } from '../data-lock.js';
import { MIGRATIONS } from '../migrations.js';
import { PACK_EVENTS } from '../pack-events.js';
import { openSqliteStore } from '../sqlite-store.js';
import { backUpData, restoreData } from './data-files.js';
import { openSqliteKeeping } from './sqlite-keeping.js';

// Each test writes several files to the disk and syncs them, which others may keep busy.
vi.setConfig({ testTimeout: 30_000 });

const DAYS_MS = 24 * HOUR;
const quiet = () => undefined;

let dir = '';
let store: Store;
let keeping: Keeping;

const open = async () => {
  store = await openSqliteStore(join(dir, 'luciole.db'));
  keeping = openSqliteKeeping(join(dir, 'luciole.db'));
};
const close = async () => {
  await store.close();
  await keeping.close();
};
const append = (events: Admitted[]) => store.append({ site: SITE, events, refused: [] });
const exported = async () => {
  const lines: Record<string, unknown>[] = [];
  for await (const line of keeping.exportSite(SITE)) lines.push(line);
  return lines;
};
const events = async () => (await exported()).filter(({ kind }) => kind === 'event').map(({ id }) => id);
const faults = async (now = clock(23)) =>
  (await keeping.check(now, quiet)).filter(({ ok }) => !ok).map(({ sentence }) => sentence);
const found = (text: string, folder = dir) =>
  readdirSync(folder).some((name) => name.includes('.db') && readFileSync(join(folder, name)).includes(text));

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'luciole-keeping-'));
  await open();
  await putSampleSite(store);
});
afterEach(async () => {
  await close();
  rmSync(dir, { recursive: true });
});

const TOKEN = token();
/** A share, its arrival, its sharer's own opening; a title; another page. */
const STORY = [
  share({ id: 'share001', token: TOKEN, key: 'SHARER', at: clock(9) }),
  landing({ id: 'arrival1', token: TOKEN, key: 'FRIEND', at: clock(10), title: 'Fireflies' }),
  landing({ id: 'opening1', token: TOKEN, key: 'SHARER', at: clock(11) }),
  view({ id: 'elsewhere', page: OTHER_PAGE, key: 'FRIEND', at: clock(12) }),
];

describe('a changed time zone', () => {
  const later = START + 9 * DAYS_MS;
  const change = async (timezone: string, on = store) => {
    const site = await on.getSite(SITE);
    await on.putSite({ ...site!, timezone });
  };
  const days = async (by: 'landings' | 'visitors' = 'landings') =>
    (await store.stats({ site: SITE, from: '2026-01-01', to: '2027-12-31', by: 'day', limit: 99 })).rows.map(
      (row) => [row.key, row[by]],
    );

  it('rule 10: starts a recount, once the readers of its days are forgotten', async () => {
    await append([
      landing({ id: 'evening1', key: 'A', at: clock(20) }),
      landing({ id: 'morning1', key: 'A', at: clock(9) }),
      landing({ id: 'morning2', key: 'B', at: clock(24 + 9) }),
    ]);
    await change('Asia/Tokyo');
    const before = [
      ['2026-11-10', 2],
      ['2026-11-11', 1],
    ];
    expect(await days()).toEqual(before);
    expect(await faults(clock(50))).toEqual([]);
    await store.forget(clock(50));
    expect(await keeping.recountZones(clock(50))).toBe(0);
    expect(await days()).toEqual(before);
    await store.forget(later);
    expect(await keeping.recountZones(later)).toBeGreaterThan(0);
    expect(await days()).toEqual([
      ['2026-11-10', 1],
      ['2026-11-11', 2],
    ]);
    // One reader, on both days.
    expect(await days('visitors')).toEqual([
      ['2026-11-10', 1],
      ['2026-11-11', 2],
    ]);
    expect(await faults(later)).toEqual([]);
    expect(await keeping.recountZones(later)).toBe(0);
  });

  it('moves nothing into days whose events are gone', async () => {
    await append([
      landing({ id: 'gone0001', key: 'A', at: clock(9) }),
      landing({ id: 'stays001', key: 'B', at: clock(10 * 24 + 1) }),
      landing({ id: 'stays002', key: 'B', at: clock(10 * 24 + 9) }),
    ]);
    const then = clock(17 * 24 + 12);
    await store.forget(then);
    await keeping.setRetentionDays(SITE, 7);
    expect(await keeping.enforceRetention(then)).toBe(1);
    await change('America/New_York');
    await store.forget(then + 9 * DAYS_MS);
    await keeping.recountZones(then + 9 * DAYS_MS);
    expect(await days()).toEqual([
      ['2026-11-10', 1],
      ['2026-11-20', 2],
    ]);
    expect(await faults(then + 9 * DAYS_MS)).toEqual([]);
  });

  it('comes out as if the events had always been of the days of the new zone', async () => {
    const ASKED = ['day', 'hour', 'page', 'channel', 'source', 'country'] as const;
    const tokens = [TOKEN, token('telegram', 2)];
    const moment = fc
      .integer({ min: 0, max: 4 * 24 * 4 })
      .map((quarters) => clock(-24) + quarters * 15 * MINUTE);
    const common = {
      id: fc.uuid().map((id) => id.slice(0, 18)),
      at: moment,
      key: fc.constantFrom('A', 'B', null),
      page: fc.constantFrom(PAGE, OTHER_PAGE),
      country: fc.constantFrom('FR', 'DE', null),
    };
    const stream = fc.array(
      fc.oneof(
        fc.record({ ...common, token: fc.constantFrom(null, ...tokens) }).map(landing),
        fc.record(common).map(view),
        fc.record({ ...common, token: fc.constantFrom(...tokens) }).map(share),
      ),
      { maxLength: 25 },
    );
    const zones = fc.constantFrom(
      ...['Asia/Tokyo', 'America/New_York', 'Asia/Kathmandu', 'America/St_Johns'],
      ...['Pacific/Kiritimati', 'Pacific/Midway', 'UTC'],
    );
    await fc.assert(
      fc.asyncProperty(stream, stream, zones, async (first, second, timezone) => {
        // Keys are of the day on which they were made. What was judged of a reader who is seen on both sides of a
        // midnight that the change moves stays judged, so that there is none such here.
        const keyed = (event: Admitted) => {
          const day = localDay(event.at, timezone);
          const days = day === event.day ? day : `${event.day} ${day}`;
          return { ...event, key: event.key && `${days} ${event.key}` };
        };
        const inZone = (event: Admitted) => ({ ...event, day: localDay(event.at, timezone) });
        const before = first.map(keyed);
        const after = second.map(inZone).map(keyed);
        await keeping.erase({ site: SITE }, quiet);
        await putSampleSite(store);
        await append(before);
        await change(timezone);
        await append(after);
        await store.forget(later);
        await keeping.recountZones(later);

        const reference = createMemoryStore();
        await putSampleSite(reference);
        await change(timezone, reference);
        await reference.append({ site: SITE, events: [...before.map(inZone), ...after], refused: [] });
        expect(await readAll(store, ASKED)).toEqual(await readAll(reference, ASKED));
        expect(await faults(later)).toEqual([]);
        await reference.close();
      }),
      { numRuns: 10 },
    );
  });
});

describe('retention', () => {
  it('promise 1: removes raw events when their days are over, and keeps the figures', async () => {
    await append(STORY);
    const later = START + 30 * DAYS_MS;
    await append([landing({ id: 'late0001', key: 'LATER', at: later - HOUR })]);
    await store.forget(later);
    const before = await readAll(store);
    await keeping.setRetentionDays(SITE, 10);
    expect(await keeping.enforceRetention(later)).toBe(4);
    expect(await events()).toEqual(['late0001']);
    expect(await readAll(store)).toEqual(before);
    expect(await faults(later)).toEqual([]);
    expect(await keeping.enforceRetention(later)).toBe(0);
  });

  it('rule 14: says from when on what is read from raw events covers, where older ones are gone', async () => {
    await append(STORY);
    const later = START + 30 * DAYS_MS;
    await append([landing({ id: 'late0001', key: 'LATER', at: later - HOUR })]);
    await store.forget(later);
    const span = {
      site: SITE,
      from: '2026-01-01',
      to: '2027-12-31',
      by: 'language' as const,
      filters: { device: 'unknown' },
      limit: 10,
    };
    expect(await store.stats(span)).toMatchObject({ totals: { landings: 2 } });
    await keeping.setRetentionDays(SITE, 10);
    await keeping.enforceRetention(later);
    const after = await store.stats(span);
    expect(after).toMatchObject({ totals: { landings: 1 }, read: { to: '2027-12-31' } });
    expect(after.read?.from).toMatch(/^2026-(11|12)-\d\d$/);
    expect(await store.stats({ ...span, to: '2026-01-31' })).toMatchObject({ read: null });
  });

  it('keeps 760 days unless told otherwise, and refuses too few', async () => {
    expect(await keeping.retentionDays(SITE)).toBe(760);
    await expect(keeping.setRetentionDays(SITE, 6)).rejects.toThrow('7 or more');
    await expect(keeping.setRetentionDays(SITE, NaN)).rejects.toThrow('7 or more');
    await expect(keeping.setRetentionDays('none', 30)).rejects.toThrow('There is no site "none"');
  });

  it('does not believe a clock that stands years ahead before it has stood there for a day', async () => {
    await append(STORY);
    const ahead = START + 3650 * DAYS_MS;
    await store.forget(ahead);
    await keeping.setRetentionDays(SITE, 10);
    expect(await keeping.enforceRetention(ahead)).toBe(0);
    expect(await keeping.enforceRetention(ahead, DAYS_MS - 1)).toBe(0);
    expect(await events()).toHaveLength(4);
    // And a site where nobody came for years is not kept for ever.
    expect(await keeping.enforceRetention(ahead, DAYS_MS)).toBe(4);
    expect(await faults(ahead)).toEqual([]);
  });

  it('leaves days that are not final', async () => {
    await append(STORY);
    await keeping.setRetentionDays(SITE, 7);
    expect(await keeping.enforceRetention(START + 100 * DAYS_MS)).toBe(0);
  });
});

describe('erase', () => {
  it('makes a share unknown again to the arrivals it brought', async () => {
    await append(STORY);
    expect(await keeping.erase({ site: SITE, keys: ['SHARER'] }, quiet)).toBe(2);
    const all = { site: SITE, from: '2026-01-01', to: '2027-01-01', by: null, limit: 1 };
    expect((await store.stats(all)).totals).toMatchObject({
      shares: 0,
      arrivals: 1,
      unmatched: 1,
      left_out: 0,
    });
    expect(await faults()).toEqual([]);
  });

  it('leaves nothing of a page in the files, and the server beside it goes on', async () => {
    await append(STORY);
    expect(await keeping.countErasure({ site: SITE, page: PAGE })).toBe(3);
    await keeping.erase({ site: SITE, page: PAGE }, quiet);
    expect(await events()).toEqual(['elsewhere']);
    expect([found(PAGE), found('Fireflies'), found(OTHER_PAGE)]).toEqual([false, false, true]);
    await append([landing({ id: 'again001', key: 'FRIEND', at: clock(13) })]);
    expect((await exported()).find(({ id }) => id === 'again001')).toMatchObject({ page: PAGE });
    expect(await faults()).toEqual([]);
  });

  it.each<[string, Erasure]>([
    ['a page', { site: SITE, page: PAGE }],
    ['days', { site: SITE, from: '2026-11-10', to: '2026-11-10' }],
  ])('of %s counts what comes while it goes on', async (_, what) => {
    const many = Array.from({ length: 601 }, (_, n) => view({ id: `view${1000 + n}`, key: 'A' }));
    await append(many);
    const erased = keeping.erase(what, quiet);
    // The first pieces are done; this one lies before them.
    await append([view({ id: 'meanwhile', key: 'B', title: 'Fireflies' })]);
    expect(await erased).toBe(601);
    expect(await events()).toEqual(['meanwhile']);
    expect(await faults()).toEqual([]);
    const all = { site: SITE, from: '2026-01-01', to: '2027-12-31', limit: 9 };
    expect((await store.stats({ ...all, by: 'page' })).rows).toMatchObject([
      { key: PAGE, title: 'Fireflies', views: 1, visitors: 1 },
    ]);
  });

  it('counts the visitors of a final day anew', async () => {
    await append(STORY);
    await store.forget(START + 5 * DAYS_MS);
    await keeping.erase({ site: SITE, page: OTHER_PAGE }, quiet);
    const all = { site: SITE, from: '2026-01-01', to: '2027-01-01', by: null, limit: 1 };
    expect((await store.stats(all)).totals).toMatchObject({ views: 0, arrivals: 1, visitors: 1 });
    expect(await faults(START + 5 * DAYS_MS)).toEqual([]);
  });

  it('erases a site with everything, and nothing of another', async () => {
    await append(STORY);
    await store.putSite({ id: 'other', origins: [], timezone: 'UTC', createdAt: 0 });
    await store.append({ site: 'other', events: [view({ id: 'theirs01', page: OTHER_PAGE })], refused: [] });
    await store.putKey({ hash: 'h', site: SITE, createdAt: 0 });
    expect(await keeping.erase({ site: SITE }, quiet)).toBe(4);
    expect((await store.listSites()).map(({ id }) => id)).toEqual(['other']);
    expect(await store.getKey('h')).toBeUndefined();
    expect([found(PAGE), found(OTHER_PAGE)]).toEqual([false, true]);
    await expect(append(STORY)).rejects.toThrow('there is no site');
  });

  it('rule 5: leaves what would be there had the events never come', async () => {
    const folder = dir;
    let runs = 0;
    const tokens = [mintToken('whatsapp', 1, START), mintToken('copy', 1, START)];
    const common = fc.record({
      n: fc.nat({ max: 99 }),
      at: fc.nat({ max: 47 }).map((half) => START + half * 30 * MINUTE),
      key: fc.constantFrom(null, 'A', 'B', 'C'),
      view: fc.constantFrom('view0001', 'view0002'),
      page: fc.constantFrom(PAGE, OTHER_PAGE),
      token: fc.constantFrom(null, ...tokens),
      title: fc.constantFrom(null, 'One', 'Two'),
    });
    const event = fc.record({ common, kind: fc.nat({ max: 2 }) }).map(({ common: { n, ...some }, kind }) => {
      // Keys are of a day.
      const each = { ...some, id: `event${String(n).padStart(3, '0')}`, key: some.key };
      const { token: shared, title, ...rest } = each;
      // A share of one page keeps to its page, so that an erased page is nobody's any more.
      if (kind === 0)
        return share({ ...rest, token: shared, page: shared === tokens[0] ? PAGE : OTHER_PAGE });
      if (kind === 1)
        return landing({
          ...rest,
          title,
          token: shared,
          ...(shared && { page: shared === tokens[0] ? PAGE : OTHER_PAGE }),
        });
      return view({ ...rest, title });
    });
    const story = fc.uniqueArray(event, { maxLength: 30, selector: ({ id }) => id });
    const what = fc.constantFrom<Erasure>({ site: SITE, page: PAGE }, { site: SITE, keys: ['A', 'B'] });
    await fc.assert(
      fc.asyncProperty(story, what, async (all, erasure) => {
        const path = join(folder, `${(runs += 1)}.db`);
        const erased = await openSqliteStore(path);
        const eraser = openSqliteKeeping(path);
        await putSampleSite(erased);
        await erased.append({ site: SITE, events: all, refused: [] });
        await eraser.erase(erasure, quiet);
        const findings = await eraser.check(START + 2 * DAYS_MS, quiet);
        const figures = await readAll(erased);
        await erased.close();
        await eraser.close();
        expect(findings.filter(({ ok }) => !ok)).toEqual([]);

        const gone = (one: Admitted) =>
          'page' in erasure ? one.page === PAGE : 'keys' in erasure && erasure.keys.includes(one.key ?? '');
        const never = await openSqliteStore(':memory:');
        await putSampleSite(never);
        await never.append({ site: SITE, events: all.filter((one) => !gone(one)), refused: [] });
        const expected = await readAll(never);
        await never.close();
        expect(figures).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });
});

describe('export', () => {
  it('gives everything of a site, and no key or salt that lives', async () => {
    await append(STORY);
    await store.getSalt(SITE, '2026-11-10');
    await store.append({
      site: SITE,
      events: [],
      refused: [{ day: '2026-11-10', reason: 'too-old', count: 2 }],
    });
    const lines = await exported();
    expect(lines[0]).toMatchObject({ kind: 'site', id: SITE, timezone: 'Europe/Paris', retentionDays: 760 });
    expect(lines.find(({ id }) => id === 'arrival1')).toMatchObject({
      type: 'landing',
      nav: 'navigate',
      page: PAGE,
      title: 'Fireflies',
      token: TOKEN,
      matched: true,
      channel: 'whatsapp',
      reader: null,
    });
    expect(lines).toContainEqual({ kind: 'refused', day: '2026-11-10', reason: 'too-old', count: 2 });
    expect(lines).toContainEqual({ kind: 'title', page: PAGE, title: 'Fireflies' });
    expect(JSON.stringify(lines)).not.toMatch(/SHARER|FRIEND/);
    await store.forget(START + 5 * DAYS_MS);
    expect((await exported()).find(({ id }) => id === 'arrival1')?.reader).toEqual(expect.any(Number));
  });
});

describe('backup', () => {
  it('brings everything back while the server runs, without a key in the copy', async () => {
    await append(STORY);
    const salt = (await store.getSalt(SITE, '2026-11-10')) ?? '';
    const before = await readAll(store);
    const copy = join(dir, 'copy');
    await backUpData(dir, copy, quiet);
    expect(['SHARER', 'FRIEND', salt].filter((text) => found(text, copy))).toEqual([]);

    await keeping.erase({ site: SITE, page: PAGE }, quiet);
    await append([view({ id: 'newpage1', page: `${PAGE}/new`, key: 'FRIEND', at: clock(13) })]);
    const kept = await restoreData(dir, copy, { progress: quiet, now: clock(14) });
    expect(await readAll(store)).toEqual(before);
    expect(kept.damaged).toEqual([]);
    expect(existsSync(join(kept.path, 'luciole.db'))).toBe(true);

    expect(await append(STORY)).toEqual(['duplicate', 'duplicate', 'duplicate', 'duplicate']);
    await append([view({ id: 'newpage2', page: `${PAGE}/newer`, key: 'FRIEND', at: clock(15) })]);
    expect(await faults()).toEqual([]);
    await store.forget(START + 5 * DAYS_MS);
    expect(await faults(START + 5 * DAYS_MS)).toEqual([]);
  });

  it('refuses a directory in use, and what is no backup, with a sentence', async () => {
    await expect(backUpData(dir, dir, quiet)).rejects.toThrow('is not empty');
    const nothing = join(dir, 'none');
    await expect(restoreData(dir, nothing, { progress: quiet, now: 0 })).rejects.toThrow(
      'There is no backup',
    );
    const copy = join(dir, 'copy');
    await append(STORY);
    await backUpData(dir, copy, quiet);
    truncateSync(join(copy, 'luciole.db'), 20_000);
    await expect(restoreData(dir, copy, { progress: quiet, now: 0 })).rejects.toThrow(/is damaged/);
    expect((await events()).length).toBe(4);
  });

  /** Puts something in the place of part of the file. */
  const damage = {
    'that is none': (bytes: Buffer) => bytes.fill(0xff, 0, 100),
    'cut short': (bytes: Buffer) => bytes.subarray(0, bytes.length / 3),
    'with pages overwritten': (bytes: Buffer) => {
      for (let at = 8192; at < bytes.length; at += 4096) bytes.fill(0xff, at, at + 64);
      return bytes;
    },
  };
  it.each(Object.entries(damage))('puts a database %s aside, as it is', async (_, spoil) => {
    await append(STORY);
    const before = await readAll(store);
    const copy = join(dir, 'copy');
    await backUpData(dir, copy, quiet);
    await close();
    const path = join(dir, 'luciole.db');
    const spoilt = spoil(readFileSync(path));
    writeFileSync(path, spoilt);

    const server = lockData(dir);
    const restore = () => restoreData(dir, copy, { progress: quiet, now: clock(14) });
    await expect(restore()).rejects.toThrow('Another Luciole already runs');
    server.release();
    const kept = await restore();
    expect(kept.damaged).toEqual(['luciole.db']);
    expect(readFileSync(join(kept.path, 'luciole.db')).equals(spoilt)).toBe(true);
    await open();
    expect(await readAll(store)).toEqual(before);
    expect(await faults()).toEqual([]);
  });

  it('leaves a damaged database where it is when the backup is damaged, too', async () => {
    await append(STORY);
    const copy = join(dir, 'copy');
    await backUpData(dir, copy, quiet);
    truncateSync(join(copy, 'luciole.db'), 20_000);
    await close();
    const path = join(dir, 'luciole.db');
    writeFileSync(path, 'no database');
    await expect(restoreData(dir, copy, { progress: quiet, now: 0 })).rejects.toThrow(/is damaged/);
    expect(readFileSync(path, 'utf8')).toBe('no database');
    expect(readdirSync(dir).filter((name) => name.startsWith('before'))).toEqual([]);
    rmSync(path);
    await open();
  });

  it('brings people and keys back on a machine that has none', async () => {
    await append(STORY);
    const accounts = new Database(join(dir, 'accounts.db'));
    accounts.exec("create table person (name text); insert into person values ('Ada')");
    accounts.close();
    const copy = join(dir, 'copy');
    await backUpData(dir, copy, quiet);
    const fresh = join(dir, 'fresh');
    mkdirSync(fresh);
    await restoreData(fresh, copy, { progress: quiet, now: clock(14) });
    const back = new Database(join(fresh, 'accounts.db'), { readonly: true });
    expect(back.prepare('select name from person').pluck().all()).toEqual(['Ada']);
    back.close();
  });
});

describe('check', () => {
  it('tells a counter that is not what the events make it', async () => {
    await append(STORY);
    const db = new Database(join(dir, 'luciole.db'));
    db.exec('update counter set arrivals = 7 where dimension = 0');
    db.close();
    expect(await faults()).toEqual([
      'Of demo, 1 counters are not what the events make them: 2026-11-10, total: arrivals 7, by the events 1.',
    ]);
  });

  it('tells a wrong number of page views that had a share', async () => {
    await append(STORY);
    const db = new Database(join(dir, 'luciole.db'));
    db.exec('update counter set sharing = 2 where dimension in (0, 7) and sharing = 1');
    db.close();
    expect(await faults()).toEqual([
      `Of demo, 2 counters are not what the events make them: 2026-11-10, total: sharing 2, by the events 1 | 2026-11-10, page ${PAGE}: sharing 2, by the events 1.`,
    ]);
  });

  it('tells a clock that was set back; nothing is taken back for it', async () => {
    await append(STORY);
    await store.forget(START + 5 * DAYS_MS);
    expect(await faults(START - DAYS_MS)).toEqual([expect.stringContaining('was set back')]);
    const before = await readAll(store);
    await store.forget(START - DAYS_MS);
    expect(await store.getSalt(SITE, '2026-11-10')).toBeUndefined();
    expect(await append([landing({ id: 'backwards', at: clock(15) })])).toEqual(['accepted']);
    expect(await readAll(store)).not.toEqual(before);
    expect(await faults(START + 5 * DAYS_MS)).toEqual([]);
  });

  it('tells a damaged file', async () => {
    await append(STORY);
    await close();
    const path = join(dir, 'luciole.db');
    const bytes = readFileSync(path);
    for (let at = 8192; at < bytes.length; at += 4096) bytes.fill(0xff, at, at + 64);
    writeFileSync(path, bytes);
    const looked = (async () => {
      const damaged = openSqliteKeeping(path);
      try {
        const [integrity] = await damaged.check(clock(23), quiet);
        throw new Error(integrity?.sentence);
      } finally {
        await damaged.close();
      }
    })();
    await expect(looked).rejects.toThrow(/is damaged/);
    rmSync(path);
    await open();
  });
});

describe('a disk that is full', () => {
  it('refuses what it cannot keep, and has everything that it acknowledged', async () => {
    const path = join(dir, 'small.db');
    const small = await openSqliteStore(path);
    await putSampleSite(small);
    await small.close();
    // The limit is of a connection: the sentence is what is shown, the rest is what SQLite keeps.
    const full = await openSqliteStore(path, { maxPages: 40 });
    const acknowledged: string[] = [];
    let failure: unknown;
    for (let n = 0; failure === undefined && n < 5000; n += 1) {
      const id = `event${String(n).padStart(5, '0')}`;
      const page = `${PAGE}/${id}/${'x'.repeat(200)}`;
      await full.append({ site: SITE, events: [view({ id, page, key: id })], refused: [] }).then(
        () => acknowledged.push(id),
        (error: unknown) => (failure = error),
      );
    }
    expect((failure as Error).message).toMatch(/^The disk that holds .* is full\. Make room/);
    await full.close();
    const after = openSqliteKeeping(path);
    const ids: unknown[] = [];
    for await (const { kind, id } of after.exportSite(SITE)) if (kind === 'event') ids.push(id);
    expect(ids).toEqual(acknowledged);
    expect((await after.check(clock(23), quiet)).filter(({ ok }) => !ok)).toEqual([]);
    await after.close();
  });
});

/** The last version in which events held keys of readers as they are. */
const LAST_WITH_TEXT_KEYS = 3;

describe('migrations', () => {
  it.each(MIGRATIONS.slice(0, -1).map((_, index) => index + 1))(
    'bring a file of version %i forward, with a backup first and without a key in it',
    async (version) => {
      const old = join(dir, 'old.db');
      const db = new Database(old);
      const filled = Math.min(version, LAST_WITH_TEXT_KEYS);
      for (const step of MIGRATIONS.slice(0, filled)) db.exec(step);
      db.exec(`
        insert into site (n, id, origins, timezone, created_at) values (1, '${SITE}', '[]', 'UTC', 0);
        insert into salt (site, day, salt) values (1, 20000, 'SALTofDAY');
        insert into string (id, text) values
          (1, '${PAGE}'), (2, ''), (3, 'whatsapp'), (4, 'button'), (5, 'private'), (6, '1');
        insert into event (site, id, type, at, day, key, view, page, merged, matched, inferred) values
          (1, 'event000', 1, 0, 19990, 7, 'view0001', 1, 0, 0, 0),
          (1, 'event001', 1, 0, 20000, 'KEYofREADER', 'view0001', 1, 0, 0, 0),
          (1, 'event002', 1, 1, 20000, 'KEYofREADER', 'view0001', 1, 0, 0, 0),
          (1, 'event003', 1, 1, 20000, 'KEYofOTHER', 'view0001', 1, 0, 0, 0),
          (1, 'share001', 2, 2, 20000, null, 'view0001', 1, 0, 0, 0),
          (1, 'share002', 2, 3, 20000, null, 'view0001', 1, 0, 0, 0);
        update event set channel = 3, method = 4, generation = 1 where type = 2;
        insert into recent (site, key, kind, at, id, day) values
          (1, 'KEYofREADER', 0, 0, 'event001', 20000),
          (1, 'KEYofREADER', 0, 1, 'event002', 20000),
          (1, 'KEYofOTHER', 0, 1, 'event003', 20000);
        insert into visitor (site, day, dimension, value, key, n) values
          (1, 20000, 0, 2, 'KEYofREADER', 2), (1, 20000, 7, 1, 'KEYofREADER', 2),
          (1, 20000, 0, 2, 'KEYofOTHER', 1), (1, 20000, 7, 1, 'KEYofOTHER', 1);
        insert into counter values
          (1, 0, 19990, 2, 0, 1, 0, 0, 0, 1, 0, 0), (1, 7, 19990, 1, 0, 1, 0, 0, 0, 1, 0, 0),
          (1, 0, 20000, 2, 0, 3, 2, 0, 0, 2, 0, 0), (1, 7, 20000, 1, 0, 3, 2, 0, 0, 2, 0, 0),
          (1, 2, 20000, 3, 0, 0, 2, 0, 0, 0, 0, 0), (1, 3, 20000, 4, 0, 0, 2, 0, 0, 0, 0, 0),
          (1, 4, 20000, 5, 0, 0, 2, 0, 0, 0, 0, 0), (1, 5, 20000, 6, 0, 0, 2, 0, 0, 0, 0, 0);
      `);
      for (const step of MIGRATIONS.slice(filled, version)) db.exec(step);
      db.pragma(`user_version = ${version}`);
      db.close();
      await (await openSqliteStore(old)).close();
      const backup = `${old}.before-v${MIGRATIONS.length}`;
      const copy = new Database(backup, { readonly: true });
      expect(copy.pragma('user_version', { simple: true })).toBe(version);
      expect(copy.prepare('select id from site').pluck().all()).toEqual([SITE]);
      copy.close();
      const bytes = readFileSync(backup);
      expect([bytes.includes('SALTofDAY'), bytes.includes('KEYofREADER')]).toEqual([false, false]);
      const migrated = openSqliteKeeping(old);
      expect(await migrated.retentionDays(SITE)).toBe(760);
      const faults = async () => (await migrated.check(clock(23), quiet)).filter(({ ok }) => !ok);
      expect(await faults()).toEqual([]);
      // The numbers of readers whose keys are known are nobody else's, and what each did is known as theirs.
      expect(await migrated.countErasure({ site: SITE, keys: ['KEYofREADER'] })).toBe(2);
      expect(await migrated.erase({ site: SITE, keys: ['KEYofREADER'] }, quiet)).toBe(2);
      expect(await faults()).toEqual([]);
      const store = await openSqliteStore(old);
      const all = { site: SITE, from: '2020-01-01', to: '2026-12-31', by: null, limit: 1 };
      const { totals, sharing } = await store.stats(all);
      expect(totals).toMatchObject({ views: 2, visitors: 2, shares: 2 });
      expect(sharing).toBe(1);
      expect(await store.stats({ ...all, filters: { page: PAGE } })).toMatchObject({ sharing: 1 });
      await store.close();
      await migrated.close();
    },
  );

  it('keep all that was said of an event, and what it came to', async () => {
    const old = join(dir, 'old.db');
    const db = new Database(old);
    const before = MIGRATIONS.indexOf(PACK_EVENTS);
    for (const step of MIGRATIONS.slice(0, before)) db.exec(step);
    const texts = [
      ...[
        PAGE,
        OTHER_PAGE,
        'A title',
        'https://news.example/a',
        '{"source":"letter"}',
        '["mobile",null,"fr","FR"]',
      ],
      ...[
        'reload',
        'token',
        'direct',
        'unsure',
        'whatsapp',
        'copy',
        'button',
        'copy-text',
        'subscribe',
        'EUR',
      ],
      ...['self-or-household', '{"hash":"abc","words":"a few"}'],
    ];
    const n = (text: string) => texts.indexOf(text) + 1;
    db.exec(`insert into site (n, id, origins, timezone, created_at) values (1, '${SITE}', '[]', 'UTC', 0)`);
    for (const text of texts) db.prepare('insert into string (text) values (?)').run(text);
    const at = START + 7;
    const timed = `${at.toString(36)}abcdefgh`;
    const insert = (row: Record<string, string | number>) => {
      const whole = { site: 1, at, day: 20767, page: n(PAGE), merged: 0, matched: 0, inferred: 0, ...row };
      const names = Object.keys(whole);
      db.prepare(
        `insert into event (${names.join(', ')}) values (${names.map((name) => `@${name}`).join(', ')})`,
      ).run(whole);
    };
    insert({
      ...{ id: timed, type: 0, view: `${at.toString(36)}zzzz`, key: 5, token: 'TOKEN', next: 'NEXT' },
      ...{ own_source: n('token'), source: n('token'), nav: n('reload'), own_left_out: n('reload') },
      ...{ title: n('A title'), referrer: n('https://news.example/a'), utm: n('{"source":"letter"}') },
      ...{ client: n('["mobile",null,"fr","FR"]'), left_out: n('self-or-household'), matched: 1 },
      ...{ channel: n('copy'), method: n('copy-text'), generation: 61, counted_page: n(OTHER_PAGE) },
    });
    insert({
      ...{ id: 'someshare', type: 2, view: 'someview', token: 'OWN', said_parent: 'SAID', parent: 'FOUND' },
      ...{
        said_channel: n('whatsapp'),
        said_method: n('button'),
        channel: n('copy'),
        method: n('copy-text'),
      },
      ...{ generation: 2, inferred: 1, passage: n('{"hash":"abc","words":"a few"}') },
    });
    insert({
      ...{ id: 'zzgoal00', type: 3, view: 'someview', goal: n('subscribe'), value: 9.5 },
      ...{ currency: n('EUR'), reference: 'order 1' },
    });
    db.pragma(`user_version = ${before}`);
    db.close();
    const migrated = openSqliteKeeping(old);
    const events = [];
    for await (const { kind, ...row } of migrated.exportSite(SITE)) if (kind === 'event') events.push(row);
    await migrated.close();
    const nothing = Object.fromEntries(Object.keys(events[0] ?? {}).map((name) => [name, null]));
    const common = {
      ...nothing,
      at,
      day: '2026-11-10',
      page: PAGE,
      merged: false,
      matched: false,
      inferred: false,
    };
    expect(events).toEqual([
      {
        ...{
          ...common,
          id: timed,
          type: 'landing',
          view: `${at.toString(36)}zzzz`,
          token: 'TOKEN',
          next: 'NEXT',
        },
        ...{ own_source: 'token', source: 'token', nav: 'reload', own_left_out: 'reload', title: 'A title' },
        ...{ referrer: 'https://news.example/a', utm: { source: 'letter' }, matched: true },
        ...{ client: ['mobile', null, 'fr', 'FR'], left_out: 'self-or-household' },
        ...{ channel: 'copy', method: 'copy-text', generation: 61, counted_page: OTHER_PAGE },
      },
      {
        ...{ ...common, id: 'someshare', type: 'share', view: 'someview', token: 'OWN' },
        ...{ said_parent: 'SAID', parent: 'FOUND', said_channel: 'whatsapp', said_method: 'button' },
        ...{ channel: 'copy', method: 'copy-text', generation: 2, inferred: true },
        passage: { hash: 'abc', words: 'a few' },
      },
      {
        ...{ ...common, id: 'zzgoal00', type: 'conversion', view: 'someview', goal: 'subscribe', value: 9.5 },
        ...{ currency: 'EUR', reference: 'order 1' },
      },
    ]);
  });

  it('leave what cannot be known of days whose events are gone unknown', async () => {
    const old = join(dir, 'old.db');
    const db = new Database(old);
    const before = MIGRATIONS.findIndex((step) => step.includes('sharing_from'));
    for (const step of MIGRATIONS.slice(0, before)) db.exec(step);
    db.exec(`
      insert into site (n, id, origins, timezone, created_at, raw_from)
        values (1, '${SITE}', '[]', 'UTC', 0, 20000)`);
    db.pragma(`user_version = ${before}`);
    db.close();
    const migrated = await openSqliteStore(old);
    const asked = { site: SITE, to: '2026-12-31', by: null, limit: 1 };
    expect((await migrated.stats({ ...asked, from: '2024-10-04' })).sharing).toBe(0);
    expect((await migrated.stats({ ...asked, from: '2024-10-03' })).sharing).toBeNull();
    await migrated.close();
  });
});
