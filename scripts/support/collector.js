import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** Where the project is. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

const CLI = join(root, 'dist/server/cli.js');
/** A collector that lies: see there. */
export const EARLY = join(root, 'scripts/kill/early.js');
const READY_WITHIN_MS = 20_000;

/** A fresh data directory in `parent`, and the built collector on it, which can be started again and again. */
export class Collector {
  /**
   * @param {string} name for the directory
   * @param {Record<string, string>} env adds to its settings; there is no limit of events a minute
   */
  static create(name, env = {}, parent = tmpdir()) {
    return Collector.on(mkdtempSync(join(parent, `luciole-${name}-`)), env);
  }

  /** The same on a data directory that is there already, or is to stay. */
  static async on(data, env = {}) {
    const collector = new Collector();
    collector.data = data;
    collector.port = await freePort();
    collector.env = {
      ...process.env,
      LUCIOLE_DATA: collector.data,
      LUCIOLE_HOST: '127.0.0.1',
      LUCIOLE_PORT: String(collector.port),
      LUCIOLE_LOG_LEVEL: 'fatal',
      // All the load comes from one machine and for one site.
      LUCIOLE_RATE_LIMIT: '0',
      LUCIOLE_SITE_RATE_LIMIT: '0',
      ...env,
    };
    return collector;
  }

  get file() {
    return join(this.data, 'luciole.db');
  }

  /** Runs `luciole …` on the same data and answers what it printed. */
  luciole(...args) {
    return execFileSync(process.execPath, [CLI, ...args], {
      env: this.env,
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    }).trim();
  }

  /** Everything of a site, an object at a time, however much it is. */
  async *exported(site) {
    const child = spawn(process.execPath, [CLI, 'export', '--site', site], {
      env: this.env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const ended = once(child, 'exit');
    for await (const line of createInterface(child.stdout)) yield JSON.parse(line);
    const [status] = await ended;
    if (status !== 0) throw new Error(`The export ended with ${status}.`);
  }

  /** Sentences of what `doctor` complains of; how much room this machine has is not in question. */
  faults() {
    let out;
    try {
      out = this.luciole('doctor', '--json');
    } catch (error) {
      out = error.stdout;
    }
    return JSON.parse(out)
      .filter(({ ok, check }) => !ok && check !== 'disk')
      .map(({ sentence }) => sentence);
  }

  /**
   * Starts it, and answers its process once it answers.
   *
   * @param {{ program?: string[], under?: string[] }} options `program`: another one for Node to run; `under`: a
   *   command line that runs it
   */
  async start({ program = [CLI, 'serve'], under = [] } = {}) {
    const [command, ...args] = [...under, process.execPath, ...program];
    const child = spawn(command, args, { env: this.env, stdio: ['ignore', 'inherit', 'inherit'] });
    // It does not outlive who started it.
    const end = () => child.kill('SIGKILL');
    process.once('exit', end);
    child.once('exit', () => process.off('exit', end));
    const deadline = Date.now() + READY_WITHIN_MS;
    while (Date.now() < deadline) {
      if (child.exitCode !== null) throw new Error(`The collector ended with ${child.exitCode}.`);
      const answer = await fetch(`http://127.0.0.1:${this.port}/healthz`).catch(() => undefined);
      await answer?.arrayBuffer();
      if (answer?.ok) return child;
      await wait(10);
    }
    child.kill('SIGKILL');
    throw new Error('The collector does not answer.');
  }

  remove() {
    rmSync(this.data, { recursive: true, force: true });
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
