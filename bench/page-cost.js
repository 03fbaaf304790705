/**
 * What share buttons cost the page they are on: ours beside its peers, in Chromium slowed down four times.
 *   npm run bench:page                   a table
 *   npm run bench:page -- --runs 31      more runs of each, 15 by default
 *   npm run bench:page -- --peers shareon,share-menu   beside these only, to work with
 *   npm run bench:page -- --json         the same for a program
 * Ends with 1 when a bar does not hold.
 */
/* global requestIdleCallback */
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { findBrowser } from '../scripts/find-browser.js';
import { article } from './article.js';
import { machine, machineLine } from './machine.js';
import { servePages } from './page-server.js';
import { median, summary } from './statistics.js';
import { table } from './table.js';
import { widgets } from './widgets.js';

const CPU_SLOWDOWN = 4;
/** How many times slower the page really ran, for a view to count: a busy machine cannot keep a promise of four. */
const SLOWDOWN_MIN = 3;
const SLOWDOWN_MAX = 6;
const MAX_TRIES = 10;
const FRAME_MS = 16;
const RUN_TIMEOUT_MS = 20_000;
/** With fewer, a median says as much about the machine as about the widget. */
const MIN_RUNS = 15;

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    peers: { type: 'string' },
    runs: { type: 'string', default: String(MIN_RUNS) },
  },
});
const runs = Number(options.runs);
if (!Number.isInteger(runs) || runs < 1) {
  console.error('--runs takes a whole number, 1 or more.');
  process.exit(2);
}

const browserPath = findBrowser();
if (!browserPath) {
  console.error('There is no Chromium: install one, or name it in LUCIOLE_BROWSER.');
  process.exit(2);
}

const floor = {
  name: 'the page alone',
  version: '–',
  offers: [],
  drawsIcons: false,
  files: new Map(),
  attributes: {},
  markup: '',
};
const [own, ...known] = await widgets();
const asked = options.peers?.split(',');
const contenders = [floor, own, ...known.filter(({ name }) => asked?.includes(name.split(' ')[0]) ?? true)];

/**
 * One clock for all: it starts before anything of a widget has been looked at, and what draws its buttons is in it,
 * be that a script or a style sheet. A style sheet that stands in the page's head has drawn them before a script
 * comes, which then only makes them work: a widget that has one is looked at in that way too, and no bar judges it.
 */
const views = contenders.flatMap((widget, index) => [
  { widget, index, folder: `/${index}`, together: true },
  ...(widget.style ? [{ widget, index, folder: `/${index}-styled`, together: false }] : []),
]);

const files = new Map();
for (const { widget, folder, together } of views) {
  const preloads = [...widget.files.keys()].map((file) => preload(widget, file)).join('');
  const sheet = widget.style && !together ? `<link rel="stylesheet" href="${widget.style}" />` : '';
  const head = widget.rules ? `<style>${widget.rules}</style>${sheet}` : sheet;
  files.set(`${folder}/page.html`, Buffer.from(article({ head, preloads, markup: widget.markup })));
  files.set(`${folder}/measure.js`, readFileSync(new URL('measure.js', import.meta.url)));
  for (const [name, body] of widget.files) files.set(`${folder}/${name}`, body);
}

/** The link that has a file at hand before the clock starts: the network is not what is measured here. */
function preload({ script, style }, file) {
  if (file === style) return `<link rel="preload" as="style" href="${file}" />`;
  if (!file.endsWith('.js')) return '';
  // What the tag names is a classic script; what that imports is a module, fetched in another mode.
  return `<link rel="preload" as="script" href="${file}"${file === script ? '' : ' crossorigin'} />`;
}

const server = await servePages(files);
const browser = await chromium.launch({
  executablePath: browserPath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  ],
});
const browserVersion = browser.version();

