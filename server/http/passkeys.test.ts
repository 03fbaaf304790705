import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LogRow, PasskeyRow } from '../../protocol/index.js';
import { openTestApp, PUBLIC_URL } from '../test-app.js';
import { TestAuthenticator } from '../test-authenticator.js';

const PASSWORD = 'a lamp in the dark';
const REGISTER = '/auth/passkey/generate-register-options';
const ASK = '/auth/passkey/generate-authenticate-options';

let t: Awaited<ReturnType<typeof openTestApp>>;
beforeEach(async () => (t = await openTestApp()));
afterEach(() => t.close());

type Answers = Partial<Parameters<TestAuthenticator['get']>[0]>;

async function add(cookie: string, authenticator: TestAuthenticator, body = {}, answers: Answers = {}) {
  const begun = await t.ask<{ challenge: string }>('GET', REGISTER, { cookie });
  expect(begun.status).toBe(200);
  const { challenge } = begun.body;
  const response = authenticator.create({ challenge, origin: PUBLIC_URL, ...answers });
  return t.ask<{ detail: string }>('POST', '/auth/passkey/verify-registration', {
    cookie: `${cookie}; ${begun.cookie}`,
    body: { response, name: 'Phone', ...body },
  });
}

async function signIn(authenticator: TestAuthenticator, answers: Answers = {}, cookie = '') {
  const begun = await t.ask<{ challenge: string; userVerification: string }>('GET', ASK, { cookie });
  expect(begun.body.userVerification).toBe('required');
  const { challenge } = begun.body;
  const sent = {
    cookie: [cookie, begun.cookie].filter(Boolean).join('; '),
    body: { response: authenticator.get({ challenge, origin: PUBLIC_URL, ...answers }) },
  };
  const send = () => t.ask<{ detail: string }>('POST', '/auth/passkey/verify-authentication', sent);
  return { answer: await send(), again: send };
}

const whoIs = async (cookie: string) =>
  (await t.ask<{ email: string }>('GET', '/v1/account', { cookie })).body.email;

async function anna(password?: string) {
  await t.addPerson('anna@example.org', { gazette: 'owner' }, password);
  return t.signIn('anna@example.org');
}

