/**
 * Whether reading stays quick as the record grows, whether ingest notices that somebody reads, and whether
 * memory stays what it is.
 *   npm run bench:reading                            a small record, some minutes
 *   npm run bench:reading -- --events 12000000 --memory-events 5000000 --seconds 60
 *   npm run bench:reading -- --only panels           or beside, or memory
 *   npm run bench:reading -- --data DIR              where the databases are put (default: the temporary directory)
 *   npm run bench:reading -- --record DIR            records that stay there, filled by the first run only
 *   npm run bench:reading -- --json                  the same for a program
 * The record is 90 days of a made-up publication. The server runs on one core, the load on another.
 * Ends with 1 when a bar does not hold.
 */
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Collector } from '../scripts/support/collector.js';
import { pinned, under } from './cores.js';
import { drive } from './drive.js';
import { machine, machineLine } from './machine.js';
import { pace } from './pace.js';
import { median, quantile } from './statistics.js';
import { table } from './table.js';
import { createTraffic, ORIGIN, SITE } from './traffic.js';

const ZONE = 'Europe/Paris';
const DAYS = 90;
const SMALL_SHARE = 0.01;
/** About one share to five landings. */
const WORLD = ['--days', String(DAYS), '--share-rate', '0.2', '--views', '0', '--seed', '1'];
const ASKED = 60;
const CONNECTIONS = 64;
const RATE = 2000;
const BATCH = 100;
const BARS = { p95Ms: 50, growth: 3, besideMs: 25, beside: 3, memoryMib: 320, memoryGrowth: 1.1 };
const PARTS = ['panels', 'beside', 'memory'];

