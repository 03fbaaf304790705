import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvitationRow, KeyRow, LinkRow, LogRow, MemberRow, Role } from '../../protocol/index.js';
import { hashKey, makeKey } from '../auth/keys.js';
import { createMemoryStore } from '../store/memory/memory-store.js';
import { NOW, openTestApp, PUBLIC_URL } from '../test-app.js';

const PASSWORD = 'a lamp in the dark';
const SITE = '/v1/sites/gazette';

let t: Awaited<ReturnType<typeof openTestApp>>;
let now = NOW;
let owner: string;
beforeAll(async () => {
  t = await openTestApp({ now: () => now });
  await t.addPerson('olga@example.org', { gazette: 'owner' });
  owner = await t.signIn('olga@example.org');
});
afterAll(() => t.close());

const read = async <T>(path: string, cookie = owner) =>
  (await t.ask<T>('GET', `${SITE}${path}`, { cookie })).body;
const bearer = (path: string, token: string) =>
  t.request(path, { headers: { authorization: `Bearer ${token}` } });

describe('an invitation', () => {
  const invite = async (role: Role, name = 'Nils') => {
    const answer = await t.ask<{ id: string; link: string; expiresAt: number }>(
      'POST',
      `${SITE}/invitations`,
      { cookie: owner, body: { role, name } },
    );
    expect(answer.status).toBe(201);
    return { ...answer.body, token: new URL(answer.body.link).hash.slice(1) };
  };
  const look = (token: string) => t.ask('POST', '/v1/invitations/look', { body: { token } });
  const accept = (token: string, account?: object, cookie = '') =>
    t.ask<{ site: string; detail: string }>('POST', '/v1/invitations/accept', {
      cookie,
      body: { token, ...(account && { account }) },
    });
  const nils = { name: 'Nils', email: 'nils@example.org', password: PASSWORD };

  it('is a link whose secret no server and no other page sees', async () => {
    const { link, token } = await invite('viewer');
    expect(link).toBe(`${PUBLIC_URL}/invitation#${token}`);
    expect(token).toMatch(/^luci_[\w-]{43}$/);
    expect(JSON.stringify(await read<InvitationRow[]>('/invitations'))).not.toContain(token);
  });

  it('makes an account with a password, signs it in, and is used up', async () => {
    const { token } = await invite('editor');
    expect((await look(token)).body).toMatchObject({ site: 'gazette', role: 'editor', name: 'Nils' });
    const joined = await accept(token, nils);
    expect([joined.status, joined.body]).toEqual([200, { site: 'gazette' }]);
    expect((await t.ask('GET', `${SITE}/links`, { cookie: joined.cookie })).status).toBe(200);
    expect((await t.ask('GET', `${SITE}/members`, { cookie: joined.cookie })).status).toBe(403);
    expect((await look(token)).status).toBe(404);
    expect((await accept(token, { ...nils, email: 'second@example.org' })).status).toBe(404);
    expect(t.accounts.people.find('second@example.org')).toBeUndefined();
  });

  it('lets in one of two who come at once', async () => {
    const { token } = await invite('viewer');
    const both = await Promise.all([
      accept(token, { ...nils, email: 'one@example.org' }),
      accept(token, { ...nils, email: 'two@example.org' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
    const made = ['one@example.org', 'two@example.org'].filter((email) => t.accounts.people.find(email));
    expect(made).toHaveLength(1);
  });

  it('adds a site to the account of who is signed in, and never lowers a role', async () => {
    await t.addPerson('otto@example.org', { other: 'owner' });
    const cookie = await t.signIn('otto@example.org');
    expect((await accept((await invite('owner')).token, undefined, cookie)).status).toBe(200);
    expect((await accept((await invite('viewer')).token, undefined, cookie)).status).toBe(200);
    const members = await read<MemberRow[]>('/members', cookie);
    expect(members.find(({ you }) => you)).toMatchObject({ email: 'otto@example.org', role: 'owner' });
    expect((await accept((await invite('viewer')).token)).status).toBe(401);
  });

  it('does not take over an account by its email', async () => {
    const { token } = await invite('owner');
    await t.addPerson('victim@example.org', {}, PASSWORD);
    const answer = await accept(token, { ...nils, email: 'Victim@example.org', password: 'another lamp' });
    expect([answer.status, answer.cookie]).toEqual([409, '']);
    expect((await look(token)).status).toBe(200);
  });

  it('ends when it is taken back, and by itself after seven days', async () => {
    const [first, second] = [await invite('viewer'), await invite('viewer')];
    const withdraw = () => t.ask('DELETE', `${SITE}/invitations/${first.id}`, { cookie: owner });
    expect([(await withdraw()).status, (await withdraw()).status]).toEqual([204, 404]);
    expect((await look(first.token)).status).toBe(404);
    now = second.expiresAt;
    expect((await look(second.token)).status).toBe(404);
    expect((await accept(second.token, { ...nils, email: 'late@example.org' })).status).toBe(404);
    expect(await read('/invitations')).toEqual([]);
    now = NOW;
  });
});

describe('a role', () => {
  it('holds from the next request on, when it is lowered and when it is taken away', async () => {
    const person = await t.addPerson('emil@example.org', { gazette: 'owner' });
    const cookie = await t.signIn('emil@example.org');
    const statuses = async () => [
      (await t.ask('GET', `${SITE}/keys`, { cookie })).status,
      (await t.ask('GET', `${SITE}/links`, { cookie })).status,
      (await t.ask('GET', `${SITE}/stats`, { cookie })).status,
    ];
    const path = `${SITE}/members/${person.id}`;
    const set = (role: string) => t.ask('PATCH', path, { cookie: owner, body: { role } });
    expect(await statuses()).toEqual([200, 200, 200]);
    expect((await set('editor')).status).toBe(204);
    expect(await statuses()).toEqual([403, 200, 200]);
    expect((await set('viewer')).status).toBe(204);
    expect(await statuses()).toEqual([403, 403, 200]);
    expect((await set('king')).status).toBe(400);
    expect((await t.ask('DELETE', path, { cookie: owner })).status).toBe(204);
    expect(await statuses()).toEqual([404, 404, 404]);
    expect((await t.ask('DELETE', path, { cookie: owner })).status).toBe(404);
  });

  it('is not kept by a request whose body comes slowly', async () => {
    const { id } = await t.addPerson('slow@example.org', { gazette: 'owner' });
    const cookie = await t.signIn('slow@example.org');
    const body = JSON.stringify({ name: 'for later', scope: 'manage' });
    let sendBody: () => void = () => undefined;
    const slow = t.request(`${SITE}/keys`, {
      method: 'POST',
      headers: {
        ...{ cookie, origin: PUBLIC_URL, 'content-type': 'application/json' },
        'content-length': String(body.length),
      },
      body: new ReadableStream({
        start(controller) {
          sendBody = () => {
            controller.enqueue(new TextEncoder().encode(body));
            controller.close();
          };
        },
      }),
      duplex: 'half',
    } as RequestInit);
    // As long as another request takes, from its beginning to its end.
    expect((await t.ask('GET', `${SITE}/keys`, { cookie })).status).toBe(200);
    t.accounts.members.remove(id, 'gazette');
    sendBody();
    expect((await slow).status).toBe(404);
    expect((await read<KeyRow[]>('/keys')).map(({ name }) => name)).not.toContain('for later');
  });

  it('of one’s own, or of who runs the server, is not changed here', async () => {
    await t.signIn();
    const members = await read<MemberRow[]>('/members');
    const own = members.find(({ you }) => you)!;
    const everywhere = members.find((each) => each.everywhere)!;
    expect(everywhere).toMatchObject({ email: null, role: 'owner' });
    for (const { person } of [own, everywhere])
      for (const method of ['PATCH', 'DELETE']) {
        const body = { cookie: owner, ...(method === 'PATCH' && { body: { role: 'viewer' } }) };
        expect((await t.ask(method, `${SITE}/members/${person}`, body)).status).toBe(409);
      }
  });

  it.each([
    ['take each other off the site', 'DELETE', undefined],
    ['make each other viewers', 'PATCH', { role: 'viewer' }],
  ])('is kept by one of two owners who %s at the same moment', async (_, method, body) => {
    // Both are known to be owners before either does anything.
    const store = createMemoryStore();
    const asked: (() => void)[] = [];
    let together = false;
    const getSite = async (id: string) => {
      if (together)
        await new Promise<void>((resolve) => {
          if (asked.push(resolve) === 2) for (const go of asked) go();
        });
      return store.getSite(id);
    };
    const held = await openTestApp({ store: { ...store, getSite } });
    const emails = ['first@example.org', 'second@example.org'];
    const people = await Promise.all(emails.map((email) => held.addPerson(email, { gazette: 'owner' })));
    const cookies = await Promise.all(emails.map((email) => held.signIn(email)));
    together = true;
    const answers = await Promise.all(
      [1, 0].map((whom, who) =>
        held.ask(method, `${SITE}/members/${people[whom]!.id}`, {
          cookie: cookies[who]!,
          ...(body && { body }),
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 403]);
    const { members } = held.accounts;
    expect(people.filter(({ id }) => members.roleOf(id, 'gazette') === 'owner')).toHaveLength(1);
    await held.close();
  });

  it('of a member of another site is out of reach', async () => {
    const stranger = await t.addPerson('stranger@example.org', { other: 'viewer' });
    const body = { cookie: owner, body: { role: 'owner' } };
    expect((await t.ask('PATCH', `${SITE}/members/${stranger.id}`, body)).status).toBe(404);
    expect(t.accounts.members.roleOf(stranger.id, 'gazette')).toBeUndefined();
  });
});

describe('a key', () => {
  it('is shown once, notes the day of its use, and opens nothing once it is revoked', async () => {
    const made = await t.ask<{ id: string; key: string }>('POST', `${SITE}/keys`, {
      cookie: owner,
      body: { name: '<b>newsletter</b>', scope: 'read' },
    });
    const { id, key } = made.body;
    const row = async () => (await read<KeyRow[]>('/keys')).find((each) => each.id === id);
    expect(await row()).toEqual({ id, name: '<b>newsletter</b>', scope: 'read', madeAt: NOW, usedOn: null });
    expect((await bearer(`${SITE}/stats`, key)).status).toBe(200);
    expect(await row()).toMatchObject({ usedOn: '2026-11-23' });
    expect((await t.ask('DELETE', `/v1/sites/other/keys/${id}`, { cookie: await t.signIn() })).status).toBe(
      404,
    );
    expect((await t.ask('DELETE', `${SITE}/keys/${id}`, { cookie: owner })).status).toBe(204);
    expect((await bearer(`${SITE}/stats`, key)).status).toBe(401);
    expect(await row()).toBeUndefined();
  });

  it('of before there were scopes reads as it did, is listed once it was used, and can be revoked', async () => {
    const key = makeKey();
    await t.store.putKey({ hash: hashKey(key), site: 'gazette', createdAt: 5 });
    expect((await bearer(`${SITE}/stats`, key)).status).toBe(200);
    expect((await bearer(`${SITE}/export`, key)).status).toBe(403);
    const row = (await read<KeyRow[]>('/keys')).find(({ madeAt }) => madeAt === 5);
    expect(row).toMatchObject({ name: '', scope: 'read' });
    expect((await t.ask('DELETE', `${SITE}/keys/${row!.id}`, { cookie: owner })).status).toBe(204);
    expect((await bearer(`${SITE}/stats`, key)).status).toBe(401);
  });

  it('made for exports takes everything out, a line each', async () => {
    const { key } = t.accounts.keys.make({ site: 'gazette', scope: 'export', name: 'backup' }, NOW);
    const response = await bearer(`${SITE}/export`, key);
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    expect(await response.text()).toBe('{"kind":"site","id":"gazette"}\n');
    expect(await read<LogRow[]>('/log')).toContainEqual(
      expect.objectContaining({ action: 'exported', who: expect.stringMatching(/^backup \(/) as string }),
    );
  });
});

describe('a body that is no JSON', () => {
  it.each(['/v1/shared', '/v1/invitations/look', '/auth/sign-in/email'])(
    'is the fault of who sent it to %s',
    async (path) => {
      const headers = { origin: PUBLIC_URL, 'content-type': 'application/json' };
      const response = await t.request(path, { method: 'POST', headers, body: '{' }, '192.0.2.77');
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ detail: 'The body is not JSON.' });
    },
  );
});

describe('a shared link', () => {
  const make = async (password?: string) => {
    const body = { name: 'for the board', ...(password !== undefined && { password }) };
    const answer = await t.ask<{ id: string; link: string; embed: string }>('POST', `${SITE}/links`, {
      cookie: owner,
      body,
    });
    return { ...answer.body, token: new URL(answer.body.link).hash.slice(1) };
  };
  const look = (token: string) => t.ask<{ password: boolean }>('POST', '/v1/shared', { body: { token } });
  const visit = (token: string, password: string) =>
    t.ask<{ token: string }>('POST', '/v1/shared/visits', { body: { token, password } });

  it('shows the figures of its site to whoever has it, until it is revoked', async () => {
    const { id, link, embed, token } = await make();
    expect([link, embed]).toEqual([`${PUBLIC_URL}/shared#${token}`, `${PUBLIC_URL}/embed/gazette#${token}`]);
    expect((await look(token)).body).toEqual({ site: 'gazette', password: false });
    expect((await bearer(`${SITE}/stats`, token)).status).toBe(200);
    const rows = await read<LinkRow[]>('/links');
    expect(rows).toEqual([{ id, name: 'for the board', password: false, madeAt: NOW, usedOn: '2026-11-23' }]);
    expect((await t.ask('DELETE', `${SITE}/links/${id}`, { cookie: owner })).status).toBe(204);
    expect((await bearer(`${SITE}/stats`, token)).status).toBe(401);
    expect((await look(token)).status).toBe(404);
  });

  it('with a password opens for who gives it, for twelve hours, until it is revoked', async () => {
    const { id, token } = await make(PASSWORD);
    expect((await look(token)).body).toEqual({ site: 'gazette', password: true });
    expect((await bearer(`${SITE}/stats`, token)).status).toBe(401);
    expect((await visit(token, 'not this one')).status).toBe(403);
    const visitor = (await visit(token, PASSWORD)).body.token;
    expect((await bearer(`${SITE}/stats`, visitor)).status).toBe(200);
    expect((await bearer('/v1/sites/other/stats', visitor)).status).toBe(403);
    now += 12 * 3_600_000;
    expect((await bearer(`${SITE}/stats`, visitor)).status).toBe(401);
    const later = (await visit(token, PASSWORD)).body.token;
    expect((await bearer(`${SITE}/stats`, later)).status).toBe(200);
    await t.ask('DELETE', `${SITE}/links/${id}`, { cookie: owner });
    expect((await bearer(`${SITE}/stats`, later)).status).toBe(401);
    now = NOW;
  });

  it('with a password can be tried a few times a minute, from however many addresses', async () => {
    const { token } = await make(PASSWORD);
    const tried = await Promise.all(Array.from({ length: 12 }, (_, n) => visit(token, `guess ${n}`)));
    expect(tried.filter(({ status }) => status === 403)).toHaveLength(10);
    const last = await visit(token, PASSWORD);
    expect([last.status, last.headers.get('retry-after')]).toEqual([429, '60']);
  }, 30_000);

  it('is shown in frames by origins only, which its site names', async () => {
    const put = (origins: unknown) => t.ask('PUT', `${SITE}/embedding`, { cookie: owner, body: { origins } });
    const one = 'https://intranet.example.org';
    expect((await put([one, one])).status).toBe(204);
    expect(await read('/embedding')).toEqual({ origins: [one] });
    for (const wrong of ['*', 'https:', "'self'", `${one}/path`, `${one}; script-src *`, 'javascript:x'])
      expect((await put([wrong])).status).toBe(400);
    // Origins all the same, as URLs go.
    for (const wrong of [`${one};script-src-elem`, 'https://a,b', 'https://*', 'https://*.example.org'])
      expect((await put([wrong, 'https://evil.example'])).status).toBe(400);
    expect((await put(['http://[::1]:8080', 'https://xn--t-9fa.example', one])).status).toBe(204);
    expect((await put([one])).status).toBe(204);
    expect(await read('/embedding')).toEqual({ origins: [one] });
  });
});

describe('the log of a site', () => {
  it('says who did what, for as long as it is kept', async () => {
    const actions = (await read<LogRow[]>('/log')).map(({ action }) => action);
    for (const action of ['invited', 'joined', 'role-changed', 'member-removed', 'key-made', 'link-revoked'])
      expect(actions).toContain(action);
    now += 366 * 86_400_000;
    const later = await read<LogRow[]>('/log');
    expect(later).toEqual([]);
    now = NOW;
  });
});
