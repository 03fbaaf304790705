import type { Hono } from 'hono';
import type { Dependencies, Environment } from './environment.js';
import { ProblemError } from './problem.js';
import { isImmutable, sendFile } from './static-files.js';

const AN_HOUR = 'public, max-age=3600, stale-while-revalidate=86400';
const FOR_EVER = 'public, max-age=31536000, immutable';

/** The dashboard runs its own files and talks to its own origin; nothing else, whatever a title holds. */
const DASHBOARD_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves the built widget, to every site, and the dashboard, to itself. */
export function servePages(app: Hono<Environment>, { widget, dashboard }: Dependencies): void {
  app.get('*', (c, next) => {
    const path = c.req.path === '/' ? '/index.html' : c.req.path;

    const part = widget.get(path);
    if (part)
      return Promise.resolve(
        sendFile(c, part, {
          'Access-Control-Allow-Origin': '*',
          'Cross-Origin-Resource-Policy': 'cross-origin',
          'Cache-Control': isImmutable(path) ? FOR_EVER : AN_HOUR,
        }),
      );

    const page = dashboard.get(path);
    if (page)
      return Promise.resolve(
        sendFile(c, page, {
          'Content-Security-Policy': DASHBOARD_POLICY,
          'Referrer-Policy': 'no-referrer',
          'Cache-Control': isImmutable(path) ? FOR_EVER : 'no-cache',
        }),
      );

    if (/^\/luciole[.-]/.test(path) && isImmutable(path))
      throw new ProblemError(
        404,
        `This collector has no ${path.slice(0, 100)}: it was of another version. /luciole.js is always there.`,
      );
    if (path === '/luciole.js' || path === '/index.html')
      throw new ProblemError(
        503,
        `The ${path === '/index.html' ? 'dashboard' : 'widget'} is not built. Run "npm run build" and start again.`,
      );
    return next();
  });
}
