import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  DIMENSIONS,
  mintToken,
  type DelaysAnswer,
  type ReportAnswer,
  type StatsAnswer,
  type WeekAnswer,
} from '../../protocol/index.js';
import { createMemoryStore } from '../store/memory/memory-store.js';
import { event, NOW, openTestApp } from '../test-app.js';

let t: Awaited<ReturnType<typeof openTestApp>>;

beforeAll(async () => {
  t = await openTestApp();
  await t.post(
    ['whatsapp', 'telegram', 'telegram'].map((channel) =>
      event('share', {
        channel,
        token: mintToken(channel as 'telegram', 1, NOW),
        page: 'https://www.example.org/a',
      }),
    ),
  );
  await t.post([
    event('landing', { title: '=cmd|markup "<b>"' }),
    event('landing', { page: 'https://elsewhere.example/' }),
  ]);
});
afterAll(() => t.close());

const STATS = '/v1/sites/gazette/stats';

describe('GET /v1/sites/{site}/stats', () => {
  it('answers the last 30 days, today included, in the zone of the site', async () => {
    const response = await t.read(STATS);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toMatchObject({
      from: '2026-10-25',
      to: '2026-11-23',
      by: null,
      timezone: 'Europe/Paris',
      partial: false,
      totals: { shares: 3, landings: 1, previews: null },
      rows: [],
    });
  });

  it('breaks figures down', async () => {
    const answer = (await (await t.read(`${STATS}?by=channel`)).json()) as StatsAnswer;
    const shares = Object.fromEntries(answer.rows.map((row) => [row.key, row.shares]));
    expect(shares).toMatchObject({ telegram: 2, whatsapp: 1 });
    expect(answer.rows[0]).toMatchObject({ landings: null });
  });

  it('says when there are more rows than it shows', async () => {
    const cut = (await (await t.read(`${STATS}?by=channel&limit=1`)).json()) as StatsAnswer;
    expect(cut).toMatchObject({ partial: true });
    expect(cut.rows).toHaveLength(1);
  });

  it('counts to the `from` and `to` asked for', async () => {
    const response = await t.read(`${STATS}?from=2026-11-20&to=2026-11-22`);
    expect(await response.json()).toMatchObject({
      from: '2026-11-20',
      to: '2026-11-22',
      totals: { shares: 0 },
    });
    expect(await (await t.read(`${STATS}?to=2026-03-01`)).json()).toMatchObject({ from: '2026-01-31' });
  });

  it('answers CSV that a spreadsheet does not run', async () => {
    const response = await t.read(`${STATS}?by=page&format=csv`);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="gazette-page-2026-10-25-2026-11-23.csv"',
    );
    expect(await response.text()).toContain(`,"'=cmd|markup ""<b>""",1,`);
  });

  it.each([
    ['by=colour', 'by: must be one of channel, method, visibility, source, page, day, hour, generation'],
    ['by=', 'must be one of'],
    ['colour=red', 'There is no parameter "colour". The parameters are from, to, timezone, by'],
    ['cohort=landing', 'cohort: must be share, or left out'],
    ['channel=pigeon', 'channel: must be one of whatsapp'],
    ['method=', 'method: must be one of button'],
    ['source=', 'source: must be one of token'],
    ['visibility=dark', 'visibility: must be one of private, public, unknown'],
    ['generation=0', 'generation: must be a number from 1'],
    ['day=today', 'day: must be a day'],
    ['hour=9', 'hour: must be an hour with its offset'],
    ['device=', 'device: must not be empty'],
    ['__proto__=1', 'There is no parameter "__proto__"'],
    ['from=yesterday', 'from: must be a day'],
    ['from=2026-02-30', 'from: must be a day there is'],
    ['from=2026-11-02&to=2026-11-01', 'is after'],
    ['limit=0', 'limit: must be a number from 1 to 1000'],
    ['limit=1e3', 'limit: must be a number'],
    ['limit=1001', 'limit: must be a number'],
    ['format=xml', 'format: must be json or csv'],
    ['timezone=Asia/Atlantis', 'timezone: must be a time zone such as Europe/Paris'],
    ['timezone=%2B02:00', 'timezone: must be a time zone'],
    ['by=page&by=day', 'by'],
  ])('answers ?%s with what is possible', async (query, sentence) => {
    const response = await t.read(`${STATS}?${query}`);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(((await response.json()) as { detail: string }).detail).toContain(sentence);
  });

  const rowsOf = async (query: string) => {
    const response = await t.read(`${STATS}?${query}`);
    expect(response.status).toBe(200);
    return ((await response.json()) as StatsAnswer).rows;
  };

  it('answers what is possible for every dimension, broken down and filtered by its own keys', async () => {
    for (const by of DIMENSIONS) {
      const [first] = await rowsOf(`by=${by}`);
      if (!first) continue;
      expect(await rowsOf(`by=${by}&${by}=${encodeURIComponent(first.key)}`)).toEqual([first]);
    }
  });

  it('rule 14: narrows figures by any filters, and has none that such rows cannot have', async () => {
    expect(await rowsOf('by=device&channel=telegram&page=https://www.example.org/a')).toEqual([
      expect.objectContaining({ key: 'desktop', shares: 2, arrivals: 0, landings: null, views: null }),
    ]);
  });

  it('has a row for readers of whom nobody knows the country', async () => {
    expect(await rowsOf('by=country')).toMatchObject([{ key: 'unknown', shares: 3, landings: 1 }]);
  });

  it('rule 10: counts hours by the local clock and its offset, in any zone', async () => {
    expect(await rowsOf('by=hour')).toMatchObject([{ key: '2026-11-23T11:00+01:00', shares: 3 }]);
    expect(await rowsOf('by=hour&timezone=Asia/Kathmandu')).toMatchObject([
      { key: '2026-11-23T16:00+05:45', shares: 3 },
    ]);
    // As it reads where the plus was not encoded.
    expect(await rowsOf('by=channel&hour=2026-11-23T11:00+01:00')).toHaveLength(2);
  });

  it('counts days in the zone asked for, today too', async () => {
    const answer = await t.read(`${STATS}?timezone=Pacific/Kiritimati&by=day`);
    expect(await answer.json()).toMatchObject({ to: '2026-11-24', timezone: 'Pacific/Kiritimati' });
  });

  it('says which days a first answer covers, and never calls it whole', async () => {
    const read = { from: '2026-11-20', to: '2026-11-23' };
    const store = createMemoryStore();
    const patient: (number | undefined)[] = [];
    const slow = await openTestApp({
      store: {
        ...store,
        stats: async (query, patience) => {
          patient.push(patience?.patienceMs);
          return { ...(await store.stats(query)), ...(patience?.patienceMs && { read }) };
        },
      },
    });
    expect(await (await slow.read(`${STATS}?by=device`)).json()).toMatchObject({ partial: true, read });
    expect((await slow.read(`${STATS}?by=device&format=csv`)).status).toBe(200);
    expect(patient).toEqual([1500, undefined]);
    await slow.close();
  });

  it('takes the question back when nobody waits for the answer any more', async () => {
    const leaving = new AbortController();
    const store = createMemoryStore();
    const slow = await openTestApp({
      store: {
        ...store,
        stats: (_, patience) =>
          new Promise((_resolve, reject) => {
            patience?.signal?.addEventListener('abort', () => reject(new Error('left')));
            leaving.abort();
          }),
      },
    });
    const headers = { authorization: `Bearer ${slow.key}` };
    const response = await slow.request(STATS, { headers, signal: leaving.signal });
    expect(response.status).toBe(408);
    await slow.close();
  });
});

