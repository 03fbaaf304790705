import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANNEL_NAMES } from './channels.js';
import { cleanUrl, dropToken, findToken, isRoute, placeToken, type Placement } from './link.js';
import { mintToken, TOKEN_EPOCH } from './token.js';

const NOW = TOKEN_EPOCH + 2000 * 86_400_000;
const T = '8Zk0aB3dE5fGw1';
const T2 = '8Zk1hJ6kL9mNt2';
const page = 'https://example.org/a/b';

describe('isRoute', () => {
  it.each([
    ['#/', true],
    ['#/poems/12?a=1', true],
    ['#!poems', true],
    ['#!', true],
    ['', false],
    ['#', false],
    ['#section', false],
    ['#:~:text=a', false],
  ])('says of %j: %s', (hash, expected) => expect(isRoute(hash)).toBe(expected));
});

describe('findToken', () => {
  it.each([
    ['in the fragment', `${page}#ds=${T}`],
    ['in the query', `${page}?ds=${T}`],
    ['among other parameters of the query', `${page}?a=1&ds=${T}&b=2`],
    ['before an anchor', `${page}?ds=${T}#section`],
    ['in the query of a route', `${page}#/r?ds=${T}`],
    ['among the parameters of a route', `${page}#!r?a=1&ds=${T}&b=2`],
    ['behind something added to the fragment', `${page}#xtor=1&ds=${T}`],
    ['before something added to the fragment', `${page}#ds=${T}&xtor=1`],
    ['with its equals sign encoded', `${page}#ds%3D${T}`],
    ['with its equals sign encoded in lower case', `${page}?ds%3d${T}`],
    ['with its hash encoded', `${page}%23ds=${T}`],
    ['with its question mark encoded', `${page}%3Fds%3D${T}`],
    ['encoded twice', `${page}?a=1%2526ds%253D${T}`],
    ['behind an ampersand that was escaped for HTML', `${page}?a=1&amp;ds=${T}`],
    ['behind a parameter of the same name without a token', `${page}?ds=old&ds=${T}`],
    ['with a full stop behind it', `${page}#ds=${T}.`],
    ['with a bracket and a comma behind it', `${page}#ds=${T}),`],
    ['with an encoded quotation mark behind it', `${page}#ds=${T}%22`],
    ['before a text directive', `${page}#ds=${T}:~:text=a`],
  ])('traps: trailing punctuation, encoding — finds a token %s', (_, url) =>
    expect(findToken(url, 'ds')).toBe(T),
  );

  it('prefers the fragment to the query', () => {
    expect(findToken(`${page}?ds=${T2}#ds=${T}`, 'ds')).toBe(T);
  });

  it('reads the parameter by the name it is given', () => {
    expect(findToken(`${page}#via=${T}`, 'via')).toBe(T);
    expect(findToken(`${page}#ds=${T}`, 'via')).toBeUndefined();
  });

  it.each([
    ['a longer name that ends alike', `${page}?ads=${T}`],
    ['a name in other letters', `${page}?DS=${T}`],
    ['a longer name that begins alike', `${page}?dst=${T}`],
    ['a path that looks alike', `https://example.org/ds=${T}`],
    ['a value with another letter behind it', `${page}#ds=${T}x`],
    ['a value that is too short', `${page}#ds=${T.slice(1)}`],
    ['an undefined channel', `${page}#ds=8Zk0aB3dE5fGQ1`],
    ['generation 0', `${page}#ds=8Zk0aB3dE5fGw0`],
    ['an address without one', page],
    ['nothing', ''],
  ])('rule 1: takes no token from %s', (_, url) => expect(findToken(url, 'ds')).toBeUndefined());
});

describe('trap: strip lists', () => {
  it.each(['ds', 'dst', 'shr', 'k', 'r'])(
    'are not followed where they name no known tracker: %s stays',
    (name) => {
      expect(cleanUrl(`${page}?${name}=1`, 'token')).toBe(`${page}?${name}=1`);
      expect(findToken(placeToken(page, T, { param: name, placement: 'fragment' }), name)).toBe(T);
    },
  );
});

describe('cleanUrl', () => {
  it.each([
    [page, page],
    [`${page}?`, page],
    [`${page}#ds=${T}`, page],
    [`${page}?ds=${T}`, page],
    [`${page}?ds=anything`, page],
    [`${page}?ds=${T}&a=1`, `${page}?a=1`],
    [`${page}?a=1&ds=${T}&b=2#section`, `${page}?a=1&b=2`],
    [`${page}?b=%C3%A9+x&a=%7e&a=1`, `${page}?b=%C3%A9+x&a=%7e&a=1`],
    [`${page}?utm_source=x&id=7&fbclid=y&gclid=z`, `${page}?id=7`],
    [`${page}?gbraid=1&wbraid=2&dclid=3&msclkid=4&mc_cid=5&mc_eid=6&igshid=7&yclid=8`, page],
    [`${page}?_hsenc=1&_hsmi=2&twclid=3&ttclid=4&li_fat_id=5`, page],
    [`${page}?utm=1&clid=2&mc_id=3`, `${page}?utm=1&clid=2&mc_id=3`],
    [`${page}#section`, page],
    [`${page}#:~:text=a%20passage`, page],
    [`${page}#/r:~:text=a`, `${page}#/r`],
    // Only in a fragment is that a directive.
    [`${page}?a=:~:b&ds=${T}&c=1#:~:text=d`, `${page}?a=:~:b&c=1`],
    [`${page}#/r?ds=${T}`, `${page}#/r`],
    [`${page}#/r?a=1&ds=${T}&b=2`, `${page}#/r?a=1&b=2`],
    [`${page}?utm_medium=x#!r?fbclid=y&a=1`, `${page}#!r?a=1`],
    [`${page}%23ds=${T}`, page],
    [`${page}?a=1%26ds%3D${T}&b=2`, `${page}?a=1&b=2`],
    [`${page}?a=1&amp;ds=${T}`, `${page}?a=1`],
    [`${page}?next=%2Fc%3Futm_source%3Dx%26d%3D1&b=2`, `${page}?next=%2Fc%3Futm_source%3Dx%26d%3D1&b=2`],
    [`${page}?q=what?&n=2`, `${page}?q=what?&n=2`],
    ['https://example.org/a&&b', 'https://example.org/a&&b'],
    ['https://example.org/a&utm_source=x/b', 'https://example.org/a&utm_source=x/b'],
    ['https://example.org/a&utm_source=x?a=1&utm_source=y', 'https://example.org/a&utm_source=x?a=1'],
  ])('makes of %s: %s', (url, expected) => expect(cleanUrl(url, 'ds')).toBe(expected));
});

