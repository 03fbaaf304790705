import { toBase62 } from '../../protocol/index.js';

/** An id for an event or a view: 7 characters of ms since the epoch, 9 random ones. `random` is in [0, 1). */
export function makeId(now = Date.now(), random = Math.random()): string {
  return toBase62(now, 7) + toBase62(Math.floor(random * 2 ** 53), 9);
}
