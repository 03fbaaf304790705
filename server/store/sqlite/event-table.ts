import type { Database } from 'better-sqlite3';
import type { Passage } from '../../../protocol/index.js';
import type { Admitted, AdmittedLanding, AdmittedView } from '../../domain/admitted.js';
import type { Countable } from '../../domain/counting.js';
import { compareEvents, type Facts, type Outcome, type Place } from '../../domain/facts.js';
import { UNSURE_MS } from '../../domain/match.js';
import { dayName, dayNumber, EVENT_TYPES, kindOf, KINDS } from './codes.js';
import { idsOfDays, isStray, packView, unpackView } from './id-times.js';
import type { KnownReader } from './known-reader.js';
import {
  IS_APART,
  IS_COUNTED,
  IS_HELD,
  IS_SHARING,
  IS_STRAY,
  packCame,
  packSaid,
  unpackCame,
  unpackSaid,
} from './packing.js';
import type { ReaderTable } from './reader-table.js';
import { TraitTexts, type TraitNumbers } from './trait-texts.js';
import type { Strings } from './strings.js';

/** What is asked of the share that holds a token. */
export interface Holder {
  facts: Pick<Facts, 'id' | 'at' | 'view' | 'key'>;
  outcome: Pick<Outcome, 'channel' | 'method' | 'generation' | 'page'>;
}

interface HolderRow {
  id: string;
  at: number;
  view: string;
  key: number | null;
  page: number;
  came: number;
  counted_page: number | null;
}

interface Row extends TraitNumbers {
  id: string;
  type: number;
  day: number;
  at: number;
  said: number;
  came: number;
  key: number | null;
  view: string;
  page: number;
  token: string | null;
  counted_page: number | null;
  parent: string | null;
  said_parent: string | null;
}

const COLUMNS =
  'id, type, day, at, said, came, key, view, page, token, referrer, utm, client, counted_page, parent, said_parent';

/** What few events have (`event.more`). */
export interface More {
  goal?: string;
  value?: number | null;
  currency?: string | null;
  order?: string | null;
  passage?: Passage;
}

const TYPE_NUMBERS = { landing: 0, view: 1, share: 2, conversion: 3 } satisfies Record<
  Admitted['type'],
  number
>;

/** Traits of readers remembered at a time. */
const CLIENTS = 1000;

const NONE: string[] = [];

/**
 * Shares by the token they made, landings by the one they came with. Named, since without statistics the planner takes
 * the whole site for as good as an index that does not cover what is asked for.
 */
export const BY_TOKEN = 'event indexed by event_by_token';

/** Events that are read at a time where all are looked at. */
export const PAGE_OF_EVENTS = 2000;

/** The events on record: writing one, and every look-up that matching needs, each along an index. */
export class EventTable {
  readonly #strings;
  readonly #readers;
  readonly #statements;
  readonly #traits;
  /** Traits of readers as text, by the traits: few, and written with each event. */
  readonly #clients = new Map<string, string>();

  constructor(db: Database, strings: Strings, readers: ReaderTable) {
    this.#strings = strings;
    this.#readers = readers;
    this.#statements = prepareStatements(db);
    this.#traits = new TraitTexts(strings);
  }

  /** Puts an event on record; false where its id is there already. */
  insert(site: number, event: Admitted, { facts, outcome }: Pick<Countable, 'facts' | 'outcome'>): boolean {
    if (!this.#put(site, event, { facts, outcome })) return false;
    if (facts.key !== null) this.#readers.add(this.#reader(site, facts.key), kindOf(facts), facts);
    return true;
  }

  #put(site: number, event: Admitted, { facts, outcome }: Pick<Countable, 'facts' | 'outcome'>): boolean {
    const strings = this.#strings;
    const { insert, insertPlain } = this.#statements;
    const { id, at, page, key, token } = facts;
    const type = TYPE_NUMBERS[event.type];
    const visit = type < 2 ? (event as AdmittedLanding | AdmittedView) : undefined;
    const landing = type === 0 ? (event as AdmittedLanding) : undefined;
    const day = dayNumber(facts.day);
    const said = packSaid(facts, visit ? visit.nav : 'navigate', isStray(id, at));
    const came = packCame(outcome);
    const number = strings.id(page);
    const client = this.#client(event);
    const title = visit ? strings.idOrNull(visit.title) : null;
    if (visit?.next === null && token === null && (!landing || (landing.referrer ?? landing.utm) === null)) {
      const view = packView(facts.view, id);
      // One by one: an array in their stead would cost as much as the statement.
      return (
        insertPlain.run(site, id, type, day, at, said, came, key, view, number, client, title).changes > 0
      );
    }
    const result = insert.run(
      site,
      id,
      type,
      day,
      at,
      said,
      came,
      key,
      // Of shares, page views are looked up by it.
      event.type === 'share' ? facts.view : packView(facts.view, id),
      number,
      client,
      title,
      token,
      landing ? strings.idOrNull(landing.referrer) : null,
      landing?.utm ? strings.id(JSON.stringify(landing.utm)) : null,
      visit ? visit.next : null,
      outcome.page === page ? null : strings.id(outcome.page),
      outcome.parent,
      facts.parent,
      moreOf(event),
    );
    return result.changes > 0;
  }

