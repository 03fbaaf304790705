/** What statistics can be broken down by. */
export const DIMENSIONS = [
  'channel',
  'method',
  'visibility',
  'source',
  'page',
  'day',
  'hour',
  'generation',
  'country',
  'device',
  'browser',
  'language',
  'referrer',
  'campaign',
] as const;
/** What statistics can be broken down by. */
export type Dimension = (typeof DIMENSIONS)[number];

/** One value for each dimension by which statistics are narrowed: a row's key. */
export type Filters = Partial<Record<Dimension, string>>;

/** The figures of a row. Null: a row of this kind cannot have this figure; it is not zero (rule 14). */
export interface Figures {
  landings: number | null;
  views: number | null;
  shares: number | null;
  /** Matched and unmatched together. */
  arrivals: number | null;
  /** Arrivals whose share is not on record. */
  unmatched: number | null;
  /** Sum of daily distinct visitor keys. */
  visitors: number | null;
  /** Null until there is a place where a preview crawler can be seen (rule 12). */
  previews: number | null;
  conversions: number | null;
  left_out: number | null;
}

/** One row of statistics. */
export interface StatsRow extends Figures {
  key: string;
  /** With `by=page`: the page's latest title, where one was sent. */
  title?: string;
}

/** Answer to `GET /v1/sites/{site}/stats`. */
export interface StatsAnswer {
  /** First day, YYYY-MM-DD, in `timezone`. */
  from: string;
  /** Last day, included. */
  to: string;
  by: Dimension | null;
  timezone: string;
  /** True where the rows or totals do not cover all that was asked. */
  partial: boolean;
  /**
   * Only where totals and rows do not cover all days: those they cover, null for none. Either they are still
   * being worked out, and the same question, asked again, is answered with more; or the events of earlier days
   * are no longer kept.
   */
  read?: { from: string; to: string } | null;
  totals: Figures;
  rows: StatsRow[];
}

/** Answer to `GET /v1/sites/{site}/left-out`. */
export interface LeftOutAnswer {
  from: string;
  to: string;
  timezone: string;
  rows: { reason: string; count: number }[];
}

/** Answer to `GET /v1/sites/{site}/counts`. */
export interface CountsAnswer {
  /** The page as it is counted. */
  page: string;
  /** All shares of the page that were ever counted. */
  shares: number;
}
