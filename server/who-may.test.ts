import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, ORIGIN, PUBLIC_URL, newAddress } from './test-app.js';

/**
 * Who may ask what. `anybody`: needs neither session nor key · `session`: any person signed in, for themselves · `everywhere`: owners of every site ·
 * the others: what it takes on the site that the path names.
 */
type Door = 'anybody' | 'session' | 'everywhere' | 'reader' | 'read' | 'export' | 'manage' | 'own';

/** Every route there is. One that is added is put here, or the first test below fails. */
const DOORS: Record<string, Door> = {
  'POST /v1/events': 'anybody',
  'GET /v1/sites/{site}/counts': 'anybody',
  'GET /v1/openapi.json': 'anybody',
  'GET /healthz': 'anybody',
  'GET /healthz/ready': 'anybody',
  // To private addresses only; `watching.test.ts` shows it.
  'GET /metrics': 'anybody',
  'GET /auth/magic-link/verify': 'anybody',
  'POST /auth/sign-in/email': 'anybody',
  'POST /auth/two-factor/verify-totp': 'anybody',
  'POST /auth/two-factor/verify-backup-code': 'anybody',
  'GET /auth/passkey/generate-authenticate-options': 'anybody',
  'POST /auth/passkey/verify-authentication': 'anybody',
  'POST /auth/sign-out': 'anybody',
  'POST /v1/shared': 'anybody',
  'POST /v1/shared/visits': 'anybody',
  // By the token of a mail; `unsubscribing.test.ts` shows it.
  'GET /v1/unsubscribe': 'anybody',
  'POST /v1/unsubscribe': 'anybody',
  // By the token of a mail; `reports.test.ts` shows it.
  'POST /v1/confirmations': 'anybody',
  'POST /v1/invitations/look': 'anybody',
  'POST /v1/invitations/accept': 'anybody',
  'POST /auth/two-factor/enable': 'session',
  'POST /auth/two-factor/disable': 'session',
  'GET /auth/passkey/generate-register-options': 'session',
  'POST /auth/passkey/verify-registration': 'session',
  'GET /v1/account': 'session',
  'PATCH /v1/account': 'session',
  'PUT /v1/account/password': 'session',
  'GET /v1/account/letters': 'session',
  'PUT /v1/account/letters': 'session',
  'POST /v1/account/letters/confirmation': 'session',
  'GET /v1/account/sessions': 'session',
  'DELETE /v1/account/sessions/{id}': 'session',
  'GET /v1/account/passkeys': 'session',
  'PATCH /v1/account/passkeys/{id}': 'session',
  'DELETE /v1/account/passkeys/{id}': 'session',
  // Answers each with their own sites, and nobody without one.
  'GET /v1/sites': 'reader',
  'POST /v1/sites': 'everywhere',
  'GET /v1/sites/{site}/stats': 'read',
  'GET /v1/sites/{site}/report': 'read',
  'GET /v1/sites/{site}/week': 'read',
  'GET /v1/sites/{site}/delays': 'read',
  'GET /v1/sites/{site}/left-out': 'read',
  'GET /v1/sites/{site}/letter': 'read',
  'GET /v1/sites/{site}/article': 'read',
  'GET /v1/sites/{site}/live': 'read',
  'GET /v1/sites/{site}/export': 'export',
  'GET /v1/sites/{site}/links': 'manage',
  'POST /v1/sites/{site}/links': 'manage',
  'DELETE /v1/sites/{site}/links/{id}': 'manage',
  'GET /v1/sites/{site}/embedding': 'manage',
  'PUT /v1/sites/{site}/embedding': 'manage',
  'GET /v1/sites/{site}/members': 'own',
  'PATCH /v1/sites/{site}/members/{id}': 'own',
  'DELETE /v1/sites/{site}/members/{id}': 'own',
  'GET /v1/sites/{site}/invitations': 'own',
  'POST /v1/sites/{site}/invitations': 'own',
  'DELETE /v1/sites/{site}/invitations/{id}': 'own',
  'GET /v1/sites/{site}/keys': 'own',
  'POST /v1/sites/{site}/keys': 'own',
  'DELETE /v1/sites/{site}/keys/{id}': 'own',
  'GET /v1/sites/{site}/webhooks': 'own',
  'POST /v1/sites/{site}/webhooks': 'own',
  'PATCH /v1/sites/{site}/webhooks/{id}': 'own',
  'DELETE /v1/sites/{site}/webhooks/{id}': 'own',
  'POST /v1/sites/{site}/webhooks/{id}/secret': 'own',
  'POST /v1/sites/{site}/webhooks/{id}/test': 'own',
  'GET /v1/sites/{site}/webhooks/{id}/deliveries': 'own',
  'GET /v1/sites/{site}/alerts': 'own',
  'PUT /v1/sites/{site}/alerts': 'own',
  'GET /v1/sites/{site}/log': 'own',
  'GET /v1/sites/{site}/settings': 'own',
  'PATCH /v1/sites/{site}/settings': 'own',
  'GET /v1/sites/{site}/check': 'own',
  'POST /v1/sites/{site}/check': 'own',
};

