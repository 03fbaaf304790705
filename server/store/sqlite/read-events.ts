import type { Database, Statement } from 'better-sqlite3';
import { TOKEN_EPOCH, toBase62, type Delays, type Dimension } from '../../../protocol/index.js';
import { mintedMoment } from '../../domain/ask.js';
import type { CounterDimension } from '../../domain/counting.js';
import { compareEvents, type Place } from '../../domain/facts.js';
import { DelayTally } from '../../domain/delays.js';
import { marksOf, type Recorded } from '../../domain/marks.js';
import { Tally, type Breakdown } from '../../domain/tally.js';
import { addDays, dayEnd, dayStart, localDay } from '../../domain/time.js';
import { COUNTER_DIMENSIONS, dayName, dayNumber, EVENT_TYPES, type SpanOf } from './codes.js';
import { BY_TOKEN } from './event-table.js';
import { idsBetween, unpackView } from './id-times.js';
import {
  fieldSql,
  IS_COUNTED,
  IS_HELD,
  IS_MATCHED,
  IS_SHARING,
  IS_STRAY,
  numberOf,
  unpackCame,
} from './packing.js';
import type { Strings } from './strings.js';
import { TraitTexts, type TraitNumbers } from './trait-texts.js';

/** Rows read at once: a few milliseconds, after which somebody else may have the thread. */
const ROWS_PER_STEP = 2000;

const MINUTE_MS = 60_000;

interface Row extends TraitNumbers {
  id: string;
  type: number;
  view: string;
  at: number;
  day: number;
  said: number;
  came: number;
  key: number | null;
  page: number;
  token: string | null;
  counted_page: number | null;
}

/** One asked day: when it is, and the site's own days that have a part in it. */
interface AskedDay {
  name: string;
  start: number;
  end: number;
  first: number;
  last: number;
}

/** A question that is answered from the events, a step at a time. */
export interface Reading {
  /** Reads on; true where all is read. */
  step(): boolean;
}

/**
 * Answers from the events themselves, day after day from the last to the first, a step at a time. Between two
 * steps nothing is held open: neither the thread nor the database's log.
 */
export class EventReading implements Reading {
  readonly #site: number;
  readonly #asked: Breakdown;
  readonly #by: readonly (Dimension | null)[];
  readonly #statements: EventStatements;
  readonly #spanOf: SpanOf;
  readonly #pages;
  readonly #filter: Record<string, number>;
  readonly #tallies: readonly Tally[];
  readonly #recorder: Recorder;
  readonly #steps: Generator<undefined, void>;
  #readFrom: string | null = null;
  #done = false;

