/** Names of the caches that are ours begin with this. */
const PREFIX = 'luciole-shell-';

/** Files whose names change with what is in them. */
const HASHED = /\.[\w-]{8}\.\w+$/;

/** Addresses that are no pages of the dashboard, and one that may stand in frames, with headers of its own. */
const ELSEWHERE = /^\/(v1|auth|embed|l|healthz|metrics|luciole)\b/;

interface Options {
  /** Paths of all that the dashboard consists of; `/` is its page, wherever in it somebody is. */
  files: readonly string[];
  /** Another one with each release. */
  version: string;
  origin: string;
  caches: CacheStorage;
  fetch: typeof fetch;
}

/**
 * What the dashboard consists of, kept so that it opens without a connection: files that are the same for everybody,
 * and nothing that says anything of a site or a person. No answer of the collector is ever among them.
 */
export class Shell {
  readonly #files;
  readonly #name;
  readonly #origin;
  readonly #caches;
  readonly #fetch;

  constructor({ files, version, origin, caches, fetch }: Options) {
    this.#files = new Set(files);
    this.#name = PREFIX + version;
    this.#origin = origin;
    this.#caches = caches;
    this.#fetch = fetch;
  }

  /** Takes in all files of this release, or none. */
  async install(): Promise<void> {
    const cache = await this.#caches.open(this.#name);
    // Past the browser's own cache, which may have a page of the release before.
    await cache.addAll([...this.#files].map((path) => new Request(this.#origin + path, { cache: 'reload' })));
  }

  /** Lets go of the files of other releases, which no open page needs any more. */
  async activate(): Promise<void> {
    for (const name of await this.#caches.keys())
      if (name.startsWith(PREFIX) && name !== this.#name) await this.#caches.delete(name);
  }

  /** The answer to a request; null where it is none of ours, and goes its way. `preloaded`: see `fetch` events. */
  answer(
    request: Pick<Request, 'method' | 'mode' | 'url'>,
    preloaded: Promise<Response | undefined>,
  ): Promise<Response> | null {
    const { origin, pathname } = new URL(request.url);
    if (request.method !== 'GET' || origin !== this.#origin) return null;
    if (request.mode === 'navigate')
      return ELSEWHERE.test(pathname) ? null : this.#newest(request as Request, '/', preloaded);
    if (!this.#files.has(pathname) || pathname === '/') return null;
    return HASHED.test(pathname)
      ? this.#kept(request as Request, pathname)
      : this.#newest(request as Request, pathname, Promise.resolve(undefined));
  }

  /** What the collector has, or what was kept of it where it cannot be reached. */
  async #newest(request: Request, path: string, preloaded: Promise<Response | undefined>): Promise<Response> {
    try {
      return (await preloaded) ?? (await this.#fetch(request));
    } catch (error) {
      const kept = await this.#find(path);
      if (kept) return kept;
      throw error;
    }
  }

  async #kept(request: Request, path: string): Promise<Response> {
    return (await this.#find(path)) ?? this.#fetch(request);
  }

  async #find(path: string): Promise<Response | undefined> {
    return (await this.#caches.open(this.#name)).match(this.#origin + path);
  }
}
