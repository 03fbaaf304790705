/** Something that was shared, or somebody who came by it. */
export interface LiveItem {
  /** The same each time it is told, in whatever stream; says nothing of what was reported. */
  id: string;
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

/** A page with its declared shares and their arrivals within the longest of those minutes. */
export interface LivePage {
  page: string;
  title: string | null;
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
  /** Those on which most happened, most first. */
  pages: LivePage[];
  /**
   * The time, ms since the epoch, of which not everything could be told that came after the message before, or after
   * the one that `Last-Event-ID` names; null where nothing is missing. Counts and pages have it nevertheless.
   */
  missed: { from: number; to: number } | null;
}
