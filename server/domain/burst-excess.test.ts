import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialTail } from './binomial-tail.js';
import { burstExcess } from './burst-excess.js';

interface Case extends Required<Parameters<typeof burstExcess>[0]>, ReturnType<typeof burstExcess> {}
const { burst: CASES } = JSON.parse(
  readFileSync(new URL('fixtures/burst.json', import.meta.url), 'utf8'),
) as { burst: Case[] };

describe('burstExcess', () => {
  it.each(CASES)('finds what R finds: $inWindow in $windowHours h, $outside in $outsideHours h', (known) => {
    const found = burstExcess(known);
    for (const name of ['lambda0', 'expected', 'excess', 'se', 'rateRatio'] as const)
      expect(found[name]).toBeCloseTo(known[name]!, 10);
    expect(found.pGreater / known.pGreater).toBeCloseTo(1, 8);
  });

  it('says nothing of a rate where there was nothing before', () => {
    const found = burstExcess({ inWindow: 20, windowHours: 3, outside: 0, outsideHours: 165 });
    expect(found).toMatchObject({ expected: 0, rateRatio: null, excess: 20 });
    expect(found.pGreater).toBeCloseTo((3 / 168) ** 20, 40);
  });

  it('asks for hours on both sides', () => {
    for (const hours of [
      { windowHours: 0, outsideHours: 1 },
      { windowHours: 1, outsideHours: 0 },
    ])
      expect(() => burstExcess({ inWindow: 1, outside: 1, ...hours })).toThrow(RangeError);
  });

  const counts = fc.record({
    inWindow: fc.nat(5000),
    windowHours: fc.double({ min: 0.1, max: 48, noNaN: true }),
    outside: fc.nat(100_000),
    outsideHours: fc.double({ min: 0.1, max: 1000, noNaN: true }),
  });

  it('is less surprised by fewer in the window and by more outside', () => {
    fc.assert(
      fc.property(counts, (of) => {
        const { pGreater } = burstExcess(of);
        expect(pGreater).toBeGreaterThanOrEqual(0);
        expect(pGreater).toBeLessThanOrEqual(1);
        const more = burstExcess({ ...of, inWindow: of.inWindow + 1 });
        expect(more.pGreater).toBeLessThanOrEqual(pGreater * (1 + 1e-9));
        const busier = burstExcess({ ...of, outside: of.outside + 1 });
        expect(busier.pGreater).toBeGreaterThanOrEqual(pGreater * (1 - 1e-6));
      }),
    );
  });

  it('does not depend on the unit of time', () => {
    fc.assert(
      fc.property(counts, fc.double({ min: 0.01, max: 100, noNaN: true }), (of, unit) => {
        const scaled = { windowHours: of.windowHours * unit, outsideHours: of.outsideHours * unit };
        const [a, b] = [burstExcess(of), burstExcess({ ...of, ...scaled })];
        expect(b.expected).toBeCloseTo(a.expected, 6);
        expect(Math.abs(Math.log((b.pGreater || 1e-300) / (a.pGreater || 1e-300)))).toBeLessThan(1e-6);
      }),
    );
  });
});

describe('binomialTail', () => {
  it('adds up as the terms do', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.nat(60),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (n, k, p) => {
          let term = (1 - p) ** n;
          let sum = k === 0 ? term : 0;
          for (let i = 1; i <= n; i += 1) {
            term *= ((n - i + 1) * p) / (i * (1 - p));
            if (i >= k) sum += term;
          }
          expect(binomialTail(k, n, p)).toBeCloseTo(sum, 9);
        },
      ),
    );
  });

  it('has both tails of a large number of trials', () => {
    // A fair coin: as many above the middle as below.
    const n = 1_000_001;
    expect(binomialTail(500_001, n, 0.5)).toBeCloseTo(0.5, 9);
    expect(binomialTail(400_000, n, 0.5)).toBe(1);
    expect(binomialTail(600_000, n, 0.5)).toBeLessThan(1e-300);
  });
});
