import type { Database } from 'better-sqlite3';
import type { Append } from '../port.js';
import { compareEvents, type Place } from '../../domain/facts.js';
import type { Strings } from './strings.js';

/** Pages whose titles are remembered at a time. */
const REMEMBERED = 20_000;

/** How much later than written a title must have been said again to be written again, ms. */
const FRESH_MS = 60_000;

interface Title extends Place {
  title: string;
}

/** The latest title of each page. */
export class Titles {
  readonly #strings;
  readonly #put;
  /** As last said, and as written, by site and page. */
  readonly #known = new Map<string, { said: Title; written: Title | undefined }>();

  constructor(db: Database, strings: Strings) {
    this.#strings = strings;
    this.#put = db.prepare<[number, number, number, number, string]>(
      `insert into title (site, page, title, at, id) values (?, ?, ?, ?, ?)
       on conflict do update set title = excluded.title, at = excluded.at, id = excluded.id
       where (excluded.at, excluded.id) > (title.at, title.id)`,
    );
  }

  /**
   * Takes over what new events say, within the caller's transaction. A title that is only said again is not
   * written each time: what a crash could take is that it was said within the last minute, not the title.
   */
  add(site: number, events: Append['events']): void {
    const touched = new Map<string, { page: string; kept: { said: Title; written: Title | undefined } }>();
    for (const event of events) {
      if (!('title' in event) || event.title === null || event.leftOut !== null) continue;
      const { page, title, at, id } = event;
      const name = `${site} ${page}`;
      const kept = this.#known.get(name);
      const said = { title, at, id };
      if (!kept) {
        const first = { said, written: undefined };
        this.#known.set(name, first);
        touched.set(name, { page, kept: first });
      } else if (compareEvents(kept.said, said) < 0) {
        kept.said = said;
        touched.set(name, { page, kept });
      }
    }
    for (const { page, kept } of touched.values()) {
      const { said, written } = kept;
      if (written?.title === said.title && said.at - written.at < FRESH_MS) continue;
      this.#put.run(site, this.#strings.id(page), this.#strings.id(said.title), said.at, said.id);
      kept.written = said;
    }
    if (this.#known.size > REMEMBERED) this.clear();
  }

  /** Drops what is remembered: what was written in a transaction that was rolled back, or by another process. */
  clear(): void {
    this.#known.clear();
  }
}
