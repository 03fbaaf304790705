/**
 * Shows that Luciole installs, builds, passes its unit tests and answers on other versions of Node.
 *   node scripts/node-versions.js          Node 22 and 24
 *   node scripts/node-versions.js 24       only that one
 * Each version comes from npm (what `node@22` installs, with its headers) and gets a clone of the last commit of its own.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const versions = process.argv.slice(2);
let failed = false;

for (const version of versions.length > 0 ? versions : ['22', '24']) {
  const home = mkdtempSync(join(tmpdir(), `luciole-node-${version}-`));
  try {
    const say = (line) => console.log(`[node ${version}] ${line}`);
    const run = (command, args, cwd, env = process.env) =>
      execFileSync(command, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] });
    // The package of this machine's kind holds the binary and its headers, and runs no script.
    const system = process.platform === 'win32' ? 'win' : process.platform;
    const node = `node-${system}-${process.arch}`;
    run('npm', ['install', '--prefix', home, '--no-save', `${node}@${version}`], home);
    const bin = join(home, 'node_modules', node, 'bin');
    const env = {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env.PATH}`,
      npm_config_nodedir: dirname(bin),
    };
    const clone = join(home, 'luciole');
    run('git', ['clone', '--quiet', project, clone], home);
    say(execFileSync(join(bin, 'node'), ['--version'], { encoding: 'utf8' }).trim());
    run('npm', ['ci'], clone, env);
    run('npm', ['run', 'build'], clone, env);
    run('npx', ['vitest', 'run'], clone, env);

    const port = 18700 + Number(version);
    const server = spawn(join(bin, 'node'), ['bin/luciole.js', 'serve'], {
      cwd: clone,
      env: { ...env, LUCIOLE_PORT: String(port), LUCIOLE_DATA: join(home, 'data') },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    try {
      const answer = await firstAnswer(`http://localhost:${port}/healthz`, server);
      say(`serves: ${answer}`);
    } finally {
      server.kill('SIGTERM');
    }
    say('ok');
  } catch (error) {
    failed = true;
    console.error(`[node ${version}] FAILED: ${error.message}`);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
process.exit(failed ? 1 : 0);

/** Asks until the server answers, for at most 30 s. */
async function firstAnswer(url, server) {
  for (let attempt = 0; attempt < 120; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
    try {
      const response = await fetch(url);
      if (response.ok) return await response.text();
    } catch {
      // Not listening yet.
    }
    await new Promise((done) => setTimeout(done, 250));
  }
  throw new Error(`no answer from ${url}`);
}
