/**
 * Makes dist/package what a publisher installs, types and all, and packs it into a file that the collector serves:
 * a site that bundles its scripts takes its widget from the collector it reports to.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';

const FOLDER = 'dist/package';

const { name, version, description, license, type, exports } = JSON.parse(
  readFileSync('package.json', 'utf8'),
);
writeFileSync(
  `${FOLDER}/package.json`,
  // The repository's own package leads to the same files.
  JSON.stringify({ name, version, description, license, type, exports }, null, 2).replaceAll(
    `./${FOLDER}/`,
    './',
  ),
);
copyFileSync('LICENSE', `${FOLDER}/LICENSE`);
copyFileSync('docs/bundlers.md', `${FOLDER}/README.md`);
execFileSync(
  'npm',
  ['pack', `./${FOLDER}`, '--pack-destination', 'dist/widget', '--silent', '--ignore-scripts'],
  {
    stdio: ['ignore', 'ignore', 'inherit'],
  },
);
