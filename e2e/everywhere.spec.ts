import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type Frame, type Page } from '@playwright/test';
import { expectEvents } from './support/expect-events.js';
import { article } from './support/publisher.js';
import { openAs } from './support/readers.js';
import { channelButton, shareBy } from './support/sharing.js';
import { acknowledged, readAs, test } from './support/world.js';

/** Notes everything the page says or complains of; that a publisher has no icon is none of our business. */
function complaintsOf(page: Page): string[] {
  const heard: string[] = [];
  page.on('console', (message) => {
    if (!message.location().url.endsWith('/favicon.ico')) heard.push(message.text());
  });
  page.on('pageerror', (error) => heard.push(error.message));
  return heard;
}

const shareLink = (frame: Page | Frame) =>
  frame.locator('luciole-share').getByRole('link', { name: 'WhatsApp' });

test('complaint: SPA routes (sharer.js#49, shareon#103) — elements and views follow the page, once each, whatever library moves it', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    const html = article({ collectorUrl: collector.url() });
    const url = publisher.publish('/lamp', { html });
    for (const withNavigation of [true, false]) {
      const context = await openAs(browser, 'anna');
      if (!withNavigation)
        await context.addInitScript(() => Object.defineProperty(window, 'navigation', { value: undefined }));
      const page = await context.newPage();
      const heard = complaintsOf(page);
      const landed = acknowledged(page);
      await page.goto(url);
      await landed;
      if (!withNavigation)
        await page.waitForFunction(() =>
          performance.getEntriesByType('resource').some(({ name }) => name.includes('luciole-routes')),
        );
      const views = async (path: string, move: () => void) => {
        const seen = acknowledged(page, path);
        const events = await expectEvents(page, { action: () => page.evaluate(move).then(() => seen) });
        return events.filter(({ type }) => type === 'view' || type === 'landing').length;
      };
      expect(await views('/pushed', () => history.pushState(null, '', '/pushed'))).toBe(1);
      expect(await views('/replaced', () => history.replaceState(null, '', '/replaced'))).toBe(1);
      expect(await views('#/hash', () => (location.hash = '#/hash'))).toBe(1);
      if (withNavigation) {
        const navigated = await views('/navigated', () => {
          const { navigation } = window as unknown as {
            navigation: EventTarget & { navigate(to: string): void };
          };
          navigation.addEventListener('navigate', (event) => {
            (event as Event & { intercept(): void }).intercept();
          });
          navigation.navigate('/navigated');
        });
        expect(navigated).toBe(1);
      }
      // A library swaps the body, keeps a copy of it, and puts it back: the element is filled anew, once.
      await page.evaluate(() => {
        const copy = document.body.cloneNode(true) as HTMLElement;
        document.body.replaceWith(document.createElement('body'));
        document.body.replaceWith(copy);
      });
      await expect(shareLink(page)).toHaveCount(1);
      await page.evaluate(() => {
        const tag = document.querySelector('script[data-site]')!;
        const again = Object.assign(document.createElement('script'), {
          src: (tag as HTMLScriptElement).src,
        });
        again.dataset['site'] = 'another-site';
        tag.remove();
        return new Promise((done) => {
          again.onload = done;
          document.head.append(again);
        });
      });
      const events = await expectEvents(page, {
        action: () => shareBy(page, 'WhatsApp'),
        refuted: [{ type: 'landing' }],
      });
      expect(events.filter(({ type }) => type === 'share')).toHaveLength(1);
      expect(heard).toEqual([]);
    }
  });
});

test('pages of every kind are reported and share: XHTML, quirks, a base, other libraries’ globals, frames', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher, reader }) => {
    const collectorUrl = collector.url();
    const plain = article({ collectorUrl });
    const head = (inside: string) => article({ collectorUrl, head: inside });
    const xhtml = `<?xml version="1.0" encoding="UTF-8"?>
      <html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>The lamp</title>
      <script async="async" src="${collectorUrl}/luciole.js" data-site="${publisher.site}"></script></head>
      <body><luciole-share></luciole-share></body></html>`;
    const pages: Record<string, { html: string; headers?: Record<string, string> }> = {
      '/xhtml': { html: xhtml, headers: { 'content-type': 'application/xhtml+xml' } },
      '/quirks': { html: plain.replace('<!doctype html>', '') },
      '/base': { html: head('<base href="https://elsewhere.example/deep/">') },
      '/taken': { html: head('<script>window.luciole={share:"theirs"}</script>') },
      '/named': { html: article({ collectorUrl, body: '<p id="luciole">Named like us</p>' }) },
      '/amd': {
        html: head(
          '<script>var module={exports:{}},exports=module.exports;function define(){throw 1}define.amd={}</script>',
        ),
      },
      '/extended': {
        html: head('<script>Array.prototype.each=function(){};String.prototype.strip=function(){}</script>'),
      },
      '/patched': {
        html: head(
          '<script>for(var n=0;n<2;n++)(function(was){history.pushState=function(){was.apply(history,arguments)}})(history.pushState)</script>',
        ),
      },
    };
    const context = await openAs(browser, 'anna');
    for (const [path, published] of Object.entries(pages)) {
      const url = publisher.publish(path, published);
      const page = await context.newPage();
      const heard = complaintsOf(page);
      const landed = acknowledged(page, '"landing"');
      await page.goto(url);
      await landed;
      expect(await shareBy(page, 'WhatsApp'), path).toMatch(new RegExp(`^${url}#ds=\\w{14}$`));
      expect(heard, path).toEqual([]);
      if (path === '/taken')
        expect(await page.evaluate(() => (window as { luciole?: unknown }).luciole)).toEqual({
          share: 'theirs',
        });
      await page.close();
    }
    const { totals } = await reader.stats('channel');
    expect(totals).toMatchObject({ landings: Object.keys(pages).length, shares: Object.keys(pages).length });

    // Frames are documents of their own; one without an origin reports nothing, and its links are clean.
    publisher.publish('/inner', { html: plain });
    const url = publisher.publish('/frames', {
      html: `<iframe name="own" src="/inner"></iframe><iframe name="sandboxed" src="/inner" sandbox="allow-scripts"></iframe>`,
    });
    const page = await context.newPage();
    const heard = complaintsOf(page);
    const requests: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') requests.push(request.frame().name());
    });
    await page.goto(url);
    for (const name of ['own', 'sandboxed']) await expect(shareLink(page.frame(name)!)).toBeVisible();
    const shared = acknowledged(page, '"share"');
    await shareLink(page.frame('sandboxed')!).click();
    await shareLink(page.frame('own')!).click();
    await shared;
    const caught = (name: string) =>
      page
        .frame(name)!
        .evaluate(() => (window as unknown as { caughtIntents: string[] }).caughtIntents.join());
    expect(await caught('own')).toContain('ds%3D');
    expect(await caught('sandboxed')).not.toContain('ds%3D');
    expect(new Set(requests)).toEqual(new Set(['own']));
    expect(heard).toEqual([]);
  });
});