describe('GET /v1/sites/{site}/left-out', () => {
  it('has the days of each reason where they are asked for', async () => {
    const response = await t.read('/v1/sites/gazette/left-out?by=day');
    expect(await response.json()).toMatchObject({
      rows: [{ reason: 'foreign-page', count: 1, days: [{ day: '2026-11-23', count: 1 }] }],
    });
  });

  it('is there as a file for spreadsheets, with its days or without', async () => {
    const response = await t.read('/v1/sites/gazette/left-out?format=csv');
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="gazette-left-out-2026-10-25-2026-11-23.csv"',
    );
    expect(await response.text()).toBe('reason,count\r\nforeign-page,1\r\n');
    const byDay = await t.read('/v1/sites/gazette/left-out?format=csv&by=day');
    expect(await byDay.text()).toBe('day,reason,count\r\n2026-11-23,foreign-page,1\r\n');
  });

  it('answers reasons with their counts', async () => {
    const response = await t.read('/v1/sites/gazette/left-out');
    expect(await response.json()).toEqual({
      from: '2026-10-25',
      to: '2026-11-23',
      timezone: 'Europe/Paris',
      rows: [{ reason: 'foreign-page', count: 1 }],
    });
  });

  it("is kept by the days of the site's own zone", async () => {
    expect((await t.read('/v1/sites/gazette/left-out?timezone=Europe/Paris')).status).toBe(200);
    expect((await t.read('/v1/sites/gazette/left-out?timezone=Asia/Tokyo')).status).toBe(400);
  });

  it('has no breakdown', async () => {
    expect((await t.read('/v1/sites/gazette/left-out?by=page')).status).toBe(400);
  });
});

