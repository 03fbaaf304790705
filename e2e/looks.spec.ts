import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Browser, type Page } from '@playwright/test';
import { aliveElements } from './support/alive-elements.js';
import { article } from './support/publisher.js';
import { openAs } from './support/readers.js';
import { channelButton, shareBy } from './support/sharing.js';
import { readAs, test } from './support/world.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const LAYOUTS = ['inline', 'sticky-left', 'sticky-right', 'bottom'];
const LOOKS = ['', 'icons', 'labels', 'compact'];
const THEMES = ['', 'light', 'dark', 'auto'];
const DEVICES = {
  phone: { viewport: { width: 360, height: 640 }, agent: 'phone' },
  desktop: { viewport: { width: 1280, height: 800 }, agent: 'anna' },
} as const;
type Device = keyof typeof DEVICES;

/** What the documentation has a publisher put in their style sheet, so that nothing moves. */
const KEEP_FREE = `<style>
  luciole-share { display: block; padding-bottom: 40px }
  luciole-share > [slot^='icon-'] { display: none }
  luciole-share[layout^='sticky'] { height: 0; padding: 0; overflow: hidden }
  @media (max-width: 767.98px) {
    luciole-share[layout='bottom'] { height: 0; padding: 0; overflow: hidden }
    body { padding-bottom: 64px }
    html { scroll-padding-bottom: 64px }
  }
</style>`;
const GROUNDS = { light: '#fff;color:#222', dark: '#14110d;color:#f4efe6;color-scheme:dark' };
const ground = (scheme: keyof typeof GROUNDS) => `<style>body{background:${GROUNDS[scheme]}}</style>`;

const openOn = async (browser: Browser, device: Device, options: object = {}): Promise<Page> => {
  const { viewport, agent } = DEVICES[device];
  return (await openAs(browser, agent, { viewport, ...options })).newPage();
};

/** Sets the element's attributes; nothing stays of the last ones. */
const setAttributes = (page: Page, attributes: Record<string, string>) =>
  page.locator('luciole-share').evaluate((element, wanted) => {
    for (const name of ['layout', 'look', 'theme'])
      if (wanted[name]) element.setAttribute(name, wanted[name]);
      else element.removeAttribute(name);
  }, attributes);

const section = (page: Page) => page.locator('luciole-share').first().locator('section');

/** Sizes and places of what stands in the first element, in CSS pixels. */
const boxes = (page: Page) =>
  page
    .locator('luciole-share')
    .first()
    .evaluate((element) => {
      const buttons = [...element.shadowRoot!.querySelectorAll('a, button')];
      return buttons.map((button) => button.getBoundingClientRect().toJSON() as DOMRect);
    });

test('is accessible to axe in each layout, look and theme, with targets of 24 px at least', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    for (const [device, colorScheme] of [
      ['phone', 'light'],
      ['desktop', 'dark'],
    ] as const) {
      const url = publisher.publish(`/${device}`, {
        html: article({ collectorUrl: collector.url(), head: KEEP_FREE + ground(colorScheme) })
          .replace('<h1>', '<main><h1>')
          .replace('></luciole-share>', '><p slot="lead">Tell a friend.</p></luciole-share></main>'),
      });
      const page = await openOn(browser, device, { colorScheme });
      await page.goto(url);
      await expect(channelButton(page, 'WhatsApp')).toBeVisible();
      await page.evaluate(axe);
      for (const layout of LAYOUTS)
        for (const look of LOOKS)
          for (const theme of THEMES) {
            await setAttributes(page, { layout, look, theme });
            await expect
              .poll(() => section(page).evaluate((node) => getComputedStyle(node).position))
              .toBe(
                layout === 'inline' || (layout === 'bottom' && device === 'desktop') ? 'static' : 'fixed',
              );
            const found = await page.evaluate(async () => {
              const { axe } = window as unknown as {
                axe: { run(options: object): Promise<{ violations: { id: string; nodes: unknown[] }[] }> };
              };
              const runOnly = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
              return (await axe.run({ runOnly })).violations.map(({ id, nodes }) => [id, nodes]);
            });
            expect(found, `${device} ${layout} ${look} ${theme}`).toEqual([]);
            for (const { width, height } of await boxes(page))
              expect(Math.min(width, height), `${device} ${layout} ${look}`).toBeGreaterThanOrEqual(24);
          }
    }
  });
});

