import type { Database } from 'better-sqlite3';
import { COUNTED, type Sums } from '../../../domain/counting.js';
import { COUNTER_DIMENSIONS, dayName, EVENT_TYPES } from '../codes.js';
import type { More } from '../event-table.js';
import { unpackView } from '../id-times.js';
import { unpackCame, unpackSaid } from '../packing.js';
import { Strings } from '../strings.js';
import { siteRow } from './sites.js';

const PIECE = 1000;

interface Row {
  id: string;
  type: number;
  day: number;
  at: number;
  said: number;
  came: number;
  key: number | null;
  view: string;
  page: number;
  client: number | null;
  title: number | null;
  token: string | null;
  referrer: number | null;
  utm: number | null;
  next: string | null;
  counted_page: number | null;
  parent: string | null;
  said_parent: string | null;
  more: string | null;
}

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
    after = rows.at(-1)?.id ?? '';
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

function eventOf(row: Row, strings: Strings, finalDay: number | null): Record<string, unknown> {
  const { id, day } = row;
  const type = EVENT_TYPES[row.type];
  const said = unpackSaid(row.said);
  const came = unpackCame(row.came);
  const more = row.more === null ? {} : (JSON.parse(row.more) as More);
  const parsed = (n: number | null) => (n === null ? null : (JSON.parse(strings.text(n)) as unknown));
  return {
    kind: 'event',
    id,
    type,
    at: row.at,
    day: dayName(day),
    // A number that still stands for a key is not for files that outlive it.
    reader: finalDay !== null && day <= finalDay ? row.key : null,
    view: unpackView(row.view, id),
    page: strings.text(row.page),
    own_left_out: said.leftOut,
    token: row.token,
    own_source: said.source,
    nav: type === 'landing' || type === 'view' ? said.nav : null,
    title: strings.textOrNull(row.title),
    referrer: strings.textOrNull(row.referrer),
    utm: parsed(row.utm),
    next: row.next,
    client: parsed(row.client),
    said_channel: said.channel,
    said_method: said.method,
    said_parent: row.said_parent,
    goal: more.goal ?? null,
    value: more.value ?? null,
    currency: more.currency ?? null,
    reference: more.order ?? null,
    left_out: came.leftOut,
    merged: came.merged,
    source: came.source,
    matched: came.matched,
    channel: came.channel,
    method: came.method,
    generation: came.generation,
    counted_page: strings.textOrNull(row.counted_page),
    parent: row.parent,
    inferred: came.inferred,
    passage: more.passage ?? null,
  };
}
