/** The longest wait between two tries, ms. */
export const MAX_BACKOFF_MS = 60_000;

/**
 * How long to wait before trying again (ms): twice as long after each failure, from 1 s to 60 s, of which up
 * to half is left to chance, so that a collector that comes back is not met by all its pages at once.
 * `random` is in [0, 1).
 */
export function backoff(failures: number, random: number): number {
  return 1000 * Math.min(2 ** failures, MAX_BACKOFF_MS / 1000) * (1 - random / 2);
}
