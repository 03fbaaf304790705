import QuickLRU from 'quick-lru';
import type { CheckFinding } from '../../protocol/index.js';
import type { Site } from '../store/port.js';

/** Refused origins remembered of a site, and unknown ids shown. */
const MAX_ORIGINS = 10;
/** Unknown ids, and origins from which the script was fetched, remembered in all. */
const MAX_OTHERS = 1000;
const MAX_LENGTH = 100;

interface Seen {
  times: number;
  at: number;
}

/**
 * What was noticed of pages that try to report, for owners who wonder why nothing arrives: origins and ids, never
 * who. Kept in memory, little of it, and forgotten with the process.
 */
export class Sightings {
  /** Since when it looks, ms since the epoch. */
  readonly since: number;
  readonly #now;
  readonly #accepted = new QuickLRU<string, number>({ maxSize: MAX_OTHERS });
  readonly #refused = new QuickLRU<string, QuickLRU<string, Seen>>({ maxSize: MAX_OTHERS });
  readonly #strange = new QuickLRU<string, Seen & { origin: string; id: string }>({ maxSize: MAX_OTHERS });
  readonly #scripts = new QuickLRU<string, number>({ maxSize: MAX_OTHERS });

  /** `now`: the clock, ms since the epoch. */
  constructor(now: () => number) {
    this.#now = now;
    this.since = now();
  }

  /** Events of a site were taken. */
  accepted(site: string): void {
    this.#accepted.set(site, this.#now());
  }

  /** Events of a site came from an origin that is none of its own; undefined or `null`: from none. */
  refused(site: string, origin: string | undefined): void {
    let origins = this.#refused.get(site);
    if (!origins) this.#refused.set(site, (origins = new QuickLRU({ maxSize: MAX_ORIGINS })));
    const key = originOf(origin) ?? '';
    origins.set(key, { times: (origins.get(key)?.times ?? 0) + 1, at: this.#now() });
  }

  /** Events came for a site that is not there. */
  strange(id: string, origin: string | undefined): void {
    const from = originOf(origin);
    if (from === undefined) return;
    const key = `${from} ${id.slice(0, MAX_LENGTH)}`;
    const times = (this.#strange.get(key)?.times ?? 0) + 1;
    this.#strange.set(key, { times, at: this.#now(), origin: from, id: id.slice(0, MAX_LENGTH) });
  }

  /** The script was fetched for a page of the origin that `referrer` begins with. */
  script(referrer: string | undefined): void {
    const from = originOf(referrer);
    if (from !== undefined) this.#scripts.set(from, this.#now());
  }

  /** What there is to say of a site. */
  of({ id: site, origins }: Site): CheckFinding[] {
    const found: CheckFinding[] = [];
    const acceptedAt = this.#accepted.get(site);
    if (acceptedAt !== undefined) found.push({ finding: 'views-arrived', values: { at: acceptedAt } });
    for (const [origin, { times, at }] of this.#refused.get(site)?.entriesDescending() ?? []) {
      // One that was added since is refused no more.
      if (origins.includes(origin)) continue;
      if (origin === '') found.push({ finding: 'no-origin', values: { times, at } });
      else found.push({ finding: 'origin-refused', values: { origin, times, at } });
    }
    const strange = [...this.#strange.entriesDescending()]
      .map(([, each]) => each)
      .filter(({ origin }) => origins.includes(origin));
    for (const { id, ...seen } of strange.slice(0, MAX_ORIGINS))
      found.push({ finding: 'id-unknown', values: { found: id, id: site, ...seen } });
    if (acceptedAt === undefined) {
      const fetched = origins.flatMap((origin) => {
        const at = this.#scripts.get(origin);
        return at === undefined ? [] : [{ origin, at }];
      });
      const [last] = fetched.sort((a, b) => b.at - a.at);
      if (last) found.push({ finding: 'fetched-but-silent', values: last });
      else found.push({ finding: 'never-fetched', values: { at: this.since } });
    }
    return found;
  }
}

/** The origin of an address; undefined for what is none, and for more than anybody needs. */
function originOf(text = ''): string | undefined {
  if (text.length > 2048 || !URL.canParse(text)) return undefined;
  const { origin } = new URL(text);
  return origin === 'null' || origin.length > 255 ? undefined : origin;
}
