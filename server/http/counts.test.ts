import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../protocol/index.js';
import { event, NOW, openTestApp, ORIGIN } from '../test-app.js';

let t: Awaited<ReturnType<typeof openTestApp>>;
let now = NOW;

beforeAll(async () => {
  t = await openTestApp({ now: () => now });
  await t.post([event('share'), event('share'), event('share', { page: `${ORIGIN}/other` }), event('view')]);
});
afterAll(() => t.close());

const ask = (page: string, site = 'gazette') =>
  t.request(`/v1/sites/${site}/counts?page=${encodeURIComponent(page)}`);

describe('GET /v1/sites/{site}/counts', () => {
  const page = `${ORIGIN}/articles/fireflies`;

  it('tells anybody how often a page was shared', async () => {
    const response = await ask(page);
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('cache-control')).toBe('public, max-age=60');
    expect(await response.json()).toEqual({ page, shares: 2 });
  });

  it('takes the address as it stands in the reader’s browser', async () => {
    expect(await (await ask(`${page}?utm_source=letter#part`)).json()).toEqual({ page, shares: 2 });
  });

  it('believes what it found for a minute', async () => {
    await ask(`${ORIGIN}/kept`);
    await t.post([event('share', { page: `${ORIGIN}/kept` })]);
    expect(await (await ask(`${ORIGIN}/kept`)).json()).toMatchObject({ shares: 0 });
    now += 60_000;
    expect(await (await ask(`${ORIGIN}/kept`)).json()).toMatchObject({ shares: 1 });
  });

  it('has none for a page that was never shared', async () => {
    expect(await (await ask(`${ORIGIN}/never`)).json()).toMatchObject({ shares: 0 });
  });

  it.each([
    ['https://elsewhere.example/', 'gazette', 400],
    ['no address', 'gazette', 400],
    ['', 'gazette', 400],
    [page, 'nowhere', 404],
  ])('answers %s of %s with %i, readable from any page', async (address, site, status) => {
    const response = await ask(address, site);
    expect(response.status).toBe(status);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(((await response.json()) as Problem).detail).toMatch(/\.$/);
  });
});
