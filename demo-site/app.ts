import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { MAX_BODY_BYTES } from '../protocol/limits.js';
import { ATLAS_SCRIPT } from './atlas.js';
import { forwardEvents, problem } from './forward.js';
import { LANGUAGES, preferredLanguage, type Language } from './language.js';
import { renderPage, type PageContent, type Visit } from './layout.js';
import { atlasPage } from './pages/atlas.js';
import { homePage } from './pages/home.js';
import { lostPage } from './pages/lost.js';
import { sectionPage } from './pages/section.js';
import { storyPage } from './pages/story.js';
import { atlasPath, homePath, picturePath, sectionPath, storyPath } from './paths.js';
import { MARK, PICTURES } from './pictures.js';
import { isReader, READER_COOKIE } from './readers.js';
import { editionsIn } from './stories/index.js';
import type { SectionId } from './stories/story.js';
import { STYLE } from './style.js';
import { WORDS } from './words.js';

/** What the demo has to know of its surroundings. */
export interface DemoOptions {
  /** Where the collector answers browsers, e.g. `http://localhost:8787`. */
  collectorUrl: string;
  /** A further name by which the demo may be opened, beside `localhost` and `127.0.0.1`. */
  host?: string;
}

/** The demo publication as an app; nothing listens yet. */
export function createDemo(options: DemoOptions): Hono {
  const collectorUrl = options.collectorUrl.replace(/\/+$/, '');
  const names = new Set(['localhost', '127.0.0.1', ...(options.host ? [options.host] : [])]);
  const app = new Hono();

  const visitOf = (c: Context): Visit => {
    const cookie = getCookie(c, READER_COOKIE);
    return { reader: isReader(cookie) ? cookie : 'anna', origin: ownOrigin(c.req.raw, names), collectorUrl };
  };
  const show = (c: Context, page: PageContent, status: 200 | 404 = 200) => {
    c.header('Vary', 'Accept-Language, Cookie');
    c.header('Cache-Control', 'no-cache');
    return c.html(renderPage(visitOf(c), page), status);
  };
  const addPage = (
    path: string,
    page: (visit: Visit, c: Context) => PageContent,
    headers: Record<string, string> = {},
  ) => {
    app.get(path, (c) => {
      for (const [name, value] of Object.entries(headers)) c.header(name, value);
      return show(c, page(visitOf(c), c));
    });
    app.post(path, bodyLimit({ maxSize: 1024 }), changeReader);
  };

  addPage('/', (visit, c) => homePage(visit, preferredLanguage(c.req.header('accept-language'))));
  for (const language of LANGUAGES) {
    addPage(homePath(language), (visit) => homePage(visit, language));
    addPage(atlasPath(language), () => atlasPage(language));
    for (const section of Object.keys(WORDS[language].sections) as SectionId[]) {
      addPage(sectionPath(language, section), () => sectionPage(language, section));
    }
    for (const edition of editionsIn(language)) {
      const headers: Record<string, string> = edition.story.strictCsp
        ? { 'Content-Security-Policy': strictCsp(collectorUrl) }
        : {};
      addPage(storyPath(edition), () => storyPage(edition), headers);
    }
  }

  addAsset(app, '/style.css', 'text/css; charset=utf-8', STYLE);
  addAsset(app, '/atlas.js', 'text/javascript; charset=utf-8', ATLAS_SCRIPT);
  addAsset(app, '/favicon.svg', 'image/svg+xml', MARK);
  for (const [id, picture] of Object.entries(PICTURES))
    addAsset(app, picturePath(id), 'image/svg+xml', picture);

  const limit = bodyLimit({
    maxSize: MAX_BODY_BYTES,
    onError: () => problem(413, 'Content too large', `A batch has at most ${MAX_BODY_BYTES} bytes.`),
  });
  app.on(['POST', 'OPTIONS'], '/as/:reader/v1/events', limit, async (c) => {
    const reader = c.req.param('reader');
    if (!isReader(reader)) return problem(404, 'Not found', 'The demo knows no such reader.');
    return forwardEvents(c.req.raw, reader, collectorUrl);
  });

  app.notFound((c) => show(c, lostPage(languageOf(c)), 404));
  return app;
}

/** Keeps who reads in the demo's own cookie and goes back to the page, query included. */
async function changeReader(c: Context): Promise<Response> {
  const { reader } = await c.req.parseBody();
  if (!isReader(reader)) return c.text('No such reader.', 400);
  setCookie(c, READER_COOKIE, reader, { path: '/', httpOnly: true, sameSite: 'Lax' });
  const { pathname, search } = new URL(c.req.url);
  return c.redirect(pathname + search, 303);
}

/** The origin by which a browser opened the demo, as far as its `Host` is a name of the demo's. */
function ownOrigin(request: Request, names: Set<string>): string {
  const { hostname, origin, port } = new URL(request.url);
  if (names.has(hostname)) return origin;
  return `http://localhost${port && `:${port}`}`;
}

function strictCsp(collectorUrl: string): string {
  return [
    "default-src 'none'",
    `script-src ${new URL(collectorUrl).origin}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function languageOf(c: Context): Language {
  return (
    LANGUAGES.find((language) => c.req.path.startsWith(`/${language}/`)) ??
    preferredLanguage(c.req.header('accept-language'))
  );
}

function addAsset(app: Hono, path: string, type: string, content: string): void {
  app.get(path, (c) => c.body(content, 200, { 'Content-Type': type, 'Cache-Control': 'no-cache' }));
}
