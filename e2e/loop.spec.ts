import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { violations } from './support/axe.js';
import type { SiteReader } from './support/collector.js';
import { openDashboard } from './support/dashboard.js';
import { article } from './support/publisher.js';
import { openAs } from './support/readers.js';
import { select, shareBy } from './support/sharing.js';
import { acknowledged, test, readAs } from './support/world.js';

const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(Date.now());

/** One share and one arrival under this channel, this page and today, and nothing else. */
async function expectOneShareOneArrival(
  reader: SiteReader,
  expected: { channel: string; method: string; visibility: string; page: string },
): Promise<void> {
  const one = { shares: 1, arrivals: 1, unmatched: 0 };
  for (const [dimension, key] of [
    ['channel', expected.channel],
    ['method', expected.method],
    ['visibility', expected.visibility],
    ['page', expected.page],
    ['day', today()],
    ['generation', '1'],
  ] as const) {
    const { totals, rows } = await reader.stats(dimension);
    expect(totals).toMatchObject(one);
    expect(rows[key], `the row ${key} by ${dimension}`).toMatchObject(one);
    const others = Object.values(rows).filter((row) => row.key !== key);
    expect(others.every((row) => !row.shares && !row.arrivals)).toBe(true);
  }
}

const channels = [
  { name: 'WhatsApp', channel: 'whatsapp', method: 'button', visibility: 'private' },
  { name: 'Telegram', channel: 'telegram', method: 'button', visibility: 'private' },
  { name: 'Email', channel: 'email', method: 'button', visibility: 'private' },
  { name: 'SMS', channel: 'sms', method: 'button', visibility: 'private' },
  { name: 'Copy', channel: 'copy', method: 'copy-link', visibility: 'unknown' },
  {
    name: 'Messenger',
    channel: 'messenger',
    method: 'copy-link',
    visibility: 'private',
    how: 'on a desktop without an app id',
  },
  {
    name: 'Messenger',
    channel: 'messenger',
    method: 'button',
    visibility: 'private',
    how: 'on a desktop with an app id',
    tag: 'data-messenger-app-id="123456789"',
  },
  {
    name: 'Messenger',
    channel: 'messenger',
    method: 'button',
    visibility: 'private',
    how: 'on a phone',
    sharer: 'phone',
  },
] as const;

for (const publisherHost of ['localhost', '127.0.0.1'] as const) {
  const where = publisherHost === 'localhost' ? 'another port' : 'another site';
  test.describe(`with the publisher on ${where} than the collector`, () => {
    for (const channel of channels) {
      const how = 'how' in channel ? ` ${channel.how}` : '';
      test(`what A shares by ${channel.channel}${how} and B opens is one share and one arrival`, async ({
        browser,
        inWorld,
      }) => {
        await inWorld(
          async ({ collector, publisher, reader }) => {
            const tag = 'tag' in channel ? channel.tag : '';
            const url = publisher.publish('/lamp', { html: article({ collectorUrl: collector.url(), tag }) });
            const a = await readAs(browser, 'sharer' in channel ? channel.sharer : 'anna', url);
            const sent = await shareBy(a, channel.name);
            expect(sent).toMatch(new RegExp(`^${url}#ds=[0-9A-Za-z]{14}$`));
            await readAs(browser, 'bruno', sent);

            await expectOneShareOneArrival(reader, { ...channel, page: url });

            const dashboard = await openDashboard(browser, { collector, publisher });
            await expect(
              dashboard
                .getByTestId('channels')
                .getByRole('row', { name: channel.channel === 'copy' ? /copied|copy/i : channel.name }),
            ).toContainText(/1.*1/);
            await expect(
              dashboard.getByTestId('pages').getByRole('row', { name: 'The lamp in the garden' }),
            ).toContainText(/1.*1/);
            await expect(dashboard.getByTestId('total-shares')).toHaveText(/^1$/);
            await expect(dashboard.getByTestId('total-arrivals')).toHaveText(/^1$/);
          },
          { publisherHost },
        );
      });
    }
  });
}

test('trap: native AbortError — a share by the reader’s own share sheet is one share; one that is cancelled is none', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher, reader }) => {
    const url = publisher.publish('/lamp', { html: article({ collectorUrl: collector.url() }) });
    const context = await openAs(browser, 'phone');
    // Headless Chromium on Linux has no share sheet: the page is given one, as a phone would.
    await context.addInitScript(() => {
      const sheet = { cancel: true, data: undefined as ShareData | undefined };
      Object.assign(window, { sheet });
      navigator.share = (data) => {
        sheet.data = data;
        return sheet.cancel ? Promise.reject(new DOMException('Closed', 'AbortError')) : Promise.resolve();
      };
    });
    const a = await context.newPage();
    await a.goto(url);
    const button = a.locator('luciole-share').getByRole('button', { name: /share|more/i });
    await button.click();
    await a.evaluate(() => ((window as unknown as { sheet: { cancel: boolean } }).sheet.cancel = false));
    const reported = acknowledged(a, '"share"');
    await button.click();
    await reported;
    const sent = await a.evaluate(
      () => (window as unknown as { sheet: { data: ShareData } }).sheet.data.url ?? '',
    );
    await readAs(browser, 'bruno', sent);
    await expectOneShareOneArrival(reader, {
      channel: 'native',
      method: 'native',
      visibility: 'unknown',
      page: url,
    });
  });
});

