import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { explainFailure } from './explain-failure.js';
import { openDatabase } from './open-database.js';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'luciole-failure-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

/** What a failing act throws, explained. */
function explained(act: () => unknown): string {
  try {
    act();
  } catch (failure) {
    return explainFailure(failure, 'luciole.db').message;
  }
  return 'it did not fail';
}

describe('explainFailure', () => {
  it('says what to do where a file cannot be written', () => {
    const path = join(dir, 'luciole.db');
    openDatabase(path).close();
    const db = new Database(path, { readonly: true });
    expect(explained(() => db.exec('delete from site'))).toMatch(/^luciole\.db cannot be written\. Make/);
    db.close();
  });

  it('says what to do where another program keeps the file locked', () => {
    const path = join(dir, 'luciole.db');
    const holder = openDatabase(path);
    holder.exec('begin immediate');
    const other = new Database(path, { timeout: 0 });
    expect(explained(() => other.exec('delete from site'))).toMatch(
      /^Another program keeps luciole\.db locked/,
    );
    other.close();
    holder.close();
  });

  it('says what to do where a file cannot be opened', () => {
    expect(() => openDatabase(dir)).toThrow(/cannot be opened\. Make its directory readable and writable/);
  });

  it('leaves other failures as they are', () => {
    const failure = new RangeError('other');
    expect(explainFailure(failure, 'x')).toBe(failure);
    expect(explainFailure('text', 'x')).toEqual(new Error('text'));
  });
});
