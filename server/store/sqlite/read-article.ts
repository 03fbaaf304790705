import type { Database } from 'better-sqlite3';
import type { Passage } from '../../../protocol/index.js';
import { ArticleTally, type ArticleFigures } from '../../domain/article-tally.js';
import type { Place } from '../../domain/facts.js';
import { dayName, dayNumber } from './codes.js';
import { BY_ARRIVING_TOKEN } from './event-table.js';

/** Shares read at once, each with its arrivals. */
const ROWS_PER_STEP = 500;

/** Shares of one page that are read at most: what is told of them grows no truer, and memory is not for ever. */
const MAX_SHARES = 50_000;

interface Row {
  id: string;
  at: number;
  token: string | null;
  parent: string | null;
  channel: string;
  method: string;
  generation: number;
  passage: string | null;
}

/** Reads the shares of a page, day after day from the last to the first, a step at a time. */
export class ArticleReading {
  readonly #statements: ArticleStatements;
  readonly #site: number;
  readonly #asked: { page: string; from: string; to: string };
  readonly #tally = new ArticleTally();
  readonly #steps: Generator<undefined, void>;
  #readFrom: string | null = null;
  #whole = false;
  #done = false;

  constructor(
    statements: ArticleStatements,
    { site, ...asked }: { site: number; page: string; from: string; to: string },
  ) {
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
    const first = Math.max(dayNumber(from), known?.first ?? Infinity);
    for (let day = Math.min(dayNumber(to), known?.last ?? -Infinity); day >= first; day -= 1) {
      if (this.#tally.size >= MAX_SHARES) return;
      // An answer has whole days only.
      const ofDay: Parameters<ArticleTally['add']>[] = [];
      for (let after = ''; ;) {
        const rows = this.#statements.shares.all({ site, page, day, after });
        for (const row of rows) ofDay.push(this.#withArrivals(row));
        after = rows.at(-1)?.id ?? '';
        yield;
        if (after === '') break;
      }
      for (const share of ofDay) this.#tally.add(...share);
      this.#readFrom = dayName(day);
    }
    this.#whole = true;
  }

  #withArrivals({ passage, ...share }: Row): Parameters<ArticleTally['add']> {
    const { token } = share;
    const arrivals = token === null ? [] : this.#statements.arrivals.all({ site: this.#site, token });
    return [{ ...share, passage: passage === null ? null : (JSON.parse(passage) as Passage) }, arrivals];
  }
}

/** The look-ups of all readings of a connection. */
export class ArticleStatements {
  readonly known;
  readonly shares;
  readonly arrivals;

  constructor(db: Database) {
    const shares = `from event indexed by event_by_share_day
      where site = @site and type = 2 and left_out is null and merged = 0`;
    const text = (column: string) => `(select text from string where id = ${column})`;
    this.known = db.prepare<[{ site: number }], { first: number | null; last: number | null }>(
      `select (select min(day) ${shares}) as first, (select max(day) ${shares}) as last`,
    );
    this.shares = db.prepare<[{ site: number; page: string; day: number; after: string }], Row>(
      `select id, at, token, parent, ${text('channel')} as channel, ${text('method')} as method, generation,
         ${text('passage')} as passage
       ${shares} and day = @day and id > @after and page = (select id from string where text = @page)
         and (channel <> ${ADDRESS_BAR} or matched = 1)
       order by id limit ${ROWS_PER_STEP}`,
    );
    this.arrivals = db.prepare<[{ site: number; token: string }], Place>(
      `select at, id from ${BY_ARRIVING_TOKEN} where type = 0 and token is not null and site = @site and token = @token
         and left_out is null and matched = 1`,
    );
  }
}

/** The number of the address bar's name; none where nothing came by it. */
export const ADDRESS_BAR = "ifnull((select id from string where text = 'address-bar'), -1)";
