import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AlertsAnswer, LettersAnswer } from '../../protocol/index.js';
import { openTestApp } from '../test-app.js';

let t: Awaited<ReturnType<typeof openTestApp>>;
beforeAll(async () => {
  t = await openTestApp();
  await t.addPerson('vera@example.org', { gazette: 'viewer' });
  await t.addPerson('olga@example.org', { gazette: 'owner' });
});
afterAll(() => t.close());

const WANTED = { site: 'gazette', weekly: true, monthly: false, alerts: true, language: 'fr' };

describe('a viewer', () => {
  it('says what is mailed to them of a site, and reads it again', async () => {
    const cookie = await t.signIn('vera@example.org');
    const before = await t.ask<LettersAnswer>('GET', '/v1/account/letters', { cookie });
    expect(before.body).toEqual({
      mail: true,
      email: 'vera@example.org',
      confirmed: false,
      askedAt: null,
      rows: [{ site: 'gazette', weekly: false, monthly: false, alerts: false, language: 'en' }],
    });
    expect((await t.ask('PUT', '/v1/account/letters', { cookie, body: WANTED })).status).toBe(204);
    const after = await t.ask<LettersAnswer>('GET', '/v1/account/letters', { cookie });
    expect(after.body.rows).toEqual([WANTED]);
    expect(t.accounts.log.list('gazette')[0]).toMatchObject({
      action: 'letters-changed',
      what: 'weekly alerts',
    });
  });

  it('has nothing of a site that is not theirs, whether there is one or not', async () => {
    const cookie = await t.signIn('vera@example.org');
    for (const site of ['other', 'nowhere']) {
      const refused = await t.ask('PUT', '/v1/account/letters', { cookie, body: { ...WANTED, site } });
      expect([refused.status, refused.body]).toEqual([
        404,
        expect.objectContaining({ detail: 'You have no such site.' }),
      ]);
    }
  });

  it('loses all of it with the account', async () => {
    const zoe = await t.addPerson('zoe@example.org', { gazette: 'viewer' });
    const cookie = await t.signIn('zoe@example.org');
    await t.ask('PUT', '/v1/account/letters', { cookie, body: WANTED });
    await t.accounts.people.remove(zoe.id);
    expect(t.accounts.telling.letters.of(zoe.id, 'gazette')).toBeUndefined();
  });
});

describe('who has no email yet', () => {
  it('is asked for one first', async () => {
    const cookie = await t.signIn();
    const refused = await t.ask<{ detail: string }>('PUT', '/v1/account/letters', { cookie, body: WANTED });
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('Choose an email')]);
  });
});

describe('the latest report', () => {
  it('is a page that runs, loads and is framed by nothing, or a text, or both for programs', async () => {
    const page = await t.read('/v1/sites/gazette/letter?format=html&language=fr');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain('sandbox');
    expect(policy).not.toContain('script');
    expect(await page.text()).toContain('<html lang="fr">');
    const text = await t.read('/v1/sites/gazette/letter?format=text&every=monthly');
    expect(await text.text()).toContain('What readers of gazette passed on last month');
    const both = await t.read('/v1/sites/gazette/letter');
    expect(Object.keys((await both.json()) as object)).toEqual(['subject', 'text', 'html']);
    expect((await t.read('/v1/sites/gazette/letter?every=day')).status).toBe(400);
  });
});

describe('an owner', () => {
  it('sets when an alert is given, within reason', async () => {
    const cookie = await t.signIn('olga@example.org');
    const path = '/v1/sites/gazette/alerts';
    const { body } = await t.ask<AlertsAnswer>('GET', path, { cookie });
    expect(body).toEqual({
      settings: { burst: true, least: 20, times: 3, silent: true, minutes: 30 },
      rows: [],
    });
    const settings = { burst: true, least: 50, times: 5, silent: false, minutes: 60 };
    expect((await t.ask('PUT', path, { cookie, body: settings })).status).toBe(204);
    expect((await t.ask<AlertsAnswer>('GET', path, { cookie })).body.settings).toEqual(settings);
    expect((await t.ask('PUT', path, { cookie, body: { ...settings, least: 1 } })).status).toBe(400);
    expect(t.accounts.log.list('gazette')[0]).toMatchObject({
      action: 'alerts-changed',
      what: 'burst 50 ×5, –',
    });
  });
});
