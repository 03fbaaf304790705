import type { Dimension, LeftOutAnswer, Problem, StatsAnswer } from '../protocol/index.js';
import { TOKEN_EPOCH } from '../protocol/token.js';
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

/** The collector does not know who asks. */
export class SignedOutError extends Error {}

/** The collector answered, but not with what was asked. The message is its own sentence. */
export class AnswerError extends Error {}

/**
 * Reads everything the page shows. A null or unknown site is the first one; undefined where there is none.
 * Throws SignedOutError, AnswerError, or what fetch throws when the collector cannot be reached.
 */
export async function loadReport(
  wanted: string | null,
  period: Period,
  signal: AbortSignal,
): Promise<Report | undefined> {
  const sites = (await get('/v1/sites', signal)) as SiteInfo[];
  const site = sites.find(({ id }) => id === wanted) ?? sites[0];
  if (!site) return undefined;

  const readAt = Date.now();
  const { from, to } = spanOf(period, site.timezone, readAt);
  const root = `/v1/sites/${encodeURIComponent(site.id)}`;
  const stats = async (by: Dimension | null, first = from) => {
    const query = new URLSearchParams({ from: first, to, limit: String(ROW_LIMIT) });
    if (by) query.set('by', by);
    return (await get(`${root}/stats?${query.toString()}`, signal)) as StatsAnswer;
  };
  const [channel, page, day, source, generation, method, leftOut] = await Promise.all([
    stats('channel'),
    stats('page'),
    stats('day'),
    stats('source'),
    stats('generation'),
    stats('method'),
    get(`${root}/left-out?${new URLSearchParams({ from, to }).toString()}`, signal) as Promise<LeftOutAnswer>,
  ]);
  // No event is older than the clock of tokens, so from there on is ever.
  const ever = new Date(TOKEN_EPOCH).toISOString().slice(0, 10);
  const everSeen = !isQuiet(day.totals) || !isQuiet((await stats(null, ever)).totals);
  return { sites, site, period, readAt, channel, page, day, source, generation, method, leftOut, everSeen };
}

async function get(path: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(path, { signal, headers: { accept: 'application/json' } });
  if (response.status === 401) throw new SignedOutError();
  if (!response.ok) throw new AnswerError(await sentenceOf(response));
  return response.json();
}

async function sentenceOf(response: Response): Promise<string> {
  try {
    const { detail, title } = (await response.json()) as Partial<Problem>;
    return detail ?? title ?? `HTTP ${response.status}`;
  } catch {
    return `HTTP ${response.status}`;
  }
}
