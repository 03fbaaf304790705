import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BASE62, fromBase62, randomBase62, toBase62 } from './base62.js';

describe('toBase62', () => {
  it('writes the 62 digits in the order of their character codes', () => {
    expect(Array.from({ length: 62 }, (_, value) => toBase62(value, 1)).join('')).toBe(BASE62);
    expect(BASE62.split('').sort().join('')).toBe(BASE62);
  });

  it.each([
    [0, 4, '0000'],
    [9, 1, '9'],
    [10, 1, 'A'],
    [61, 1, 'z'],
    [62, 2, '10'],
    [62 ** 4 - 1, 4, 'zzzz'],
    [62 ** 4 + 5, 4, '0005'],
  ])('writes %d in %d digits as %s', (value, width, text) => expect(toBase62(value, width)).toBe(text));

  it('is undone by fromBase62', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (value) => {
        expect(fromBase62(toBase62(value, 9))).toBe(value);
      }),
    );
  });

  it('sorts as text in the order of the numbers', () => {
    const below = fc.integer({ min: 0, max: 62 ** 4 - 1 });
    fc.assert(
      fc.property(below, below, (a, b) => {
        expect(toBase62(a, 4) < toBase62(b, 4)).toBe(a < b);
      }),
    );
  });
});

describe('randomBase62', () => {
  it('answers as many digits as it is asked for', () => {
    for (const length of [0, 1, 8, 100])
      expect(randomBase62(length)).toMatch(RegExp(`^[0-9A-Za-z]{${length}}$`));
  });

  it('rule 1: draws every digit equally often', () => {
    const drawn = 124_000;
    const counts = new Map<string, number>();
    for (let i = 0; i < drawn / 1000; i++) {
      for (const digit of randomBase62(1000)) counts.set(digit, (counts.get(digit) ?? 0) + 1);
    }
    const expected = drawn / 62;
    const chiSquare = BASE62.split('')
      .map((digit) => ((counts.get(digit) ?? 0) - expected) ** 2 / expected)
      .reduce((a, b) => a + b);
    // 61 degrees of freedom: above 140 once in 30 million runs; a byte taken modulo 62 gives about 900.
    expect(chiSquare).toBeLessThan(140);
  });
});