  read(site: number, id: string): Countable | undefined {
    return this.#counted(this.#statements.read.get({ site, id }));
  }

  /** Changes what an event comes to. */
  update(site: number, { facts, outcome }: Pick<Countable, 'facts' | 'outcome'>): void {
    const page = outcome.page === facts.page ? null : this.#strings.id(outcome.page);
    this.#statements.update.run(packCame(outcome), page, outcome.parent, site, facts.id);
  }

  /** Takes an event off the record. */
  delete(site: number, facts: Facts): void {
    const { id, key } = facts;
    this.#statements.delete.run({ site, id });
    if (key !== null) this.#readers.remove(this.#reader(site, key), kindOf(facts), facts);
  }

  /** The reader's landings and views on record. */
  *visitsOf(site: number, reader: number): Generator<Countable> {
    for (const id of this.#reader(site, reader).visited()) {
      const found = this.read(site, id);
      if (found) yield found;
    }
  }

  /** Events of the days `from` to `to`. */
  *ofDays(site: number, from: number, to: number): Generator<Countable> {
    const { page, strayPage } = this.#statements;
    const ids = idsOfDays(from, to);
    yield* this.#pages((after) => page.all({ site, from, to, after, first: ids.from, end: ids.to }));
    for (let day = from; day <= to; day += 1)
      yield* this.#pages((after) => strayPage.all({ site, day, after }));
  }