describe('access', () => {
  const statusOf = async (path: string, headers: Record<string, string>) =>
    (await t.read(path, headers)).status;

  it.each([
    STATS,
    '/v1/sites/gazette/left-out',
    '/v1/sites/nowhere/stats',
    '/v1/sites',
    `${STATS}?by=colour`,
  ])('is refused to nobody in particular: %s', async (path) => {
    const response = await t.read(path, {});
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="luciole"');
  });

  it.each([
    'Bearer luc_nonsense',
    'Bearer',
    'Bearer a b',
    'Basic YTpi',
    'luc_x',
    `Bearer ${'a'.repeat(5000)}`,
  ])('is refused to "%s"', async (authorization) => {
    expect(await statusOf(STATS, { authorization })).toBe(401);
  });

  it('is refused for another site alike whether there is one or not', async () => {
    const authorization = `Bearer ${t.key}`;
    const bodies = await Promise.all(
      ['other', 'nowhere', '__proto__'].map(async (site) => {
        const response = await t.read(`/v1/sites/${site}/stats`, { authorization });
        expect(response.status).toBe(403);
        return response.text();
      }),
    );
    expect(new Set(bodies).size).toBe(1);
  });

  it('asks so many questions at once and no more, and leaves others theirs', async () => {
    const memory = createMemoryStore();
    const waiting: (() => void)[] = [];
    const stats = memory.stats.bind(memory);
    memory.stats = async (...asked) => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      return stats(...asked);
    };
    const busy = await openTestApp({ store: memory });
    const { key } = busy.accounts.keys.make({ site: 'gazette', scope: 'read', name: 'wall' }, 0);
    const ask = () => busy.read(STATS, { authorization: `Bearer ${key}` });
    const asked = Array.from({ length: 60 }, ask);
    await vi.waitFor(() => expect(waiting).toHaveLength(60));
    const refused = await ask();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '2']);
    const other = busy.read(STATS, { cookie: await busy.signIn() });
    await vi.waitFor(() => expect(waiting).toHaveLength(61));
    for (const go of waiting) go();
    for (const { status } of await Promise.all([...asked, other])) expect(status).toBe(200);
    const again = ask();
    await vi.waitFor(() => expect(waiting).toHaveLength(62));
    waiting.at(-1)!();
    expect((await again).status).toBe(200);
    await busy.close();
  });

  it('shows a key its own site', async () => {
    expect(await (await t.read('/v1/sites')).json()).toEqual([
      { id: 'gazette', origins: ['https://www.example.org'], timezone: 'Europe/Paris' },
    ]);
  });

  it('shows every site to a person signed in', async () => {
    const cookie = await t.signIn();
    const sites = (await (await t.read('/v1/sites', { cookie })).json()) as { id: string }[];
    expect(sites.map(({ id }) => id).sort()).toEqual(['gazette', 'other']);
    expect(await statusOf('/v1/sites/other/stats', { cookie })).toBe(200);
    expect(await statusOf('/v1/sites/nowhere/stats', { cookie })).toBe(404);
  });
});

