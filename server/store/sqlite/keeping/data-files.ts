import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Progress } from '../../keeping.js';
import { copyDatabase, replaceContents } from './copy-database.js';
import { openSqliteKeeping } from './sqlite-keeping.js';

const EVENTS = 'luciole.db';
const ACCOUNTS = 'accounts.db';

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
  const keeping = openSqliteKeeping(join(dataDir, EVENTS));
  try {
    await keeping.backup(join(unfinished, EVENTS), progress);
    if (existsSync(join(dataDir, ACCOUNTS)))
      await copyDatabase(join(dataDir, ACCOUNTS), join(unfinished, ACCOUNTS), {});
    for (const name of await readdir(unfinished)) await chmod(join(unfinished, name), 0o600);
    await rm(to, { recursive: true, force: true });
    await rename(unfinished, to);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  } finally {
    await keeping.close();
  }
}

/**
 * Puts the backup at `from` in the place of what `dataDir` holds, while a server runs. What was there is backed
 * up first, to the directory that is answered.
 */
export async function restoreData(
  dataDir: string,
  from: string,
  { progress, now }: { progress: Progress; now: number },
): Promise<string> {
  if (!existsSync(join(from, EVENTS)))
    throw new Error(`There is no backup at ${from}: a backup is a directory with ${EVENTS}.`);
  const before = join(dataDir, `before-restore-${new Date(now).toISOString().replace(/\W/g, '')}`);
  await backUpData(dataDir, before, progress);
  const keeping = openSqliteKeeping(join(dataDir, EVENTS));
  try {
    await keeping.restore(join(from, EVENTS));
  } finally {
    await keeping.close();
  }
  const accounts = join(from, ACCOUNTS);
  if (existsSync(accounts) && existsSync(join(dataDir, ACCOUNTS))) {
    const db = new Database(join(dataDir, ACCOUNTS), { timeout: 5000 });
    try {
      replaceContents(db, accounts);
    } finally {
      db.close();
    }
  }
  return before;
}
