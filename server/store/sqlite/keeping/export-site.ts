import type { Database } from 'better-sqlite3';
import { COUNTED, type Sums } from '../../../domain/counting.js';
import { COUNTER_DIMENSIONS, dayName, EVENT_TYPES } from '../codes.js';
import { Strings } from '../strings.js';
import { siteRow } from './sites.js';

const PIECE = 1000;

type Row = Record<string, string | number | null>;

/** Columns of an event that hold numbers of strings. */
const TEXTS = new Set([
  ...[
    'page',
    'own_left_out',
    'own_source',
    'nav',
    'title',
    'referrer',
    'said_channel',
    'said_method',
    'goal',
  ],
  ...['currency', 'left_out', 'source', 'channel', 'method', 'counted_page'],
]);
const FLAGS = new Set(['merged', 'matched', 'inferred']);

/** See `Keeping.exportSite`. Read in pieces, so that it never holds up the log of a server beside it. */
export async function* exportSite(db: Database, id: string): AsyncGenerator<Record<string, unknown>> {
  const site = siteRow(db, id);
  const strings = new Strings(db);
  yield await Promise.resolve({
    kind: 'site',
    id: site.id,
    origins: JSON.parse(site.origins) as string[],
    timezone: site.timezone,
    createdAt: site.created_at,
    retentionDays: site.retention_days,
    rawFrom: site.raw_from === null ? null : dayName(site.raw_from),
  });

  const page = db.prepare<[number, string], Row>(
    `select * from event where site = ? and id > ? order by id limit ${PIECE}`,
  );
  for (let after = ''; ;) {
    const rows = page.all(site.n, after);
    for (const row of rows) yield eventOf(row, strings, site.final_day);
    if (rows.length < PIECE) break;
    after = String(rows.at(-1)?.id);
  }

  const counters = db
    .prepare<[number], Sums & { dimension: number; day: number; value: string }>(
      `select dimension, day, text as value, ${COUNTED.join(', ')}
       from counter join string on string.id = value where site = ? order by dimension, day, value`,
    )
    .all(site.n);
  for (const { dimension, day, ...rest } of counters)
    yield { kind: 'counter', dimension: COUNTER_DIMENSIONS[dimension], day: dayName(day), ...rest };

  const refusals = db
    .prepare<[number], { day: number; reason: string; count: number }>(
      'select day, text as reason, count from refusal join string on string.id = reason where site = ? order by day, reason',
    )
    .all(site.n);
  for (const { day, ...rest } of refusals) yield { kind: 'refused', day: dayName(day), ...rest };

  const titles = db
    .prepare<[number], { page: string; title: string }>(
      `select p.text as page, t.text as title from title
       join string p on p.id = page join string t on t.id = title.title where site = ? order by p.text`,
    )
    .all(site.n);
  for (const title of titles) yield { kind: 'title', ...title };
}

function isVisit({ type }: Row): boolean {
  return ['landing', 'view'].includes(EVENT_TYPES[Number(type)] ?? '');
}

function eventOf(row: Row, strings: Strings, finalDay: number | null): Record<string, unknown> {
  const isFinal = finalDay !== null && Number(row.day) <= finalDay;
  const event: Record<string, unknown> = { kind: 'event' };
  for (const [name, value] of Object.entries(row)) {
    if (name === 'site') continue;
    if (name === 'type') event.type = EVENT_TYPES[Number(value)];
    else if (name === 'day') event.day = dayName(Number(value));
    // A number that still stands for a key is not for files that outlive it.
    else if (name === 'key') event.reader = isFinal ? value : null;
    else if (FLAGS.has(name)) event[name] = value === 1;
    // Page views that were navigated to say so in no bytes.
    else if (name === 'nav' && value === null) event.nav = isVisit(row) ? 'navigate' : null;
    else if (name === 'utm' || name === 'client' || name === 'passage')
      event[name] = value === null ? null : (JSON.parse(strings.text(Number(value))) as unknown);
    else if (TEXTS.has(name)) event[name] = value === null ? null : strings.text(Number(value));
    else event[name] = value;
  }
  return event;
}
