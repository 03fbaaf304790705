import { DateTime } from 'luxon';
import { addDays } from './time.js';

/** How often a report comes. */
export type Every = 'weekly' | 'monthly';

/** Hour of the site's clock at which a report is sent. */
const HOUR = 7;

/** Days a report is about, both included, and those before it that it is held against. */
export interface Period {
  from: string;
  to: string;
  before: { from: string; to: string };
  /** When it is to be sent, ms since the epoch: 7 in the morning of the day after, by the site's clock. */
  sentAt: number;
}

/** The latest whole week (Monday to Sunday) or month of a site that was to be reported by `now`. */
export function latestPeriod(every: Every, timezone: string, now: number): Period {
  const local = DateTime.fromMillis(now, { zone: timezone });
  const unit = every === 'weekly' ? 'week' : 'month';
  const start = (back: number) => local.startOf(unit).minus({ [`${unit}s`]: back });
  // Before seven on the morning itself, the one of before is still the latest.
  const morning = start(0).set({ hour: HOUR });
  const back = local < morning ? 1 : 0;
  const day = (time: DateTime) => time.toFormat('yyyy-MM-dd');
  const last = (next: DateTime) => addDays(day(next), -1);
  return {
    from: day(start(back + 1)),
    to: last(start(back)),
    before: { from: day(start(back + 2)), to: last(start(back + 1)) },
    sentAt: start(back).set({ hour: HOUR }).toMillis(),
  };
}
