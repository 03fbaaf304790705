import { describe, expect, it } from 'vitest';
import { delaysToCsv, reportToCsv, toCsv, weekToCsv } from './csv.js';
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
  sharing: 1,
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
    ["Fireflies;=cmd|'/C calc'!A1;", `"Fireflies;'=cmd|'/C calc'!A1;"`],
    ['Fireflies; "=1+1;"', `"Fireflies;' ""=1+1;"""`],
    ['line\nbreak', '"line\nbreak"'],
    ['plain – été', 'plain – été'],
  ])('writes the title %j as an inert cell', (title, cell) => {
    const row = toCsv(answer({ rows: [{ key: 'https://x.example/', title, ...figures }] }));
    expect(row.split('\r\n').slice(1).join('\r\n')).toBe(`https://x.example/,${cell},3,0,2,1,0,,,0,4\r\n`);
  });
});

describe('tables of other answers', () => {
  it('put several breakdowns under one another, the totals first, as inert as one', () => {
    const rows = [{ key: 'https://www.example.org/a', title: '=1+1', ...figures }];
    const lines = reportToCsv([
      answer({ rows }),
      answer({ by: 'device', rows: [{ key: 'mobile', ...figures }] }),
    ])
      .trimEnd()
      .split('\r\n');
    expect(lines[0]).toMatch(/^by,key,title,landings,/);
    expect(lines.slice(1)).toEqual([
      'total,,,3,0,2,1,0,,,0,4',
      "page,https://www.example.org/a,'=1+1,3,0,2,1,0,,,0,4",
      'device,mobile,,3,0,2,1,0,,,0,4',
    ]);
  });

  it('have hours of the week, and shares by the time to their first arrival', () => {
    const covering = { from: '2026-11-01', to: '2026-11-02', timezone: 'Europe/Paris', partial: false };
    const hour = { weekday: 7, hour: 9, landings: 1, views: 2, shares: 3, arrivals: 4 };
    expect(weekToCsv({ ...covering, days: [], rows: [hour] })).toBe(
      'weekday,hour,landings,views,shares,arrivals\r\n7,9,1,2,3,4\r\n',
    );
    const first = [
      { to: 60_000, shares: 2 },
      { to: null, shares: 1 },
    ];
    const delays = { shares: 9, opened: 3, quartiles: null, first, half_life: null, open: 0 };
    expect(delaysToCsv({ ...covering, ...delays })).toBe('to_ms,shares\r\n60000,2\r\n,1\r\n');
  });
});