describe('signing in', () => {
  it('is not used up by a program that only looks where the link leads', async () => {
    const { pathname, search } = new URL(await t.accounts.signInLink());
    expect((await t.request(pathname + search, { method: 'HEAD' }, '192.0.2.201')).status).toBe(200);
    const response = await t.request(pathname + search, {}, '192.0.2.201');
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('http://localhost:8787/');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example'])(
    'leads nobody to %s',
    async (target) => {
      const { pathname, searchParams } = new URL(await t.accounts.signInLink());
      searchParams.set('callbackURL', target);
      const response = await t.request(`${pathname}?${searchParams}`, {}, '192.0.2.202');
      expect(response.status).toBe(403);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
    },
  );

  it('ends with signing out, which only the dashboard can ask for', async () => {
    const cookie = await t.signIn();
    const signOut = (origin: string) =>
      t.request('/auth/sign-out', { method: 'POST', headers: { cookie, origin } }, '192.0.2.203');
    expect((await signOut('https://evil.example')).status).toBe(403);
    expect(await statusOfSites(cookie)).toBe(200);
    expect((await signOut('http://localhost:8787')).status).toBe(200);
    expect(await statusOfSites(cookie)).toBe(401);
  });

  it.each([
    '/auth/sign-up/email',
    '/auth/sign-in/magic-link',
    '/auth/update-user',
    '/auth/change-email',
    '/auth/two-factor/get-totp-uri',
    '/auth/two-factor/send-otp',
    '/auth/revoke-sessions',
  ])('opens no other door: %s', async (path) => {
    expect((await t.ask('POST', path, { cookie: await t.signIn(), body: {} })).status).toBe(404);
  });

  const statusOfSites = async (cookie: string) => (await t.read('/v1/sites', { cookie })).status;
});

describe('GET /v1/sites/{site}/report', () => {
  const REPORT = '/v1/sites/gazette/report';

  it('answers for each breakdown what it answers alone, and since when there are figures', async () => {
    const report = (await (await t.read(`${REPORT}?by=channel,device,page&limit=1`)).json()) as ReportAnswer;
    expect(report.since).toBe('2026-11-23');
    for (const [index, by] of ['channel', 'device', 'page'].entries())
      expect(report.answers[index]).toEqual(await (await t.read(`${STATS}?by=${by}&limit=1`)).json());
    expect(report.answers[0]).toMatchObject({ partial: true, sharing: 1 });
  });

  it('answers all of them as one table', async () => {
    const response = await t.read(`${REPORT}?by=channel,page&format=csv`);
    expect(response.headers.get('content-disposition')).toContain('gazette-report-2026-10-25-2026-11-23.csv');
    expect(await response.text()).toMatch(
      /^by,key,title,landings,[^\n]+\r\ntotal,,,1,[^]+\r\nchannel,telegram,,,,2,/,
    );
  });

  it.each([
    ['by=channel,colour', 'must be of channel, method'],
    ['by=', 'must be of channel, method'],
    ['', 'by'],
    ['by=channel&colour=red', 'There is no parameter "colour"'],
  ])('answers ?%s with what is possible', async (query, sentence) => {
    const response = await t.read(`${REPORT}?${query}`);
    expect(response.status).toBe(400);
    expect(((await response.json()) as { detail: string }).detail).toContain(sentence);
  });
});

describe('GET /v1/sites/{site}/week', () => {
  it('rule 10: adds figures up by weekday and hour of the local clock', async () => {
    const answer = (await (await t.read('/v1/sites/gazette/week?from=2026-11-20')).json()) as WeekAnswer;
    expect(answer).toMatchObject({ partial: false, timezone: 'Europe/Paris', days: [1, 0, 0, 0, 1, 1, 1] });
    expect(answer.rows).toEqual([{ weekday: 1, hour: 11, landings: 1, views: 0, shares: 3, arrivals: 0 }]);
    const narrowed = await t.read('/v1/sites/gazette/week?channel=whatsapp&format=csv');
    expect(await narrowed.text()).toContain('1,11,0,0,1,0');
  });
});

describe('GET /v1/sites/{site}/delays', () => {
  it('answers how long shares take to be opened, by the days of the site', async () => {
    const answer = (await (await t.read('/v1/sites/gazette/delays')).json()) as DelaysAnswer;
    expect(answer).toMatchObject({ shares: 3, opened: 0, quartiles: null, half_life: null, partial: false });
    expect((await t.read('/v1/sites/gazette/delays?timezone=Asia/Tokyo')).status).toBe(400);
    expect(await (await t.read('/v1/sites/gazette/delays?format=csv')).text()).toContain('to_ms,shares');
  });
});
