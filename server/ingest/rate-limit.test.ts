import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RateLimit } from './rate-limit.js';

describe('RateLimit', () => {
  let now = 0;
  beforeEach(() => {
    vi.useFakeTimers();
    now = 1_000_000;
  });
  afterEach(() => vi.useRealTimers());
  const limitOf = (perMinute: number) => new RateLimit(perMinute, () => now);

  it('lets a sender send until its limit, then says when the minute is over', () => {
    const limit = limitOf(10);
    expect(limit.waitS('a')).toBe(0);
    limit.count('a', 9);
    now += 20_500;
    expect(limit.waitS('a')).toBe(0);
    limit.count('a', 1);
    expect(limit.waitS('a')).toBe(40);
    expect(limit.waitS('b')).toBe(0);
    now += 39_500;
    expect(limit.waitS('a')).toBe(0);
  });

  it('lets one batch through that is larger than the limit', () => {
    const limit = limitOf(10);
    expect(limit.waitS('a')).toBe(0);
    limit.count('a', 100);
    expect(limit.waitS('a')).toBe(60);
  });

  it('forgets who sent once the minute is over, though nobody sends any more', () => {
    const limit = limitOf(10);
    limit.count('192.0.2.1', 1);
    expect(limit.senders).toBe(1);
    vi.advanceTimersByTime(60_000);
    expect(limit.senders).toBe(0);
  });

  it('begins a new minute where the clock was set back', () => {
    const limit = limitOf(10);
    limit.count('a', 10);
    now -= 3_600_000;
    expect(limit.waitS('a')).toBe(0);
    limit.count('a', 10);
    expect(limit.waitS('a')).toBe(60);
  });

  it('knows so many senders at a time, and no more', () => {
    const limit = limitOf(1);
    for (let n = 0; n < 100_001; n += 1) limit.count(String(n), 1);
    expect(limit.senders).toBe(100_000);
    expect(limit.waitS('0')).toBe(0);
    expect(limit.waitS('100000')).toBe(60);
  });

  it('notes nobody where there is no limit', () => {
    const limit = limitOf(0);
    limit.count('a', 1_000_000);
    expect([limit.waitS('a'), limit.senders]).toEqual([0, 0]);
  });
});
