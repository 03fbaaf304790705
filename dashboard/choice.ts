import { DIMENSIONS, type Dimension, type Filters } from '../protocol/index.js';
import {
  COMPARISONS,
  DEFAULT_PERIOD,
  GRAINS,
  isDay,
  isHour,
  isPeriod,
  type Comparison,
  type Grain,
  type Period,
} from './period.js';

/** What the person at the dashboard chose to look at; all of it stands in the page's address. */
export interface Choice {
  /** Null: the first of their sites. */
  site: string | null;
  period: Period;
  compare: Comparison;
  /** Steps of the series; null: as suits the period. */
  grain: Grain | null;
  /** Only what has all these values, by the names the API gives them. */
  filters: Filters;
  /** Null: as their browser prefers. */
  language: string | null;
}

/** Characters of a filter's value at most, as the API takes them. */
const MAX_VALUE = 2048;

/** What a value must be to have a name. */
const FORMS: Partial<Record<Dimension, (value: string) => boolean>> = { day: isDay, hour: isHour };

/** The choice that an address's query string (`location.search`) makes. What it does not know is ignored. */
export function readChoice(search: string): Choice {
  const query = new URLSearchParams(search);
  const period = query.get('period') ?? '';
  const filters: Filters = {};
  for (const dimension of DIMENSIONS) {
    const value = query.get(dimension);
    if (value && value.length <= MAX_VALUE && (FORMS[dimension]?.(value) ?? true)) filters[dimension] = value;
  }
  return {
    site: query.get('site'),
    period: isPeriod(period) ? period : DEFAULT_PERIOD,
    compare: oneOf(COMPARISONS, query.get('compare')) ?? 'before',
    grain: oneOf(GRAINS, query.get('grain')),
    filters,
    language: query.get('lang'),
  };
}

function oneOf<T extends string>(list: readonly T[], text: string | null): T | null {
  return list.find((one) => one === text) ?? null;
}

/** The address of a choice, on the first page or another; what is as by default is left out of it. */
export function hrefOf(choice: Choice, path = '/'): string {
  const { site, period, compare, grain, language } = choice;
  const query = new URLSearchParams();
  if (site !== null) query.set('site', site);
  if (period !== DEFAULT_PERIOD) query.set('period', period);
  if (compare !== 'before') query.set('compare', compare);
  if (grain !== null) query.set('grain', grain);
  for (const [dimension, value] of filtersOf(choice)) query.set(dimension, value);
  if (language !== null) query.set('lang', language);
  return query.size > 0 ? `${path}?${query.toString()}` : path;
}

/** The filters of a choice, always in the same order. */
export function filtersOf({ filters }: Pick<Choice, 'filters'>): [keyof Filters, string][] {
  return DIMENSIONS.flatMap((dimension) => {
    const value = filters[dimension];
    return value === undefined ? [] : [[dimension, value] as [keyof Filters, string]];
  });
}

/** The choice narrowed by one more value; null takes the filter away. */
export function narrowed(choice: Choice, dimension: keyof Filters, value: string | null): Choice {
  const others = filtersOf(choice).filter(([name]) => name !== dimension);
  const filters = value === null ? others : [...others, [dimension, value] as const];
  return { ...choice, filters: Object.fromEntries(filters) };
}
