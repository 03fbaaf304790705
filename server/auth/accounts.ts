import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { magicLink } from 'better-auth/plugins';
import Database from 'better-sqlite3';
import { persistentSecret } from './secret.js';

/** Where the sign-in pages of the accounts live. */
export const AUTH_PATH = '/auth';

/** How long a sign-in link can be used. */
export const LINK_LIFETIME_S = 86_400;

/** The person who runs the server: for now the only one with an account. */
const OWNER = 'owner@luciole.localhost';

/** Set by `handle` from the address that was made sure of; what a client sends under this name is dropped. */
const CLIENT_HEADER = 'x-luciole-client';

/** People who may sign in to the dashboard. */
export interface Accounts {
  /** Answers a request below `AUTH_PATH`; `address` is the client's, for limiting attempts in memory. */
  handle(request: Request, address: string): Promise<Response>;
  /** A fresh link that signs the owner in once within 24 hours. */
  signInLink(): Promise<string>;
  /** Whether the request's cookies are those of somebody signed in. */
  isSignedIn(headers: Headers): Promise<boolean>;
  close(): void;
}

/** Opens the accounts in `dataDir`, creating or migrating their database. */
export async function openAccounts(options: {
  dataDir: string;
  publicUrl: string;
  secret: string | undefined;
}): Promise<Accounts> {
  const path = join(options.dataDir, 'accounts.db');
  const database = new Database(path);
  chmodSync(path, 0o600);
  database.pragma('journal_mode = WAL');
  database.pragma('busy_timeout = 5000');

  const settings = {
    appName: 'Luciole',
    baseURL: options.publicUrl,
    basePath: AUTH_PATH,
    secret: options.secret ?? persistentSecret(options.dataDir),
    database,
    telemetry: { enabled: false },
    emailAndPassword: { enabled: false },
    logger: { disabled: true },
    session: { expiresIn: 30 * 86_400 },
    // Counted in memory by address, and only there: the tracking of addresses that better-auth can switch off
    // would switch this off as well.
    rateLimit: { enabled: true, storage: 'memory', window: 60, max: 100 },
    advanced: {
      cookiePrefix: 'luciole',
      useSecureCookies: options.publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      // Said outright: by default the check depends on NODE_ENV.
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: [CLIENT_HEADER] },
    },
    databaseHooks: {
      session: {
        create: {
          // No address at rest, for people who sign in either, and no agent.
          before: (session) => Promise.resolve({ data: { ...session, ipAddress: '', userAgent: '' } }),
        },
      },
    },
    plugins: [
      magicLink({
        expiresIn: LINK_LIFETIME_S,
        storeToken: 'hashed',
        rateLimit: { window: 60, max: 10 },
        sendMagicLink: ({ url, metadata }) => {
          (metadata as { deliver(url: string): void }).deliver(url);
        },
      }),
    ],
  } satisfies BetterAuthOptions;
  await (await getMigrations(settings)).runMigrations();
  const auth = betterAuth(settings);

  return {
    handle(request, address) {
      const headers = new Headers(request.headers);
      headers.set(CLIENT_HEADER, address);
      return auth.handler(new Request(request, { headers }));
    },
    async signInLink() {
      let link = '';
      const metadata = { deliver: (url: string) => (link = url) };
      await auth.api.signInMagicLink({
        body: { email: OWNER, name: 'Owner', callbackURL: '/', metadata },
        headers: new Headers(),
      });
      return link;
    },
    async isSignedIn(headers) {
      return (await auth.api.getSession({ headers })) !== null;
    },
    close() {
      database.close();
    },
  };
}
