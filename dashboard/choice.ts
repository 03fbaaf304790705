import { DEFAULT_PERIOD, isPeriod, type Period } from './period.js';

/** What the person at the dashboard chose to look at; all of it stands in the page's address. */
export interface Choice {
  /** Null: the first of their sites. */
  site: string | null;
  period: Period;
  /** Null: as their browser prefers. */
  language: string | null;
}

/** The choice that an address's query string (`location.search`) makes. What it does not know is ignored. */
export function readChoice(search: string): Choice {
  const query = new URLSearchParams(search);
  const period = query.get('period') ?? '';
  return {
    site: query.get('site'),
    period: isPeriod(period) ? period : DEFAULT_PERIOD,
    language: query.get('lang'),
  };
}

/** The address of a choice, on the first page or another; what is as by default is left out of it. */
export function hrefOf({ site, period, language }: Choice, path = '/'): string {
  const query = new URLSearchParams();
  if (site !== null) query.set('site', site);
  if (period !== DEFAULT_PERIOD) query.set('period', period);
  if (language !== null) query.set('lang', language);
  return query.size > 0 ? `${path}?${query.toString()}` : path;
}
