import { expect } from '@playwright/test';
import { openDashboard } from './support/dashboard.js';
import { article } from './support/publisher.js';
import { shareBy } from './support/sharing.js';
import { readAs, test } from './support/world.js';

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
