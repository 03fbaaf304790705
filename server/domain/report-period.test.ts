import { describe, expect, it } from 'vitest';
import { latestPeriod } from './report-period.js';

const PARIS = 'Europe/Paris';
const at = (iso: string) => Date.parse(iso);

describe('latestPeriod', () => {
  it('is the week that ended yesterday, from seven on Monday morning', () => {
    expect(latestPeriod('weekly', PARIS, at('2026-11-23T07:00:00+01:00'))).toEqual({
      from: '2026-11-16',
      to: '2026-11-22',
      before: { from: '2026-11-09', to: '2026-11-15' },
      sentAt: at('2026-11-23T07:00:00+01:00'),
    });
  });

  it('is the one before that until then', () => {
    expect(latestPeriod('weekly', PARIS, at('2026-11-23T06:59:59+01:00'))).toMatchObject({
      from: '2026-11-09',
      to: '2026-11-15',
      sentAt: at('2026-11-16T07:00:00+01:00'),
    });
  });

  it('is the month that is over, whatever its length', () => {
    expect(latestPeriod('monthly', PARIS, at('2026-03-05T12:00:00+01:00'))).toEqual({
      from: '2026-02-01',
      to: '2026-02-28',
      before: { from: '2026-01-01', to: '2026-01-31' },
      sentAt: at('2026-03-01T07:00:00+01:00'),
    });
  });

  it('goes by the clock of the site where it is changed in the night', () => {
    const { sentAt, from, to } = latestPeriod('weekly', PARIS, at('2026-10-26T12:00:00+01:00'));
    expect([from, to]).toEqual(['2026-10-19', '2026-10-25']);
    expect(sentAt).toBe(at('2026-10-26T07:00:00+01:00'));
    expect(latestPeriod('weekly', 'Pacific/Auckland', at('2026-11-22T18:00:00Z')).to).toBe('2026-11-22');
  });

  it('finds the same days again from the hour it was sent at', () => {
    for (const every of ['weekly', 'monthly'] as const) {
      const period = latestPeriod(every, PARIS, at('2026-11-25T10:00:00Z'));
      expect(latestPeriod(every, PARIS, period.sentAt)).toEqual(period);
    }
  });
});
