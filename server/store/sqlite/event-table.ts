import type { Database, RunResult } from 'better-sqlite3';
import type { Channel, Method } from '../../../protocol/index.js';
import type {
  Admitted,
  AdmittedConversion,
  AdmittedLanding,
  LeftOut,
  Source,
} from '../../domain/admitted.js';
import type { Countable } from '../../domain/counting.js';
import type { CountedMethod, Facts, Outcome } from '../../domain/facts.js';
import { UNSURE_MS } from '../../domain/match.js';
import { dayName, dayNumber, EVENT_TYPES, kindOf, KINDS } from './codes.js';
import type { KnownReader } from './known-reader.js';
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
  key: string | number | null;
  page: number;
  channel: number | null;
  method: number | null;
  generation: number | null;
  counted_page: number | null;
}

interface Row extends TraitNumbers {
  id: string;
  type: number;
  at: number;
  day: number;
  key: string | number | null;
  view: string;
  page: number;
  own_left_out: number | null;
  token: string | null;
  own_source: number | null;
  said_channel: number | null;
  said_method: number | null;
  said_parent: string | null;
  left_out: number | null;
  merged: number;
  source: number | null;
  matched: number;
  channel: number | null;
  method: number | null;
  generation: number | null;
  counted_page: number | null;
  parent: string | null;
  inferred: number;
}

const OUTCOME_COLUMNS = [
  'left_out',
  'merged',
  'source',
  'matched',
  'channel',
  'method',
  'generation',
  'counted_page',
  'parent',
  'inferred',
];

const FACT_COLUMNS = [
  'id',
  'type',
  'at',
  'day',
  'key',
  'view',
  'page',
  'own_left_out',
  'token',
  'own_source',
  'said_channel',
  'said_method',
  'said_parent',
];

const TRAIT_COLUMNS = ['client', 'referrer', 'utm'];
const DETAIL_COLUMNS = ['nav', 'title', 'referrer', 'utm', 'next', 'client'];
const CONVERSION_COLUMNS = ['goal', 'value', 'currency', 'reference'];

/** Traits of readers remembered at a time. */
const CLIENTS = 1000;

const NONE: string[] = [];

/**
 * Landings by the token they came with, and shares by theirs. Named, since without statistics the planner takes the
 * whole site for as good as an index that does not cover what is asked for.
 */
