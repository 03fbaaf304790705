import { PACK_EVENTS } from './pack-events.js';

/**
 * The database's shape, one step after another; a step that was released is never edited, only followed.
 * `user_version` says how many were taken.
 *
 * - `string`: texts that repeat (pages, titles, names of channels …), so that events carry small numbers.
 * - `event`: what was reported, beside what it comes to in view of all others (see `Outcome`), so that nothing
 *   that reads events has to work it out again. `type`: see `EVENT_TYPES`. `said`, `came`: see `packSaid`, `packCame`.
 *   `view`: see `packView`, but for shares. `counted_page` is null where it is `page`. `key` is the reader's number.
 *   `client`: device, browser, language, country, as JSON. `more`: see `More`, as JSON.
 * - `reader`: the number of a day's key, given once and never again; gone once the key is forgotten. `site.readers`:
 *   the last number given.
 * - `reader_state`: what is asked of a reader while their day lasts (see `writeRow`); `id`: site and number (see
 *   `READER_ID`). `staged`: what later changed in it (see `ReaderChanges`), in order, until it is written there.
 * - `counter`: the figures, by day; `dimension`: see `COUNTER_DIMENSIONS`; `value` is a string.
 * - `event_by_token`: shares by the token they made, landings by the one they came by.
 * - `event_by_stray`: events of a day that do not lie where ids of that time do (`idAt`).
 * - `event_by_shared_view`: for the page views that had a share (`counter.sharing`).
 * - `event_by_sharing`: for questions about shares and what came back, one page's or the last minutes'.
 * - `site`: raw events of days before `raw_from` are gone or going; before `swept_to` they are gone.
 *   Counters of what events tell of their readers and the way they came are kept of days from `traits_from` on;
 *   `counter.sharing`, of days from `sharing_from` on. Days up to `recount_to` may be of another zone, until they are
 *   counted anew; while that goes on, those from `recount_from` on are neither.
 */
