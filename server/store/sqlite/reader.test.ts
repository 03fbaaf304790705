import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StatsQuery, Store } from '../port.js';
import { clock, HOUR, landing, share, SITE, token, view } from '../sample.contract.js';
import { putSampleSite } from '../store.contract.js';
import { openForReading } from './open-database.js';
import type { ReaderThread } from './reader-thread.js';
import { EventStatements } from './read-events.js';
import { Reader } from './reader.js';
import { openSqliteStore } from './sqlite-store.js';

let folder = '';
let file = '';
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'luciole-reader-'));
  file = join(folder, 'luciole.db');
  store = await openSqliteStore(file);
  await putSampleSite(store);
  const shared = token();
  const events = [
    share({ id: 'share001', token: shared, at: clock(9), device: 'desktop' }),
    landing({ id: 'landing1', token: shared, at: clock(10), device: 'mobile', key: 'A' }),
    view({ id: 'view0001', at: clock(34), device: 'mobile', key: 'B' }),
    landing({ id: 'landing2', token: shared, at: clock(58), device: 'mobile', key: 'C' }),
  ];
  await store.append({ site: SITE, events, refused: [{ day: '2026-11-10', reason: 'malformed', count: 1 }] });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

// In another zone than the site's, though with the same days: no counter has that.
const query: StatsQuery = {
  site: SITE,
  from: '2026-11-10',
  to: '2026-11-12',
  by: 'device',
  timezone: 'Europe/Berlin',
  limit: 10,
};

/** A reader that takes one event at a time, by a clock that passes a second at each look. */
const withReader = async (work: (reader: Reader, clock: { now: number }) => Promise<void>) => {
  const db = openForReading(file);
  const time = { now: 0 };
  const reader = new Reader(db, { now: () => (time.now += 1000), rowsPerStep: 1 });
  await work(reader, time);
  await reader.close();
  db.close();
};

describe('reading from events', () => {
  it('rule 14: answers after a while with whole days, latest first, and says which', async () => {
    await withReader(async (reader) => {
      const answers = [];
      for (let n = 0; n < 20 && (answers.at(-1)?.read !== undefined) === n > 0; n += 1)
        answers.push(await reader.stats(query, { patienceMs: 0 }));
      expect(answers[0]).toMatchObject({ read: null, totals: { landings: 0, left_out: 0 } });
      expect(answers.map(({ read }) => read && read.from)).toEqual(
        [...answers.map(({ read }) => read && read.from)].sort((a, b) => ((b ?? '~') < (a ?? '~') ? -1 : 1)),
      );
      const part = answers.find(({ read }) => read?.from === '2026-11-12');
      expect(part).toMatchObject({
        read: { from: '2026-11-12', to: '2026-11-12' },
        totals: { landings: 1, arrivals: 1, views: 0, shares: 0, left_out: 0 },
      });
      expect(answers.at(-1)?.read).toBeUndefined();
      expect(answers.at(-1)).toEqual(await store.stats(query));
      expect(answers.at(-1)).toMatchObject({ totals: { landings: 2, views: 1, shares: 1, left_out: 1 } });
    });
  });

  it('reads once for all breakdowns that no counter has, and says of each what it covers', async () => {
    await withReader(async (reader) => {
      const report = { ...query, by: ['page', 'device', 'language'] as const, filters: { method: 'button' } };
      const [page, device, language] = (await reader.report(report, { patienceMs: 0 })).answers;
      expect([page?.read, device?.read, language?.read]).toEqual([null, null, null]);
      const whole = await reader.report(report);
      expect(whole).toEqual(await store.report(report));
      expect(whole.answers[1]).toMatchObject({ rows: [{ key: 'mobile' }, { key: 'desktop' }] });
    });
  });

  it('tells delays day by day, latest first', async () => {
    await withReader(async (reader) => {
      const asked = { site: SITE, from: query.from, to: query.to, now: clock(24 * 30) };
      expect(await reader.delays(asked, { patienceMs: 0 })).toMatchObject({ shares: 0, read: null });
      const whole = await reader.delays(asked);
      expect(whole).toMatchObject({
        shares: 1,
        opened: 1,
        quartiles: { median: HOUR },
        half_life: 49 * HOUR,
      });
      expect(whole.read).toBeUndefined();
    });
  });

  it('goes on after a first answer, so that the next has more, and keeps what took long for a minute', async () => {
    await withReader(async (reader, time) => {
      expect((await reader.stats(query, { patienceMs: 0 })).read).toBeNull();
      const whole = await reader.stats(query);
      expect(whole.read).toBeUndefined();
      await store.append({ site: SITE, events: [view({ id: 'view0002', at: clock(11) })], refused: [] });
      expect((await reader.stats(query)).totals.views).toBe(1);
      time.now += 60_000;
      expect((await reader.stats(query)).totals.views).toBe(2);
    });
  });

  it('keeps a hundred readings and no more, the one that was asked about longest ago going first', async () => {
    const db = openForReading(file);
    const reader = new Reader(db, { now: () => 0, rowsPerStep: 1 });
    const asked = (n: number) => ({ ...query, filters: { campaign: String(n) } });
    for (let n = 0; n < 101; n += 1)
      expect((await reader.stats(asked(n), { patienceMs: 0 })).read).toBeNull();
    const events = ['0', '1'].map((campaign) =>
      landing({ id: `campaign${campaign}`, at: clock(11), utm: { campaign }, key: 'D' }),
    );
    await store.append({ site: SITE, events, refused: [] });
    // The second is answered as it was read before; the first is read anew.
    expect((await reader.stats(asked(1))).totals.landings).toBe(0);
    expect((await reader.stats(asked(0))).totals.landings).toBe(1);
    await reader.close();
    db.close();
  });

  it('drops a question that is taken back', async () => {
    await withReader(async (reader) => {
      const leaving = new AbortController();
      const answer = reader.stats(query, { signal: leaving.signal });
      leaving.abort(new Error('left'));
      await expect(answer).rejects.toThrow('left');
      await expect(reader.stats(query, { signal: leaving.signal })).rejects.toThrow('left');
      // And is free for the next.
      expect((await reader.stats(query)).totals.views).toBe(1);
    });
  });

  it('answers several questions by turns', async () => {
    await withReader(async (reader) => {
      const [devices, languages] = await Promise.all([
        reader.stats(query),
        reader.stats({ ...query, by: 'language' }),
      ]);
      expect(devices.rows.map(({ key }) => key)).toEqual(['mobile', 'desktop']);
      expect(languages.rows.map(({ key }) => key)).toEqual(['unknown']);
    });
  });

  it('holds nothing open between two steps, so that neither commits nor checkpoints wait for it', async () => {
    await withReader(async (reader) => {
      expect((await reader.stats(query, { patienceMs: 0 })).read).toBeNull();
      // It goes on reading, a step in each turn; this is in between.
      await store.append({ site: SITE, events: [view({ id: 'view0003', at: clock(12) })], refused: [] });
      const db = new Database(file, { timeout: 0 });
      expect(db.pragma('wal_checkpoint(TRUNCATE)')).toEqual([{ busy: 0, log: 0, checkpointed: 0 }]);
      db.close();
      expect((await reader.stats(query)).read).toBeUndefined();
    });
  });

  it('refuses a site that is not there', async () => {
    await withReader(async (reader) => {
      await expect(reader.stats({ ...query, site: 'none' })).rejects.toThrow('there is no site none');
      await expect(reader.leftOut({ ...query, site: 'none' })).rejects.toThrow('there is no site none');
    });
  });

  it('reads the shares of a page day by day, and says which it has', async () => {
    const db = openForReading(file);
    const time = { now: 0 };
    const reader = new Reader(db, { now: () => (time.now += 1000) });
    const asked = { ...query, page: 'https://www.example.org/fireflies' };
    const first = await reader.article(asked, { patienceMs: 0 });
    expect(first).toMatchObject({ read: null, forest: { shares: 0 } });
    const whole = await reader.article(asked);
    expect(whole).toMatchObject({ forest: { shares: 1, arrivals: 2 } });
    expect(whole).not.toHaveProperty('read');
    await reader.close();
    db.close();
  });

  it('finds the events of a day by their ids, and those whose ids do not tell along an index', () => {
    const db = openForReading(file);
    const plans = new EventStatements(db).pages(['page']).map(({ source }) =>
      db
        .prepare<[object], { detail: string }>(`explain query plan ${source}`)
        .all({ site: 1, day: 2, from: '3', to: '4', after: '', sought_page: 5 })
        .map(({ detail }) => detail)
        .join('; '),
    );
    expect(plans).toEqual([
      'SEARCH event USING PRIMARY KEY (site=? AND id>? AND id<?)',
      'SEARCH event USING INDEX event_by_stray (site=? AND day=? AND id>?)',
    ]);
    db.close();
  });
});