/** What each caller reaches on `gazette`; those on `other` alone reach nothing there. */
const REACH = {
  nobody: [],
  'somebody without a site': [],
  'a viewer': ['read'],
  'an editor': ['read', 'export', 'manage'],
  'an owner': ['read', 'export', 'manage', 'own'],
  'who runs the server': ['read', 'export', 'manage', 'own'],
  'an owner of another site': [],
  'a key to read': ['read'],
  'a key of before there were scopes': ['read'],
  'a key to export': ['read', 'export'],
  'a key to manage': ['read', 'export', 'manage'],
  'a key of another site': [],
  'a revoked key': [],
  'a shared link': ['read'],
  'a shared link of another site': [],
  'a shared link whose password was not given': [],
  'a made-up key': [],
} satisfies Record<string, Door[]>;
type Caller = keyof typeof REACH;

const NOT_IN = new Set<Caller>([
  'nobody',
  'a revoked key',
  'a made-up key',
  'a shared link whose password was not given',
]);

let t: Awaited<ReturnType<typeof openTestApp>>;
const headersOf = new Map<Caller, Record<string, string>>();

beforeAll(async () => {
  t = await openTestApp();
  const { keys, links } = t.accounts;
  const person = async (caller: Caller, email: string, roles: Parameters<typeof t.addPerson>[1]) => {
    await t.addPerson(email, roles);
    headersOf.set(caller, { cookie: await t.signIn(email) });
  };
  const bearer = (caller: Caller, token: string) =>
    headersOf.set(caller, { authorization: `Bearer ${token}` });
  const key = (site: string, scope: 'read' | 'export' | 'manage') =>
    keys.make({ site, scope, name: 'a key' }, 0);
  const link = async (site: string, password?: string) =>
    (await links.make({ site, name: 'a link', password }, 0)).token;

  headersOf.set('nobody', {});
  await person('somebody without a site', 'zoe@example.org', {});
  await person('a viewer', 'vera@example.org', { gazette: 'viewer', other: 'owner' });
  await person('an editor', 'emil@example.org', { gazette: 'editor', other: 'viewer' });
  await person('an owner', 'olga@example.org', { gazette: 'owner' });
  await person('an owner of another site', 'otto@example.org', { other: 'owner' });
  headersOf.set('who runs the server', { cookie: await t.signIn() });
  bearer('a key of before there were scopes', t.key);
  bearer('a key to read', key('gazette', 'read').key);
  bearer('a key to export', key('gazette', 'export').key);
  bearer('a key to manage', key('gazette', 'manage').key);
  bearer('a key of another site', key('other', 'manage').key);
  const revoked = key('gazette', 'manage');
  keys.revoke(revoked.id);
  bearer('a revoked key', revoked.key);
  bearer('a made-up key', `luc_${'a'.repeat(43)}`);
  bearer('a shared link', await link('gazette'));
  bearer('a shared link of another site', await link('other'));
  bearer('a shared link whose password was not given', await link('gazette', 'lamps in the dark'));
});
afterAll(() => t.close());

const split = (route: string) => route.split(' ') as [method: string, path: string];
const routesOf = (...doors: Door[]) => Object.keys(DOORS).filter((route) => doors.includes(DOORS[route]!));

/** A request of a route that is as it should be but for who sends it, or too little to change anything. */
function send(route: string, caller: Caller, site = 'gazette', body = '{}'): Promise<Response> {
  const [method, template] = split(route);
  const path = template
    .replace('{site}', site)
    .replace('{id}', 'nobody')
    .replace('counts', `counts?page=${ORIGIN}/`);
  const headers = { origin: PUBLIC_URL, ...headersOf.get(caller) };
  return t.request(
    path,
    method === 'GET'
      ? { headers }
      : { method, headers: { 'content-type': 'application/json', ...headers }, body },
    newAddress(),
  );
}

const DENIED = [401, 403, 404];
/** Whether the answer let the caller in: a 404 or 400 of a thing that is not there comes from further in. */
async function letIn(response: Response, site: string): Promise<boolean> {
  if (!DENIED.includes(response.status)) return true;
  const { detail } = (await response.json()) as { detail: string };
  return response.status === 404 && !detail.includes('no such site') && site === 'gazette';
}