export const BY_ARRIVING_TOKEN = 'event indexed by event_by_arriving_token';
const BY_SHARED_TOKEN = 'event indexed by event_by_shared_token';

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
    const values = [
      site,
      ...this.#factValues(facts),
      ...this.#outcomeValues(outcome, facts),
      ...this.#detailValues(event),
    ];
    if (this.#run(event, values).changes === 0) return false;
    if (facts.key !== null) this.#readers.add(this.#reader(site, facts.key), kindOf(facts), facts);
    return true;
  }

  /** Most events have no more to be told than `values`. */
  #run(event: Admitted, values: Value[]): RunResult {
    const { insert, insertConversion, insertPassage } = this.#statements;
    if (event.type === 'conversion') return insertConversion.run(...values, ...this.#conversionValues(event));
    if (event.type === 'share' && event.passage)
      return insertPassage.run(...values, this.#strings.id(JSON.stringify(event.passage)));
    return insert.run(...values);
  }

  read(site: number, id: string): Countable | undefined {
    return this.#counted(this.#statements.read.get({ site, id }));
  }

  /** Changes what an event comes to. */
  update(site: number, { facts, outcome }: Pick<Countable, 'facts' | 'outcome'>): void {
    this.#statements.update.run(...this.#outcomeValues(outcome, facts), site, facts.id);
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

  /** Events of days `from` to `to` in the order of their ids, at most `PAGE_OF_EVENTS` after the id `after`. */
  page(site: number, { from, to, after }: { from: number; to: number; after: string }): Countable[] {
    const rows = this.#statements.page.all({ site, from, to, after });
    return rows.map((row) => this.#counted(row)).filter((counted) => counted !== undefined);
  }

  /** The earliest share that may hold the token: the one that does. */
  holder(site: number, token: string): Holder | undefined {
    const row = this.#statements.holder.get(site, token);
    if (!row) return;
    const strings = this.#strings;
    const { id, at, view, key, channel, method, generation } = row;
    return {
      facts: { id, at, view, key },
      outcome: {
        channel: strings.textOrNull(channel) as Channel | null,
        method: strings.textOrNull(method) as CountedMethod | null,
        generation,
        page: strings.text(row.counted_page ?? row.page),
      },
    };
  }

  /** Day and page of each share that counts (`isShared`) and came from a page view. */
  sharedBy(site: number, view: string): { day: string; page: string }[] {
    const shares = this.#statements.sharedBy.all({ site, view });
    return shares.map(({ day, page }) => ({ day: dayName(day), page: this.#strings.text(page) }));
  }

  /** The latest share by the token from a page view. */
  lastShare(site: number, token: string, view: string): Countable | undefined {
    return this.#counted(this.#statements.lastShare.get({ site, token, view }));
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
    const { token, key, at, id } = landing;
    if (this.#reader(site, key).last(KINDS.arriving) < 0) return false;
    return this.#statements.isRepeated.get({ site, token, key, at, id }) !== undefined;
  }

  /** The next landing after this one by the same key and token that may arrive. */
  nextRepeat(site: number, landing: Facts): string[] {
    const { token, key, at, id } = landing;
    if (this.#reader(site, key).last(KINDS.arriving) < at) return NONE;
    return this.#statements.nextRepeat.all({ site, token, key, at, id });
  }

  /** Whether the key landed or viewed a page in the 30 minutes before. */
  wasSeen(site: number, landing: Facts): boolean {
    return this.#reader(site, landing.key).wasSeen(landing.at - UNSURE_MS, landing);
  }

  /** The key's landings in the 30 minutes after that this event makes unsure. */
  directAfter(site: number, event: Facts): string[] {
    return this.#reader(site, event.key).after(KINDS.direct, event, event.at + UNSURE_MS);
  }

  /** The token of the latest arrival of a share's key before it, by another token than its own. */
  lastArrivalToken(site: number, share: Facts): string | undefined {
    for (const id of this.#reader(site, share.key).before(KINDS.arriving, share)) {
      const token = this.#statements.arrivedBy.get({ site, id });
      if (token !== undefined && token !== share.token) return token;
    }
  }

  /** The key's shares after an event. */
  sharesAfter(site: number, event: Facts): string[] {
    return this.#reader(site, event.key).after(KINDS.share, event);
  }

  /** The reader that a key stands for. */
  #reader(site: number, key: string | number | null): KnownReader {
    return this.#readers.byNumber(site, Number(key));
  }

  #factValues(facts: Facts): Value[] {
    const strings = this.#strings;
    return [
      facts.id,
      EVENT_TYPES.indexOf(facts.type),
      facts.at,
      dayNumber(facts.day),
      facts.key,
      facts.view,
      strings.id(facts.page),
      strings.idOrNull(facts.leftOut),
      facts.token,
      strings.idOrNull(facts.source),
      strings.idOrNull(facts.channel),
      strings.idOrNull(facts.method),
      facts.parent,
    ];
  }

  #outcomeValues(outcome: Outcome, facts: Facts): Value[] {
    const strings = this.#strings;
    return [
      strings.idOrNull(outcome.leftOut),
      Number(outcome.merged),
      strings.idOrNull(outcome.source),
      Number(outcome.matched),
      strings.idOrNull(outcome.channel),
      strings.idOrNull(outcome.method),
      outcome.generation,
      outcome.page === facts.page ? null : strings.id(outcome.page),
      outcome.parent,
      Number(outcome.inferred),
    ];
  }

  #detailValues(event: Admitted): Value[] {
    const strings = this.#strings;
    const client = this.#client(event);
    if (event.type !== 'landing' && event.type !== 'view') return [null, null, null, null, null, client];
    return [
      // Most page views are navigated to: absent says so in no bytes.
      event.nav === 'navigate' ? null : strings.id(event.nav),
      strings.idOrNull(event.title),
      event.type === 'landing' ? strings.idOrNull(event.referrer) : null,
      event.type === 'landing' && event.utm ? strings.id(JSON.stringify(event.utm)) : null,
      event.next ?? null,
      client,
    ];
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

  #conversionValues({ goal, value, currency, order }: AdmittedConversion): Value[] {
    return [this.#strings.id(goal), value, this.#strings.idOrNull(currency), order];
  }

  #counted(row: Row | undefined): Countable | undefined {
    const type = row && EVENT_TYPES[row.type];
    if (!type) return;
    const strings = this.#strings;
    const page = strings.text(row.page);
    return {
      facts: {
        type,
        id: row.id,
        view: row.view,
        page,
        at: row.at,
        day: dayName(row.day),
        key: row.key,
        leftOut: strings.textOrNull(row.own_left_out) as LeftOut | null,
        token: row.token,
        source: strings.textOrNull(row.own_source) as AdmittedLanding['source'] | null,
        channel: strings.textOrNull(row.said_channel) as Channel | null,
        method: strings.textOrNull(row.said_method) as Method | null,
        parent: row.said_parent,
      },
      outcome: {
        leftOut: strings.textOrNull(row.left_out) as LeftOut | null,
        merged: row.merged === 1,
        source: strings.textOrNull(row.source) as Source | null,
        matched: row.matched === 1,
        channel: strings.textOrNull(row.channel) as Channel | null,
        method: strings.textOrNull(row.method) as CountedMethod | null,
        generation: row.generation,
        page: strings.textOrNull(row.counted_page) ?? page,
        parent: row.parent,
        inferred: row.inferred === 1,
      },
      traits: this.#traits.of(row),
    };
  }
}

type Value = string | number | null;
type Values = Record<string, Value>;

/** The table's statements by name; all of them search, none scans. */
export function prepareStatements(db: Database) {
  const inserting = (...more: string[]) => {
    const columns = ['site', ...FACT_COLUMNS, ...OUTCOME_COLUMNS, ...DETAIL_COLUMNS, ...more];
    return db.prepare<Value[]>(
      `insert into event (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})
       on conflict do nothing`,
    );
  };
  const row = (where: string) =>
    db.prepare<[Values], Row>(
      `select ${[...FACT_COLUMNS, ...OUTCOME_COLUMNS, ...TRAIT_COLUMNS].join(', ')} from event where ${where}`,
    );
  const text = (sql: string) => db.prepare<[Values], string>(sql).pluck();

  const share = 'type = 2 and token is not null and own_left_out is null and site = @site and token = @token';
  const arriving = 'type = 0 and token is not null and site = @site and token = @token';
  const mayArrive = `${arriving} and key = @key and own_left_out is null`;
  return {
    insert: inserting(),
    insertConversion: inserting(...CONVERSION_COLUMNS),
    insertPassage: inserting('passage'),
    delete: db.prepare('delete from event where site = @site and id = @id'),
    read: row('site = @site and id = @id'),
    page: row(
      `site = @site and id > @after and day between @from and @to order by id limit ${PAGE_OF_EVENTS}`,
    ),
    update: db.prepare<Value[]>(
      `update event set ${OUTCOME_COLUMNS.map((name) => `${name} = ?`).join(', ')} where site = ? and id = ?`,
    ),
    holder: db.prepare<[number, string], HolderRow>(
      `select id, at, view, key, page, channel, method, generation, counted_page from event
       where type = 2 and token is not null and own_left_out is null and site = ? and token = ?
       order by at, id limit 1`,
    ),
    sharedBy: db.prepare<[Values], { day: number; page: number }>(
      `select day, coalesce(counted_page, page) as page from event indexed by event_by_shared_view
       where type = 2 and left_out is null and merged = 0 and site = @site and view = @view
         and channel is not (select id from string where text = 'address-bar')`,
    ),
    lastShare: row(`${share} and view = @view order by at desc, id desc limit 1`),
    sharesByToken: text(`select id from ${BY_SHARED_TOKEN} where ${share}`),
    sharesByParent: text(
      'select id from event where type = 2 and parent is not null and site = @site and parent = @parent',
    ),
    landingsByToken: text(`select id from ${BY_ARRIVING_TOKEN} where ${arriving}`),
    hasArrival: text(`select id from ${BY_ARRIVING_TOKEN} where ${arriving} and left_out is null limit 1`),
    isRepeated: text(`select id from event where ${mayArrive} and (at, id) < (@at, @id) limit 1`),
    nextRepeat: text(
      `select id from event where ${mayArrive} and (at, id) > (@at, @id) order by at, id limit 1`,
    ),
    arrivedBy: text('select token from event where site = @site and id = @id and left_out is null'),
  };
}
