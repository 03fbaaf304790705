/** Builds everything that runs: the server to dist/server, the widget, its package and the dashboard by Rollup. */
import { execFileSync } from 'node:child_process';

const run = (bin, ...args) =>
  execFileSync(process.execPath, [`node_modules/${bin}`, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });

run('typescript/bin/tsc', '-p', 'tsconfig.build.json');
run(
  'rollup/dist/bin/rollup',
  '-c',
  'rollup.config.ts',
  '--configPlugin',
  './scripts/transpile.js',
  '--silent',
);
run('typescript/bin/tsc', '-p', 'widget/module/tsconfig.json');
await import('./pack.js');