/** One view of the article with a widget, in a browser context of its own. */
async function look({ widget, folder, together }, fullSpeedMs) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(RUN_TIMEOUT_MS);
    const trouble = [];
    page.on('pageerror', (error) => trouble.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(server.origin) && !request.url().startsWith('data:')) {
        trouble.push(`it asked for ${request.url()}`);
      }
    });
    const devtools = await context.newCDPSession(page);
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    server.take();
    await page.goto(`${server.origin}${folder}/page.html`, { waitUntil: 'load' });
    await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));

    const loaded = await metricsOf(devtools);
    const slowdownBefore = (await page.evaluate(() => globalThis.workMs())) / fullSpeedMs;
    const before = await metricsOf(devtools);
    const seen = await within(
      page.evaluate((given) => globalThis.measure(given), {
        script: widget.script,
        style: together ? widget.style : undefined,
        attributes: widget.attributes,
        controls: widget.controls,
        count: widget.offers.length,
      }),
      `${widget.name} did not show ${widget.offers.length} buttons`,
    );
    const after = await metricsOf(devtools);
    await devtools.send('HeapProfiler.collectGarbage');
    await devtools.send('HeapProfiler.collectGarbage');
    const { JSHeapUsedSize: heapBytes } = await metricsOf(devtools);
    const slowdownAfter = (await page.evaluate(() => globalThis.workMs())) / fullSpeedMs;
    if (trouble.length > 0) throw new Error(`${widget.name}: ${trouble.join('; ')}`);

    const own = server.take().filter(({ path }) => !/\/(page\.html|measure\.js)$/.test(path));
    return {
      ...seen,
      scriptMs: (after.ScriptDuration - before.ScriptDuration) * 1_000,
      taskMs: (after.TaskDuration - before.TaskDuration) * 1_000,
      pageMs: (loaded.TaskDuration + after.TaskDuration - before.TaskDuration) * 1_000,
      slowdowns: [slowdownBefore, slowdownAfter],
      heapBytes,
      requests: own.length,
      bytes: own.reduce((sum, { bytes }) => sum + bytes, 0),
    };
  } finally {
    await context.close();
  }
}

/** Looks until the page was slowed down as it should be; gives up with a sentence. */
async function lookFairly(view, fullSpeedMs) {
  for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
    const figures = await look(view, fullSpeedMs);
    if (figures.slowdowns.every((times) => times >= SLOWDOWN_MIN && times <= SLOWDOWN_MAX)) return figures;
    discarded += 1;
  }
  throw new Error(
    `The machine is too busy to be measured: ${MAX_TRIES} views in a row ran faster or slower than they should.`,
  );
}

