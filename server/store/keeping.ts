/** How many days raw events are kept unless a site says otherwise: 25 months. */
export const RETENTION_DAYS = 760;

/** The fewest days a site may choose: days are not final before, and arrivals still look for their shares. */
export const MIN_RETENTION_DAYS = 7;

/** Days that nobody need have come to any site, and the clock is believed all the same. */
export const LEAP_DAYS = 31;

/** How long a clock far ahead must have stood there to be believed, ms: who looks after it notices meanwhile. */
export const BELIEVED_AFTER_MS = 86_400_000;

/** Makes sure of a number of days. Throws an `Error` with a sentence where raw events cannot be kept for that long. */
export function checkRetention(days: number): number {
  if (Number.isInteger(days) && days >= MIN_RETENTION_DAYS) return days;
  throw new Error(`Raw events are kept for a whole number of days, ${MIN_RETENTION_DAYS} or more.`);
}

/** Told how much of a long work is done; `total` may be an estimate. */
export type Progress = (done: number, total: number) => void;

/** What is to be erased of a site: all of it, a page, days (both ends included), or what a day's key did. */
export type Erasure =
  | { site: string }
  | { site: string; page: string }
  | { site: string; from: string; to: string }
  | { site: string; keys: string[] };

/** What `check` found: a sentence, and whether it is a fault or only worth knowing. */
export interface Finding {
  check: string;
  ok: boolean;
  sentence: string;
}

/**
 * Looking after what a store keeps: for the hours and the people that do so, never on the way of a request.
 * Everything here works beside a running server, in pieces small enough to let it write in between.
 */
export interface Keeping {
  /** For how many days a site's raw events are kept. */
  retentionDays(site: string): Promise<number>;
  setRetentionDays(site: string, days: number): Promise<void>;
  /**
   * Removes raw events of days before a site's retention; counters stay. Only final days are touched.
   * Answers how many were removed. `now`: ms since the epoch. What is removed cannot come back: a clock that
   * stands more than `LEAP_DAYS` ahead of all that is on record is believed only once it has been so for
   * `BELIEVED_AFTER_MS`; `steadyMs`: for how long it has, as far as is known.
   */
  enforceRetention(now: number, steadyMs?: number): Promise<number>;

  /**
   * Counts the days of sites whose zone was changed anew, once the readers of those days are forgotten: each event
   * goes to its day in the zone, if events of that day are kept; what it came to stays. Answers how many days it
   * looked at. `now`: ms since the epoch.
   */
  recountZones(now: number): Promise<number>;

  /** Salts that still live, by day: with one, a reader's key of that day can be worked out. */
  salts(site: string): Promise<{ day: string; salt: string }[]>;
  /** How many raw events an erasure would remove. */
  countErasure(what: Erasure): Promise<number>;
  /**
   * Removes the events and makes every figure what it is without them; answers how many were removed. Of days
   * whose raw events are gone already, a page's row goes and the other figures stay.
   */
  erase(what: Erasure, progress: Progress): Promise<number>;

  /** Everything of a site, one plain object at a time, without keys or salts that still live. */
  exportSite(site: string): AsyncIterable<Record<string, unknown>>;

  /** Copies everything into a new file, without salts, and with keys that nothing links to a reader. */
  backup(path: string, progress: Progress): Promise<void>;
  /** Puts what a backup holds in the place of all that is kept, at once or not at all. */
  restore(path: string): Promise<void>;

  /** Whether the file is sound, and each counter what the raw events make it. `now`: ms since the epoch. */
  check(now: number, progress: Progress): Promise<Finding[]>;

  close(): Promise<void>;
}
