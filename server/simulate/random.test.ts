import { describe, expect, it } from 'vitest';
import { Lot, Random } from './random.js';

describe('Random', () => {
  it('draws the same numbers for the same seed, on every machine', () => {
    const random = new Random(1);
    expect([random.below(1e9), random.below(1e9), random.below(1e9), random.base62(8)]).toEqual([
      146276110,
      49493284,
      437465278,
      'c77RO45o',
    ]);
    expect(new Random(2).below(1e9)).not.toBe(new Random(1).below(1e9));
    expect(new Random(2 ** 40).below(1e9)).not.toBe(new Random(0).below(1e9));
  });

  it('spreads its numbers as it says', () => {
    const random = new Random(7);
    const many = (draw: () => number) => {
      let sum = 0;
      for (let n = 0; n < 20_000; n += 1) sum += draw();
      return sum / 20_000;
    };
    expect(many(() => random.fraction())).toBeCloseTo(0.5, 1);
    expect(many(() => random.wait(5))).toBeCloseTo(5, 0);
    expect(many(() => random.times(2.5))).toBeCloseTo(2.5, 1);
    expect(many(() => random.times(80))).toBeCloseTo(80, -1);
    expect(many(() => Number(random.factor(0.5) < 1))).toBeCloseTo(0.5, 1);
    expect(many(() => Number(random.chance(0.2)))).toBeCloseTo(0.2, 1);
  });
});

describe('Lot', () => {
  it('draws by weight, and never what has none', () => {
    const random = new Random(3);
    const lot = new Lot(['a', 'b', 'c', 'd'], (item) => ({ a: 0, b: 1, c: 3, d: 0 })[item] ?? 0);
    const counts: Record<string, number> = {};
    for (let n = 0; n < 4000; n += 1) {
      const item = lot.draw(random);
      counts[item] = (counts[item] ?? 0) + 1;
    }
    expect(Object.keys(counts).sort()).toEqual(['b', 'c']);
    expect((counts['c'] ?? 0) / (counts['b'] ?? 1)).toBeCloseTo(3, 0);
  });
});
