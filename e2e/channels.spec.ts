import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Locator, type Page } from '@playwright/test';
import jsqr from 'jsqr';
import { parseToken, type Channel } from '../protocol/index.js';
import { openDashboard } from './support/dashboard.js';
import { expectEvents } from './support/expect-events.js';
import { article } from './support/publisher.js';
import { lastIntent, openAs } from './support/readers.js';
import { channelButton, sharedUrl, shareBy } from './support/sharing.js';
import { acknowledged, readAs, test } from './support/world.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with the page as it is. */
async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } };
    return (await axe.run()).violations.map(({ id }) => id);
  });
}

/** What a camera reads off a code that is drawn: the modules' squares, four pixels each. */
async function readCode(code: Locator): Promise<string | undefined> {
  const [size, path] = await code.evaluate(
    (svg) =>
      [(svg as SVGSVGElement).viewBox.baseVal.width, svg.lastElementChild?.getAttribute('d') ?? ''] as const,
  );
  const side = size * 4;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let dot = 0; dot < 16; dot += 1) {
      const at = (Number(y) * 4 + (dot >> 2)) * side + Number(x) * 4 + (dot & 3);
      pixels.fill(0, at * 4, at * 4 + 3);
    }
  }
  return jsqr.default(pixels, side, side)?.data;
}

const tokenOf = (url: string) => parseToken(/ds=(\w+)/.exec(url)?.[1] ?? '', Date.now());

/** Reads the page as `reader`, and keeps the addresses that opened in tabs of their own. */
async function openedTabs(page: Page): Promise<string[]> {
  const opened: string[] = [];
  await page.context().route(/^https:/, (route) => {
    opened.push(route.request().url());
    return route.fulfill({ body: 'There.' });
  });
  return opened;
}

const NETWORKS: [name: string, channel: Channel, intent: RegExp][] = [
  ['LINE', 'line', /^https:\/\/social-plugins\.line\.me\/lineit\/share\?url=/],
  ['Facebook', 'facebook', /^https:\/\/www\.facebook\.com\/sharer\/sharer\.php\?u=/],
  ['^X$', 'x', /^https:\/\/x\.com\/intent\/post\?url=/],
  ['LinkedIn', 'linkedin', /^https:\/\/www\.linkedin\.com\/sharing\/share-offsite\/\?url=/],
  ['Bluesky', 'bluesky', /^https:\/\/bsky\.app\/intent\/compose\?text=/],
  ['Reddit', 'reddit', /^https:\/\/www\.reddit\.com\/submit\?url=/],
  ['Teams', 'teams', /^https:\/\/teams\.microsoft\.com\/share\?href=/],
];
const APPS: [name: string, channel: Channel, intent: RegExp][] = [
  ['Viber', 'viber', /^viber:\/\/forward\?text=/],
  ['Threema', 'threema', /^threema:\/\/compose\?text=/],
  ['Messenger', 'messenger', /^fb-messenger:\/\/share\/\?link=/],
];
const ALL_NAMES = 'viber line threema facebook x linkedin bluesky reddit teams messenger mastodon qr print';

for (const [where, reader, channels, absent] of [
  ['a desktop', 'anna', NETWORKS, ['Viber', 'Threema']],
  ['a phone', 'phone', [...NETWORKS.slice(0, 1), ...APPS], []],
] as const) {
  test(`on ${where}, each network’s link carries a token of its own, and what cannot work is not there`, async ({
    browser,
    inWorld,
  }) => {
    await inWorld(async ({ collector, publisher, reader: figures }) => {
      const element = `channels="${ALL_NAMES}"`;
      const url = publisher.publish('/lamp', { html: article({ collectorUrl: collector.url(), element }) });
      const page = await readAs(browser, reader, url);
      for (const [name, channel, intent] of channels) {
        const reported = acknowledged(page, `"${channel}"`);
        const sent = await shareBy(page, name);
        expect(await lastIntent(page)).toMatch(intent);
        expect((await reported).request().postData()).toContain('"method":"button"');
        expect(sent.replace(/ds=.*/, '')).toBe(`${url}#`);
        expect(tokenOf(sent)?.channel).toBe(channel);
      }
      for (const name of absent) await expect(channelButton(page, name)).toHaveCount(0);
      const { rows } = await figures.stats('channel');
      expect(Object.keys(rows).sort()).toEqual(channels.map(([, channel]) => channel).sort());
    });
  });
}

