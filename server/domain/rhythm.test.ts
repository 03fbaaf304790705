import { describe, expect, it } from 'vitest';
import { reliableRhythm, rhythmOf, sumOver } from './rhythm.js';

const DAYS = ['16', '17', '18', '19', '20', '21', '22'].map((day) => `2026-11-${day}`);
const hour = (day: string, at: number) => `${day}T${String(at).padStart(2, '0')}:00+01:00`;
const PARIS = 'Europe/Paris';

describe('rhythmOf', () => {
  it('is even where there is nothing to go by', () => {
    expect(rhythmOf([], 7)).toEqual(new Array(24).fill(1));
  });

  it('follows the counts, 1 on average', () => {
    const rows = DAYS.map((day) => ({ hour: hour(day, 20), count: 239 }));
    const rhythm = rhythmOf(rows, 7);
    expect(rhythm.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(24, 10);
    expect(rhythm[20]! / rhythm[4]!).toBeCloseTo(240, 10);
  });
});

describe('reliableRhythm', () => {
  const rows = DAYS.flatMap((day, i) => [{ hour: hour(day, 9), count: [50, 60, 70, 80, 90, 12, 10][i]! }]);

  it('takes the second lowest of the days: a quiet weekend sets the pace', () => {
    expect(reliableRhythm(rows, DAYS)[9]).toBe(12);
  });

  it('forgives one day without anything', () => {
    expect(reliableRhythm(rows.slice(0, -1), DAYS)[9]).toBe(12);
    expect(reliableRhythm(rows.slice(0, -2), DAYS)[9]).toBe(0);
  });

  it('adds an hour that comes twice', () => {
    const twice = ['+02:00', '+01:00'].map((offset) => ({ hour: `2026-10-25T02:00${offset}`, count: 5 }));
    expect(reliableRhythm(twice, ['2026-10-25', '2026-10-25'])[2]).toBe(10);
  });
});

describe('sumOver', () => {
  const rhythm = Array.from({ length: 24 }, (_, at) => at);

  it('takes of an hour the part that lies between', () => {
    const from = Date.parse('2026-11-23T09:30:00+01:00');
    expect(sumOver(rhythm, { from, to: from + 60 * 60_000 }, PARIS)).toBeCloseTo(9 / 2 + 10 / 2, 10);
    expect(sumOver(rhythm, { from, to: from }, PARIS)).toBe(0);
  });

  it('follows the clock of the place through the night in which it is set back', () => {
    const span = {
      from: Date.parse('2026-10-25T00:00:00+02:00'),
      to: Date.parse('2026-10-26T00:00:00+01:00'),
    };
    const whole = rhythm.reduce((sum, weight) => sum + weight, 0);
    expect(sumOver(rhythm, span, PARIS)).toBeCloseTo(whole + 2, 10);
  });
});
