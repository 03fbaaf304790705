import jsqr from 'jsqr';
import { describe, expect, it } from 'vitest';
import { modulesOf } from './qr.js';

/** The code as a camera would see it, four pixels a module. */
const read = (modules: boolean[][]) => {
  const size = modules.length * 4;
  const pixels = Uint8ClampedArray.from({ length: size * size * 4 }, (_, index) => {
    const pixel = index >> 2;
    const isDark = modules[Math.floor(pixel / size) >> 2]![(pixel % size) >> 2];
    return isDark && index % 4 !== 3 ? 0 : 255;
  });
  return jsqr.default(pixels, size, size)?.data;
};

describe('modulesOf', () => {
  it.each([
    'https://example.org/#ds=8Zk0aB3dE5fGq1',
    'https://example.org/été?a=1&b=2#/chapitre/3?ds=8Zk0aB3dE5fGq1',
    `https://example.org/${'a-long-path/'.repeat(20)}?ds=8Zk0aB3dE5fGq1#end`,
  ])('draws what a reader of QR codes reads back: %s', (url) => {
    expect(read(modulesOf(url))).toBe(url);
  });

  it('keeps four light modules all around', () => {
    const modules = modulesOf('https://example.org/#ds=8Zk0aB3dE5fGq1');
    const size = modules.length;
    const isEdge = (n: number) => n < 4 || n >= size - 4;
    modules.forEach((row, y) =>
      row.forEach((isDark, x) => isDark && expect(isEdge(x) || isEdge(y)).toBe(false)),
    );
    expect(modules[4]![4]).toBe(true);
  });
});
