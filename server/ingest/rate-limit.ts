const WINDOW_MS = 60_000;

/** Senders counted at a time; beyond them the one first seen is forgotten. */
const MAX_SENDERS = 100_000;

/**
 * Counts what each sender sends within a minute, in memory, and forgets it with the minute.
 * A sender may go over its limit by the batch that reaches it, so that a limit smaller than a batch still lets
 * something through.
 */
export class RateLimit {
  readonly #perMinute;
  readonly #now;
  readonly #counts = new Map<string, number>();
  #endsAt = 0;
  #timer: NodeJS.Timeout | undefined;

  /** `perMinute` 0: no limit, and nothing is noted. `now`: the clock, ms since the epoch. */
  constructor(perMinute: number, now: () => number) {
    this.#perMinute = perMinute;
    this.#now = now;
  }

  /** How long the sender has to wait, s; 0 where it need not. */
  waitS(sender: string): number {
    if (this.#perMinute === 0) return 0;
    const leftMs = this.#leftMs();
    return (this.#counts.get(sender) ?? 0) < this.#perMinute ? 0 : Math.ceil(leftMs / 1000);
  }

  /** Notes what a sender sent. */
  count(sender: string, events: number): void {
    if (this.#perMinute === 0) return;
    this.#leftMs();
    const before = this.#counts.get(sender);
    if (before === undefined && this.#counts.size >= MAX_SENDERS)
      for (const first of this.#counts.keys()) {
        this.#counts.delete(first);
        break;
      }
    this.#counts.set(sender, (before ?? 0) + events);
  }

  /** Senders known at the moment. */
  get senders(): number {
    return this.#counts.size;
  }

  /** What is left of the minute, ms; begins a new one where it is over. */
  #leftMs(): number {
    const left = this.#endsAt - this.#now();
    // More than a minute is left only where the clock was set back.
    if (left > 0 && left <= WINDOW_MS) return left;
    this.#endsAt = this.#now() + WINDOW_MS;
    this.#counts.clear();
    // Also where nobody sends any more: an address is not kept beyond its minute.
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#counts.clear();
    }, WINDOW_MS).unref();
    return WINDOW_MS;
  }
}
