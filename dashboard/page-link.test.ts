import { describe, expect, it } from 'vitest';
import { pageLink } from './page-link.js';

describe('pageLink', () => {
  it('shows the path as people read it, with its query and route', () => {
    expect(pageLink('https://example.org/%C3%A9t%C3%A9?a=1#/route')).toEqual({
      path: '/été?a=1#/route',
      href: 'https://example.org/%C3%A9t%C3%A9?a=1#/route',
    });
  });

  it('shows a path that cannot be decoded as it is', () => {
    expect(pageLink('https://example.org/%ff').path).toBe('/%ff');
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt://example.org/%0aalert(1)',
    'data:text/html,<b>',
    'mailto:a@b',
    '/x',
    '',
  ])('never links to %s', (page) => {
    expect(pageLink(page)).toEqual({ path: page, href: null });
  });
});
