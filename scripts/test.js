/**
 * Runs every check there is and stops where one fails:
 *   format, lint, types and build side by side · unit · size · e2e
 * `npm test -- unit e2e` runs only those. The last line counts what the test runners themselves reported.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { findOrInstallBrowser } from './find-browser.js';

const UNIT_REPORT = 'test-results/unit.json';
const E2E_REPORT = 'test-results/e2e.json';

const steps = {
  format: 'prettier --check .',
  lint: 'eslint --max-warnings 0 .',
  types: 'tsc -p tsconfig.json',
  build: 'npm run build',
  unit: `vitest run --reporter=default --reporter=json --outputFile.json=${UNIT_REPORT}`,
  size: 'node scripts/size.js',
  e2e: 'playwright test',
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(steps, name));
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}; the steps are ${Object.keys(steps).join(', ')}.`);
  process.exit(2);
}
const names = Object.keys(steps).filter((name) => asked.length === 0 || asked.includes(name));

rmSync('test-results', { recursive: true, force: true });
mkdirSync('test-results', { recursive: true });

/** None of these needs what another makes; together they keep both cores of a small machine busy. */
const SIDE_BY_SIDE = ['format', 'lint', 'types', 'build'];

const summary = [];
const failedSteps = [];
for (const stage of [SIDE_BY_SIDE, ...Object.keys(steps).filter((name) => !SIDE_BY_SIDE.includes(name))]) {
  const together = names.filter((name) => stage === name || (stage === SIDE_BY_SIDE && stage.includes(name)));
  await Promise.all(together.map((name) => runStep(name, together.length > 1)));
  if (failedSteps.length > 0) break;
}

/** Runs a step; what it prints is kept until it ends where others print beside it. */
async function runStep(name, beside) {
  const heading = `\n── ${name} ── ${steps[name]}`;
  if (!beside) console.log(heading);
  const env = { ...process.env, FORCE_COLOR: '0', PLAYWRIGHT_JSON_OUTPUT_NAME: E2E_REPORT };
  if (name === 'e2e') findOrInstallBrowser();
  const startedAt = Date.now();
  const output = beside ? 'pipe' : 'inherit';
  const child = spawn(steps[name], {
    shell: true,
    stdio: ['ignore', output, output],
    env: { ...env, PATH: `node_modules/.bin:${env.PATH}` },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => (said += text));
  }
  const [status] = await once(child, 'close');
  if (beside) console.log(`${heading}\n${said}`);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  summary.push(`${status === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(7)} ${seconds} s`);
  if (status !== 0) failedSteps.push(name);
}

const read = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined);
const unit = read(UNIT_REPORT);
const e2e = read(E2E_REPORT);
const passed = (unit?.numPassedTests ?? 0) + (e2e?.stats.expected ?? 0);
const failed = (unit?.numFailedTests ?? 0) + (e2e ? e2e.stats.unexpected + e2e.stats.flaky : 0);
const failedFiles = unit && !unit.success && unit.numFailedTests === 0 ? 1 : 0;

console.log(`\n${summary.join('\n')}`);
const skipped = (unit?.numPendingTests ?? 0) + (e2e?.stats.skipped ?? 0);
if (skipped > 0) console.log(`\n${skipped} skipped`);
if (failedSteps.length > 0) console.log(`\nStopped at: ${failedSteps.join(', ')}`);
// A step without a report of its own (lint, types …) that fails counts as one failure, so that the line cannot read "0 failed".
const failures = Math.max(failed + failedFiles, failedSteps.length);
console.log(`\n${passed} passed, ${failures} failed`);
process.exit(failures > 0 ? 1 : 0);
