import type { Database } from 'better-sqlite3';
import type { Channel, Method } from '../../../protocol/index.js';
import type { Admitted, AdmittedLanding, LeftOut, Source } from '../../domain/admitted.js';
import type { CountedMethod, Facts, Outcome } from '../../domain/facts.js';
import { UNSURE_MS } from '../../domain/match.js';
import { dayName, dayNumber, EVENT_TYPES, kindOf, KINDS } from './codes.js';
import type { Strings } from './strings.js';

/** An event on record with what it comes to. */
export interface Counted {
  facts: Facts;
  outcome: Outcome;
}

interface Row {
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

const DETAIL_COLUMNS = [
  'nav',
  'title',
  'referrer',
  'utm',
  'next',
  'client',
  'goal',
  'value',
  'currency',
  'reference',
  'passage',
];

/** Events that are read at a time where all are looked at. */
export const PAGE_OF_EVENTS = 2000;

/** The events on record: writing one, and every look-up that matching needs, each along an index. */
export class EventTable {
  readonly #strings;
  readonly #statements;

  constructor(db: Database, strings: Strings) {
    this.#strings = strings;
    this.#statements = prepareStatements(db);
  }

  /** Puts an event on record; false where its id is there already. */
  insert(site: number, event: Admitted, { facts, outcome }: Counted): boolean {
    const { insert, insertRecent } = this.#statements;
    const row = {
      site,
      ...this.#factColumns(facts),
      ...this.#details(event),
      ...this.#outcomeColumns(outcome, facts),
    };
    if (insert.run(row).changes === 0) return false;
    if (facts.key !== null) insertRecent.run({ site, ...this.#factColumns(facts), kind: kindOf(facts) });
    return true;
  }

  read(site: number, id: string): Counted | undefined {
    return this.#counted(this.#statements.read.get({ site, id }));
  }

  /** Changes what an event comes to. */
  update(site: number, { facts, outcome }: Counted): void {
    this.#statements.update.run({ site, id: facts.id, ...this.#outcomeColumns(outcome, facts) });
  }

  /** Takes an event off the record. */
  delete(site: number, facts: Facts): void {
    const { id, key, at } = facts;
    this.#statements.delete.run({ site, id });
    if (typeof key === 'string')
      this.#statements.deleteRecent.run({ site, id, key, at, kind: kindOf(facts) });
  }

  /** Events of days `from` to `to` in the order of their ids, at most `PAGE_OF_EVENTS` after the id `after`. */
  page(site: number, { from, to, after }: { from: number; to: number; after: string }): Counted[] {
    const rows = this.#statements.page.all({ site, from, to, after });
    return rows.map((row) => this.#counted(row)).filter((counted) => counted !== undefined);
  }

  /** The earliest share that may hold the token. */
  firstShare(site: number, token: string): Counted | undefined {
    return this.#counted(this.#statements.firstShare.get({ site, token }));
  }

  /** The latest share by the token from a page view. */
  lastShare(site: number, token: string, view: string): Counted | undefined {
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
    return this.#statements.isRepeated.get({ site, token, key, at, id }) !== undefined;
  }

  /** The next landing after this one by the same key and token that may arrive. */
  nextRepeat(site: number, landing: Facts): string[] {
    const { token, key, at, id } = landing;
    return this.#statements.nextRepeat.all({ site, token, key, at, id });
  }

  /** Whether the key landed or viewed a page in the 30 minutes before. */
  wasSeen(site: number, { key, at, id }: Facts): boolean {
    return this.#statements.wasSeen.get({ site, key, at, id, since: at - UNSURE_MS }) !== undefined;
  }

  /** The key's landings in the 30 minutes after that this event makes unsure. */
  directAfter(site: number, { key, at, id }: Facts): string[] {
    return this.#statements.directAfter.all({ site, key, at, id, until: at + UNSURE_MS });
  }

  /** The token of the latest arrival of a share's key before it, by another token than its own. */
  lastArrivalToken(site: number, { key, token, at, id }: Facts): string | undefined {
    return this.#statements.lastArrivalToken.get({ site, key, token, at, id });
  }

  /** The key's shares after an event. */
  sharesAfter(site: number, { key, at, id }: Facts): string[] {
    return this.#statements.sharesAfter.all({ site, key, at, id });
  }

  #factColumns(facts: Facts) {
    const strings = this.#strings;
    return {
      id: facts.id,
      type: EVENT_TYPES.indexOf(facts.type),
      at: facts.at,
      day: dayNumber(facts.day),
      key: facts.key,
      view: facts.view,
      page: strings.id(facts.page),
      own_left_out: strings.idOrNull(facts.leftOut),
      token: facts.token,
      own_source: strings.idOrNull(facts.source),
      said_channel: strings.idOrNull(facts.channel),
      said_method: strings.idOrNull(facts.method),
      said_parent: facts.parent,
    };
  }

  #outcomeColumns(outcome: Outcome, facts: Facts) {
    const strings = this.#strings;
    return {
      left_out: strings.idOrNull(outcome.leftOut),
      merged: Number(outcome.merged),
      source: strings.idOrNull(outcome.source),
      matched: Number(outcome.matched),
      channel: strings.idOrNull(outcome.channel),
      method: strings.idOrNull(outcome.method),
      generation: outcome.generation,
      counted_page: outcome.page === facts.page ? null : strings.id(outcome.page),
      parent: outcome.parent,
      inferred: Number(outcome.inferred),
    };
  }

  #details(event: Admitted) {
    const strings = this.#strings;
    const { device, browser, language, country } = event;
    const client = [device, browser, language, country];
    const landing = event.type === 'landing' ? event : undefined;
    const visit = event.type === 'landing' || event.type === 'view' ? event : undefined;
    const conversion = event.type === 'conversion' ? event : undefined;
    const share = event.type === 'share' ? event : undefined;
    return {
      // Most page views are navigated to: absent says so in no bytes.
      nav: strings.idOrNull(visit === undefined || visit.nav === 'navigate' ? null : visit.nav),
      title: strings.idOrNull(visit?.title ?? null),
      referrer: strings.idOrNull(landing?.referrer ?? null),
      utm: strings.idOrNull(landing?.utm ? JSON.stringify(landing.utm) : null),
      next: visit?.next ?? null,
      client: client.every((trait) => trait === null) ? null : strings.id(JSON.stringify(client)),
      goal: strings.idOrNull(conversion?.goal ?? null),
      value: conversion?.value ?? null,
      currency: strings.idOrNull(conversion?.currency ?? null),
      reference: conversion?.order ?? null,
      passage: strings.idOrNull(share?.passage ? JSON.stringify(share.passage) : null),
    };
  }

