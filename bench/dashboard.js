/**
 * How the dashboard feels: when a person can use its first view, and what Lighthouse says of each page, with a
 * month of a made-up publication on record.
 *   npm run bench:dashboard                   a table of each
 *   npm run bench:dashboard -- --runs 15      more openings of the first view, 9 by default
 *   npm run bench:dashboard -- --only first   or lighthouse
 *   npm run bench:dashboard -- --pages overview,article   of Lighthouse, to work with
 *   npm run bench:dashboard -- --json         the same for a program
 * Ends with 1 when a bar does not hold.
 */
/* global document, requestAnimationFrame */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { findBrowser } from '../scripts/find-browser.js';
import { Collector, root } from '../scripts/support/collector.js';
import { machine, machineLine } from './machine.js';
import { servePages } from './page-server.js';
import { median, summary } from './statistics.js';
import { table } from './table.js';

const SITE = 'gazette';
const ORIGIN = 'https://gazette.example';
const INTERACTIVE_MS = 1000;
const SCORE = 95;
/** Opened in vain before the clock counts: the server compiles and reads for the first time. */
const WARM_UPS = 2;
/** Nothing long may happen for so long before a page is called interactive, ms. */
const QUIET_MS = 500;
const OPEN_TIMEOUT_MS = 30_000;
const CATEGORIES = ['performance', 'accessibility', 'best-practices'];
const PARTS = ['first', 'lighthouse'];

/** Where they are; `{page}` is the article that was shared most. */
const PAGES = {
  overview: '/',
  article: '/article?page={page}',
  live: '/live',
  'left out': '/left-out',
  'add a site': '/add-site',
  'site settings': '/site',
  people: '/people',
  keys: '/keys',
  links: '/links',
  mail: '/mail',
  alerts: '/alerts',
  webhooks: '/webhooks',
  log: '/log',
  account: '/account',
};
const FORMS = ['desktop', 'mobile'];

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '9' },
    only: { type: 'string', multiple: true, default: PARTS },
    pages: { type: 'string', default: Object.keys(PAGES).join(',') },
    json: { type: 'boolean', default: false },
  },
});
const runs = Number(options.runs);
const pages = options.pages.split(',');
if (
  !Number.isInteger(runs) ||
  runs < 1 ||
  !options.only.every((part) => PARTS.includes(part)) ||
  !pages.every((name) => Object.hasOwn(PAGES, name))
) {
  console.error(`--runs takes a whole number, 1 or more; --only takes ${PARTS.join(' or ')};`);
  console.error(`--pages takes some of ${Object.keys(PAGES).join(', ')}.`);
  process.exit(2);
}
const executablePath = findBrowser();
if (!executablePath) {
  console.error('There is no Chromium: install one, or name it in LUCIOLE_BROWSER.');
  process.exit(2);
}

const busyAtStart = loadavg()[0];
const collector = await Collector.create('bench-dashboard');
collector.luciole('site', 'add', SITE, '--origin', ORIGIN, '--timezone', 'Europe/Paris');
const today = new Date();
const monthAgo = new Date(today.getTime() - 30 * 86_400_000).toISOString().slice(0, 10);
collector.luciole('simulate', '--site', SITE, '--from', monthAgo, '--days', '30', '--json');
const server = await collector.start();
const base = `http://localhost:${collector.port}`;

/** Chromium's own arguments for a machine without a screen. */
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
const failures = [];
const result = { machine: machine(), busyAtStart };
try {
  if (options.only.includes('first')) result.first = await measureFirstView();
  if (options.only.includes('lighthouse')) result.lighthouse = await judgePages();
} finally {
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
  collector.remove();
}
report(result);
if (failures.length > 0) {
  console.error(`\nDoes not hold: ${failures.join('; ')}.`);
  process.exit(1);
}

/** Opens the first view and a page with one word by turns, each in a browser context that has nothing cached. */
async function measureFirstView() {
  const word = await servePages(
    new Map([
      [
        '/word.html',
        Buffer.from('<!doctype html><title>A word</title><h1 data-testid="total-shares">7</h1>'),
      ],
    ]),
  );
  const browser = await chromium.launch({ executablePath, args });
  try {
    const entry = await browser.newContext();
    await (await entry.newPage()).goto(collector.luciole('user', 'link'));
    const storageState = await entry.storageState();
    await entry.close();
    const contenders = { dashboard: `${base}/?site=${SITE}`, word: `${word.origin}/word.html` };
    const times = { dashboard: [], word: [] };
    for (let run = -WARM_UPS; run < runs; run += 1) {
      for (const [name, url] of Object.entries(contenders)) {
        const context = await browser.newContext({ storageState, viewport: { width: 1280, height: 900 } });
        const page = await context.newPage();
        await page.addInitScript(watch, QUIET_MS);
        await page.goto(url);
        await page.waitForFunction(() => globalThis.opened, undefined, { timeout: OPEN_TIMEOUT_MS });
        if (run >= 0) times[name].push(await page.evaluate(() => globalThis.opened));
        await context.close();
      }
    }
    const of = (name, figure) => summary(times[name].map((opening) => opening[figure]));
    const first = Object.fromEntries(
      Object.keys(contenders).map((name) => [
        name,
        { figuresMs: of(name, 'figuresMs'), interactiveMs: of(name, 'interactiveMs') },
      ]),
    );
    const ratio = first.dashboard.interactiveMs.median / first.word.interactiveMs.median;
    if (!(first.dashboard.interactiveMs.median <= INTERACTIVE_MS)) {
      failures.push(`the first view is interactive within ${INTERACTIVE_MS} ms`);
    }
    return { ...first, ratio };
  } finally {
    await browser.close();
    await word.close();
  }
}

