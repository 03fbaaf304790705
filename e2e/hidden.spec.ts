import { expect, type Page } from '@playwright/test';
import { openDashboard } from './support/dashboard.js';
import { expectEvents } from './support/expect-events.js';
import { article } from './support/publisher.js';
import { openAs } from './support/readers.js';
import { channelButton, select } from './support/sharing.js';
import { acknowledged, readAs, test } from './support/world.js';

const TOKEN = '[0-9A-Za-z]{12}';

/** Copies what is selected as the keyboard does, and answers what is on the clipboard then. */
async function copy(page: Page): Promise<{ text: string; html: string }> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.keyboard.press('Control+C');
  return page.evaluate(async () => {
    const read = async (type: string) => {
      const [item] = await navigator.clipboard.read();
      return item?.types.includes(type) ? (await item.getType(type)).text() : '';
    };
    return { text: await read('text/plain'), html: await read('text/html') };
  });
}

test('trap: copy — a page’s own address that is copied carries a token, down to the number on the dashboard', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher, reader }) => {
    const url = `${publisher.origin}/lamp`;
    const body = `
      <p id="plain">Read <b>all of it</b> at ${url}, and tell <a href="/well">others</a>.</p>
      <p id="linked"><a href="/lamp">${url}</a><span hidden>unseen</span></p>
      <p id="longer">${url}/two ${url}?page=2 x${url}</p>
      <input id="box" value="${url}" readonly><input id="secret" type="password" value="${url}">
      <p id="edited" contenteditable>${url}</p>
      <p id="taken">${url}</p>
      <script>document.getElementById('taken').addEventListener('copy', (event) => {
        event.clipboardData.setData('text/plain', 'taken'); event.preventDefault(); })</script>`;
    publisher.publish('/lamp', {
      html: article({ collectorUrl: collector.url(), body, head: '<link rel="canonical" href="/lamp">' }),
    });
    const anna = await readAs(browser, 'anna', `${url}?utm_source=letter`);
    expect(
      await anna.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => name)
          .join(),
      ),
    ).not.toContain('luciole-copied');

    await select(anna, '#plain');
    const shared = acknowledged(anna, '"copy-url"');
    const { text, html } = await copy(anna);
    await shared;
    expect(text).toMatch(new RegExp(`^Read all of it at ${url}#ds=${TOKEN}c1, and tell others\\.$`));
    const sent = /http\S+(?=,)/.exec(text)?.[0] ?? '';
    expect(html).toContain('<b>all of it</b>');
    expect(html).toContain(`<a href="${publisher.origin}/well">others</a>`);
    expect(html).toContain(sent);

    await select(anna, '#linked');
    const [again] = await Promise.all([copy(anna), acknowledged(anna, '"copy-url"')]);
    expect(again.html).toMatch(new RegExp(`<a href="(${url}#ds=${TOKEN}c1)">\\1</a>`));
    expect(again.html).not.toContain('unseen');

    await select(anna, '#box');
    const [boxed] = await Promise.all([copy(anna), acknowledged(anna, '"copy-url"')]);
    expect(boxed.text).toMatch(new RegExp(`^${url}#ds=${TOKEN}c1$`));

    for (const left of ['#longer', '#edited', '#taken', '#secret']) {
      await select(anna, left);
      await expectEvents(anna, {
        action: async () => expect((await copy(anna)).text).not.toContain('ds='),
        refuted: [{ type: 'share' }],
      });
    }

    const bruno = await readAs(browser, 'bruno', sent);
    await select(bruno, '#box');
    const [onward] = await Promise.all([copy(bruno), acknowledged(bruno, '"copy-url"')]);
    expect(onward.text).toMatch(new RegExp(`^${url}#ds=${TOKEN}c2$`));

    const { rows } = await reader.stats('method');
    expect(rows['copy-url']).toMatchObject({ shares: 4, arrivals: 1, unmatched: 0 });
    expect((await reader.stats('generation')).rows['2']).toMatchObject({ shares: 1 });
    const dashboard = await openDashboard(browser, { collector, publisher });
    await expect(dashboard.getByTestId('total-shares')).toHaveText('4');
    await expect(dashboard.getByTestId('total-arrivals')).toHaveText('1');
    await expect(dashboard.getByText('Page address copied by hand')).toBeVisible();
  });
});

