import type { Hono } from 'hono';
import type { Dependencies, Environment } from './environment.js';
import type { Sightings } from '../watching/sightings.js';
import { ProblemError } from './problem.js';
import { isImmutable, sendFile } from './static-files.js';

const AN_HOUR = 'public, max-age=3600, stale-while-revalidate=86400';
const FOR_EVER = 'public, max-age=31536000, immutable';

/** The dashboard runs its own files and talks to its own origin; nothing else, whatever a title holds. */
const dashboardPolicy = (framers: string[]) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${framers.join(' ') || "'none'"}`,
  ].join('; ');

const DASHBOARD_HEADERS = {
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** Addresses of the dashboard besides the files it consists of; what they show, its script decides. */
const DASHBOARD_PAGES = new Set([
  '/',
  '/live',
  '/left-out',
  '/article',
  '/account',
  '/people',
  '/keys',
  '/links',
  '/mail',
  '/alerts',
  '/webhooks',
  '/log',
  '/site',
  '/add-site',
  '/invitation',
  '/unsubscribe',
  '/confirm',
]);

/** A site that is shown by a link, in a window of its own or in a frame, and which page of it. */
const SHOWN = /^(\/shared|\/embed\/([^/]+))(\/.+)?$/;
const SHOWN_PAGES = new Set(['/', '/live', '/left-out', '/article']);

/** Serves the built widget, to every site, and the dashboard, to itself. */
export function servePages(
  app: Hono<Environment>,
  { widget, dashboard, accounts }: Dependencies,
  sightings: Sightings,
): void {
  app.get('*', (c, next) => {
    // The site stands in the address of a frame: which pages may show it is said before any token is known.
    const [, base, embedded, below = '/'] = SHOWN.exec(c.req.path) ?? [];
    const isPage = DASHBOARD_PAGES.has(c.req.path) || (base !== undefined && SHOWN_PAGES.has(below));
    const path = isPage ? '/index.html' : c.req.path;

    const part = widget.get(path);
    if (part) {
      if (/^\/luciole(\.\d+\.\d+\.\d+)?\.js$/.test(path)) sightings.script(c.req.header('referer'));
      return Promise.resolve(
        sendFile(c, part, {
          'Access-Control-Allow-Origin': '*',
          'Cross-Origin-Resource-Policy': 'cross-origin',
          'Cache-Control': isImmutable(path) ? FOR_EVER : AN_HOUR,
        }),
      );
    }

    const page = dashboard.get(path);
    if (page)
      return Promise.resolve(
        sendFile(c, page, {
          ...DASHBOARD_HEADERS,
          'Content-Security-Policy': dashboardPolicy(embedded ? accounts.links.embedders(embedded) : []),
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