/**
 * In the page: keeps when the first figure stood on the screen, and when the page could be used – the figure
 * stood, and no task of 50 ms or more ended later than that or began within `quietMs` after it.
 */
function watch(quietMs) {
  let lastLongEndedMs = 0;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) lastLongEndedMs = startTime + duration;
  }).observe({ type: 'longtask', buffered: true });
  const look = () => {
    const figure = document.querySelector('[data-testid="total-shares"]');
    if (!/\d/.test(figure?.textContent ?? '')) {
      requestAnimationFrame(look);
      return;
    }
    // The next frame is there when this one has been drawn.
    requestAnimationFrame(() => {
      const figuresMs = performance.now();
      const settle = () => {
        const sinceMs = performance.now() - Math.max(figuresMs, lastLongEndedMs);
        if (sinceMs < quietMs) setTimeout(settle, quietMs - sinceMs);
        else globalThis.opened = { figuresMs, interactiveMs: Math.max(figuresMs, lastLongEndedMs) };
      };
      settle();
    });
  };
  look();
}

/** What Lighthouse gives each page, signed in, as a desktop and as a telephone with its usual slowing down. */
async function judgePages() {
  const folder = join(root, 'bench/lighthouse');
  if (!existsSync(join(folder, 'node_modules'))) {
    console.error('Installing Lighthouse, once.');
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder], {
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
  }
  const { default: lighthouse, desktopConfig } = await import('./lighthouse/judge.js');
  const judged = [];
  const article = encodeURIComponent(await mostShared());
  const cookies = await signIn();
  for (const name of pages) {
    const url = new URL(`${base}${PAGES[name].replace('{page}', article)}`);
    url.searchParams.set('site', SITE);
    for (const form of FORMS) {
      // A browser for each: what one page leaves going, as a stream that never ends, is in no other's measures.
      const profile = mkdtempSync(join(tmpdir(), 'luciole-lighthouse-'));
      const port = await freePort();
      const context = await chromium.launchPersistentContext(profile, {
        executablePath,
        args: [...args, `--remote-debugging-port=${port}`],
      });
      try {
        await context.addCookies(cookies);
        const flags = { port, logLevel: 'error', onlyCategories: CATEGORIES, disableStorageReset: true };
        const { lhr } = await lighthouse(url.href, flags, form === 'desktop' ? desktopConfig : undefined);
        if (lhr.runtimeError) throw new Error(`${name}: ${lhr.runtimeError.message}`);
        if (new URL(lhr.finalDisplayedUrl).pathname !== url.pathname)
          throw new Error(`${name} led to ${lhr.finalDisplayedUrl}`);
        const scores = Object.fromEntries(
          CATEGORIES.map((category) => [category, Math.round(lhr.categories[category].score * 100)]),
        );
        const interactiveMs = Math.round(lhr.audits.interactive.numericValue);
        const complaints = Object.values(lhr.categories)
          .flatMap(({ auditRefs }) => auditRefs)
          .filter(({ id, weight }) => weight > 0 && (lhr.audits[id].score ?? 1) < 0.9)
          .map(({ id }) => id);
        judged.push({ name, form, ...scores, interactiveMs, complaints });
        for (const [category, score] of Object.entries(scores)) {
          if (score < SCORE)
            failures.push(`${name} (${form}) has ${SCORE} or more in ${category}, not ${score}`);
        }
      } finally {
        await context.close();
        rmSync(profile, { recursive: true, force: true });
      }
    }
  }
  return judged;
}

/** The cookies of who runs the server. */
async function signIn() {
  const browser = await chromium.launch({ executablePath, args });
  try {
    const context = await browser.newContext();
    await (await context.newPage()).goto(collector.luciole('user', 'link'));
    return await context.cookies();
  } finally {
    await browser.close();
  }
}

async function mostShared() {
  const key = collector.luciole('key', 'add', '--site', SITE);
  const response = await fetch(`${base}/v1/sites/${SITE}/stats?by=page&from=${monthAgo}&limit=1`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const { rows } = await response.json();
  return rows[0].key;
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

function report({ machine: where, busyAtStart: load, first, lighthouse }) {
  if (options.json) {
    console.log(JSON.stringify({ ...result, failures }, null, 2));
    return;
  }
  console.log(`\n${machineLine(where)}; load at the start ${load.toFixed(1)}\n`);
  const spread = ({ median: middle, low, high }) =>
    `${Math.round(middle)} (${Math.round(low)}–${Math.round(high)})`;
  if (first) {
    console.log(
      table(
        ['opened', 'first figure, ms', 'interactive, ms'],
        [
          ['the dashboard', spread(first.dashboard.figuresMs), spread(first.dashboard.interactiveMs)],
          ['a page with one word', spread(first.word.figuresMs), spread(first.word.interactiveMs)],
        ],
      ),
    );
    console.log(
      `\n${runs} openings each, median and quartiles; ${first.ratio.toFixed(1)} times the page with one word.\n`,
    );
  }
  if (lighthouse) {
    console.log(
      table(
        ['page', 'as', ...CATEGORIES, 'interactive, ms'],
        lighthouse.map((page) => [
          page.name,
          page.form,
          ...CATEGORIES.map((category) => page[category]),
          page.interactiveMs,
        ]),
      ),
    );
    const said = lighthouse.filter(({ complaints }) => complaints.length > 0);
    for (const { name, form, complaints } of said) console.log(`${name} (${form}): ${complaints.join(', ')}`);
    const lowest = Object.fromEntries(
      CATEGORIES.map((category) => [category, Math.min(...lighthouse.map((page) => page[category]))]),
    );
    console.log(
      `\nLowest: ${CATEGORIES.map((category) => `${category} ${lowest[category]}`).join(', ')}; median performance ${median(lighthouse.map(({ performance: score }) => score))}.`,
    );
  }
}
