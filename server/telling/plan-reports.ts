import type { Letter, Told } from '../../protocol/index.js';
import { latestPeriod, type Every } from '../domain/report-period.js';
import type { Store } from '../store/port.js';
import type { Telling } from './telling.js';

/** How late a report is still worth reading, ms: after a server was down for longer, the next one comes. */
const STALE_MS = 3 * 86_400_000;

const EVERY = ['weekly', 'monthly'] as const satisfies Every[] & Letter[];

/** The name of the period of a report, from which `readReport` finds its days again. */
export function aboutPeriod(every: Every, sentAt: number): string {
  return `${every} ${sentAt}`;
}

/**
 * Writes down the reports that are due, each once a person or webhook and period. Who asked for them after
 * their hour gets the next one. `mail`: whether mails can be sent at all.
 */
export async function planReports(
  store: Pick<Store, 'listSites'>,
  { letters, webhooks, outbox }: Pick<Telling, 'letters' | 'webhooks' | 'outbox'>,
  { now, mail }: { now: number; mail: boolean },
): Promise<void> {
  const sites = await store.listSites();
  for (const every of EVERY) {
    const event: Told = `report.${every}`;
    for (const site of sites) {
      const { sentAt } = latestPeriod(every, site.timezone, now);
      if (now - sentAt > STALE_MS) continue;
      const report = { site: site.id, event, about: aboutPeriod(every, sentAt), body: null };
      if (mail)
        for (const { person, since } of letters.subscribers(every, site.id))
          if (since <= sentAt) outbox.put({ ...report, kind: 'mail', target: person }, now);
      for (const { id, events, off, madeAt } of webhooks.list(site.id))
        if (off === null && events.includes(event) && madeAt <= sentAt)
          outbox.put({ ...report, kind: 'webhook', target: id }, now);
    }
  }
}
