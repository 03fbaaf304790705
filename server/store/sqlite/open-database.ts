import Database from 'better-sqlite3';
import { MIGRATIONS } from './migrations.js';

const BUSY_TIMEOUT_MS = 5000;

/** Opens the file, making it where it is missing, and brings it to the latest shape. */
export function openDatabase(path: string): Database.Database {
  const db = new Database(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    db.pragma('journal_mode = WAL');
    // In WAL mode only FULL syncs at each commit, and what was acknowledged must survive a power cut.
    db.pragma('synchronous = FULL');
    // What is erased is overwritten, and never spelled out in a temporary file.
    db.pragma('secure_delete = ON');
    db.pragma('temp_store = MEMORY');
    migrate(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Opens the file for reading only, beside the connection that writes it, which has brought it to its shape. */
export function openForReading(path: string): Database.Database {
  return new Database(path, { readonly: true, timeout: BUSY_TIMEOUT_MS });
}

function migrate(db: Database.Database): void {
  db.transaction(() => {
    const taken = db.pragma('user_version', { simple: true }) as number;
    if (taken > MIGRATIONS.length)
      throw new Error(
        `the database is of a later version (${taken}) than this program knows (${MIGRATIONS.length})`,
      );
    for (const step of MIGRATIONS.slice(taken)) db.exec(step);
    db.pragma(`user_version = ${MIGRATIONS.length}`);
  }).immediate();
}
