import { createHmac } from 'node:crypto';
import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { violations } from './support/axe.js';
import { openDashboard } from './support/dashboard.js';
import { article } from './support/publisher.js';
import { shareBy } from './support/sharing.js';
import { readAs, test, type World } from './support/world.js';

const PASSWORD = 'a lamp in the dark';

/** Signs in as somebody the command line adds to the site, by the link it prints. */
async function openAs(
  browser: Browser,
  { collector, publisher }: World,
  { role, options = {} }: { role: string; options?: BrowserContextOptions },
): Promise<Page> {
  const email = `${role}.${publisher.site}@example.org`;
  const link = await collector.cli('user', 'add', email, '--site', publisher.site, '--role', role);
  const page = await (await browser.newContext({ locale: 'en-GB', ...options })).newPage();
  await page.goto(link);
  await expect(page.getByRole('heading').first()).toBeVisible();
  return page;
}

/** What an authenticator shows for a secret (RFC 6238). */
function codeOf(secret: string, step = 0): string {
  const bits = Array.from(secret, (letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter))
    .map((value) => value.toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + step));
  const digest = createHmac('sha1', key).update(counter).digest();
  const number = digest.readUInt32BE((digest[19] ?? 0) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

const settings = (page: Page) => page.getByRole('navigation', { name: 'Settings' });

test('leads from the first link to a password, a second factor, and back in by them', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async (world) => {
    const page = await openAs(browser, world, { role: 'owner' });
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByLabel('New password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Choose the password' }).click();
    await expect(page.getByText('The password holds from now on.')).toBeVisible();

    const second = page.getByRole('button', { name: 'Set up a second factor' });
    await page.locator('form', { has: second }).getByLabel('Current password').fill(PASSWORD);
    await second.click();
    const authenticator = page.getByRole('link', { name: 'Open in the authenticator' });
    const uri = new URL((await authenticator.getAttribute('href')) ?? '');
    expect(uri.protocol).toBe('otpauth:');
    await expect(page.getByRole('img', { name: 'QR code for the authenticator' })).toBeVisible();
    const secret = uri.searchParams.get('secret') ?? '';
    await page.getByLabel('Six-digit code').fill(codeOf(secret));
    await page.getByRole('button', { name: 'Confirm' }).click();
    await expect(page.getByText('Signing in takes your password and a code.')).toBeVisible();

    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: 'Please sign in' })).toBeVisible();
    await page.getByLabel('Email').fill(`owner.${world.publisher.site}@example.org`);
    await page.getByLabel('Password').fill('not this one');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert')).toHaveText('The email or the password is wrong.');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('heading', { name: 'One more step' })).toBeFocused();
    await page.getByLabel('Six-digit code').fill(codeOf(secret, 1));
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByText('Waiting for the first view…')).toBeVisible();
  });
});

test('signs in by a passkey, which its owner adds, names and removes', async ({ browser, inWorld }) => {
  await inWorld(async (world) => {
    const page = await openAs(browser, world, { role: 'owner' });
    const devices = await page.context().newCDPSession(page);
    await devices.send('WebAuthn.enable');
    await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.getByRole('link', { name: 'Settings' }).click();
    const add = page.getByRole('button', { name: 'Add a passkey' });
    await page.locator('form', { has: add }).getByLabel('Name').fill('<i>Phone</i>');
    await add.click();
    await expect(page.getByText('Added. From now on it signs you in.')).toBeVisible();
    await page.locator('form', { has: add }).getByLabel('Name').fill('Once more');
    await add.click();
    await expect(page.getByText('This device has a passkey of your account already.')).toBeVisible();

    await page.getByRole('button', { name: 'Rename <i>Phone</i>' }).click();
    await page.getByRole('rowheader').getByLabel('Name').fill('My phone');
    await page.getByRole('rowheader').getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('rowheader', { name: 'My phone' })).toBeVisible();
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await expect(page.getByText('Waiting for the first view…')).toBeVisible();

    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Remove My phone' }).click();
    await page.getByRole('button', { name: 'Really? Remove My phone' }).click();
    await expect(page.getByRole('rowheader', { name: 'My phone' })).toBeHidden();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await expect(
      page.getByRole('alert').filter({ hasText: 'This passkey opens nothing here' }),
    ).toBeVisible();
  });
});

