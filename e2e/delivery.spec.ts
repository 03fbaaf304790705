import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page } from '@playwright/test';
import { inSite, publishExample } from './support/example.js';
import { article } from './support/publisher.js';
import { openAs } from './support/readers.js';
import { channelButton, shareBy } from './support/sharing.js';
import { readAs, test } from './support/world.js';

const run = promisify(execFile);

/** Names of the scripts that the page has loaded from the collector. */
const loadedScripts = (page: Page) =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname.slice(1))
      .filter((name) => name.endsWith('.js')),
  );

const direction = (page: Page) =>
  page
    .locator('luciole-share')
    .first()
    .evaluate((element) => getComputedStyle(element.shadowRoot!.querySelector('[role=group]')!).direction);

test('speaks the language of the page, and loads that one only', async ({ browser, inWorld }) => {
  await inWorld(async ({ collector, publisher }) => {
    const context = await openAs(browser, 'anna');
    const collectorUrl = collector.url();
    const open = async (options: Partial<Parameters<typeof article>[0]>) => {
      const page = await context.newPage();
      await page.goto(publisher.publish('/lamp', { html: article({ collectorUrl, ...options }) }));
      await expect(channelButton(page, 'WhatsApp')).toBeVisible();
      const files = (await loadedScripts(page)).flatMap((name) => /^luciole-(\w\w)\./.exec(name)?.[1] ?? []);
      return { page, languages: [...new Set(files)].filter((name) => name !== 'ui').join(' ') };
    };

    expect((await open({ lang: 'en-GB' })).languages).toBe('');
    expect((await open({ lang: 'eo' })).languages).toBe('');

    const french = await open({ lang: 'fr-CH' });
    expect(french.languages).toBe('fr');
    await expect(channelButton(french.page, 'Copier le lien')).toBeVisible();
    expect(await direction(french.page)).toBe('ltr');

    // The element, then the tag, then what stands around it says the language.
    const german = await open({ lang: 'fr', element: 'lang="de-AT"', tag: 'data-lang="it"' });
    expect(german.languages).toBe('de');
    expect((await open({ lang: 'fr', tag: 'data-lang="it"' })).languages).toBe('it');
    const inside = article({ collectorUrl, lang: 'en' }).replace(
      /<luciole-share.*<\/luciole-share>/,
      '<div lang="pl">$&</div>',
    );
    const polish = await context.newPage();
    await polish.goto(publisher.publish('/lampa', { html: inside }));
    await expect(channelButton(polish, 'Kopiuj link')).toBeVisible();

    for (const [lang, copy] of [
      ['ar', 'نسخ الرابط'],
      ['he', 'העתקת הקישור'],
    ] as const) {
      const { page, languages } = await open({ lang });
      expect(languages).toBe(lang);
      await expect(channelButton(page, copy)).toBeVisible();
      expect(await direction(page)).toBe('rtl');
    }

    // In a shadow root of the page's own, the document says the language.
    await french.page.evaluate(() => {
      const host = document.createElement('div');
      host.attachShadow({ mode: 'open' }).append(document.createElement('luciole-share'));
      document.body.append(host);
    });
    await expect(french.page.getByRole('group', { name: 'Partager cette page' })).toHaveCount(2);
  });
});

