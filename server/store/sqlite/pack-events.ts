import { SLACK_MS } from './id-times.js';
import { IS_SHARING, IS_STRAY, NUMBERS, shiftOf, type FieldName } from './packing.js';

/**
 * The step that put events into fewer bytes: what is one of few became a number, numbers stand together in `said` and
 * `came`, and what few have in `more`. Ids tell the day, where they do (`event_by_stray`), so that no index has to.
 * It is made of what packs events since; there, no number and no place is ever given anew.
 */
function packEvents(): string {
  const numbers = (values: Record<string, number>, kind: string) =>
    Object.entries(values).map(([text, number]) => `('${kind}', '${text}', ${number})`);
  const packed = (fields: [column: string, kind: string, name: FieldName][]) =>
    fields
      .map(([column, kind, name]) => {
        const number =
          kind === '' ? column : `(select number from number_of where kind = '${kind}' and id = ${column})`;
        return `(coalesce(${number}, 0) << ${shiftOf(name)})`;
      })
      .join(' | ');
  const { SOURCES, NAVS, LEFT_OUT, METHODS, CHANNELS } = NUMBERS;
  const digits = '0123456789abcdefghijklmnopqrstuvwxyz';
  const minted = Array.from(
    { length: 8 },
    (_, index) => `(instr('${digits}', substr(id, ${index + 1}, 1)) - 1) * ${36 ** (7 - index)}`,
  ).join(' + ');
  const isTimed = `id glob '${'[0-9a-z]'.repeat(8)}*' and abs(${minted} - at) <= ${SLACK_MS}`;
  const views = [8, 7, 6, 5, 4, 3]
    .map(
      (same) =>
        `when substr(id, 1, ${same}) = substr(view, 1, ${same}) then char(${same}) || substr(view, ${same + 1})`,
    )
    .join('\n      ');
  return `
  create temp table number_of (kind text, id integer, number integer, primary key (kind, id)) without rowid;
  with given (kind, text, number) as (values
    ${[
      ...numbers(SOURCES, 'source'),
      ...numbers(NAVS, 'nav'),
      ...numbers(LEFT_OUT, 'left-out'),
      ...numbers(METHODS, 'method'),
      ...numbers(CHANNELS, 'channel'),
    ].join(',\n    ')})
  insert into number_of select kind, string.id, number from given join string using (text);

  drop index event_by_arriving_token;
  drop index event_by_shared_token;
  drop index event_by_parent;
  drop index event_by_day;
  drop index event_by_share_day;
  drop index event_by_shared_view;
  drop index event_by_sharing;
  alter table event rename to wide_event;
  create table event (
    site integer not null,
    id text not null,
    type integer not null,
    day integer not null,
    at integer not null,
    said integer not null,
    came integer not null,
    key integer,
    view text not null,
    page integer not null,
    client integer,
    title integer,
    token text,
    referrer integer,
    utm integer,
    next text,
    counted_page integer,
    parent text,
    said_parent text,
    more text,
    primary key (site, id)
  ) strict, without rowid;
  insert into event
    select site, id, type, day, at,
      ${packed([
        ['own_source', 'source', 'ownSource'],
        ['nav', 'nav', 'nav'],
        ['own_left_out', 'left-out', 'ownLeftOut'],
        ['said_channel', 'channel', 'saidChannel'],
        ['said_method', 'method', 'saidMethod'],
        [`not (${isTimed})`, '', 'stray'],
      ])},
      ${packed([
        ['source', 'source', 'source'],
        ['channel is not null and left_out is null and not merged', '', 'sharing'],
        ['matched', '', 'matched'],
        ['merged', '', 'merged'],
        ['inferred', '', 'inferred'],
        ['left_out', 'left-out', 'leftOut'],
        ['channel', 'channel', 'channel'],
        ['method', 'method', 'method'],
        ['generation', '', 'generation'],
      ])},
      case when typeof(key) <> 'text' then cast(key as integer) end,
      case when type = 2 then view
      ${views}
      else view end,
      page, client, title, token, referrer, utm, next, counted_page, parent, said_parent,
      case when type = 3 then json_object(
        'goal', (select text from string where string.id = goal),
        'value', value,
        'currency', (select text from string where string.id = currency),
        'order', reference
      ) when passage is not null then json_object(
        'passage', json((select text from string where string.id = passage))
      ) end
    from wide_event order by site, id;
  drop table wide_event;
  drop table number_of;

  create index event_by_token on event (site, type, token, key) where token is not null;
  create index event_by_parent on event (site, parent) where parent is not null;
  create index event_by_sharing on event (site, at, type, page) where ${IS_SHARING};
  create index event_by_shared_view on event (site, view) where type = 2 and ${IS_SHARING};
  create index event_by_stray on event (site, day) where ${IS_STRAY};
  `;
}

export const PACK_EVENTS = packEvents();
