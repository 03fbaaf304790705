import { describe, expect, it } from 'vitest';
import { addDays, dayIn, daysBetween, isPeriod, spanOf } from './period.js';

const at = (iso: string) => Date.parse(iso);

describe('dayIn', () => {
  it.each([
    ['2026-11-22T22:59:59Z', 'Europe/Paris', '2026-11-22'],
    ['2026-11-22T23:00:00Z', 'Europe/Paris', '2026-11-23'],
    ['2026-07-01T22:00:00Z', 'Europe/Paris', '2026-07-02'],
    ['2026-01-01T04:00:00Z', 'America/Montreal', '2025-12-31'],
    ['2026-01-01T18:30:00Z', 'Asia/Kolkata', '2026-01-02'],
  ])('rule 10: says that at %s in %s it is %s', (instant, zone, day) => {
    expect(dayIn(zone, at(instant))).toBe(day);
  });
});

describe('spanOf', () => {
  const now = at('2026-11-22T23:30:00Z');

  it.each([
    ['today', '2026-11-23', '2026-11-23'],
    ['7', '2026-11-17', '2026-11-23'],
    ['30', '2026-10-25', '2026-11-23'],
    ['90', '2026-08-26', '2026-11-23'],
  ] as const)('rule 10: ends %s with the day of the site, not of the browser', (period, from, to) => {
    expect(spanOf(period, 'Europe/Paris', now)).toEqual({ from, to });
  });

  it('has as many days as it says, across the end of summer time', () => {
    const { from, to } = spanOf('30', 'Europe/Paris', at('2026-10-25T12:00:00Z'));
    expect(daysBetween(from, to)).toHaveLength(30);
  });
});

describe('days', () => {
  it('counts over the ends of months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  });

  it('lists both ends, and one day for a span of one', () => {
    expect(daysBetween('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
    expect(daysBetween('2026-02-27', '2026-02-27')).toEqual(['2026-02-27']);
  });
});

describe('isPeriod', () => {
  it('knows the offered periods and no others', () => {
    expect(['today', '7', '90'].every(isPeriod)).toBe(true);
    expect(['', '8', 'week', 'constructor'].some(isPeriod)).toBe(false);
  });
});
