import { describe, expect, it } from 'vitest';
import { toCsv } from './csv.js';
import type { StatsAnswer } from './stats-schema.js';

const figures = {
  landings: 3,
  views: 0,
  shares: 2,
  arrivals: 1,
  unmatched: 0,
  visitors: null,
  previews: null,
  conversions: 0,
  left_out: 4,
};
const answer = (changes: Partial<StatsAnswer>): StatsAnswer => ({
  from: '2026-11-01',
  to: '2026-11-02',
  by: 'page',
  timezone: 'Europe/Paris',
  partial: false,
  totals: figures,
  rows: [],
  ...changes,
});

describe('toCsv', () => {
  it('names its columns as the API does, and leaves a figure that does not apply empty', () => {
    expect(toCsv(answer({ by: 'channel', rows: [{ key: 'whatsapp', ...figures }] }))).toBe(
      'key,landings,views,shares,arrivals,unmatched,visitors,previews,conversions,left_out\r\nwhatsapp,3,0,2,1,0,,,0,4\r\n',
    );
  });

  it('has one row of totals where nothing is broken down', () => {
    expect(toCsv(answer({ by: null })).split('\r\n')[1]).toBe('total,3,0,2,1,0,,,0,4');
  });

  it.each([
    ['=HYPERLINK("https://evil.example")', `"'=HYPERLINK(""https://evil.example"")"`],
    ['+1', `'+1`],
    ['-1', `'-1`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['\t=1', `'\t=1`],
    [' =1', `' =1`],
    ['one, two', '"one, two"'],
    ['line\nbreak', '"line\nbreak"'],
    ['plain – été', 'plain – été'],
  ])('writes the title %j as an inert cell', (title, cell) => {
    const row = toCsv(answer({ rows: [{ key: 'https://x.example/', title, ...figures }] }));
    expect(row.split('\r\n').slice(1).join('\r\n')).toBe(`https://x.example/,${cell},3,0,2,1,0,,,0,4\r\n`);
  });
});
