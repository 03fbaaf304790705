/**
 * Contact sheets of the dashboard, to be looked at: every page, light and dark, in English and French, on desktop and
 * phone, on a month of a made-up publication. Says besides what axe finds wrong, what runs out of the window, what
 * is too small to be touched, and where the Tab key gets lost.
 *   npm run looks:dashboard                      into test-results/dashboard
 *   npm run looks:dashboard -- --to FOLDER       elsewhere
 *   npm run looks:dashboard -- --pages live,log  some pages only
 */
/* global document, axe, innerHeight, innerWidth, getComputedStyle */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { findHeadlessBrowser } from './find-browser.js';
import { Collector } from './support/collector.js';

const SITE = 'gazette';
const EMPTY = 'le-courrier-du-soir';
const ORIGIN = 'https://gazette.example';
const PASSWORD = 'a lamp in the dark';
const DEVICES = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };
const SCHEMES = ['light', 'dark'];
const LOCALES = { en: 'en-GB', fr: 'fr-FR' };
/** What stands on a sheet of a page is no longer than this, px. */
const LONGEST = { desktop: 5200, phone: 9000 };
const PATIENCE_MS = 120_000;
/** WCAG 2.2, 2.5.8. */
const TOUCHED = 24;
/** Of the Tab key on a page, at most. */
const STOPS = 300;

const { values: options } = parseArgs({
  options: {
    to: { type: 'string', default: 'test-results/dashboard' },
    pages: { type: 'string', multiple: true },
  },
});
const executablePath = findHeadlessBrowser();
if (!executablePath) {
  console.error('There is no Chromium: install one, or name it in LUCIOLE_BROWSER.');
  process.exit(2);
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const collector = await Collector.create('looks-dashboard', {
  // Nobody takes mail there; that it could be sent is enough to be shown.
  LUCIOLE_SMTP_URL: 'smtp://127.0.0.1:9',
  LUCIOLE_MAIL_FROM: 'Luciole <luciole@example.org>',
});
const base = `http://localhost:${collector.port}`;
for (const id of [SITE, EMPTY])
  collector.luciole('site', 'add', id, '--origin', ORIGIN, '--timezone', 'Europe/Paris');
collector.luciole('simulate', '--site', SITE, '--events', '20000', '--json');
for (const [email, role] of [
  ['marie-antoinette.de-la-rochefoucauld@redaction.example.org', 'owner'],
  ['nils@example.org', 'editor'],
  ['vera@example.org', 'viewer'],
])
  collector.luciole('user', 'add', email, '--site', SITE, '--role', role);
const server = await collector.start();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
mkdirSync(options.to, { recursive: true });
try {
  await lookAtAll();
} finally {
  await browser.close();
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
  collector.remove();
}

async function lookAtAll() {
  const entry = await browser.newContext();
  await (await entry.newPage()).goto(collector.luciole('user', 'link'));
  const signedIn = await entry.storageState();
  const made = await furnish(entry.request);
  const pages = pagesOf(made);
  const wanted = options.pages?.flatMap((names) => names.split(',')) ?? Object.keys(pages);
  for (const name of wanted) {
    const shots = [];
    for (const [device, viewport] of Object.entries(DEVICES))
      for (const scheme of SCHEMES)
        for (const [lang, locale] of Object.entries(LOCALES)) {
          const { path, guest = false, prepare } = pages[name];
          const context = await browser.newContext({
            ...{ viewport, locale, colorScheme: scheme },
            ...(!guest && { storageState: signedIn }),
          });
          context.setDefaultTimeout(PATIENCE_MS);
          const page = await context.newPage();
          await page.goto(base + path);
          await settled(page);
          await prepare?.(page, context);
          await page.waitForTimeout(150);
          const what = `${name}, ${device}, ${scheme}, ${lang}`;
          for (const fault of await faultsOf(page)) console.log(`${what}: ${fault}`);
          const byKeys = device === 'desktop' && scheme === 'light' && !prepare;
          const shot = await shoot(page, device, prepare !== undefined);
          for (const fault of byKeys ? await keyboardFaultsOf(page) : []) console.log(`${what}: ${fault}`);
          shots.push({ device, scheme, png: shot });
          await context.close();
        }
    await sheets(name, shots);
    console.error(name);
  }
}

/** Waits until nothing is on its way any more. */
async function settled(page) {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.locator('.skeleton').first().waitFor({ state: 'detached' });
  // A live view is never without a request under way.
  await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => undefined);
}

