import type { Database } from 'better-sqlite3';
import type { DeliveryRow, Told } from '../../protocol/index.js';
import { makeId } from '../auth/secrets.js';

/** How long what is done stays on record, ms: longer than the month in which it must not be sent again. */
const KEPT_MS = 62 * 86_400_000;
const MAX_ROWS = 50;

/** What is to be told to one reader of mail or one webhook. */
export interface Message {
  id: string;
  site: string;
  kind: 'mail' | 'webhook';
  /** The person, or the webhook. */
  target: string;
  event: Told | 'test' | 'confirm';
  /** What makes it one of its kind: the period reported, the alert, the address asked at. */
  about: string;
  /** What is told; null until it is worked out. */
  body: string | null;
  madeAt: number;
  tries: number;
}

const COLUMNS = 'id, site, kind, target, event, about, body, made_at as madeAt, tries';

/**
 * What is to be told, each thing once to each: written down before anything is sent, and struck off after it
 * was taken. A process that dies in between sends it again under the same id, by which the other side knows it.
 */
export class Outbox {
  constructor(private readonly db: Database) {}

  /** Writes down what is to be told; does nothing where it was written down before. */
  put(message: Omit<Message, 'id' | 'tries' | 'madeAt'>, now: number): void {
    this.db
      .prepare(
        `insert into message (id, site, kind, target, event, about, body, made_at, due_at)
         values (@id, @site, @kind, @target, @event, @about, @body, @now, @now)
         on conflict (kind, target, site, event, about) do nothing`,
      )
      .run({ ...message, id: makeId() + makeId(), now });
  }

  /** What is to be sent now, longest due first. */
  due(now: number, limit: number): Message[] {
    return this.db
      .prepare<[number, number], Message>(
        `select ${COLUMNS} from message where due_at <= ? order by due_at, n limit ?`,
      )
      .all(now, limit);
  }

  /** Keeps what is told, so that each try says the same. */
  fill(id: string, body: string): void {
    this.db.prepare('update message set body = ? where id = ?').run(body, id);
  }

  /** It was taken by the other side. */
  delivered(id: string, now: number): void {
    this.#end(id, 'delivered', null, now);
  }

  /** It is not to be told any more. */
  dropped(id: string, why: string, now: number): void {
    this.#end(id, 'dropped', why, now);
  }

  /** A try failed; `nextAt` is when it is tried again, null where that was the last. */
  failed(id: string, why: string, nextAt: number | null): void {
    this.db
      .prepare(
        `update message set tries = tries + 1, error = ?, due_at = ?, state = iif(? is null, 'failed', 'waiting')
         where id = ?`,
      )
      .run(why, nextAt, nextAt, id);
  }

  /** A try that nobody repeats, noted after it was made. */
  note(message: Omit<Message, 'tries' | 'madeAt' | 'body'>, error: string | null, now: number): void {
    this.db
      .prepare(
        `insert into message (id, site, kind, target, event, about, made_at, tries, state, error)
         values (@id, @site, @kind, @target, @event, @about, @now, 1, @state, @error)`,
      )
      .run({ ...message, now, state: error === null ? 'delivered' : 'failed', error });
  }

  /** Mails that asked somebody whether they reach them, latest first. */
  asked(person: string): Pick<Message, 'about' | 'madeAt'>[] {
    return this.db
      .prepare<[string], Pick<Message, 'about' | 'madeAt'>>(
        `select about, made_at as madeAt from message
         where kind = 'mail' and target = ? and event = 'confirm' order by n desc`,
      )
      .all(person);
  }

  /** The latest of a webhook. */
  deliveries(target: string): DeliveryRow[] {
    return this.db
      .prepare<[string], DeliveryRow>(
        `select id, event, made_at as madeAt, state, tries, due_at as nextAt, error from message
         where kind = 'webhook' and target = ? order by n desc limit ${MAX_ROWS}`,
      )
      .all(target);
  }

  /** Drops what waits for a webhook, or all that is on record of one that is no more. */
  dropAll(target: string, why: string): void {
    this.db
      .prepare(
        `update message set state = 'dropped', due_at = null, error = ? where target = ? and state = 'waiting'`,
      )
      .run(why, target);
  }

  forget(now: number): void {
    this.db.prepare('delete from message where due_at is null and made_at < ?').run(now - KEPT_MS);
  }

  #end(id: string, state: 'delivered' | 'dropped', error: string | null, now: number): void {
    this.db
      .prepare(
        `update message set state = ?, error = ?, due_at = null, tries = tries + iif(? = 'delivered', 1, 0) where id = ?`,
      )
      .run(state, error, state, id);
    this.forget(now);
  }
}
