import { test as base, type Browser, type Page, type Response } from '@playwright/test';
import { Collector, type SiteReader } from './collector.js';
import { Publisher } from './publisher.js';
import { openAs, type AGENTS } from './readers.js';

type Host = 'localhost' | '127.0.0.1';

/** A publication with a site of its own, and the collector it reports to. */
export interface World {
  collector: Collector;
  publisher: Publisher;
  reader: SiteReader;
}

/** Tells a story in a fresh world, and takes the world down afterwards. */
export type InWorld = (story: (world: World) => Promise<void>, options?: WorldOptions) => Promise<void>;

interface WorldOptions {
  publisherHost?: Host;
  /** A collector that the story may stop: by default stories share one, each with a site of its own. */
  ownCollector?: boolean;
}

let worlds = 0;

/** Stories are told with `inWorld`; one collector serves those of a worker. */
export const test = base.extend<{ inWorld: InWorld }, { sharedCollector: Collector }>({
  sharedCollector: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs off its pattern
    async ({}, use) => {
      const collector = await Collector.start();
      await use(collector);
      await collector.stop();
    },
    { scope: 'worker' },
  ],
  inWorld: async ({ sharedCollector }, use) => {
    await use(async (story, { publisherHost = 'localhost', ownCollector = false } = {}) => {
      const collector = ownCollector ? await Collector.start() : sharedCollector;
      const publisher = await Publisher.start(`gazette-${(worlds += 1)}`, publisherHost);
      try {
        const reader = await collector.addSite(publisher.site, [publisher.origin]);
        await story({ collector, publisher, reader });
      } finally {
        await publisher.stop();
        if (ownCollector) await collector.stop();
      }
    });
  },
});

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