test('rule 8: what B shares on and C opens is generation 2, and the article’s own page draws who passed it on', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher, reader }) => {
    const title = 'The lamp &lt;img src=x onerror="document.title=1"&gt;';
    const html = article({ collectorUrl: collector.url(), title, tag: 'data-copy-text' });
    const url = publisher.publish('/lamp', { html });
    const first = await shareBy(await readAs(browser, 'anna', url), 'WhatsApp');
    const bruno = await readAs(browser, 'bruno', first);
    const second = await shareBy(bruno, 'Telegram');
    await readAs(browser, 'chloe', second);

    const { rows } = await reader.stats('generation');
    expect(rows['1']).toMatchObject({ shares: 1, arrivals: 1 });
    expect(rows['2']).toMatchObject({ shares: 1, arrivals: 1 });
    expect(second).not.toContain(new URL(first).hash.slice('#ds='.length));

    const copied = acknowledged(bruno, '"copy-text"');
    await select(bruno, 'p');
    await bruno.keyboard.press('ControlOrMeta+c');
    await copied;
    const page = await openDashboard(browser, { collector, publisher });
    await page.goto(`${page.url()}&period=7&device=desktop`);
    await page.getByTestId('pages').getByRole('link', { name: 'The lamp' }).click();

    const named = 'The lamp <img src=x onerror="document.title=1">';
    await expect(page.getByRole('heading', { level: 1, name: named })).toBeFocused();
    await expect(page).toHaveTitle(`${named} · ${publisher.site} · Luciole`);
    const address = new URL(page.url());
    expect(address.pathname).toBe('/article');
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      period: '7',
      device: 'desktop',
      page: url,
    });
    const trees = page.getByTestId('trees');
    await expect(trees.getByTestId('virality')).toHaveText('1.33');
    const tree = trees.getByRole('tree', { name: /3 shares, 2 arrivals; 1 deep, 2 wide/ });
    await expect(tree.getByRole('treeitem')).toHaveCount(3);
    await tree.getByRole('treeitem', { name: /^1: WhatsApp .* passed on 2 times/ }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(tree.getByRole('treeitem', { name: /^1.1: Telegram .* · 1 arrival/ })).toBeFocused();
    await trees.getByRole('button', { name: 'How it is counted: From reader to reader' }).click();
    await expect(page.getByText(/How many steps lie between two shares/)).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await trees.getByRole('button', { name: 'Share trees as a table' }).click();
    await expect(trees.getByRole('row', { name: /^1.2/ })).toContainText('Passage copied');
    await expect(page.getByTestId('passages').getByRole('row')).toContainText([
      'Copied',
      /Nobody had seen it for years.*1/,
    ]);
    await expect(page.getByTestId('comers').getByRole('row')).toContainText(['Arrived', /1$/, /2$/]);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as CSV: Share trees' }).click();
    expect(readFileSync(await (await saved).path(), 'utf8')).toMatch(/1,2,1,.*,telegram,button,2,1,0\r\n/);

    // On paper, or as one, there is nothing to press, and nothing changes.
    await expect(page.getByText('refreshes by itself')).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByText('refreshes by itself')).toBeHidden();
    await expect(page.locator('button:visible, select:visible')).toHaveCount(0);
    await page.emulateMedia({ media: 'screen' });
    await page.goBack();
    await expect(page.getByTestId('filter-device')).toBeVisible();
    await expect(page.getByTestId('filter-page')).toHaveCount(0);
  });
});

test('rule 8: a share after an internal click still knows the share its reader came by', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher, reader }) => {
    const url = publisher.publish('/lamp', {
      html: article({ collectorUrl: collector.url(), body: '<a href="/well">Next</a>' }),
    });
    publisher.publish('/well', { html: article({ collectorUrl: collector.url(), title: 'The well' }) });
    const b = await readAs(browser, 'bruno', await shareBy(await readAs(browser, 'anna', url), 'WhatsApp'));
    const viewed = acknowledged(b, '/well');
    await b.getByRole('link', { name: 'Next' }).click();
    await viewed;
    await readAs(browser, 'chloe', await shareBy(b, 'Email'));

    const { rows } = await reader.stats('generation');
    expect(rows['2']).toMatchObject({ shares: 1, arrivals: 1 });
  });
});

test('trap: fragment or query, strip lists — in the query, the token travels under the owner’s name for it, where their server sees it', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher, reader }) => {
    const html = article({ collectorUrl: collector.url(), tag: 'data-placement="query" data-param="k"' });
    const url = publisher.publish('/lamp', { html });
    const sent = await shareBy(
      await readAs(browser, 'anna', `${url}?edition=evening&utm_source=news`),
      'WhatsApp',
    );
    expect(sent).toMatch(/\/lamp\?edition=evening&k=[0-9A-Za-z]{14}$/);
    await readAs(browser, 'bruno', sent);
    await expectOneShareOneArrival(reader, {
      channel: 'whatsapp',
      method: 'button',
      visibility: 'private',
      page: `${url}?edition=evening`,
    });
  });
});

