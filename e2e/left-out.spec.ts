import { chromium, expect } from '@playwright/test';
import type { WireEvent } from '../protocol/index.js';
import { findBrowser } from '../scripts/find-browser.js';
import { openDashboard } from './support/dashboard.js';
import { post } from './support/post.js';
import { article } from './support/publisher.js';
import { openAs } from './support/readers.js';
import { shareBy } from './support/sharing.js';
import { acknowledged, test, readAs, type World } from './support/world.js';

/** Publishes the article, has Anna share it, and answers the address she sent. */
async function sharedByAnna({ collector, publisher }: World, browser: Parameters<typeof readAs>[0]) {
  const url = publisher.publish('/lamp', {
    html: article({ collectorUrl: collector.url(), body: '<a href="/well">Next</a>' }),
  });
  publisher.publish('/well', { html: article({ collectorUrl: collector.url(), title: 'The well' }) });
  const anna = await readAs(browser, 'anna', url);
  return { url, anna, sent: await shareBy(anna, 'WhatsApp') };
}

test('trap: not an arrival — rule 6: the sharer’s own opening is left out, and the dashboard says so plainly', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async (world) => {
    const { anna, sent } = await sharedByAnna(world, browser);
    const again = await anna.context().newPage();
    const reported = acknowledged(again, '"token"');
    await again.goto(sent);
    await reported;

    expect(await world.reader.leftOut()).toEqual({ 'self-or-household': 1 });
    expect((await world.reader.stats('channel')).totals).toMatchObject({
      shares: 1,
      arrivals: 0,
      left_out: 1,
    });
    const dashboard = await openDashboard(browser, world);
    await expect(dashboard.getByTestId('own-openings')).toContainText(/1 opening.*own/i);
    const bound = dashboard.getByTestId('upper-bound');
    await expect(bound).toContainText('At most 1');
    await bound.getByRole('link', { name: 'What was left out' }).click();
    await expect(dashboard.getByRole('heading', { level: 1, name: 'What was left out' })).toBeFocused();
  });
});

test('rule 6: a second opening by the same friend that day is a repeat', async ({ browser, inWorld }) => {
  await inWorld(async (world) => {
    const { sent } = await sharedByAnna(world, browser);
    await readAs(browser, 'bruno', sent);
    await readAs(browser, 'bruno', sent);
    expect(await world.reader.leftOut()).toEqual({ 'repeat-or-household': 1 });
    expect((await world.reader.stats('channel')).totals).toMatchObject({ arrivals: 1, visitors: 2 });
  });
});

test('trap: not an arrival — rule 6: a reload is left out', async ({ browser, inWorld }) => {
  await inWorld(async (world) => {
    const { sent } = await sharedByAnna(world, browser);
    const bruno = await readAs(browser, 'bruno', sent);
    const reported = acknowledged(bruno, '"reload"');
    await bruno.reload();
    await reported;
    expect(await world.reader.leftOut()).toEqual({ reload: 1 });
    expect((await world.reader.stats('channel')).totals.arrivals).toBe(1);
  });
});

test('trap: not an arrival — rule 6: going back to the page, anew from the server, is left out', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async (world) => {
    const { sent } = await sharedByAnna(world, browser);
    const bruno = await readAs(browser, 'bruno', sent);
    const moved = acknowledged(bruno, '/well');
    await bruno.getByRole('link', { name: 'Next' }).click();
    await moved;
    const reported = acknowledged(bruno, '"back_forward"');
    await bruno.goBack();
    await reported;
    expect(await world.reader.leftOut()).toEqual({ 'back-forward': 1 });
    expect((await world.reader.stats('channel')).totals.arrivals).toBe(1);
  });
});

