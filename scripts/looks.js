/**
 * Contact sheets of the buttons, to be looked at: every layout, look and theme, on phone and desktop, from left to
 * right and from right to left, on a light page and a dark one.
 *   npm run looks                    into test-results/looks
 *   npm run looks -- --to FOLDER     elsewhere
 */
/* global requestAnimationFrame */
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { findBrowser } from './find-browser.js';

const LAYOUTS = ['inline', 'sticky-left', 'sticky-right', 'bottom'];
const LOOKS = ['', 'icons', 'labels', 'compact'];
const THEMES = ['', 'light', 'dark', 'auto'];
const DIRECTIONS = { ltr: 'en', rtl: 'ar' };
const SCHEMES = { light: '#fff;color:#222', dark: '#14110d;color:#f4efe6' };
/** Frames as wide as the device, and as high as it takes to see a column of buttons at a side. */
const DEVICES = {
  phone: { width: 390, height: 380, columns: 4 },
  desktop: { width: 900, height: 420, columns: 4 },
};

const { values: options } = parseArgs({ options: { to: { type: 'string', default: 'test-results/looks' } } });
const browserPath = findBrowser();
if (!browserPath) {
  console.error('There is no Chromium: install one, or name it in LUCIOLE_BROWSER.');
  process.exit(2);
}

/** A page with one element, as the documentation has its place kept free. */
const frame = ({ layout, look, theme, dir, scheme }) => `<!doctype html>
<html lang="${DIRECTIONS[dir]}" dir="${dir}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>The lamp</title>
<style>
  html { color-scheme: ${scheme} }
  body { margin: 16px; font: 16px/1.5 sans-serif; background: ${SCHEMES[scheme]} }
  luciole-share { display: block; padding-bottom: 40px }
  luciole-share[layout^='sticky'] { height: 0; padding: 0; overflow: hidden }
  @media (max-width: 767.98px) { luciole-share[layout='bottom'] { height: 0; padding: 0; overflow: hidden } }
</style>
<script async src="/luciole.js" data-site="looks"></script>
<p>Nobody had seen it for years, and then one evening it shone again.</p>
<luciole-share layout="${layout}" ${look && `look="${look}"`} ${theme && `theme="${theme}"`} counts="1">
  <p slot="lead"><strong>Do you know somebody?</strong></p><p slot="reason">Your friend gets the guide.</p>
</luciole-share>
<p>And that is how it was, until the morning.</p></html>`;

/** All layouts by all themes, in one look. */
const sheet = ({ width, height, columns }, { look, dir, scheme }) => `<!doctype html><meta charset="utf-8">
<style>
  body { margin: 8px; font: 13px sans-serif; display: grid; grid-template-columns: repeat(${columns}, ${width}px); gap: 8px }
  iframe { border: 1px solid #888; width: ${width}px; height: ${height}px }
</style>
${LAYOUTS.flatMap((layout) =>
  THEMES.map((theme) => {
    const query = new URLSearchParams({ layout, look, theme, dir, scheme });
    return `<div>${layout} ${theme || 'no theme'}<br><iframe src="/frame?${query}"></iframe></div>`;
  }),
).join('\n')}`;

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  const answer = (type, body) => response.writeHead(200, { 'content-type': type }).end(body);
  const asked = Object.fromEntries(searchParams);
  if (pathname === '/frame') answer('text/html', frame(asked));
  else if (pathname === '/sheet') answer('text/html', sheet(DEVICES[asked.device], asked));
  else if (pathname.endsWith('/counts')) answer('application/json', '{"shares":1234}');
  else if (pathname.endsWith('.js'))
    answer('text/javascript', readFileSync(join('dist/widget', basename(pathname))));
  else response.writeHead(204).end();
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({
  executablePath: browserPath,
  args: ['--no-sandbox', '--disable-gpu'],
});
mkdirSync(options.to, { recursive: true });
try {
  for (const [device, { width, columns }] of Object.entries(DEVICES))
    for (const dir of Object.keys(DIRECTIONS))
      for (const scheme of Object.keys(SCHEMES))
        for (const look of LOOKS) {
          const page = await browser.newPage({
            viewport: { width: columns * (width + 8) + 16, height: 800 },
            colorScheme: scheme,
          });
          await page.goto(`${origin}/sheet?${new URLSearchParams({ device, dir, scheme, look })}`);
          // The count comes last of all.
          for (const each of page.frames().slice(1))
            await each
              .locator('luciole-share small')
              .filter({ hasText: /\S/ })
              .waitFor({ state: 'attached' });
          await page.evaluate(
            () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
          );
          const path = join(options.to, `${device}-${dir}-${scheme}-${look || 'default'}.png`);
          await page.screenshot({ path, fullPage: true });
          await page.close();
          console.log(path);
        }
} finally {
  await browser.close();
  server.close();
}
