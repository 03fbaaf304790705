import type { LiveMessage } from '../protocol/index.js';
import { sentenceOf } from './api.js';
import { ServerEvents, type ServerEvent } from './server-events.js';

/** How a live view stands. */
export type LiveState =
  | { kind: 'connecting' }
  | { kind: 'live' }
  /** `since`: when something was last heard; `retryAt`: when it is tried again; ms since the epoch. */
  | { kind: 'lost'; since: number; retryAt: number }
  /** Nobody looks: nothing is heard until somebody does. */
  | { kind: 'resting' }
  /** Over for good, with the collector's sentence. */
  | { kind: 'ended'; detail: string }
  | { kind: 'signed-out' };

interface Listener {
  state: (state: LiveState) => void;
  message: (message: LiveMessage) => void;
}

interface Options {
  /** Of a shared link. */
  token: string | null;
  fetch?: typeof fetch;
  now?: () => number;
  /** 0 to 1: so that many who were cut off at once do not come back at once. */
  random?: () => number;
}

/** The collector says something every 15 seconds; after more than twice that, the line is taken for broken, ms. */
export const SILENCE_MS = 35_000;
/** How long a page that nobody sees goes on listening, ms. */
export const HIDDEN_MS = 60_000;
/** Between two tries: first, where the collector names nothing else, and at most, ms. */
const FIRST_RETRY_MS = 3000;
const LONGEST_RETRY_MS = 60_000;

/**
 * Listens to what is shared and opened on a site, and comes back after each break with the last it heard, so that
 * nothing is lost in between. Each try waits twice as long as the one before.
 */
export class LiveConnection {
  readonly #path;
  readonly #listener;
  readonly #token;
  readonly #fetch;
  readonly #now;
  readonly #random;
  #stream: AbortController | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #next: ReturnType<typeof setTimeout> | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #lastId = '';
  /** When something was last heard; when that was last to be expected. */
  #heardAt;
  #quietSince;
  #retryMs = FIRST_RETRY_MS;
  #tries = 0;
  #over = false;

  constructor(
    path: string,
    listener: Listener,
    { token, fetch = globalThis.fetch.bind(globalThis), now = Date.now, random = Math.random }: Options,
  ) {
    this.#path = path;
    this.#listener = listener;
    this.#token = token;
    this.#fetch = fetch;
    this.#now = now;
    this.#random = random;
    this.#heardAt = this.#quietSince = now();
    this.#listener.state({ kind: 'connecting' });
    void this.#open();
  }

  /** Tries again at once, where a next try was being waited for. */
  retry(): void {
    if (this.#next === undefined) return;
    this.#tries = 0;
    void this.#open();
  }

  /** The device has no connection any more: nothing more is to be heard on this line. */
  drop(): void {
    this.#stream?.abort();
  }

  /** Says whether somebody looks. */
  look(seen: boolean): void {
    clearTimeout(this.#rest);
    if (this.#over) return;
    if (!seen) {
      this.#rest = setTimeout(() => {
        this.#hangUp();
        this.#listener.state({ kind: 'resting' });
      }, HIDDEN_MS);
    } else if (this.#stream) this.#checkSilence();
    else void this.#open();
  }

  /** Listens no more. */
  close(): void {
    this.#over = true;
    clearTimeout(this.#rest);
    this.#hangUp();
  }

  #hangUp(): void {
    clearTimeout(this.#silence);
    clearTimeout(this.#next);
    this.#next = undefined;
    this.#stream?.abort();
    this.#stream = undefined;
  }

  async #open(): Promise<void> {
    this.#hangUp();
    const stream = (this.#stream = new AbortController());
    this.#quietSince = this.#now();
    this.#checkSilence();
    let afterMs: number | null = null;
    try {
      const response = await this.#fetch(this.#path, {
        headers: {
          accept: 'text/event-stream',
          ...(this.#lastId && { 'last-event-id': this.#lastId }),
          ...(this.#token !== null && { authorization: `Bearer ${this.#token}` }),
        },
        signal: stream.signal,
      });
      if (response.ok && response.body) await this.#listen(response.body, stream);
      else if (!stream.signal.aborted) afterMs = await this.#refused(response);
    } catch {
      // A line that broke, or never was one: it is tried again.
    }
    if (this.#stream === stream && !this.#over) this.#lose(afterMs);
  }

  async #listen(body: ReadableStream<Uint8Array>, stream: AbortController): Promise<void> {
    const reader = body.getReader();
    stream.signal.addEventListener('abort', () => void reader.cancel().catch(() => undefined));
    const decoder = new TextDecoder();
    const events = new ServerEvents();
    for (;;) {
      const { value, done } = await reader.read();
      if (done || stream.signal.aborted) return;
      this.#heardAt = this.#quietSince = this.#now();
      this.#checkSilence();
      for (const event of events.take(decoder.decode(value, { stream: true }))) this.#hear(event);
      if (this.#over) return;
    }
  }

  #hear({ event, data, id, retryMs }: ServerEvent): void {
    if (retryMs !== undefined) this.#retryMs = retryMs;
    if (event === 'end') {
      this.#end({ kind: 'ended', detail: data });
    } else if (event === 'all' || event === 'more' || event === 'still') {
      this.#lastId = id ?? this.#lastId;
      this.#tries = 0;
      this.#listener.message(JSON.parse(data) as LiveMessage);
      this.#listener.state({ kind: 'live' });
    }
  }

  /** What to wait for a next try, ms; null where that is ours to say. */
  async #refused(response: Response): Promise<number | null> {
    const detail = await sentenceOf(response);
    if (response.status === 401) this.#end({ kind: 'signed-out' });
    else if (response.status === 403 || response.status === 404) this.#end({ kind: 'ended', detail });
    const seconds = Number(response.headers.get('retry-after') ?? '');
    return seconds > 0 ? seconds * 1000 : null;
  }

  #end(state: LiveState): void {
    this.close();
    this.#listener.state(state);
  }

  #lose(afterMs: number | null): void {
    this.#hangUp();
    const longest = Math.min(LONGEST_RETRY_MS, this.#retryMs * 2 ** this.#tries);
    const waitMs = afterMs ?? longest * (0.5 + this.#random() / 2);
    this.#tries += 1;
    this.#next = setTimeout(() => void this.#open(), waitMs);
    this.#listener.state({ kind: 'lost', since: this.#heardAt, retryAt: this.#now() + waitMs });
  }

  #checkSilence(): void {
    clearTimeout(this.#silence);
    // By the clock: timers stand still while a device sleeps.
    const leftMs = this.#quietSince + SILENCE_MS - this.#now();
    this.#silence = setTimeout(() => this.#stream?.abort(), Math.max(0, leftMs));
  }
}
