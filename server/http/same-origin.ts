import type { MiddlewareHandler } from 'hono';
import { ProblemError } from './problem.js';

/**
 * Refuses requests that would change something with a person's cookies and do not come from the dashboard's
 * own pages: browsers send cookies along whoever asks (CSRF). Requests with a key say who they are themselves.
 */
export function sameOrigin(publicUrl: string): MiddlewareHandler {
  return async (c, next) => {
    const safe = ['GET', 'HEAD', 'OPTIONS'].includes(c.req.method);
    if (!safe && c.req.header('authorization') === undefined) {
      // Neither can be set by a page.
      const own = c.req.header('sec-fetch-site') === 'same-origin' || c.req.header('origin') === publicUrl;
      if (!own)
        throw new ProblemError(
          403,
          `This request came from another origin than the dashboard. Open it at ${publicUrl}.`,
        );
    }
    await next();
  };
}