  /** `by`: what the same question is broken down by, `asked.by` or several. */
  constructor(
    statements: EventStatements,
    asked: Breakdown,
    {
      site,
      spanOf,
      strings,
      by = [asked.by],
    }: { site: number; spanOf: SpanOf; strings: Strings; by?: readonly (Dimension | null)[] },
  ) {
    this.#spanOf = spanOf;
    this.#site = site;
    this.#asked = asked;
    this.#by = by;
    this.#recorder = new Recorder(strings);
    this.#tallies = this.#newTallies();
    this.#statements = statements;
    // What cannot count is not even read. A cohort needs all shares, to find what came back by them.
    const sought = asked.cohort ? [] : SOUGHT.filter((name) => asked.filters[name] !== undefined);
    this.#pages = statements.pages(sought);
    this.#filter = Object.fromEntries(
      sought.map((name) => {
        const value = asked.filters[name] ?? '';
        const number = name === 'page' ? statements.string.get(value) : numberOf(name, value);
        return [`sought_${name}`, number ?? -1];
      }),
    );
    this.#steps = this.#read();
  }

  step(): boolean {
    this.#done ||= this.#steps.next().done === true;
    return this.#done;
  }

  /** Everything up to now, broken down by the one of `by` at `index`: whole days only. */
  answer(index = 0): ReturnType<Tally['answer']> & { read?: { from: string; to: string } | null } {
    const answer = this.#tallies[index]!.answer();
    if (this.#done) return answer;
    return { ...answer, read: this.#readFrom === null ? null : { from: this.#readFrom, to: this.#asked.to } };
  }

  *#read(): Generator<undefined, void> {
    const asked = this.#asked;
    const known = this.#knownDays();
    if (!known) return;
    const first = asked.from > known.from ? asked.from : known.from;
    let name = asked.to < known.to ? asked.to : known.to;
    for (; name >= first; name = addDays(name, -1)) {
      const day = this.#askedDay(name);
      const tallies = this.#newTallies();
      yield* this.#readDay(day, tallies);
      if (asked.cohort) yield* this.#readUnknownShares(day, tallies);
      // The next day is an earlier one: of which the last of the site's own days is this.
      const next = asked.timezone === null ? dayName(day.first - 1) : this.#siteDay(day.start - 1);
      for (const [index, tally] of this.#tallies.entries()) {
        tally.merge(tallies[index]!);
        tally.settle((keyDay) => keyDay > next);
      }
      this.#readFrom = name;
    }
  }

  #newTallies(): Tally[] {
    return this.#by.map((by) => new Tally({ ...this.#asked, by }));
  }

  /** The days on which anything can count; undefined where there is nothing. */
  #knownDays(): { from: string; to: string } | undefined {
    const { firstDay, lastDay, firstToken, lastToken } = this.#statements;
    const site = this.#site;
    const days = [firstDay.get({ site }), lastDay.get({ site })]
      .filter((day) => typeof day === 'number')
      .map(dayName);
    if (this.#asked.cohort) {
      for (const token of [firstToken.get({ site }), lastToken.get({ site })]) {
        const minted = token && mintedMoment(token, this.#asked.siteTimezone);
        if (minted) days.push(minted.day);
      }
    }
    days.sort();
    const [from, to] = [days[0], days.at(-1)];
    // A day of another zone may be two days off.
    return from === undefined || to === undefined
      ? undefined
      : { from: addDays(from, -2), to: addDays(to, 2) };
  }

  #askedDay(name: string): AskedDay {
    const { timezone, siteTimezone } = this.#asked;
    const zone = timezone ?? siteTimezone;
    const [start, end] = [dayStart(name, zone), dayEnd(name, zone)];
    if (timezone === null) return { name, start, end, first: dayNumber(name), last: dayNumber(name) };
    return {
      name,
      start,
      end,
      first: dayNumber(this.#siteDay(start)),
      last: dayNumber(this.#siteDay(end - 1)),
    };
  }

  *#readDay({ start, end, first, last }: AskedDay, tallies: readonly Tally[]): Generator<undefined, void> {
    const { cohort, timezone } = this.#asked;
    for (let day = first; day <= last; day += 1) {
      const span = this.#spanOf(day);
      const { from, to } = idsBetween(span.start, span.end);
      for (const page of this.#pages) {
        for (let after = ''; ;) {
          const rows = page.all({ ...this.#filter, site: this.#site, day, from, to, after });
          for (const row of rows) {
            // The site's own days are what the events carry, whatever their time says.
            if (timezone !== null && (row.at < start || end <= row.at)) continue;
            addTo(tallies, { ...this.#recorder.of(row), ...(cohort && { only: 'own' as const }) });
            if (cohort) this.#addArrivalsOf(row, tallies);
          }
          after = rows.at(-1)?.id ?? '';
          yield;
          if (after === '') break;
        }
      }
    }
  }

  /** Adds what came back by a share, whenever that was. */
  #addArrivalsOf(share: Row, tallies: readonly Tally[]): void {
    const { token } = share;
    if (EVENT_TYPES[share.type] !== 'share' || token === null) return;
    if (this.#statements.holder(this.#site, token) !== share.id) return;
    const shared = { at: share.at, day: dayName(share.day) };
    for (const row of this.#statements.arrivalsBy.all({ site: this.#site, token }))
      if (isMatched(row)) addTo(tallies, { ...this.#recorder.of(row), shared, only: 'arrival' });
  }

  /** Adds arrivals whose share is not on record, under the time their token was made. */
  *#readUnknownShares({ start, end }: AskedDay, tallies: readonly Tally[]): Generator<undefined, void> {
    const prefix = (at: number) => {
      const minute = Math.ceil((at - TOKEN_EPOCH) / MINUTE_MS);
      return minute <= 0 ? '' : minute >= 62 ** 4 ? '~' : toBase62(minute, 4);
    };
    const span = { site: this.#site, from: prefix(start), to: prefix(end) };
    for (let after = ''; ;) {
      const tokens = this.#statements.tokens.all({ ...span, after });
      for (const token of tokens) {
        const shared = mintedMoment(token, this.#asked.siteTimezone);
        const known = this.#statements.holder(this.#site, token) !== undefined;
        if (!shared) continue;
        for (const row of this.#statements.arrivalsBy.all({ site: this.#site, token })) {
          if (known && isMatched(row)) continue;
          addTo(tallies, { ...this.#recorder.of(row), shared, only: 'arrival' });
        }
      }
      yield;
      const last = tokens.at(-1);
      if (last === undefined) return;
      after = last;
    }
  }

  #siteDay(at: number): string {
    return localDay(at, this.#asked.siteTimezone);
  }
}

function isMatched({ came }: Row): boolean {
  return unpackCame(came).matched;
}

function addTo(tallies: readonly Tally[], recorded: Recorded): void {
  const marks = marksOf(recorded);
  for (const tally of tallies) tally.add(recorded, marks);
}

/** How long shares of some days took to be opened: the last day first, a step at a time. */
export class DelayReading implements Reading {
  readonly #statements: EventStatements;
  readonly #site: number;
  readonly #spanOf: SpanOf;
  readonly #asked: Breakdown;
  readonly #now: number;
  readonly #recorder: Recorder;
  readonly #tally: Tally;
  readonly #delays = new DelayTally();
  readonly #steps: Generator<undefined, void>;
  #readFrom: string | null = null;
  #done = false;

  constructor(
    statements: EventStatements,
    asked: Breakdown,
    { site, spanOf, strings, now }: { site: number; spanOf: SpanOf; strings: Strings; now: number },
  ) {
    this.#spanOf = spanOf;
    this.#statements = statements;
    this.#site = site;
    this.#asked = asked;
    this.#now = now;
    this.#recorder = new Recorder(strings);
    this.#tally = new Tally(asked);
    this.#steps = this.#read();
  }

  step(): boolean {
    this.#done ||= this.#steps.next().done === true;
    return this.#done;
  }

  /** Everything up to now: whole days only. */
  answer(): Delays & { read?: { from: string; to: string } | null } {
    const answer = this.#delays.answer(this.#now);
    if (this.#done) return answer;
    return { ...answer, read: this.#readFrom === null ? null : { from: this.#readFrom, to: this.#asked.to } };
  }

  *#read(): Generator<undefined, void> {
    const { shares, arrivedBy, firstDay, lastDay } = this.#statements;
    const site = this.#site;
    const [known, latest] = [firstDay.get({ site }), lastDay.get({ site })];
    if (typeof known !== 'number' || typeof latest !== 'number') return;
    const first = Math.max(known, dayNumber(this.#asked.from));
    for (let day = Math.min(latest, dayNumber(this.#asked.to)); day >= first; day -= 1) {
      const delays = new DelayTally();
      for (let after: Place | undefined = { at: -Infinity, id: '' }; after;) {
        const rows: Row[] = shares.all({
          site,
          day,
          ...this.#spanOf(day),
          afterAt: after.at,
          afterId: after.id,
        });
        for (const row of rows) {
          if (row.token === null) continue;
          const [mark] = marksOf(this.#recorder.of(row));
          if (!mark || !this.#tally.asksFor(mark)) continue;
          const { first: opened, last } = arrivedBy.get({ site, token: row.token, now: this.#now })!;
          delays.add({
            at: row.at,
            arrivals: opened === null || last === null ? null : { first: opened, last },
          });
        }
        after = rows.at(-1);
        yield;
      }
      this.#delays.merge(delays);
      this.#readFrom = dayName(day);
    }
  }
}

/** Makes of a row what counting asks of an event. */
class Recorder {
  readonly #strings: Strings;
  readonly #traits: TraitTexts;

  constructor(strings: Strings) {
    this.#strings = strings;
    this.#traits = new TraitTexts(strings);
  }

  of(row: Row): Recorded {
    const strings = this.#strings;
    const page = strings.text(row.page);
    return {
      event: {
        type: EVENT_TYPES[row.type] ?? 'view',
        view: unpackView(row.view, row.id),
        page,
        at: row.at,
        day: dayName(row.day),
        key: row.key,
        token: row.token,
      },
      outcome: {
        ...unpackCame(row.came),
        page: row.counted_page === null ? page : strings.text(row.counted_page),
      },
      traits: this.#traits.of(row),
    };
  }
}

/** Filters that a column answers. */
const CONDITIONS = {
  page: '(page = @sought_page or counted_page = @sought_page)',
  channel: `${fieldSql('channel')} = @sought_channel`,
  method: `${fieldSql('method')} = @sought_method`,
  source: `${fieldSql('source')} = @sought_source`,
};
const SOUGHT = Object.keys(CONDITIONS) as (keyof typeof CONDITIONS)[];

const COLUMNS = 'id, type, view, at, day, said, came, key, page, token, counted_page, referrer, utm, client';
const ARRIVED = `${BY_TOKEN} where type = 0 and token is not null and site = @site and ${IS_COUNTED}`;

const HAS_EVENTS = `from counter where site = @site and dimension in (${['total', 'channel']
  .map((name) => COUNTER_DIMENSIONS.indexOf(name as CounterDimension))
  .join(', ')})`;

type PageStatement = Statement<[Record<string, string | number>], Row>;

/** The look-ups of all readings of a connection; `rowsPerStep`: how many events one of them reads at once. */
export class EventStatements {
  readonly #db: Database;
  readonly #rows: number;
  readonly #pages = new Map<string, PageStatement[]>();
  readonly #holders;
  readonly string;
  /** The first and the last day of which anything is counted. */
  readonly firstDay;
  readonly lastDay;
  readonly firstToken;
  readonly lastToken;
  readonly arrivalsBy;
  /** Tokens by which anybody came, in their order. */
  readonly tokens;
  readonly shares;
  readonly arrivedBy;

  constructor(db: Database, rowsPerStep = ROWS_PER_STEP) {
    this.#db = db;
    this.#rows = rowsPerStep;
    const one = <T>(sql: string) => db.prepare<[{ site: number }], T | null>(sql).pluck();
    const token = `from ${BY_TOKEN} where type = 0 and token is not null and site = @site`;
    this.string = db.prepare<[string], number>('select id from string where text = ?').pluck();
    this.firstDay = one<number>(`select min(day) ${HAS_EVENTS}`);
    this.lastDay = one<number>(`select max(day) ${HAS_EVENTS}`);
    this.firstToken = one<string>(`select min(token) ${token}`);
    this.lastToken = one<string>(`select max(token) ${token}`);
    this.#holders = db.prepare<[{ site: number; token: string }], Place>(
      `select at, id from ${BY_TOKEN} where type = 2 and token is not null and ${IS_HELD}
         and site = @site and token = @token`,
    );
    this.arrivalsBy = db.prepare<[{ site: number; token: string }], Row>(
      `select ${COLUMNS} from ${ARRIVED} and token = @token`,
    );
    this.shares = db.prepare<[object], Row>(
      `select ${COLUMNS} from event indexed by event_by_sharing
       where ${IS_SHARING} and site = @site and at >= @start and at < @end and (at, id) > (@afterAt, @afterId)
         and type = 2 and day = @day order by at, id limit ${this.#rows}`,
    );
    this.arrivedBy = db.prepare<
      [{ site: number; token: string; now: number }],
      { first: number | null; last: number | null }
    >(
      `select min(at) as first, max(at) as last from ${ARRIVED} and token = @token and ${IS_MATCHED} and at <= @now`,
    );
    this.tokens = db
      .prepare<[{ site: number; from: string; to: string; after: string }], string>(
        `select distinct token from ${BY_TOKEN}
         where type = 0 and token is not null and site = @site and token >= @from and token < @to
           and token > @after order by token limit ${this.#rows}`,
      )
      .pluck();
  }

  /** The id of the share that holds a token: the earliest of those that may. */
  holder(site: number, token: string): string | undefined {
    return this.#holders.all({ site, token }).sort(compareEvents)[0]?.id;
  }

  /** The next events of a day, of those that have what is sought: where their ids say so, and where not. */
  pages(sought: (keyof typeof CONDITIONS)[]): PageStatement[] {
    const key = sought.join(' ');
    let statements = this.#pages.get(key);
    if (!statements) {
      const conditions = [
        'site = @site',
        'day = @day',
        'id > @after',
        ...sought.map((name) => CONDITIONS[name]),
      ];
      const page = (from: string, ...more: string[]) =>
        this.#db.prepare<[Record<string, string | number>], Row>(
          `select ${COLUMNS} from ${from}
           where ${[...conditions, ...more].join(' and ')} order by id limit ${this.#rows}`,
        );
      statements = [
        page('event', 'id >= @from', 'id < @to', `not ${IS_STRAY}`),
        page('event indexed by event_by_stray', IS_STRAY),
      ];
      this.#pages.set(key, statements);
    }
    return statements;
  }
}
