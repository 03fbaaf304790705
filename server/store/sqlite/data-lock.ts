import { join } from 'node:path';
import Database from 'better-sqlite3';
import { explainFailure } from './explain-failure.js';

/** A hold on a data directory. */
export interface DataLock {
  release(): void;
}

/**
 * Keeps every other server off the data directory until released. It is a lock of the operating system on
 * `server.lock`, so that it ends with the process, however that ends; the file itself means nothing.
 * Throws an `Error` with a sentence where another process holds it.
 */
export function lockData(dataDir: string): DataLock {
  const path = join(dataDir, 'server.lock');
  let file: Database.Database | undefined;
  try {
    file = new Database(path, { timeout: 0 });
    file.exec('begin exclusive');
  } catch (cause) {
    file?.close();
    if ((cause as { code?: string }).code !== 'SQLITE_BUSY') throw explainFailure(cause, path);
    throw new Error(
      `Another Luciole already runs on ${dataDir}. Stop it, or give this one a directory of its own with LUCIOLE_DATA.`,
      { cause },
    );
  }
  const held = file;
  return {
    release() {
      held.close();
    },
  };
}