/** How fast this browser is when nothing slows it down: the best of several, in ms. */
async function fullSpeed() {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${server.origin}${views[0].folder}/page.html`);
    const tries = [];
    for (let count = 0; count < 10; count += 1) tries.push(await page.evaluate(() => globalThis.workMs()));
    return Math.min(...tries);
  } finally {
    await context.close();
  }
}

async function metricsOf(devtools) {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

/** Fails with a sentence where a page never gets there. */
async function within(promise, sentence) {
  let timer;
  const late = new Promise((_, failed) => {
    timer = setTimeout(
      () => failed(new Error(`${sentence} within ${RUN_TIMEOUT_MS / 1_000} s.`)),
      RUN_TIMEOUT_MS,
    );
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

const loadAtStart = loadavg()[0];
let discarded = 0;
let failure;
const taken = contenders.map(() => []);
const takenStyled = contenders.map(() => []);
try {
  const fullSpeedMs = await fullSpeed();
  // The first round warms the browser and is not counted.
  for (let round = 0; round <= runs; round += 1) {
    if (!options.json) process.stderr.write(`\rround ${round} of ${runs} `);
    for (let turn = 0; turn < views.length; turn += 1) {
      // Interleaved, and each round begins with another: what the machine does meanwhile falls on all alike.
      const view = views[(turn + round) % views.length];
      const figures = await lookFairly(view, fullSpeedMs);
      if (round > 0) (view.together ? taken : takenStyled)[view.index].push(figures);
    }
  }
} catch (error) {
  failure = error;
} finally {
  if (!options.json) process.stderr.write(`\r${' '.repeat(40)}\r`);
  await browser.close();
  await server.close();
}
if (failure) {
  console.error(failure.message);
  process.exit(1);
}

const costs = ['mountMs', 'frameMs', 'scriptMs', 'taskMs', 'pageMs', 'heapBytes'];

const results = contenders.map(({ name, version, offers, drawsIcons }, index) => {
  const of = (cost) => taken[index].map((run) => run[cost]);
  return {
    name,
    version,
    offers,
    drawsIcons,
    mountStyledMs: summary(
      (takenStyled[index].length > 0 ? takenStyled : taken)[index].map(({ mountMs }) => mountMs),
    ),
    ...Object.fromEntries(costs.map((cost) => [cost, summary(of(cost))])),
    runsWithLongTask: of('longTasks').filter((tasks) => tasks.length > 0).length,
    longestTaskMs: Math.max(0, ...of('longTasks').flat()),
    layoutShift: { median: median(of('layoutShift')), highest: Math.max(...of('layoutShift')) },
    requests: median(of('requests')),
    bytes: median(of('bytes')),
    runs: taken[index],
    runsStyled: takenStyled[index],
  };
});

const [alone, ours, ...peers] = results;
const ms = (value) => `${value.toFixed(1)} ms`;
const slower = peers.filter(({ mountMs }) => mountMs.median > ours.mountMs.median);
const drawing = peers.filter(({ drawsIcons }) => drawsIcons);
const ahead = drawing.filter((peer) => !slower.includes(peer));
const bars = [
  {
    says: `adds no long task: in ${ours.runsWithLongTask} of ${runs} runs, the page alone in ${alone.runsWithLongTask}`,
    holds: ours.runsWithLongTask <= alone.runsWithLongTask,
  },
  {
    says: `adds no layout shift: ${ours.layoutShift.highest.toFixed(4)} at most`,
    holds: ours.layoutShift.highest <= alone.layoutShift.highest,
  },
  {
    says: `mounts within one frame, ${FRAME_MS} ms: ${ms(ours.mountMs.median)}, median of ${runs} runs`,
    holds: ours.mountMs.median <= FRAME_MS && runs >= MIN_RUNS,
  },
  {
    says: `mounts faster than every peer that draws its own icons${ahead.length > 0 ? `: not than ${ahead.map(({ name }) => name).join(', ')}` : ''}`,
    holds: ahead.length === 0,
  },
];
// Said beside the bars, never instead of them.
const goals = [
  { says: 'mounts faster than every peer', holds: slower.length === peers.length },
  {
    says: 'mounts faster than every peer that draws its own icons, where their style sheets have drawn them before',
    holds: drawing.every(({ mountStyledMs }) => mountStyledMs.median > ours.mountMs.median),
  },
];

if (options.json) {
  const setting = {
    machine: machine(),
    browser: browserVersion,
    cpuSlowdown: CPU_SLOWDOWN,
    runs,
    loadAtStart,
    discarded,
  };
  console.log(JSON.stringify({ ...setting, results, bars, goals }, null, 2));
} else {
  const spread = ({ median: middle, low, high }, digits = 1) =>
    `${middle.toFixed(digits)} (${low.toFixed(digits)}–${high.toFixed(digits)})`;
  const ratio = (value, to) => `${(value / to).toFixed(2)}×`;
  const isAlone = (result) => result === alone;

  console.log(`What five share buttons cost the page they are on, CPU slowed down ${CPU_SLOWDOWN} times`);
  console.log(
    `${machineLine(machine())}, Chromium ${browserVersion}, ${runs} interleaved runs of each, load ${loadAtStart.toFixed(1)}`,
  );
  const slowdowns = taken.flat().flatMap((run) => run.slowdowns);
  console.log(
    `Slowed down ${median(slowdowns).toFixed(1)} times, median; ${discarded} views discarded for another speed\n`,
  );
  console.log(`Time in ms: median (quartiles)\n`);
  console.log(
    table(
      [
        '',
        'version',
        'mount',
        'to ours',
        'sheet before',
        'next frame',
        'script',
        'main thread',
        'whole page',
        'to page alone',
      ],
      results.map((result) => [
        result.name,
        result.version,
        isAlone(result) ? '–' : spread(result.mountMs),
        isAlone(result) ? '–' : ratio(result.mountMs.median, ours.mountMs.median),
        isAlone(result) ? '–' : spread(result.mountStyledMs),
        spread(result.frameMs),
        spread(result.scriptMs),
        spread(result.taskMs),
        spread(result.pageMs, 0),
        ratio(result.pageMs.median, alone.pageMs.median),
      ]),
    ),
  );
  console.log();
  console.log(
    table(
      [
        '',
        'runs with a long task',
        'longest, ms',
        'layout shift',
        'requests',
        'bytes',
        'heap KB',
        'added KB',
      ],
      results.map((result) => [
        result.name,
        result.runsWithLongTask,
        result.longestTaskMs ? result.longestTaskMs.toFixed(0) : '–',
        result.layoutShift.highest.toFixed(4),
        result.requests,
        result.bytes,
        spread(scaled(result.heapBytes, 1 / 1_024), 0),
        isAlone(result) ? '–' : Math.round((result.heapBytes.median - alone.heapBytes.median) / 1_024),
      ]),
    ),
  );
  console.log(`\n${ours.name}:`);
  for (const { says, holds } of bars) console.log(`${holds ? 'pass' : 'FAIL'}  ${says}`);
  for (const { says, holds } of goals) console.log(`${holds ? 'met ' : 'not '}  goal, no bar: ${says}`);
}
process.exitCode = bars.every(({ holds }) => holds) ? 0 : 1;

function scaled(values, by) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value * by]));
}
