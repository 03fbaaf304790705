import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LeftOutAnswer, StatsAnswer } from '../../protocol/index.js';
import type * as CommandLine from '../../server/command-line.js';

const CLI = 'dist/server/cli.js';
const COMMAND_LINE = 'dist/server/command-line.js';

/** A port that nothing listens on right now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The built collector in a process of its own, on a fresh database. */
export class Collector {
  #process: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    private readonly data: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  /** Starts one; `env` adds to its configuration. */
  static async start(env: NodeJS.ProcessEnv = {}): Promise<Collector> {
    const data = await mkdtemp(join(tmpdir(), 'luciole-e2e-'));
    const collector = new Collector(await freePort(), data, env);
    await collector.resume();
    return collector;
  }

  /** Where it is reached; `host` is another name of this machine. */
  url(host = 'localhost'): string {
    return `http://${host}:${this.port}`;
  }

  /** Starts the process again, on the same data. */
  async resume(): Promise<void> {
    const child = spawn(process.execPath, [CLI, 'serve'], {
      env: this.#environment(),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    this.#process = child;
    const deadline = Date.now() + 20_000;
    for (;;) {
      if (child.exitCode !== null)
        throw new Error(`The collector ended with ${child.exitCode}: ${complaint}`);
      const answer = await fetch(`${this.url()}/healthz`).catch(() => undefined);
      if (answer?.ok) return;
      if (Date.now() > deadline) throw new Error(`The collector does not answer: ${complaint}`);
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  /** Ends the process as a service manager would; its data stays. */
  async pause(): Promise<void> {
    const child = this.#process;
    if (child?.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }

  /** Ends the process and removes its data. */
  async stop(): Promise<void> {
    await this.pause();
    await rm(this.data, { recursive: true, force: true });
  }

  /**
   * Runs `luciole …`, as built, on the same data and answers what it printed. In this process, beside the server's:
   * starting another for each of some hundred commands takes minutes.
   */
  async cli(...args: string[]): Promise<string> {
    const { run } = (await import(pathToFileURL(COMMAND_LINE).href)) as typeof CommandLine;
    let said = '';
    let complaint = '';
    const code = await run(args, {
      env: this.#environment(),
      builtDir: 'dist',
      out: (text) => (said += text),
      err: (text) => (complaint += text),
      stopped: () => Promise.reject(new Error('no command of a story keeps running')),
    });
    if (code !== 0) throw new Error(`luciole ${args.join(' ')} ended with ${code}: ${complaint}`);
    return said.trim();
  }

  /** Adds a site and answers a key that reads it. */
  async addSite(id: string, origins: string[], timezone = 'Europe/Paris'): Promise<SiteReader> {
    await this.cli(
      'site',
      'add',
      id,
      ...origins.flatMap((origin) => ['--origin', origin]),
      '--timezone',
      timezone,
    );
    return new SiteReader(this, id, await this.cli('key', 'add', '--site', id));
  }

  #environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      LUCIOLE_PORT: String(this.port),
      LUCIOLE_DATA: this.data,
      LUCIOLE_LOG_LEVEL: 'error',
      ...this.env,
    };
  }
}

/** Reads one site's figures through the public API. */
export class SiteReader {
  constructor(
    private readonly collector: Collector,
    readonly site: string,
    readonly key: string,
  ) {}

  /** Figures by a dimension, as `{ key: row }`, beside the totals. */
  async stats(
    by: string,
  ): Promise<{ totals: StatsAnswer['totals']; rows: Record<string, StatsAnswer['rows'][number]> }> {
    const answer = (await this.#get(`stats?by=${by}`)) as StatsAnswer;
    return { totals: answer.totals, rows: Object.fromEntries(answer.rows.map((row) => [row.key, row])) };
  }

  /** What was left out, as `{ reason: count }`. */
  async leftOut(): Promise<Record<string, number>> {
    const answer = (await this.#get('left-out')) as LeftOutAnswer;
    return Object.fromEntries(answer.rows.map((row) => [row.reason, row.count]));
  }

  async #get(path: string): Promise<unknown> {
    const response = await fetch(`${this.collector.url()}/v1/sites/${this.site}/${path}`, {
      headers: { authorization: `Bearer ${this.key}` },
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }
}