/** All of a page, or what is seen of it where something lies over it. */
async function shoot(page, device, seen) {
  if (seen) return page.screenshot();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const { width, height: least } = DEVICES[device];
  return page.screenshot({
    clip: { x: 0, y: 0, width, height: Math.max(least, Math.min(height, LONGEST[device])) },
    fullPage: true,
  });
}

/** Everything that a page shows is there. */
async function furnish(request) {
  const post = async (path, data, method = 'POST') => {
    const answer = await request.fetch(`${base}${path}`, { method, headers: { origin: base }, data });
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
    return answer.status() === 204 ? {} : answer.json();
  };
  const of = (path, data, method) => post(`/v1/sites/${SITE}${path}`, data, method);
  await of('/keys', { name: 'newsletter of the evening', scope: 'read' });
  await of('/keys', { name: 'archive', scope: 'export' });
  const link = await of('/links', { name: 'the board' });
  const locked = await of('/links', { name: 'the press', password: PASSWORD });
  const invitation = await of('/invitations', { name: 'Nils-Håkan', role: 'editor' });
  const hook = (name, url) => ({ name, kind: 'json', url, events: ['alert.burst'], language: 'en' });
  await of('/webhooks', hook('Newsroom', 'https://hooks.example.org/luciole'));
  await post('/v1/account', { email: 'olga@example.org' }, 'PATCH');
  const wanted = { weekly: true, monthly: false, alerts: true, language: 'en' };
  await post('/v1/account/letters', { site: SITE, ...wanted }, 'PUT');
  const rows = (await (await request.get(`${base}/v1/sites/${SITE}/stats?by=page&limit=1`)).json()).rows;
  return {
    shared: new URL(link.link),
    locked: new URL(locked.link),
    invitation: new URL(invitation.link),
    article: encodeURIComponent(rows[0].key),
  };
}

function pagesOf({ shared, locked, invitation, article }) {
  const at = (path, more = {}) => ({
    path: `${path}${path.includes('?') ? '&' : '?'}site=${SITE}`,
    ...more,
  });
  const guest = (path) => ({ path, guest: true });
  const offline = { prepare: (page, context) => beOffline(page, context) };
  const refused = {
    prepare: async (page) => {
      await page.route('**/v1/sites/*/**', (route) =>
        route.fulfill({
          status: 500,
          json: { title: 'x', status: 500, detail: 'The store does not answer.' },
        }),
      );
      await page.reload();
      await page.getByTestId('unreachable').waitFor();
    },
  };
  return {
    overview: at('/'),
    narrowed: at('/?channel=whatsapp&device=mobile&period=90&compare=year'),
    article: at(`/article?page=${article}`),
    live: at('/live'),
    'left-out': at('/left-out'),
    'first-view': { path: `/?site=${EMPTY}` },
    'no-days': at('/?period=2026-01'),
    'add-site': at('/add-site'),
    site: at('/site'),
    people: at('/people'),
    keys: at('/keys'),
    links: at('/links'),
    mail: at('/mail'),
    alerts: at('/alerts'),
    webhooks: at('/webhooks'),
    log: at('/log'),
    account: at('/account'),
    'sign-in': guest('/'),
    invitation: guest(invitation.pathname + invitation.hash),
    shared: guest(shared.pathname + shared.hash),
    locked: guest(locked.pathname + locked.hash),
    embed: guest(`/embed/${SITE}${shared.hash}`),
    'embed-article': guest(`/embed/${SITE}/article?page=${article}${shared.hash}`),
    unsubscribe: guest('/unsubscribe#lucm_made-up'),
    confirm: guest('/confirm#lucc_made-up'),
    shortcuts: at('/', { prepare: (page) => page.keyboard.press('?') }),
    glossary: at('/', { prepare: (page) => page.locator('.counted').nth(1).click() }),
    days: at('/', { prepare: (page) => page.getByRole('button', { name: /^(Other|Autres)/ }).click() }),
    offline: at('/left-out?period=7', offline),
    error: at('/', refused),
  };
}

