/**
 * Where the writer lives: on the thread that takes requests, as in the product, or on one of its own (ADR 7).
 *   npm run bench:writer                        some three minutes
 *   npm run bench:writer -- --seconds 20 --rounds 3
 * The server runs on one core, the load on another. Ends with 1 when one of them lost an event.
 */
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Collector } from '../scripts/support/collector.js';
import { cpuSeconds } from './cpu-seconds.js';
import { pinned, under } from './cores.js';
import { drive } from './drive.js';
import { machine, machineLine } from './machine.js';
import { pace } from './pace.js';
import { median, quantile } from './statistics.js';
import { table } from './table.js';
import { createTraffic, ORIGIN, SITE } from './traffic.js';

const CONNECTIONS = 64;
const RATES = [1000, 2000, 4000];
const PLACES = {
  'request thread': undefined,
  'a thread of its own': [fileURLToPath(new URL('./writer/collector.js', import.meta.url))],
};

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '2' },
    json: { type: 'boolean', default: false },
  },
});
const seconds = Number(options.seconds);
const rounds = Number(options.rounds);
if (!(seconds > 0 && seconds <= 600 && Number.isInteger(rounds) && rounds > 0 && rounds <= 20)) {
  console.error('Choose up to 600 seconds and up to 20 rounds.');
  process.exit(2);
}

async function open(program) {
  const collector = await Collector.create('bench', { LUCIOLE_TRUST_PROXY: '127.0.0.1' });
  collector.luciole('site', 'add', SITE, '--origin', ORIGIN, '--timezone', 'Europe/Paris');
  const child = await collector.start({ under, ...(program && { program }) });
  const traffic = createTraffic({ inFlight: CONNECTIONS });
  let acknowledged = 0;
  const cpuOf = (events, cpuBefore) => ((cpuSeconds(child.pid) - cpuBefore) / events) * 1e6;
  const load = { port: collector.port, connections: CONNECTIONS, next: () => traffic.request(1) };
  return {
    async asFast() {
      const cpuBefore = cpuSeconds(child.pid);
      const { accepted, seconds: took } = await drive({ ...load, seconds });
      acknowledged += accepted;
      return { requestsPerSecond: accepted / took, cpuUs: cpuOf(accepted, cpuBefore) };
    },
    async at(perSecond) {
      const { statuses, latenciesMs } = await pace({ ...load, perSecond, seconds });
      acknowledged += statuses[202] ?? 0;
      return { p50Ms: median(latenciesMs), p99Ms: quantile(latenciesMs, 0.99) };
    },
    /** Events acknowledged and not on record, or the other way round. */
    async close() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      let kept = 0;
      for await (const { kind } of collector.exported(SITE)) if (kind === 'event') kept += 1;
      collector.remove();
      return acknowledged - kept;
    },
  };
}

const opened = new Map();
for (const [place, program] of Object.entries(PLACES)) opened.set(place, await open(program));
const measured = new Map([...opened.keys()].map((place) => [place, { fast: [], paced: new Map() }]));
for (const server of opened.values()) await server.asFast();
for (let round = 0; round < rounds; round += 1) {
  for (const [place, server] of opened) measured.get(place).fast.push(await server.asFast());
  for (const rate of RATES) {
    for (const [place, server] of opened) {
      const { paced } = measured.get(place);
      paced.set(rate, [...(paced.get(rate) ?? []), await server.at(rate)]);
    }
  }
}
const results = [...measured].map(([place, { fast, paced }]) => ({
  place,
  requestsPerSecond: median(fast.map(({ requestsPerSecond }) => requestsPerSecond)),
  cpuUs: median(fast.map(({ cpuUs }) => cpuUs)),
  paced: [...paced].map(([rate, each]) => ({
    rate,
    p50Ms: median(each.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(each.map(({ p99Ms }) => p99Ms)),
  })),
}));
let lost = 0;
for (const server of opened.values()) lost += Math.abs(await server.close());

if (options.json)
  console.log(JSON.stringify({ machine: machine(), pinned, seconds, rounds, results, lost }, null, 2));
else {
  console.log(
    `Where the writer lives, ${rounds} × ${seconds} s each${pinned ? ', server and load on a core each' : ''}\n${machineLine(machine())}\n`,
  );
  const head = [
    '',
    'requests/s',
    'CPU µs each',
    ...RATES.map((rate) => `p50 / p99 ms at ${rate.toLocaleString('en-GB')}`),
  ];
  const rows = results.map(({ place, requestsPerSecond, cpuUs, paced }) => [
    place,
    Math.round(requestsPerSecond),
    Math.round(cpuUs),
    ...paced.map(({ p50Ms, p99Ms }) => `${p50Ms.toFixed(1)} / ${p99Ms.toFixed(1)}`),
  ]);
  console.log(`${table(head, rows)}\n`);
  console.log(`${lost === 0 ? 'holds ' : 'FAILS '} acknowledged and on record differ by ${lost}`);
}
process.exitCode = lost === 0 ? 0 : 1;
