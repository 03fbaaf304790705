import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AccountAnswer, LogRow, SessionRow } from '../../protocol/index.js';
import { cookiesOf, newAddress, openTestApp, PUBLIC_URL } from '../test-app.js';

const PASSWORD = 'a lamp in the dark';

let t: Awaited<ReturnType<typeof openTestApp>>;
beforeAll(async () => {
  t = await openTestApp();
});
afterAll(() => t.close());

const signInBy = (email: string, password = PASSWORD, cookie = '') =>
  t.ask<{ secondFactor: boolean; detail: string }>('POST', '/auth/sign-in/email', {
    body: { email, password },
    cookie,
  });
const accountOf = (cookie: string) => t.ask<AccountAnswer>('GET', '/v1/account', { cookie });

describe('a password', () => {
  it('is chosen after the first link, with an email, and lets its owner in', async () => {
    const cookie = await t.signIn();
    expect((await accountOf(cookie)).body).toMatchObject({ email: null, password: false, everywhere: true });
    const choose = { cookie, body: { password: PASSWORD } };
    expect((await t.ask('PUT', '/v1/account/password', choose)).status).toBe(409);
    const named = { cookie, body: { email: 'Ada@Example.org', name: ' Ada\u202e  L. ' } };
    expect((await t.ask('PATCH', '/v1/account', named)).status).toBe(204);
    expect((await t.ask('PUT', '/v1/account/password', choose)).status).toBe(204);
    expect((await accountOf(cookie)).body).toEqual({
      name: 'Ada L.',
      email: 'ada@example.org',
      password: true,
      secondFactor: false,
      everywhere: true,
      sites: [],
    });
    const entered = await signInBy('ADA@example.org');
    expect([entered.status, entered.body]).toEqual([200, { secondFactor: false }]);
    expect((await accountOf(entered.cookie)).status).toBe(200);
    // The link still leads to the same account.
    expect((await accountOf(await t.signIn())).body).toMatchObject({ email: 'ada@example.org' });
  });

  it('is refused in the same words whether the account is there, has a password, or not', async () => {
    await t.addPerson('wrong@example.org', {}, PASSWORD);
    await t.addPerson('link-only@example.org');
    const answers = [
      await signInBy('wrong@example.org', 'another lamp'),
      await signInBy('link-only@example.org'),
      await signInBy('nobody@example.org'),
    ];
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    for (const answer of answers) expect([answer.status, answer.cookie]).toEqual([401, '']);
  });

  it.each(['short', 'x'.repeat(129)])('must be neither short nor endless: %s', async (password) => {
    await t.addPerson(`length${password.length}@example.org`);
    const cookie = await t.signIn(`length${password.length}@example.org`);
    const { status, text } = await t.ask('PUT', '/v1/account/password', { cookie, body: { password } });
    expect([status, /password: must have/.test(text)]).toEqual([400, true]);
  });

  it('is changed by who knows it, which ends every other session', async () => {
    await t.addPerson('cora@example.org', {}, PASSWORD);
    const [here, elsewhere] = [await signInBy('cora@example.org'), await signInBy('cora@example.org')];
    const change = (current?: string) =>
      t.ask('PUT', '/v1/account/password', {
        cookie: here.cookie,
        body: { password: 'another lamp', ...(current !== undefined && { current }) },
      });
    expect((await change()).status).toBe(400);
    expect((await change('not this one')).status).toBe(400);
    const changed = await change(PASSWORD);
    expect(changed.status).toBe(204);
    expect((await accountOf(elsewhere.cookie)).status).toBe(401);
    expect((await accountOf(changed.cookie)).status).toBe(200);
    expect((await signInBy('cora@example.org')).status).toBe(401);
    expect((await signInBy('cora@example.org', 'another lamp')).status).toBe(200);
  });

  it('guards the email, and nobody takes the email of somebody else', async () => {
    await t.addPerson('dora@example.org', {}, PASSWORD);
    await t.addPerson('taken@example.org');
    const { cookie } = await signInBy('dora@example.org');
    const change = (body: object) => t.ask('PATCH', '/v1/account', { cookie, body });
    expect((await change({ email: 'new@example.org' })).status).toBe(400);
    expect((await change({ email: 'taken@example.org', current: PASSWORD })).status).toBe(409);
    expect((await change({ email: 'new@example.org', current: PASSWORD })).status).toBe(204);
    expect((await signInBy('new@example.org')).status).toBe(200);
  });

  it('can be tried a few times a minute for one account, from however many addresses', async () => {
    await t.addPerson('target@example.org', {}, PASSWORD);
    const statuses = await Promise.all(
      Array.from({ length: 12 }, (_, n) => signInBy('target@example.org', `guess number ${n}`)),
    );
    expect(statuses.filter(({ status }) => status === 401)).toHaveLength(10);
    const last = await signInBy('Target@example.org');
    expect([last.status, Number(last.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect((await signInBy('nobody-else@example.org')).status).toBe(401);
    // A password is slow to look at, on purpose, and slower where much else runs.
  }, 30_000);

  it('can be tried a few times from one address, for however many accounts', async () => {
    const address = newAddress();
    const statuses = [];
    for (let n = 0; n < 4; n += 1) {
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: PUBLIC_URL },
        body: JSON.stringify({ email: `guess${n}@example.org`, password: 'guess' }),
      };
      statuses.push((await t.request('/auth/sign-in/email', init, address)).status);
    }
    expect(statuses).toEqual([401, 401, 401, 429]);
  });

  it('leads nowhere else, whatever is asked for beside it', async () => {
    const body = { email: 'ada@example.org', password: PASSWORD, callbackURL: 'https://evil.example' };
    expect((await t.ask('POST', '/auth/sign-in/email', { body })).status).toBe(400);
  });
});

describe('a session', () => {
  it('is a new one at each sign-in, whatever the browser brought (fixation)', async () => {
    await t.addPerson('fay@example.org', {}, PASSWORD);
    const first = await signInBy('fay@example.org');
    const second = await signInBy('fay@example.org', PASSWORD, first.cookie);
    expect(second.cookie).not.toBe(first.cookie);
    const planted = 'luciole.session_token=planted.by-somebody-else';
    const third = await signInBy('fay@example.org', PASSWORD, planted);
    expect(third.cookie).not.toContain('planted');
    expect((await accountOf(planted)).status).toBe(401);
  });

  it('has a cookie that no script reads, that no other site sends, and no answer tells its token', async () => {
    await t.addPerson('flo@example.org', {}, PASSWORD);
    const { headers, text } = await signInBy('flo@example.org');
    const [line] = headers.getSetCookie();
    expect(line).toMatch(/^luciole\.session_token=.*; Path=\/; HttpOnly; SameSite=Lax$/);
    const token = decodeURIComponent(line!.split(/[=.;]/)[2] ?? 'none');
    expect(text).not.toContain(token);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('is listed without its token, and ended one by one or all but this one', async () => {
    await t.addPerson('gil@example.org', {}, PASSWORD);
    const [a, b, c] = [
      await signInBy('gil@example.org'),
      await signInBy('gil@example.org'),
      await signInBy('gil@example.org'),
    ];
    const list = async (cookie: string) =>
      (await t.ask<SessionRow[]>('GET', '/v1/account/sessions', { cookie })).body;
    const rows = await list(a.cookie);
    expect(rows.map(({ current }) => current).sort()).toEqual([false, false, true]);
    for (const { startedAt, endsAt } of rows) expect(Math.round((endsAt - startedAt) / 86_400_000)).toBe(30);
    const own = (await list(b.cookie)).find(({ current }) => current)!.id;
    const end = (cookie: string, id: string) => t.ask('DELETE', `/v1/account/sessions/${id}`, { cookie });
    expect((await end(await t.signIn(), own)).status).toBe(404);
    expect((await end(a.cookie, own)).status).toBe(204);
    expect((await accountOf(b.cookie)).status).toBe(401);
    expect((await end(a.cookie, 'others')).status).toBe(204);
    expect((await accountOf(c.cookie)).status).toBe(401);
    expect((await accountOf(a.cookie)).status).toBe(200);
  });

  it('ends with a reset by who runs the server, and so do password and second factor', async () => {
    const person = await t.addPerson('hal@example.org', { gazette: 'owner' }, PASSWORD);
    const { cookie } = await signInBy('hal@example.org');
    await t.accounts.people.reset(person.id);
    expect((await accountOf(cookie)).status).toBe(401);
    expect((await signInBy('hal@example.org')).status).toBe(401);
    expect((await accountOf(await t.signIn('hal@example.org'))).body).toMatchObject({
      password: false,
      sites: [{ id: 'gazette', role: 'owner' }],
    });
  });
});

describe('the second factor', () => {
  // Codes change with the time; within a test none does.
  beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.now() }));
  afterAll(() => void vi.useRealTimers());

  const enable = (cookie: string, password = PASSWORD) =>
    t.ask<{ uri: string; backupCodes: string[] }>('POST', '/auth/two-factor/enable', {
      cookie,
      body: { password },
    });
  const verify = (cookie: string, code: string) =>
    t.ask('POST', '/auth/two-factor/verify-totp', { cookie, body: { code } });
  const backUp = (cookie: string, code: string) =>
    t.ask('POST', '/auth/two-factor/verify-backup-code', { cookie, body: { code } });

  /** What an authenticator makes of the address it was given (RFC 6238): the code of a step, now by default. */
  const codeOf = (uri: string, step = 0) => {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + step));
    const secret = fromBase32(new URL(uri).searchParams.get('secret') ?? '');
    const digest = createHmac('sha1', secret).update(counter).digest();
    const bits = digest.readUInt32BE(digest[19]! & 15) & 0x7fffffff;
    return String(bits % 1_000_000).padStart(6, '0');
  };

  /** Somebody who has one, and what belongs to it. */
  const somebody = async (email: string) => {
    await t.addPerson(email, { gazette: 'viewer' }, PASSWORD);
    const { cookie } = await signInBy(email);
    const { uri, backupCodes } = (await enable(cookie)).body;
    const confirmed = await verify(cookie, codeOf(uri, -1));
    expect(confirmed.status).toBe(200);
    return { uri, backupCodes, cookie: confirmed.cookie };
  };

  it('takes the password to begin, and holds from the first code on', async () => {
    await t.addPerson('ida@example.org', {}, PASSWORD);
    const { cookie } = await signInBy('ida@example.org');
    expect((await enable(cookie, 'not this one')).status).toBe(400);
    const { uri, backupCodes } = (await enable(cookie)).body;
    expect(uri).toMatch(/^otpauth:\/\/totp\/Luciole:ida%40example\.org\?secret=[A-Z2-7]+&issuer=Luciole/);
    expect(new Set(backupCodes).size).toBe(10);
    // Not confirmed yet: who began and lost the secret is not locked out.
    expect((await signInBy('ida@example.org')).body.secondFactor).toBe(false);
    expect((await verify(cookie, '000000')).status).toBe(401);
    expect((await verify(cookie, codeOf(uri))).status).toBe(200);
    expect((await signInBy('ida@example.org')).body.secondFactor).toBe(true);
  });

  it('is asked for after the password, which alone opens nothing', async () => {
    const { uri } = await somebody('jan@example.org');
    const half = await signInBy('jan@example.org');
    expect([half.status, half.body]).toEqual([200, { secondFactor: true }]);
    expect((await accountOf(half.cookie)).status).toBe(401);
    expect((await t.ask('GET', '/v1/sites/gazette/stats', { cookie: half.cookie })).status).toBe(401);
    expect((await verify('', codeOf(uri))).status).toBe(401);
    const whole = await verify(half.cookie, codeOf(uri));
    expect((await accountOf(whole.cookie)).body).toMatchObject({ secondFactor: true });
    const noted = t.accounts.log.list(null).filter(({ who }) => who === 'jan@example.org');
    expect(noted.map(({ action, what }) => [action, what])).toEqual([
      ['signed-in', 'second factor'],
      ['second-factor-on', ''],
      ['signed-in', 'password'],
    ]);
  });

  it('takes each code once, though it is valid for a while (replay)', async () => {
    const { uri } = await somebody('kim@example.org');
    const code = codeOf(uri);
    const first = await verify((await signInBy('kim@example.org')).cookie, code);
    expect(first.status).toBe(200);
    const again = await verify((await signInBy('kim@example.org')).cookie, code);
    expect([again.status, again.cookie]).toEqual([401, '']);
    expect((await verify((await signInBy('kim@example.org')).cookie, codeOf(uri, 1))).status).toBe(200);
    const cookie = first.cookie;
    const sessions = await t.ask<SessionRow[]>('GET', '/v1/account/sessions', { cookie });
    expect(sessions.body).toHaveLength(3);
  });

  it('can be guessed at five times after a password, and ten times in a row at all', async () => {
    const { uri } = await somebody('lea@example.org');
    const guess = async (cookie: string, times: number) => {
      const statuses = [];
      for (let n = 0; n < times; n += 1) statuses.push((await verify(cookie, `00000${n}`)).status);
      return statuses;
    };
    const first = (await signInBy('lea@example.org')).cookie;
    expect(await guess(first, 5)).toEqual([401, 401, 401, 401, 401]);
    expect((await verify(first, codeOf(uri))).status).not.toBe(200);
    expect(await guess((await signInBy('lea@example.org')).cookie, 5)).toEqual([401, 401, 401, 401, 401]);
    const locked = await verify((await signInBy('lea@example.org')).cookie, codeOf(uri));
    expect([locked.status, locked.cookie]).toEqual([429, '']);
  });

  it('can be replaced by each of the codes that were kept, once', async () => {
    const { backupCodes } = await somebody('mia@example.org');
    const [code] = backupCodes;
    expect((await backUp((await signInBy('mia@example.org')).cookie, ` ${code!} `)).status).toBe(200);
    expect((await backUp((await signInBy('mia@example.org')).cookie, code!)).status).toBe(401);
    expect((await backUp((await signInBy('mia@example.org')).cookie, backupCodes[1]!)).status).toBe(200);
  });

  it('is ended by who knows the password', async () => {
    const { cookie } = await somebody('nia@example.org');
    const disable = (password: string) =>
      t.ask('POST', '/auth/two-factor/disable', { cookie, body: { password } });
    expect((await disable('not this one')).status).toBe(400);
    expect((await disable(PASSWORD)).status).toBe(200);
    expect((await signInBy('nia@example.org')).body.secondFactor).toBe(false);
  });

  it('sets no cookie that lets a browser in without it', async () => {
    const { uri } = await somebody('ole@example.org');
    const { cookie } = await signInBy('ole@example.org');
    const body = { code: codeOf(uri), trustDevice: true };
    expect((await t.ask('POST', '/auth/two-factor/verify-totp', { cookie, body })).status).toBe(400);
  });
});