test('what A shares by Bluesky or a channel of the owner’s own, and B opens, stands on the dashboard by name', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher, reader }) => {
    const own = `<luciole-channel name="letter" href="https://letters.example/new?about={title}&link={url}&say={text}"><svg viewBox="0 0 10 10" fill="none" stroke="red" onload="1"><script>1</script><path d="M0 0h10v10z" style="fill:blue"/></svg> A letter </luciole-channel>
      <luciole-channel name="own-2" href="https://intranet.example/?link={url}">Intranet</luciole-channel>
      <luciole-channel name="evil" href="javascript:1//{url}">Evil</luciole-channel>
      <luciole-channel name="late" href="data:text/html,{url}">Late</luciole-channel>`;
    const html = article({
      collectorUrl: collector.url(),
      element: 'channels="bluesky letter own-2 own-3 copy"',
      title: 'L’été & the lamp: 100% + more',
    }).replace('></luciole-share>', `>${own}</luciole-share>`);
    const url = publisher.publish('/lamp', { html });
    const anna = await readAs(browser, 'anna', url);

    const buttons = anna.locator('luciole-share').getByRole('group').locator('a, button');
    await expect(buttons).toHaveText(['Bluesky', 'A letter', 'Intranet', 'Copy link']);
    const drawn = buttons.nth(1).locator('svg');
    await expect(drawn.locator('path')).toHaveAttribute('d', 'M0 0h10v10z');
    await expect(drawn.locator('[style], [onload], script')).toHaveCount(0);

    for (const name of ['Bluesky', 'Intranet', 'A letter']) {
      const sent = await shareBy(anna, name);
      await readAs(browser, 'bruno', sent);
    }
    const letter = new URL(await lastIntent(anna));
    expect(letter.searchParams.get('about')).toBe('L’été & the lamp: 100% + more');
    expect(tokenOf(letter.searchParams.get('link') ?? '')?.channel).toBe('other');
    const { rows } = await reader.stats('channel');
    const once = { shares: 1, arrivals: 1 };
    expect(rows).toMatchObject({ bluesky: once, other: once, 'own-2': once });
    const { rows: visibility } = await reader.stats('visibility');
    expect(visibility).toMatchObject({ public: { shares: 1 }, unknown: { shares: 2 } });

    const dashboard = await openDashboard(browser, { collector, publisher });
    const table = dashboard.getByTestId('channels');
    for (const name of ['Bluesky', 'Other channels of your own', 'Your own channel 2'])
      await expect(table.getByRole('row', { name })).toContainText(/1.*1/);
  });
});

test('trap: WeChat and Signal have no intent — a QR code is drawn, which a camera reads and the dashboard counts', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher, reader }) => {
    const origin = collector.url();
    const url = publisher.publish('/lamp', {
      html: article({ collectorUrl: origin, element: 'channels="qr copy"' }),
      headers: {
        'content-security-policy': `default-src 'none'; script-src ${origin}; connect-src ${origin}; require-trusted-types-for 'script'`,
      },
    });
    const context = await openAs(browser, 'anna', { colorScheme: 'dark', bypassCSP: false });
    const anna = await context.newPage();
    const complaints: string[] = [];
    anna.on('console', (message) => complaints.push(message.text()));
    await anna.goto(url);
    const button = channelButton(anna, 'QR code');
    await button.focus();
    const reported = acknowledged(anna, '"share"');
    await anna.keyboard.press('Enter');
    const dialog = anna.getByRole('dialog', { name: 'QR code' });
    const code = dialog.getByRole('img', { name: 'QR code' });
    await expect(code).toBeVisible();
    await expect(dialog).toContainText('Scan with a phone');
    expect((await reported).request().postData()).toMatch(/"channel":"qr","method":"qr"/);
    const sent = await readCode(code);
    expect(tokenOf(sent ?? '')?.channel).toBe('qr');
    const colours = await code.evaluate((svg) =>
      Array.from(svg.children).map((part) => getComputedStyle(part).fill),
    );
    expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
    expect(complaints).toEqual([]);

    await anna.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(button).toBeFocused();
    await button.click();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(button).toBeFocused();

    await readAs(browser, 'bruno', sent!);
    expect((await reader.stats('channel')).rows['qr']).toMatchObject({
      shares: 2,
      arrivals: 1,
      unmatched: 0,
    });
    expect((await reader.stats('method')).rows['qr']).toMatchObject({ shares: 2, arrivals: 1 });
  });
});

