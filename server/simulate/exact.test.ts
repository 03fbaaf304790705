import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, log } from './exact.js';

describe('exact', () => {
  it('comes to what the machine’s own functions come to, but for the last digits', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (value) => {
        expect(exp(value) / Math.exp(value)).toBeCloseTo(1, 11);
      }),
    );
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (value) => {
        expect(Math.abs(log(value) - Math.log(value))).toBeLessThan(
          1e-12 * Math.max(1, Math.abs(Math.log(value))),
        );
      }),
    );
    expect([exp(0), log(1), exp(-800)]).toEqual([1, 0, 0]);
  });
});
