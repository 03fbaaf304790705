import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@playwright/test';
import type { EventBatch } from '../protocol/index.js';
import { expectEvents } from './support/expect-events.js';
import { article } from './support/publisher.js';
import { lastIntent, openAs } from './support/readers.js';
import { channelButton, sharedUrl, shareBy } from './support/sharing.js';
import { acknowledged, test, readAs } from './support/world.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

test('complaint: labels and keyboard (react-share#80, #397, shariff#84) — shares by keyboard alone, each button by its name', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher, reader }) => {
    const url = publisher.publish('/lamp', { html: article({ collectorUrl: collector.url() }) });
    const anna = await readAs(browser, 'anna', url);
    await expect(channelButton(anna, 'WhatsApp')).toBeVisible();
    await anna.keyboard.press('Tab');
    await expect(channelButton(anna, 'WhatsApp')).toBeFocused();
    const reported = acknowledged(anna, '"share"');
    await anna.keyboard.press('Enter');
    await reported;
    expect(sharedUrl(await lastIntent(anna))).toMatch(/#ds=/);
    expect((await reader.stats('channel')).rows['whatsapp']).toMatchObject({ shares: 1 });
  });
});

test('is accessible to axe, in English and French, light and dark', async ({ browser, inWorld }) => {
  await inWorld(async ({ collector, publisher }) => {
    for (const lang of ['en', 'fr']) {
      for (const colorScheme of ['light', 'dark'] as const) {
        // axe takes the canvas for white, whatever the colour scheme: the page says its ground itself.
        const head = `<style>body{background:${colorScheme === 'dark' ? '#14110d;color:#f4efe6' : '#fff;color:#222'}}</style>`;
        const url = publisher.publish(`/${lang}-${colorScheme}`, {
          html: article({ collectorUrl: collector.url(), lang, head })
            .replace(/<h1>/, '<main><h1>')
            .replace('</html>', '</main></html>'),
        });
        const page = await (await openAs(browser, 'anna', { colorScheme })).newPage();
        await page.goto(url);
        await expect(channelButton(page, 'WhatsApp')).toBeVisible();
        await page.evaluate(axe);
        const violations = await page.evaluate(async () => {
          const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } };
          return (await axe.run()).violations;
        });
        expect(violations).toEqual([]);
      }
    }
  });
});

test('speaks French where the page does', async ({ browser, inWorld }) => {
  await inWorld(async ({ collector, publisher }) => {
    const url = publisher.publish('/lampe', {
      html: article({ collectorUrl: collector.url(), lang: 'fr-CH' }),
    });
    const page = await readAs(browser, 'anna', url);
    await expect(channelButton(page, 'Copier le lien')).toBeVisible();
    await page.context().grantPermissions(['clipboard-write'], { origin: publisher.origin });
    await channelButton(page, 'Copier le lien').click();
    await expect(page.locator('luciole-share').getByRole('status')).toContainText(/Lien copié/);
  });
});

test('complaint: elements added later (sharer.js#31, shareon#11) — appears in one, and leaves nothing in the page’s own DOM', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    const html = article({ collectorUrl: collector.url() }).replace(/<luciole-share.*<\/luciole-share>/, '');
    const page = await readAs(browser, 'anna', publisher.publish('/lamp', { html }));
    expect(
      await page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map((entry) => entry.name)
          .join(),
      ),
    ).not.toContain('luciole-ui');
    const before = await page.evaluate(() => document.documentElement.outerHTML);
    await page.evaluate(() => document.body.append(document.createElement('luciole-share')));
    await expect(channelButton(page, 'WhatsApp')).toBeVisible();
    const after = await page.evaluate(() => document.documentElement.outerHTML);
    expect(after).toBe(before.replace('</body>', '<luciole-share></luciole-share></body>'));
  });
});

test('complaint: SEO damage by query strings (jetpack#21836, #45306); trap: crawlable hrefs — stands in the page without a tokenised link: only the act of sharing makes one', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    const page = await readAs(
      browser,
      'anna',
      publisher.publish('/lamp', { html: article({ collectorUrl: collector.url() }) }),
    );
    await expect(channelButton(page, 'WhatsApp')).toBeVisible();
    const hrefs = () =>
      page
        .locator('luciole-share')
        .evaluate((element) =>
          [...(element.shadowRoot?.querySelectorAll('a') ?? [])].map((link) => link.href).join('\n'),
        );
    expect(await hrefs()).not.toContain('ds%3D');
    await shareBy(page, 'WhatsApp');
    await expect.poll(hrefs).not.toContain('ds%3D');
  });
});

test('trap: canonical — shares the canonical address, without campaign fields and without the reader’s own arriving token', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher, reader }) => {
    const head = '<link rel="canonical" href="/lamp">';
    const url = publisher.publish('/lamp', { html: article({ collectorUrl: collector.url(), head }) });
    const first = await shareBy(
      await readAs(browser, 'anna', `${url}?utm_source=letter&fbclid=1`),
      'Telegram',
    );
    expect(first).toMatch(/\/lamp#ds=[0-9A-Za-z]{14}$/);
    const second = await shareBy(await readAs(browser, 'bruno', first), 'Telegram');
    expect(second).toMatch(/\/lamp#ds=[0-9A-Za-z]{14}$/);
    expect((await reader.stats('source')).rows['campaign']).toMatchObject({ landings: 1 });
  });
});

