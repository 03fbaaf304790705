import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dayEnd } from '../../domain/time.js';
import { clock, DAY, HOUR, landing, share, SITE, token, ZONE } from '../sample.contract.js';
import { describeStore, putSampleSite } from '../store.contract.js';
import { prepareStatements } from './event-table.js';
import { ArticleStatements } from './read-article.js';
import { EventStatements } from './read-events.js';
import { LatelyReading } from './read-lately.js';
import { openSqliteStore } from './sqlite-store.js';

let folder = '';
const newFile = () => {
  folder = mkdtempSync(join(tmpdir(), 'luciole-store-'));
  return join(folder, 'luciole.db');
};
const cleanUp = () => rmSync(folder, { recursive: true, force: true });

describeStore('SQLite', {
  open: () => openSqliteStore(newFile()),
  reopen: async (store) => {
    await store.close();
    return openSqliteStore(join(folder, 'luciole.db'));
  },
  cleanUp,
});

describe('SQLite file', () => {
  afterEach(cleanUp);

  it('keeps a write-ahead log', async () => {
    const file = newFile();
    const store = await openSqliteStore(file);
    const db = new Database(file);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    db.close();
    await store.close();
  });

  it('rule 7: has no visitor key anywhere in its files once it was forgotten', async () => {
    const file = newFile();
    const store = await openSqliteStore(file);
    await putSampleSite(store);
    const key = 'KEYofREADER';
    const salt = (await store.getSalt(SITE, DAY)) ?? '';
    const shared = token();
    const events = [
      share({ id: 'share001', token: shared, key: 'KEYofSHARER', at: clock(9) }),
      landing({ id: 'landing1', token: shared, key, at: clock(10) }),
      landing({ id: 'landing2', key, at: clock(11) }),
    ];
    await store.append({ site: SITE, events, refused: [] });
    const found = (text: string) =>
      readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(text));
    expect([found(key), found(salt)]).toEqual([true, true]);

    await store.forget(dayEnd(DAY, ZONE) + 48 * HOUR + 1);
    expect([found(key), found('KEYofSHARER'), found(salt)]).toEqual([false, false, false]);

    const db = new Database(file, { readonly: true });
    const numbers = db.prepare<[], number>('select key from event order by at').pluck().all();
    expect([...numbers].sort()).toEqual(numbers[0] === 1 ? [1, 2, 2] : [1, 1, 2]);
    expect(numbers[1]).toBe(numbers[2]);
    db.close();
    await store.close();
  });

  it('refuses a file that is not a database, and one of a later version', async () => {
    const file = newFile();
    writeFileSync(file, 'not a database, but long enough to look at: '.repeat(20));
    await expect(openSqliteStore(file)).rejects.toThrow(/is not a database of Luciole\. Bring a backup back/);
    const later = join(folder, 'later.db');
    const db = new Database(later);
    db.pragma('user_version = 1000');
    db.close();
    await expect(openSqliteStore(later)).rejects.toThrow(
      /is of a later version .* Install the Luciole that wrote it/,
    );
  });

  it('searches for what matching and readings look up, and never reads the events of a site through', async () => {
    const file = newFile();
    await (await openSqliteStore(file)).close();
    const db = new Database(file);
    const prepared = vi.spyOn(db, 'prepare');
    const matching = Object.values(prepareStatements(db)).filter(({ reader }) => reader);
    const readings = [new EventStatements(db), new ArticleStatements(db), new LatelyReading(db)];
    const sources = prepared.mock.calls
      .map(([source]) => source)
      .filter((source) => /^\s*select/.test(source));
    expect([matching.length > 10, readings.length, sources.length > 20]).toEqual([true, 3, true]);
    for (const source of sources) {
      const names = source.match(/(?<=@)\w+/g) ?? [];
      const given = source.includes('?') ? Array<null>(source.split('?').length - 1).fill(null) : [];
      const named = Object.fromEntries(names.map((name) => [name, null]));
      const plan = db.prepare<unknown[], { detail: string }>(`explain query plan ${source}`);
      const steps = plan.all(...given, ...(names.length > 0 ? [named] : []));
      const told = steps.map(({ detail }) => detail).join('; ');
      // Along the site alone would be through all of its events, but for the first or last of an index.
      expect(told).not.toMatch(/SCAN event|event USING PRIMARY KEY \(site=\?\)/);
      if (matching.some((each) => each.source === source))
        expect(told).toMatch(/^SEARCH((?!SCAN|TEMP B-TREE).)*$/);
    }
    db.close();
  });
});