test('Mastodon asks for the reader’s server, and remembers it only where the reader says so', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    const url = publisher.publish('/lamp', {
      html: article({
        collectorUrl: collector.url(),
        tag: 'data-mastodon="piaille.example"',
        element: 'channels="mastodon"',
      })
        .replace(/<h1>/, '<main><h1>')
        .replace('</html>', '</main></html>'),
    });
    const anna = await readAs(browser, 'anna', url);
    const opened = await openedTabs(anna);
    const dialog = anna.getByRole('dialog', { name: 'Mastodon' });
    const server = dialog.getByLabel('Your Mastodon server');
    const stored = () => anna.evaluate(() => JSON.stringify(Object.entries(localStorage)));

    await channelButton(anna, 'Mastodon').press('Enter');
    await expect(server).toBeFocused();
    await expect(server).toHaveValue('piaille.example');
    expect(await violationsOf(anna)).toEqual([]);
    await server.fill('nowhere');
    await server.press('Enter');
    await expect(dialog).toBeVisible();
    await server.fill('@anna@social.example');
    const reported = acknowledged(anna, '"mastodon"');
    await server.press('Enter');
    await reported;
    await expect(dialog).toHaveCount(0);
    await expect.poll(() => opened.length).toBe(1);
    expect(opened[0]).toMatch(
      /^https:\/\/social\.example\/share\?text=The%20lamp%20in%20the%20garden%0A%0Ahttp/,
    );
    expect(tokenOf(sharedUrl(opened[0]!))?.channel).toBe('mastodon');
    expect(await stored()).toBe('[]');

    await channelButton(anna, 'Mastodon').click();
    await server.fill('https://social.example/@anna');
    await dialog.getByLabel('Remember on this device').check();
    await dialog.getByRole('button', { name: 'Share' }).click();
    await expect.poll(() => opened.length).toBe(2);
    await channelButton(anna, 'Mastodon').click();
    await expect(server).toHaveValue('social.example');
    await dialog.getByLabel('Remember on this device').uncheck();
    await dialog.getByRole('button', { name: 'Share' }).click();
    expect(await stored()).toBe('[]');
  });
});

test('promise 1: nothing is stored, and nothing offered to be, before consent or against the reader’s signal', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    const url = publisher.publish('/lamp', {
      html: article({
        collectorUrl: collector.url(),
        tag: 'data-consent="required"',
        element: 'channels="mastodon"',
      }),
    });
    const page = await (await openAs(browser, 'anna')).newPage();
    await page.goto(url);
    const opened = await openedTabs(page);
    await channelButton(page, 'Mastodon').click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('checkbox')).toHaveCount(0);
    await dialog.getByLabel('Your Mastodon server').fill('social.example');
    await dialog.getByRole('button', { name: 'Share' }).click();
    await expect.poll(() => opened.length).toBe(1);
    expect(opened[0]).not.toContain('ds%3D');
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });
});

test('complaint: Messenger’s app id and mobile (react-share#288, #346, #520) — where the app does not open, the same link is copied in its place', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher, reader }) => {
    const url = publisher.publish('/lamp', { html: article({ collectorUrl: collector.url() }) });
    const page = await readAs(browser, 'phone', url);
    const sent = await shareBy(page, 'Messenger');
    const place = page.locator('luciole-share').getByRole('group').locator('a, button').nth(1);
    await expect(place).toHaveText('Copy link');
    await expect(place).toBeFocused();
    const status = page.locator('luciole-share').getByRole('status');
    await expect(status).toHaveText('Messenger did not open. Copy the link instead.');
    expect((await reader.stats('channel')).rows['messenger']).toMatchObject({ shares: 1 });

    const reported = acknowledged(page, '"copy-link"');
    await place.click();
    await expect(status).toHaveText('Link copied');
    await reported;
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(sent);
    await readAs(browser, 'bruno', sent);
    const { rows, totals } = await reader.stats('channel');
    expect(totals).toMatchObject({ shares: 1, arrivals: 1 });
    expect(rows['copy']).toMatchObject({ shares: 1, arrivals: 1, unmatched: 0 });
    expect((await reader.stats('method')).rows['copy-link']).toMatchObject({ shares: 1, arrivals: 1 });
  });
});

test('where the app does open, or the link leads to a page, nothing is offered in its place', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    const url = publisher.publish('/lamp', { html: article({ collectorUrl: collector.url() }) });
    const page = await (await openAs(browser, 'phone')).newPage();
    await page.clock.install();
    const reported = acknowledged(page);
    await page.goto(url);
    await page.clock.runFor(1000);
    await reported;
    await shareBy(page, 'WhatsApp');
    const loaded = page.waitForResponse(/luciole-channels/);
    await shareBy(page, 'Messenger');
    await (await loaded).finished();
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { value: true, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await page.clock.runFor(5000);
    await expect(channelButton(page, 'Messenger')).toBeVisible();
    await expect(page.locator('luciole-share').getByRole('status')).toBeEmpty();
  });
});