describe('every route', () => {
  it('has been told who may ask it', () => {
    const routes = t.app.routes
      .filter(({ method, path }) => !['ALL', 'OPTIONS'].includes(method) && !path.includes('*'))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    expect(Object.keys(DOORS).sort()).toEqual([...new Set(routes)].sort());
  });

  it.each(Object.keys(REACH) as Caller[])(
    'of a site lets in %s where that is right, and only there',
    async (caller) => {
      for (const route of routesOf('read', 'export', 'manage', 'own')) {
        const may = (REACH[caller] as Door[]).includes(DOORS[route]!);
        const response = await send(route, caller);
        expect([route, response.status, await letIn(response, 'gazette')]).toEqual([
          route,
          response.status,
          may,
        ]);
        if (NOT_IN.has(caller)) expect([route, response.status]).toEqual([route, 401]);
      }
    },
  );

  it('answers of a site that is not there as of one that is somebody else’s', async () => {
    for (const caller of ['an owner', 'a key to manage', 'a shared link'] as const)
      for (const route of routesOf('read', 'export', 'manage', 'own')) {
        const strange = await send(route, caller, 'other');
        const absent = await send(route, caller, 'nowhere');
        expect([route, strange.status]).toEqual([route, absent.status]);
        expect(await strange.json()).toEqual(await absent.json());
        expect(DENIED).toContain(strange.status);
      }
  });

  it('of an account is for who is signed in, and for no program', async () => {
    for (const route of routesOf('session'))
      for (const caller of ['nobody', 'a key to manage', 'a shared link'] as const) {
        const body = '{"password":"of no account"}';
        expect([route, (await send(route, caller, '', body)).status]).toEqual([route, 401]);
      }
    for (const route of routesOf('session').filter((each) => each.startsWith('GET')))
      expect((await send(route, 'somebody without a site')).status).toBe(200);
  });

  it('that adds a site is for owners of every site alone, and for no program', async () => {
    const body = JSON.stringify({ id: 'new', origins: [ORIGIN], timezone: 'Europe/Paris' });
    for (const caller of headersOf.keys()) {
      const { status } = await send('POST /v1/sites', caller, '', body);
      const person = headersOf.get(caller)?.cookie !== undefined;
      expect([caller, status]).toEqual([caller, caller === 'who runs the server' ? 201 : person ? 403 : 401]);
    }
  });

  it('tells each which sites are theirs', async () => {
    const sitesOf = async (caller: Caller) =>
      ((await (await send('GET /v1/sites', caller)).json()) as { id: string }[]).map(({ id }) => id);
    expect(await sitesOf('somebody without a site')).toEqual([]);
    expect(await sitesOf('a viewer')).toEqual(['gazette', 'other']);
    expect(await sitesOf('an owner')).toEqual(['gazette']);
    expect(await sitesOf('who runs the server')).toEqual(['gazette', 'new', 'other']);
    expect(await sitesOf('a key of another site')).toEqual(['other']);
    expect(await sitesOf('a shared link')).toEqual(['gazette']);
    for (const caller of NOT_IN) expect((await send('GET /v1/sites', caller)).status).toBe(401);
  });

  it('that changes something refuses a page of another origin, whatever cookies come along', async () => {
    for (const route of Object.keys(DOORS).filter((each) => !/^GET|events$|unsubscribe$/.test(each))) {
      const [method, template] = split(route);
      const path = template.replace('{site}', 'gazette').replace('{id}', 'nobody');
      const { cookie } = headersOf.get('who runs the server')!;
      for (const [name, value] of [
        ['origin', 'https://evil.example'],
        ['origin', 'null'],
        ['sec-fetch-site', 'cross-site'],
        ['sec-fetch-site', 'same-site'],
        ['x-none', ''],
      ] as const)
        for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
          const headers = { cookie: cookie!, 'content-type': type, [name]: value };
          const response = await t.request(path, { method, headers, body: '{}' }, newAddress());
          expect([route, name, value, response.status]).toEqual([route, name, value, 403]);
        }
    }
    expect((await send('GET /v1/account', 'who runs the server')).status).toBe(200);
  });

  it('that takes a form refuses a long one', async () => {
    for (const route of routesOf('anybody', 'session').filter((each) => /POST|PUT|PATCH/.test(each))) {
      if (/events$|unsubscribe$/.test(route)) continue;
      const response = await send(route, 'an owner', 'gazette', `{"token":"${'x'.repeat(20_000)}"}`);
      expect([route, response.status]).toEqual([route, 413]);
    }
  });
});
