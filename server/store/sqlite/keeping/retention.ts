import type { Database } from 'better-sqlite3';
import { addDays, lastForgottenDay, localDay } from '../../../domain/time.js';
import { BELIEVED_AFTER_MS, LEAP_DAYS } from '../../keeping.js';
import { dayNumber } from '../codes.js';
import { inPieces } from './pieces.js';
import { allSites } from './sites.js';

/** Events looked at in one transaction: some milliseconds. */
const PIECE = 2000;

/** See `Keeping.enforceRetention`. A site is read through once a day, piece by piece, and otherwise left alone. */
export async function enforceRetention(db: Database, now: number, steadyMs = 0): Promise<number> {
  if (steadyMs < BELIEVED_AFTER_MS && isFarAhead(db, now)) return 0;
  const setRawFrom = db.prepare<[number, number]>(
    'update site set raw_from = max(coalesce(raw_from, 0), ?) where n = ?',
  );
  const setSwept = db.prepare<[number, number]>('update site set swept_to = ? where n = ?');
  const page = db.prepare<[number, string], { id: string; day: number }>(
    `select id, day from event where site = ? and id > ? order by id limit ${PIECE}`,
  );
  const remove = db.prepare<[number, string]>('delete from event where site = ? and id = ?');

  let removed = 0;
  for (const { n, timezone, retention_days, final_day, swept_to } of allSites(db)) {
    if (final_day === null) continue;
    const oldest = dayNumber(addDays(localDay(now, timezone), -retention_days));
    // Final days only: others may still be counted anew, and have keys that other tables know.
    const cutoff = Math.min(oldest, final_day + 1);
    if (swept_to !== null && cutoff <= swept_to) continue;
    // Said first, so that nobody takes a half-swept day for a complete one.
    setRawFrom.run(cutoff, n);
    let after = '';
    await inPieces(() =>
      db
        .transaction(() => {
          const events = page.all(n, after);
          for (const { id, day } of events) {
            if (day < cutoff) removed += remove.run(n, id).changes;
          }
          after = events.at(-1)?.id ?? after;
          return events.length === PIECE;
        })
        .immediate(),
    );
    setSwept.run(cutoff, n);
  }
  return removed;
}

/** Whether the clock stands far ahead of the last days that became final anywhere: nobody came for long, or it is wrong. */
function isFarAhead(db: Database, now: number): boolean {
  const days = allSites(db).flatMap(({ final_day }) => final_day ?? []);
  return Math.max(...days) + LEAP_DAYS < dayNumber(lastForgottenDay(now, 'UTC'));
}