const built = join(import.meta.dirname, '../../../dist/server/store/sqlite/reader-thread.js');

describe.skipIf(!existsSync(built))('the built thread', () => {
  const withThread = async (work: (thread: ReaderThread) => Promise<void>) => {
    const module = (await import(pathToFileURL(built).href)) as { ReaderThread: typeof ReaderThread };
    const thread = new module.ReaderThread(file);
    await work(thread);
    await thread.close();
  };

  it('answers as the store does', async () => {
    await withThread(async (thread) => {
      expect(await thread.stats(query)).toEqual(await store.stats(query));
      expect(await thread.stats({ ...query, by: 'day' })).toEqual(await store.stats({ ...query, by: 'day' }));
      expect(await thread.leftOut(query)).toEqual(await store.leftOut(query));
      const report = { ...query, by: ['channel', 'device'] as const };
      expect(await thread.report(report)).toEqual(await store.report(report));
      const delays = { site: SITE, from: query.from, to: query.to, now: clock(24 * 30) };
      expect(await thread.delays(delays)).toEqual(await store.delays(delays));
      const page = 'https://www.example.org/fireflies';
      expect(await thread.article({ ...query, page })).toEqual(await store.article({ ...query, page }));
      const lately = { site: SITE, until: clock(10), minutes: [90], limit: 5, pages: 10 };
      expect(await thread.lately(lately)).toEqual(await store.lately(lately));
    });
  });

  it('passes on what is wrong, and takes questions back', async () => {
    await withThread(async (thread) => {
      await expect(thread.stats({ ...query, site: 'none' })).rejects.toThrow('there is no site none');
      const leaving = new AbortController();
      const answer = thread.stats(query, { signal: leaving.signal });
      leaving.abort(new Error('left'));
      await expect(answer).rejects.toThrow('left');
    });
  });

  it('fails who still waits when it is closed', async () => {
    await withThread(async (thread) => {
      const answer = thread.stats(query);
      await Promise.all([expect(answer).rejects.toThrow('the store is closed'), thread.close()]);
    });
  });
});