  *#pages(read: (after: string) => Row[]): Generator<Countable> {
    for (let after = ''; ;) {
      const rows = read(after);
      for (const row of rows) {
        const counted = this.#counted(row);
        if (counted) yield counted;
      }
      const last = rows.at(-1);
      if (!last) return;
      after = last.id;
    }
  }

  /** The earliest share that may hold the token: the one that does. */
  holder(site: number, token: string): Holder | undefined {
    const rows = this.#statements.holders.all(site, token);
    const row = rows.length > 1 ? rows.sort(compareEvents)[0] : rows[0];
    if (!row) return;
    const { id, at, view, key } = row;
    const { channel, method, generation } = unpackCame(row.came);
    const page = this.#strings.text(row.counted_page ?? row.page);
    return { facts: { id, at, view, key }, outcome: { channel, method, generation, page } };
  }

  /** Day and page of each share that counts (`isShared`) and came from a page view. */
  sharedBy(site: number, view: string): { day: string; page: string }[] {
    const shares = this.#statements.sharedBy.all({ site, view });
    return shares.map(({ day, page }) => ({ day: dayName(day), page: this.#strings.text(page) }));
  }

  /** The latest share by the token from a page view. */
  lastShare(site: number, token: string, view: string): Countable | undefined {
    const rows = this.#statements.sharesOfView.all({ site, token, view });
    return this.#counted(rows.sort(compareEvents).at(-1));
  }

  sharesByToken(site: number, token: string): string[] {
    return this.#statements.sharesByToken.all({ site, token });
  }

  sharesByParent(site: number, parent: string): string[] {
    return this.#statements.sharesByParent.all({ site, parent });
  }

  landingsByToken(site: number, token: string): string[] {
    return this.#statements.landingsByToken.all({ site, token });
  }

  /** Whether there is an arrival by the token. */
  hasArrival(site: number, token: string): boolean {
    return this.#statements.hasArrival.get({ site, token }) !== undefined;
  }

  /** Whether the key came by the token before, by a landing that may arrive. */
  isRepeated(site: number, landing: Facts): boolean {
    const { token, key } = landing;
    if (this.#reader(site, key).last(KINDS.arriving) < 0) return false;
    return this.#statements.arriving
      .all({ site, token, key })
      .some((place) => compareEvents(place, landing) < 0);
  }

  /** The next landing after this one by the same key and token that may arrive. */
  nextRepeat(site: number, landing: Facts): string[] {
    const { token, key, at } = landing;
    if (this.#reader(site, key).last(KINDS.arriving) < at) return NONE;
    const later = this.#statements.arriving
      .all({ site, token, key })
      .filter((place) => compareEvents(place, landing) > 0);
    return later.length > 0 ? [later.sort(compareEvents)[0]!.id] : NONE;
  }

  /** Whether the key landed or viewed a page in the 30 minutes before. */
  wasSeen(site: number, landing: Facts): boolean {
    return this.#reader(site, landing.key).wasSeen(landing.at - UNSURE_MS, landing);
  }

  /**
   * The key's landing in the 30 minutes after that this event may make unsure: the next one. Those behind it are unsure
   * already, since it comes at most 30 minutes before them.
   */
  directAfter(site: number, event: Facts): readonly string[] {
    // The latest first.
    return this.#reader(site, event.key)
      .after(KINDS.direct, event, event.at + UNSURE_MS)
      .slice(-1);
  }

  /** The token of the latest arrival of a share's key before it, by another token than its own. */
  lastArrivalToken(site: number, share: Facts): string | undefined {
    for (const id of this.#reader(site, share.key).before(KINDS.arriving, share)) {
      const token = this.#statements.arrivedBy.get({ site, id });
      if (token !== undefined && token !== share.token) return token;
    }
  }

  /** The key's shares after an event. */
  sharesAfter(site: number, event: Facts): readonly string[] {
    return this.#reader(site, event.key).after(KINDS.share, event);
  }

  /** The reader that a key stands for. */
  #reader(site: number, key: string | number | null): KnownReader {
    return this.#readers.byNumber(site, Number(key));
  }

  #client({ device, browser, language, country }: Admitted): number | null {
    const name = `${device ?? ''}\n${browser ?? ''}\n${language ?? ''}\n${country ?? ''}`;
    if (name === '\n\n\n') return null;
    let text = this.#clients.get(name);
    if (text === undefined) {
      if (this.#clients.size >= CLIENTS) this.#clients.clear();
      this.#clients.set(name, (text = JSON.stringify([device, browser, language, country])));
    }
    return this.#strings.id(text);
  }

  #counted(row: Row | undefined): Countable | undefined {
    const type = row && EVENT_TYPES[row.type];
    if (!type) return;
    const strings = this.#strings;
    const { id, at, key, token } = row;
    const page = strings.text(row.page);
    const { source, leftOut, channel, method } = unpackSaid(row.said);
    return {
      facts: {
        type,
        id,
        view: unpackView(row.view, id),
        page,
        at,
        day: dayName(row.day),
        key,
        leftOut,
        token,
        source,
        channel,
        method,
        parent: row.said_parent,
      },
      outcome: {
        ...unpackCame(row.came),
        page: row.counted_page === null ? page : strings.text(row.counted_page),
        parent: row.parent,
      },
      traits: this.#traits.of(row),
    };
  }
}

function moreOf(event: Admitted): string | null {
  let more: More | undefined;
  if (event.type === 'share' && event.passage) more = { passage: event.passage };
  if (event.type === 'conversion') {
    const { goal, value, currency, order } = event;
    more = { goal, value, currency, order };
  }
  return more ? JSON.stringify(more) : null;
}

type Value = string | number | null;
type Values = Record<string, Value>;

/** The table's statements by name; all of them search, none scans. */
export function prepareStatements(db: Database) {
  const plain = ['site', 'id', 'type', 'day', 'at', 'said', 'came', 'key', 'view', 'page', 'client', 'title'];
  const rest = ['token', 'referrer', 'utm', 'next', 'counted_page', 'parent', 'said_parent', 'more'];
  const inserting = (columns: string[]) =>
    db.prepare<Value[]>(
      `insert into event (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})
       on conflict do nothing`,
    );
  const row = (where: string, from = 'event') =>
    db.prepare<[Values], Row>(`select ${COLUMNS} from ${from} where ${where}`);
  const text = (sql: string) => db.prepare<[Values], string>(sql).pluck();

  const byToken = 'token is not null and site = @site and token = @token';
  const share = `type = 2 and ${byToken} and ${IS_HELD}`;
  const arriving = `type = 0 and ${byToken}`;
  return {
    insert: inserting([...plain, ...rest]),
    insertPlain: inserting(plain),
    delete: db.prepare('delete from event where site = @site and id = @id'),
    read: row('site = @site and id = @id'),
    page: row(
      `site = @site and id >= @first and id > @after and id < @end and day between @from and @to
         and not ${IS_STRAY} order by id limit ${PAGE_OF_EVENTS}`,
    ),
    strayPage: row(
      `${IS_STRAY} and site = @site and day = @day and id > @after order by id limit ${PAGE_OF_EVENTS}`,
      'event indexed by event_by_stray',
    ),
    update: db.prepare<Value[]>(
      'update event set came = ?, counted_page = ?, parent = ? where site = ? and id = ?',
    ),
    holders: db.prepare<[number, string], HolderRow>(
      `select id, at, view, key, page, came, counted_page from ${BY_TOKEN}
       where type = 2 and token is not null and ${IS_HELD} and site = ? and token = ?`,
    ),
    sharedBy: db.prepare<[Values], { day: number; page: number }>(
      `select day, coalesce(counted_page, page) as page from event indexed by event_by_shared_view
       where type = 2 and ${IS_SHARING} and site = @site and view = @view and not ${IS_APART}`,
    ),
    sharesOfView: row(`${share} and view = @view`, BY_TOKEN),
    sharesByToken: text(`select id from ${BY_TOKEN} where ${share}`),
    sharesByParent: text(
      'select id from event indexed by event_by_parent where parent is not null and site = @site and parent = @parent',
    ),
    landingsByToken: text(`select id from ${BY_TOKEN} where ${arriving}`),
    hasArrival: text(`select id from ${BY_TOKEN} where ${arriving} and ${IS_COUNTED} limit 1`),
    arriving: db.prepare<[Values], Place>(
      `select at, id from ${BY_TOKEN} where ${arriving} and key = @key and ${IS_HELD}`,
    ),
    arrivedBy: text(`select token from event where site = @site and id = @id and ${IS_COUNTED}`),
  };
}
