import type { Database } from 'better-sqlite3';
import type { Told } from '../../protocol/index.js';
import { Addresses } from './addresses.js';
import { AlertBook } from './alert-book.js';
import { Letters } from './letters.js';
import { Outbox } from './outbox.js';
import type { ToldEvent } from './told-event.js';
import { Webhooks } from './webhooks.js';

/** What is kept for telling: who wants what, where it goes, what is on its way. */
export interface Telling {
  letters: Letters;
  addresses: Addresses;
  webhooks: Webhooks;
  alerts: AlertBook;
  outbox: Outbox;
  /** Writes an event of `about` down for every webhook that wants it, and for the people given. */
  tell(told: ToldEvent & { event: Told }, about: string, people: string[]): void;
}

/** The telling of a database; `secret` locks what has to be kept as it is. */
export function openTelling(db: Database, secret: string): Telling {
  const outbox = new Outbox(db);
  const webhooks = new Webhooks(db, secret);
  return {
    letters: new Letters(db),
    addresses: new Addresses(db, outbox),
    webhooks,
    alerts: new AlertBook(db),
    outbox,
    tell(told, about, people) {
      const { site, event, at } = told;
      const body = JSON.stringify(told);
      const put = (kind: 'mail' | 'webhook', target: string) =>
        outbox.put({ site, kind, target, event, about, body }, at);
      for (const person of people) put('mail', person);
      for (const id of webhooks.wanting(site, event)) put('webhook', id);
    },
  };
}
