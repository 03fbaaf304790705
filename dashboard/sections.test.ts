import { describe, expect, it } from 'vitest';
import { pageAt, pathTo } from './sections.js';

describe('the pages of a site', () => {
  it.each([
    ['/', '/', '/live'],
    ['/left-out', '/left-out', '/live'],
    ['/account', '/account', '/live'],
    ['/shared', '/', '/shared/live'],
    ['/shared/left-out', '/left-out', '/shared/live'],
    ['/embed/gazette', '/', '/embed/gazette/live'],
    ['/embed/gazette/left-out', '/left-out', '/embed/gazette/live'],
  ])('at %s is %s, from where the live view is %s', (path, page, live) => {
    expect(pageAt(path)).toBe(page);
    expect(pathTo('/live', path)).toBe(live);
  });

  it.each(['/', '/shared', '/embed/gazette'])('leads back to %s', (path) => {
    expect(pathTo('/', pathTo('/live', path))).toBe(path);
  });
});
