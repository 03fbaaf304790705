import { expect, it } from 'vitest';
import { createDemo } from './app.js';
import { headlines } from './headlines.js';

it('names the stories by the addresses and titles that their pages have', async () => {
  const origin = 'http://localhost:8788';
  const demo = createDemo({ collectorUrl: 'http://localhost:8787' });
  const all = headlines(origin);
  expect(all.length).toBeGreaterThan(6);
  for (const { url, title } of all) {
    const page = await (await demo.request(url)).text();
    expect(page).toContain(`<link rel="canonical" href="${url}" />`);
    expect(page.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(
      `<title>${title}`.replaceAll(/[\u00a0\u202f]/g, ' '),
    );
  }
});
