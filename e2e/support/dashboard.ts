import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import type { World } from './world.js';

type Session = Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['storageState']>>;

/** A signed-in session of each collector: links are for one use, sessions for many. */
const sessions = new WeakMap<World['collector'], Session>();

/** Opens the dashboard of a site as its owner, signed in by the link that the command line prints. */
export async function openDashboard(
  browser: Browser,
  { collector, publisher }: Pick<World, 'collector' | 'publisher'>,
  options: BrowserContextOptions = {},
): Promise<Page> {
  let session = sessions.get(collector);
  if (!session) {
    const context = await browser.newContext();
    await (await context.newPage()).goto(await collector.cli('user', 'link'));
    session = await context.storageState();
    sessions.set(collector, session);
    await context.close();
  }
  const context = await browser.newContext({ locale: 'en-GB', storageState: session, ...options });
  const page = await context.newPage();
  await page.goto(`${collector.url()}/?site=${publisher.site}`);
  return page;
}
