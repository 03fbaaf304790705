import { describe, expect, it } from 'vitest';
import { growth, MOST_MIB, MOST_RISE } from './growth.js';

const MIB = 1_048_576;
const looks = (mibAt: (share: number) => number) =>
  Array.from({ length: 100 }, (_, n) => mibAt(n / 100) * MIB);
const LONG = 1_000_000;

describe('growth', () => {
  it('lets memory go up and down, and rise at the start', () => {
    const sawtooth = looks((share) => Math.min(100, 50 + share * 500) + ((share * 100) % 7) * 10);
    expect(growth(sawtooth, LONG).complaints).toEqual([]);
  });

  it('complains of a floor that rises', () => {
    const leak = looks((share) => 100 + share * 60 + ((share * 100) % 7) * 10);
    expect(growth(leak, LONG).complaints).toEqual([expect.stringContaining(`more than ${MOST_RISE}×`)]);
    expect(growth(leak, 1000).complaints).toEqual([]);
  });

  it('complains of too much at any time', () => {
    const peak = looks((share) => (share === 0.5 ? MOST_MIB + 1 : 100));
    expect(growth(peak, 1000).complaints).toEqual([expect.stringContaining(`more than ${MOST_MIB}`)]);
  });

  it('says so where the system does not say', () => {
    expect(growth(Array<number>(100).fill(NaN), LONG)).toEqual({
      says: 'memory: this system does not say',
      complaints: [],
    });
  });
});
