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

const run = (command, ...args) => spawnSync(command, args, { stdio: 'inherit' }).status === 0;

/** Finds a browser, or installs one: Playwright's own, else the system's package where apt is at hand. */
export function findOrInstallBrowser() {
  const found = findBrowser();
  if (found) return found;
  console.error('No Chromium found: installing one.');
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    if (run('apt-get', 'update') && run('apt-get', 'install', '-y', '--no-install-recommends', 'chromium')) {
      return findBrowser();
    }
  }
  run('npx', 'playwright', 'install', 'chromium');
  const installed = findBrowser();
  if (!installed) {
    throw new Error(
      'No browser: install Chromium or Chrome, or name one in LUCIOLE_BROWSER, and run the tests again.',
    );
  }
  return installed;
}