test('complaint: inline styles under a strict CSP (novu#8914) — a page under one shares and matches like any other, in its own style', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher, reader }) => {
    const origin = collector.url();
    const url = publisher.publish('/strict', {
      html: article({ collectorUrl: origin }),
      headers: {
        'content-security-policy': `default-src 'none'; script-src ${origin}; connect-src ${origin}; require-trusted-types-for 'script'`,
      },
    });
    const context = await openAs(browser, 'anna');
    const a = await context.newPage();
    const complaints: string[] = [];
    a.on('console', (message) => complaints.push(message.text()));
    await a.goto(url);
    const sent = await shareBy(a, 'WhatsApp');
    await readAs(browser, 'bruno', sent);
    await expectOneShareOneArrival(reader, {
      channel: 'whatsapp',
      method: 'button',
      visibility: 'private',
      page: url,
    });
    expect(complaints).toEqual([]);
    const styled = await a
      .locator('luciole-share')
      .getByRole('link', { name: 'WhatsApp' })
      .evaluate((link) => getComputedStyle(link).borderTopLeftRadius);
    expect(styled).not.toBe('0px');
  });
});

test('trap: hash routers and anchors — a hash-routed page keeps its route, and each route is a page of its own', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher, reader }) => {
    const url = publisher.publish('/atlas', { html: article({ collectorUrl: collector.url() }) });
    const a = await readAs(browser, 'anna', `${url}#/north`);
    const viewed = acknowledged(a, '#/south');
    await a.evaluate(() => (location.hash = '#/south?zoom=2'));
    await viewed;
    const sent = await shareBy(a, 'Telegram');
    expect(sent).toMatch(/\/atlas#\/south\?zoom=2&ds=[0-9A-Za-z]{14}$/);
    const b = await readAs(browser, 'bruno', sent);
    expect(await b.evaluate(() => location.hash)).toMatch(/^#\/south\?zoom=2/);
    await expectOneShareOneArrival(reader, {
      channel: 'telegram',
      method: 'button',
      visibility: 'private',
      page: `${url}#/south?zoom=2`,
    });
  });
});

test('a share made while the collector is stopped is counted when it runs again', async ({
  browser,
  inWorld,
}) => {
  await inWorld(
    async ({ collector, publisher, reader }) => {
      const url = publisher.publish('/lamp', { html: article({ collectorUrl: collector.url() }) });
      const a = await readAs(browser, 'anna', url);
      await collector.pause();
      const refused = a.waitForEvent('requestfailed');
      const sent = await shareBy(a, 'WhatsApp', { acknowledged: false });
      await refused;
      const caughtUp = acknowledged(a);
      await collector.resume();
      await caughtUp;
      await readAs(browser, 'bruno', sent);
      await expectOneShareOneArrival(reader, {
        channel: 'whatsapp',
        method: 'button',
        visibility: 'private',
        page: url,
      });
    },
    { ownCollector: true },
  );
});

test('figures survive a restart of the collector, and go on', async ({ browser, inWorld }) => {
  await inWorld(
    async ({ collector, publisher, reader }) => {
      const url = publisher.publish('/lamp', { html: article({ collectorUrl: collector.url() }) });
      const sent = await shareBy(await readAs(browser, 'anna', url), 'SMS');
      await collector.pause();
      await collector.resume();
      await readAs(browser, 'bruno', sent);
      await expectOneShareOneArrival(reader, {
        channel: 'sms',
        method: 'button',
        visibility: 'private',
        page: url,
      });
    },
    { ownCollector: true },
  );
});

test('complaint: duplicate handlers on re-init (social-share-kit#55) — a tag pasted twice reports and shares once', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher, reader }) => {
    const again = `<script async src="${collector.url()}/luciole.js" data-site="${publisher.site}"></script>`;
    const url = publisher.publish('/lamp', {
      html: article({ collectorUrl: collector.url(), head: again, body: again }),
    });
    await readAs(browser, 'bruno', await shareBy(await readAs(browser, 'anna', url), 'WhatsApp'));
    await expectOneShareOneArrival(reader, {
      channel: 'whatsapp',
      method: 'button',
      visibility: 'private',
      page: url,
    });
    expect((await reader.stats('day')).totals.landings).toBe(2);
  });
});

test('without JavaScript there are no buttons rather than dead ones', async ({ browser, inWorld }) => {
  await inWorld(async ({ collector, publisher }) => {
    const url = publisher.publish('/lamp', { html: article({ collectorUrl: collector.url() }) });
    const context = await openAs(browser, 'anna', { javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(url);
    await expect(page.getByRole('heading')).toBeVisible();
    await expect(page.getByRole('link')).toHaveCount(0);
    await expect(page.getByRole('button')).toHaveCount(0);
  });
});
