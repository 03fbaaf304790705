import { expect } from '@playwright/test';
import { violations } from './support/axe.js';
import { openDashboard } from './support/dashboard.js';
import { article } from './support/publisher.js';
import { AGENTS } from './support/readers.js';
import { shareBy } from './support/sharing.js';
import { readAs, test } from './support/world.js';

test('leads from a new site to the tag, says what is wrong with it, and turns green when a view comes', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async (world) => {
    const { collector, publisher } = world;
    const site = `${publisher.site}-herald`;
    const page = await openDashboard(browser, world, { userAgent: AGENTS.anna });
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('link', { name: 'Add a site' }).click();
    await page.getByLabel('Name in the tag').fill(site);
    await page.getByLabel('Origins').fill('www.example.org');
    await page.getByLabel('Time zone').fill('Europe/Paris');
    await page.getByRole('button', { name: 'Add the site' }).click();
    await expect(page.getByRole('alert')).toContainText('“www.example.org” is not an origin.');
    await page.getByLabel('Origins').fill(publisher.origin);
    await page.getByRole('button', { name: 'Add the site' }).click();

    await expect(page.getByText('Waiting for the first view…')).toBeVisible();
    await page.getByLabel('How these pages are made').selectOption('nuxt');
    await expect(page.getByText(`'data-site': '${site}'`)).toBeVisible();
    await expect(page.getByText('No page of the site has asked for the script')).toBeVisible();

    const html = (id: string) => article({ collectorUrl: collector.url() }).replaceAll('{site}', id);
    const url = publisher.publish('/lamp', { html: '<!doctype html><title>Lamp</title>' });
    await page.getByLabel('A page with the tag').fill(url);
    await page.getByRole('button', { name: 'What is wrong?' }).click();
    await expect(page.getByText('The tag is not in the page')).toBeVisible();
    const headers = { 'content-security-policy': "script-src 'self'" };
    publisher.publish('/lamp', { html: html('<i>lamp</i>'), headers });
    await page.getByRole('button', { name: 'What is wrong?' }).click();
    await expect(page.getByText('The tag names the site <i>lamp</i>')).toBeVisible();
    await expect(page.getByText("It says script-src 'self'.")).toBeVisible();
    expect(await violations(page)).toEqual([]);

    publisher.publish('/lamp', { html: html(site) });
    await page.getByRole('button', { name: 'What is wrong?' }).click();
    await expect(page.getByText('The tag is in order')).toBeVisible();
    // The owner opens it in the browser that has the dashboard, shares, and opens what was shared.
    const own = await page.context().newPage();
    await own.goto(url);
    await page.bringToFront();
    await expect(page.getByText('The first view is here.').first()).toBeVisible({ timeout: 15_000 });
    const sent = await shareBy(own, 'Copy link');
    await (await page.context().newPage()).goto(sent);
    await page.bringToFront();
    await expect(page.getByTestId('own-openings')).toContainText(
      'To see a real arrival, open the link from another browser',
      { timeout: 15_000 },
    );
    await readAs(browser, 'bruno', sent);
    await expect(page.getByTestId('total-arrivals')).toHaveText('1', { timeout: 15_000 });
  });
});
