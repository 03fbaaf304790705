/**
 * An id for an event or a view: 8 characters of ms since the epoch, which sort by time until 2059, and up to 8 by
 * chance. `random` is in [0, 1).
 */
export function makeId(now = Date.now(), random = Math.random()): string {
  return now.toString(36) + random.toString(36).slice(2, 10);
}