const { values: options } = parseArgs({
  options: {
    events: { type: 'string', default: '200000' },
    'memory-events': { type: 'string', default: '200000' },
    seconds: { type: 'string', default: '10' },
    only: { type: 'string', multiple: true, default: PARTS },
    data: { type: 'string', default: tmpdir() },
    record: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const events = Number(options.events);
const memoryEvents = Number(options['memory-events']);
const seconds = Number(options.seconds);
if (!(
  events >= 1000 &&
  memoryEvents >= 1000 &&
  seconds > 0 &&
  options.only.every((part) => PARTS.includes(part))
)) {
  console.error(`Choose 1000 events or more, some seconds, and of ${PARTS.join(', ')}.`);
  process.exit(2);
}

/**
 * A running collector on a data directory of its own, filled with so many made-up events; `record`: one that stays,
 * and is filled only once.
 */
async function open(made, record) {
  const settings = { LUCIOLE_TRUST_PROXY: '127.0.0.1' };
  const collector = await (record === undefined
    ? Collector.create('bench', settings, options.data)
    : Collector.on(record, settings));
  const isFilled = existsSync(collector.file);
  try {
    if (!isFilled) {
      collector.luciole('site', 'add', SITE, '--origin', ORIGIN, '--timezone', ZONE);
      if (made > 0)
        collector.luciole('simulate', '--site', SITE, '--events', String(made), ...WORLD, '--json');
    }
    const key = collector.luciole('key', 'add', '--site', SITE);
    const child = await collector.start({ under });
    const root = `http://127.0.0.1:${collector.port}/v1/sites/${SITE}`;
    return {
      port: collector.port,
      pid: child.pid,
      bytes: statSync(collector.file).size,
      /** Asks one question and answers what was said. */
      async ask(path) {
        const response = await fetch(`${root}/${path}`, { headers: { authorization: `Bearer ${key}` } });
        if (!response.ok) throw new Error(`${path} was answered with ${response.status}`);
        return response.json();
      },
      async close() {
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        await ended;
        if (record === undefined) collector.remove();
      },
    };
  } catch (error) {
    if (record === undefined) collector.remove();
    throw error;
  }
}

/** How much a record holds, and what it takes on disk. */
async function sizeOf({ bytes, ask }) {
  const { landings, views, shares, left_out, conversions } = (
    await ask('stats?from=2026-01-01&to=2027-12-31')
  ).totals;
  const kept = landings + views + shares + left_out + conversions;
  return { events: kept, landings, shares, bytes, bytesPerEvent: bytes / kept };
}

/** The questions behind the dashboard's panels, and those of one page and one channel, over all the days. */
async function panelsOf(collector) {
  const { to } = await collector.ask('stats');
  const from = new Date(Date.parse(to) - (DAYS - 1) * 86_400_000).toISOString().slice(0, 10);
  const span = `from=${from}&to=${to}&limit=100`;
  const { rows } = await collector.ask(`stats?by=page&${span}`);
  const page = encodeURIComponent(rows[0].key);
  const by = [
    ...['channel', 'page', 'day', 'source', 'generation', 'method', 'visibility', 'hour'],
    ...['country', 'device', 'browser', 'language', 'referrer', 'campaign'],
  ];
  return new Map([
    ['totals', `stats?${span}`],
    ...by.map((name) => [`by ${name}`, `stats?by=${name}&${span}`]),
    ['left out', `left-out?from=${from}&to=${to}`],
    ['a channel by day', `stats?by=day&channel=whatsapp&${span}`],
    ['a page by day', `stats?by=day&page=${page}&${span}`],
  ]);
}

async function measurePanels(big, small) {
  const figures = [];
  const [ofBig, ofSmall] = [await panelsOf(big), await panelsOf(small)];
  for (const [name, path] of ofBig) {
    const times = { big: [], small: [] };
    const timed = async (collector, question) => {
      const startedAt = performance.now();
      const { partial, read } = await collector.ask(question);
      if (read !== undefined) throw new Error(`${name} is not answered from counters`);
      return { ms: performance.now() - startedAt, partial };
    };
    // By turns, so that whatever else the machine does falls on both.
    for (let n = 0; n < ASKED + 5; n += 1) {
      const [a, b] = [await timed(big, path), await timed(small, ofSmall.get(name))];
      // Those that load and compile are not counted.
      if (n < 5) continue;
      times.big.push(a.ms);
      times.small.push(b.ms);
    }
    const [p95, smallP95] = [quantile(times.big, 0.95), quantile(times.small, 0.95)];
    figures.push({
      name,
      p50Ms: median(times.big),
      p95Ms: p95,
      smallP95Ms: smallP95,
      growth: p95 / smallP95,
    });
  }
  return figures;
}

async function measureBeside(big) {
  const traffic = createTraffic({ inFlight: CONNECTIONS });
  const panels = [...(await panelsOf(big)).values()];
  const load = { port: big.port, perSecond: RATE, connections: CONNECTIONS, next: () => traffic.request(1) };
  const measured = async (while_) => {
    const { latenciesMs, statuses } = await while_(pace({ ...load, seconds }));
    const { 202: acknowledged = 0, 503: turnedAway = 0, ...others } = statuses;
    if (Object.keys(others).length > 0)
      throw new Error(`Some answers are not those of a collector: ${JSON.stringify(statuses)}`);
    return { acknowledged, turnedAway, p50Ms: median(latenciesMs), p99Ms: quantile(latenciesMs, 0.99) };
  };
  await pace({ ...load, seconds: Math.min(3, seconds) });
  const without = await measured((running) => running);
  let polls = 0;
  const withReaders = await measured(async (running) => {
    let over = false;
    const ended = running.finally(() => (over = true));
    while (!over) {
      const second = wait(1000);
      await Promise.all(panels.map((path) => big.ask(path)));
      polls += 1;
      await Promise.race([second, ended.catch(() => undefined)]);
    }
    return ended;
  });
  return { without, with: withReaders, polls };
}

async function measureMemory() {
  const collector = await open(0);
  try {
    const traffic = createTraffic({ inFlight: CONNECTIONS * BATCH });
    let accepted = 0;
    /** The least of some looks: garbage comes and goes. */
    const residentMib = async () => {
      const looks = [];
      for (let n = 0; n < 10; n += 1) {
        looks.push(
          Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${collector.pid}/status`, 'utf8'))[1]) / 1024,
        );
        await wait(200);
      }
      return Math.min(...looks);
    };
    const sendUntil = async (goal) => {
      while (accepted < goal) {
        const result = await drive({
          port: collector.port,
          connections: CONNECTIONS,
          seconds: 2,
          next: () => traffic.request(BATCH),
        });
        accepted += result.accepted;
        if (!options.json) process.stderr.write(`memory: ${accepted} of ${memoryEvents} events\n`);
      }
      return { events: accepted, mib: await residentMib() };
    };
    const early = await sendUntil(memoryEvents / 5);
    const late = await sendUntil(memoryEvents);
    return { early, late, growth: late.mib / early.mib };
  } finally {
    await collector.close();
  }
}

const bars = [];
const bar = (says, holds) => bars.push({ says, holds });
const result = {};
const opened = [];
try {
  const wants = (part) => options.only.includes(part);
  if (wants('panels') || wants('beside')) {
    const recordOf = (size) => options.record && join(options.record, size);
    const big = await open(events, recordOf('big'));
    opened.push(big);
    result.record = await sizeOf(big);
    if (wants('panels')) {
      const small = await open(Math.round(events * SMALL_SHARE), recordOf('small'));
      opened.push(small);
      result.panels = await measurePanels(big, small);
      for (const { name, p95Ms, growth } of result.panels)
        bar(
          `${name}: p95 ${p95Ms.toFixed(1)} ms, ${growth.toFixed(1)}× of the small record's; at most ${BARS.p95Ms} ms and ${BARS.growth}×`,
          p95Ms <= BARS.p95Ms && growth <= BARS.growth,
        );
    }
    if (wants('beside')) {
      result.beside = await measureBeside(big);
      const { without, with: beside } = result.beside;
      const ratio = beside.p99Ms / without.p99Ms;
      bar(
        `ingest beside a dashboard: p99 ${beside.p99Ms.toFixed(1)} ms, ${ratio.toFixed(1)}× of without; at most ${BARS.besideMs} ms and ${BARS.beside}×`,
        beside.p99Ms <= BARS.besideMs && ratio <= BARS.beside,
      );
      const turnedAway = without.turnedAway + beside.turnedAway;
      bar(`turned away for too much load: ${turnedAway.toLocaleString('en-GB')} requests`, turnedAway === 0);
    }
  }
  if (wants('memory')) {
    result.memory = await measureMemory();
    const { early, late, growth } = result.memory;
    bar(
      `memory: ${late.mib.toFixed(0)} MiB after ${late.events.toLocaleString('en-GB')} events, ${growth.toFixed(2)}× of after ${early.events.toLocaleString('en-GB')}; at most ${BARS.memoryMib} MiB and ${BARS.memoryGrowth}×`,
      late.mib <= BARS.memoryMib && growth <= BARS.memoryGrowth,
    );
  }

  if (options.json) console.log(JSON.stringify({ machine: machine(), pinned, ...result, bars }, null, 2));
  else {
    console.log(
      `Figures read from ${DAYS} days${pinned ? ', server and load on a core each' : ''}\n${machineLine(machine())}\n`,
    );
    if (result.record) {
      const { events: kept, landings, shares, bytes, bytesPerEvent } = result.record;
      const said = (count) => count.toLocaleString('en-GB');
      console.log(
        `The record: ${said(kept)} events, of them ${said(shares)} shares and ${said(landings)} landings; ${said(Math.round(bytes / 1e6))} MB, ${bytesPerEvent.toFixed(0)} bytes each\n`,
      );
    }
    if (result.panels) {
      const rows = result.panels.map(({ name, p50Ms, p95Ms, smallP95Ms, growth }) => [
        name,
        ...[p50Ms, p95Ms, smallP95Ms, growth].map((figure) => figure.toFixed(1)),
      ]);
      console.log(`${table(['panel', 'p50 ms', 'p95 ms', 'p95 ms on 1 %', 'ratio'], rows)}\n`);
    }
    if (result.beside) {
      const row = (name, { acknowledged, p50Ms, p99Ms }) => [
        name,
        acknowledged,
        p50Ms.toFixed(1),
        p99Ms.toFixed(1),
      ];
      const { without, polls } = result.beside;
      console.log(
        `${table([`ingest, ${RATE} a second`, 'acknowledged', 'p50 ms', 'p99 ms'], [row('alone', without), row(`beside ${polls} looks at every panel`, result.beside.with)])}\n`,
      );
    }
    for (const { says, holds } of bars) console.log(`${holds ? 'holds ' : 'FAILS '} ${says}`);
  }
  process.exitCode = bars.every(({ holds }) => holds) ? 0 : 1;
} finally {
  for (const each of opened) await each.close();
}