test('invites by a link, shows each what their role lets them, and takes a role away at once', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async (world) => {
    const { site } = world.publisher;
    const owner = await openAs(browser, world, { role: 'owner' });
    await owner.goto(`${world.collector.url()}/people?site=${site}`);
    await owner.getByLabel('Whom it is for').fill('<b>Nils</b>');
    await owner.locator('select[name=role]').selectOption('editor');
    await owner.getByRole('button', { name: 'Make the invitation' }).click();
    const link = (await owner.locator('.made code').textContent()) ?? '';
    await expect(
      owner.getByRole('button', { name: 'Take back the invitation for <b>Nils</b>' }),
    ).toBeVisible();

    const nils = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    const asked: string[] = [];
    nils.on('request', (request) => asked.push(`${request.url()} ${request.headers().referer ?? ''}`));
    await nils.goto(link);
    await expect(nils.getByText(`To ${site}, as Editor.`)).toBeVisible();
    await nils.getByLabel('Name').fill('Nils');
    await nils.getByRole('textbox', { name: 'Email' }).fill(`nils.${site}@example.org`);
    await nils.getByLabel('New password').fill(PASSWORD);
    await nils.getByRole('button', { name: 'Accept' }).click();
    await expect(nils.getByText('Waiting for the first view…')).toBeVisible();
    // The browser reports where it went with what stands behind the #; no server was sent that.
    const token = new URL(link).hash.slice(1);
    expect(asked.filter((line) => line.replace(/#\S*/, '').includes(token))).toEqual([]);

    await nils.getByRole('link', { name: 'Settings' }).click();
    await expect(settings(nils).getByRole('link')).toHaveText(['Account', 'Shared links', 'Mail']);
    await nils.goto(`${world.collector.url()}/keys?site=${site}`);
    await expect(nils.getByText(`Your role on ${site} does not show this page.`)).toBeVisible();

    await owner.reload();
    await owner.getByRole('combobox', { name: 'Role of Nils' }).selectOption('viewer');
    await expect(owner.getByRole('combobox', { name: 'Role of Nils' })).toHaveValue('viewer');
    await nils.reload();
    await expect(settings(nils).getByRole('link')).toHaveText(['Account', 'Mail']);
    await owner.getByRole('button', { name: 'Remove Nils' }).click();
    await owner.getByRole('button', { name: 'Really? Remove Nils' }).click();
    await expect(owner.getByRole('rowheader', { name: 'Nils' })).toBeHidden();
    await nils.goto(world.collector.url());
    await expect(nils.getByText('No site yet')).toBeVisible();

    await settings(owner).getByRole('link', { name: 'Log' }).click();
    for (const action of ['invited', 'accepted an invitation', 'changed a role', 'removed from the site'])
      await expect(owner.getByRole('cell', { name: action }).first()).toBeVisible();
  });
});

test('makes keys that work until they are revoked', async ({ browser, inWorld }) => {
  await inWorld(async (world) => {
    const { site } = world.publisher;
    const page = await openAs(browser, world, { role: 'owner' });
    await page.goto(`${world.collector.url()}/keys?site=${site}`);
    await page.getByLabel('What it is for').fill('newsletter');
    await page.getByRole('button', { name: 'Make a key' }).click();
    const key = (await page.locator('.made code').textContent()) ?? '';
    const status = async () => {
      const headers = { authorization: `Bearer ${key}` };
      return (await fetch(`${world.collector.url()}/v1/sites/${site}/stats`, { headers })).status;
    };
    expect(await status()).toBe(200);
    await page.getByRole('button', { name: 'Revoke newsletter' }).click();
    await page.getByRole('button', { name: 'Really? Revoke newsletter' }).click();
    await expect(page.getByRole('rowheader', { name: 'newsletter' })).toBeHidden();
    expect(await status()).toBe(401);
  });
});

test('is shown to others by a link, behind a password, and in a frame of the pages that are named', async ({
  browser,
  inWorld,
}) => {
  await inWorld(async (world) => {
    const { collector, publisher } = world;
    const url = publisher.publish('/lamp', { html: article({ collectorUrl: collector.url() }) });
    await shareBy(await readAs(browser, 'anna', url), 'WhatsApp');
    const editor = await openAs(browser, world, { role: 'editor' });
    await editor.goto(`${collector.url()}/links?site=${publisher.site}`);
    const makeLink = async (name: string, password = '') => {
      await editor.getByLabel('Whom it is for').fill(name);
      await editor.getByLabel('Password, if there is to be one').fill(password);
      await editor.getByRole('button', { name: 'Make a link' }).click();
      await expect(editor.getByRole('heading', { name: `The link for ${name}` })).toBeVisible();
      const [link, frame] = await editor.locator('.made code').allTextContents();
      return { link: link ?? '', frame: frame ?? '' };
    };
    const { link, frame } = await makeLink('the board');

    const guest = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
    await guest.goto(link);
    await expect(guest.getByTestId('total-shares')).toHaveText('1');
    await guest.getByRole('link', { name: '7 jours' }).click();
    await expect(guest.getByRole('link', { name: '7 jours' })).toHaveAttribute('aria-current', 'true');
    await guest.reload();
    await expect(guest.getByTestId('total-shares')).toHaveText('1');
    await expect(guest.getByRole('link', { name: 'Réglages' })).toBeHidden();

    const page = publisher.publish('/board', { html: `<!doctype html><title>Board</title>${frame}` });
    const board = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    const refused = board.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
    await board.goto(page);
    await refused;
    await editor.getByLabel('Origins').fill(publisher.origin);
    await editor.getByRole('button', { name: 'Save' }).click();
    await expect(editor.getByText('Saved.')).toBeVisible();
    await board.goto(page);
    const framed = board.frameLocator('iframe');
    await expect(framed.getByTestId('total-shares')).toHaveText('1');
    await framed.getByTestId('pages').getByRole('link', { name: 'The lamp in the garden' }).first().click();
    await expect(framed.getByRole('heading', { level: 1, name: 'The lamp in the garden' })).toBeFocused();
    await expect(framed.getByRole('button', { name: 'Save as CSV: Share trees' })).toBeVisible();
    await framed.getByRole('link', { name: 'All pages' }).click();
    await expect(framed.getByTestId('total-shares')).toHaveText('1');

    const locked = await makeLink('the press', PASSWORD);
    const press = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    await press.goto(locked.link);
    await press.getByLabel('Password').fill('not this one');
    await press.getByRole('button', { name: 'Open' }).click();
    await expect(press.getByRole('alert')).toHaveText('This is not the password of the link.');
    await press.getByLabel('Password').fill(PASSWORD);
    await press.getByRole('button', { name: 'Open' }).click();
    await expect(press.getByTestId('total-shares')).toHaveText('1');

    await editor.getByRole('button', { name: 'Revoke the board' }).click();
    await editor.getByRole('button', { name: 'Really? Revoke the board' }).click();
    await expect(editor.getByRole('rowheader', { name: 'the board' })).toBeHidden();
    await guest.reload();
    await expect(guest.getByText('Ce lien ne mène plus nulle part.')).toBeVisible();
  });
});

for (const [look, options] of [
  ['light, on a desktop', { colorScheme: 'light', viewport: { width: 1280, height: 900 }, locale: 'en-GB' }],
  [
    'dark, on a phone, in French',
    { colorScheme: 'dark', viewport: { width: 390, height: 844 }, locale: 'fr-FR' },
  ],
] as const) {
  test(`has settings that axe finds nothing wrong with, ${look}`, async ({ browser, inWorld }) => {
    await inWorld(async (world) => {
      const { collector, publisher } = world;
      await collector.cli('user', 'add', `long.name.${publisher.site}@example.org`, '--site', publisher.site);
      const page = await openDashboard(browser, world, options);
      const check = async (path: string) => {
        await page.goto(collector.url() + path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.locator('table, form').first()).toBeVisible();
        expect([path, await violations(page)]).toEqual([path, []]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
          options.viewport.width,
        );
      };
      for (const tab of ['account', 'people', 'keys', 'links', 'log'])
        await check(`/${tab}?site=${publisher.site}`);
      const invitation = await page.request.post(
        `${collector.url()}/v1/sites/${publisher.site}/invitations`,
        { headers: { origin: collector.url() }, data: { name: 'Nils', role: 'viewer' } },
      );
      const { link } = (await invitation.json()) as { link: string };
      await page.context().clearCookies();
      await check(new URL(link).pathname + new URL(link).hash);
      await check('/');
    });
  });
}
