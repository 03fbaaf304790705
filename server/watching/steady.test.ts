import { describe, expect, it } from 'vitest';
import { watchSteadiness } from './steady.js';

const HOUR_MS = 3_600_000;

describe('watchSteadiness', () => {
  it('says for how long the clock has gone on by itself', () => {
    const time = { now: 1_000_000, elapsed: 5 };
    const steadyMs = watchSteadiness(
      () => time.now,
      () => time.elapsed,
    );
    const pass = (ms: number, leap = 0) => {
      time.now += ms + leap;
      time.elapsed += ms;
      return steadyMs();
    };
    expect(steadyMs()).toBe(0);
    expect(pass(HOUR_MS)).toBe(HOUR_MS);
    expect(pass(HOUR_MS, 60_000)).toBe(2 * HOUR_MS);
    expect(pass(HOUR_MS, 3650 * 24 * HOUR_MS)).toBe(0);
    expect(pass(HOUR_MS)).toBe(HOUR_MS);
    expect(pass(HOUR_MS, -3650 * 24 * HOUR_MS)).toBe(0);
  });
});
