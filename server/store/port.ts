import type {
  Channel,
  Delays,
  Dimension,
  Figures,
  Filters,
  LiveCount,
  LivePage,
  StatsRow,
} from '../../protocol/index.js';
import type { Admitted, LeftOutReason } from '../domain/admitted.js';
import type { ArticleFigures } from '../domain/article-tally.js';

/** A publication. */
export interface Site {
  id: string;
  /** Origins whose pages may report for it, e.g. `https://www.example.org`. */
  origins: string[];
  /** IANA time zone in which its days begin and end. */
  timezone: string;
  /** ms since the epoch. */
  createdAt: number;
}

/** Events of one site that are to become durable together. */
export interface Append {
  site: string;
  /** Valid and in time; duplicates of earlier events or of each other are recognised by the store. */
  events: Admitted[];
  /**
   * What was refused at the door: shown as left out under its reason, in the totals and on its day, and under
   * no page, since nothing else of it is believed.
   */
  refused: { day: string; reason: LeftOutReason; count: number }[];
}

/** A span of a site's days, both ends included, YYYY-MM-DD in the site's zone. */
export interface Span {
  site: string;
  from: string;
  to: string;
}

/** A question for figures. */
export interface StatsQuery extends Span {
  by: Dimension | null;
  /** Only what has all these values. */
  filters?: Filters;
  /** IANA zone of the days asked for; the site's own where missing. */
  timezone?: string;
  /** `share`: arrivals count under the day of their share, not their own. */
  cohort?: 'share';
  /**
   * Rows, at most: days and hours in order, others by arrivals, then shares, landings, views, left out, then key. Rows
   * without any figure, days too, are not listed.
   */
  limit: number;
}

/** A question for figures, broken down in several ways. */
export interface ReportQuery extends Omit<StatsQuery, 'by'> {
  by: readonly (Dimension | null)[];
}

/** A question for how long shares take to be opened: shares of the days, with all these values. */
export interface DelaysQuery extends Span {
  filters?: Filters;
  /** ms since the epoch: what came later is not asked for, and shares are open or over as of then. */
  now: number;
}

/** How long somebody waits for figures. */
export interface Patience {
  /** After this the answer says what it has read so far, ms; by default it is waited for to the end. */
  patienceMs?: number;
  /** Aborted when nobody waits any more: the question is dropped, and its promise rejects. */
  signal?: AbortSignal;
}

/** Figures of a span. */
export interface Stats {
  totals: Figures;
  /** See `StatsAnswer`. */
  sharing: number | null;
  rows: StatsRow[];
  /**
   * Only where not all was read yet, or is kept no more: the days these figures cover, null for none. Reading goes on for a while,
   * and the same question, asked again, is answered with more.
   */
  read?: { from: string; to: string } | null;
}

/** A reason for leaving something out, with how often that was; by day, latest last, where that was asked for. */
export interface LeftOutCount {
  reason: LeftOutReason;
  count: number;
  days?: { day: string; count: number }[];
}

/** A question about one page's shares of a span. */
export interface ArticleQuery extends Span {
  /** Canonical URL. */
  page: string;
}

/** What a page's shares come to. */
export interface Article extends ArticleFigures {
  /** Its latest title. */
  title: string | null;
  /** As in `Stats`. */
  read?: { from: string; to: string } | null;
}

/** A share, or an arrival, as it is told while it is new. */
export interface Lately {
  id: string;
  type: 'share' | 'arrival';
  at: number;
  page: string;
  title: string | null;
  channel: Channel;
  generation: number;
  country: string | null;
}

/** A question about the last minutes: all up to `until`, ms since the epoch. */
export interface LatelyQuery {
  site: string;
  until: number;
  /** Each counted by itself; what is told is of the longest. */
  minutes: readonly number[];
  /** Shares and arrivals told, at most. */
  limit: number;
  /** Pages told, at most. */
  pages: number;
}

/** An API key as kept: never the key itself. */
export interface KeyRecord {
  /** SHA-256 of the key, hex. */
  hash: string;
  site: string;
  createdAt: number;
}

/**
 * Where events become durable and figures are read. Each call is one atomic unit, done when its promise
 * resolves; nothing here exposes a transaction, so that an engine of many machines can stand behind it.
 * What an engine answers depends on the set of events it was given, never on their order (rule 5).
 */
export interface Store {
  /** Adds the site, or replaces what was said of it. */
  putSite(site: Site): Promise<void>;
  getSite(id: string): Promise<Site | undefined>;
  listSites(): Promise<Site[]>;

  /**
   * The secret salt of a site's day (rule 7), made on first use. Undefined once it was destroyed: a new one
   * is never made for the same day.
   */
  getSalt(site: string, day: string): Promise<string | undefined>;

  /**
   * Makes events durable and counts them; resolves only when they are on disk. One verdict an event, in
   * their order. An id already on record for the site is a duplicate and changes nothing. Rejects where the
   * site is unknown or anything cannot be written, and then nothing of the batch is on record.
   */
  append(batch: Append): Promise<('accepted' | 'duplicate')[]>;

  /**
   * Figures of a span: totals, and a row for each key of the dimension. What was refused at the door is known
   * by the site's day only: it is in unfiltered totals and under its day, in whatever zone days are asked for.
   */
  stats(query: StatsQuery, patience?: Patience): Promise<Stats>;

  /**
   * The same question broken down in several ways, answers in the order of `by`: what no counter answers is read
   * once for all of them. `since`: see `ReportAnswer`.
   */
  report(query: ReportQuery, patience?: Patience): Promise<{ since: string | null; answers: Stats[] }>;

  /** How long shares of a span took to be opened; `read` as in `Stats`. */
  delays(query: DelaysQuery, patience?: Patience): Promise<Delays & Pick<Stats, 'read'>>;

  /** What was left out in a span, by reason, most first; reasons and days without events are not listed. */
  leftOut(span: Span & { byDay?: boolean }): Promise<LeftOutCount[]>;

  /**
   * What the shares of a page come to that were made in a span, with all their matched arrivals, whenever those
   * came. Where there are very many shares, only the latest days of them are read.
   */
  article(query: ArticleQuery, patience?: Patience): Promise<Article>;

  /**
   * What was shared and came back in the last minutes, latest first, and how much of it: counted as in totals,
   * so that what came by the address bar is told and not counted (rule 9). Pages are counted over the longest of the
   * minutes, those with most first, then by their text.
   */
  lately(query: LatelyQuery): Promise<{ items: Lately[]; counts: LiveCount[]; pages: LivePage[] }>;

  putKey(key: KeyRecord): Promise<void>;
  getKey(hash: string): Promise<KeyRecord | undefined>;

  /**
   * Destroys what ties events to people for days that ended more than 48 hours before `now` (ms since the
   * epoch): the day's salt is erased and visitor keys become row numbers that nothing links to a reader.
   * Figures stay as they are, and days up to the last of those are final: a share that comes later still does
   * not move them. Days on which nobody came are not made final, or a clock that once stood years ahead would
   * leave the years until then without visitors.
   */
  forget(now: number): Promise<void>;

  /** Finishes what is under way and releases the files. */
  close(): Promise<void>;
}
