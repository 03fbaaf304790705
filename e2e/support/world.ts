import type { Browser, Page, Response } from '@playwright/test';
import { Collector, type SiteReader } from './collector.js';
import { Publisher } from './publisher.js';
import { openAs, type AGENTS } from './readers.js';

type Host = 'localhost' | '127.0.0.1';

/** A publication and its collector, fresh for one test. */
export interface World {
  collector: Collector;
  publisher: Publisher;
  reader: SiteReader;
}

/** Tells a story in a fresh world, and takes it down afterwards. */
export async function inWorld(
  story: (world: World) => Promise<void>,
  { publisherHost = 'localhost' }: { publisherHost?: Host } = {},
): Promise<void> {
  const collector = await Collector.start();
  const publisher = await Publisher.start(publisherHost);
  try {
    await story({ collector, publisher, reader: await collector.addSite('gazette', [publisher.origin]) });
  } finally {
    await publisher.stop();
    await collector.stop();
  }
}

/** Opens `url` as a reader and waits until the collector has acknowledged the page view. */
export async function readAs(browser: Browser, name: keyof typeof AGENTS, url: string): Promise<Page> {
  const page = await (await openAs(browser, name)).newPage();
  const reported = acknowledged(page);
  await page.goto(url);
  await reported;
  return page;
}

/** Resolves when the collector has acknowledged a batch from this page whose text holds `text`. */
export function acknowledged(page: Page, text = ''): Promise<Response> {
  return page.waitForResponse(
    (response) =>
      response.url().endsWith('/v1/events') &&
      response.status() === 202 &&
      (response.request().postData() ?? '').includes(text),
  );
}
