import { expect, type Page } from '@playwright/test';
import { expectEvents } from './support/expect-events.js';
import { article } from './support/publisher.js';
import { lastIntent, openAs } from './support/readers.js';
import { channelButton, shareBy, sharedUrl } from './support/sharing.js';
import { acknowledged, test, readAs } from './support/world.js';

const signals = {
  'Global Privacy Control': () => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }),
  'Do Not Track': () => Object.defineProperty(navigator, 'doNotTrack', { value: '1' }),
};

for (const [name, turnOn] of Object.entries(signals)) {
  test(`rule 13: with ${name}, links are clean, the share counts, and the reader is no visitor`, async ({
    browser,
    inWorld,
  }) => {
    await inWorld(async ({ collector, publisher, reader }) => {
      const url = publisher.publish('/lamp', { html: article({ collectorUrl: collector.url() }) });
      const context = await openAs(browser, 'anna');
      await context.addInitScript(turnOn);
      const anna = await context.newPage();
      const landed = acknowledged(anna, '"landing"');
      await anna.goto(url);
      await landed;
      expect(await shareBy(anna, 'WhatsApp')).toBe(url);

      const { totals, rows } = await reader.stats('channel');
      expect(rows['whatsapp']).toMatchObject({ shares: 1, arrivals: 0 });
      expect(totals).toMatchObject({ landings: 1, visitors: null });
    });
  });

  test(`rule 13: an arrival with ${name} counts, once a document`, async ({ browser, inWorld }) => {
    await inWorld(async ({ collector, publisher, reader }) => {
      const url = publisher.publish('/lamp', { html: article({ collectorUrl: collector.url() }) });
      const sent = await shareBy(await readAs(browser, 'anna', url), 'WhatsApp');
      const context = await openAs(browser, 'bruno');
      await context.addInitScript(turnOn);
      const bruno = await context.newPage();
      const landed = acknowledged(bruno, '"landing"');
      await bruno.goto(sent);
      await landed;
      await expectEvents(bruno, {
        action: () =>
          bruno.evaluate((hash) => {
            location.hash = '#elsewhere';
            location.hash = hash;
          }, new URL(sent).hash),
        refuted: [{ type: 'landing' }],
      });
      expect((await reader.stats('channel')).rows['whatsapp']).toMatchObject({
        arrivals: 1,
        unmatched: 0,
        visitors: null,
      });
    });
  });
}

/** Notes every request of the page to the collector, save for the script itself. */
function requestsToCollector(page: Page): string[] {
  const seen: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/v1/')) seen.push(request.postData() ?? '');
  });
  return seen;
}

const consent = (page: Page, granted: boolean) =>
  page.evaluate((value) => {
    (window as unknown as { luciole: { consent(granted: boolean): void } }).luciole.consent(value);
  }, granted);

test('complaint: consent and data selling (open-sdg#1242, nopCommerce#6678) — rule 13: where consent is required nothing is sent before it; on grant the landing goes once', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher, reader }) => {
    const url = publisher.publish('/lamp', {
      html: article({ collectorUrl: collector.url(), tag: 'data-consent="required"' }),
    });
    const anna = await (await openAs(browser, 'anna')).newPage();
    const requests = requestsToCollector(anna);
    await anna.goto(url);
    await channelButton(anna, 'WhatsApp').click();
    expect(sharedUrl(await lastIntent(anna))).toBe(url);
    expect(requests).toEqual([]);

    const landed = acknowledged(anna, '"landing"');
    await consent(anna, true);
    await landed;
    expect(await shareBy(anna, 'Telegram')).toMatch(/#ds=[0-9A-Za-z]{14}$/);
    await expectEvents(anna, { action: () => consent(anna, true), refuted: [{ type: 'landing' }] });
    const { totals, rows } = await reader.stats('channel');
    expect(totals).toMatchObject({ landings: 1, shares: 1 });
    expect(rows['whatsapp']).toBeUndefined();
  });
});

test('complaint: consent and data selling — rule 13: where consent is refused nothing is ever sent, and sharing still works', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    const html = article({ collectorUrl: collector.url(), tag: 'data-consent="required"' });
    const url = publisher.publish('/lamp', { html });
    const sentinel = publisher.publish('/sentinel', { html: article({ collectorUrl: collector.url() }) });
    const context = await openAs(browser, 'anna');
    const anna = await context.newPage();
    const requests = requestsToCollector(anna);
    await anna.goto(url);
    await expect(channelButton(anna, 'WhatsApp')).toBeVisible();
    await consent(anna, false);
    await channelButton(anna, 'WhatsApp').click();
    expect(sharedUrl(await lastIntent(anna))).toBe(url);
    // The next page reports: whatever the refused one had sent would have come before.
    const reported = acknowledged(anna, '/sentinel');
    await anna.goto(sentinel);
    await reported;
    expect(requests.filter((body) => !body.includes('/sentinel'))).toEqual([]);
  });
});

test('complaint: consent and data selling — promise 1: nothing is stored on the reader’s device', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    const url = publisher.publish('/lamp', { html: article({ collectorUrl: collector.url() }) });
    const anna = await readAs(browser, 'anna', url);
    await shareBy(anna, 'WhatsApp');
    const state = await anna.context().storageState({ indexedDB: true });
    expect(state).toEqual({ cookies: [], origins: [] });
    expect(await anna.evaluate(() => sessionStorage.length)).toBe(0);
  });
});
