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

/** Matched arrivals divided by shares (rule 5); null where there is no share to divide by, or no such figure. */
export function perShare({ shares, arrivals, unmatched }: Figures): number | null {
  if (shares === null || shares === 0 || arrivals === null) return null;
  return (arrivals - (unmatched ?? 0)) / shares;
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
  /**
   * Page views of the totals that had at least one share, on each of the site's days by itself: with landings and
   * views, the share rate (rule 3). Null where it is not known: under other filters than page and day.
   */
  sharing: number | null;
  rows: StatsRow[];
}

/** Answer to `GET /v1/sites/{site}/report`: several breakdowns of one question. */
export interface ReportAnswer {
  /** The first day with figures, in the site's own zone; null where nothing was ever read or shared. */
  since: string | null;
  /** In the order in which they were asked for. */
  answers: StatsAnswer[];
}

/** Figures of an hour of the week, added up over all its days. */
export interface WeekHour {
  /** 1 for Monday to 7 for Sunday. */
  weekday: number;
  /** 0 to 23, by the local clock. */
  hour: number;
  landings: number;
  views: number;
  shares: number;
  arrivals: number;
}

/** Answer to `GET /v1/sites/{site}/week`: when in the week things happen. */
export interface WeekAnswer {
  from: string;
  to: string;
  timezone: string;
  partial: boolean;
  /** As in `StatsAnswer`. */
  read?: { from: string; to: string } | null;
  /** How many days of each weekday, Monday first, the figures cover. */
  days: number[];
  /** Hours without any figure are not listed. */
  rows: WeekHour[];
}

/** How long shares take to be opened, and go on being opened. */
export interface Delays {
  /** Shares of the span, with a token: of the others nobody can come. */
  shares: number;
  /** Of these, those that somebody came by so far, however much later. */
  opened: number;
  /** Time from an opened share to its first arrival, ms: a quarter, half, three quarters of them within. */
  quartiles: { lower: number; median: number; upper: number } | null;
  /** Opened shares by the time to their first arrival: up to `to` ms and more than the one before; null for ever. */
  first: { to: number | null; shares: number }[];
  /**
   * Time after which half of the opened shares have had their last arrival, ms, by Kaplan and Meier: those that
   * may still be opened count as open. Null where fewer than half are over.
   */
  half_life: number | null;
  /** Opened shares that had an arrival in the last seven days and count as open. */
  open: number;
}

/** Answer to `GET /v1/sites/{site}/delays`. */
export interface DelaysAnswer extends Delays {
  from: string;
  to: string;
  timezone: string;
  partial: boolean;
  /** As in `StatsAnswer`. */
  read?: { from: string; to: string } | null;
}

/** Answer to `GET /v1/sites/{site}/left-out`. */
export interface LeftOutAnswer {
  from: string;
  to: string;
  timezone: string;
  /** `days`, with `by=day`: those on which there was any, in order. */
  rows: { reason: string; count: number; days?: { day: string; count: number }[] }[];
}

/** Answer to `GET /v1/sites/{site}/counts`. */
export interface CountsAnswer {
  /** The page as it is counted. */
  page: string;
  /** All shares of the page that were ever counted. */
  shares: number;
}
