/**
 * The size budgets, on the files that were built: what every page loads (the tracker), what a page with buttons
 * loads, and the script of the dashboard's first view with the largest of its languages. Brotli at its best, as the collector serves them. Exit 1
 * over budget.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

const WIDGET = 'dist/widget/';
const DASHBOARD = 'dist/dashboard/';

for (const needed of [`${WIDGET}luciole.js`, `${DASHBOARD}index.html`]) {
  if (existsSync(needed)) continue;
  console.error(`There is no ${needed}: run \`npm run build\` first.`);
  process.exit(1);
}

/** A file and everything that it imports at once; what is loaded later, by `import(…)`, is not in it. */
const withImports = (folder, file, known = new Set()) => {
  if (known.has(file)) return known;
  known.add(file);
  const text = readFileSync(folder + file, 'utf8');
  for (const [, imported] of text.matchAll(/(?:\bfrom|\bimport)\s*"\.\/([\w.-]+\.js)"/g))
    withImports(folder, imported, known);
  return known;
};

const tracker = ['luciole.js'];
const buttons = readdirSync(WIDGET).filter((file) => /^luciole-ui\..+\.js$/.test(file));
const entry = /src="\/([\w.-]+\.js)"/.exec(readFileSync(`${DASHBOARD}index.html`, 'utf8'))?.[1] ?? '';

const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
const brotliBytes = (path) => brotliCompressSync(readFileSync(path), { params }).length;

/** Each language is a file of the dashboard that only its readers load. */
const languages = readdirSync('dashboard/messages')
  .flatMap((file) => /^(\w\w)\.ts$/.exec(file)?.[1] ?? [])
  .map((language) => {
    const file = readdirSync(DASHBOARD).find((each) => new RegExp(`^${language}\\..+\\.js$`).test(each));
    if (!file) throw new Error(`There is no script of the language ${language} in ${DASHBOARD}.`);
    return file;
  });
const largestLanguage = languages.sort((a, b) => brotliBytes(DASHBOARD + b) - brotliBytes(DASHBOARD + a))[0];

const rows = [
  { loads: 'every page', folder: WIDGET, files: tracker, budgetBytes: 2048 },
  { loads: 'a page with buttons', folder: WIDGET, files: [...tracker, ...buttons], budgetBytes: 8192 },
  {
    loads: 'the first view of the dashboard',
    folder: DASHBOARD,
    files: [...withImports(DASHBOARD, largestLanguage, withImports(DASHBOARD, entry))],
    budgetBytes: 60_000,
  },
].map(({ loads, folder, files, budgetBytes }) => {
  const bytes = files.map((file) => brotliBytes(folder + file)).reduce((sum, each) => sum + each, 0);
  return { loads, files: files.join(' + '), bytes, budgetBytes, leftBytes: budgetBytes - bytes };
});

console.table(rows);

if (buttons.length !== 1) {
  console.error(`One file of buttons was expected in ${WIDGET}, not ${buttons.length}.`);
  process.exit(1);
}
for (const { loads, bytes, budgetBytes } of rows) {
  if (bytes <= budgetBytes) continue;
  console.error(`What ${loads} loads weighs ${bytes} bytes; the budget is ${budgetBytes}.`);
  process.exitCode = 1;
}