test('moves nothing: no layout shift in any layout, with the documented rules, when the script comes late', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    const watch = `<script>window.shifts=[];new PerformanceObserver(function(l){l.getEntries().forEach(function(e){shifts.push(e.value)})}).observe({type:'layout-shift',buffered:true})</script>`;
    for (const device of ['phone', 'desktop'] as const) {
      const page = await openOn(browser, device);
      for (const layout of LAYOUTS) {
        for (const lang of ['en', 'fr']) {
          const url = publisher.publish(`/${device}-${layout}-${lang}`, {
            html: article({
              collectorUrl: collector.url(),
              lang,
              head: KEEP_FREE + watch,
              element: `layout="${layout}" counts="1"`,
              body: '<p>And that is how it was.</p>'.repeat(30),
            }).replace(
              '></luciole-share>',
              '><p slot="lead">Tell a friend.</p><p slot="reason">They get the guide.</p><svg slot="icon-email"></svg></luciole-share>',
            ),
          });
          // Everything of ours is held back until the page has been painted, and comes piece by piece.
          let release = (): void => undefined;
          const painted = new Promise<void>((done) => (release = done));
          await page.route(/luciole[^/]*\.js$/, async (route) => {
            await painted;
            await route.continue();
          });
          await page.route('**/counts?*', (route) =>
            route.fulfill({ json: { shares: 1234 }, headers: { 'access-control-allow-origin': '*' } }),
          );
          await page.goto(url, { waitUntil: 'commit' });
          await expect(page.locator('p').last()).toBeAttached();
          await twoFrames(page);
          release();
          await expect(section(page).locator('small')).toHaveText(lang === 'en' ? '1.2K shares' : /^1,2/);
          await twoFrames(page);
          const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
          expect(shifts, `${device} ${layout} ${lang}`).toEqual([]);
          await page.unrouteAll({ behavior: 'wait' });
        }
      }
    }
  });
});

const twoFrames = (page: Page) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
  );

test('stands in one row: with labels where all fit, as icons elsewhere; the layouts keep to their sides', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    const html = article({
      collectorUrl: collector.url(),
      head: KEEP_FREE,
      element: 'channels="whatsapp telegram email copy"',
      body: '<p>And that is how it was.</p>'.repeat(60) + '<p><a href="/last">The last link</a></p>',
    });
    for (const dir of ['ltr', 'rtl']) {
      const url = publisher.publish(`/${dir}`, { html: html.replace('<html ', `<html dir="${dir}" `) });
      const page = await openOn(browser, 'desktop');
      await page.goto(url);
      const rows = async () => new Set((await boxes(page)).map(({ y }) => Math.round(y))).size;
      const widest = async () => Math.max(...(await boxes(page)).map(({ width }) => width));
      await expect.poll(widest).toBeGreaterThan(60);
      expect(await rows()).toBe(1);
      await page.setViewportSize({ width: 320, height: 640 });
      await expect.poll(widest).toBeLessThanOrEqual(40);
      expect(await rows()).toBe(1);
      await setAttributes(page, { look: 'labels' });
      await expect.poll(widest).toBeGreaterThan(60);
      expect(await rows()).toBe(1);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      // By the keyboard, each is seen as a whole.
      for (const name of ['WhatsApp', 'Telegram', 'Email', 'Copy link']) {
        await page.keyboard.press('Tab');
        await expect(channelButton(page, name)).toBeFocused();
        const [left, right] = await channelButton(page, name).evaluate((node) => {
          const { left, right } = node.getBoundingClientRect();
          return [left, right];
        });
        expect(left, name).toBeGreaterThanOrEqual(0);
        expect(right, name).toBeLessThanOrEqual(320);
      }

      await setAttributes(page, { layout: 'bottom' });
      await expect.poll(async () => (await section(page).boundingBox())!.y).toBeGreaterThan(500);
      // With the documented padding, neither the page's end nor what has the focus is behind the bar.
      await page.getByRole('link', { name: 'The last link' }).focus();
      const bar = (await section(page).boundingBox())!;
      const link = (await page.getByRole('link', { name: 'The last link' }).boundingBox())!;
      expect(link.y + link.height).toBeLessThanOrEqual(bar.y);

      await page.setViewportSize({ width: 1280, height: 800 });
      await setAttributes(page, { layout: 'sticky-left' });
      await expect.poll(async () => (await section(page).boundingBox())!.x).toBeLessThan(20);
      expect(await rows()).toBe(4);
      // What cannot be copied stands below what is said about it.
      await page.evaluate(() => {
        navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'));
        Reflect.set(document, 'execCommand', () => false);
      });
      await channelButton(page, 'Copy link').click();
      const told = (await section(page).getByRole('status').boundingBox())!;
      const shown = (await section(page).getByRole('textbox').boundingBox())!;
      expect(shown.y).toBeGreaterThanOrEqual(told.y + told.height);
      await setAttributes(page, { layout: 'sticky-right' });
      await expect.poll(async () => (await section(page).boundingBox())!.x).toBeGreaterThan(1200);
      await page.emulateMedia({ media: 'print' });
      await expect(page.locator('luciole-share')).toBeHidden();
    }
  });
});

