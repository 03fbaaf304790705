import type { Messages } from './messages/index.js';

/** The pages of a site that the top of the page leads to, in order; `/account` is the first of the settings. */
export const SECTIONS: readonly { path: string; name: keyof Messages['sections'] }[] = [
  { path: '/', name: 'overview' },
];

/** The paths that belong to the settings, which only who is signed in has. */
export const SETTINGS = { path: '/account', name: 'settings' } as const;
