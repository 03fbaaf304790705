import { describe, expect, it } from 'vitest';
import { ALERT_DEFAULTS, calmedDown, dispersionOf, isSilent, takesOff } from './judge.js';

const week = { windowHours: 3, outsideHours: 165 };

describe('takesOff', () => {
  it.each([
    ['a new article with enough arrivals', { inWindow: 20, outside: 0 }, true],
    ['one with a few too few', { inWindow: 19, outside: 0 }, false],
    ['an old one at many times its rate', { inWindow: 60, outside: 400 }, true],
    ['one that is read much, as always', { inWindow: 60, outside: 3300 }, false],
    ['twice its rate', { inWindow: 120, outside: 3300 }, false],
    ['three times its rate, by a chance not so rare', { inWindow: 20, outside: 360 }, false],
  ])('of %s: %j is %s', (_what, counts, expected) => {
    expect(takesOff({ ...counts, ...week }, ALERT_DEFAULTS, 1) !== undefined).toBe(expected);
  });

  it('says how far the excess may be off, more where shares bring many', () => {
    const counts = { ...week, inWindow: 100, outside: 165 };
    const single = takesOff(counts, ALERT_DEFAULTS, 1)!;
    const many = takesOff(counts, ALERT_DEFAULTS, dispersionOf(1.5))!;
    expect(many.excess).toBe(single.excess);
    expect(many.se).toBeCloseTo(2 * single.se, 10);
    expect(many.pGreater).toBeGreaterThan(single.pGreater);
  });

  it('takes the arrivals of one popular share for what they are', () => {
    const counts = { ...week, inWindow: 24, outside: 300 };
    expect(takesOff(counts, ALERT_DEFAULTS, 1)).toBeDefined();
    expect(takesOff(counts, ALERT_DEFAULTS, dispersionOf(3))).toBeUndefined();
  });

  it.each([1, 3, 10])('is hardly ever wrong of arrivals by chance alone, %d a share', (perShare) => {
    const random = seeded(20261125);
    let told = 0;
    for (let fortnight = 0; fortnight < 300; fortnight += 1) {
      const hours = Array.from({ length: 14 * 24 }, () => arrivals(50 / 24, perShare, random));
      for (let hour = 165; hour + 3 <= hours.length; hour += 3) {
        const sum = (from: number, to: number) => hours.slice(from, to).reduce((all, one) => all + one, 0);
        const counts = { ...week, inWindow: sum(hour, hour + 3), outside: sum(hour - 165, hour) };
        if (takesOff(counts, ALERT_DEFAULTS, dispersionOf(perShare))) told += 1;
      }
    }
    // Two thousand days of a page.
    expect(told).toBeLessThanOrEqual(1);
  });
});

describe('calmedDown', () => {
  it.each([
    [{ inWindow: 30, expected: 2 }, false],
    [{ inWindow: 9, expected: 2 }, true],
    [{ inWindow: 30, expected: 21 }, true],
  ])('of %j is %s', (counts, expected) => {
    expect(calmedDown(counts, ALERT_DEFAULTS)).toBe(expected);
  });
});

describe('isSilent', () => {
  it.each([
    [{ minutes: 30, missing: 16 }, true],
    [{ minutes: 29, missing: 500 }, false],
    [{ minutes: 600, missing: 15.9 }, false],
  ])('of %j is %s', (silence, expected) => {
    expect(isSilent(silence, ALERT_DEFAULTS)).toBe(expected);
  });
});

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Arrivals of an hour: shares by chance, each of which brings one or more, `perShare` on average. */
function arrivals(mean: number, perShare: number, random: () => number): number {
  let count = 0;
  const shares = mean / perShare;
  // Poisson, by the product of uniforms.
  for (let product = random(); product > Math.exp(-shares); product *= random())
    count += perShare === 1 ? 1 : 1 + Math.floor(Math.log(1 - random()) / Math.log(1 - 1 / perShare));
  return count;
}
