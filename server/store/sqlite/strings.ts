import type { Database } from 'better-sqlite3';

/** Texts remembered at a time. */
const CACHED = 40_000;

/** Texts that repeat, each kept once and known by a number. */
export class Strings {
  readonly #find;
  readonly #add;
  readonly #read;
  readonly #version;
  #seen = 0;
  readonly #ids = new Map<string, number>();
  readonly #texts = new Map<number, string>();

  constructor(db: Database) {
    this.#find = db.prepare<[string], number>('select id from string where text = ?').pluck();
    this.#add = db.prepare<[string]>('insert into string (text) values (?)');
    this.#read = db.prepare<[number], string>('select text from string where id = ?').pluck();
    this.#version = db.prepare<[], number>('pragma data_version').pluck();
  }

  /**
   * To be called as a transaction begins: what another process changed may have taken numbers away. Answers
   * whether another did change anything.
   */
  refresh(): boolean {
    const version = this.#version.get() ?? 0;
    const changed = version !== this.#seen;
    if (changed) this.clear();
    this.#seen = version;
    return changed;
  }

  /** The number of a text, made where it has none yet. */
  id(text: string): number {
    const cached = this.#ids.get(text);
    if (cached !== undefined) return cached;
    const id = this.#find.get(text) ?? Number(this.#add.run(text).lastInsertRowid);
    keep(this.#ids, text, id);
    return id;
  }

  /** `id`, or null for null. */
  idOrNull(text: string | null): number | null {
    return text === null ? null : this.id(text);
  }

  /** The text of a number that `id` gave. */
  text(id: number): string {
    const cached = this.#texts.get(id);
    if (cached !== undefined) return cached;
    const text = this.#read.get(id);
    if (text === undefined) throw new Error(`the database has no string ${id}`);
    keep(this.#texts, id, text);
    return text;
  }

  /** `text`, or null for null. */
  textOrNull(id: number | null): string | null {
    return id === null ? null : this.text(id);
  }

  /** Drops what is cached: numbers given out in a transaction that was rolled back are nobody's. */
  clear(): void {
    this.#ids.clear();
    this.#texts.clear();
  }
}

/** The simplest cache there is: asked several times for each event. */
function keep<K, V>(map: Map<K, V>, key: K, value: V): void {
  if (map.size >= CACHED) map.clear();
  map.set(key, value);
}
