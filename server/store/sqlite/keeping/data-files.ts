import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Progress } from '../../keeping.js';
import { lockData } from '../data-lock.js';
import { explainFailure, isDamage } from '../explain-failure.js';
import { checkSound, copyDatabase, replaceContents } from './copy-database.js';
import { openSqliteKeeping } from './sqlite-keeping.js';

const EVENTS = 'luciole.db';
const ACCOUNTS = 'accounts.db';

/** Of a database's file, and of those that SQLite puts beside it. */
const SUFFIXES = ['', '-wal', '-shm'];

/**
 * Copies the databases of `dataDir` into the new directory `to`, each as it was at one moment, while a server
 * runs. Throws an `Error` with a sentence, and then `to` is not there.
 */
export async function backUpData(dataDir: string, to: string, progress: Progress): Promise<void> {
  if (existsSync(to) && (await readdir(to)).length > 0)
    throw new Error(`${to} is not empty. Name a directory that is not there yet.`);
  const unfinished = `${to}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  try {
    await backUpEvents(dataDir, unfinished, progress);
    await backUpAccounts(dataDir, unfinished);
    await rm(to, { recursive: true, force: true });
    await rename(unfinished, to);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

async function backUpEvents(dataDir: string, to: string, progress: Progress): Promise<void> {
  const keeping = openSqliteKeeping(join(dataDir, EVENTS));
  try {
    await keeping.backup(join(to, EVENTS), progress);
    await chmod(join(to, EVENTS), 0o600);
  } finally {
    await keeping.close();
  }
}

async function backUpAccounts(dataDir: string, to: string): Promise<void> {
  if (!existsSync(join(dataDir, ACCOUNTS))) return;
  await copyDatabase(join(dataDir, ACCOUNTS), join(to, ACCOUNTS), {});
  await chmod(join(to, ACCOUNTS), 0o600);
}

/** What became of what was there before a restore. */
export interface Before {
  /** The directory where it is. */
  path: string;
  /** Files that are damaged and stand there as they were, keys of readers and all. */
  damaged: string[];
}

/**
 * Puts the backup at `from` in the place of what `dataDir` holds, while a server runs. What was there is backed
 * up first, to the directory that is answered; what is damaged is put there as it is, which no server may run on.
 */
export async function restoreData(
  dataDir: string,
  from: string,
  { progress, now }: { progress: Progress; now: number },
): Promise<Before> {
  if (!existsSync(join(from, EVENTS)))
    throw new Error(`There is no backup at ${from}: a backup is a directory with ${EVENTS}.`);
  const path = join(dataDir, `before-restore-${new Date(now).toISOString().replace(/\W/g, '')}`);
  const damaged = [EVENTS, ACCOUNTS].filter((name) => isDamaged(join(dataDir, name)));
  if (damaged.length === 0) {
    await backUpData(dataDir, path, progress);
    await replace(dataDir, from);
    return { path, damaged };
  }
  const lock = lockData(dataDir);
  const moved: [there: string, here: string][] = [];
  try {
    await mkdir(path, { mode: 0o700 });
    for (const name of damaged) {
      for (const suffix of SUFFIXES) {
        const there = join(dataDir, name + suffix);
        if (!existsSync(there)) continue;
        await rename(there, join(path, name + suffix));
        moved.push([there, join(path, name + suffix)]);
      }
    }
    // Of the two, the other one is sound.
    if (!damaged.includes(EVENTS)) await backUpEvents(dataDir, path, progress);
    if (!damaged.includes(ACCOUNTS)) await backUpAccounts(dataDir, path);
    await replace(dataDir, from);
    return { path, damaged };
  } catch (error) {
    for (const name of damaged)
      for (const suffix of SUFFIXES) await rm(join(dataDir, name + suffix), { force: true });
    for (const [there, here] of moved) await rename(here, there);
    await rm(path, { recursive: true, force: true });
    throw error;
  } finally {
    lock.release();
  }
}

async function replace(dataDir: string, from: string): Promise<void> {
  const keeping = openSqliteKeeping(join(dataDir, EVENTS));
  try {
    await keeping.restore(join(from, EVENTS));
  } finally {
    await keeping.close();
  }
  const [accounts, here] = [join(from, ACCOUNTS), join(dataDir, ACCOUNTS)];
  if (!existsSync(accounts)) return;
  if (!existsSync(here)) {
    await copyDatabase(accounts, here, {});
    await chmod(here, 0o600);
    return;
  }
  const db = new Database(here, { timeout: 5000 });
  try {
    replaceContents(db, accounts);
  } finally {
    db.close();
  }
}

/** Whether there is a file that is no sound database. */
function isDamaged(path: string): boolean {
  if (!existsSync(path)) return false;
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { timeout: 5000 });
    checkSound(db);
    return false;
  } catch (error) {
    if (isDamage(error)) return true;
    throw explainFailure(error, path);
  } finally {
    db?.close();
  }
}
