import type { Load } from '../ingest/load.js';
import { RateLimit } from '../ingest/rate-limit.js';
import type { Log } from './environment.js';
import { ProblemError } from './problem.js';

/** What a client should wait before it tries again when there was too much to do; clients add jitter. */
const RETRY_AFTER_S = 5;

/** Whom the gate turned away, and why. */
export type TurnedAway = 'queue' | 'delay' | 'address' | 'site';

/** What the gate lets in. */
export interface GateOptions {
  load: Load;
  /** Events a minute of one address; 0: no limit. */
  rateLimit: number;
  /** Events a minute of one site; 0: no limit. */
  siteRateLimit: number;
  log: Log;
  /** The clock, ms since the epoch. */
  now: () => number;
}

/** Turns events away before they cost anything, so that those let in are answered in time. */
export class Gate {
  readonly load: Load;
  /** Requests turned away since the start. */
  readonly turnedAway: Record<TurnedAway, number> = { queue: 0, delay: 0, address: 0, site: 0 };
  readonly #byAddress;
  readonly #bySite;
  readonly #log;
  #shedding = false;

  constructor({ load, rateLimit, siteRateLimit, log, now }: GateOptions) {
    this.load = load;
    this.#byAddress = new RateLimit(rateLimit, now);
    this.#bySite = new RateLimit(siteRateLimit, now);
    this.#log = log;
  }

  /**
   * Throws a `ProblemError` where nothing is taken from the network (see `networkOf`) now: 429, or 503 under too
   * much load.
   */
  enter(network: string): void {
    this.#check('address', this.#byAddress.waitS(network));
    this.#checkLoad(1);
  }

  /** Counts events that a network sent, whatever becomes of them. */
  count(network: string, events: number): void {
    this.#byAddress.count(network, events);
  }

  /** Lets events of a site through to the store, or throws a `ProblemError` where they are too many. */
  pass(site: string, events: number): void {
    this.#check('site', this.#bySite.waitS(site));
    this.#checkLoad(events);
    this.#bySite.count(site, events);
  }

  #check(by: 'address' | 'site', waitS: number): void {
    if (waitS === 0) return;
    this.turnedAway[by] += 1;
    throw new ProblemError(
      429,
      `This ${by} sent too many events within a minute; send these in ${waitS} s.`,
      {
        headers: { 'Retry-After': String(waitS) },
      },
    );
  }

  #checkLoad(events: number): void {
    const over = this.load.over(events);
    // Told when it begins and when it ends: a line a request would be more load.
    if (this.#shedding !== (over !== undefined)) {
      this.#shedding = over !== undefined;
      const details = { waiting: this.load.waiting, delayMs: Math.round(this.load.delayMs) };
      if (over) this.#log.error(details, `too much to do (${over}): events are turned away`);
      else this.#log.info(details, 'events are taken again');
    }
    if (!over) return;
    this.turnedAway[over] += 1;
    throw new ProblemError(503, 'There is too much to do at the moment; send the events again in a while.', {
      headers: { 'Retry-After': String(RETRY_AFTER_S) },
    });
  }
}
