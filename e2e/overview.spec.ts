import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import type { Dimension, StatsAnswer } from '../protocol/index.js';
import { openDashboard } from './support/dashboard.js';
import { post } from './support/post.js';
import { article } from './support/publisher.js';
import { shareBy } from './support/sharing.js';
import { readAs, test } from './support/world.js';

/** Each dimension that the page narrows by, in which panel it stands, and behind which button there. */
const FILTERS = [
  ['channel', 'channels'],
  ['visibility', 'visibility'],
  ['source', 'sources', 'Source'],
  ['referrer', 'sources', 'Referring site'],
  ['campaign', 'sources', 'Campaign'],
  ['generation', 'generations'],
  ['method', 'methods'],
  ['country', 'readers', 'Country'],
  ['language', 'readers', 'Language'],
  ['device', 'readers', 'Device'],
  ['browser', 'readers', 'Browser'],
] as const satisfies [Dimension, string, string?][];

test('the one page narrows to whatever is pressed, keeps it in its address, and gives it all as files', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    const html = (title: string) => ({ html: article({ collectorUrl: collector.url(), title }) });
    const lamp = publisher.publish('/lamp', html('The lamp in the garden'));
    const well = publisher.publish('/well', html('The well'));
    const ofLamp = await shareBy(await readAs(browser, 'anna', lamp), 'WhatsApp');
    const ofWell = await shareBy(await readAs(browser, 'anna', well), 'Telegram');
    await readAs(browser, 'bruno', ofLamp);
    await readAs(browser, 'bruno', ofWell);
    await readAs(browser, 'phone', ofWell);
    const landing = (changes: object, n: number) => ({
      ...{ type: 'landing', id: `came-from-000${n}`, view: `view-of-000${n}`, page: lamp, at: Date.now() },
      ...changes,
    });
    const events = [
      landing({ referrer: 'https://news.example.org/' }, 1),
      landing({ utm: { source: 'letter', medium: 'email', campaign: 'spring' } }, 2),
    ];
    expect((await post({ collector, publisher }, { events })).body).toMatchObject({ accepted: 2 });

    const page = await openDashboard(browser, { collector, publisher });
    const asked = (name: string) => new URL(page.url()).searchParams.get(name);
    const panel = (name: string) => page.getByTestId(name);
    const whole = { shares: '2', arrivals: '3' };
    await expectTotals(page, whole);

    // Combined, and back by the browser's own buttons, and opened anew from the address alone.
    await panel('channels').getByRole('link', { name: 'Telegram' }).click();
    await expectTotals(page, { shares: '1', arrivals: '2' });
    await expect(panel('pages').getByRole('row')).toHaveCount(2);
    await panel('readers').getByRole('button', { name: 'Device' }).click();
    await panel('readers').getByRole('link', { name: 'Phone' }).click();
    await expectTotals(page, { arrivals: '1' });
    expect([asked('channel'), asked('device')]).toEqual(['telegram', 'mobile']);
    await page.reload();
    await expectTotals(page, { arrivals: '1' });
    await page.goBack();
    await expectTotals(page, { shares: '1', arrivals: '2' });
    expect(asked('device')).toBeNull();
    await page.goForward();
    await expectTotals(page, { arrivals: '1' });
    await page.getByTestId('filter-channel').getByRole('link').click();
    expect([asked('channel'), asked('device')]).toEqual([null, 'mobile']);
    await page.getByTestId('filter-device').getByRole('link').click();
    await expectTotals(page, whole);

    // By every dimension there is on the page: what the panel says of a row is what the whole page then says.
    for (const [dimension, name, tab] of FILTERS) {
      if (tab) await panel(name).getByRole('button', { name: tab, exact: true }).click();
      await panel(name)
        .getByTitle(/^Only /)
        .first()
        .click();
      await expect(page.getByTestId(`filter-${dimension}`)).toBeVisible();
      await expect(page.locator('.report')).toHaveAttribute('aria-busy', 'false');
      expect(asked(dimension)).not.toBeNull();
      await page.getByTestId(`filter-${dimension}`).getByRole('link').click();
      await expectTotals(page, whole);
    }

    // An article has a page of its own, which is narrowed to it.
    await panel('pages').getByRole('link', { name: 'The well' }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: 'The well' })).toBeVisible();
    await expectTotals(page, { shares: '1', arrivals: '2' });
    expect(asked('page')).toBe(well);
    await page.goBack();
    await expectTotals(page, whole);

    // Other days: this month has today in it, the month before last has nothing.
    const periods = page.getByRole('navigation', { name: 'Period' });
    await periods.getByRole('link', { name: 'Today' }).click();
    await expectTotals(page, whole);
    await panel('series').getByRole('button', { name: /table/i }).click();
    await expect(panel('series').getByRole('row')).not.toHaveCount(0);
    const days = page.getByRole('dialog', { name: /other/i });
    await page.getByRole('button', { name: /other/i }).click();
    await days.getByRole('link').nth(2).click();
    await expectTotals(page, { shares: '0', arrivals: '0' });
    await page.getByRole('button', { name: /other/i }).click();
    await days.getByLabel('From').fill('2026-02-01');
    await days.getByLabel('To').fill('2026-01-01');
    await days.getByRole('button').click();
    await expect(days.getByRole('alert')).not.toBeEmpty();
    await page.keyboard.press('Escape');
    await periods.getByRole('link', { name: '7 days' }).click();
    await page.getByLabel(/compare/i).selectOption({ index: 2 });
    expect(asked('compare')).not.toBeNull();
    await expectTotals(page, whole);

    const csv = await saved(page, () => panel('channels').getByRole('button', { name: /csv/i }).click());
    expect(csv.split('\n').filter((line) => /^(telegram|whatsapp),/.test(line))).toHaveLength(2);
    const json = await saved(page, () => panel('channels').getByRole('button', { name: /json/i }).click());
    expect((JSON.parse(json) as StatsAnswer).totals).toMatchObject({ shares: 2, arrivals: 3 });
    const everything = page.locator('.everything');
    const all = await saved(page, () => everything.getByRole('button', { name: 'JSON' }).click());
    expect(Object.keys(JSON.parse(all) as object)).toEqual(['report', 'series', 'week', 'delays']);
    const sheet = await saved(page, () => everything.getByRole('button', { name: 'CSV' }).click());
    expect(sheet).toContain('telegram');
  });
});

async function expectTotals(page: Page, totals: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(totals))
    await expect(page.getByTestId(`total-${name}`)).toHaveText(new RegExp(`^${value}$`));
}

/** What the file says that comes of an action. */
async function saved(page: Page, action: () => Promise<void>): Promise<string> {
  const coming = page.waitForEvent('download');
  await action();
  return readFile(await (await coming).path(), 'utf8');
}
