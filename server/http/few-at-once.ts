import type { Context, MiddlewareHandler } from 'hono';
import { networkOf, type AddressRange } from './client-address.js';
import type { Dependencies, Environment } from './environment.js';
import { Places } from './places.js';
import { ProblemError } from './problem.js';
import { senderOf } from './sender.js';

/** Questions under way at once; a page asks a handful. */
const QUESTIONS: Shares = { own: 60, shared: 200, network: 60 };

const RETRY_AFTER_S = 2;

/**
 * Lets only so many questions through at once, so that nobody who may read a site, as anybody may who has a link to
 * it, can keep all others from reading theirs.
 */
export function fewAtOnce({ trustProxy }: Pick<Dependencies, 'trustProxy'>): MiddlewareHandler<Environment> {
  const underWay = new Places();
  return async (c, next) => {
    const leave = underWay.take(placesOf(c, QUESTIONS, trustProxy));
    if (!leave)
      throw new ProblemError(429, 'Too many questions are under way. Wait for some of the answers first.', {
        headers: { 'Retry-After': String(RETRY_AFTER_S) },
      });
    try {
      await next();
    } finally {
      leave();
    }
  };
}

/** Most of something at once: of one person or key; by the shared links of one site; of those, from one network. */
export interface Shares {
  own: number;
  shared: number;
  network: number;
}

/**
 * Among whom a caller shares what there is. Whoever has a shared link is nobody in particular: of these, nobody at
 * one address can take the places of all others.
 */
export function placesOf(
  c: Context<Environment>,
  { own, shared, network }: Shares,
  trustProxy: AddressRange[],
): Record<string, number> {
  const { id } = c.get('actor');
  if (id !== '') return { [id]: own };
  const site = `link ${c.get('site').id}`;
  return { [site]: shared, [`${site} ${networkOf(senderOf(c, trustProxy))}`]: network };
}
