import { admit, daysOf, type Placed } from '../domain/admit.js';
import { Reader } from '../domain/reader.js';
import { localDay } from '../domain/time.js';
import type { Append, Site, Store } from '../store/port.js';
import type { Sender } from './act.js';
import { bodyOf, type Delivery } from './deliver.js';

/** Events written at a time: many enough to share what a transaction costs. */
const AT_ONCE = 20_000;

/**
 * Writes deliveries into a store as if each had been received at its own time, long ago, and forgets the keys of
 * past days on the way as a server does. `progress` is told how many events were written.
 */
export async function fillStore(
  store: Store,
  site: Site,
  deliveries: Iterable<Delivery>,
  {
    countryOf,
    progress = () => undefined,
  }: { countryOf: (address: string) => string | null; progress?: (written: number) => void },
): Promise<void> {
  const salts = new Map<string, string | undefined>();
  let batch: Append = { site: site.id, events: [], refused: [] };
  let written = 0;
  let today = '';
  const write = async () => {
    await store.append(batch);
    written += batch.events.length;
    batch = { site: site.id, events: [], refused: [] };
    progress(written);
  };

  // One visit has one sender, and reports several times.
  const readers = new WeakMap<Sender, Reader>();
  const readerOf = (sender: Sender): Reader => {
    let reader = readers.get(sender);
    if (!reader) {
      const { address, agent, language } = sender;
      const traits = { address, userAgent: agent.header, acceptLanguage: language.header };
      readers.set(sender, (reader = new Reader(traits, countryOf(address))));
    }
    return reader;
  };

  for (const delivery of deliveries) {
    const { receivedAt, sender, reports } = delivery;
    const day = localDay(receivedAt, site.timezone);
    if (day !== today) {
      await write();
      await store.forget(receivedAt);
      salts.clear();
      today = day;
    }
    const body = bodyOf(site.id, delivery, 'own');
    const readable: Placed[] = [];
    for (const [index, { fault }] of reports.entries()) {
      if (fault === 'malformed') batch.refused.push({ day, reason: fault, count: 1 });
      else readable.push({ index, event: body.events[index]! });
    }
    const context = {
      site,
      receivedAt,
      sent: body.sent,
      reader: readerOf(sender),
      signal: sender.signal !== null,
    };
    for (const each of daysOf(readable, context))
      if (!salts.has(each)) salts.set(each, await store.getSalt(site.id, each));
    const { events, implied, rejected } = admit(readable, { ...context, saltOf: (each) => salts.get(each) });
    batch.events.push(...events, ...implied);
    for (const { reason } of rejected) batch.refused.push({ day, reason, count: 1 });
    if (batch.events.length >= AT_ONCE) await write();
  }
  await write();
}
