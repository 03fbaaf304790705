import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseRanges } from '../http/client-address.js';
import { checkUrl, safePost } from './safe-post.js';
import { openReceiver } from './test-post-office.js';

const LOOPBACK = parseRanges('127.0.0.1');

let receiver: Awaited<ReturnType<typeof openReceiver>>;
beforeEach(async () => {
  receiver = await openReceiver();
});
afterEach(() => receiver.close());

/** Names of a test, to the addresses they have. */
const named =
  (...addresses: string[]) =>
  () =>
    Promise.resolve(addresses);

describe('checkUrl', () => {
  it.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::ffff:169.254.169.254]/',
    'https://①②⑦.⓪.⓪.①/',
    'http://example.org/',
    'https://key@example.org/',
    'file:///etc/passwd',
    'example.org',
  ])('refuses %s', (url) => {
    expect(() => checkUrl(url, [])).toThrow(/^(must|is an address of a private network)/);
  });
});

describe('safePost', () => {
  const post = (url: string, options: Partial<Parameters<typeof safePost>[3]> = {}) =>
    safePost(url, '{}', { 'content-type': 'application/json' }, { allowed: LOOPBACK, ...options });

  it('posts to the address that a name was looked up to, once', async () => {
    let asked = 0;
    const resolve = () => {
      asked += 1;
      // The second time it would be another's.
      return Promise.resolve([asked === 1 ? '127.0.0.1' : '127.0.0.2']);
    };
    const outcome = await post(`http://hooks.example.org:${receiver.port}/hook`, { resolve });
    expect(outcome).toEqual({ status: 200 });
    expect(asked).toBe(1);
    expect(receiver.posts[0]!.headers.host).toBe(`hooks.example.org:${receiver.port}`);
  });

  it('posts nothing where any address of the name is private', async () => {
    const url = `http://hooks.example.org:${receiver.port}/`;
    expect(await post(url, { resolve: named('127.0.0.1'), allowed: [] })).toEqual({
      error: 'address not allowed',
    });
    expect(await post(url, { resolve: named('127.0.0.1', '10.0.0.1') })).toEqual({
      error: 'private address',
    });
    expect(await post(url.replace('http', 'https'), { resolve: named('127.0.0.1'), allowed: [] })).toEqual({
      error: 'private address',
    });
    expect(await post(url, { resolve: named() })).toEqual({ error: 'the name has no address' });
    expect(receiver.posts).toEqual([]);
  });

  it('uses http within allowed networks only', async () => {
    expect(await post('http://hooks.example.org/', { resolve: named('1.1.1.1') })).toEqual({
      error: 'not https',
    });
  });

  it('says by a word what went wrong', async () => {
    expect(await post('http://127.0.0.1:9/')).toEqual({ error: 'ECONNREFUSED' });
    const never = () => new Promise<string[]>(() => undefined);
    expect(await post('https://slow.example.org/', { resolve: never, timeoutMs: 20 })).toEqual({
      error: 'no answer in time',
    });
    receiver.answer(101);
    expect(await post(receiver.url)).toEqual({ error: 'no connection' });
    receiver.hang();
    expect(await post(receiver.url, { timeoutMs: 50 })).toEqual({ error: 'no answer in time' });
  });
});
