import { describe, expect, it } from 'vitest';
import { ALERT_DEFAULTS, calmedDown, isSilent, takesOff } from './judge.js';

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
    expect(takesOff({ ...counts, ...week }, ALERT_DEFAULTS) !== undefined).toBe(expected);
  });

  it('is hardly ever wrong of arrivals that come by chance alone', () => {
    const random = seeded(20261125);
    let told = 0;
    // Rates from one in a day to one in ten minutes.
    for (let look = 0; look < 20_000; look += 1) {
      const perHour = 10 ** (-1.4 + 2.2 * random());
      const counts = {
        inWindow: poisson(perHour * week.windowHours, random),
        outside: poisson(perHour * week.outsideHours, random),
      };
      if (takesOff({ ...counts, ...week }, { ...ALERT_DEFAULTS, least: 5, times: 2 })) told += 1;
    }
    expect(told).toBe(0);
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

/** By the product of uniforms, in portions that do not underflow. */
function poisson(mean: number, random: () => number): number {
  let count = 0;
  for (let left = mean; left > 0; left -= 500) {
    const limit = Math.exp(-Math.min(left, 500));
    for (let product = random(); product > limit; product *= random()) count += 1;
  }
  return count;
}
