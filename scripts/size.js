/**
 * The size budget, on the files that were built: what every page loads (the tracker), and what a page with
 * buttons loads. Brotli at its best, as the collector serves them. Exit 1 over budget.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

const FOLDER = 'dist/widget';

if (!existsSync(`${FOLDER}/luciole.js`)) {
  console.error(`There is no ${FOLDER}/luciole.js: run \`npm run build\` first.`);
  process.exit(1);
}

const tracker = ['luciole.js'];
const buttons = readdirSync(FOLDER).filter((file) => /^luciole-ui\..+\.js$/.test(file));

const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
const brotliBytes = (file) => brotliCompressSync(readFileSync(`${FOLDER}/${file}`), { params }).length;

const rows = [
  { loads: 'every page', files: tracker, budgetBytes: 2048 },
  { loads: 'a page with buttons', files: [...tracker, ...buttons], budgetBytes: 8192 },
].map(({ loads, files, budgetBytes }) => {
  const bytes = files.map(brotliBytes).reduce((sum, each) => sum + each, 0);
  return { loads, files: files.join(' + '), bytes, budgetBytes, leftBytes: budgetBytes - bytes };
});

console.table(rows);

if (buttons.length !== 1) {
  console.error(`One file of buttons was expected in ${FOLDER}, not ${buttons.length}.`);
  process.exit(1);
}
for (const { loads, bytes, budgetBytes } of rows) {
  if (bytes <= budgetBytes) continue;
  console.error(`What ${loads} loads weighs ${bytes} bytes; the budget is ${budgetBytes}.`);
  process.exitCode = 1;
}
