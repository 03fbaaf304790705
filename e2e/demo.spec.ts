import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '@playwright/test';
import { freePort } from './support/collector.js';
import { AGENTS } from './support/readers.js';
import { shareBy } from './support/sharing.js';
import { acknowledged } from './support/world.js';

test('who has just run npm start follows its lines to the first arrival, and sees their own opening left out', async ({
  browser,
}) => {
  const data = await mkdtemp(join(tmpdir(), 'luciole-demo-'));
  const [port, demoPort] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, ['bin/luciole.js', 'start'], {
    env: {
      ...process.env,
      LUCIOLE_PORT: String(port),
      LUCIOLE_DEMO_PORT: String(demoPort),
      LUCIOLE_DATA: data,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    let signInLink: string | undefined;
    for await (const line of createInterface(child.stdout)) {
      signInLink ??= /http\S+token=\S+/.exec(line)?.[0];
      if (/Ctrl-C/.test(line)) break;
    }
    // One browser for everything, as on one's own machine.
    const context = await browser.newContext({ userAgent: AGENTS.anna, locale: 'en-GB' });
    const dashboard = await context.newPage();
    await dashboard.goto(signInLink ?? '');
    await expect(dashboard.getByRole('link', { name: new RegExp(String(demoPort)) })).toBeVisible();

    const story = `http://localhost:${demoPort}/en/the-lamps-in-the-hedge`;
    const page = await context.newPage();
    const landed = acknowledged(page);
    await page.goto(story);
    await landed;
    const sent = await shareBy(page, 'Copy link');
    expect(sent).toMatch(new RegExp(`^${story}#ds=[0-9A-Za-z]{14}$`));

    const openAsReader = async (name: string) => {
      await page.getByRole('button', { name }).click();
      await expect(page.getByRole('button', { name })).toHaveAttribute('aria-pressed', 'true');
      const tab = await context.newPage();
      const opened = acknowledged(tab, '"token"');
      await tab.goto(sent);
      await opened;
    };
    await openAsReader('Bruno');
    await expect(dashboard.getByTestId('total-shares')).toHaveText('1', { timeout: 15_000 });
    await expect(dashboard.getByTestId('total-arrivals')).toHaveText('1', { timeout: 15_000 });
    await expect(dashboard.getByTestId('pages')).toContainText('/en/the-lamps-in-the-hedge');

    await openAsReader('Anna');
    await expect(dashboard.getByTestId('own-openings')).toContainText(/1 opening.*own/i, { timeout: 15_000 });
    await expect(dashboard.getByTestId('total-arrivals')).toHaveText('1');

    // The pages that are harder than others: a strict policy, routes behind the #, tokens in the query.
    for (const [path, shared] of [
      ['/en/bread-for-tomorrow', /\/en\/bread-for-tomorrow#ds=\w{14}$/],
      ['/en/atlas#/', /\/en\/atlas#\/.*[?&]ds=\w{14}$/],
      ['/en/a-bed-that-moves', /\/en\/a-bed-that-moves\?ds=\w{14}$/],
    ] as const) {
      const tab = await context.newPage();
      const viewed = acknowledged(tab);
      await tab.goto(`http://localhost:${demoPort}${path}`);
      await viewed;
      expect(await shareBy(tab, 'Copy link')).toMatch(shared);
    }
    await expect(dashboard.getByTestId('total-shares')).toHaveText('4', { timeout: 15_000 });
  } finally {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    await rm(data, { recursive: true, force: true });
  }
});
