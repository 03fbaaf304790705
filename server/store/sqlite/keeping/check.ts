import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { lastForgottenDay, localDay } from '../../../domain/time.js';
import type { Finding, Progress } from '../../keeping.js';
import { dayName, dayNumber } from '../codes.js';
import { EventTable } from '../event-table.js';
import { explainFailure } from '../explain-failure.js';
import { idsBetween } from '../id-times.js';
import { IS_STRAY } from '../packing.js';
import { ReaderTable } from '../reader-table.js';
import { Strings } from '../strings.js';
import { describeMismatch, groupsOfDays, recount, type Mismatch } from './recount.js';
import { allSites } from './sites.js';

/** Mismatches told one by one; of more, their number. */
const TOLD = 5;

/** See `Keeping.check`. */
export async function check(db: Database, now: number, progress: Progress): Promise<Finding[]> {
  try {
    const sound = integrity(db);
    // What a damaged file says of the rest is not worth hearing.
    if (!sound.ok) return [sound];
    return [sound, ...clock(db, now), ...(await counters(db, progress))];
  } catch (error) {
    throw explainFailure(error, db.name);
  }
}

function integrity(db: Database): Finding {
  const troubles = (db.pragma('integrity_check(10)') as { integrity_check: string }[]).map(
    (row) => row.integrity_check,
  );
  const ok = troubles.length === 1 && troubles[0] === 'ok';
  return {
    check: 'integrity',
    ok,
    sentence: ok
      ? 'The file is sound.'
      : `The file is damaged: ${troubles.join('; ')}. Keep a copy of it, and bring a backup back with "luciole restore PATH".`,
  };
}

/** Whether time goes forward: what is on record cannot have happened after now. */
function clock(db: Database, now: number): Finding[] {
  const find = db
    .prepare<[{ site: number; from: string; day: number }], number | null>(
      `select max(at) from (
         select at from event where site = @site and id >= @from
         union all select at from event where ${IS_STRAY} and site = @site and day >= @day
       )`,
    )
    .pluck();
  const { from } = idsBetween(now, now);
  const day = dayNumber(localDay(now, 'UTC')) - 1;
  const latest = Math.max(0, ...allSites(db).map(({ n }) => find.get({ site: n, from, day }) ?? 0));
  const ahead = allSites(db).find(
    ({ final_day, timezone }) => final_day !== null && final_day > dayNumber(lastForgottenDay(now, timezone)),
  );
  const ok = latest <= now + 60_000 && !ahead;
  const until = ahead ? dayName(ahead.final_day ?? 0) : new Date(latest).toISOString();
  return [
    {
      check: 'clock',
      ok,
      sentence: ok
        ? 'The clock agrees with what is on record.'
        : `The clock of this machine stands before what is on record (${until}): it was set back, or was ahead before. Set it right; until then events of days that are final already count without visitors.`,
    },
  ];
}

async function counters(db: Database, progress: Progress): Promise<Finding[]> {
  const strings = new Strings(db);
  const events = new EventTable(db, strings, new ReaderTable(db));
  const sites = allSites(db);
  // What is counted anew at this moment is neither as it was nor as it will be.
  const moving = sites.filter(({ recount_from }) => recount_from !== null);
  const still = sites.filter((site) => !moving.includes(site));
  const groups = still.flatMap(({ n, id, timezone, raw_from }) =>
    groupsOfDays(db, { site: n, from: raw_from ?? 0, to: dayNumber('9999-12-31') }).map((days) => ({
      id,
      timezone,
      ...days,
    })),
  );
  const total = groups.reduce((sum, group) => sum + group.events, 0);
  const wrong = new Map<string, Mismatch[]>();
  let done = 0;
  for (const group of groups) {
    const found = db.transaction(() => {
      strings.refresh();
      return recount(db, events, group);
    })();
    if (found.length > 0) wrong.set(group.id, [...(wrong.get(group.id) ?? []), ...found]);
    progress((done += group.events), total);
    await setImmediate();
  }
  const underWay = moving.map(({ id, timezone }) => ({
    check: 'counters',
    ok: true,
    sentence: `The days of ${id} are being counted anew in ${timezone}; ask again when the server is done with that.`,
  }));
  if (wrong.size === 0)
    return [
      ...underWay,
      { check: 'counters', ok: true, sentence: `Each counter is what its events make it (${total} events).` },
    ];
  const faults = [...wrong].map(([site, mismatches]) => ({
    check: 'counters',
    ok: false,
    sentence: `Of ${site}, ${mismatches.length} counters are not what the events make them: ${[
      ...mismatches.slice(0, TOLD).map(describeMismatch),
      ...(mismatches.length > TOLD ? [`and ${mismatches.length - TOLD} more`] : []),
    ].join(' | ')}.`,
  }));
  return [...underWay, ...faults];
}