test('a document that is a file shares clean links, reports nothing and complains of nothing', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector }) => {
    const folder = await mkdtemp(join(tmpdir(), 'luciole-file-'));
    try {
      const path = join(folder, 'lamp.html');
      await writeFile(
        path,
        article({ collectorUrl: collector.url(), tag: 'data-address-bar data-copy-text' }),
      );
      const page = await (await openAs(browser, 'anna')).newPage();
      const heard = complaintsOf(page);
      const requests: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      await page.goto(pathToFileURL(path).href);
      await channelButton(page, 'WhatsApp').click();
      const [sent = ''] = await page.evaluate(
        () => (window as unknown as { caughtIntents: string[] }).caughtIntents,
      );
      expect(sent).toContain('lamp.html');
      expect(sent).not.toContain('ds%3D');
      expect(page.url()).toBe(pathToFileURL(path).href);
      expect(requests.join()).not.toContain('/v1/events');
      expect(heard).toEqual([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

test('data-debug explains on the console what is done and what the collector says; an odd data-param is the default', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    const tag = 'data-debug data-param="no name"';
    const element = 'channels="whatsapp pigeon"';
    const html = article({ collectorUrl: collector.url(), tag, element });
    const url = publisher.publish('/lamp', { html });
    const page = await (await openAs(browser, 'anna')).newPage();
    const heard = complaintsOf(page);
    await page.goto(url);
    expect(await shareBy(page, 'WhatsApp')).toMatch(/#ds=\w{14}$/);
    await expect.poll(() => heard.join('\n')).toContain('The collector has it.');
    const said = heard.join('\n');
    expect(said).toContain(`Site ${publisher.site}, parameter ds, page ${url}.`);
    expect(said).toContain('Shared links carry a token.');
    expect(said).toContain(`Reports: a landing on ${url}`);
    expect(said).toContain('Reports: a share by whatsapp');
    expect(said).toContain('Elements that show buttons: 1.');
    expect(said).toContain('No channel is named pigeon');
    expect(said).toContain('a copied address of the page gets a token');

    const unknown = article({ collectorUrl: collector.url(), tag: 'data-debug' }).replace('{site}', 'nobody');
    const lost = await (await openAs(browser, 'bruno')).newPage();
    const complaints = complaintsOf(lost);
    await lost.route(/luciole-ui/, (route) => route.abort('blockedbyclient'));
    await lost.goto(publisher.publish('/lost', { html: unknown }));
    await expect.poll(() => complaints.join('\n')).toContain('knows no such site');
    await expect.poll(() => complaints.join('\n')).toMatch(/luciole-ui\S+ did not come/);
  });
});

test('trap: not an arrival — a new link in the same document is one, the same again is not', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher, reader }) => {
    const url = publisher.publish('/lamp', { html: article({ collectorUrl: collector.url() }) });
    const anna = await readAs(browser, 'anna', url);
    const sent = [await shareBy(anna, 'WhatsApp'), await shareBy(anna, 'Telegram')];
    const bruno = await readAs(browser, 'bruno', url);
    for (const link of sent) {
      const arrived = acknowledged(bruno, link.slice(-14));
      await bruno.evaluate((to) => (location.href = to), link);
      await arrived;
    }
    await expectEvents(bruno, {
      action: () => bruno.goBack().then(() => bruno.goForward()),
      refuted: [{ type: 'landing' }],
    });
    const { totals } = await reader.stats('channel');
    expect(totals).toMatchObject({ arrivals: 2, left_out: 0 });
  });
});
