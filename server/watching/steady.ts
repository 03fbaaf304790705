/** How far the clock may drift, or be set, and still be the same, ms. */
const TOLERANCE_MS = 3_600_000;

/**
 * Answers, at each call, for how long the clock has gone on without a leap, ms, by another clock that nobody
 * sets. `now`: the clock, ms since the epoch; `elapsed`: the other one, ms since anything.
 */
export function watchSteadiness(now: () => number, elapsed: () => number): () => number {
  let since = elapsed();
  let distance = now() - since;
  return () => {
    const [at, passed] = [now(), elapsed()];
    if (Math.abs(at - passed - distance) > TOLERANCE_MS) since = passed;
    distance = at - passed;
    return passed - since;
  };
}
