#!/usr/bin/env node
/** Runs the built command line; builds it first where that has not been done. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const cli = join(root, 'dist/server/cli.js');

if (!existsSync(cli)) {
  console.error('Building Luciole, this once…');
  // Stdout is for what a command prints; the build speaks on stderr.
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(1);
}
await import(pathToFileURL(cli).href);
