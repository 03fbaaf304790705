/** Minutes before each further try: a day and a half in all, since whoever mends it may be asleep. */
const MINUTES = [1, 5, 15, 60, 180, 360, 720, 720];

/**
 * When to try again after the `tries`-th failure (1 for the first); null where that was the last. Up to a fifth
 * is added by `random` (0 to 1), so that what failed together does not come back together.
 */
export function nextTry(tries: number, now: number, random: () => number): number | null {
  const minutes = MINUTES[tries - 1];
  return minutes === undefined ? null : now + Math.round(minutes * 60_000 * (1 + random() / 5));
}
