/**
 * How many events a second the collector makes durable, beside bare node:http that only parses them.
 *   npm run bench:ingest                        a short run, a minute or so
 *   npm run bench:ingest -- --seconds 60 --rounds 1
 *   npm run bench:ingest -- --data DIR          where the databases are put (default: the temporary directory)
 *   npm run bench:ingest -- --json              the same for a program
 * The server runs on one core, the load on another; rounds of each alternate after one that is not
 * counted, and the median is shown.
 * Ends with 1 when the counts afterwards are not those acknowledged, or a bar does not hold.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { mintToken } from '../dist/protocol/index.js';
import { drive } from './drive.js';
import { machine, machineLine } from './machine.js';
import { median, quantile } from './statistics.js';
import { table } from './table.js';

const CONNECTIONS = 64;
const ADDRESSES = 20_000;
const PAGES = 500;
const BATCH = 10;
const ORIGIN = 'https://bench.example.org';
const AGENTS = [
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36',
];
const CHANNELS = ['whatsapp', 'messenger', 'telegram', 'email', 'sms', 'copy'];
const BARS = { requests: 0.45, cpu: 0.45, batched: 1.5 };

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
    data: { type: 'string', default: tmpdir() },
    json: { type: 'boolean', default: false },
  },
});
const seconds = Number(options.seconds);
const rounds = Number(options.rounds);
if (!(seconds > 0 && seconds <= 600 && Number.isInteger(rounds) && rounds > 0 && rounds <= 20)) {
  console.error('Choose up to 600 seconds and up to 20 rounds.');
  process.exit(2);
}

const pins = cpus().length > 1 && spawnSync('taskset', ['-acp', '1', String(process.pid)]).status === 0;
const onCoreOfItsOwn = (args) => (pins ? ['taskset', '-c', '0', ...args] : args);

/** Numbers that are the same in each run (mulberry32). */
let state = 20_261_123;
const random = () => {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
};
const below = (n) => Math.floor(random() * n);
const one = (items) => items[below(items.length)];

/** As the widget makes them. */
const newId = () => Date.now().toString(36) + Math.random().toString(36).slice(2, 10);
/** Tokens that were shared and not opened yet, with the number of the address that shared them. */
const shared = [];

/** Two of ten are shares, two arrive by one, two land without, four are views inside. */
function event(reader) {
  const common = `"id":"${newId()}","view":"${newId()}","page":"${ORIGIN}/articles/${Math.floor(random() ** 2 * PAGES)}","at":${Date.now()}`;
  const kind = random();
  if (kind < 0.2) {
    const channel = one(CHANNELS);
    const token = mintToken(channel, 1, Date.now());
    shared.push({ token, reader });
    return `{"type":"share",${common},"channel":"${channel}","method":"button","token":"${token}"}`;
  }
  // Shares of the last moments may still be under way; nobody opens a link before it was sent.
  if (kind < 0.4 && shared.length > 2 * CONNECTIONS * BATCH && shared[0].reader !== reader)
    return `{"type":"landing",${common},"token":"${shared.shift().token}","title":"An article"}`;
  if (kind < 0.6) return `{"type":"landing",${common},"title":"An article"}`;
  return `{"type":"view",${common},"title":"An article"}`;
}

/** A whole request with so many events of one reader. */
function request(events) {
  const reader = below(ADDRESSES);
  const list = Array.from({ length: events }, () => event(reader)).join(',');
  const body = `{"site":"bench","sent":${Date.now()},"events":[${list}]}`;
  return [
    'POST /v1/events HTTP/1.1',
    'Host: collector.example.org',
    `Origin: ${ORIGIN}`,
    'Content-Type: text/plain;charset=UTF-8',
    `Content-Length: ${body.length}`,
    `User-Agent: ${AGENTS[reader % AGENTS.length]}`,
    'Accept-Language: fr-FR,fr;q=0.9,en;q=0.5',
    `X-Forwarded-For: 198.${18 + (reader >> 16)}.${(reader >> 8) & 255}.${reader & 255}`,
    '',
    body,
  ].join('\r\n');
}

/** Starts a server that says its port in a line of JSON on stderr. */
async function startServer(args, env = {}) {
  const [command, ...rest] = onCoreOfItsOwn([process.execPath, ...args]);
  const child = spawn(command, rest, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  });
  const said = [];
  const port = await new Promise((resolve, reject) => {
    child.on('exit', () => reject(new Error(`The server did not start:\n${said.join('\n')}`)));
    createInterface(child.stderr).on('line', (line) => {
      said.push(line);
      const port = line.startsWith('{') ? JSON.parse(line).port : undefined;
      if (port) resolve(port);
    });
  });
  return {
    port,
    pid: child.pid,
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** Processor time a process used so far, s; NaN where the system does not say. */
function cpuSeconds(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    const ticksPerSecond = 100;
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  } catch {
    return NaN;
  }
}

