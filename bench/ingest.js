/**
 * What it costs to take events in and keep them, beside bare node:http that only parses them.
 *   npm run bench:ingest                        all of it, some two minutes
 *   npm run bench:ingest -- --only steady       or requests, batches, size, billion; can be repeated
 *   npm run bench:ingest -- --seconds 60 --rounds 1
 *   npm run bench:ingest -- --data DIR          where the databases are put (default: the temporary directory)
 *   npm run bench:ingest -- --json              the same for a program
 * The server runs on one core, the load on another. How to read it: bench/README.md.
 * Ends with 1 when the counts afterwards are not those acknowledged, or a bar does not hold.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { Collector } from '../scripts/support/collector.js';
import { pinned, under } from './cores.js';
import { cpuSeconds } from './cpu-seconds.js';
import { drive } from './drive.js';
import { machine, machineLine } from './machine.js';
import { pace } from './pace.js';
import { median, quantile } from './statistics.js';
import { table } from './table.js';
import { createTraffic, ORIGIN, SITE } from './traffic.js';

const CONNECTIONS = 64;
const BATCH = 10;
const STEADY_PER_SECOND = 4000;
/** A billion page views a month, as GetSocial once had them, and ten times that. */
const BILLION_A_MONTH = 1e9 / (30 * 86_400);
const PEAK = 10;
const BARS = { requests: 0.45, cpu: 0.45, batched: 1.5, steadyP99Ms: 15, bytes: 120 };
const PARTS = ['requests', 'batches', 'steady', 'billion', 'size'];

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: PARTS },
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
    'size-events': { type: 'string', default: '200000' },
    data: { type: 'string', default: tmpdir() },
    json: { type: 'boolean', default: false },
  },
});
const seconds = Number(options.seconds);
const rounds = Number(options.rounds);
const sizeEvents = Number(options['size-events']);
if (!(
  seconds > 0 &&
  seconds <= 600 &&
  Number.isInteger(rounds) &&
  rounds > 0 &&
  rounds <= 20 &&
  sizeEvents >= 1000 &&
  options.only.every((part) => PARTS.includes(part))
)) {
  console.error(
    `Choose up to 600 seconds, up to 20 rounds, 1000 events or more to weigh, and of ${PARTS.join(', ')}.`,
  );
  process.exit(2);
}
const wants = (...parts) => parts.some((part) => options.only.includes(part));

/** A running collector on a data directory of its own. */
async function startCollector() {
  const collector = await Collector.create('bench', { LUCIOLE_TRUST_PROXY: '127.0.0.1' }, options.data);
  try {
    collector.luciole('site', 'add', SITE, '--origin', ORIGIN, '--timezone', 'Europe/Paris');
    const key = collector.luciole('key', 'add', '--site', SITE);
    const child = await collector.start({ under });
    let running = true;
    const stop = async () => {
      if (!running) return;
      running = false;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    };
    return {
      port: collector.port,
      pid: child.pid,
      /** How many events it counted. */
      async counted() {
        const response = await fetch(`http://127.0.0.1:${collector.port}/v1/sites/${SITE}/stats`, {
          headers: { authorization: `Bearer ${key}` },
        });
        const { landings, views, shares, left_out } = (await response.json()).totals;
        return landings + views + shares + left_out;
      },
      stop,
      /** Bytes of its database, once it stopped. */
      bytes() {
        const files = readdirSync(collector.data).filter((name) => name.startsWith('luciole.db'));
        return files.reduce((sum, name) => sum + statSync(join(collector.data, name)).size, 0);
      },
      async close() {
        await stop();
        collector.remove();
      },
    };
  } catch (error) {
    collector.remove();
    throw error;
  }
}

