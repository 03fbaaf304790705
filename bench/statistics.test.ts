import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, quantile, summary } from './statistics.js';

describe('median', () => {
  it.each([
    { values: [3], expected: 3 },
    { values: [10, 9, 1], expected: 9 },
    { values: [4, 1, 3, 2], expected: 2.5 },
  ])('of $values is $expected', ({ values, expected }) => {
    expect(median(values)).toBe(expected);
  });

  it('of nothing is no number', () => {
    expect(median([])).toBeNaN();
  });

  it('leaves the values in their order', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe('quantile', () => {
  it('interpolates between the neighbours', () => {
    expect(quantile([0, 10, 20, 30, 40], 0.25)).toBe(10);
    expect(quantile([0, 10], 0.25)).toBe(2.5);
  });

  it('lies between the extremes and grows with the share', () => {
    const values = fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 1 });
    const share = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
    fc.assert(
      fc.property(values, share, share, (given, one, other) => {
        const low = quantile(given, Math.min(one, other));
        const high = quantile(given, Math.max(one, other));
        expect(low).toBeGreaterThanOrEqual(Math.min(...given) - 1e-9);
        expect(high).toBeLessThanOrEqual(Math.max(...given) + 1e-9);
        expect(low).toBeLessThanOrEqual(high + 1e-9);
      }),
    );
  });
});

describe('summary', () => {
  it('gives the median and the quartiles', () => {
    expect(summary([5, 1, 4, 2, 3])).toEqual({ median: 3, low: 2, high: 4 });
  });
});
