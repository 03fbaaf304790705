import { expect } from '@playwright/test';
import { violations } from './support/axe.js';
import { openDashboard } from './support/dashboard.js';
import { article } from './support/publisher.js';
import { shareBy } from './support/sharing.js';
import { test, readAs } from './support/world.js';

test('is closed to who has no sign-in link, and says how to get one', async ({ browser, inWorld }) => {
  await inWorld(async ({ collector }) => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(collector.url());
    await expect(page.getByText('luciole user link')).toBeVisible();
    const status = await page.evaluate(async () => (await fetch('/v1/sites/demo/stats')).status);
    expect(status).toBe(401);
  });
});

test('opens by the link that the command line prints, once', async ({ browser, inWorld }) => {
  await inWorld(async ({ collector }) => {
    const link = await collector.cli('user', 'link');
    const first = await (await browser.newContext()).newPage();
    await first.goto(link);
    await expect(first.getByText('Luciole').first()).toBeVisible();
    const second = await (await browser.newContext()).newPage();
    await second.goto(link);
    await expect(second.getByText('luciole user link')).toBeVisible();
  });
});

test('shows the tag to paste while there is nothing to see, and turns by itself when the first view comes', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    const dashboard = await openDashboard(browser, { collector, publisher });
    await expect(
      dashboard.getByText(
        `<script async src="${collector.url()}/luciole.js" data-site="${publisher.site}"></script>`,
      ),
    ).toBeVisible();
    const url = publisher.publish('/lamp', { html: article({ collectorUrl: collector.url() }) });
    await readAs(browser, 'anna', url);
    await expect(dashboard.getByTestId('total-shares')).toHaveText('0', { timeout: 15_000 });
  });
});

test('counts up while it is being looked at', async ({ browser, inWorld }) => {
  await inWorld(async ({ collector, publisher }) => {
    const url = publisher.publish('/lamp', { html: article({ collectorUrl: collector.url() }) });
    const anna = await readAs(browser, 'anna', url);
    const dashboard = await openDashboard(browser, { collector, publisher });
    await expect(dashboard.getByTestId('total-shares')).toHaveText('0');
    const sent = await shareBy(anna, 'WhatsApp');
    await readAs(browser, 'bruno', sent);
    await expect(dashboard.getByTestId('total-shares')).toHaveText('1', { timeout: 15_000 });
    await expect(dashboard.getByTestId('total-arrivals')).toHaveText('1', { timeout: 15_000 });
  });
});

test('stands in French for who reads French, with direct in view and its landings by source', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    const url = publisher.publish('/lampe', { html: article({ collectorUrl: collector.url(), lang: 'fr' }) });
    await readAs(browser, 'anna', url);
    const dashboard = await openDashboard(browser, { collector, publisher }, { locale: 'fr-FR' });
    await expect(dashboard.locator('html')).toHaveAttribute('lang', 'fr');
    await expect(dashboard.getByTestId('sources').getByRole('row', { name: /direct/i })).toContainText('1');
    await expect(dashboard.getByText(/Partages/).first()).toBeVisible();
  });
});

test('shows markup from titles as text', async ({ browser, inWorld }) => {
  await inWorld(async ({ collector, publisher }) => {
    const title = '&lt;img src=x onerror="document.title=1"&gt;&lt;b&gt;bold&lt;/b&gt;';
    const url = publisher.publish('/lamp', { html: article({ collectorUrl: collector.url(), title }) });
    const sent = await shareBy(await readAs(browser, 'anna', url), 'WhatsApp');
    await readAs(browser, 'bruno', sent);
    const dashboard = await openDashboard(browser, { collector, publisher });
    const row = dashboard.getByTestId('pages').getByRole('row', { name: '<b>bold</b>' });
    await expect(row).toContainText('<img src=x onerror=');
    expect(await row.locator('img, b').count()).toBe(0);
    expect(await dashboard.title()).not.toBe('1');
  });
});

test('keeps the last figures and says so when the collector cannot be reached', async ({
  browser,
  inWorld,
}) => {
  await inWorld(
    async ({ collector, publisher }) => {
      const url = publisher.publish('/lamp', { html: article({ collectorUrl: collector.url() }) });
      await shareBy(await readAs(browser, 'anna', url), 'WhatsApp');
      const dashboard = await openDashboard(browser, { collector, publisher });
      await expect(dashboard.getByTestId('total-shares')).toHaveText('1');
      await collector.pause();
      await expect(dashboard.getByTestId('unreachable')).toBeVisible({ timeout: 15_000 });
      await expect(dashboard.getByTestId('total-shares')).toHaveText('1');
      await collector.resume();
      await expect(dashboard.getByTestId('unreachable')).toBeHidden({ timeout: 15_000 });
    },
    { ownCollector: true },
  );
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [device, viewport] of [
    ['desktop', { width: 1280, height: 900 }],
    ['phone', { width: 390, height: 844 }],
  ] as const) {
    test(`is accessible to axe and does not scroll sideways, ${colorScheme} on a ${device}`, async ({
      browser,
      inWorld,
    }) => {
      await inWorld(async ({ collector, publisher }) => {
        const dashboard = await openDashboard(
          browser,
          { collector, publisher },
          { colorScheme, viewport, locale: 'fr-FR' },
        );
        await expect(dashboard.getByRole('heading').first()).toBeVisible();
        expect(await violations(dashboard)).toEqual([]);
        const url = publisher.publish('/lamp', { html: article({ collectorUrl: collector.url() }) });
        const sent = await shareBy(await readAs(browser, 'anna', url), 'WhatsApp');
        await readAs(browser, 'bruno', sent);
        await dashboard.reload();
        await expect(dashboard.getByTestId('total-arrivals')).toHaveText('1');
        expect(await violations(dashboard)).toEqual([]);
        expect(await dashboard.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
          viewport.width,
        );
      });
    });
  }
}
