import { describe, expect, it } from 'vitest';
import { perShare, type Figures } from './stats.js';

const none: Figures = {
  landings: null,
  views: null,
  shares: null,
  arrivals: null,
  unmatched: null,
  visitors: null,
  previews: null,
  conversions: null,
  left_out: null,
};

describe('perShare', () => {
  it('rule 5: divides matched arrivals only', () => {
    expect(perShare({ ...none, shares: 4, arrivals: 9, unmatched: 3 })).toBe(1.5);
    expect(perShare({ ...none, shares: 4, arrivals: 0, unmatched: 0 })).toBe(0);
  });

  it('rule 14: does not apply where there is no share', () => {
    expect(perShare({ ...none, shares: 0, arrivals: 2, unmatched: 2 })).toBeNull();
    expect(perShare({ ...none, shares: null, arrivals: 2 })).toBeNull();
    expect(perShare({ ...none, shares: 2, arrivals: null })).toBeNull();
  });
});
