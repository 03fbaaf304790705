/**
 * Watches the system calls of a collector under load, and looks whether each acknowledgement follows a sync of
 * the log that has its event. A kill cannot tell: what was written and not synced survives it in the system's
 * cache, and is lost when the power is. Then does the same to a collector that acknowledges before it commits:
 * if the check does not catch that one, the command fails too.
 *
 *   npm run test:trace -- --events 400
 *
 * Needs `strace` and Linux; ends with 3 and a sentence where it cannot be had.
 */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Collector, EARLY } from './support/collector.js';
import { judge } from './trace/judge.js';
import { readTrace } from './trace/read-trace.js';

const ORIGIN = 'https://www.example.org';
const CLIENTS = 8;
const CONTROL_EVENTS = 20;
const CALLS = 'read,readv,recvfrom,recvmsg,write,writev,sendto,sendmsg,pwrite64,pwritev,fsync,fdatasync';

const { values } = parseArgs({ options: { events: { type: 'string', default: '400' } } });
const events = Number(values.events);
if (!(Number.isInteger(events) && events > 0)) {
  console.error('Choose how many events: --events 400.');
  process.exit(2);
}
if (spawnSync('strace', ['-o', '/dev/null', 'true']).status !== 0) {
  console.error(
    'System calls cannot be watched here: install strace (apt-get install strace), and allow it to trace.',
  );
  process.exit(3);
}

// One after another, each sync is one acknowledgement's own; all at once, they share it.
const alone = await watch({ events: Math.ceil(events / 4), clients: 1 });
report('one at a time', alone);
const together = await watch({ events, clients: CLIENTS });
report(`${CLIENTS} at a time`, together);
const control = await watch({ events: CONTROL_EVENTS, clients: 1, program: [EARLY] });
report('control, which acknowledges early', control);

const trouble = [
  alone.acknowledged + together.acknowledged < Math.ceil(events / 4) + events && 'Not every event was seen.',
  alone.early + together.early > 0 && 'An acknowledgement did not wait for the log to be synced.',
  control.acknowledged === 0 && 'The control acknowledged nothing: the check was not tried on it.',
  control.early === 0 && 'The check did not catch the collector that acknowledges early.',
].find(Boolean);
if (trouble) {
  console.error(`\nFAILED: ${trouble}`);
  process.exit(1);
}
console.log(
  '\nok: each acknowledgement follows a sync of the log, and the check catches a collector that lies.',
);

async function watch({ events, clients, program }) {
  const collector = await Collector.create('trace');
  const trace = join(collector.data, 'trace.txt');
  try {
    collector.luciole('site', 'add', 'demo', '--origin', ORIGIN, '--timezone', 'Europe/Paris');
    const under = [
      'strace',
      '-f',
      '-yy',
      '-s',
      '64',
      '-e',
      `trace=${CALLS}`,
      '-e',
      'signal=none',
      '-o',
      trace,
    ];
    const strace = await collector.start({ program, under });
    const ended = once(strace, 'exit');
    let sent = 0;
    const client = async () => {
      while (sent < events) await post(collector.port, (sent += 1));
    };
    await Promise.all(Array.from({ length: clients }, client));
    // Not strace itself: it ends, with the trace whole, once what it watches has ended.
    process.kill(
      Number(readFileSync(`/proc/${strace.pid}/task/${strace.pid}/children`, 'utf8').trim()),
      'SIGTERM',
    );
    await ended;
    return judge(readTrace(readFileSync(trace, 'utf8')));
  } finally {
    collector.remove();
  }
}

async function post(port, n) {
  const id = `event-${String(n).padStart(6, '0')}`;
  const event = { type: 'landing', id, view: id, at: Date.now(), page: `${ORIGIN}/page-${n % 7}` };
  const response = await fetch(`http://127.0.0.1:${port}/v1/events`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain', origin: ORIGIN, 'user-agent': 'Mozilla/5.0 Firefox/140.0' },
    body: JSON.stringify({ site: 'demo', sent: Date.now(), events: [event] }),
  });
  await response.arrayBuffer();
  if (response.status !== 202) throw new Error(`An event was answered with ${response.status}.`);
}

function report(name, { acknowledged, early }) {
  console.log(`${name}: ${acknowledged} acknowledged, ${early} of them before the log was synced`);
}
