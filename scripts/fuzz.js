/**
 * Sends the collector a million requests, nearly each of them bent somewhere, over loopback, and looks whether
 * it stays what it is: no answer 500 and none missing, no crash, no growth of memory, and on record each event
 * that it acknowledged, once, and nothing else.
 *
 *   npm run test:fuzz -- --requests 1000000 --seed 1
 *
 * The seed is printed; the same one makes the same requests, but for their times.
 */
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mintToken } from '../dist/protocol/index.js';
import { Book } from './fuzz/book.js';
import { Connection } from './fuzz/connection.js';
import { growth } from './fuzz/growth.js';
import { Requests } from './fuzz/requests.js';
import { Collector, root } from './support/collector.js';
import { seeded } from './support/seeded.js';

const CONNECTIONS = 16;
/** Where the golden payloads come from. */
const ORIGIN = 'http://localhost:8788';
const SITE = 'demo';
const LOOKS = 100;
const TELL_EVERY_MS = 10_000;

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const requests = Number(values.requests);
const seed = Number(values.seed);
if (!(Number.isInteger(requests) && requests >= LOOKS && Number.isInteger(seed))) {
  console.error(`Choose a whole seed, and ${LOOKS} requests or more.`);
  process.exit(2);
}
console.log(`${requests} requests, seed ${seed}`);

const collector = await Collector.create('fuzz', { LUCIOLE_TRUST_PROXY: '127.0.0.1' });
try {
  collector.luciole('site', 'add', SITE, '--origin', ORIGIN, '--timezone', 'Europe/Paris');
  const key = collector.luciole('key', 'add', '--site', SITE);
  const child = await collector.start();
  const ended = once(child, 'exit');
  let crash;
  void ended.then(([status, signal]) => (crash = signal ?? status));

  const source = new Requests({
    random: seeded(seed),
    golden: golden(),
    site: { id: SITE, origin: ORIGIN, key },
    mint: (at) => mintToken('whatsapp', 1, at),
  });
  const book = new Book();
  const memory = [];
  let toldAt = Date.now();
  const client = async () => {
    const connection = new Connection(collector.port);
    while (book.requests < requests && crash === undefined) {
      const exchange = source.next();
      book.note(exchange, await connection.exchange(exchange));
      if (book.requests >= (memory.length * requests) / LOOKS) memory.push(residentBytes(child.pid));
      if (Date.now() - toldAt < TELL_EVERY_MS) continue;
      toldAt = Date.now();
      console.error(`${Math.floor((100 * book.requests) / requests)} %, ${book.faults.length} faults`);
    }
    connection.close();
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: CONNECTIONS }, client));
  const seconds = (performance.now() - startedAt) / 1000;

  const complaints = [];
  if (crash === undefined) {
    const answer = await fetch(`http://127.0.0.1:${collector.port}/v1/sites/${SITE}/left-out`, {
      headers: { authorization: `Bearer ${key}` },
    });
    const leftOut = (await answer.json()).rows;
    child.kill('SIGTERM');
    await ended;
    if (crash !== 0) complaints.push(`asked to stop, it ended with ${crash}`);
    const kept = new Map();
    for await (const { kind, id } of collector.exported(SITE))
      if (kind === 'event') kept.set(id, (kept.get(id) ?? 0) + 1);
    book.compare({ kept, leftOut });
    complaints.push(...collector.faults());
  } else complaints.push(`it ended with ${crash}`);

  const grown = growth(memory, requests);
  complaints.push(...book.complaints(), ...grown.complaints);
  const statuses = [...book.statuses]
    .sort(([a], [b]) => a - b)
    .map(([status, count]) => `${status}: ${count}`);
  const refused = [...book.refused].map(([reason, count]) => `${reason} ${count}`);
  console.log(`${book.requests} requests in ${seconds.toFixed(0)} s; answers ${statuses.join(', ')}`);
  console.log(`${book.accepted} events accepted and on record; refused: ${refused.join(', ')}`);
  console.log(grown.says);
  if (book.accepted === 0) complaints.push('No event was accepted: the counts were not tried.');
  if (complaints.length > 0) {
    console.error(`\nFAILED with seed ${seed}:\n${complaints.map((each) => `  ${each}`).join('\n')}`);
    process.exitCode = 1;
  } else
    console.log('\nok: no 500, no crash, no growth of memory, and on record is what was acknowledged, once.');
} finally {
  collector.remove();
}

/** The payloads that the widget's and the server's tests share, the wrong ones too. */
function golden() {
  const read = (folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(join(root, folder, name), 'utf8')));
  const right = read('protocol/golden');
  // Right ones more often than wrong ones, so that there is something to count.
  return [...Array(8).fill(right).flat(), ...read('protocol/golden/invalid').map(({ batch }) => batch)];
}

/** Memory of a process in use, bytes; NaN where the system does not say. */
function residentBytes(pid) {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024;
  } catch {
    return NaN;
  }
}
