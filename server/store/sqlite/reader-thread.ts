import { Worker } from 'node:worker_threads';
import type {
  Article,
  ArticleQuery,
  DelaysQuery,
  Patience,
  ReportQuery,
  Stats,
  StatsQuery,
  Store,
} from '../port.js';
import type { Reads } from './reader.js';

/** A question to the thread; `cancel` takes the question of that number back. */
export type Question = (Asked & { number: number }) | { cancel: number };

/** Its answer. */
export type Answer = { number: number; answer: unknown } | { number: number; error: string };

type Asked =
  | { stats: StatsQuery; patienceMs: number }
  | { report: ReportQuery; patienceMs: number }
  | { delays: DelaysQuery; patienceMs: number }
  | { article: ArticleQuery; patienceMs: number }
  | { leftOut: Parameters<Store['leftOut']>[0] }
  | { lately: Parameters<Store['lately']>[0] };

interface Waiting {
  resolve: (answer: unknown) => void;
  reject: (error: unknown) => void;
}

/**
 * Reads in a thread of its own, on a connection of its own, so that no question holds up the events that come
 * in meanwhile. The thread starts with the first question; where it fails, with the next one anew.
 */
export class ReaderThread implements Reads {
  readonly #start: () => Worker;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #asked = 0;

  /** `file`: the database. */
  constructor(file: string) {
    this.#start = () => new Worker(new URL('./reader-worker.js', import.meta.url), { workerData: file });
  }

  stats(query: StatsQuery, { patienceMs = Infinity, signal }: Patience = {}): Promise<Stats> {
    return this.#ask({ stats: query, patienceMs }, signal) as Promise<Stats>;
  }

  report(query: ReportQuery, { patienceMs = Infinity, signal }: Patience = {}): ReturnType<Store['report']> {
    return this.#ask({ report: query, patienceMs }, signal) as ReturnType<Store['report']>;
  }

  delays(query: DelaysQuery, { patienceMs = Infinity, signal }: Patience = {}): ReturnType<Store['delays']> {
    return this.#ask({ delays: query, patienceMs }, signal) as ReturnType<Store['delays']>;
  }

  article(query: ArticleQuery, { patienceMs = Infinity, signal }: Patience = {}): Promise<Article> {
    return this.#ask({ article: query, patienceMs }, signal) as Promise<Article>;
  }

  leftOut(span: Parameters<Store['leftOut']>[0]): ReturnType<Store['leftOut']> {
    return this.#ask({ leftOut: span }) as ReturnType<Store['leftOut']>;
  }

  lately(query: Parameters<Store['lately']>[0]): ReturnType<Store['lately']> {
    return this.#ask({ lately: query }) as ReturnType<Store['lately']>;
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#failAll(new Error('the store is closed'));
    await worker?.terminate();
  }

  #ask(question: Asked, signal?: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const number = (this.#asked += 1);
      const worker = this.#running();
      const leave = () => {
        if (!this.#waiting.delete(number)) return;
        worker.postMessage({ cancel: number } satisfies Question);
        this.#rest(worker);
        reject(signal?.reason as Error);
      };
      const settled =
        <T>(then: (value: T) => void) =>
        (value: T) => {
          signal?.removeEventListener('abort', leave);
          this.#rest(worker);
          then(value);
        };
      this.#waiting.set(number, { resolve: settled(resolve), reject: settled(reject) });
      signal?.addEventListener('abort', leave, { once: true });
      worker.ref();
      worker.postMessage({ number, ...question } satisfies Question);
    });
  }

  /** A program whose work is done does not stay for the thread, unless it still waits for an answer. */
  #rest(worker: Worker): void {
    if (this.#waiting.size === 0) worker.unref();
  }

  #running(): Worker {
    if (this.#worker) return this.#worker;
    const worker = this.#start();
    worker.on('message', (message: Answer) => {
      const waiting = this.#waiting.get(message.number);
      this.#waiting.delete(message.number);
      if ('error' in message) waiting?.reject(new Error(message.error));
      else waiting?.resolve(message.answer);
    });
    const lost = (error: unknown) => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      this.#failAll(error);
    };
    worker.on('error', lost);
    worker.on('exit', () => lost(new Error('the thread that reads figures has ended')));
    return (this.#worker = worker);
  }

  #failAll(error: unknown): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(error);
  }
}