/** The server that keeps nothing; it says its port in a line of JSON. */
async function startBare() {
  const [command, ...args] = [...under, process.execPath, 'bench/bare-server.js'];
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const [line] = await once(createInterface(child.stderr), 'line');
  return {
    port: JSON.parse(line).port,
    pid: child.pid,
    async close() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

const traffic = createTraffic({ inFlight: CONNECTIONS * BATCH });
/** Of all answers of the collector. */
const acknowledged = { events: 0, turnedAway: 0 };

/** What was answered, of which nothing but acknowledgement and being turned away is expected. */
function answersOf(statuses) {
  const { 202: accepted = 0, 503: turnedAway = 0, ...others } = statuses;
  if (Object.keys(others).length > 0)
    throw new Error(`Some answers are not those of a collector: ${JSON.stringify(statuses)}`);
  return { accepted, turnedAway };
}

/** As fast as it goes: each connection sends its next request once the last was answered. */
async function driven(server, { batch = 1, lasting = seconds } = {}) {
  const cpuBefore = cpuSeconds(server.pid);
  const result = await drive({
    port: server.port,
    connections: CONNECTIONS,
    seconds: lasting,
    next: () => traffic.request(batch),
  });
  const { accepted, turnedAway } = answersOf(result.statuses);
  note(server, { events: result.accepted, turnedAway });
  return {
    requestsPerSecond: accepted / result.seconds,
    eventsPerSecond: result.accepted / result.seconds,
    cpuUsPerRequest: ((cpuSeconds(server.pid) - cpuBefore) / result.answers) * 1e6,
    p50Ms: quantile(result.latenciesMs, 0.5),
    p99Ms: quantile(result.latenciesMs, 0.99),
  };
}

/** Single events at a steady rate, whatever became of those before. */
async function paced(server, perSecond) {
  const cpuBefore = cpuSeconds(server.pid);
  const startedAt = performance.now();
  const { statuses, latenciesMs } = await pace({
    port: server.port,
    perSecond,
    seconds,
    connections: CONNECTIONS,
    next: () => traffic.request(1),
  });
  const { accepted, turnedAway } = answersOf(statuses);
  note(server, { events: accepted, turnedAway });
  const elapsed = (performance.now() - startedAt) / 1000;
  return {
    requestsPerSecond: latenciesMs.length / elapsed,
    core: (cpuSeconds(server.pid) - cpuBefore) / elapsed,
    p50Ms: quantile(latenciesMs, 0.5),
    p99Ms: quantile(latenciesMs, 0.99),
  };
}

function note(server, { events, turnedAway }) {
  // What the bare server was sent is on record nowhere: nobody can arrive by it.
  if (server !== collector) return traffic.forgetShared();
  acknowledged.events += events;
  acknowledged.turnedAway += turnedAway;
}

const middle = (results) =>
  Object.fromEntries(
    Object.keys(results[0]).map((key) => [key, median(results.map((result) => result[key]))]),
  );

/** Measures by turns, so that whatever else the machine does falls on all, and shows the median of each. */
async function inRounds(measures) {
  const measured = Object.fromEntries(Object.keys(measures).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const [name, measure] of Object.entries(measures)) measured[name].push(await measure());
  return Object.fromEntries(Object.entries(measured).map(([name, results]) => [name, middle(results)]));
}

/** Bytes on disk for each of many events, beside those of the same events as they were sent. */
async function weigh() {
  const fresh = await startCollector();
  try {
    const own = createTraffic({ inFlight: CONNECTIONS * BATCH });
    let [kept, sent] = [0, 0];
    while (kept < sizeEvents) {
      const { accepted } = await drive({
        port: fresh.port,
        connections: CONNECTIONS,
        seconds: 1,
        next: () => {
          const request = own.request(BATCH);
          sent += request.length - request.indexOf('\r\n\r\n') - 4;
          return request;
        },
      });
      kept += accepted;
    }
    await fresh.stop();
    return { events: kept, bytesPerEvent: fresh.bytes() / kept, sentPerEvent: sent / kept };
  } finally {
    await fresh.close();
  }
}

const bars = [];
const bar = (says, holds) => bars.push({ says, holds });
const results = {};
const bare = await startBare();
const collector = await startCollector();
try {
  // Compiled before it is measured: a server runs for months.
  await driven(bare);
  await driven(collector);
  if (wants('batches')) await driven(collector, { batch: BATCH });

  if (wants('requests', 'batches')) {
    const found = await inRounds({
      bare: () => driven(bare),
      ...(wants('requests') && { single: () => driven(collector) }),
      ...(wants('batches') && { batched: () => driven(collector, { batch: BATCH }) }),
    });
    results.throughput = found;
    const beside = (what, ratio, least) =>
      bar(`${what}: ${ratio.toFixed(2)}× of bare node:http, at least ${least}×`, ratio >= least);
    if (found.single) {
      beside(
        'single events, by requests a second',
        found.single.requestsPerSecond / found.bare.requestsPerSecond,
        BARS.requests,
      );
      beside(
        'single events, by processor time a request',
        found.bare.cpuUsPerRequest / found.single.cpuUsPerRequest,
        BARS.cpu,
      );
    }
    if (found.batched)
      beside(
        `batches of ${BATCH}, by events a second`,
        found.batched.eventsPerSecond / found.bare.requestsPerSecond,
        BARS.batched,
      );
  }

  if (wants('steady', 'billion')) {
    const both = (rate) => ({ bare: () => paced(bare, rate), collector: () => paced(collector, rate) });
    const rates = [
      ...(wants('billion') ? [BILLION_A_MONTH, BILLION_A_MONTH * PEAK] : []),
      ...(wants('steady') ? [STEADY_PER_SECOND] : []),
    ];
    results.paced = [];
    for (const rate of rates) results.paced.push({ rate: Math.round(rate), ...(await inRounds(both(rate))) });
    const steady = results.paced.find(({ rate }) => rate === STEADY_PER_SECOND);
    if (steady) {
      const { p99Ms } = steady.collector;
      bar(
        `at a steady ${STEADY_PER_SECOND} a second: p99 ${p99Ms.toFixed(1)} ms, ${(p99Ms / steady.bare.p99Ms).toFixed(1)}× of bare node:http; at most ${BARS.steadyP99Ms} ms`,
        p99Ms <= BARS.steadyP99Ms,
      );
    }
  }

  const counted = await collector.counted();
  bar(
    `counted afterwards: ${counted.toLocaleString('en-GB')} of ${acknowledged.events.toLocaleString('en-GB')} acknowledged`,
    counted === acknowledged.events,
  );
  const { turnedAway } = acknowledged;
  bar(`turned away for too much load: ${turnedAway.toLocaleString('en-GB')} requests`, turnedAway === 0);

  if (wants('size')) {
    results.size = await weigh();
    const { events, bytesPerEvent, sentPerEvent } = results.size;
    bar(
      `on disk: ${bytesPerEvent.toFixed(0)} bytes an event after ${events.toLocaleString('en-GB')}, ${(bytesPerEvent / sentPerEvent).toFixed(2)}× of the ${sentPerEvent.toFixed(0)} sent; at most ${BARS.bytes}`,
      bytesPerEvent <= BARS.bytes,
    );
  }

  if (options.json)
    console.log(
      JSON.stringify(
        { machine: machine(), pinned, seconds, rounds, ...results, acknowledged, bars },
        null,
        2,
      ),
    );
  else {
    console.log(
      `Events made durable, ${CONNECTIONS} connections, ${rounds} × ${seconds} s each${pinned ? ', server and load on a core each' : ''}\n${machineLine(machine())}\n`,
    );
    if (results.throughput) {
      const names = {
        bare: 'bare node:http',
        single: 'one event a request',
        batched: `${BATCH} events a request`,
      };
      const rows = Object.entries(results.throughput).map(([name, each]) => [
        names[name],
        Math.round(each.requestsPerSecond),
        Math.round(each.eventsPerSecond),
        Math.round(each.cpuUsPerRequest),
        each.p50Ms.toFixed(1),
        each.p99Ms.toFixed(1),
      ]);
      const head = ['as fast as it goes', 'requests/s', 'events/s', 'CPU µs/request', 'p50 ms', 'p99 ms'];
      console.log(`${table(head, rows)}\n`);
    }
    if (results.paced) {
      const row = (name, { requestsPerSecond, core, p50Ms, p99Ms }) => [
        name,
        Math.round(requestsPerSecond),
        `${(core * 100).toFixed(1)} %`,
        p50Ms.toFixed(1),
        p99Ms.toFixed(1),
      ];
      const rows = results.paced.flatMap(({ rate, bare: plain, collector: whole }) => [
        row(`bare node:http at ${rate.toLocaleString('en-GB')}`, plain),
        row(`collector at ${rate.toLocaleString('en-GB')}`, whole),
      ]);
      console.log(`${table(['at a steady rate', 'events/s', 'of one core', 'p50 ms', 'p99 ms'], rows)}\n`);
    }
    for (const { says, holds } of bars) console.log(`${holds ? 'holds ' : 'FAILS '} ${says}`);
  }
  process.exitCode = bars.every(({ holds }) => holds) ? 0 : 1;
} finally {
  await collector.close();
  await bare.close();
}
