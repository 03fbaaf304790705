import { describe, expect, it } from 'vitest';
import { pageUrl } from './page-url.js';

const here = 'https://www.example.org/a';

describe('pageUrl', () => {
  it.each([
    ['where the reader is', here, undefined, here],
    ['the canonical URL', `${here}?from=home`, `${here}/canonical`, `${here}/canonical`],
    ['the canonical URL of the host without www.', here, 'https://example.org/a', 'https://example.org/a'],
    ['where the reader is, not the canonical URL of another host', here, 'https://other.example/a', here],
    [
      'where the reader is, not the canonical URL of another port',
      here,
      'https://www.example.org:444/a',
      here,
    ],
    ['the canonical URL with the route', `${here}?x=1#/r?a=1`, here, `${here}#/r?a=1`],
    ['the canonical URL without its own fragment', `${here}#!r`, `${here}#top`, `${here}#!r`],
    ['no anchor', `${here}#section`, undefined, here],
    ['no token', `${here}#ds=8Zk0aB3dE5fGw1`, undefined, here],
    ['no token of a route', `${here}#/r?ds=8Zk0aB3dE5fGw1`, here, `${here}#/r`],
    ['no tracking parameters', `${here}?utm_source=x&id=7&fbclid=y`, undefined, `${here}?id=7`],
    [
      'at most 2048 characters',
      `${here}?${'b'.repeat(3000)}`,
      undefined,
      `${here}?${'b'.repeat(3000)}`.slice(0, 2048),
    ],
  ])('trap: canonical — is %s', (_, href, canonical, expected) =>
    expect(pageUrl(href, canonical, 'ds')).toBe(expected),
  );
});
