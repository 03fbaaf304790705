import { describe, expect, it } from 'vitest';
import type { StatsRow } from '../../protocol/index.js';
import { addDays } from './time.js';
import { weekdaysOf, weekOf } from './week.js';

const row = (key: string, shares: number, arrivals: number | null = 0) =>
  ({ key, landings: 0, views: 0, shares, arrivals }) as StatsRow;

describe('weekOf', () => {
  it('adds hours up by weekday and local hour, also the one that comes twice', () => {
    const rows = [
      row('2026-10-25T02:00+02:00', 1),
      row('2026-10-25T02:00+01:00', 2, 1),
      row('2026-11-02T09:00+01:00', 4, null),
      row('2026-11-01T02:00+01:00', 8),
      row('2026-11-01T03:00+01:00', 0),
    ];
    expect(weekOf(rows)).toMatchObject([
      { weekday: 1, hour: 9, shares: 4, arrivals: 0 },
      { weekday: 7, hour: 2, shares: 11, arrivals: 1 },
    ]);
  });
});

describe('weekdaysOf', () => {
  it.each([
    ['2026-11-23', '2026-11-23', [1, 0, 0, 0, 0, 0, 0]],
    ['2026-11-22', '2026-11-30', [2, 1, 1, 1, 1, 1, 2]],
    ['2026-11-02', '2026-11-29', [4, 4, 4, 4, 4, 4, 4]],
  ])('counts the weekdays from %s to %s', (from, to, expected) => {
    expect(weekdaysOf(from, to)).toEqual(expected);
    expect(weekdaysOf(from, addDays(to, 7))).toEqual(expected.map((days) => days + 1));
  });
});
