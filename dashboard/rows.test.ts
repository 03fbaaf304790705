import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Figures, StatsRow } from '../protocol/index.js';
import {
  byLandings,
  byNumber,
  fillDays,
  isQuiet,
  largest,
  pageViews,
  scaleEnd,
  splitAddressBar,
  upperBound,
  visibilityOf,
} from './rows.js';

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
const row = (key: string, figures: Partial<Figures> = {}): StatsRow => ({ key, ...none, ...figures });

describe('pageViews', () => {
  it('adds landings and further pages', () => {
    expect(pageViews({ ...none, landings: 2, views: 3 })).toBe(5);
  });

  it('rule 14: is null, not zero, where a row has neither', () => {
    expect(pageViews(none)).toBeNull();
    expect(pageViews({ ...none, landings: 0 })).toBe(0);
  });
});

describe('isQuiet', () => {
  it('takes what was left out for silence, and anything read or shared for none', () => {
    expect(isQuiet({ ...none, landings: 0, views: 0, shares: 0, arrivals: 0, left_out: 7 })).toBe(true);
    for (const figure of ['landings', 'views', 'shares', 'arrivals'] as const)
      expect(isQuiet({ ...none, [figure]: 1 })).toBe(false);
  });
});

describe('splitAddressBar', () => {
  it('rule 9: keeps the address bar apart from declared shares', () => {
    const { declared, addressBar } = splitAddressBar([
      row('sms'),
      row('address-bar', { arrivals: 3 }),
      row('copy'),
    ]);
    expect(declared.map(({ key }) => key)).toEqual(['sms', 'copy']);
    expect(addressBar?.arrivals).toBe(3);
  });
});

describe('fillDays', () => {
  it('puts every day in its place, whatever order the rows come in', () => {
    const rows = [
      row('2026-11-03', { shares: 2, arrivals: 1 }),
      row('2026-11-01', { shares: 1, arrivals: null }),
    ];
    expect(fillDays(rows, '2026-11-01', '2026-11-03')).toEqual([
      { day: '2026-11-01', shares: 1, arrivals: 0 },
      { day: '2026-11-02', shares: 0, arrivals: 0 },
      { day: '2026-11-03', shares: 2, arrivals: 1 },
    ]);
  });
});

describe('scaleEnd', () => {
  it.each([
    [0, 1],
    [1, 1],
    [4, 4],
    [7, 8],
    [31, 40],
    [50, 50],
    [51, 60],
    [81, 100],
  ])('ends a scale for %d at %d', (value, end) => {
    expect(scaleEnd(value)).toBe(end);
  });

  it('holds every value, and is never more than twice as long', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), (value) => {
        expect(scaleEnd(value)).toBeGreaterThanOrEqual(value);
        expect(scaleEnd(value)).toBeLessThanOrEqual(2 * value);
      }),
    );
  });
});

describe('upperBound', () => {
  it('rule 6: takes everyone left out by a household reason for someone else, and nobody else', () => {
    const leftOut = [
      { reason: 'bot', count: 40 },
      { reason: 'self-or-household', count: 2 },
      { reason: 'repeat-or-household', count: 3 },
    ];
    expect(upperBound({ ...none, arrivals: 10 }, leftOut)).toEqual({ own: 2, repeated: 3, most: 15 });
    expect(upperBound({ ...none, arrivals: 10 }, [])).toEqual({ own: 0, repeated: 0, most: 10 });
  });
});

describe('rows', () => {
  it('finds what a full bar stands for, nulls aside', () => {
    expect(largest([row('a', { shares: 2 }), row('b', { arrivals: 7 })], 'shares', 'arrivals')).toBe(7);
    expect(largest([], 'shares')).toBe(1);
  });

  it('orders generations as numbers and sources by landings', () => {
    expect(byNumber([row('10'), row('2'), row('1')]).map(({ key }) => key)).toEqual(['1', '2', '10']);
    expect(byLandings([row('a'), row('b', { landings: 1 })]).map(({ key }) => key)).toEqual(['b', 'a']);
  });

  it('rule 4: knows who sees a channel', () => {
    expect(visibilityOf('whatsapp')).toBe('private');
    expect(visibilityOf('copy')).toBe('unknown');
    expect(visibilityOf('toString')).toBe('unknown');
  });
});
