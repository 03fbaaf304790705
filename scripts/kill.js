/**
 * Kills the collector with SIGKILL at random moments under load, again and again on the same data, and looks
 * whether promise 2 holds: each acknowledged event is there once, by its id; each counter is what the events
 * make it; the file is sound. Then does the same to a collector that acknowledges before it commits: if the
 * check does not catch that one, the check is worth nothing, and the command fails too.
 *
 *   npm run test:kill -- --rounds 100 --seed 1
 */
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { mintToken } from '../dist/protocol/index.js';
import { Collector, EARLY } from './support/collector.js';
import { seeded } from './support/seeded.js';

const ORIGIN = 'https://www.example.org';
const CLIENTS = 16;
/** The collector under load lives this long, ms, at least and at most. */
const LIFE_MS = [20, 800];
const CONTROL_ROUNDS = 20;

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
});
const rounds = Number(values.rounds);
const random = seeded(Number(values.seed));

const real = await torture({ rounds, name: 'collector' });
report('collector', real);
const control = await torture({
  program: [EARLY],
  rounds: CONTROL_ROUNDS,
  name: 'control',
  untilLost: true,
});
report('control, which acknowledges early', control);

if (real.lost > 0 || real.faults.length > 0) fail('The collector broke its promise.');
if (real.acknowledged === 0) fail('Nothing was acknowledged: nothing was tested.');
if (control.acknowledged === 0) fail('The control acknowledged nothing: the check was not tried on it.');
if (control.lost === 0) fail('The check did not catch the collector that acknowledges early.');
console.log(
  '\nok: nothing acknowledged was lost or counted twice, and the check catches a collector that lies.',
);

async function torture({ program, rounds, name, untilLost = false }) {
  const collector = await Collector.create('kill');
  try {
    collector.luciole('site', 'add', 'demo', '--origin', ORIGIN, '--timezone', 'Europe/Paris');
    const world = { acknowledged: new Set(), unanswered: [], sent: 0 };
    let round = 0;
    let lost = 0;
    while (round < rounds && !(untilLost && lost > 0)) {
      round += 1;
      const before = new Set(world.acknowledged);
      const child = await collector.start({ program });
      const ended = once(child, 'exit');
      const clients = Array.from({ length: CLIENTS }, () => client(collector.port, world, child));
      await wait(LIFE_MS[0] + random() * (LIFE_MS[1] - LIFE_MS[0]));
      child.kill('SIGKILL');
      await ended;
      await Promise.all(clients);

      const fresh = [...world.acknowledged].filter((id) => !before.has(id));
      lost += missing(collector.file, fresh);
      if (round % 10 === 0 && process.stderr.isTTY)
        console.error(`${name}: round ${round}, ${world.acknowledged.size} acknowledged`);
    }
    const times = new Map();
    for await (const { kind, id } of collector.exported('demo'))
      if (kind === 'event') times.set(id, (times.get(id) ?? 0) + 1);
    lost = [...world.acknowledged].filter((id) => times.get(id) !== 1).length;
    return {
      rounds: round,
      lost,
      acknowledged: world.acknowledged.size,
      kept: times.size,
      faults: collector.faults(),
    };
  } finally {
    collector.remove();
  }
}

/** Reports events until the collector is dead; what had no answer is sent again later, as a widget would. */
async function client(port, world, child) {
  while (child.exitCode === null && child.signalCode === null && !child.killed) {
    const batch = world.unanswered.length > 0 && random() < 0.5 ? world.unanswered.pop() : newBatch(world);
    try {
      const response = await fetch(`http://127.0.0.1:${port}/v1/events`, {
        method: 'POST',
        headers: {
          'content-type': 'text/plain',
          origin: ORIGIN,
          'user-agent': agent(),
          'accept-language': 'fr',
        },
        body: JSON.stringify({ site: 'demo', sent: Date.now(), events: batch }),
      });
      if (response.status === 202) {
        const { rejected } = await response.json();
        const refused = new Set(rejected.map(({ index }) => index));
        for (const [index, { id }] of batch.entries()) if (!refused.has(index)) world.acknowledged.add(id);
      } else {
        await response.arrayBuffer();
        world.unanswered.push(batch);
      }
    } catch {
      world.unanswered.push(batch);
    }
  }
}

function newBatch(world) {
  return Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
    world.sent += 1;
    const at = Date.now();
    const id = `event-${String(world.sent).padStart(9, '0')}`;
    const base = { id, view: `view-${id}`, at, page: `${ORIGIN}/page-${Math.floor(random() * 20)}` };
    const kind = random();
    // A few tokens at a time, so that shares and arrivals meet.
    if (world.sent % 50 === 1) world.token = mintToken('whatsapp', 1, at);
    if (kind < 0.2)
      return { ...base, type: 'share', channel: 'whatsapp', method: 'button', token: world.token };
    if (kind < 0.6) return { ...base, type: 'landing', token: world.token };
    return { ...base, type: kind < 0.8 ? 'landing' : 'view' };
  });
}

function agent() {
  const version = 100 + Math.floor(random() * 50);
  return `Mozilla/5.0 (X11; Linux x86_64; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`;
}

/** How many of the ids are not on record once. */
function missing(path, ids) {
  const db = new Database(path);
  try {
    const count = db.prepare('select count(*) from event where id = ?').pluck();
    return ids.filter((id) => count.get(id) !== 1).length;
  } finally {
    db.close();
  }
}

function report(name, { rounds, acknowledged, kept, lost, faults }) {
  console.log(
    `${name}: ${rounds} kills, ${acknowledged} events acknowledged, ${kept} on record, ${lost} of the acknowledged lost or twice`,
  );
  for (const sentence of faults) console.log(`  ${sentence}`);
}

function fail(sentence) {
  console.error(`\nFAILED: ${sentence}`);
  process.exit(1);
}
