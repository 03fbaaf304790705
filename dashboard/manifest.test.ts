import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Manifest {
  id: string;
  name: string;
  short_name: string;
  start_url: string;
  scope: string;
  display: string;
  theme_color: string;
  icons: { src: string; type: string; sizes: string; purpose?: string }[];
}

const read = (file: string) => readFileSync(join(import.meta.dirname, file));
const manifest = JSON.parse(read('manifest.webmanifest').toString()) as Manifest;
const page = read('index.html').toString();

/** Width and height as a PNG says them itself. */
function sizeOf(png: Buffer): string {
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
}

describe('the dashboard as an application', () => {
  it('has all that Chromium asks of one that can be installed', () => {
    expect(manifest).toMatchObject({ display: 'standalone', start_url: '/', scope: '/' });
    expect(manifest.name.length).toBeGreaterThan(0);
    const any = manifest.icons.filter(({ type, purpose }) => type === 'image/png' && purpose === undefined);
    expect(any.map(({ sizes }) => sizes)).toEqual(['192x192', '512x512']);
    expect(page).toContain('<link rel="manifest" href="/manifest.webmanifest" />');
  });

  it('has pictures of the sizes it says, and colours for light and dark', () => {
    for (const { src, type, sizes } of manifest.icons)
      if (type === 'image/png') expect(sizeOf(read(`icons${src}`)), src).toBe(sizes);
    expect(sizeOf(read('icons/apple-touch-icon.png'))).toBe('180x180');
    for (const scheme of ['light', 'dark'])
      expect(page).toMatch(
        new RegExp(`name="theme-color" content="#\\w{6}" media="\\(prefers-color-scheme: ${scheme}\\)"`),
      );
    expect(page).toContain(`content="${manifest.theme_color}"`);
  });
});
