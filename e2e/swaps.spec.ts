import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { aliveElements } from './support/alive-elements.js';
import { expectEvents } from './support/expect-events.js';
import { article } from './support/publisher.js';
import { channelButton, shareBy } from './support/sharing.js';
import { acknowledged, readAs, test } from './support/world.js';

/** The libraries as their packages publish them, and how an article of theirs leads to the next. */
const LIBRARIES = {
  Turbo: {
    script: 'node_modules/@hotwired/turbo/dist/turbo.es2017-umd.js',
    link: (path: string) => `<a href="${path}">The next one</a>`,
  },
  htmx: {
    script: 'node_modules/htmx.org/dist/htmx.min.js',
    link: (path: string) =>
      `<a href="${path}" hx-get="${path}" hx-select="main" hx-target="main" hx-swap="outerHTML" hx-push-url="true">The next one</a>`,
  },
};

const next = async (page: Page, path: string) => {
  const seen = acknowledged(page, path);
  await page.getByRole('link', { name: 'The next one' }).click();
  await seen;
  await expect(channelButton(page, 'Copy link')).toBeVisible();
};

for (const [name, { script, link }] of Object.entries(LIBRARIES)) {
  test(`complaint: SPA routes, duplicate handlers on re-init (sharer.js#49, shareon#103, social-share-kit#55) — ${name} swaps what stands in the page: each view is counted once, a press is one share, nothing is left behind`, async ({
    browser,
    inWorld,
  }) => {
    await inWorld(async ({ collector, publisher, reader }) => {
      publisher.publish('/library.js', {
        html: readFileSync(script, 'utf8'),
        headers: { 'content-type': 'text/javascript' },
      });
      const paths = ['/lamp', '/moth'];
      const [first, second] = paths.map((path, index) =>
        publisher.publish(path, {
          html: article({
            collectorUrl: collector.url(),
            title: `Article of ${path}`,
            head: '<script src="/library.js"></script>',
            element: 'channels="copy email"',
          })
            .replace('<meta', '<head><meta')
            .replace('<h1>', '</head><body><main><h1>')
            .replace('</luciole-share>', `</luciole-share>${link(paths[1 - index]!)}</main>`),
        }),
      ) as [string, string];
      const page = await readAs(browser, 'anna', first);
      await page.evaluate(() => Object.assign(window, { sameDocument: true }));
      const there = await expectEvents(page, { action: () => next(page, '/moth') });
      expect(there).toEqual([
        expect.objectContaining({ type: 'view', page: second, title: 'Article of /moth' }),
      ]);
      expect(await shareBy(page, 'Copy link')).toMatch(new RegExp(`^${second}#ds=\\w{14}$`));
      // Back, by what the library kept of the page, and there again.
      const back = await expectEvents(page, {
        action: async () => {
          const seen = acknowledged(page, '/lamp');
          await page.goBack();
          await seen;
        },
      });
      expect(back).toEqual([expect.objectContaining({ type: 'view', page: first, nav: 'back_forward' })]);
      await expect(channelButton(page, 'Copy link')).toBeVisible();
      expect(await shareBy(page, 'Copy link')).toMatch(new RegExp(`^${first}#ds=\\w{14}$`));
      for (let count = 0; count < 4; count += 1) await next(page, paths[1 - (count % 2)]!);
      expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
      await expect(page.locator('luciole-share')).toHaveCount(1);
      const { totals } = await reader.stats('channel');
      expect(totals).toMatchObject({ landings: 1, views: 6, shares: 2 });
      // The one that is seen, the one it came in the place of, and copies that the library keeps of two pages.
      await expect.poll(() => aliveElements(page)).toBeLessThanOrEqual(4);
    });
  });
}
