import type { Database, Statement } from 'better-sqlite3';
import { TOKEN_EPOCH, toBase62, type Channel, type Delays, type Dimension } from '../../../protocol/index.js';
import type { Source } from '../../domain/admitted.js';
import { mintedMoment } from '../../domain/ask.js';
import type { CountedMethod } from '../../domain/facts.js';
import { DelayTally } from '../../domain/delays.js';
import { marksOf, type Recorded } from '../../domain/marks.js';
import { Tally, type Breakdown } from '../../domain/tally.js';
import { addDays, dayEnd, dayStart, localDay } from '../../domain/time.js';
import { dayName, dayNumber, EVENT_TYPES } from './codes.js';
import { BY_ARRIVING_TOKEN } from './event-table.js';
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
  key: string | number | null;
  page: number;
  own_left_out: number | null;
  token: string | null;
  left_out: number | null;
  merged: number;
  source: number | null;
  matched: number;
  channel: number | null;
  method: number | null;
  generation: number | null;
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
  readonly #page;
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
      strings,
      by = [asked.by],
    }: { site: number; strings: Strings; by?: readonly (Dimension | null)[] },
  ) {
    this.#site = site;
    this.#asked = asked;
    this.#by = by;
    this.#recorder = new Recorder(strings);
    this.#tallies = this.#newTallies();
    this.#statements = statements;
    // What cannot count is not even read. A cohort needs all shares, to find what came back by them.
    const sought = asked.cohort ? [] : SOUGHT.filter((name) => asked.filters[name] !== undefined);
    this.#page = statements.page(sought);
    this.#filter = Object.fromEntries(
      sought.map((name) => [`sought_${name}`, statements.string.get(asked.filters[name] ?? '') ?? -1]),
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
    const days = [firstDay.get(site), lastDay.get(site)]
      .filter((day) => typeof day === 'number')
      .map(dayName);
    if (this.#asked.cohort) {
      for (const token of [firstToken.get(site), lastToken.get(site)]) {
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
      for (let after = ''; ;) {
        const rows = this.#page.all({ ...this.#filter, site: this.#site, day, after });
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

  /** Adds what came back by a share, whenever that was. */
  #addArrivalsOf(share: Row, tallies: readonly Tally[]): void {
    const { token } = share;
    if (EVENT_TYPES[share.type] !== 'share' || token === null || share.own_left_out !== null) return;
    if (this.#statements.holder.get({ site: this.#site, token }) !== share.id) return;
    const shared = { at: share.at, day: dayName(share.day) };
    for (const row of this.#statements.arrivals.all({ site: this.#site, token }))
      addTo(tallies, { ...this.#recorder.of(row), shared, only: 'arrival' });
  }

  /** Adds arrivals whose share is not on record, under the time their token was made. */
  *#readUnknownShares({ start, end }: AskedDay, tallies: readonly Tally[]): Generator<undefined, void> {
    const prefix = (at: number) => {
      const minute = Math.ceil((at - TOKEN_EPOCH) / MINUTE_MS);
      return minute <= 0 ? '' : minute >= 62 ** 4 ? '~' : toBase62(minute, 4);
    };
    const place = { site: this.#site, from: prefix(start), to: prefix(end) };
    for (let [token, id] = ['', '']; ;) {
      const rows = this.#statements.byToken.all({ ...place, token, id });
      for (const row of rows) {
        if (
          row.token === null ||
          (row.matched === 1 && this.#statements.holder.get({ ...place, token: row.token }))
        )
          continue;
        const shared = mintedMoment(row.token, this.#asked.siteTimezone);
        if (shared) addTo(tallies, { ...this.#recorder.of(row), shared, only: 'arrival' });
      }
      const last = rows.at(-1);
      yield;
      if (!last) return;
      [token, id] = [last.token ?? '', last.id];
    }
  }

  #siteDay(at: number): string {
    return localDay(at, this.#asked.siteTimezone);
  }
}

function addTo(tallies: readonly Tally[], recorded: Recorded): void {
  const marks = marksOf(recorded);
  for (const tally of tallies) tally.add(recorded, marks);
}

/** How long shares of some days took to be opened: the last day first, a step at a time. */
export class DelayReading implements Reading {
  readonly #statements: EventStatements;
  readonly #site: number;
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
    { site, strings, now }: { site: number; strings: Strings; now: number },
  ) {
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
    const [known, latest] = [firstDay.get(site), lastDay.get(site)];
    if (typeof known !== 'number' || typeof latest !== 'number') return;
    const first = Math.max(known, dayNumber(this.#asked.from));
    for (let day = Math.min(latest, dayNumber(this.#asked.to)); day >= first; day -= 1) {
      const delays = new DelayTally();
      for (let after = ''; ;) {
        const rows = shares.all({ site, day, after });
        for (const row of rows) {
          if (row.token === null || row.own_left_out !== null) continue;
          const [mark] = marksOf(this.#recorder.of(row));
          if (!mark || !this.#tally.asksFor(mark)) continue;
          const { first: opened, last } = arrivedBy.get({ site, token: row.token, now: this.#now })!;
          delays.add({
            at: row.at,
            arrivals: opened === null || last === null ? null : { first: opened, last },
          });
        }
        after = rows.at(-1)?.id ?? '';
        yield;
        if (after === '') break;
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
        view: row.view,
        page,
        at: row.at,
        day: dayName(row.day),
        key: row.key,
        token: row.token,
      },
      outcome: {
        leftOut: strings.textOrNull(row.left_out) as Recorded['outcome']['leftOut'],
        merged: row.merged === 1,
        source: strings.textOrNull(row.source) as Source | null,
        matched: row.matched === 1,
        channel: strings.textOrNull(row.channel) as Channel | null,
        method: strings.textOrNull(row.method) as CountedMethod | null,
        generation: row.generation,
        page: strings.textOrNull(row.counted_page) ?? page,
      },
      traits: this.#traits.of(row),
    };
  }
}

/** Filters that a column answers. */
const CONDITIONS = {
  page: '(page = @sought_page or counted_page = @sought_page)',
  channel: 'channel = @sought_channel',
  method: 'method = @sought_method',
  source: 'source = @sought_source',
};
const SOUGHT = Object.keys(CONDITIONS) as (keyof typeof CONDITIONS)[];

const COLUMNS =
  'id, type, view, at, day, key, page, own_left_out, token, left_out, merged, source, matched, channel, method, generation, counted_page, referrer, utm, client';
const ARRIVED = 'type = 0 and token is not null and site = @site and left_out is null';

/** The look-ups of all readings of a connection; `rowsPerStep`: how many events one of them reads at once. */
export class EventStatements {
  readonly #db: Database;
  readonly #rows: number;
  readonly #pages = new Map<string, Statement<[Record<string, string | number>], Row>>();
  readonly string;
  readonly firstDay;
  readonly lastDay;
  readonly firstToken;
  readonly lastToken;
  readonly holder;
  readonly arrivals;
  readonly byToken;
  readonly shares;
  readonly arrivedBy;

  constructor(db: Database, rowsPerStep = ROWS_PER_STEP) {
    this.#db = db;
    this.#rows = rowsPerStep;
    const one = <T>(sql: string) => db.prepare<[number], T | null>(sql).pluck();
    const token = 'from event where type = 0 and token is not null and site = ?';
    this.string = db.prepare<[string], number>('select id from string where text = ?').pluck();
    this.firstDay = one<number>('select min(day) from event where site = ?');
    this.lastDay = one<number>('select max(day) from event where site = ?');
    this.firstToken = one<string>(`select min(token) ${token}`);
    this.lastToken = one<string>(`select max(token) ${token}`);
    this.holder = db
      .prepare<[{ site: number; token: string }], string>(
        `select id from event where type = 2 and token is not null and own_left_out is null
           and site = @site and token = @token order by at, id limit 1`,
      )
      .pluck();
    this.arrivals = db.prepare<[{ site: number; token: string }], Row>(
      `select ${COLUMNS} from ${BY_ARRIVING_TOKEN} where ${ARRIVED} and token = @token and matched = 1`,
    );
    this.shares = db.prepare<[{ site: number; day: number; after: string }], Row>(
      `select ${COLUMNS} from event indexed by event_by_share_day
       where type = 2 and left_out is null and merged = 0 and site = @site and day = @day and id > @after
       order by id limit ${this.#rows}`,
    );
    this.arrivedBy = db.prepare<
      [{ site: number; token: string; now: number }],
      { first: number | null; last: number | null }
    >(
      `select min(at) as first, max(at) as last from ${BY_ARRIVING_TOKEN}
       where ${ARRIVED} and token = @token and matched = 1 and at <= @now`,
    );
    this.byToken = db.prepare<[{ site: number; from: string; to: string; token: string; id: string }], Row>(
      `select ${COLUMNS} from event where ${ARRIVED} and token >= @from and token < @to and token >= @token
         and (token, id) > (@token, @id) order by token, id limit ${this.#rows}`,
    );
  }

  /** The next events of a day, of those that have what is sought. */
  page(sought: (keyof typeof CONDITIONS)[]): Statement<[Record<string, string | number>], Row> {
    const key = sought.join(' ');
    let statement = this.#pages.get(key);
    if (!statement) {
      const where = ['site = @site', 'day = @day', 'id > @after', ...sought.map((name) => CONDITIONS[name])];
      statement = this.#db.prepare<[Record<string, string | number>], Row>(
        `select ${COLUMNS} from event indexed by event_by_day
         where ${where.join(' and ')} order by id limit ${this.#rows}`,
      );
      this.#pages.set(key, statement);
    }
    return statement;
  }
}
