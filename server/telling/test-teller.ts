import { mintToken } from '../../protocol/index.js';
import { parseRanges } from '../http/client-address.js';
import { landing, share, view } from '../store/sample.contract.js';
import { openTestApp, PUBLIC_URL } from '../test-app.js';
import { localDay } from '../domain/time.js';
import { createMailer } from './mailer.js';
import { safePost } from './safe-post.js';
import { createTeller } from './teller.js';
import { openPostOffice, openReceiver } from './test-post-office.js';

const ZONE = 'Europe/Paris';

/** A server with its clock in hand, a mail server and a receiver of webhooks, all real, on this machine. */
export async function openTestTeller(start: string) {
  const office = await openPostOffice();
  const receiver = await openReceiver();
  const clock = { now: Date.parse(start) };
  const now = () => clock.now;
  const app = await openTestApp({ now, webhookPrivate: parseRanges('127.0.0.1') });
  const { store, accounts, logged } = app;
  const { telling, members, people, log: actions } = accounts;
  const log = {
    debug: () => undefined,
    info: () => undefined,
    error: (details: object, message: string) =>
      void logged.push(`${message} ${String((details as { err?: unknown }).err)}`),
  };
  const make = (options: { mail?: boolean } = {}) =>
    createTeller({
      ...{ store, telling, members, people, actions, log, now },
      mailer:
        options.mail === false
          ? undefined
          : createMailer({
              smtpUrl: office.url,
              from: 'Luciole <luciole@example.org>',
              publicUrl: PUBLIC_URL,
            }),
      post: (url, body, headers) =>
        safePost(url, body, headers, { allowed: parseRanges('127.0.0.1'), timeoutMs: 1000 }),
      publicUrl: PUBLIC_URL,
      random: () => 0,
    });
  let made = 0;
  const base = (at: number) => ({ id: `told-${String((made += 1)).padStart(8, '0')}`, at });
  const append = async (events: ReturnType<typeof landing | typeof share | typeof view>[]) => {
    const dated = events.map((event) => ({ ...event, day: localDay(event.at, ZONE) }));
    await store.append({ site: 'gazette', events: dated, refused: [] });
  };

  return {
    ...app,
    office,
    receiver,
    clock,
    /** A teller as after a start: nothing of an earlier one is in its memory. */
    start: make,
    teller: make(),

    /** Views of pages, at a moment. */
    views: (count: number, at = clock.now) => append(Array.from({ length: count }, () => view(base(at)))),

    /** A share of a page and readers who come by it, at a moment. */
    async arrivals(count: number, page: string, options: { at?: number; title?: string } = {}) {
      const { at = clock.now, title = null } = options;
      const token = mintToken('whatsapp', 1, at);
      await append([
        share({ ...base(at), page, token }),
        ...Array.from({ length: count }, () => landing({ ...base(at), page, token, title })),
      ]);
    },

    /** Somebody who wants letters of a site, at an address that is known to be theirs. */
    async reader(
      email: string,
      wanted: Partial<Record<'weekly' | 'monthly' | 'alerts', boolean>>,
      language: 'en' | 'fr' = 'en',
    ) {
      const person = await app.addPerson(email, { gazette: 'viewer' });
      const row = { site: 'gazette', weekly: false, monthly: false, alerts: false, ...wanted, language };
      telling.letters.put(person.id, row, clock.now);
      telling.addresses.confirm({ person: person.id, email });
      return person;
    },

    async close() {
      await app.close();
      await office.close();
      await receiver.close();
    },
  };
}
