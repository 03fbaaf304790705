import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip } from './clip.js';

const graphemes = (text: string) =>
  [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].length;

describe('clip', () => {
  it.each([
    ['fits', 'https://a.example/', 30, 'fits https://a.example/'],
    ['exactly', 'https://a.example/', 26, 'exactly https://a.example/'],
    ['one too many', 'https://a.example/', 30, 'one too ma… https://a.example/'],
    ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 'https://a.example/', 22, '👩‍👩‍👧‍👦👩‍👩‍👧‍👦… https://a.example/'],
    ['no room', 'https://a.example/', 18, 'https://a.example/'],
    ['', 'https://a.example/', 300, 'https://a.example/'],
  ])('makes of %j and %j, in %i: %j', (text, url, max, expected) => {
    expect(clip(text, url, max)).toBe(expected);
  });

  it('keeps the address whole, and within the limit whenever the address is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.webUrl(), (text, url) => {
        const clipped = clip(text, url, 300);
        expect(clipped.endsWith(url)).toBe(true);
        expect(graphemes(clipped)).toBeLessThanOrEqual(Math.max(300, graphemes(url)));
      }),
    );
  });
});
