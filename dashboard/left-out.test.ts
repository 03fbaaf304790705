import { describe, expect, it } from 'vitest';
import { kindOf, leftOutSteps, leftOutTotals } from './left-out.js';

const rows = [
  { reason: 'bot', count: 5, days: [{ day: '2026-11-02', count: 5 }] },
  {
    reason: 'reload',
    count: 3,
    days: [
      { day: '2026-11-02', count: 1 },
      { day: '2026-11-09', count: 2 },
    ],
  },
  { reason: 'of-a-newer-collector', count: 1, days: [{ day: '2026-11-03', count: 1 }] },
];
const span = { from: '2026-11-02', to: '2026-11-10' };

describe('what was left out', () => {
  it('is added up by kind, with what nobody here knows among what could not be counted', () => {
    expect(leftOutTotals(rows)).toEqual({ all: 9, programs: 5, again: 3, refused: 1 });
    expect(leftOutTotals([])).toMatchObject({ all: 0 });
    for (const name of ['constructor', '__proto__']) expect(kindOf(name)).toBe('refused');
  });

  it('has every day of a span, those with nothing too', () => {
    const steps = leftOutSteps(span, rows, 'day');
    expect(steps).toHaveLength(9);
    expect(steps[0]).toEqual({
      key: '2026-11-02',
      span: { from: '2026-11-02', to: '2026-11-02' },
      all: 6,
      kinds: { programs: 5, again: 1, refused: 0 },
      reasons: { bot: 5, reload: 1 },
    });
    expect(steps[4]).toMatchObject({ all: 0, reasons: {} });
  });

  it('has weeks with the days of the span only', () => {
    expect(leftOutSteps({ ...span, from: '2026-11-03' }, rows, 'week')).toMatchObject([
      { key: '2026-11-02', span: { from: '2026-11-03', to: '2026-11-08' } },
      { key: '2026-11-09', span: { from: '2026-11-09', to: '2026-11-10' }, all: 2 },
    ]);
  });
});
