import { rmSync } from 'node:fs';
import { checkRetention, type Keeping } from '../../keeping.js';
import { dayName } from '../codes.js';
import { openDatabase } from '../open-database.js';
import { check } from './check.js';
import { checkSound, copyDatabase, replaceContents } from './copy-database.js';
import { countErasure, erase } from './erase.js';
import { exportSite } from './export-site.js';
import { recountZones } from './recount-zones.js';
import { enforceRetention } from './retention.js';
import { siteRow } from './sites.js';
import { unlinkKeys } from './unlink-keys.js';

/** Opens the file of the SQLite engine to look after it, beside whatever else has it open. */
export function openSqliteKeeping(path: string): Keeping {
  const db = openDatabase(path);
  // Every method answers by a promise, also where it fails.
  const soon = <T>(work: () => T): Promise<T> => new Promise((resolve) => resolve(work()));
  return {
    retentionDays: (site) => soon(() => siteRow(db, site).retention_days),
    setRetentionDays: (site, days) =>
      soon(() => {
        const { n } = siteRow(db, site);
        db.prepare('update site set retention_days = ? where n = ?').run(checkRetention(days), n);
      }),
    recountZones: (now) => recountZones(db, now),
    enforceRetention: (now, steadyMs) => enforceRetention(db, now, steadyMs),

    salts: (site) =>
      soon(() =>
        db
          .prepare<[number], { day: number; salt: string }>('select day, salt from salt where site = ?')
          .all(siteRow(db, site).n)
          .map(({ day, salt }) => ({ day: dayName(day), salt })),
      ),
    countErasure: (what) => soon(() => countErasure(db, what)),
    erase: (what, progress) => erase(db, what, progress),

    exportSite: (site) => exportSite(db, site),

    backup: (to, progress) => copyDatabase(path, to, { progress, change: unlinkKeys }),
    restore: async (from) => {
      // A copy: a backup of an earlier version is brought up to date, and stays what it is.
      const copy = `${path}.restoring`;
      await copyDatabase(from, copy, {});
      try {
        const upToDate = openDatabase(copy, { backUp: false });
        checkSound(upToDate);
        upToDate.close();
        replaceContents(db, copy);
      } finally {
        for (const suffix of ['', '-wal', '-shm']) rmSync(copy + suffix, { force: true });
      }
    },

    check: (now, progress) => check(db, now, progress),

    close: () =>
      soon(() => {
        db.close();
      }),
  };
}