test('makes nothing wider: in a grid and in a flexible box, where every step of a narrowing window leaves one row', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    const html = article({ collectorUrl: collector.url(), head: KEEP_FREE });
    const page = await openOn(browser, 'desktop');
    // Both axes of both: as wide as the page, or as wide as what stands in them.
    for (const display of ['grid', 'flex', 'flex; flex-direction: column', 'flow-root; float: left']) {
      await page.setViewportSize({ width: 1280, height: 800 });
      const boxed = html.replace(
        /<luciole-share.*<\/luciole-share>/,
        `<main style="display: ${display}"><div>$&</div></main>`,
      );
      await page.goto(publisher.publish('/boxed', { html: boxed }));
      await expect(channelButton(page, 'WhatsApp')).toBeVisible();
      for (const width of [640, 600, 560, 390, 320]) {
        await page.setViewportSize({ width, height: 640 });
        // The row, and nothing that sticks out of the page.
        await expect
          .poll(async () => ({
            rows: new Set((await boxes(page)).map(({ y }) => Math.round(y))).size,
            wide: await page.evaluate(() => document.documentElement.scrollWidth),
          }))
          .toEqual({ rows: 1, wide: width });
      }
      const widest = async () => Math.max(...(await boxes(page)).map(({ width }) => width));
      await expect.poll(widest).toBeLessThanOrEqual(40);
      // Where there is room again, the labels are there again.
      await page.setViewportSize({ width: 1280, height: 800 });
      await expect.poll(widest, display).toBeGreaterThan(60);
    }
  });
});

test('is an owner’s to dress: own words, own icons, own colours and parts, and counts above a threshold', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    const head = `<style>
      luciole-share { --luciole-size: 50px; --luciole-radius: 3px; --luciole-ground: rgb(1, 2, 3); --luciole-color: white }
      luciole-share::part(whatsapp) { background: rgb(37, 211, 102) }
      luciole-share::part(label) { text-decoration: underline }
    </style>`;
    const url = publisher.publish('/lamp', {
      html: article({
        collectorUrl: collector.url(),
        head,
        element: 'channels="whatsapp copy" look="labels" counts="2"',
      }).replace(
        '></luciole-share>',
        '><b slot="lead">Know a keeper?</b><i slot="reason">Your friend gets the guide.</i><svg slot="icon-copy" id="mine"></svg></luciole-share>',
      ),
    });
    const page = await openOn(browser, 'desktop');
    await page.goto(url);
    const group = page.locator('luciole-share').getByRole('group', { name: 'Know a keeper?' });
    await expect(group).toBeVisible();
    await expect(group).toHaveAccessibleDescription('Your friend gets the guide.');
    await expect(channelButton(page, 'WhatsApp')).toHaveCSS('background-color', 'rgb(37, 211, 102)');
    const copy = channelButton(page, 'Copy link');
    await expect(copy).toHaveCSS('background-color', 'rgb(1, 2, 3)');
    await expect(copy).toHaveCSS('border-radius', '3px');
    expect((await copy.boundingBox())!.height).toBe(50);
    await expect(page.locator('#mine')).toBeVisible();
    await expect(copy.locator('svg')).toBeHidden();
    await expect(copy.getByText('Copy link')).toHaveCSS('text-decoration-line', 'underline');

    // Nobody has shared it: below the threshold, the place stays empty.
    const count = page.locator('luciole-share').locator('small');
    await expect(count).toBeEmpty();
    const wanted = publisher.publish('/wanted', publisher.pages.get('/lamp')!);
    const plain = publisher.publish('/plain', {
      html: article({ collectorUrl: collector.url(), element: `channels="copy" url="${wanted}"` }),
    });
    for (const name of ['bruno', 'chloe'] as const)
      await shareBy(await readAs(browser, name, plain), 'Copy link');
    const told = page.waitForResponse((response) => response.url().includes('/counts?'));
    await page.goto(wanted);
    expect((await told).status()).toBe(200);
    await expect(count).toHaveText('2 shares');
  });
});