describe('a passkey', () => {
  it('is added by who is signed in, and signs them in from then on without a password', async () => {
    const cookie = await anna();
    const phone = new TestAuthenticator();
    expect((await add(cookie, phone)).status).toBe(200);
    const { answer } = await signIn(phone);
    expect(answer.status).toBe(200);
    expect(answer.text).toBe('{}');
    expect(await whoIs(answer.cookie)).toBe('anna@example.org');
    for (const line of answer.headers.getSetCookie()) expect(line).toMatch(/HttpOnly; SameSite=Lax/);

    const { body } = await t.ask<LogRow[]>('GET', '/v1/sites/gazette/log', { cookie });
    expect(body.map(({ action, what }) => `${action} ${what}`)).toEqual([
      'signed-in passkey',
      'passkey-added Phone',
      'signed-in link',
    ]);
  });

  it('begins a session of its own, whatever the browser brought (fixation)', async () => {
    const cookie = await anna();
    const phone = new TestAuthenticator();
    await add(cookie, phone);
    const { answer } = await signIn(phone, {}, cookie);
    expect(answer.cookie).toContain('luciole.session_token=');
    expect(answer.cookie).not.toContain(cookie);
  });

  it('takes the password of who has one', async () => {
    const cookie = await anna(PASSWORD);
    const phone = new TestAuthenticator();
    for (const body of [{}, { current: 'not this one' }])
      expect((await add(cookie, phone, body)).body.detail).toBe('current: this is not your password.');
    expect((await signIn(phone)).answer.status).toBe(401);
    expect((await add(cookie, phone, { current: PASSWORD })).status).toBe(200);
    expect((await signIn(phone)).answer.status).toBe(200);
  });

  it.each<[string, Answers]>([
    ['to a page of another origin', { origin: 'https://evil.example' }],
    ['to another party', { rpId: 'evil.example' }],
    ['to another challenge', { challenge: 'bm90IHRoaXMgb25l' }],
    ['by a device that did not make sure of the person', { verified: false }],
  ])('that was given %s is neither added nor lets anybody in', async (_, answers) => {
    const cookie = await anna();
    const added = await add(cookie, new TestAuthenticator(), {}, answers);
    expect([400, 401]).toContain(added.status);
    expect((await t.ask('GET', '/v1/account/passkeys', { cookie })).body).toEqual([]);

    const phone = new TestAuthenticator();
    await add(cookie, phone);
    const { answer } = await signIn(phone, answers);
    expect(answer.status).toBe(401);
    expect(answer.cookie).not.toContain('session_token');
  });

  it('answers each challenge once (replay)', async () => {
    const cookie = await anna();
    const phone = new TestAuthenticator();
    await add(cookie, phone);
    const { answer, again } = await signIn(phone);
    expect(answer.status).toBe(200);
    expect((await again()).status).toBe(401);
  });

  it('that nobody has opens nothing, and is a failure in the log of everything', async () => {
    expect((await signIn(new TestAuthenticator())).answer.body.detail).toBe(
      'This passkey opens nothing here, or the attempt took too long.',
    );
    expect(t.accounts.log.list(null)).toMatchObject([{ action: 'sign-in-failed', what: 'passkey' }]);
  });

  it('is listed, called otherwise and removed by its owner, and by nobody else', async () => {
    const cookie = await anna();
    await add(cookie, new TestAuthenticator());
    const list = async (of: string) =>
      (await t.ask<PasskeyRow[]>('GET', '/v1/account/passkeys', { cookie: of })).body;
    const [mine] = await list(cookie);
    expect(mine).toEqual({
      id: expect.any(String) as string,
      name: 'Phone',
      madeAt: expect.any(Number) as number,
    });

    await t.addPerson('otto@example.org');
    const otto = await t.signIn('otto@example.org');
    expect(await list(otto)).toEqual([]);
    const path = `/v1/account/passkeys/${mine!.id}`;
    expect((await t.ask('PATCH', path, { cookie: otto, body: { name: 'Mine' } })).status).toBe(404);
    expect((await t.ask('DELETE', path, { cookie: otto })).status).toBe(404);

    expect((await t.ask('PATCH', path, { cookie, body: { name: 'Old phone' } })).status).toBe(204);
    expect(await list(cookie)).toMatchObject([{ name: 'Old phone' }]);
    expect((await t.ask('DELETE', path, { cookie })).status).toBe(204);
    expect(await list(cookie)).toEqual([]);
  });

  it('lets in no more once its account was reset or it was removed', async () => {
    const cookie = await anna();
    const [phone, key] = [new TestAuthenticator(), new TestAuthenticator()];
    await add(cookie, phone, { name: 'Phone' });
    await add(cookie, key, { name: 'Key' });
    const { body } = await t.ask<PasskeyRow[]>('GET', '/v1/account/passkeys', { cookie });
    const removed = body.find(({ name }) => name === 'Phone');
    await t.ask('DELETE', `/v1/account/passkeys/${removed?.id}`, { cookie });
    expect((await signIn(phone)).answer.status).toBe(401);
    expect((await signIn(key)).answer.status).toBe(200);
    await t.accounts.people.reset(t.accounts.people.find('anna@example.org')!.id);
    expect((await signIn(key)).answer.status).toBe(401);
  });

  it.each([{}, { response: {} }, { response: { id: 'x', rawId: 'x', type: 'public-key', response: {} } }])(
    'that is none is refused with a sentence: %j',
    async (body) => {
      const answer = await t.ask<{ detail: string }>('POST', '/auth/passkey/verify-authentication', { body });
      expect(answer.status).toBe(400);
      expect(answer.body.detail).toBeTruthy();
    },
  );
});