test('a pinned version runs where its hash fits, and not where it does not', async ({ browser, inWorld }) => {
  await inWorld(async ({ collector, publisher, reader }) => {
    const findings = JSON.parse(await collector.cli('doctor', '--json')) as {
      check: string;
      sentence: string;
    }[];
    const sentence = findings.find(({ check }) => check === 'widget')?.sentence ?? '';
    const [, path = '', integrity = ''] = /(\/luciole\.[\w.]+\.js)" integrity="([^"]+)"/.exec(sentence) ?? [];
    const html = article({ collectorUrl: collector.url() });
    const pinned = (hash: string) =>
      html.replace('/luciole.js"', `${path}" integrity="${hash}" crossorigin="anonymous"`);

    const url = publisher.publish('/lamp', { html: pinned(integrity) });
    await readAs(browser, 'bruno', await shareBy(await readAs(browser, 'anna', url), 'WhatsApp'));
    expect((await reader.stats('channel')).rows['whatsapp']).toMatchObject({ shares: 1, arrivals: 1 });

    const wrong = `sha384-${createHash('sha384').update('another script').digest('base64')}`;
    const page = await (await openAs(browser, 'anna')).newPage();
    const refused = page.waitForEvent('console', (message) => message.text().includes('integrity'));
    await page.goto(publisher.publish('/altered', { html: pinned(wrong) }));
    await refused;
    expect(await page.evaluate(() => customElements.get('luciole-share') === undefined)).toBe(true);

    // The mutable name says no hash, and is the same script.
    const body = async (name: string) =>
      Buffer.from(await (await fetch(collector.url() + name)).arrayBuffer());
    expect(await body(path)).toEqual(await body('/luciole.js'));
    expect(
      `sha384-${createHash('sha384')
        .update(await body(path))
        .digest('base64')}`,
    ).toBe(integrity);
    expect(
      Object.keys(
        ((await (await fetch(`${collector.url()}/integrity.json`)).json()) as { integrity: object })
          .integrity,
      ),
    ).not.toContain('/luciole.js');
  });
});

test('every script is served to every site, compressed, and for ever where its name changes with it', async ({
  inWorld,
}) => {
  await inWorld(async ({ collector }) => {
    const published = (await (await fetch(`${collector.url()}/integrity.json`)).json()) as {
      version: string;
      integrity: Record<string, string>;
    };
    const names = Object.keys(published.integrity);
    expect(names.length).toBeGreaterThan(25);
    for (const name of ['/luciole.js', ...names]) {
      const response = await fetch(collector.url() + name, { headers: { 'accept-encoding': 'br' } });
      expect(response.status, name).toBe(200);
      expect(Object.fromEntries(response.headers), name).toMatchObject({
        'access-control-allow-origin': '*',
        'cache-control':
          name === '/luciole.js'
            ? 'public, max-age=3600, stale-while-revalidate=86400'
            : 'public, max-age=31536000, immutable',
        'content-encoding': 'br',
        'content-type': 'text/javascript; charset=utf-8',
        'cross-origin-resource-policy': 'cross-origin',
        'x-content-type-options': 'nosniff',
      });
      const plain = await fetch(collector.url() + name, { headers: { 'accept-encoding': 'identity' } });
      expect(plain.headers.has('content-encoding'), name).toBe(false);
      expect(await plain.text(), name).toBe(await response.text());
    }
    const tarball = await fetch(`${collector.url()}/luciole-${published.version}.tgz`);
    expect(tarball.headers.get('content-type')).toBe('application/gzip');
    expect(tarball.headers.get('cache-control')).toContain('immutable');
  });
});

for (const [name, copy, said] of [
  ['react', 'Copy link', 'Shared by whatsapp'],
  ['vue', 'Copy link', 'Shared by whatsapp'],
  ['svelte', 'Copier le lien', 'Partagé par whatsapp'],
  ['astro', 'Copy link', 'The lamp in the garden'],
] as const) {
  test(`the ${name} example shares, tells the page, and is counted, without a script of the collector`, async ({
    browser,
    inWorld,
  }) => {
    await inWorld(async ({ collector, publisher, reader }) => {
      const url = await publishExample(name, { collectorUrl: collector.url(), publisher });
      const anna = await readAs(browser, 'anna', url);
      await expect(channelButton(anna, copy)).toBeVisible();
      const sent = await shareBy(anna, 'WhatsApp');
      await expect(anna.getByText(said)).toBeVisible();
      expect((await loadedScripts(anna)).filter((file) => !file.startsWith('assets/'))).toEqual([]);
      await readAs(browser, 'bruno', sent);
      const { totals } = await reader.stats('channel');
      expect(totals).toMatchObject({ landings: 2, shares: 1, arrivals: 1, unmatched: 0 });
    });
  });
}

test('the module defines the element when it is imported, and fills it from the start on', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async ({ collector, publisher }) => {
    // The package as it is, without a bundler.
    for (const file of await readdir('dist/package')) {
      if (file.endsWith('.js'))
        publisher.publish(`/package/${file}`, {
          html: await readFile(`dist/package/${file}`, 'utf8'),
          headers: { 'content-type': 'text/javascript' },
        });
    }
    const page = await (await openAs(browser, 'anna')).newPage();
    await page.goto(publisher.publish('/bare', { html: '<!doctype html><luciole-share></luciole-share>' }));
    expect(
      await page.evaluate(async (module) => {
        const { on } = (await import(module)) as { on: (type: string, listener: () => void) => void };
        on('share', () => (document.title = 'heard'));
        const element = document.querySelector('luciole-share')!;
        return [customElements.get('luciole-share') === element.constructor, element.shadowRoot];
      }, '/package/luciole.js'),
    ).toEqual([true, null]);
    await page.evaluate(
      async ([module, site, api]) => {
        const { start } = (await import(module!)) as { start: (options: object) => void };
        start({ site, api });
        start({ site: 'another', api });
      },
      ['/package/luciole.js', publisher.site, collector.url()],
    );
    expect(await shareBy(page, 'WhatsApp')).toMatch(/#ds=/);
    expect(await page.title()).toBe('heard');
  });
});

test('the package can be imported on a server, and its types hold', async ({ inWorld }) => {
  await inWorld(async ({ collector }) => {
    await inSite(collector.url(), async (folder) => {
      const program = `import { consent, convert, on, share, start } from 'luciole';
        import { LucioleShare } from 'luciole/react';
        import { createElement } from 'react';
        import { renderToString } from 'react-dom/server';
        start({ site: 'gazette', api: 'https://share.example.org' });
        share('copy'); convert('goal'); consent(true); on('share', () => undefined);
        console.log(renderToString(createElement(LucioleShare, { channels: 'copy', className: 'below' }, 'Share')));`;
      const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program], { cwd: folder });
      expect(stdout.trim()).toBe('<luciole-share channels="copy" class="below">Share</luciole-share>');

      const options =
        '--ignoreConfig --noEmit --strict --target es2022 --module esnext --moduleResolution bundler --jsx react-jsx';
      const files = ['types.ts', 'main.tsx'];
      await copyFile('docs/examples/types.ts', join(folder, 'types.ts'));
      await copyFile('docs/examples/react/main.tsx', join(folder, 'main.tsx'));
      const tsc = [
        resolve('node_modules/typescript/bin/tsc'),
        ...options.split(' '),
        '--types',
        'vite/client',
        ...files,
      ];
      const { stdout: complaints } = await run(process.execPath, tsc, { cwd: folder }).catch(
        (error: unknown) => error as { stdout: string },
      );
      expect(complaints).toBe('');
    });
  });
});
