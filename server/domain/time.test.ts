import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { addDays, dayEnd, dayStart, lastForgottenDay, isTimezone, localHour, localDay } from './time.js';

const ZONES = [
  'Europe/Paris',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'UTC',
];
const HOUR = 3_600_000;

describe('days', () => {
  it.each([
    ['2026-11-10T22:59:59.999Z', '2026-11-10'],
    ['2026-11-10T23:00:00.000Z', '2026-11-11'],
    ['2026-07-10T21:59:59.999Z', '2026-07-10'],
    ['2026-07-10T22:00:00.000Z', '2026-07-11'],
  ])("rule 10: finds the site's day of %s", (time, day) => {
    expect(localDay(Date.parse(time), 'Europe/Paris')).toBe(day);
  });

  it('rule 10: finds the same day as a calendar does, for any moment in any zone', () => {
    const moment = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2054, 0) });
    fc.assert(
      fc.property(moment, fc.constantFrom(...ZONES), (at, zone) => {
        const day = localDay(at, zone);
        expect(day).toBe(DateTime.fromMillis(at, { zone }).toISODate());
        expect(dayStart(day, zone)).toBeLessThanOrEqual(at);
        expect(dayEnd(day, zone)).toBeGreaterThan(at);
      }),
    );
  });

  it.each([
    ['2026-03-29', 23],
    ['2026-10-25', 25],
    ['2026-10-26', 24],
  ])('rule 10: gives %s its %i hours', (day, hours) => {
    expect(dayEnd(day, 'Europe/Paris') - dayStart(day, 'Europe/Paris')).toBe(hours * HOUR);
  });

  it('begins a day that has no midnight with its first moment', () => {
    expect(localDay(dayStart('2026-04-24', 'Africa/Cairo'), 'Africa/Cairo')).toBe('2026-04-24');
    expect(localDay(dayStart('2026-04-24', 'Africa/Cairo') - 1, 'Africa/Cairo')).toBe('2026-04-23');
  });

  it('adds days across the ends of months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  });

  it('rule 7: forgets a day when more than 48 hours have passed since its end', () => {
    const end = dayEnd('2026-11-10', 'Europe/Paris');
    expect(lastForgottenDay(end + 48 * HOUR, 'Europe/Paris')).toBe('2026-11-09');
    expect(lastForgottenDay(end + 48 * HOUR + 1, 'Europe/Paris')).toBe('2026-11-10');
  });
});

describe('hours', () => {
  it.each([
    ['2026-10-25T00:30:00Z', 'Europe/Paris', '2026-10-25T02:00+02:00'],
    ['2026-10-25T01:30:00Z', 'Europe/Paris', '2026-10-25T02:00+01:00'],
    ['2026-03-29T00:59:59Z', 'Europe/Paris', '2026-03-29T01:00+01:00'],
    ['2026-03-29T01:00:00Z', 'Europe/Paris', '2026-03-29T03:00+02:00'],
    ['2026-11-23T10:14:00Z', 'Asia/Kathmandu', '2026-11-23T15:00+05:45'],
    ['2026-11-23T10:15:00Z', 'Asia/Kathmandu', '2026-11-23T16:00+05:45'],
    ['2026-11-23T10:15:00Z', 'UTC', '2026-11-23T10:00+00:00'],
  ])('rule 10: finds the hour of %s in %s', (time, zone, hour) => {
    expect(localHour(Date.parse(time), zone)).toBe(hour);
  });

  it.each([
    ['2026-10-25', 25],
    ['2026-03-29', 23],
  ])('rule 10: gives %s %i hours', (day, count) => {
    const hours = new Set<string>();
    for (let at = dayStart(day, 'Europe/Paris'); at < dayEnd(day, 'Europe/Paris'); at += HOUR / 4)
      hours.add(localHour(at, 'Europe/Paris'));
    expect(hours.size).toBe(count);
  });
});

describe('zones', () => {
  it.each(['Europe/Paris', 'UTC', 'America/St_Johns'])('knows %s', (zone) => {
    expect(isTimezone(zone)).toBe(true);
  });

  it.each(['', 'local', 'Europe/Atlantis', '+02:00', 'UTC+2'])('does not know %j', (zone) => {
    expect(isTimezone(zone)).toBe(false);
  });
});
