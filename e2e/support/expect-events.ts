import { expect, type Page, type Request } from '@playwright/test';
import type { EventBatch, WireEvent } from '../../protocol/index.js';

type Pattern = Record<string, unknown>;

interface WithLuciole {
  luciole?: { convert?: (goal: string) => void };
}

/**
 * Watches what the page reports while `action` runs: every pattern of `expected` must be reported, in any
 * order, and is waited for, since some shares load a file first; none of `refuted` may be. That nothing of the
 * kind was sent is known when a sentinel was: a conversion that this helper has the page report last.
 */
export async function expectEvents(
  page: Page,
  {
    action,
    expected = [],
    refuted = [],
  }: { action: () => Promise<unknown>; expected?: Pattern[]; refuted?: Pattern[] },
): Promise<WireEvent[]> {
  const seen: WireEvent[] = [];
  const sentinel = `sentinel-${Math.random().toString(36).slice(2)}`;
  const collect = (request: Request) => {
    if (!request.url().endsWith('/v1/events') || request.method() !== 'POST') return;
    seen.push(...(JSON.parse(request.postData() ?? '{"events":[]}') as EventBatch).events);
  };
  page.context().on('request', collect);
  try {
    await action();
    await expect(() => {
      for (const pattern of expected) expect(seen).toContainEqual(expect.objectContaining(pattern));
    }).toPass({ timeout: 5000 });
    await page.waitForFunction(() => (window as WithLuciole).luciole?.convert);
    await page.evaluate((goal) => (window as WithLuciole).luciole?.convert?.(goal), sentinel);
    await expect
      .poll(() => seen.some((event) => event.type === 'conversion' && event.goal === sentinel), {
        message: 'the sentinel was reported',
      })
      .toBe(true);
  } finally {
    page.context().off('request', collect);
  }
  const reported = seen.filter((event) => !(event.type === 'conversion' && event.goal === sentinel));
  for (const pattern of refuted) expect(reported).not.toContainEqual(expect.objectContaining(pattern));
  return reported;
}