test('trap: in-app browsers — no app’s link and no share sheet there, and Messenger’s link is copied', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    const element = 'channels="viber threema messenger native whatsapp"';
    const url = publisher.publish('/lamp', { html: article({ collectorUrl: collector.url(), element }) });
    const userAgent =
      'Mozilla/5.0 (Linux; Android 16; SM-S931B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/156.0.0.0 Mobile Safari/537.36 Instagram 400.0.0.0 Android';
    const page = await (await openAs(browser, 'phone', { userAgent })).newPage();
    await page.goto(url);
    const buttons = page.locator('luciole-share').getByRole('group').locator('a, button');
    await expect(buttons).toHaveText(['Messenger', 'WhatsApp']);
    expect(tokenOf(await shareBy(page, 'Messenger'))?.channel).toBe('messenger');
    await expect(page.locator('luciole-share').getByRole('status')).toContainText('paste it in Messenger');
  });
});

test('complaint: popups blocked without a signal (react-share#525), focus() on a blocked one, a callback awaited before — no window is opened by script, and no listener holds a share up', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    // What peers do: window.open, which answers null where it is blocked; focus() on that; a callback first.
    const head = `<script>
      window.opened = 0; window.open = () => { opened += 1; return null };
      addEventListener('luciole:share', () => { throw new Error('the page’s own') });
      addEventListener('luciole:share', () => new Promise(() => {}));
    </script>`;
    const body = `<button onclick="luciole.share('bluesky')">Our own button</button>
      <button onclick="luciole.share('viber')">No app here</button>`;
    const url = publisher.publish('/lamp', {
      html: article({ collectorUrl: collector.url(), head, body, element: 'channels="whatsapp"' }),
    });
    const page = await readAs(browser, 'anna', url);
    const opened = await openedTabs(page);
    expect(tokenOf(await shareBy(page, 'WhatsApp'))?.channel).toBe('whatsapp');
    await expectEvents(page, {
      action: () => page.getByRole('button', { name: 'Our own button' }).click(),
      expected: [{ type: 'share', channel: 'bluesky', method: 'button' }],
    });
    await expect.poll(() => opened.length).toBe(1);
    expect(opened[0]).toMatch(/^https:\/\/bsky\.app\/intent\/compose\?text=The%20lamp/);
    await expectEvents(page, {
      action: () => page.getByRole('button', { name: 'No app here' }).click(),
      expected: [{ type: 'share', channel: 'copy', method: 'copy-link' }],
    });
    expect(await page.evaluate(() => (window as unknown as { opened: number }).opened)).toBe(0);
  });
});

test('prints the page with its link as a code, and takes the code away afterwards', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    const url = publisher.publish('/lamp', {
      html: article({ collectorUrl: collector.url(), element: 'channels="print copy"' }),
    });
    const page = await readAs(browser, 'anna', url);
    await page.evaluate(() => (window.print = () => document.body.setAttribute('data-printed', '')));
    await expectEvents(page, {
      action: async () => {
        await channelButton(page, 'Print').click();
        await expect(page.locator('body[data-printed]')).toHaveCount(1);
      },
      expected: [{ type: 'share', channel: 'print', method: 'button' }],
    });
    const code = page.locator('luciole-share').getByRole('img', { name: 'QR code', includeHidden: true });
    await expect(code).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(code).toBeVisible();
    await expect(channelButton(page, 'Copy link')).toBeHidden();
    expect(tokenOf((await readCode(code)) ?? '')?.channel).toBe('print');
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await expect(code).toHaveCount(0);
  });
});

test('a page that asks for nothing rare loads nothing rare', async ({ browser, inWorld }) => {
  await inWorld(async ({ collector, publisher }) => {
    const url = publisher.publish('/lamp', {
      html: article({ collectorUrl: collector.url(), element: 'channels="whatsapp email copy native"' }),
    });
    const page = await readAs(browser, 'anna', url);
    await shareBy(page, 'WhatsApp');
    await shareBy(page, 'Email');
    const files = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => /luciole[\w-]*/.exec(name)?.[0])
        .filter(Boolean),
    );
    expect([...new Set(files)].sort()).toEqual(['luciole', 'luciole-ui']);
  });
});
