import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const KNOWN_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Path of a Chromium that tests can drive: the one that LUCIOLE_BROWSER names, the one Playwright manages,
 * or one the system has. Undefined where there is none.
 */
export function findBrowser() {
  return [process.env.LUCIOLE_BROWSER, chromium.executablePath(), ...KNOWN_PATHS].find(
    (path) => path && existsSync(path),
  );
}

/** Chromium without its windows, as a package of its own: the same engine for less than half of the work. */
const HEADLESS_PATHS = ['/usr/lib/chromium/chromium-headless-shell'];

/** Path of what stories are told in: a Chromium that has no windows to begin with where there is one, else the same. */
export function findHeadlessBrowser() {
  return process.env.LUCIOLE_BROWSER ? findBrowser() : (HEADLESS_PATHS.find(existsSync) ?? findBrowser());
}

const run = (command, ...args) => spawnSync(command, args, { stdio: 'inherit' }).status === 0;

const install = (...packages) => run('apt-get', 'install', '-y', '--no-install-recommends', ...packages);

/** Sees to it that there is a browser: the system's package where apt is at hand, else Playwright's own. */
export function findOrInstallBrowser() {
  if (findBrowser()) return;
  console.error('No Chromium found: installing one.');
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    run('apt-get', 'update');
    if (install('chromium', 'chromium-headless-shell') || install('chromium')) return;
  }
  run('npx', 'playwright', 'install', 'chromium');
  if (!findBrowser()) {
    throw new Error(
      'No browser: install Chromium or Chrome, or name one in LUCIOLE_BROWSER, and run the tests again.',
    );
  }
}