describe('dropToken', () => {
  it.each([
    [`${page}#ds=${T}`, page],
    [`${page}?ds=${T}&utm_source=x#section`, `${page}?utm_source=x#section`],
    [`${page}#/r?a=1&ds=${T}`, `${page}#/r?a=1`],
    [`${page}?a=1#section`, `${page}?a=1#section`],
    [`${page}#:~:text=a`, `${page}#:~:text=a`],
  ])('makes of %s: %s', (url, expected) => expect(dropToken(url, 'ds')).toBe(expected));
});

describe('placeToken', () => {
  const ds = `ds=${T}`;
  it.each<[Placement, string, string]>([
    ['fragment', page, `${page}#${ds}`],
    ['fragment', `${page}?a=1`, `${page}?a=1#${ds}`],
    ['fragment', `${page}#`, `${page}#${ds}`],
    ['fragment', `${page}#/r`, `${page}#/r?${ds}`],
    ['fragment', `${page}#/r?a=1`, `${page}#/r?a=1&${ds}`],
    ['fragment', `${page}#!r`, `${page}#!r?${ds}`],
    ['fragment', `${page}#section`, `${page}?${ds}#section`],
    ['fragment', `${page}?a=1#section`, `${page}?a=1&${ds}#section`],
    ['fragment', `${page}#ds=${T2}`, `${page}#${ds}`],
    ['fragment', `${page}?ds=${T2}&a=1`, `${page}?a=1#${ds}`],
    ['fragment', `${page}#:~:text=a`, `${page}#${ds}:~:text=a`],
    ['query', `${page}#:~:text=a`, `${page}?${ds}#:~:text=a`],
    ['query', page, `${page}?${ds}`],
    ['query', `${page}?a=1#section`, `${page}?a=1&${ds}#section`],
    ['query', `${page}#/r?a=1`, `${page}?${ds}#/r?a=1`],
    ['query', `${page}#ds=${T2}`, `${page}?${ds}`],
    ['query', `${page}?utm_source=newsletter`, `${page}?utm_source=newsletter&${ds}`],
  ])('in the %s of %s', (placement, url, expected) => {
    expect(placeToken(url, T, { param: 'ds', placement })).toBe(expected);
  });
});

describe('for any address', () => {
  const nasty = fc.constantFrom(
    ...['ds=', `ds=${T}`, `ds%3D${T2}`, 'utm_source=x', 'fbclid', '=', '&', '&amp;', '?', '#', '#/', '#!'],
    ...['%23', '%26', '%3f', '%25', '%', '25', '26', ':~:', '/', 'a=1', ';', '.'],
  );
  const tail = fc
    .array(fc.oneof(nasty, fc.webPath(), fc.string({ maxLength: 5 })))
    .map((parts) => parts.join(''));
  const url = fc.oneof(
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.tuple(fc.webUrl(), tail).map(([base, end]) => base + end),
  );
  const token = fc
    .record({
      channel: fc.constantFrom(...CHANNEL_NAMES),
      generation: fc.integer({ min: 1, max: 100 }),
      at: fc.integer({ min: TOKEN_EPOCH, max: NOW }),
    })
    .map(({ channel, generation, at }) => mintToken(channel, generation, at));
  const options = fc.record({
    param: fc.constantFrom('ds', 'via', 'x-y'),
    placement: fc.constantFrom<Placement>('fragment', 'query'),
  });

  it('finds the token that was placed', () => {
    fc.assert(
      fc.property(url, token, options, (u, t, o) => {
        expect(findToken(placeToken(u, t, o), o.param)).toBe(t);
      }),
      { numRuns: 2000 },
    );
  });

  it('cleans a link with a token to what it cleans the link without it to', () => {
    fc.assert(
      fc.property(url, token, options, (u, t, o) => {
        expect(cleanUrl(placeToken(u, t, o), o.param)).toBe(cleanUrl(u, o.param));
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves no token behind, and nothing more to clean', () => {
    fc.assert(
      fc.property(url, options, (u, { param }) => {
        const clean = cleanUrl(u, param);
        expect(findToken(clean, param)).toBeUndefined();
        expect(cleanUrl(clean, param)).toBe(clean);
      }),
      { numRuns: 2000 },
    );
  });
});
