import { describe, expect, it } from 'vitest';
import type { StatsAnswer } from '../protocol/index.js';
import { seriesOf } from './series.js';

const NOW = Date.parse('2026-11-23T12:00:00Z');

function answer(from: string, to: string, shares: Record<string, number>): StatsAnswer {
  const rows = Object.entries(shares).map(([key, n]) => ({ key, shares: n, arrivals: 2 * n }));
  const totals = { shares: 1, arrivals: 1 };
  return {
    from,
    to,
    by: 'day',
    timezone: 'Europe/Paris',
    partial: false,
    totals,
    rows,
  } as unknown as StatsAnswer;
}

describe('a series', () => {
  it('has every day, those on which nothing happened too, and beside each the one it is held against', () => {
    const now = answer('2026-11-21', '2026-11-23', { '2026-11-21': 4, '2026-11-23': 1 });
    const before = answer('2026-11-18', '2026-11-20', { '2026-11-19': 7 });
    expect(seriesOf(now, before, { grain: 'day', now: NOW })).toMatchObject([
      { key: '2026-11-21', shares: 4, arrivals: 8, before: { shares: 0 } },
      { key: '2026-11-22', shares: 0, arrivals: 0, before: { shares: 7, arrivals: 14 } },
      { key: '2026-11-23', shares: 1, before: { shares: 0 } },
    ]);
  });

  it('adds days up to weeks and months, and knows which of their days are in it', () => {
    const now = answer('2026-10-28', '2026-11-10', { '2026-10-28': 1, '2026-11-01': 2, '2026-11-02': 4 });
    expect(seriesOf(now, null, { grain: 'week', now: NOW })).toMatchObject([
      { key: '2026-10-26', shares: 3, span: { from: '2026-10-28', to: '2026-11-01' }, before: null },
      { key: '2026-11-02', shares: 4 },
      { key: '2026-11-09', shares: 0, span: { from: '2026-11-09', to: '2026-11-10' } },
    ]);
    expect(seriesOf(now, null, { grain: 'month', now: NOW }).map(({ shares }) => shares)).toEqual([1, 6]);
  });

  it('rule 10: has the hours of the local clock, and none that lie ahead', () => {
    const changed = answer('2026-10-25', '2026-10-25', { '2026-10-25T02:00+01:00': 3 });
    const hours = seriesOf(changed, null, { grain: 'hour', now: NOW });
    expect(hours).toHaveLength(25);
    expect(hours.slice(2, 4).map(({ shares }) => shares)).toEqual([0, 3]);
    const today = seriesOf(answer('2026-11-23', '2026-11-23', {}), null, { grain: 'hour', now: NOW });
    expect(today.map(({ shares }) => shares)).toEqual([
      ...Array<number>(14).fill(0),
      ...Array<null>(10).fill(null),
    ]);
  });

  it('rule 14: has no figure where there can be none, nor before the days that were read', () => {
    const part = {
      ...answer('2026-11-21', '2026-11-22', {}),
      read: { from: '2026-11-22', to: '2026-11-22' },
    };
    expect(seriesOf(part, null, { grain: 'day', now: NOW }).map(({ shares }) => shares)).toEqual([null, 0]);
    expect(seriesOf(part, null, { grain: 'week', now: NOW }).map(({ shares }) => shares)).toEqual([0]);
    const landings = answer('2026-11-21', '2026-11-21', {});
    landings.totals.shares = null;
    expect(seriesOf(landings, null, { grain: 'day', now: NOW })).toMatchObject([
      { shares: null, arrivals: 0 },
    ]);
  });
});