async function measure(server, events) {
  const cpuBefore = cpuSeconds(server.pid);
  const result = await drive({
    port: server.port,
    connections: CONNECTIONS,
    seconds,
    next: () => request(events),
  });
  const { 202: acknowledged = 0, 503: turnedAway = 0, ...others } = result.statuses;
  if (Object.keys(others).length > 0)
    throw new Error(`Some answers are not those of a collector: ${JSON.stringify(result.statuses)}`);
  return {
    requestsPerSecond: acknowledged / result.seconds,
    eventsPerSecond: result.accepted / result.seconds,
    cpuUsPerRequest: ((cpuSeconds(server.pid) - cpuBefore) / result.answers) * 1e6,
    p50Ms: quantile(result.latenciesMs, 0.5),
    p99Ms: quantile(result.latenciesMs, 0.99),
    accepted: result.accepted,
    turnedAway,
  };
}

const middle = (results) =>
  Object.fromEntries(
    Object.keys(results[0]).map((key) => [key, median(results.map((result) => result[key]))]),
  );

const dataDir = mkdtempSync(join(options.data, 'luciole-bench-'));
const env = {
  LUCIOLE_DATA: dataDir,
  LUCIOLE_HOST: '127.0.0.1',
  LUCIOLE_PORT: '0',
  LUCIOLE_TRUST_PROXY: '127.0.0.1',
  LUCIOLE_RATE_LIMIT: '0',
  LUCIOLE_SITE_RATE_LIMIT: '0',
};
const luciole = (...args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/luciole.js', ...args], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
};

const servers = [];
try {
  luciole('site', 'add', 'bench', '--origin', ORIGIN, '--timezone', 'Europe/Paris');
  const key = luciole('key', 'add', '--site', 'bench');
  const bare = await startServer(['bench/bare-server.js']);
  servers.push(bare);
  const collector = await startServer(['bin/luciole.js', 'serve'], env);
  servers.push(collector);

  // Compiled before it is measured: a server runs for months.
  await measure(bare, 1);
  shared.length = 0;
  const warmUp = [await measure(collector, 1), await measure(collector, BATCH)];
  shared.length = 0;

  const measured = { bare: [], single: [], batched: [] };
  for (let round = 0; round < rounds; round += 1) {
    measured.bare.push(await measure(bare, 1));
    // What the bare server was sent is on record nowhere: nobody can arrive by it.
    shared.length = 0;
    measured.single.push(await measure(collector, 1));
    measured.batched.push(await measure(collector, BATCH));
    shared.length = 0;
  }

  const acknowledged = [...warmUp, ...measured.single, ...measured.batched].reduce(
    (sum, { accepted }) => sum + accepted,
    0,
  );
  const turnedAway = [...warmUp, ...measured.single, ...measured.batched].reduce(
    (sum, each) => sum + each.turnedAway,
    0,
  );
  const response = await fetch(`http://127.0.0.1:${collector.port}/v1/sites/bench/stats`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const { totals } = await response.json();
  const counted = totals.landings + totals.views + totals.shares + totals.left_out;

  const results = {
    bare: middle(measured.bare),
    single: middle(measured.single),
    batched: middle(measured.batched),
  };
  const ratios = {
    requests: results.single.requestsPerSecond / results.bare.requestsPerSecond,
    cpu: results.bare.cpuUsPerRequest / results.single.cpuUsPerRequest,
    batched: results.batched.eventsPerSecond / results.bare.requestsPerSecond,
  };
  const bars = [
    ...[
      ['single events, by requests a second', ratios.requests, BARS.requests],
      ['single events, by processor time a request', ratios.cpu, BARS.cpu],
      [`batches of ${BATCH}, by events a second`, ratios.batched, BARS.batched],
    ].map(([what, ratio, bar]) => ({
      says: `${what}: ${ratio.toFixed(2)}× of bare node:http, at least ${bar}×`,
      holds: ratio >= bar,
    })),
    {
      says: `counted afterwards: ${counted.toLocaleString('en-GB')} of ${acknowledged.toLocaleString('en-GB')} acknowledged`,
      holds: counted === acknowledged,
    },
    {
      says: `turned away for too much load: ${turnedAway.toLocaleString('en-GB')} requests`,
      holds: turnedAway === 0,
    },
  ];

  if (options.json) {
    console.log(
      JSON.stringify({ machine: machine(), pins, seconds, rounds, results, ratios, totals, bars }, null, 2),
    );
  } else {
    console.log(
      `Events made durable, ${CONNECTIONS} connections, ${rounds} × ${seconds} s each${pins ? ', server and load on a core each' : ''}\n${machineLine(machine())}\n`,
    );
    const row = (name, { requestsPerSecond, eventsPerSecond, cpuUsPerRequest, p50Ms, p99Ms }) => [
      name,
      Math.round(requestsPerSecond),
      Math.round(eventsPerSecond),
      Math.round(cpuUsPerRequest),
      p50Ms.toFixed(1),
      p99Ms.toFixed(1),
    ];
    console.log(
      table(
        ['', 'requests/s', 'events/s', 'CPU µs/request', 'p50 ms', 'p99 ms'],
        [
          row('bare node:http', results.bare),
          row('one event a request', results.single),
          row(`${BATCH} events a request`, results.batched),
        ],
      ),
    );
    console.log();
    for (const { says, holds } of bars) console.log(`${holds ? 'holds ' : 'FAILS '} ${says}`);
  }
  process.exitCode = bars.every(({ holds }) => holds) ? 0 : 1;
} finally {
  for (const server of servers) await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
