import type { Dimension, Filters } from '../protocol/index.js';
import { filtersOf } from './choice.js';
import type { Span } from './period.js';

/** Rows asked for at most, where not more are needed. */
export const ROW_LIMIT = 100;

/** Where the API has everything of a site. */
export function sitePath(site: string): string {
  return `/v1/sites/${encodeURIComponent(site)}`;
}

interface Question extends Span {
  by?: Dimension | null;
  filters?: Filters;
  limit?: number;
}

/** A span and filters as parameters of the API. */
export function questionOf({ from, to, filters = {} }: Span & { filters?: Filters }): URLSearchParams {
  return new URLSearchParams([['from', from], ['to', to], ...filtersOf({ filters })]);
}

/** Where the API answers with figures, broken down in several ways at once. */
export function reportPath(
  site: string,
  { by, ...asked }: Omit<Question, 'by'> & { by: readonly Dimension[] },
): string {
  const query = questionOf(asked);
  query.set('by', by.join(','));
  query.set('limit', String(asked.limit ?? ROW_LIMIT));
  return `${sitePath(site)}/report?${query.toString()}`;
}

/** Where the API answers with figures. */
export function statsPath(site: string, { by = null, limit = ROW_LIMIT, ...asked }: Question): string {
  const query = questionOf(asked);
  if (by) query.set('by', by);
  query.set('limit', String(limit));
  return `${sitePath(site)}/stats?${query.toString()}`;
}
