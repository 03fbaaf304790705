import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { COUNTED } from '../../../domain/counting.js';
import { lastForgottenDay, localDay } from '../../../domain/time.js';
import { dayNumber } from '../codes.js';
import { EventTable } from '../event-table.js';
import { ReaderTable } from '../reader-table.js';
import { Strings } from '../strings.js';
import { inPieces } from './pieces.js';
import { countersOf, Recount, type Counter, type Mismatch } from './recount.js';
import { allSites, type SiteRow } from './sites.js';

/** Events moved in one transaction, and events read before others have their turn: some milliseconds. */
const PIECE = 1000;

/** How many days apart the same moment can be in two zones. */
const APART = 2;

/** How often a day is counted while others change it, before they have to wait for it. */
const PATIENCE = 5;

/** See `Keeping.recountZones`. */
export async function recountZones(db: Database, now: number): Promise<number> {
  let days = 0;
  for (const site of allSites(db)) {
    const { recount_to, timezone } = site;
    if (recount_to === null) continue;
    const to = recount_to + APART;
    // Until then, readers of these days are known, and each is of one day.
    if (dayNumber(lastForgottenDay(now, timezone)) < to) continue;
    const from = Math.max(begin(db, site), site.raw_from ?? 0);
    await moveEvents(db, site, { from, to });
    for (let day = from; day <= to; day += 1) await recountDay(db, site, day);
    days += Math.max(0, to - from + 1);
    end(db, site);
  }
  return days;
}

/** Says that counters are not what the events make them for a while, and from which day on; once begun, the same. */
function begin(db: Database, { n, raw_from, recount_from, recount_to }: SiteRow): number {
  if (recount_from !== null) return recount_from;
  const first = db
    .prepare<[number], number | null>('select min(day) from counter where site = ? and dimension = 0')
    .pluck()
    .get(n);
  const from = raw_from ?? (first ?? recount_to ?? 0) - APART;
  db.prepare('update site set recount_from = ? where n = ?').run(from, n);
  return from;
}

/** Gives events the days they are of in the zone; of the first days, none goes where events are kept no more. */
async function moveEvents(
  db: Database,
  { n, timezone, raw_from }: SiteRow,
  { from, to }: { from: number; to: number },
): Promise<void> {
  const page = db.prepare<[number, string], { id: string; at: number; day: number }>(
    `select id, at, day from event where site = ? and id > ? order by id limit ${PIECE}`,
  );
  const move = db.prepare<[number, number, string]>('update event set day = ? where site = ? and id = ?');
  // Whom they were by nobody knows any more: what they came to stays.
  const settle = db.prepare<[number, number]>(
    'update site set final_day = max(coalesce(final_day, 0), ?) where n = ?',
  );
  let after = '';
  await inPieces(() =>
    db
      .transaction(() => {
        const events = page.all(n, after);
        let last = 0;
        for (const { id, at, day } of events) {
          if (day < from || day > to) continue;
          const right = Math.max(dayNumber(localDay(at, timezone)), raw_from ?? 0);
          if (right === day) continue;
          move.run(right, n, id);
          last = Math.max(last, right);
        }
        if (last > 0) settle.run(last, n);
        after = events.at(-1)?.id ?? after;
        return events.length === PIECE;
      })
      .immediate(),
  );
}

/**
 * Makes a day's counters what its events make them. It is read without holding anything up, and read again where
 * somebody changed the day meanwhile.
 */
async function recountDay(db: Database, { n, timezone }: SiteRow, day: number): Promise<void> {
  const strings = new Strings(db);
  const events = new EventTable(db, strings, new ReaderTable(db));
  const days = { site: n, from: day, to: day };
  const keptCounters = countersOf(db);
  const write = writing(db, strings);
  for (let time = 0; time < PATIENCE; time += 1) {
    strings.refresh();
    const before = keptCounters(days);
    const right = new Recount(timezone);
    let read = 0;
    for (const event of events.ofDays(n, day, day)) {
      right.add(event);
      read += 1;
      if (read % PIECE > 0) continue;
      await setImmediate();
      strings.refresh();
    }
    const written = db
      .transaction(() => {
        strings.refresh();
        const kept = keptCounters(days);
        if (!isSame(before, kept)) return false;
        write(n, right.mismatches(kept));
        return true;
      })
      .immediate();
    if (written) return;
  }
  db.transaction(() => {
    strings.refresh();
    const right = new Recount(timezone);
    for (const event of events.ofDays(n, day, day)) right.add(event);
    write(n, right.mismatches(keptCounters(days)));
  }).immediate();
}

function isSame(a: readonly Counter[], b: readonly Counter[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function writing(db: Database, strings: Strings): (site: number, wrong: readonly Mismatch[]) => void {
  const remove = db.prepare<number[]>(
    'delete from counter where site = ? and dimension = ? and day = ? and value = ?',
  );
  const put = db.prepare<number[]>(
    `insert or replace into counter (site, dimension, day, value, ${COUNTED.join(', ')})
     values (?, ?, ?, ?, ${COUNTED.map(() => '?').join(', ')})`,
  );
  return (site, wrong) => {
    for (const { dimension, day, value, recounted } of wrong) {
      const place = [site, dimension, day, strings.id(value)];
      const figures = COUNTED.map((figure) => recounted[figure]);
      if (figures.some((figure) => figure > 0)) put.run(...place, ...figures);
      else remove.run(...place);
    }
  };
}

/** All days whose events are kept are of the zone now; the first of them may have hours of the day before. */
function end(db: Database, { n, timezone, raw_from }: SiteRow): void {
  db.prepare(
    `update site set recount_to = null, recount_from = null, traits_from = @from
     where n = @n and timezone = @timezone and recount_from is not null`,
  ).run({ n, timezone, from: raw_from === null ? null : raw_from + 1 });
}
