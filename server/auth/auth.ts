import { passkey } from '@better-auth/passkey';
import type { Database } from 'better-sqlite3';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { APIError } from 'better-auth/api';
import { getMigrations } from 'better-auth/db/migration';
import { magicLink, twoFactor } from 'better-auth/plugins';
import { PASSWORD_LENGTH } from '../../protocol/index.js';

/** Where the sign-in pages of the accounts live. */
export const AUTH_PATH = '/auth';

/** How long a sign-in link can be used. */
export const LINK_LIFETIME_S = 86_400;

/** Set by `handle` from the address that was made sure of; what a client sends under this name is dropped. */
export const CLIENT_HEADER = 'x-luciole-client';

/** better-auth as it is set up here. */
export type Auth = Awaited<ReturnType<typeof openAuth>>;

/** Sets better-auth up on a database, whose tables it creates or migrates. */
export async function openAuth(database: Database, options: { publicUrl: string; secret: string }) {
  const settings = {
    appName: 'Luciole',
    baseURL: options.publicUrl,
    basePath: AUTH_PATH,
    secret: options.secret,
    database,
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      // Accounts are made by invitation or on the command line.
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
    },
    logger: { disabled: true },
    session: { expiresIn: 30 * 86_400 },
    // Counted in memory by address, and only there: the tracking of addresses that better-auth can switch off
    // would switch this off as well.
    rateLimit: {
      enabled: true,
      storage: 'memory',
      window: 60,
      max: 100,
      customRules: { '/passkey/*': { window: 60, max: 20 } },
    },
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
        disableSignUp: true,
        rateLimit: { window: 60, max: 10 },
        sendMagicLink: ({ url, metadata }) => {
          (metadata as { deliver(url: string): void }).deliver(url);
        },
      }),
      twoFactor(),
      passkey({
        rpName: 'Luciole',
        rpID: new URL(options.publicUrl).hostname,
        origin: options.publicUrl,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        // A passkey stands for password and second factor together, so the device must have made sure of the
        // person, by a finger or a PIN; the plugin itself is content with having the device.
        registration: {
          afterVerification: ({ verification }) => {
            checkPerson(verification.registrationInfo?.userVerified);
          },
        },
        authentication: {
          afterVerification: ({ verification }) => {
            checkPerson(verification.authenticationInfo.userVerified);
            return Promise.resolve();
          },
        },
      }),
    ],
  } satisfies BetterAuthOptions;
  await (await getMigrations(settings)).runMigrations();
  return betterAuth(settings);
}

function checkPerson(verified: boolean | undefined): void {
  if (verified !== true)
    throw new APIError('UNAUTHORIZED', { message: 'The device did not verify the person.' });
}
