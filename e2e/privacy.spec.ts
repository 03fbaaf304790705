import { readFileSync } from 'node:fs';
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

/** The line of the documentation behind which the page may call what is not there yet. */
const stub = /<script>.*?<\/script>/s.exec(readFileSync('docs/widget.md', 'utf8'))![0];

/** The code that a guide has for a consent tool. */
const exampleFor = (tool: string, guide: string) =>
  new RegExp(`\\*\\*${tool}\\*\\*.*?\`\`\`js\n(.*?)\`\`\``, 's').exec(readFileSync(guide, 'utf8'))![1]!;

/** Presses what a tool asks with until it is gone: some show it before they listen. */
const answer = (page: Page, choice: string) =>
  expect(async () => {
    await page.locator(choice).click({ timeout: 500 });
    await expect(page.locator(choice)).toBeHidden({ timeout: 500 });
  }).toPass();

/** Consent tools as a page has them: their files, what starts them, and what a reader presses. */
const TOOLS = [
  {
    tool: 'Tarteaucitron',
    guide: 'docs/boutons.md',
    folder: 'node_modules/tarteaucitronjs',
    files: ['tarteaucitron.js'],
    // What that loads by itself.
    more: ['tarteaucitron.services.js', 'lang/tarteaucitron.en.js', 'css/tarteaucitron.css'],
    start: `tarteaucitron.init({ privacyUrl: '', orientation: 'bottom', showIcon: false, DenyAllCta: true, AcceptAllCta: true })`,
    yes: '#tarteaucitronPersonalize2',
    no: '#tarteaucitronAllDenied2',
  },
  {
    tool: 'CookieConsent',
    guide: 'docs/buttons.md',
    folder: 'node_modules/vanilla-cookieconsent/dist',
    files: ['cookieconsent.umd.js', 'cookieconsent.css'],
    more: [],
    start: `CookieConsent.run({ hideFromBots: false, categories: { luciole: {} }, language: { default: 'en', translations: { en: {
      consentModal: { title: 'May we?', acceptAllBtn: 'Yes', acceptNecessaryBtn: 'No' },
      preferencesModal: { sections: [] } } } } })`,
    yes: '[data-role=all]',
    no: '[data-role=necessary]',
  },
  {
    // Comes from its maker's server only: what its documentation promises stands in its place.
    tool: 'Axeptio',
    guide: 'docs/boutons.md',
    folder: '',
    files: [],
    more: [],
    start: `(() => {
      const told = [];
      const tell = (choices) => { localStorage.axeptio = JSON.stringify(choices); told.forEach((hear) => hear(choices)) };
      for (const hear of window._axcb) hear({ on: (event, listener) => { if (event === 'cookies:complete') told.push(listener) } });
      addEventListener('DOMContentLoaded', () => {
        if (localStorage.axeptio) return tell(JSON.parse(localStorage.axeptio));
        for (const [id, luciole] of [['yes', true], ['no', false]])
          document.body.append(Object.assign(document.createElement('button'), { id, onclick() { this.hidden = true; tell({ luciole }) } }));
      });
    })()`,
    yes: '#yes',
    no: '#no',
  },
];

test('complaint: consent and data selling — rule 13: what the guides say for Tarteaucitron, CookieConsent and Axeptio waits for the reader, hears yes and no, and on the next page what was remembered', async ({
  browser,
  inWorld,
}) => {
  for (const { tool, guide, folder, files, more, start, yes, no } of TOOLS) {
    await inWorld(async ({ collector, publisher, reader }) => {
      for (const file of [...files, ...more]) {
        const type = file.endsWith('.css') ? 'text/css' : 'text/javascript';
        publisher.publish(`/tool/${file}`, {
          html: readFileSync(`${folder}/${file}`, 'utf8'),
          headers: { 'content-type': type },
        });
      }
      const tags = files.map((file) =>
        file.endsWith('.css')
          ? `<link rel="stylesheet" href="/tool/${file}">`
          : `<script src="/tool/${file}"></script>`,
      );
      const url = publisher.publish('/lamp', {
        html: article({
          collectorUrl: collector.url(),
          tag: 'data-consent="required"',
          head: stub + tags.join(''),
          body: `<script>${exampleFor(tool, guide)};${start}</script>`,
        }),
      });
      const open = async (name: 'anna' | 'bruno') => {
        const page = await (await openAs(browser, name)).newPage();
        const requests = requestsToCollector(page);
        await page.goto(url);
        await channelButton(page, 'WhatsApp').click();
        expect(sharedUrl(await lastIntent(page))).toBe(url);
        expect(requests).toEqual([]);
        return { page, requests };
      };
      const { page: anna } = await open('anna');
      const landed = acknowledged(anna, '"landing"');
      await answer(anna, yes);
      await landed;
      expect(await shareBy(anna, 'Telegram')).toMatch(/#ds=\w{14}$/);
      const remembered = acknowledged(anna, 'page=2');
      await anna.goto(`${url}?page=2`);
      await remembered;

      const { page: bruno, requests } = await open('bruno');
      await answer(bruno, no);
      await bruno.goto(`${url}?page=2`);
      await channelButton(bruno, 'WhatsApp').click();
      expect(sharedUrl(await lastIntent(bruno))).toBe(`${url}?page=2`);
      // Anna's next report comes behind whatever Bruno had sent.
      await shareBy(anna, 'Telegram');
      expect(requests).toEqual([]);
      expect((await reader.stats('channel')).totals).toMatchObject({ landings: 2, shares: 2 });
    });
  }
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