test('trap: not an arrival — rule 6: a page restored from the back/forward cache is left out', async ({
  browser,
  inWorld,
  launchOptions,
}) => {
  // Playwright turns this cache off unless told otherwise, and a Chromium without windows has none.
  const executablePath = findBrowser();
  const cached = await chromium.launch({
    ...launchOptions,
    ...(executablePath && { executablePath }),
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  try {
    await inWorld(async (world) => {
      const { sent } = await sharedByAnna(world, browser);
      const bruno = await (await openAs(cached, 'bruno')).newPage();
      const arrived = acknowledged(bruno, '"token"');
      await bruno.goto(sent);
      await arrived;
      await bruno.evaluate(() => Object.assign(window, { stillHere: true }));
      const moved = acknowledged(bruno, '/well');
      await bruno.getByRole('link', { name: 'Next' }).click();
      await moved;
      const reported = acknowledged(bruno, '"restore"');
      await bruno.evaluate(() => history.back());
      await reported;
      expect(await bruno.evaluate(() => 'stillHere' in window)).toBe(true);
      expect(await world.reader.leftOut()).toEqual({ restore: 1 });
      expect((await world.reader.stats('channel')).totals.arrivals).toBe(1);
    });
  } finally {
    await cached.close();
  }
});

test('trap: not an arrival — rule 6: headless browsers are bots', async ({ browser, inWorld }) => {
  await inWorld(async (world) => {
    const { sent } = await sharedByAnna(world, browser);
    const context = await browser.newContext();
    const page = await context.newPage();
    expect(await page.evaluate(() => navigator.userAgent)).toContain('HeadlessChrome');
    const reported = acknowledged(page, '"token"');
    await page.goto(sent);
    await reported;
    expect(await world.reader.leftOut()).toEqual({ bot: 1 });
    expect((await world.reader.stats('channel')).totals.arrivals).toBe(0);
  });
});

for (const [crawler, agent, reason] of [
  ['WhatsApp', 'WhatsApp/2.23.20.0', 'preview'],
  ['Telegram', 'TelegramBot (like TwitterBot)', 'preview'],
  ['a search engine', 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 'bot'],
] as const) {
  test(`trap: preview crawlers — rules 6 and 12: a tokenised landing posted by the crawler of ${crawler} is left out as ${reason}`, async ({
    browser,
    inWorld,
  }) => {
    await inWorld(async (world) => {
      const { url, sent } = await sharedByAnna(world, browser);
      const answer = await post(world, {
        agent,
        events: [landing({ page: url, token: tokenOf(sent), id: 'crawler-0001' })],
      });
      expect(answer.status).toBe(202);
      expect(await world.reader.leftOut()).toEqual({ [reason]: 1 });
      const { totals } = await world.reader.stats('channel');
      expect(totals).toMatchObject({ shares: 1, arrivals: 0, previews: null });
    });
  });
}

test('rule 5: a share that is reported after its arrival gives the same figures as before it', async ({
  browser,
  inWorld,
}) => {
  const figures: unknown[] = [];
  for (const late of [false, true]) {
    await inWorld(async (world) => {
      const url = world.publisher.publish('/lamp', {
        html: article({ collectorUrl: world.collector.url() }),
      });
      const anna = await (await openAs(browser, 'anna')).newPage();
      let letGo: (() => void) | undefined;
      await anna.route('**/v1/events', async (route) => {
        const isShare = (route.request().postData() ?? '').includes('"share"');
        if (isShare && late) await new Promise<void>((done) => (letGo = done));
        await route.continue();
      });
      const landed = acknowledged(anna, '"landing"');
      await anna.goto(url);
      await landed;
      const shared = acknowledged(anna, '"share"');
      const sent = await shareBy(anna, 'WhatsApp', { acknowledged: false });
      if (!late) await shared;
      await readAs(browser, 'bruno', sent);
      if (late) {
        expect((await world.reader.stats('channel')).totals).toMatchObject({
          shares: 0,
          arrivals: 1,
          unmatched: 1,
        });
        letGo?.();
        await shared;
      }
      const read = async (by: string) => {
        const { totals, rows } = await world.reader.stats(by);
        return {
          totals,
          rows: Object.values(rows).map((row) => ({ ...row, key: row.key.replace(/:\d+/, '') })),
        };
      };
      figures.push(
        await Promise.all(
          ['channel', 'method', 'visibility', 'source', 'page', 'day', 'generation'].map(read),
        ),
      );
    });
  }
  expect(figures[1]).toEqual(figures[0]);
});

const tokenOf = (sent: string) => sent.slice(-14);

function landing(event: { page: string; token: string; id: string }): WireEvent {
  return { type: 'landing', view: 'view-of-crawler', at: Date.now(), ...event };
}
