import { beforeEach, describe, expect, it } from 'vitest';
import { Shell } from './shell.js';

const ORIGIN = 'https://figures.example.org';
const FILES = ['/', '/app.3f9a1c2b.js', '/favicon.svg'];

/** As much of a browser's caches as is used, each a map from address to what was got. */
class Caches {
  readonly kept = new Map<string, Map<string, string>>();
  constructor(private readonly get: (request: Request) => Promise<Response>) {}

  open(name: string) {
    const cache = this.kept.get(name) ?? new Map<string, string>();
    this.kept.set(name, cache);
    return Promise.resolve({
      addAll: async (requests: Request[]) => {
        const answers = await Promise.all(requests.map((request) => this.get(request)));
        for (const [index, answer] of answers.entries()) {
          if (!answer.ok) throw new TypeError('Request failed');
          cache.set(requests[index]!.url, await answer.text());
        }
      },
      match: (url: string) =>
        Promise.resolve(cache.has(url) ? new Response(`kept ${cache.get(url)!}`) : undefined),
    });
  }
  keys() {
    return Promise.resolve([...this.kept.keys()]);
  }
  delete(name: string) {
    return Promise.resolve(this.kept.delete(name));
  }
}

let online: boolean;
let got: string[];
let caches: Caches;

function release(version: string): Shell {
  return new Shell({
    files: FILES,
    version,
    origin: ORIGIN,
    caches: caches as unknown as CacheStorage,
    fetch: (request) => collector(request as Request),
  });
}
function collector({ url }: Request): Promise<Response> {
  got.push(url.slice(ORIGIN.length));
  return online
    ? Promise.resolve(new Response(url.slice(ORIGIN.length)))
    : Promise.reject(new TypeError('offline'));
}

beforeEach(() => {
  online = true;
  got = [];
  caches = new Caches(collector);
});

const none = Promise.resolve(undefined);
/** What a request is answered with; null where it goes its way. */
async function answer(shell: Shell, path: string, changes: Partial<Request> = {}) {
  const request = { method: 'GET', mode: 'cors', url: new URL(path, ORIGIN).href, ...changes } as Request;
  return (await shell.answer(request, none))?.text() ?? null;
}
const visit = { mode: 'navigate' } as const;

describe('the shell of the dashboard', () => {
  it('opens at every page of it without a connection', async () => {
    const shell = release('one');
    await shell.install();
    online = false;
    for (const path of ['/', '/live?site=gazette', '/left-out', '/shared/live'])
      expect(await answer(shell, path, visit)).toBe('kept /');
    expect(await answer(shell, '/app.3f9a1c2b.js')).toBe('kept /app.3f9a1c2b.js');
    expect(await answer(shell, '/favicon.svg')).toBe('kept /favicon.svg');
  });

  it('is the newest one where there is a connection, with files that never change from the device', async () => {
    const shell = release('one');
    await shell.install();
    got = [];
    expect(await answer(shell, '/live', visit)).toBe('/live');
    expect(await answer(shell, '/app.3f9a1c2b.js')).toBe('kept /app.3f9a1c2b.js');
    const preloaded = Promise.resolve(new Response('preloaded'));
    const request = { method: 'GET', mode: 'navigate', url: `${ORIGIN}/` } as Request;
    expect(await (await shell.answer(request, preloaded))?.text()).toBe('preloaded');
    expect(got).toEqual(['/live']);
  });

  it.each<[string, Partial<Request>?]>([
    ['/v1/sites'],
    ['/v1/sites/gazette/stats?by=channel'],
    ['/v1/sites/gazette/live'],
    ['/auth/sign-out', { method: 'POST' }],
    ['/', { method: 'POST' }],
    ['/v1/sites/gazette/export', visit],
    ['/embed/gazette', visit],
    ['/l/slug', visit],
    ['/luciole.js'],
    ['/app.of-another-release.js'],
    ['https://elsewhere.example/app.3f9a1c2b.js'],
  ])('has nothing to do with %s', async (path, changes) => {
    const shell = release('one');
    await shell.install();
    expect(await answer(shell, path, changes)).toBeNull();
  });

  it('keeps the files of one release and no answer of the collector, whatever is asked for', async () => {
    const before = release('one');
    await before.install();
    await caches.open('of-somebody-else');
    for (const path of ['/', '/live', '/v1/sites', '/favicon.svg']) await answer(before, path, visit);
    const next = release('two');
    await next.install();
    // Pages of the release before go on with their files until it is let go.
    expect(await answer(before, '/app.3f9a1c2b.js')).toBe('kept /app.3f9a1c2b.js');
    await next.activate();
    expect([...caches.kept.keys()]).toEqual(['of-somebody-else', 'luciole-shell-two']);
    expect([...caches.kept.get('luciole-shell-two')!.keys()]).toEqual(FILES.map((path) => ORIGIN + path));
  });

  it('fails as the browser would where nothing was kept', async () => {
    online = false;
    await expect(answer(release('one'), '/', visit)).rejects.toThrow('offline');
  });
});
