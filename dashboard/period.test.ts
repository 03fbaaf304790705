import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDay, localHour } from '../server/domain/time.js';
import {
  addDays,
  comparedSpan,
  countDays,
  dayIn,
  daysBetween,
  grainOf,
  grainsOf,
  hoursOf,
  isPeriod,
  MAX_DAYS,
  spanOf,
  stepOf,
} from './period.js';

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
  it('knows those with a name, months, ranges, and no others', () => {
    expect(['today', 'yesterday', '7', '90', '2026-02', '2026-02-27..2026-03-01'].every(isPeriod)).toBe(true);
    const others = ['', '8', 'week', 'constructor', '2026-13', '2026-1', '2026-03-01..2026-02-27'];
    expect([...others, '2026-02-30..2026-03-01', '2020-01-01..2026-01-01'].some(isPeriod)).toBe(false);
    // The days before the first year and after the last are none that could be written.
    expect(['0000-01', '0099-12', '0000-01-01..0000-01-02', '9999-12-31..9999-12-31'].some(isPeriod)).toBe(
      false,
    );
  });
});

describe('a month or a range', () => {
  const now = at('2026-11-22T23:30:00Z');

  it.each([
    ['2026-10', '2026-10-01', '2026-10-31'],
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['2026-11', '2026-11-01', '2026-11-23'],
    ['2027-01', '2027-01-01', '2027-01-31'],
    ['2026-11-20..2026-12-24', '2026-11-20', '2026-11-23'],
    ['2026-03-28..2026-03-30', '2026-03-28', '2026-03-30'],
  ] as const)('%s has the days that are over or going on', (period, from, to) => {
    expect(spanOf(period, 'Europe/Paris', now)).toEqual({ from, to });
  });
});

describe('what a period is held against', () => {
  it.each([
    ['30', { from: '2026-10-25', to: '2026-11-23' }, 'before', { from: '2026-09-25', to: '2026-10-24' }],
    ['2026-10', { from: '2026-10-01', to: '2026-10-31' }, 'before', { from: '2026-09-01', to: '2026-09-30' }],
    ['2026-11', { from: '2026-11-01', to: '2026-11-23' }, 'before', { from: '2026-10-01', to: '2026-10-23' }],
    ['2026-03', { from: '2026-03-01', to: '2026-03-30' }, 'before', { from: '2026-02-01', to: '2026-02-28' }],
    ['2026-02', { from: '2028-02-01', to: '2028-02-29' }, 'year', { from: '2027-02-01', to: '2027-02-28' }],
    ['today', { from: '2026-11-23', to: '2026-11-23' }, 'none', null],
  ] as const)('%s %j %s', (period, span, comparison, expected) => {
    expect(comparedSpan(period, span, comparison)).toEqual(expected);
  });

  it('is as long and ends the day before, whatever the range', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 1, max: MAX_DAYS }),
        (day, length) => {
          const from = addDays('1990-01-01', day);
          const span = { from, to: addDays(from, length - 1) };
          const before = comparedSpan(`${span.from}..${span.to}`, span, 'before')!;
          expect(countDays(before)).toBe(length);
          expect(addDays(before.to, 1)).toBe(span.from);
        },
      ),
    );
  });
});

describe('steps of a series', () => {
  it('are hours for a day, and longer the longer the period', () => {
    const first = (days: number) =>
      grainOf({ from: '2026-01-01', to: addDays('2026-01-01', days - 1) }, null);
    expect([1, 30, 365, 1000].map(first)).toEqual(['hour', 'day', 'week', 'month']);
  });

  it('are as chosen where that shows something', () => {
    const month = { from: '2026-10-01', to: '2026-10-31' };
    expect(grainOf(month, 'week')).toBe('week');
    expect(grainOf(month, 'hour')).toBe('day');
    expect(grainsOf(month)).toEqual(['day', 'week']);
  });

  it('begin weeks on Monday and months on the first', () => {
    expect(['2026-11-22', '2026-11-23', '2026-11-29'].map((day) => stepOf(day, 'week'))).toEqual([
      '2026-11-16',
      '2026-11-23',
      '2026-11-23',
    ]);
    expect(stepOf('2026-11-22', 'month')).toBe('2026-11-01');
  });
});

describe('hoursOf', () => {
  it.each([
    ['2026-03-29', 23],
    ['2026-10-25', 25],
    ['2026-11-22', 24],
  ])('rule 10: %s has %i hours in Paris', (day, count) => {
    expect(hoursOf(day, 'Europe/Paris')).toHaveLength(count);
  });

  it('rule 10: names every hour as the collector does, in any zone', () => {
    const zones = [
      'Europe/Paris',
      'America/St_Johns',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'UTC',
      'America/Sao_Paulo',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: at('2015-01-01'), max: at('2030-01-01') }),
        (zone, instant) => {
          expect(hoursOf(dayIn(zone, instant), zone)).toContain(localHour(instant, zone));
          expect(dayIn(zone, instant)).toBe(localDay(instant, zone));
        },
      ),
    );
  });
});