  #counted(row: Row | undefined): Counted | undefined {
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
    };
  }
}

type Values = Record<string, string | number | null>;

/** The table's statements by name; all of them search, none scans. */
export function prepareStatements(db: Database) {
  const columns = ['site', ...FACT_COLUMNS, ...DETAIL_COLUMNS, ...OUTCOME_COLUMNS];
  const row = (where: string) =>
    db.prepare<[Values], Row>(
      `select ${[...FACT_COLUMNS, ...OUTCOME_COLUMNS].join(', ')} from event where ${where}`,
    );
  const text = (sql: string) => db.prepare<[Values], string>(sql).pluck();

  const share = 'type = 2 and token is not null and own_left_out is null and site = @site and token = @token';
  const arriving = 'type = 0 and token is not null and site = @site and token = @token';
  const mayArrive = `${arriving} and key = @key and own_left_out is null`;
  const recent = 'from recent where site = @site and key = @key';
  return {
    insert: db.prepare(
      `insert into event (${columns.join(', ')}) values (${columns.map((name) => `@${name}`).join(', ')})
       on conflict do nothing`,
    ),
    insertRecent: db.prepare(
      'insert into recent (site, key, kind, at, id, day) values (@site, @key, @kind, @at, @id, @day)',
    ),
    delete: db.prepare('delete from event where site = @site and id = @id'),
    deleteRecent: db.prepare(
      'delete from recent where site = @site and key = @key and kind = @kind and at = @at and id = @id',
    ),
    read: row('site = @site and id = @id'),
    page: row(
      `site = @site and id > @after and day between @from and @to order by id limit ${PAGE_OF_EVENTS}`,
    ),
    update: db.prepare(
      `update event set ${OUTCOME_COLUMNS.map((name) => `${name} = @${name}`).join(', ')}
       where site = @site and id = @id`,
    ),
    firstShare: row(`${share} order by at, id limit 1`),
    lastShare: row(`${share} and view = @view order by at desc, id desc limit 1`),
    sharesByToken: text(`select id from event where ${share}`),
    sharesByParent: text(
      'select id from event where type = 2 and parent is not null and site = @site and parent = @parent',
    ),
    landingsByToken: text(`select id from event where ${arriving}`),
    hasArrival: text(`select id from event where ${arriving} and left_out is null limit 1`),
    isRepeated: text(`select id from event where ${mayArrive} and (at, id) < (@at, @id) limit 1`),
    nextRepeat: text(
      `select id from event where ${mayArrive} and (at, id) > (@at, @id) order by at, id limit 1`,
    ),
    wasSeen: text(
      `select id ${recent} and kind in (${KINDS.other}, ${KINDS.arriving}, ${KINDS.direct})
       and at >= @since and (at, id) < (@at, @id) limit 1`,
    ),
    directAfter: text(
      `select id ${recent} and kind = ${KINDS.direct} and at <= @until and (at, id) > (@at, @id)`,
    ),
    lastArrivalToken: text(
      `select event.token from recent join event on event.site = recent.site and event.id = recent.id
       where recent.site = @site and recent.key = @key and recent.kind = ${KINDS.arriving}
         and (recent.at, recent.id) < (@at, @id) and event.left_out is null and event.token is not @token
       order by recent.at desc, recent.id desc limit 1`,
    ),
    sharesAfter: text(`select id ${recent} and kind = ${KINDS.share} and (at, id) > (@at, @id)`),
  };
}
