import type { Database } from 'better-sqlite3';
import { ArticleTally, type ArticleFigures } from '../../domain/article-tally.js';
import type { Place } from '../../domain/facts.js';
import { dayName, dayNumber, dayOf, type SpanOf } from './codes.js';
import { BY_TOKEN, type More } from './event-table.js';
import { IS_APART, IS_COUNTED, IS_MATCHED, IS_SHARING, unpackCame } from './packing.js';

/** Shares read at once, each with its arrivals. */
const ROWS_PER_STEP = 500;

/** Shares of one page that are read at most: what is told of them grows no truer, and memory is not for ever. */
const MAX_SHARES = 50_000;

interface Row {
  id: string;
  at: number;
  token: string | null;
  parent: string | null;
  came: number;
  more: string | null;
}

/** Reads the shares of a page, day after day from the last to the first, a step at a time. */
export class ArticleReading {
  readonly #statements: ArticleStatements;
  readonly #site: number;
  readonly #asked: { page: string; from: string; to: string };
  readonly #spanOf: SpanOf;
  readonly #tally = new ArticleTally();
  readonly #steps: Generator<undefined, void>;
  #readFrom: string | null = null;
  #whole = false;
  #done = false;

  constructor(
    statements: ArticleStatements,
    { site, ...asked }: { site: number; page: string; from: string; to: string },
    spanOf: SpanOf,
  ) {
    this.#spanOf = spanOf;
    this.#statements = statements;
    this.#site = site;
    this.#asked = asked;
    this.#steps = this.#read();
  }

  /** Reads on; true where all is read. */
  step(): boolean {
    this.#done ||= this.#steps.next().done === true;
    return this.#done;
  }

  /** Everything up to now; `read`: the days that are read whole, where these are not all. */
  answer(): ArticleFigures & { read: { from: string; to: string } | null | undefined } {
    const read = this.#readFrom === null ? null : { from: this.#readFrom, to: this.#asked.to };
    return { ...this.#tally.answer(), read: this.#whole ? undefined : read };
  }

  *#read(): Generator<undefined, void> {
    const { page, from, to } = this.#asked;
    const site = this.#site;
    const known = this.#statements.known.get({ site });
    const first = Math.max(dayNumber(from), dayOf(known?.first ?? Infinity) - 1);
    for (let day = Math.min(dayNumber(to), dayOf(known?.last ?? -Infinity) + 1); day >= first; day -= 1) {
      if (this.#tally.size >= MAX_SHARES) return;
      // An answer has whole days only.
      const ofDay: Parameters<ArticleTally['add']>[] = [];
      for (let after: Place | undefined = { at: -Infinity, id: '' }; after;) {
        const span = this.#spanOf(day);
        const rows = this.#statements.shares.all({
          site,
          page,
          day,
          ...span,
          afterAt: after.at,
          afterId: after.id,
        });
        for (const row of rows) ofDay.push(this.#withArrivals(row));
        after = rows.at(-1);
        yield;
      }
      for (const share of ofDay) this.#tally.add(...share);
      this.#readFrom = dayName(day);
    }
    this.#whole = true;
  }

  #withArrivals({ came, more, ...share }: Row): Parameters<ArticleTally['add']> {
    const { token } = share;
    const arrivals = token === null ? [] : this.#statements.arrivals.all({ site: this.#site, token });
    const { channel, method, generation } = unpackCame(came);
    const { passage = null } = more === null ? {} : (JSON.parse(more) as More);
    // What is shared has all three.
    return [{ ...share, channel: channel!, method: method!, generation: generation!, passage }, arrivals];
  }
}

/** The look-ups of all readings of a connection. */
export class ArticleStatements {
  readonly known;
  readonly shares;
  readonly arrivals;

  constructor(db: Database) {
    const shares = `from event indexed by event_by_sharing where ${IS_SHARING} and site = @site`;
    this.known = db.prepare<[{ site: number }], { first: number | null; last: number | null }>(
      `select (select min(at) ${shares}) as first, (select max(at) ${shares}) as last`,
    );
    this.shares = db.prepare<[object], Row>(
      `select id, at, token, parent, came, more
       ${shares} and at >= @start and at < @end and (at, id) > (@afterAt, @afterId)
         and type = 2 and page = (select id from string where text = @page)
         and day = @day and (not ${IS_APART} or ${IS_MATCHED})
       order by at, id limit ${ROWS_PER_STEP}`,
    );
    this.arrivals = db.prepare<[{ site: number; token: string }], Place>(
      `select at, id from ${BY_TOKEN}
       where token is not null and type = 0 and site = @site and token = @token and ${IS_COUNTED} and ${IS_MATCHED}`,
    );
  }
}