async function beOffline(page, context) {
  await context.setOffline(true);
  await page.getByTestId('unreachable').waitFor();
}

/** What is wrong with a page as far as a program can see. */
async function faultsOf(page) {
  await page.evaluate(axeSource);
  return page.evaluate(async (least) => {
    const { violations } = await axe.run();
    const faults = violations.map(({ id, nodes }) => `axe: ${id} (${nodes[0].html.slice(0, 120)})`);
    if (document.documentElement.scrollWidth > innerWidth)
      faults.push(`runs out of the window by ${document.documentElement.scrollWidth - innerWidth} px`);
    const named = (node) => `<${node.localName}> "${node.textContent.trim().slice(0, 40)}"`;
    for (const node of document.querySelectorAll('a, button, select, input, textarea, summary')) {
      const { width, height } = node.getBoundingClientRect();
      const inText = node.localName === 'a' && getComputedStyle(node).display === 'inline';
      if (width > 0 && !inText && (width < least || height < least) && !node.closest('label'))
        faults.push(`small: ${named(node)} ${Math.round(width)}×${Math.round(height)}`);
    }
    for (const node of document.querySelectorAll('main *, header *')) {
      const { overflowX, textOverflow } = getComputedStyle(node);
      if (textOverflow === 'ellipsis' && node.scrollWidth > node.clientWidth)
        faults.push(`cut off: ${named(node)}`);
      else if (
        overflowX === 'visible' &&
        node.children.length === 0 &&
        node.scrollWidth > node.clientWidth + 1 &&
        node.clientWidth > 0
      )
        faults.push(`overflows: ${named(node)}`);
    }
    return [...new Set(faults)];
  }, TOUCHED);
}

/** What is wrong for who goes through a page by the Tab key alone: every stop can be seen, and the last leads out. */
async function keyboardFaultsOf(page) {
  const faults = [];
  for (let stop = 0; stop < STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const fault = await page.evaluate(() => {
      const node = document.activeElement;
      if (!node || node === document.body) return 'out';
      const { outlineStyle, boxShadow } = getComputedStyle(node);
      const { width, height, top, bottom } = node.getBoundingClientRect();
      const what = `<${node.localName}> "${(node.ariaLabel ?? node.textContent).trim().slice(0, 40)}"`;
      if (outlineStyle === 'none' && boxShadow === 'none') return `no sign of focus: ${what}`;
      if (width === 0 || height === 0 || bottom < 0 || top > innerHeight)
        return `focus out of sight: ${what}`;
      return '';
    });
    if (fault === 'out') return faults;
    if (fault !== '') faults.push(fault);
  }
  return [...faults, `more than ${STOPS} stops`];
}

/** Lays the looks of a page out beside each other: on a desktop, those of either theme on a sheet of their own. */
async function sheets(name, shots) {
  const sheet = async (file, own, width) => {
    const page = await browser.newPage({ viewport: { width: own.length * (width + 12) + 12, height: 600 } });
    const images = own.map(({ png }) => `<img src="data:image/png;base64,${png.toString('base64')}">`);
    await page.setContent(`<!doctype html>
<style>body{margin:12px;background:#777;display:flex;gap:12px;align-items:start}</style>${images.join('')}`);
    writeFileSync(
      join(options.to, `${file}.png`),
      await page.screenshot({ fullPage: true, timeout: PATIENCE_MS }),
    );
    await page.close();
  };
  for (const [device, { width }] of Object.entries(DEVICES)) {
    const own = shots.filter((shot) => shot.device === device);
    if (device === 'phone') await sheet(`${name}-phone`, own, width);
    else
      for (const scheme of SCHEMES)
        await sheet(
          `${name}-${device}-${scheme}`,
          own.filter((shot) => shot.scheme === scheme),
          width,
        );
  }
}