test('shows the focus and its borders to those who need contrast, and in forced colours', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    const url = publisher.publish('/lamp', { html: article({ collectorUrl: collector.url() }) });
    const page = await openOn(browser, 'desktop', { contrast: 'more', reducedMotion: 'reduce' });
    await page.goto(url);
    const button = channelButton(page, 'WhatsApp');
    await expect(button).toHaveCSS('border-top-color', 'rgb(0, 0, 0)');
    await page.emulateMedia({ forcedColors: 'active', contrast: null });
    await page.keyboard.press('Tab');
    await expect(button).toBeFocused();
    await expect(button).toHaveCSS('outline-style', 'solid');
    await expect(button).toHaveCSS('outline-width', '2px');
    const colours = await button.evaluate((node) => {
      const { borderTopColor, outlineColor } = getComputedStyle(node);
      return [borderTopColor, outlineColor, getComputedStyle(document.body).backgroundColor];
    });
    expect(colours[0]).not.toBe(colours[2]);
    expect(colours[1]).not.toBe(colours[2]);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  });
});

test('several elements on a page each go by their own attributes, and are redrawn when these change', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    const url = publisher.publish('/lamp', {
      html: article({
        collectorUrl: collector.url(),
        element: 'channels="copy email"',
        body: '<luciole-share lang="fr" channels="email copy"></luciole-share>',
      }),
    });
    const page = await readAs(browser, 'anna', url);
    const names = () =>
      page
        .locator('luciole-share')
        .evaluateAll((elements) =>
          elements.map((element) =>
            [...element.shadowRoot!.querySelectorAll('[part=label]')]
              .map((label) => label.textContent)
              .join(),
          ),
        );
    await expect.poll(names).toEqual(['Copy link,Email', 'E-mail,Copier le lien']);
    const first = page.locator('luciole-share').first();
    await channelButton(page, 'Email').focus();
    await first.evaluate((element) => element.setAttribute('lang', 'fr'));
    await expect.poll(names).toEqual(['Copier le lien,E-mail', 'E-mail,Copier le lien']);
    await expect(channelButton(page, 'E-mail')).toBeFocused();
    await first.evaluate((element) => element.setAttribute('channels', 'email'));
    await expect.poll(names).toEqual(['E-mail', 'E-mail,Copier le lien']);
  });
});

test('complaint: duplicate handlers on re-init (social-share-kit#55) — moved, swapped and put in again, a press is one share, and what is removed leaves nothing behind', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher, reader }) => {
    const url = publisher.publish('/lamp', {
      html: article({ collectorUrl: collector.url(), element: 'channels="copy" look="labels"' }),
    });
    const page = await readAs(browser, 'anna', url);
    await expect(channelButton(page, 'Copy link')).toBeVisible();
    await page.evaluate(() => {
      const element = document.querySelector('luciole-share')!;
      for (let count = 0; count < 3; count += 1) {
        element.remove();
        document.body.prepend(element);
      }
    });
    await shareBy(page, 'Copy link');
    // As Turbo, htmx and the like do it: markup of a later answer in the place of what stood there.
    await page.evaluate(() => {
      document.body.innerHTML = document.body.innerHTML.replace('channels="copy"', 'channels="copy email"');
    });
    await expect(channelButton(page, 'Email')).toBeVisible();
    await shareBy(page, 'Copy link');
    expect((await reader.stats('channel')).rows['copy']).toMatchObject({ shares: 2 });

    await page.evaluate(async () => {
      for (let count = 0; count < 50; count += 1) {
        const element = document.createElement('luciole-share');
        element.setAttribute('layout', 'sticky-left');
        document.body.append(element);
        while (!element.shadowRoot) await new Promise(requestAnimationFrame);
        element.remove();
      }
    });
    await expect.poll(() => aliveElements(page)).toBeLessThanOrEqual(2);
  });
});

test('complaint and trap: blockers hiding buttons — what is asked for and what stands in the shadow root has none of the names that social filters go by', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    const url = publisher.publish('/lamp', {
      html: article({ collectorUrl: collector.url(), element: 'layout="bottom" counts="1"' }),
    });
    const page = await openOn(browser, 'phone');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(url);
    await expect(section(page).locator('small')).toBeAttached();
    await expect.poll(() => asked.some((path) => path.includes('looks'))).toBe(true);
    const names = await page
      .locator('luciole-share')
      .evaluate((element) =>
        [...element.shadowRoot!.querySelectorAll('*')].flatMap((node) => [
          node.id,
          node.getAttribute('class') ?? '',
        ]),
      );
    // As EasyList's and Fanboy's social lists have them.
    const filtered =
      /share-?bar|share-?button|share[-_.]?this|add-?this|add-?to-?any|social|sharing|fb-|twitter/i;
    expect([...asked, ...names].filter((name) => filtered.test(name))).toEqual([]);
  });
});