test('trap: hash routers and anchors — an anchor of the owner’s own address still scrolls: the token goes into the query', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    const origin = publisher.origin;
    const url = publisher.publish('/lamp', {
      html: article({
        collectorUrl: collector.url(),
        element: `url="${origin}/lamp#end"`,
        body: '<div style="height:300vh"></div><h2 id="end">End</h2>',
      }),
    });
    const sent = await shareBy(await readAs(browser, 'anna', url), 'WhatsApp');
    expect(sent).toMatch(/\/lamp\?ds=[0-9A-Za-z]{14}#end$/);
    const bruno = await readAs(browser, 'bruno', sent);
    await expect.poll(() => bruno.evaluate(() => scrollY)).toBeGreaterThan(100);
  });
});

test('reports a view for a route, and nothing for an anchor', async ({ browser, inWorld }) => {
  await inWorld(async ({ collector, publisher }) => {
    const url = publisher.publish('/lamp', { html: article({ collectorUrl: collector.url() }) });
    const page = await readAs(browser, 'anna', url);
    await expectEvents(page, {
      action: () => page.evaluate(() => history.pushState({ mine: 1 }, '', '/well')),
      expected: [{ type: 'view', page: `${publisher.origin}/well` }],
      refuted: [{ type: 'landing' }],
    });
    expect(await page.evaluate(() => history.state as unknown)).toEqual({ mine: 1 });
    await expectEvents(page, {
      action: () => page.evaluate(() => (location.hash = '#part-two')),
      refuted: [{ type: 'view' }, { type: 'landing' }],
    });
    await expectEvents(page, {
      action: () => page.goBack().then(() => page.goBack()),
      expected: [{ type: 'view', page: url, nav: 'back_forward' }],
    });
  });
});

test('trap: not an arrival — rule 3: a prerendered page reports when it is shown, not before', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    const speculation = `<script type="speculationrules">{"prerender":[{"urls":["/well"],"eagerness":"immediate"}]}</script>`;
    const url = publisher.publish('/lamp', {
      html: article({ collectorUrl: collector.url(), body: `<a href="/well">Next</a>${speculation}` }),
    });
    publisher.publish('/well', { html: article({ collectorUrl: collector.url(), title: 'The well' }) });
    const page = await readAs(browser, 'anna', url);
    const reported = acknowledged(page, '/well');
    const before = Date.now();
    await page.getByRole('link', { name: 'Next' }).click();
    const { events } = JSON.parse((await reported).request().postData() ?? '') as EventBatch;
    const wasPrerendered = await page.evaluate(
      () =>
        (performance.getEntriesByType('navigation')[0] as unknown as { activationStart: number })
          .activationStart > 0,
    );
    expect(events).toEqual([
      expect.objectContaining({ type: 'view', nav: wasPrerendered ? 'prerender' : 'navigate' }),
    ]);
    expect(events[0]!.at).toBeGreaterThanOrEqual(before);
  });
});

test('promise 3: with the collector blocked, slow or gone, sharing works and the page hears nothing of it', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    const url = publisher.publish('/lamp', { html: article({ collectorUrl: collector.url() }) });
    const context = await openAs(browser, 'anna');
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.route('**/v1/events', (route) => route.abort('blockedbyclient'));
    await page.goto(url);
    const sent = await shareBy(page, 'WhatsApp', { acknowledged: false });
    expect(sent).toMatch(/#ds=/);
    expect(errors).toEqual([]);
  });
});

test('the page’s own script may share, listen and convert, before the tag has loaded', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher, reader }) => {
    const stub = `<script>window.luciole=window.luciole||{q:[]},['share','convert','consent','on'].forEach(function(m){luciole[m]=luciole[m]||function(){luciole.q.push([m,arguments])}});
      window.heard=[];luciole.on('share',function(s){heard.push(s.channel)});luciole.on('arrival',function(a){heard.push([a.token,a.channel,a.generation,Date.now()-a.sharedAt<3e5])});luciole.convert('subscribe',{value:12,currency:'EUR',id:'order-1'})</script>`;
    const url = publisher.publish('/lamp', { html: article({ collectorUrl: collector.url(), head: stub }) });
    const anna = await readAs(browser, 'anna', url);
    const sent = await shareBy(anna, 'WhatsApp');
    expect(await anna.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual(['whatsapp']);
    const bruno = await readAs(browser, 'bruno', sent);
    await expect
      .poll(() => bruno.evaluate(() => (window as unknown as { heard: unknown[] }).heard))
      .toEqual([[sent.slice(-14), 'whatsapp', 1, true]]);
    expect((await reader.stats('day')).totals).toMatchObject({ conversions: 2, shares: 1, arrivals: 1 });
  });
});
