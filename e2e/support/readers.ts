import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';

const CHROME = '(KHTML, like Gecko) Chrome/156.0.0.0';

/** Real agents of three readers, and of one who holds a phone. */
export const AGENTS = {
  anna: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 ${CHROME} Safari/537.36`,
  bruno: `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 ${CHROME} Safari/537.36`,
  chloe: `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 ${CHROME} Safari/537.36`,
  phone: `Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 ${CHROME} Mobile Safari/537.36`,
} as const;

/** Opens a browser of the reader's own: own agent, own storage, nothing shared with the others. */
export async function openAs(
  browser: Browser,
  reader: keyof typeof AGENTS,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ userAgent: AGENTS[reader], locale: 'en-GB', ...options });
  await context.addInitScript(catchIntents);
  return context;
}

/** In the page: keeps the address of a share's link at the moment the browser would follow it, and does not follow it. */
function catchIntents(): void {
  const caught: string[] = [];
  Object.assign(window, { caughtIntents: caught });
  for (const type of ['click', 'auxclick']) {
    window.addEventListener(type, (event) => {
      const link = event
        .composedPath()
        .find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement);
      if (!link || link.origin === location.origin) return;
      caught.push(link.href);
      event.preventDefault();
    });
  }
}

/** The address that the reader's last click on a share link would have opened. */
export async function lastIntent(page: Page): Promise<string> {
  const caught = await page.evaluate(() => (window as unknown as { caughtIntents: string[] }).caughtIntents);
  const last = caught.at(-1);
  if (last === undefined) throw new Error('No share link was followed.');
  return last;
}
