import type { Dimension, LeftOutAnswer, StatsAnswer } from '../protocol/index.js';
import { TOKEN_EPOCH } from '../protocol/token.js';
import { ask } from './api.js';
import type { Choice } from './choice.js';
import { spanOf } from './period.js';
import { sitePath, statsPath } from './paths.js';
import { isQuiet } from './rows.js';
import type { SiteInfo } from './site-context.js';

/** Everything the page shows of one site and period. */
export interface Report {
  site: SiteInfo;
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

/** Reads everything the page shows. Throws SignedOutError, AnswerError, or what fetch throws. */
export async function loadReport(
  site: SiteInfo,
  { period, filters }: Pick<Choice, 'period' | 'filters'>,
  { signal, token }: { signal: AbortSignal; token: string | null },
): Promise<Report> {
  const get = <T>(path: string) => ask<T>('GET', path, { signal, token });
  const readAt = Date.now();
  const { from, to } = spanOf(period, site.timezone, readAt);
  const stats = (by: Dimension | null, first = from) =>
    get<StatsAnswer>(statsPath(site.id, { from: first, to, by, filters: first === from ? filters : {} }));
  const [channel, page, day, source, generation, method, leftOut] = await Promise.all([
    stats('channel'),
    stats('page'),
    stats('day'),
    stats('source'),
    stats('generation'),
    stats('method'),
    get<LeftOutAnswer>(`${sitePath(site.id)}/left-out?${new URLSearchParams({ from, to }).toString()}`),
  ]);
  // No event is older than the clock of tokens, so from there on is ever.
  const ever = new Date(TOKEN_EPOCH).toISOString().slice(0, 10);
  const everSeen = !isQuiet(day.totals) || !isQuiet((await stats(null, ever)).totals);
  return { site, readAt, channel, page, day, source, generation, method, leftOut, everSeen };
}
