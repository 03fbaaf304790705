import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LogRow, SiteSettings } from '../../protocol/index.js';
import { event, openTestApp } from '../test-app.js';

let t: Awaited<ReturnType<typeof openTestApp>>;
let cookie: string;
beforeEach(async () => {
  t = await openTestApp();
  cookie = await t.signIn();
});
afterEach(() => t.close());

const add = (body: object) => t.ask<{ detail: string }>('POST', '/v1/sites', { cookie, body });
const settings = async () =>
  (await t.ask<SiteSettings>('GET', '/v1/sites/gazette/settings', { cookie })).body;
const change = (body: object) =>
  t.ask<{ detail: string } | null>('PATCH', '/v1/sites/gazette/settings', { cookie, body });
const log = async (site: string) =>
  (await t.ask<LogRow[]>('GET', `/v1/sites/${site}/log`, { cookie })).body
    .map(({ action, what }) => `${action} ${what}`)
    .filter((line) => !line.startsWith('signed-in'));

describe('adding a site', () => {
  const site = { id: 'herald', origins: ['https://herald.example/'], timezone: 'europe/paris' };

  it('makes one that may report at once, and is in the log', async () => {
    const { status, body } = await add(site);
    expect([status, body]).toEqual([
      201,
      { id: 'herald', origins: ['https://herald.example'], timezone: 'Europe/Paris' },
    ]);
    expect(await t.store.getSite('herald')).toMatchObject({ origins: ['https://herald.example'] });
    expect(await log('herald')).toEqual(['site-added herald']);
  });

  it.each<[object, string]>([
    [{ ...site, id: 'Herald!' }, 'id: must be up to 63 of a-z 0-9 _ -, beginning with a letter or digit'],
    [{ ...site, id: '*' }, 'id: must be up to 63 of a-z 0-9 _ -, beginning with a letter or digit'],
    [{ ...site, origins: [] }, 'origins: must name an origin such as https://www.example.org'],
    [
      { ...site, origins: ['herald.example'] },
      '"herald.example" is not an origin; write one such as https://www.example.org, without a path.',
    ],
    [
      { ...site, origins: ['https://herald.example/news'] },
      '"https://herald.example/news" is not an origin; write one such as https://www.example.org, without a path.',
    ],
    [
      { ...site, origins: ['javascript:alert(1)'] },
      '"javascript:alert(1)" is not an origin; write one such as https://www.example.org, without a path.',
    ],
    [{ ...site, timezone: 'Mars' }, 'timezone: must be a time zone such as Europe/Paris'],
  ])('refuses %j with a sentence', async (body, detail) => {
    const answer = await add(body);
    expect([answer.status, answer.body.detail]).toEqual([400, detail]);
  });

  it('leaves a site of the same id alone', async () => {
    const answer = await add({ ...site, id: 'gazette' });
    expect([answer.status, answer.body.detail]).toEqual([409, 'There is a site "gazette" already.']);
    expect((await settings()).origins).toEqual(['https://www.example.org']);
  });
});

describe('the settings of a site', () => {
  it('are shown, changed one by one, and each change is in the log', async () => {
    expect(await settings()).toEqual({
      id: 'gazette',
      origins: ['https://www.example.org'],
      timezone: 'Europe/Paris',
      retentionDays: 760,
      recorded: false,
    });
    const origins = ['https://www.example.org', 'https://m.example.org'];
    expect((await change({ origins })).status).toBe(204);
    expect((await change({ retentionDays: 90 })).status).toBe(204);
    expect((await change({ timezone: 'America/Montreal' })).status).toBe(204);
    expect((await change({ origins, retentionDays: 90 })).status).toBe(204);
    expect(await settings()).toMatchObject({ origins, retentionDays: 90, timezone: 'America/Toronto' });
    expect(await log('gazette')).toEqual([
      'zone-changed America/Toronto',
      'retention-changed 90',
      'origins-changed https://www.example.org https://m.example.org',
    ]);
  });

  it.each<[object, string]>([
    [{ origins: [] }, 'origins: must name an origin such as https://www.example.org'],
    [{ retentionDays: 3 }, 'retentionDays: must be 7 or more'],
    [{ timezone: '+02:00' }, 'timezone: must be a time zone such as Europe/Paris'],
    [{ id: 'other' }, 'Unrecognized key: "id"'],
  ])('refuse %j', async (body, detail) => {
    const answer = await change(body);
    expect([answer.status, answer.body?.detail]).toEqual([400, detail]);
  });

  it('rule 10: let the zone be changed also once something is on record, and say so', async () => {
    await t.post([event('view'), event('view', { page: 'nonsense' })]);
    expect((await settings()).recorded).toBe(true);
    expect((await change({ timezone: 'Asia/Tokyo' })).status).toBe(204);
    expect(await settings()).toMatchObject({ timezone: 'Asia/Tokyo', recorded: true });
    expect(await log('gazette')).toEqual(['zone-changed Asia/Tokyo']);
  });
});
