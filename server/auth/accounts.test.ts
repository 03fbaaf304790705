import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAccounts, type Accounts } from './accounts.js';
import { hashKey, makeKey } from './keys.js';

const PUBLIC_URL = 'http://localhost:8787';
const options = { publicUrl: PUBLIC_URL, secret: undefined, logDays: 365 };

let dataDir: string;
let accounts: Accounts;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'luciole-accounts-'));
  accounts = await openAccounts({ dataDir, ...options });
});

afterEach(async () => {
  accounts.close();
  await rm(dataDir, { recursive: true });
});

function open(link: string, address = '192.0.2.7'): Promise<Response> {
  const headers = { 'user-agent': 'Agent/1.0', 'x-forwarded-for': '198.51.100.9' };
  return accounts.handle(new Request(link, { headers }), address);
}

function cookieOf(response: Response): Headers {
  const cookie = response.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
  return new Headers({ cookie: cookie.join('; ') });
}

describe('accounts', () => {
  it('sign in whoever opens the link, and lead to the dashboard', async () => {
    const response = await open(await accounts.signInLink());
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe(`${PUBLIC_URL}/`);
    expect(response.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Lax/);
    expect(await accounts.signedIn(cookieOf(response))).toMatchObject({ name: 'Owner', email: null });
  });

  it('lead to an explanation when the link was used before', async () => {
    const link = await accounts.signInLink();
    await open(link);
    const again = await open(link);
    expect(again.headers.get('location')).toBe(`${PUBLIC_URL}/?error=INVALID_TOKEN`);
    expect(again.headers.getSetCookie()).toEqual([]);
  });

  it('know nobody by a made-up cookie', async () => {
    expect(await accounts.signedIn(new Headers({ cookie: 'luciole.session_token=abc.def' }))).toBeUndefined();
    expect(await accounts.signedIn(new Headers())).toBeUndefined();
  });

  it('keep neither the address nor the agent of who signs in', async () => {
    await open(await accounts.signInLink());
    const database = new Database(join(dataDir, 'accounts.db'), { readonly: true });
    expect(database.prepare('SELECT ipAddress, userAgent FROM session').all()).toEqual([
      { ipAddress: '', userAgent: '' },
    ]);
    database.close();
    for (const file of await readdir(dataDir)) {
      const bytes = await readFile(join(dataDir, file), 'latin1');
      expect(bytes).not.toContain('192.0.2.7');
      expect(bytes).not.toContain('198.51.100.9');
      expect(bytes).not.toContain('Agent/1.0');
    }
  });

  it('keep no link that could be used by who reads the database', async () => {
    const token = new URL(await accounts.signInLink()).searchParams.get('token') ?? '';
    for (const file of await readdir(dataDir))
      expect(await readFile(join(dataDir, file), 'latin1')).not.toContain(token);
  });

  it('stop an address that tries links, and no other', async () => {
    const guess = `${PUBLIC_URL}/auth/magic-link/verify?token=guess&callbackURL=%2F`;
    for (let attempt = 0; attempt < 10; attempt += 1)
      expect((await open(guess, '203.0.113.1')).status).toBe(302);
    expect((await open(guess, '203.0.113.1')).status).toBe(429);
    expect((await open(guess, '203.0.113.2')).status).toBe(302);
  });

  it('remember sessions over a restart, by a secret only their owner can read', async () => {
    const cookie = cookieOf(await open(await accounts.signInLink()));
    accounts.close();
    accounts = await openAccounts({ dataDir, ...options });
    expect(await accounts.signedIn(cookie)).toBeDefined();
    expect((await stat(join(dataDir, 'secret'))).mode & 0o777).toBe(0o600);
  });

  it('send cookies by https only where the dashboard is reached by https', async () => {
    accounts.close();
    accounts = await openAccounts({ dataDir, ...options, publicUrl: 'https://share.example.org' });
    const response = await open(await accounts.signInLink());
    expect(response.headers.getSetCookie()[0]).toContain('Secure');
  });
});

describe('keys', () => {
  it('are long, recognisable, different, and stored by their hash', () => {
    expect(makeKey()).toMatch(/^luc_[A-Za-z0-9_-]{43}$/);
    expect(makeKey()).not.toBe(makeKey());
    expect(hashKey('luc_x')).toMatch(/^[0-9a-f]{64}$/);
  });
});
