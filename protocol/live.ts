/** Something that was shared, or somebody who came by it. */
export interface LiveItem {
  /** Its number in this stream. */
  n: number;
  type: 'share' | 'arrival';
  /** ms since the epoch. */
  at: number;
  page: string;
  title: string | null;
  channel: string;
  generation: number;
  /** ISO 3166-1 alpha-2, where it is known. */
  country: string | null;
}

/** What there was of declared shares and their arrivals within some minutes. */
export interface LiveCount {
  minutes: number;
  shares: number;
  arrivals: number;
}

/** Events of a live stream. `all`: everything to be shown; `more`: what came since; `still`: nothing came, counts move on; `end`: over for good. */
export const LIVE_EVENTS = ['all', 'more', 'still', 'end'] as const;
/** An event of a live stream. */
export type LiveEvent = (typeof LIVE_EVENTS)[number];

/** What the events of `GET /v1/sites/{site}/live` carry as JSON; `end` has a sentence instead. */
export interface LiveMessage {
  /** When it was read, by the collector's clock, ms since the epoch. */
  at: number;
  /** Latest first. */
  items: LiveItem[];
  counts: LiveCount[];
}
