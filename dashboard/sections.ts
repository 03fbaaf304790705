import type { Messages } from './messages/index.js';

/** The pages of a site that the top of the page leads to, in order, where somebody is signed in. */
export const SECTIONS = [
  { path: '/', name: 'overview' },
  { path: '/live', name: 'live' },
  { path: '/left-out', name: 'leftOut' },
] as const satisfies readonly { path: string; name: keyof Messages['sections'] }[];

/** The first of the settings, which only who is signed in has. */
export const SETTINGS = { path: '/account', name: 'settings' } as const;

/** Where a site is shown by a link, and which of its pages. */
const SHOWN = /^(\/shared|\/embed\/[^/]+)(\/.+)?$/;

/** Which page of a site is at a path: `/live` at `/shared/live` too. */
export function pageAt(path: string): string {
  const shown = SHOWN.exec(path);
  return shown ? (shown[2] ?? '/') : path;
}

/** Where a page of a site is for who is at `from`: who is shown a site by a link stays below it. */
export function pathTo(page: string, from: string): string {
  const base = SHOWN.exec(from)?.[1];
  if (base === undefined) return page;
  return page === '/' ? base : base + page;
}