test('what is copied stays as it is with copy-url off, with a signal, and until consent', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    const url = `${publisher.origin}/lamp`;
    const open = async (tag: string, signal = false) => {
      const body = `<p id="plain">${url}</p>`;
      publisher.publish('/lamp', { html: article({ collectorUrl: collector.url(), body, tag }) });
      const context = await openAs(browser, 'anna');
      if (signal)
        await context.addInitScript(() =>
          Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }),
        );
      const page = await context.newPage();
      await page.goto(url);
      await expect(channelButton(page, 'WhatsApp')).toBeVisible();
      return page;
    };
    const off = await open('data-copy-url="off"');
    await off.evaluate(() =>
      getSelection()?.selectAllChildren(document.querySelector('#plain') ?? document.body),
    );
    expect((await copy(off)).text).toBe(url);
    // The two ways are turned on and off each for itself.
    const offBesidePassages = await open('data-copy-url="off" data-copy-text');
    await select(offBesidePassages, '#plain');
    expect((await copy(offBesidePassages)).text).toBe(url);
    const onBesideNone = await open('data-copy-text="off"');
    await select(onBesideNone, '#plain');
    expect((await copy(onBesideNone)).text).toMatch(/#ds=/);

    const signalled = await open('', true);
    await select(signalled, '#plain');
    expect((await copy(signalled)).text).toBe(url);

    const asked = await open('data-consent="required"');
    await select(asked, '#plain');
    expect((await copy(asked)).text).toBe(url);
    await asked.evaluate(() => {
      (window as unknown as { luciole: { consent(granted: boolean): void } }).luciole.consent(true);
    });
    expect((await copy(asked)).text).toMatch(/#ds=/);
  });
});

test('trap: copy — a copied passage gets a line with the link, in the page’s language, and says which it was', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher, reader }) => {
    const passage = 'Personne ne l’avait vue depuis des années, et puis un soir elle brilla de nouveau.';
    const body = `<p id="passage">${passage} <em>Enfin.</em></p><p id="few">Un soir.</p>
      <pre id="code">const lamp = lights.find((light) =&gt; light.shines(tonight));</pre>
      <textarea id="own">Ce que le lecteur écrit lui-même ne regarde que lui, et personne d’autre.</textarea>
      <p id="edited" contenteditable>${passage}</p>`;
    const url = publisher.publish('/lampe', {
      html: article({ collectorUrl: collector.url(), body, lang: 'fr', tag: 'data-copy-text' }),
    });
    const anna = await readAs(browser, 'anna', url);
    await select(anna, '#passage');
    const french = await anna.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes('luciole-fr')),
    );
    await french.dispose();
    const [{ text, html }] = await Promise.all([copy(anna), acknowledged(anna, '"copy-text"')]);
    expect(text).toMatch(new RegExp(`^${passage} Enfin\\.\\n\\nLire la suite : ${url}#ds=${TOKEN}c1$`, 'u'));
    expect(html).toMatch(
      new RegExp(`<em>Enfin\\.</em>.*<p>Lire la suite : <a href="(${url}#ds=${TOKEN}c1)">\\1</a></p>`, 'su'),
    );

    for (const left of ['#few', '#code', '#own', '#edited']) {
      await anna.evaluate((what) => {
        const node = document.querySelector(what)!;
        if (node instanceof HTMLTextAreaElement) node.select();
        else getSelection()?.selectAllChildren(node);
      }, left);
      await expectEvents(anna, {
        action: async () => expect((await copy(anna)).text).not.toContain('ds='),
        refuted: [{ type: 'share' }],
      });
    }

    await readAs(browser, 'bruno', /http\S+$/.exec(text)?.[0] ?? '');
    expect((await reader.stats('method')).rows['copy-text']).toMatchObject({ shares: 1, arrivals: 1 });
    const lines = (await collector.cli('export', '--site', publisher.site)).split('\n');
    const share = lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .find(({ type }) => type === 'share');
    expect(share?.['passage']).toMatchObject({
      words: 'Personne ne l’avait vue depuis des années, et puis un soir elle brilla de',
    });
    expect(JSON.stringify(share?.['passage'])).toMatch(/"hash":"\w{6}"/);
    const dashboard = await openDashboard(browser, { collector, publisher });
    await expect(dashboard.getByText('Passage copied')).toBeVisible();
    await expect(dashboard.getByTestId('total-shares')).toHaveText('1');
  });
});

test('rule 9: an address taken from the address bar counts apart, as a share or a return, on the dashboard', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher, reader }) => {
    const html = article({ collectorUrl: collector.url(), tag: 'data-address-bar' });
    const url = publisher.publish('/lamp', { html });
    const anna = await readAs(browser, 'anna', url);
    const taken = anna.url();
    expect(taken).toMatch(new RegExp(`^${url}#ds=${TOKEN}b1$`));
    expect((await reader.stats('channel')).rows['address-bar']).toBeUndefined();

    // Her own return is none; a reload neither, and gives the address a token of its own.
    const returned = await anna.context().newPage();
    await Promise.all([acknowledged(returned, '"token"'), returned.goto(taken)]);
    await Promise.all([acknowledged(anna, '"reload"'), anna.reload()]);
    expect(anna.url()).toMatch(new RegExp(`^${url}#ds=${TOKEN}b1$`));
    expect(anna.url()).not.toBe(taken);

    const bruno = await readAs(browser, 'bruno', taken);
    const onward = bruno.url();
    expect(onward).toMatch(new RegExp(`^${url}#ds=${TOKEN}b2$`));
    await readAs(browser, 'chloe', onward);

    const { totals, rows } = await reader.stats('channel');
    expect(rows['address-bar']).toMatchObject({ shares: 2, arrivals: 2, unmatched: 0, left_out: 2 });
    expect(totals).toMatchObject({ shares: 0, arrivals: 0, left_out: 2 });
    expect(await reader.leftOut()).toEqual({ 'self-or-household': 1, reload: 1 });

    const dashboard = await openDashboard(browser, { collector, publisher });
    await expect(dashboard.getByTestId('channels')).toContainText('Share or return: 2');
    await expect(dashboard.getByTestId('total-shares')).toHaveText('0');
  });
});

