import type { Dimension, LeftOutAnswer, StatsAnswer } from '../protocol/index.js';
import { TOKEN_EPOCH } from '../protocol/token.js';
import { ask } from './api.js';
import { spanOf, type Period } from './period.js';
import { isQuiet } from './rows.js';

/** A publication, as `GET /v1/sites` tells it. */
export interface SiteInfo {
  id: string;
  origins: string[];
  timezone: string;
}

/** Rows asked for at most; pages are the only dimension that can have more. */
export const ROW_LIMIT = 100;

/** Everything the page shows of one site and period. */
export interface Report {
  sites: SiteInfo[];
  site: SiteInfo;
  period: Period;
  /** When it was read, ms since the epoch. */
  readAt: number;
  channel: StatsAnswer;
  page: StatsAnswer;
  day: StatsAnswer;
  source: StatsAnswer;
  generation: StatsAnswer;
  method: StatsAnswer;
  leftOut: LeftOutAnswer;
  /** Whether anything was ever read or shared on the site, in this period or before. */
  everSeen: boolean;
}

/**
 * Reads everything the page shows, by the session or the token of a shared link. A null or unknown site is the first one; undefined where there is none.
 * Throws SignedOutError, AnswerError, or what fetch throws when the collector cannot be reached.
 */
export async function loadReport(
  wanted: string | null,
  period: Period,
  { signal, token = null }: { signal: AbortSignal; token?: string | null },
): Promise<Report | undefined> {
  const get = <T>(path: string) => ask<T>('GET', path, { signal, token });
  const sites = await get<SiteInfo[]>('/v1/sites');
  const site = sites.find(({ id }) => id === wanted) ?? sites[0];
  if (!site) return undefined;

  const readAt = Date.now();
  const { from, to } = spanOf(period, site.timezone, readAt);
  const root = `/v1/sites/${encodeURIComponent(site.id)}`;
  const stats = (by: Dimension | null, first = from) => {
    const query = new URLSearchParams({ from: first, to, limit: String(ROW_LIMIT) });
    if (by) query.set('by', by);
    return get<StatsAnswer>(`${root}/stats?${query.toString()}`);
  };
  const [channel, page, day, source, generation, method, leftOut] = await Promise.all([
    stats('channel'),
    stats('page'),
    stats('day'),
    stats('source'),
    stats('generation'),
    stats('method'),
    get<LeftOutAnswer>(`${root}/left-out?${new URLSearchParams({ from, to }).toString()}`),
  ]);
  // No event is older than the clock of tokens, so from there on is ever.
  const ever = new Date(TOKEN_EPOCH).toISOString().slice(0, 10);
  const everSeen = !isQuiet(day.totals) || !isQuiet((await stats(null, ever)).totals);
  return { sites, site, period, readAt, channel, page, day, source, generation, method, leftOut, everSeen };
}
