import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Progress } from '../../keeping.js';
import { DamageError, explainFailure } from '../explain-failure.js';

const PAGES_AT_A_TIME = 1000;

/**
 * Copies the database at `from` into the new file `to`, as it was at one moment, whoever writes meanwhile;
 * `change` is applied to the copy. A copy that fails leaves no file.
 */
export async function copyDatabase(
  from: string,
  to: string,
  { progress, change }: { progress?: Progress; change?: (copy: Database.Database) => void },
): Promise<void> {
  let source: Database.Database | undefined;
  try {
    source = new Database(from, { fileMustExist: true });
    // Within a read transaction: a copy that followed the writers would begin anew with each of their commits.
    source.exec('begin');
    source.prepare('select count(*) from sqlite_schema').get();
    await source.backup(to, {
      progress: ({ totalPages, remainingPages }) => {
        progress?.(totalPages - remainingPages, totalPages);
        return PAGES_AT_A_TIME;
      },
    });
    source.exec('commit');
    finish(to, change);
  } catch (error) {
    for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(to + suffix, { force: true });
    throw explainFailure(error, from);
  } finally {
    source?.close();
  }
}

/** Leaves one file without a log beside it, on the disk. */
function finish(path: string, change: ((copy: Database.Database) => void) | undefined): void {
  const copy = new Database(path);
  try {
    copy.pragma('journal_mode = DELETE');
    copy.pragma('synchronous = FULL');
    copy.pragma('secure_delete = ON');
    copy.pragma('temp_store = MEMORY');
    change?.(copy);
    checkSound(copy);
  } finally {
    copy.close();
  }
}

/** Throws an `Error` with a sentence where the file is damaged. */
export function checkSound(db: Database.Database): void {
  const trouble = db.pragma('quick_check(1)', { simple: true }) as string;
  if (trouble !== 'ok') throw new DamageError(`${db.name} is damaged: ${trouble}.`);
}

/**
 * Puts every row of the database at `from` in the place of those of `db`, in one transaction: a server on it
 * sees the old or the new. Both have the same tables.
 */
export function replaceContents(db: Database.Database, from: string): void {
  db.prepare('attach ? as other').run(from);
  try {
    db.transaction(() => {
      const tables = (schema: string) =>
        db
          .prepare<[], string>(
            `select name from ${schema}.sqlite_schema where type = 'table' and name not like 'sqlite_%'`,
          )
          .pluck()
          .all();
      // Tables refer to each other: only the whole is consistent again.
      db.pragma('defer_foreign_keys = ON');
      for (const table of tables('main')) db.exec(`delete from main."${table}"`);
      const known = new Set(tables('main'));
      for (const table of tables('other')) {
        if (!known.has(table))
          throw new Error(`${from} has a table ${table} that this Luciole does not know.`);
        const columns = db
          .prepare<[string], string>(`select '"' || name || '"' from pragma_table_info(?, 'other')`)
          .pluck()
          .all(table)
          .join(', ');
        db.exec(`insert into main."${table}" (${columns}) select ${columns} from other."${table}"`);
      }
    }).immediate();
  } finally {
    db.exec('detach other');
  }
  db.pragma('wal_checkpoint(TRUNCATE)');
}
