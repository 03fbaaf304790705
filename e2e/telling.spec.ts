import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { violations } from './support/axe.js';
import { Collector } from './support/collector.js';

test('lets an owner say what is mailed and when, and try a webhook, whose secret is shown once', async ({
  browser,
}) => {
  const posts: { headers: IncomingHttpHeaders; body: string }[] = [];
  const receiver = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      posts.push({ headers: request.headers, body });
      response.writeHead(204).end();
    });
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const { port } = receiver.address() as AddressInfo;
  const collector = await Collector.start({ LUCIOLE_WEBHOOK_PRIVATE: '127.0.0.1' });
  try {
    await collector.addSite('gazette', ['https://www.example.org']);
    const link = await collector.cli(
      'user',
      'add',
      'olga@example.org',
      '--site',
      'gazette',
      '--role',
      'owner',
    );
    const page = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
    await page.goto(link);
    await page.goto(`${collector.url()}/mail?site=gazette`);
    await expect(page.getByText('Ce serveur ne peut pas encore envoyer d’e-mails')).toBeVisible();
    await page.getByLabel('Rapport hebdomadaire', { exact: true }).check();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByText('Enregistré.')).toBeVisible();
    await page.reload();
    await expect(page.getByLabel('Rapport hebdomadaire', { exact: true })).toBeChecked();
    expect(await violations(page)).toEqual([]);
    const [letter] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('link', { name: 'Rapport hebdomadaire', exact: true }).click(),
    ]);
    await expect(letter.getByRole('heading', { level: 1 })).toContainText('lecteurs de gazette');
    await letter.close();

    await page.goto(`${collector.url()}/alerts?site=gazette&lang=en`);
    await page.getByLabel('Arrivals, at least').fill('50');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
    expect(await violations(page)).toEqual([]);

    await page.getByRole('link', { name: 'Webhooks' }).click();
    await page.getByLabel('What it is for').fill('Newsroom');
    await page.getByLabel('Address').fill(`http://127.0.0.1:${port}/hook`);
    await page.getByRole('button', { name: 'Add a webhook' }).click();
    await expect(page.getByText(/^lucw_/)).toBeVisible();
    await page.getByRole('button', { name: 'Test Newsroom' }).click();
    await expect(page.getByText('It was taken.')).toBeVisible();
    expect(JSON.parse(posts[0]!.body)).toMatchObject({ event: 'test', site: 'gazette' });
    expect(posts[0]!.headers['luciole-signature']).toMatch(/^t=\d+,v1=[0-9a-f]{64}$/);
    await page.getByText('Deliveries', { exact: true }).click();
    await expect(page.getByRole('cell', { name: 'taken' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Newsroom' })).toBeVisible();
    await expect(page.getByText(/^lucw_/)).toHaveCount(0);

    await page.goto(`${collector.url()}/unsubscribe?lang=en#lucm_made-up`);
    await expect(page.getByText('This link is too old, or is not complete.')).toBeVisible();
    await page.goto(`${collector.url()}/confirm?lang=en#lucc_made-up`);
    await page.getByRole('button', { name: 'It is mine' }).click();
    await expect(page.getByRole('alert')).toContainText('This link is too old');
    expect(await violations(page)).toEqual([]);
  } finally {
    await collector.stop();
    receiver.close();
  }
});