test('traps: Safari replaceState, text directives — states, anchors, routes and highlights of the page survive, with other scripts watching', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    const watch = `<script>
      history.replaceState({ mine: 1 }, '');
      window.calls = [];
      const own = history.replaceState;
      history.replaceState = function (...given) { calls.push(given[2]); return own.apply(this, given) };
    </script>`;
    const url = publisher.publish('/lamp', {
      html: article({
        collectorUrl: collector.url(),
        tag: 'data-address-bar',
        head: watch,
        body: '<h2 id="end">End</h2>',
      }),
    });
    const page = await readAs(browser, 'anna', url);
    const state = () =>
      page.evaluate(() => [history.state as unknown, (window as unknown as { calls: unknown[] }).calls]);
    expect(await state()).toEqual([{ mine: 1 }, []]);
    const first = page.url().slice(-14);

    // An anchor takes the fragment's place; the token moves into the query, and nothing is reported.
    await expectEvents(page, {
      action: () => page.evaluate(() => (location.hash = '#end')),
      refuted: [{ type: 'view' }, { type: 'landing' }],
    });
    expect(page.url()).toBe(`${url}?ds=${first}#end`);

    // A route is a view of its own, with its own token, and what it says of itself is kept.
    const seen = acknowledged(page, '#/south');
    await page.evaluate(() => history.pushState({ route: 2 }, '', '#/south?zoom=2'));
    await seen;
    expect(page.url()).toMatch(new RegExp(`/lamp#/south\\?zoom=2&ds=${TOKEN}b1$`));
    expect(page.url()).not.toContain(first);
    expect(await state()).toEqual([{ route: 2 }, []]);
    await expectEvents(page, {
      action: () => page.goBack(),
      expected: [{ type: 'view', nav: 'back_forward', next: expect.stringMatching(/b1$/) }],
      refuted: [{ type: 'landing' }],
    });

    // Where a text is highlighted, the address is left alone.
    const highlighted = await (await openAs(browser, 'bruno')).newPage();
    const landed = acknowledged(highlighted);
    await highlighted.goto(`${url}#:~:text=evening`);
    const batch = (await landed).request().postData() ?? '';
    expect(batch).not.toContain('"next"');
    expect(await highlighted.evaluate(() => location.href)).not.toContain('ds=');

    // Many routes in no time: those the browser refuses to rename are reported all the same.
    const many = await (await openAs(browser, 'chloe')).newPage();
    await many.addInitScript(() => {
      let left = 3;
      const own = Reflect.get(History.prototype, 'replaceState') as (...given: unknown[]) => void;
      History.prototype.replaceState = function (...given) {
        if (left-- < 1) throw new DOMException('too many', 'SecurityError');
        own.apply(this, given);
      };
    });
    const errors: Error[] = [];
    many.on('pageerror', (error) => errors.push(error));
    await many.goto(url);
    const last = acknowledged(many, '/route/9');
    for (let n = 0; n < 10; n += 1) await many.evaluate((n) => history.pushState(null, '', `/route/${n}`), n);
    await last;
    expect(errors).toEqual([]);
  });
});

test('complaint: consent and data selling — the address changes neither with a signal, nor outside the fraction, nor before consent', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    const open = async (tag: string, prepare: () => void = () => undefined) => {
      const url = publisher.publish('/lamp', { html: article({ collectorUrl: collector.url(), tag }) });
      const context = await openAs(browser, 'anna');
      await context.addInitScript(prepare);
      const page = await context.newPage();
      await page.goto(url);
      await expect(channelButton(page, 'WhatsApp')).toBeVisible();
      return page;
    };
    const untouched = (page: Page) => expect(page).toHaveURL(`${publisher.origin}/lamp`);
    await untouched(
      await open('data-address-bar', () => Object.defineProperty(navigator, 'doNotTrack', { value: '1' })),
    );
    await untouched(await open('data-address-bar="0.2"', () => (Math.random = () => 0.2)));
    await expect(await open('data-address-bar="0.2"', () => (Math.random = () => 0.19))).toHaveURL(/#ds=/);

    const asked = await open('data-address-bar data-consent="required"');
    await untouched(asked);
    const landed = acknowledged(asked, '"next"');
    await asked.evaluate(() => {
      (window as unknown as { luciole: { consent(granted: boolean): void } }).luciole.consent(true);
    });
    await landed;
    await expect(asked).toHaveURL(/#ds=/);
  });
});
