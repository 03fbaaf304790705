import { describe, expect, it } from 'vitest';
import { backoff, MAX_BACKOFF_MS } from './backoff.js';

describe('backoff', () => {
  it.each([
    [0, 0, 1000],
    [0, 0.5, 750],
    [1, 0, 2000],
    [5, 0, 32_000],
    [6, 0, 60_000],
    [2000, 0, 60_000],
  ])('after %i failures, with the chance at %d, waits %i ms', (failures, random, expected) => {
    expect(backoff(failures, random)).toBe(expected);
  });

  it('leaves at most half of the wait to chance', () => {
    expect(backoff(10, 1)).toBe(MAX_BACKOFF_MS / 2);
  });
});
