import { isRoute, placeToken, type LandingEvent, type ViewEvent } from '../protocol/index.js';
import { fractionOf } from './address/fraction.js';
import { mintNext } from './page/mint-next.js';
import type { PartModule } from './seam.js';

/** Tokens of the address bar have this in the place of their channel. */
const CODE = 'b';

/**
 * Puts each view's own token into the address, so that whoever takes the address from there shares with it. Once a
 * navigation, past other scripts that watch for changes, and without touching their `history.state`.
 */
export const define: PartModule['define'] = (...core) => {
  const [tag, param, , , , arriving, allowed, , seen, listeners] = core;
  const fraction = fractionOf(tag['addressBar']!);
  let visit: LandingEvent | ViewEvent | undefined;
  let chosen = false;
  let views = 0;

  /** Whether the address carried a text directive as it was opened: rewriting it could drop the highlight. */
  const isHighlighted = () =>
    performance.getEntriesByType('navigation').some(({ name }) => name.includes(':~:')) && views < 2;

  const place = (token: string) => {
    try {
      const url = placeToken(location.href, token, { param, placement: 'fragment' });
      History.prototype.replaceState.call(history, history.state, '', url);
      return true;
    } catch {
      // Too many in a while (Safari), or a document whose address is not its own: it stays as it is.
      return false;
    }
  };

  const mark = () => {
    if (!visit || visit.next || !chosen || !allowed() || isHighlighted()) return;
    const came = arriving();
    // Where the reader comes back to the page, the token in its address is their own: it brought nobody.
    const own = visit.type === 'landing' && came?.[12] === CODE && /^[rb]/.test(visit.nav ?? '');
    const parent = own ? undefined : came;
    const next = mintNext('address-bar', parent);
    if (own) seen.set(came, undefined);
    seen.set(next, parent);
    if (place(next)) visit.next = next;
  };

  listeners.push((event) => {
    if (event?.type === 'landing' || event?.type === 'view') {
      visit = event;
      chosen = Math.random() < fraction;
      views += 1;
    }
    if (event === undefined || event === visit) mark();
  });

  // An anchor that is followed takes the fragment's place, and with it the token.
  addEventListener('hashchange', () => {
    const { href, hash } = location;
    if (visit?.next && !href.includes(visit.next) && !arriving() && !isRoute(hash)) place(visit.next);
  });
  return true;
};
