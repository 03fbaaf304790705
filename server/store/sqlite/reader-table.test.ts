import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../port.js';
import { clock, landing, SITE, view } from '../sample.contract.js';
import { putSampleSite } from '../store.contract.js';
import { openSqliteKeeping } from './keeping/sqlite-keeping.js';
import { openSqliteStore } from './sqlite-store.js';

let folder = '';
let file = '';
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'luciole-readers-'));
  file = join(folder, 'luciole.db');
  store = await openSqliteStore(file, { readers: { staged: 8 } });
  await putSampleSite(store);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const visit = (n: number, key: string) =>
  store.append({
    site: SITE,
    events: [view({ id: `view000${n}`, key, at: clock(9, n) })],
    refused: [],
  });
const count = (sql: string) => {
  const db = new Database(file, { readonly: true });
  const found = db.prepare<[], number>(sql).pluck().get();
  db.close();
  return found;
};
const STAGED = 'select count(*) from staged';
const WRITTEN = 'select count(*) from reader_state';

describe('readers', () => {
  it('are written in rounds, a few with each transaction, and until then their changes one behind the other', async () => {
    for (const [n, key] of ['A', 'B', 'C', 'D'].entries()) await visit(n, key);
    expect([count(STAGED), count(WRITTEN)]).toEqual([4, 0]);
    // Half of what may be staged is: a round begins, and has as long as the other half takes.
    await visit(4, 'E');
    expect([count(STAGED), count(WRITTEN)]).toEqual([5, 2]);
    await visit(5, 'A');
    expect([count(STAGED), count(WRITTEN)]).toEqual([6, 4]);
    await visit(6, 'F');
    expect([count(STAGED), count(WRITTEN)]).toEqual([2, 5]);
    // What came while the round went on is for the next one.
    for (let n = 7; n < 9; n += 1) await visit(n, 'F');
    expect([count(STAGED), count(WRITTEN)]).toEqual([4, 5]);
  });

  it('are known as they were when the process died before they were written', async () => {
    await visit(0, 'A');
    // Nothing is written as a store closes: that is how a dead process leaves it, too.
    await store.close();
    store = await openSqliteStore(file);
    const direct = landing({ id: 'landing1', key: 'A', at: clock(9, 1) });
    await store.append({ site: SITE, events: [direct], refused: [] });
    expect([count(STAGED), count(WRITTEN)]).toEqual([1, 1]);
    const query = { site: SITE, from: '2026-11-10', to: '2026-11-10', limit: 9 };
    const { totals, rows } = await store.stats({ ...query, by: 'source' });
    expect([totals.visitors, rows.map(({ key }) => key)]).toEqual([1, ['unsure']]);
  });

  it('are known to who looks after the store beside it, and its own memory gives way', async () => {
    await visit(0, 'A');
    await visit(1, 'B');
    const keeping = openSqliteKeeping(file);
    expect(await keeping.erase({ site: SITE, keys: ['A'] }, () => undefined)).toBe(1);
    expect([count(STAGED), count(WRITTEN)]).toEqual([0, 2]);
    await visit(2, 'A');
    const query = { site: SITE, from: '2026-11-10', to: '2026-11-10', by: null, limit: 9 };
    expect((await store.stats(query)).totals).toMatchObject({ views: 2, visitors: 2 });
    const findings = await keeping.check(clock(23), () => undefined);
    expect(findings.filter(({ ok }) => !ok)).toEqual([]);
    await keeping.close();
  });
});
