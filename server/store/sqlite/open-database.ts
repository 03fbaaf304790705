import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { explainFailure } from './explain-failure.js';
import { unlinkKeys } from './keeping/unlink-keys.js';
import { MIGRATIONS } from './migrations.js';

const BUSY_TIMEOUT_MS = 5000;

/** While very much is written: pages of the log, 128 MiB, and memory for pages of the file. */
const BULK_LOG_PAGES = 32_768;
const BULK_CACHE_KIB = 262_144;

/**
 * Opens the file, making it where it is missing, and brings it to the latest shape. Throws an `Error` with a
 * sentence where that cannot be done.
 */
export function openDatabase(path: string, { backUp = true } = {}): Database.Database {
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { timeout: BUSY_TIMEOUT_MS });
    db.pragma('journal_mode = WAL');
    // In WAL mode only FULL syncs at each commit, and what was acknowledged must survive a power cut.
    db.pragma('synchronous = FULL');
    // What is erased is overwritten, and never spelled out in a temporary file.
    db.pragma('secure_delete = ON');
    db.pragma('temp_store = MEMORY');
    if (backUp) backUpBeforeMigrating(db);
    migrate(db);
    return db;
  } catch (error) {
    db?.close();
    throw explainFailure(error, path);
  }
}

/**
 * Opens the file to write very much into it at once. A power cut may take what was written last, though it leaves
 * the file whole, whatever else is in it; the log grows further before it is folded into the file, since what is
 * written again and again meanwhile is folded in once.
 */
export function openForBulk(path: string): Database.Database {
  const db = openDatabase(path);
  db.pragma('synchronous = NORMAL');
  db.pragma(`wal_autocheckpoint = ${BULK_LOG_PAGES}`);
  db.pragma(`cache_size = -${BULK_CACHE_KIB}`);
  return db;
}

/** Opens the file for reading only, beside the connection that writes it, which has brought it to its shape. */
export function openForReading(path: string): Database.Database {
  return new Database(path, { readonly: true, timeout: BUSY_TIMEOUT_MS });
}

/**
 * Keeps what an earlier version left beside the file, as `….before-vN`, before anything is changed: without
 * salts and with keys that nothing links to a reader, since it may lie there for long.
 */
function backUpBeforeMigrating(db: Database.Database): void {
  const taken = db.pragma('user_version', { simple: true }) as number;
  if (db.memory || taken === 0 || taken >= MIGRATIONS.length) return;
  const path = `${db.name}.before-v${MIGRATIONS.length}`;
  if (existsSync(path)) return;
  // Under another name until it is whole; of two processes that do so at once, the later one's is kept.
  const unfinished = `${path}.${process.pid}`;
  rmSync(unfinished, { force: true });
  db.prepare('vacuum into ?').run(unfinished);
  const copy = new Database(unfinished);
  try {
    copy.pragma('secure_delete = ON');
    copy.pragma('temp_store = MEMORY');
    unlinkKeys(copy);
  } finally {
    copy.close();
  }
  chmodSync(unfinished, 0o600);
  renameSync(unfinished, path);
}

function migrate(db: Database.Database): void {
  db.transaction(() => {
    const taken = db.pragma('user_version', { simple: true }) as number;
    if (taken > MIGRATIONS.length)
      throw new Error(
        `${db.name} is of a later version (${taken}) than this program knows (${MIGRATIONS.length}). Install the Luciole that wrote it, or a later one.`,
      );
    for (const step of MIGRATIONS.slice(taken)) db.exec(step);
    db.pragma(`user_version = ${MIGRATIONS.length}`);
  }).immediate();
}
