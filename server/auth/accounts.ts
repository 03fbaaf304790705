import type { Database } from 'better-sqlite3';
import { EVERYWHERE, openAccountsDatabase } from './accounts-database.js';
import { CLIENT_HEADER, openAuth, type Auth } from './auth.js';
import { Invitations } from './invitations.js';
import { Keys } from './keys.js';
import { ActionLog } from './log.js';
import { Members } from './members.js';
import { Passkeys } from './passkeys.js';
import { NO_EMAIL, People, type Person } from './people.js';
import { persistentSecret } from './secret.js';
import { Sessions } from './sessions.js';
import { SharedLinks } from './shared-links.js';
import { openTelling, type Telling } from '../telling/telling.js';

/** Somebody signed in, by one of their sessions. */
export interface SignedIn extends Person {
  session: string;
}

/** Who may look at the dashboard and read by programs, and how they get in. */
export interface Accounts {
  people: People;
  members: Members;
  invitations: Invitations;
  keys: Keys;
  links: SharedLinks;
  sessions: Sessions;
  passkeys: Passkeys;
  log: ActionLog;
  telling: Telling;
  /** Answers a request below `AUTH_PATH`; `address` is the client's, for limiting attempts in memory. */
  handle(request: Request, address: string): Promise<Response>;
  /** A fresh link that signs a person in once within 24 hours; by default who runs the server. */
  signInLink(person?: Person): Promise<string>;
  /** Whose session the request's cookies are. */
  signedIn(headers: Headers): Promise<SignedIn | undefined>;
  /** Takes away whatever opens a site that is no more, so that a later one by its name begins with nobody. */
  forgetSite(site: string): void;
  close(): void;
}

/** Opens the accounts in `dataDir`, creating or migrating their database. */
export async function openAccounts(options: {
  dataDir: string;
  publicUrl: string;
  secret: string | undefined;
  /** For how long what was done is kept. */
  logDays: number;
}): Promise<Accounts> {
  const database = openAccountsDatabase(options.dataDir);
  const secret = options.secret ?? persistentSecret(options.dataDir);
  const auth: Auth = await openAuth(database, { publicUrl: options.publicUrl, secret });
  const members = new Members(database);
  const people = new People(database, auth, members);
  // An account of before there were roles: its owner saw everything.
  if (people.find(NO_EMAIL)) await people.owner(Date.now());

  return {
    people,
    members,
    invitations: new Invitations(database),
    keys: new Keys(database),
    links: new SharedLinks(database),
    sessions: new Sessions(database, auth),
    passkeys: new Passkeys(database),
    log: new ActionLog(database, options.logDays),
    telling: openTelling(database, secret),
    handle(request, address) {
      const headers = new Headers(request.headers);
      headers.set(CLIENT_HEADER, address);
      return auth.handler(new Request(request, { headers }));
    },
    async signInLink(person) {
      const { email, name } = person ?? (await people.owner(Date.now()));
      let link = '';
      const metadata = { deliver: (url: string) => (link = url) };
      await auth.api.signInMagicLink({
        body: { email: email ?? NO_EMAIL, name, callbackURL: '/', metadata },
        headers: new Headers(),
      });
      return link;
    },
    async signedIn(headers) {
      const found = await auth.api.getSession({ headers });
      const person = found && people.get(found.user.id);
      return person ? { ...person, session: found.session.id } : undefined;
    },
    forgetSite(site) {
      forgetSite(database, site);
    },
    close() {
      database.close();
    },
  };
}

const SITE_TABLES = [
  ...['member', 'invitation', 'api_key', 'shared_link', 'embedding', 'log'],
  ...['letter', 'letter_token', 'alert_setting', 'alert', 'pulse', 'webhook', 'message'],
];

function forgetSite(database: Database, site: string): void {
  if (site === EVERYWHERE) return;
  database.transaction(() => {
    database
      .prepare('delete from shared_visit where link in (select id from shared_link where site = ?)')
      .run(site);
    for (const table of SITE_TABLES) database.prepare(`delete from ${table} where site = ?`).run(site);
  })();
}
