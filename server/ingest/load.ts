import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Events that may wait for the disk: a second's work or so, a few tens of megabytes. */
const MAX_WAITING = 10_000;

/** How late the event loop may usually be. A queue does not show that the processor is overloaded; this does. */
const MAX_DELAY_MS = 500;

const RESOLUTION_MS = 10;
const LOOK_EVERY_MS = 250;

/** Watches how late the event loop is. */
export interface DelayWatch {
  /** How late it usually was of late, ms. */
  readonly delayMs: number;
  close(): void;
}

/** Watches the event loop of this thread. */
export function watchDelay(): DelayWatch {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  let delayMs = 0;
  const timer = setInterval(() => {
    // The median: one long turn is over when it can be seen; turns that are all long are overload. None
    // was seen: the turn that ends here was longer than the look.
    if (histogram.count > 0) delayMs = Math.max(0, histogram.percentile(50) / 1e6 - RESOLUTION_MS);
    histogram.reset();
  }, LOOK_EVERY_MS).unref();
  return {
    get delayMs() {
      return delayMs;
    },
    close() {
      clearInterval(timer);
      histogram.disable();
    },
  };
}

/** How much work the collector has before it, and whether it can take more. */
export class Load {
  readonly #watch;
  readonly #maxWaiting;
  readonly #maxDelayMs;
  #waiting = 0;

  constructor({
    watch = watchDelay(),
    maxWaiting = MAX_WAITING,
    maxDelayMs = MAX_DELAY_MS,
  }: { watch?: DelayWatch; maxWaiting?: number; maxDelayMs?: number } = {}) {
    this.#watch = watch;
    this.#maxWaiting = maxWaiting;
    this.#maxDelayMs = maxDelayMs;
  }

  /** Events that were taken in and are not on disk yet. */
  get waiting(): number {
    return this.#waiting;
  }

  /** How late the event loop usually was of late, ms. */
  get delayMs(): number {
    return this.#watch.delayMs;
  }

  /** What is too much for so many more events; undefined where nothing is. */
  over(events: number): 'queue' | 'delay' | undefined {
    if (this.#waiting + events > this.#maxWaiting) return 'queue';
    if (this.#watch.delayMs > this.#maxDelayMs) return 'delay';
    return undefined;
  }

  /** Counts events among the waiting, until they are done with. */
  add(events: number): void {
    this.#waiting += events;
  }

  /** Events that were waiting are on disk, or never will be. */
  done(events: number): void {
    this.#waiting -= events;
  }

  close(): void {
    this.#watch.close();
  }
}
