/**
 * Kills the collector with SIGKILL at random moments under load, again and again on the same data, and looks
 * whether promise 2 holds: each acknowledged event is there once, by its id; each counter is what the events
 * make it; the file is sound. Then does the same to a collector that acknowledges before it commits: if the
 * check does not catch that one, the check is worth nothing, and the command fails too.
 *
 *   npm run test:kill -- --rounds 100 --seed 1
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const CLI = join(root, 'dist/server/cli.js');
const EARLY = join(root, 'scripts/kill/early.js');
const { mintToken } = await import(join(root, 'dist/protocol/index.js'));
const { SETTINGS } = await import(join(root, 'dist/server/config.js'));

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

const real = await torture({ program: [CLI, 'serve'], rounds, name: 'collector' });
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
  const data = mkdtempSync(join(tmpdir(), 'luciole-kill-'));
  const port = await freePort();
  const env = { ...process.env, LUCIOLE_DATA: data, LUCIOLE_PORT: String(port), LUCIOLE_HOST: '127.0.0.1' };
  env.LUCIOLE_LOG_LEVEL = 'fatal';
  // All the load comes from one address.
  if (SETTINGS.some((setting) => setting.name === 'LUCIOLE_RATE_LIMIT')) env.LUCIOLE_RATE_LIMIT = '0';
  const luciole = (...args) =>
    execFileSync(process.execPath, [CLI, ...args], { env, encoding: 'utf8', maxBuffer: 1 << 30 });
  try {
    luciole('site', 'add', 'demo', '--origin', ORIGIN, '--timezone', 'Europe/Paris');
    const world = { acknowledged: new Set(), unanswered: [], sent: 0 };
    let round = 0;
    let lost = 0;
    while (round < rounds && !(untilLost && lost > 0)) {
      round += 1;
      const before = new Set(world.acknowledged);
      const child = spawn(process.execPath, program, { env, stdio: ['ignore', 'inherit', 'inherit'] });
      const ended = once(child, 'exit');
      await ready(port, child);
      const clients = Array.from({ length: CLIENTS }, () => client(port, world, child));
      await wait(LIFE_MS[0] + random() * (LIFE_MS[1] - LIFE_MS[0]));
      child.kill('SIGKILL');
      await ended;
      await Promise.all(clients);

      const fresh = [...world.acknowledged].filter((id) => !before.has(id));
      lost += missing(join(data, 'luciole.db'), fresh);
      if (round % 10 === 0 && process.stderr.isTTY)
        console.error(`${name}: round ${round}, ${world.acknowledged.size} acknowledged`);
    }
    const exported = luciole('export', '--site', 'demo')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const times = new Map();
    for (const { kind, id } of exported) if (kind === 'event') times.set(id, (times.get(id) ?? 0) + 1);
    lost = [...world.acknowledged].filter((id) => times.get(id) !== 1).length;
    return {
      rounds: round,
      lost,
      acknowledged: world.acknowledged.size,
      kept: times.size,
      faults: faults(luciole),
    };
  } finally {
    rmSync(data, { recursive: true, force: true });
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

function faults(luciole) {
  let out;
  try {
    out = luciole('doctor', '--json');
  } catch (error) {
    out = error.stdout;
  }
  // How much room this machine has is not in question.
  return JSON.parse(out).filter(({ ok, check }) => !ok && check !== 'disk');
}

async function ready(port, child) {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) fail(`The collector ended with ${child.exitCode}.`);
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    await wait(10);
  }
  child.kill('SIGKILL');
  fail('The collector does not answer.');
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** mulberry32: the same moments and events for the same seed, as far as the machine allows. */
function seeded(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function report(name, { rounds, acknowledged, kept, lost, faults }) {
  console.log(
    `${name}: ${rounds} kills, ${acknowledged} events acknowledged, ${kept} on record, ${lost} of the acknowledged lost or twice`,
  );
  for (const { sentence } of faults) console.log(`  ${sentence}`);
}

function fail(sentence) {
  console.error(`\nFAILED: ${sentence}`);
  process.exit(1);
}
