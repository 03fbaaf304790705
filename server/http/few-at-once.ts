import type { MiddlewareHandler } from 'hono';
import type { Environment } from './environment.js';
import { ProblemError } from './problem.js';

/** Questions under way at once: of one person or key, and by the shared links of one site. */
const QUESTIONS = { own: 60, shared: 200 };

const RETRY_AFTER_S = 2;

/**
 * Lets only so many questions through at once, so that nobody who may read a site, as anybody may who has a link to
 * it, can keep all others from reading theirs.
 */
export function fewAtOnce(): MiddlewareHandler<Environment> {
  const underWay = new Map<string, number>();
  return async (c, next) => {
    const { id } = c.get('actor');
    const who = id === '' ? `link ${c.get('site').id}` : id;
    const count = underWay.get(who) ?? 0;
    if (count >= (id === '' ? QUESTIONS.shared : QUESTIONS.own))
      throw new ProblemError(429, 'Too many questions are under way. Wait for some of the answers first.', {
        headers: { 'Retry-After': String(RETRY_AFTER_S) },
      });
    underWay.set(who, count + 1);
    try {
      await next();
    } finally {
      const left = (underWay.get(who) ?? 1) - 1;
      if (left > 0) underWay.set(who, left);
      else underWay.delete(who);
    }
  };
}
