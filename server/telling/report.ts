import { perShare, type Figures, type StatsRow } from '../../protocol/index.js';
import type { Every, Period } from '../domain/report-period.js';
import type { Site, Store } from '../store/port.js';

const PAGES = 5;
const CHANNELS = 8;

/** What a report says. */
export interface Report extends Pick<Period, 'from' | 'to' | 'before'> {
  site: string;
  every: Every;
  timezone: string;
  totals: Figures;
  /** Those of the period before; they are all zero where the site had nobody yet. */
  totalsBefore: Figures;
  /** Those that most came back to, first. */
  pages: StatsRow[];
  channels: StatsRow[];
  leftOut: { reason: string; count: number }[];
}

/** Reads what a report says. */
export async function readReport(
  store: Pick<Store, 'stats' | 'leftOut'>,
  site: Site,
  { every, from, to, before }: Pick<Period, 'from' | 'to' | 'before'> & { every: Every },
): Promise<Report> {
  const span = { site: site.id, from, to };
  const { totals } = await store.stats({ ...span, by: null, limit: 1 });
  const { totals: totalsBefore } = await store.stats({ site: site.id, ...before, by: null, limit: 1 });
  const pages = await store.stats({ ...span, by: 'page', limit: PAGES });
  const channels = await store.stats({ ...span, by: 'channel', limit: CHANNELS + 1 });
  const leftOut = await store.leftOut(span);
  const shared = ({ shares, arrivals }: StatsRow) => Boolean(shares) || Boolean(arrivals);
  return {
    site: site.id,
    every,
    timezone: site.timezone,
    from,
    to,
    before,
    totals,
    totalsBefore,
    pages: pages.rows.filter(shared),
    // The address bar's may be no shares at all, and are in no total (rule 9).
    channels: channels.rows.filter((row) => row.key !== 'address-bar' && shared(row)).slice(0, CHANNELS),
    leftOut,
  };
}

/** A figure of a report with the one of before. */
export interface Line {
  name: 'shares' | 'arrivals' | 'perShare' | 'visitors' | 'pageViews';
  now: number | null;
  before: number | null;
}

/** The figures that a report begins with. */
export function linesOf({ totals, totalsBefore }: Report): Line[] {
  const views = ({ landings, views }: Figures) => (landings ?? 0) + (views ?? 0);
  return [
    { name: 'shares', now: totals.shares, before: totalsBefore.shares },
    { name: 'arrivals', now: totals.arrivals, before: totalsBefore.arrivals },
    { name: 'perShare', now: perShare(totals), before: perShare(totalsBefore) },
    { name: 'visitors', now: totals.visitors, before: totalsBefore.visitors },
    { name: 'pageViews', now: views(totals), before: views(totalsBefore) },
  ];
}

/** The address of the dashboard with exactly these days, and of one page alone where one is named. */
export function viewOf(
  publicUrl: string,
  { site, from, to, page }: { site: string; from: string; to: string; page?: string },
): string {
  const query = { site, period: `${from}..${to}`, ...(page !== undefined && { page }) };
  return `${publicUrl}/${page === undefined ? '' : 'article'}?${new URLSearchParams(query).toString()}`;
}
