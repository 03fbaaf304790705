import { expect } from '@playwright/test';
import { violations } from './support/axe.js';
import { openDashboard } from './support/dashboard.js';
import { article } from './support/publisher.js';
import { shareBy } from './support/sharing.js';
import { acknowledged, readAs, test } from './support/world.js';

test('shows what is shared and opened now, says when it is cut off, and catches up', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    const url = publisher.publish('/lamp', { html: article({ collectorUrl: collector.url() }) });
    const anna = await readAs(browser, 'anna', url);
    const dashboard = await openDashboard(browser, { collector, publisher });
    await dashboard.getByRole('link', { name: 'Live' }).click();
    await expect(dashboard.getByRole('heading', { level: 1, name: 'Live' })).toBeFocused();
    await expect(dashboard).toHaveTitle(`Live · ${publisher.site} · Luciole`);
    const status = dashboard.getByTestId('live-status');
    await expect(status).toHaveText('Live');

    const lines = dashboard.getByTestId('live-list').getByRole('listitem');
    const sent = await shareBy(anna, 'WhatsApp');
    await expect(lines).toHaveCount(1);
    await expect(lines.first()).toContainText('Share WhatsApp');
    await readAs(browser, 'bruno', sent);
    await expect(lines.first()).toContainText('Arrival WhatsApp');
    await expect(dashboard.getByTestId('live-arrivals')).toHaveText('1');

    await dashboard.context().setOffline(true);
    await expect(status).toContainText(/Not live since .+\. Trying again/);
    await shareBy(anna, 'Telegram');
    await dashboard.getByRole('button', { name: 'Pause' }).click();
    await dashboard.context().setOffline(false);
    await expect(status).toHaveText('Live');
    await expect(lines).toHaveCount(2);
    await dashboard.getByRole('button', { name: 'Go on: 1 new' }).click();
    await expect(lines).toHaveText([/Share Telegram/, /Arrival WhatsApp/, /Share WhatsApp/]);
  });
});

/** Who signs out here ends no session that other stories go on with. */
const OF_ITS_OWN = { ownCollector: true };

test('leads by the keyboard to what was left out, can be installed, opens offline, and leaves nothing behind', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    const url = publisher.publish('/lamp', { html: article({ collectorUrl: collector.url() }) });
    const anna = await readAs(browser, 'anna', url);
    const sent = await shareBy(anna, 'WhatsApp');
    const again = await anna.context().newPage();
    const opened = acknowledged(again, '"token"');
    await again.goto(sent);
    await opened;

    const dashboard = await openDashboard(browser, { collector, publisher });
    await expect(dashboard.getByTestId('own-openings')).toBeVisible();
    await dashboard.keyboard.press('x');
    await expect(dashboard.getByRole('heading', { name: 'What was left out' })).toBeFocused();
    await expect(dashboard.getByTestId('total-again')).toHaveText('1', { timeout: 15_000 });
    await expect(dashboard.getByRole('row', { name: 'The sharer’s own opening' })).toContainText('1');
    await dashboard.keyboard.press('1');
    await expect(dashboard).toHaveURL(/period=today/);
    expect(await violations(dashboard)).toEqual([]);

    await dashboard.keyboard.press('?');
    await dashboard.getByLabel('Single keys do this').uncheck();
    await dashboard.getByRole('button', { name: 'Close' }).click();
    await dashboard.keyboard.press('l');
    await expect(dashboard.getByRole('dialog')).toBeHidden();
    expect(dashboard.url()).toContain('/left-out');

    await dashboard.evaluate(() => navigator.serviceWorker.ready);
    const devtools = await dashboard.context().newCDPSession(dashboard);
    const { url: manifest, errors } = await devtools.send('Page.getAppManifest');
    expect([manifest, errors]).toEqual([`${collector.url()}/manifest.webmanifest`, []]);

    await dashboard.context().setOffline(true);
    await expect(dashboard.getByTestId('unreachable')).toContainText(/offline.*figures below are those of/, {
      timeout: 15_000,
    });
    await dashboard.reload();
    await expect(dashboard.getByText('None are kept on this device')).toBeVisible();
    await dashboard.context().setOffline(false);
    await expect(dashboard.getByTestId('total-again')).toHaveText('1', { timeout: 15_000 });
    // Of days that are over nothing is asked again; that there is no connection is said all the same.
    await dashboard.getByRole('link', { name: 'Yesterday' }).click();
    await expect(dashboard.getByTestId('total-again')).toHaveText('0');
    await dashboard.context().setOffline(true);
    await expect(dashboard.getByTestId('unreachable')).toContainText(/offline.*figures below are those of/);
    await dashboard.context().setOffline(false);
    await expect(dashboard.getByTestId('unreachable')).toBeHidden();

    await dashboard.getByRole('link', { name: 'Settings' }).click();
    await dashboard.getByRole('button', { name: 'Sign out' }).click();
    await expect(dashboard.getByText('luciole user link')).toBeVisible();
    const left = () =>
      dashboard.evaluate(async () => [
        ...(await caches.keys()),
        ...(await navigator.serviceWorker.getRegistrations()),
      ]);
    expect(await left()).toEqual([]);
  }, OF_ITS_OWN);
});
