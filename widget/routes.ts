import type { PartModule } from './seam.js';

/** Watches how the address changes, in browsers that have no Navigation API to tell of it. */
export const define: PartModule['define'] = (...core) => {
  const moved = core[10];
  for (const change of ['pushState', 'replaceState'] as const) {
    const go = history[change].bind(history);
    history[change] = (...given) => {
      go(...given);
      moved();
    };
  }
  for (const change of ['popstate', 'hashchange']) {
    addEventListener(change, () => {
      moved();
    });
  }
  // What happened before this was here.
  moved();
  return true;
};
