import { describe, expect, it } from 'vitest';
import type { StatsAnswer } from '../protocol/index.js';
import { changeOf, headlines, recordOf, shareRate } from './changes.js';

const answer = (totals: Partial<StatsAnswer['totals']>, more: Partial<StatsAnswer> = {}) =>
  ({ from: '2026-11-01', to: '2026-11-30', totals, sharing: null, ...more }) as StatsAnswer;

describe('a change', () => {
  it.each([
    [12, 8, 4, 0.5],
    [0, 8, -8, -1],
    [5, 0, 5, null],
    [null, 8, null, null],
    [5, null, null, null],
  ])('from %s to %s is %s, and the part %s', (now, before, by, part) => {
    expect(changeOf(now, before)).toEqual({ now, before, by, part });
  });

  it('has nothing to be held against where nothing was chosen', () => {
    expect(headlines(answer({ shares: 3 }), null).shares).toEqual({
      now: 3,
      before: null,
      by: null,
      part: null,
    });
  });

  it('rule 5: takes matched arrivals only for arrivals per share', () => {
    const { perShare } = headlines(
      answer({ shares: 2, arrivals: 5, unmatched: 2 }),
      answer({ shares: 1, arrivals: 1, unmatched: 0 }),
    );
    expect(perShare).toMatchObject({ now: 1.5, before: 1, by: 0.5 });
  });
});

describe('the share rate', () => {
  it('rule 3: is page views with a share divided by landings and views', () => {
    expect(shareRate(answer({ landings: 60, views: 40 }, { sharing: 5 }))).toBe(0.05);
    expect(shareRate(answer({ landings: 0, views: 0 }, { sharing: 0 }))).toBeNull();
    expect(shareRate(answer({ landings: null, views: null }, { sharing: 5 }))).toBeNull();
    expect(shareRate(answer({ landings: 60, views: 40 }))).toBeNull();
  });
});

describe('the days before', () => {
  it.each([
    ['2026-10-01', 'whole'],
    ['2026-11-01', 'whole'],
    ['2026-11-15', 'begun'],
    ['2026-12-01', 'none'],
    [null, 'none'],
  ] as const)('where figures begin on %s are %s', (since, record) => {
    expect(recordOf(answer({}), since)).toBe(record);
  });

  it('are not whole where only a part of them could be read', () => {
    const read = { from: '2026-11-10', to: '2026-11-30' };
    expect(recordOf(answer({}, { read }), '2026-01-01')).toBe('begun');
  });
});