export const MIGRATIONS = [
  `
  create table site (
    n integer primary key,
    id text not null unique,
    origins text not null,
    timezone text not null,
    created_at integer not null,
    final_day integer
  ) strict;

  create table string (id integer primary key, text text not null unique) strict;

  create table event (
    site integer not null,
    id text not null,
    type integer not null,
    at integer not null,
    day integer not null,
    key any,
    view text not null,
    page integer not null,
    own_left_out integer,
    token text,
    own_source integer,
    nav integer,
    title integer,
    referrer integer,
    utm integer,
    next text,
    client integer,
    said_channel integer,
    said_method integer,
    said_parent text,
    goal integer,
    value real,
    currency integer,
    reference text,
    left_out integer,
    merged integer not null,
    source integer,
    matched integer not null,
    channel integer,
    method integer,
    generation integer,
    counted_page integer,
    parent text,
    inferred integer not null,
    primary key (site, id)
  ) strict, without rowid;

  create index event_by_arriving_token on event (site, token, key, own_left_out, at, id)
    where type = 0 and token is not null;
  create index event_by_shared_token on event (site, token, at, id)
    where type = 2 and token is not null and own_left_out is null;
  create index event_by_parent on event (site, parent) where type = 2 and parent is not null;

  create table recent (
    site integer not null,
    key text not null,
    kind integer not null,
    at integer not null,
    id text not null,
    day integer not null,
    primary key (site, key, kind, at, id)
  ) strict, without rowid;

  create table counter (
    site integer not null,
    dimension integer not null,
    day integer not null,
    value integer not null,
    landings integer not null,
    views integer not null,
    shares integer not null,
    arrivals integer not null,
    unmatched integer not null,
    visitors integer not null,
    conversions integer not null,
    left_out integer not null,
    primary key (site, dimension, day, value)
  ) strict, without rowid;

  create table visitor (
    site integer not null,
    day integer not null,
    dimension integer not null,
    value integer not null,
    key text not null,
    n integer not null,
    primary key (site, day, dimension, value, key)
  ) strict, without rowid;

  create table refusal (
    site integer not null,
    day integer not null,
    reason integer not null,
    count integer not null,
    primary key (site, day, reason)
  ) strict, without rowid;

  create table title (
    site integer not null,
    page integer not null,
    title integer not null,
    at integer not null,
    id text not null,
    primary key (site, page)
  ) strict, without rowid;

  create table salt (
    site integer not null,
    day integer not null,
    salt text not null,
    primary key (site, day)
  ) strict, without rowid;

  create table api_key (
    hash text primary key,
    site text not null,
    created_at integer not null
  ) strict, without rowid;
  `,
  // What is computed rather than kept is read day by day.
  'create index event_by_day on event (site, day, id);',
  `
  alter table site add column retention_days integer not null default 760;
  alter table site add column raw_from integer;
  alter table site add column swept_to integer;
  `,
  // Readers are numbers from the first event on, and what is known of one lies together.
  `
  alter table site add column readers integer not null default 0;
  -- Numbers of readers whose keys were forgotten are not given again.
  update site set readers = coalesce((
    select max(key) from event where site = site.n and typeof(key) = 'integer' and key < 0x100000000
  ), 0);

  create table reader (
    site integer not null,
    day integer not null,
    key text not null,
    n integer not null,
    primary key (site, day, key)
  ) strict, without rowid;
  insert into reader (site, day, key, n)
    select site, day, key, row_number() over (partition by site order by day, key)
      + (select readers from site where site.n = site)
    from (select distinct site, day, key from recent);
  update site set readers = coalesce((select max(n) from reader where site = site.n), readers);

  create table trace (
    site integer not null,
    reader integer not null,
    kind integer not null,
    at integer not null,
    id text not null,
    n integer,
    primary key (site, reader, kind, at, id)
  ) strict, without rowid;
  insert into trace (site, reader, kind, at, id)
    select recent.site, reader.n, kind, at, id from recent join reader using (site, day, key);
  insert into trace (site, reader, kind, at, id, n)
    select visitor.site, reader.n, 10 + dimension, value, '', visitor.n from visitor join reader using (site, day, key);

  update event set key = (
    select n from reader where reader.site = event.site and reader.day = event.day and reader.key = event.key
  ) where (site, id) in (select site, id from recent);
  drop table recent;
  drop table visitor;
  `,
  'alter table event add column passage integer;',
  // Page views that had a share, and how long shares take to be opened.
  `create index event_by_share_day on event (site, day, id, view, channel, page, counted_page)
     where type = 2 and left_out is null and merged = 0;`,
  // What is known of a reader is one row, written once in a while; and what events tell of them is counted.
  `
  create table reader_state (
    site integer not null,
    n integer not null,
    state text not null,
    primary key (site, n)
  ) strict, without rowid;
  create table staged (n integer primary key, site integer not null, changes text not null) strict;
  insert into reader_state (site, n, state)
    with seen (site, n, kind, places) as (
      select site, reader, kind, json_group_array(json_array(at, id))
      from (select * from trace where kind < 10 order by site, reader, kind, at, id) group by site, reader, kind
    ), visits (site, n, accounts) as (
      select site, reader, json_group_array(json_array(at * 32 + kind - 10, n))
      from trace where kind >= 10 group by site, reader
    ), kinds (kind) as (values (0), (1), (2), (3), (4))
    select site, n, json_object(
      'seen', (
        select json_group_array(json(coalesce(
          (select places from seen where seen.site = reader.site and seen.n = reader.n and seen.kind = kinds.kind), '[]'
        ))) from kinds
      ),
      'visits', json(coalesce((
        select accounts from visits where visits.site = reader.site and visits.n = reader.n
      ), '[]'))
    ) from reader;
  drop table trace;

  alter table site add column traits_from integer;
  update site set traits_from = (select max(day) + 1 from event where site = n);
  `,
  // Shares, and landings that carry a token, by their time: few of all events, and all that the last minutes are asked for.
  'create index event_by_sharing on event (site, at) where channel is not null;',
  // Page views that had a share are counted.
  `
  drop index event_by_share_day;
  create index event_by_share_day on event (site, day, id, page)
    where type = 2 and left_out is null and merged = 0;
  create index event_by_shared_view on event (site, view) where type = 2 and left_out is null and merged = 0;

  alter table site add column sharing_from integer;
  update site set sharing_from = raw_from;
  alter table counter add column sharing integer not null default 0;
  create temp table shared as
    select site, day, view, coalesce(counted_page, page) as page from event
    where type = 2 and left_out is null and merged = 0
      and channel is not (select id from string where text = 'address-bar');
  update counter set sharing = found.sharing
    from (select site, day, count(distinct view) as sharing from shared group by site, day) as found
    where counter.site = found.site and counter.day = found.day and dimension = 0;
  update counter set sharing = found.sharing
    from (select site, day, page, count(distinct view) as sharing from shared group by site, day, page) as found
    where counter.site = found.site and counter.day = found.day and dimension = 7 and value = found.page;
  drop table shared;
  `,
  PACK_EVENTS,
  // What is known of a reader is bytes. What was text is read as text until it is written anew.
  `
  create table reader_row (id integer primary key, state blob not null) strict;
  insert into reader_row select site << 40 | n, cast(state as blob) from reader_state order by site, n;
  drop table reader_state;
  alter table reader_row rename to reader_state;

  create table staged_bytes (n integer primary key, site integer not null, changes blob not null) strict;
  insert into staged_bytes select n, site, cast(changes as blob) from staged order by n;
  drop table staged;
  alter table staged_bytes rename to staged;
  `,
  // A changed zone starts a recount.
  `
  alter table site add column recount_to integer;
  alter table site add column recount_from integer;
  `,
];
