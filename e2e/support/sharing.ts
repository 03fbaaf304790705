import { expect, type Locator, type Page } from '@playwright/test';
import { lastIntent } from './readers.js';
import { acknowledged as acknowledgedBy } from './world.js';

/** The button or link of a channel, by the name a reader sees or hears. */
export function channelButton(page: Page, name: string): Locator {
  const element = page.locator('luciole-share').first();
  const named = { name: new RegExp(name, 'i') };
  return element.getByRole('link', named).or(element.getByRole('button', named));
}

/** The shared address in what a share's intent carries, or in the clipboard. */
export function sharedUrl(intent: string): string {
  const url = new URL(intent);
  const fields = ['url', 'link', 'u', 'href', 'text', 'body'].map((name) => url.searchParams.get(name));
  const text = fields.find((value) => value?.includes('http')) ?? decodeURIComponent(intent);
  const address = /https?:\/\/\S+$/.exec(text.trim())?.[0];
  if (!address) throw new Error(`No address in ${intent}`);
  return address;
}

/**
 * Shares the page by a channel's button and answers the address that was sent. Waits until the collector has
 * acknowledged the share, unless it cannot.
 */
export async function shareBy(
  page: Page,
  name: string,
  { acknowledged = true }: { acknowledged?: boolean } = {},
): Promise<string> {
  const answered = acknowledged ? acknowledgedBy(page, '"share"') : undefined;
  const origin = new URL(page.url()).origin;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  const button = channelButton(page, name);
  const isLink = (await button.evaluate((node) => node.localName)) === 'a';
  await button.click();
  if (!isLink) await expect(page.locator('luciole-share').first().getByRole('status')).not.toBeEmpty();
  await answered;
  return isLink ? sharedUrl(await lastIntent(page)) : page.evaluate(() => navigator.clipboard.readText());
}

/** Selects what a reader would drag over, once the part that watches copies is there. */
export async function select(page: Page, selector: string): Promise<void> {
  await page.evaluate((what) => {
    const node = document.querySelector(what);
    if (node instanceof HTMLInputElement) {
      node.focus();
      node.select();
    } else getSelection()?.selectAllChildren(node!);
  }, selector);
  const part = await page.waitForFunction(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .find((name) => name.includes('luciole-copied')),
  );
  // Whoever imports it again has it after those who did before.
  await page.evaluate((file) => import(file ?? ''), await part.jsonValue());
}
