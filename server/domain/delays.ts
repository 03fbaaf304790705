import type { Delays } from '../../protocol/index.js';
import { kaplanMeier, medianSurvival } from './kaplan-meier.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Ends of the classes in which times to the first arrival are counted, ms; the last one is open. */
const CLASSES_MS = [
  MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  12 * HOUR_MS,
  DAY_MS,
  3 * DAY_MS,
  7 * DAY_MS,
  null,
];

/** A share that had no arrival for so long is over, ms. */
const OVER_AFTER_MS = 7 * DAY_MS;

/** When a share was made, and when somebody came by it first and last: ms since the epoch. */
export interface SharedAt {
  at: number;
  arrivals: { first: number; last: number } | null;
}

/** Adds up how long shares take to be opened, and go on being opened; in any order. */
export class DelayTally {
  #shares = 0;
  readonly #opened: { at: number; first: number; last: number }[] = [];

  add({ at, arrivals }: SharedAt): void {
    this.#shares += 1;
    // Clocks of two devices may say that it was opened before it was made.
    if (arrivals)
      this.#opened.push({ at, first: Math.max(at, arrivals.first), last: Math.max(at, arrivals.last) });
  }

  merge(other: DelayTally): void {
    this.#shares += other.#shares;
    for (const each of other.#opened) this.#opened.push(each);
  }

  /** The figures as of `now`, ms since the epoch. */
  answer(now: number): Delays {
    const firsts = this.#opened.map(({ at, first }) => first - at).sort((a, b) => a - b);
    const lives = this.#opened.map(({ at, last }) =>
      now - last < OVER_AFTER_MS
        ? { time: Math.max(0, now - at), ended: false }
        : { time: last - at, ended: true },
    );
    return {
      shares: this.#shares,
      opened: firsts.length,
      quartiles:
        firsts.length === 0
          ? null
          : { lower: quantile(firsts, 0.25), median: quantile(firsts, 0.5), upper: quantile(firsts, 0.75) },
      first: CLASSES_MS.map((to, index) => {
        const from = CLASSES_MS[index - 1] ?? -1;
        const within = firsts.filter((delay) => delay > from && (to === null || delay <= to));
        return { to, shares: within.length };
      }),
      half_life: round(medianSurvival(kaplanMeier(lives))),
      open: lives.filter(({ ended }) => !ended).length,
    };
  }
}

/** The quantile of sorted numbers, between two of them where it falls there (type 7, the default of R). */
function quantile(sorted: readonly number[], part: number): number {
  const place = part * (sorted.length - 1);
  const low = sorted[Math.floor(place)]!;
  const high = sorted[Math.ceil(place)]!;
  return Math.round(low + (high - low) * (place - Math.floor(place)));
}

function round(value: number | null): number | null {
  return value === null ? null : Math.round(value);
}
