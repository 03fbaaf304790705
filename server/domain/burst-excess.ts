import { binomialTail } from './binomial-tail.js';

/** How much more there was in a window than its own baseline lets expect. */
export interface BurstExcess {
  /** Events an hour outside the window. */
  lambda0: number;
  /** What the window would have had at that rate. */
  expected: number;
  /** What it had beyond that, with its standard error. */
  excess: number;
  se: number;
  /** Rate within the window divided by that outside; null where outside there was nothing. */
  rateRatio: number | null;
  /** Probability of this many or more in the window, if the rate were the same in both. */
  pGreater: number;
}

/**
 * Compares the events of a window with those outside it, both taken for Poisson. The excess is what lies above
 * the rate outside; its variance adds that of both counts, `inWindow + (w/o)² · outside`. The test is the exact
 * one of two Poisson rates: given all events, those in the window are binomial with `w/(w+o)` (Przyborowski and
 * Wilenski, Biometrika 31, 1940), so that a short baseline makes it careful instead of wrong. Hours may be
 * weighted by a rhythm; only their proportion matters to the test.
 * Throws a `RangeError` where either has no hours.
 */
export function burstExcess(counts: {
  inWindow: number;
  windowHours: number;
  outside: number;
  outsideHours: number;
}): BurstExcess {
  const { inWindow, windowHours, outside, outsideHours } = counts;
  if (!(windowHours > 0 && outsideHours > 0)) throw new RangeError('both need hours');
  const lambda0 = outside / outsideHours;
  const expected = lambda0 * windowHours;
  return {
    lambda0,
    expected,
    excess: inWindow - expected,
    se: Math.sqrt(inWindow + (windowHours / outsideHours) ** 2 * outside),
    rateRatio: expected === 0 ? null : inWindow / expected,
    pGreater: binomialTail(inWindow, inWindow + outside, windowHours / (windowHours + outsideHours)),
  };
}
