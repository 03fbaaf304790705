import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import type { Collector } from './collector.js';

/** Opens the dashboard as the owner does: by the sign-in link that the command line prints. */
export async function signIn(
  browser: Browser,
  collector: Collector,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  const page = await context.newPage();
  await page.goto(await collector.cli('user', 'link'));
  return page;
}