describe('the log', () => {
  const logOf = async (cookie: string) =>
    (await t.ask<LogRow[]>('GET', '/v1/sites/gazette/log', { cookie })).body;

  it('has sign-ins and failures of the members, counted, and no address', async () => {
    await t.addPerson('pia@example.org', { gazette: 'owner' }, PASSWORD);
    await t.addPerson('stranger@example.org', { other: 'owner' }, PASSWORD);
    await signInBy('pia@example.org', 'not this one');
    await signInBy('pia@example.org', 'nor this one');
    await signInBy('stranger@example.org');
    const { cookie } = await signInBy('pia@example.org');
    const rows = await logOf(cookie);
    const of = (who: string | null) =>
      rows.filter((row) => row.who === who).map(({ action, what, times }) => [action, what, times]);
    expect(of('pia@example.org')).toEqual([
      ['signed-in', 'password', 1],
      ['sign-in-failed', '', 2],
    ]);
    expect(of('stranger@example.org')).toEqual([]);
    expect(JSON.stringify(rows)).not.toMatch(/198\.18\.|192\.0\.2\.|Mozilla|lamp/);
  });

  it('keeps no name that nobody has: it may be a password in the wrong field', async () => {
    await signInBy('hunter2-in-the-wrong-field@example.org');
    expect(JSON.stringify(t.accounts.log.list(null))).not.toContain('hunter2');
  });
});

describe('a sign-in link', () => {
  it('stops an address that tries some', async () => {
    const address = newAddress();
    const open = async () => {
      const path = '/auth/magic-link/verify?token=guess&callbackURL=%2F';
      return (await t.request(path, {}, address)).status;
    };
    for (let n = 0; n < 10; n += 1) expect(await open()).toBe(302);
    expect(await open()).toBe(429);
  });

  it('lets nobody in who was removed meanwhile', async () => {
    const person = await t.addPerson('quin@example.org', { gazette: 'owner' });
    const link = new URL(await t.accounts.signInLink(person));
    await t.accounts.people.remove(person.id);
    const response = await t.request(link.pathname + link.search, {}, newAddress());
    expect(response.headers.get('location')).toContain('error=');
    expect(cookiesOf(response)).toBe('');
  });
});

function fromBase32(text: string): Buffer {
  const bits = Array.from(text, (letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter));
  const binary = bits.map((value) => value.toString(2).padStart(5, '0')).join('');
  return Buffer.from((binary.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}
