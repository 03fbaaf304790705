const MIB = 1_048_576;

/** What a collector may use at any time, MiB. */
export const MOST_MIB = 320;

/** What its floor may rise by, late against early: caches fill, and the garbage collector has its moods. */
export const MOST_RISE = 1.15;

/** After so many requests everything has been loaded and compiled long since; less is too short to judge a rise. */
const REQUESTS_NEEDED = 200_000;

/**
 * Judges memory by looks taken at even distances: never too much, and the floor of the last fifth hardly above
 * that of the second fifth, when everything has been loaded and compiled. A leak raises floors; garbage does not.
 *
 * @param {number[]} bytes none where the system does not say
 * @param {number} requests how many the run had
 * @returns {{ says: string, complaints: string[] }}
 */
export function growth(bytes, requests) {
  const known = bytes.filter((each) => each > 0);
  if (known.length < 5) return { says: 'memory: this system does not say', complaints: [] };
  const fifth = Math.floor(known.length / 5);
  const floors = [0, 1, 2, 3, 4].map((n) => Math.min(...known.slice(n * fifth, (n + 1) * fifth)) / MIB);
  const [, early, , , late] = floors;
  const most = Math.max(...known) / MIB;
  const complaints = [];
  if (most > MOST_MIB) complaints.push(`memory reached ${most.toFixed(0)} MiB, more than ${MOST_MIB}`);
  if (requests >= REQUESTS_NEEDED && late > early * MOST_RISE)
    complaints.push(
      `memory rose from ${early.toFixed(0)} to ${late.toFixed(0)} MiB, more than ${MOST_RISE}×`,
    );
  const says = `memory: at least ${floors.map((floor) => floor.toFixed(0)).join(', ')} MiB in each fifth, at most ${most.toFixed(0)}`;
  return { says, complaints };
}
