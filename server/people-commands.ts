import { Option, type Command } from 'commander';
import { z } from 'zod';
import { ROLES, SCOPES, type Role, type Scope } from '../protocol/index.js';
import { EVERYWHERE } from './auth/accounts-database.js';
import type { Accounts } from './auth/accounts.js';
import type { Person } from './auth/people.js';
import { readConfig } from './config.js';
import { openPeople, openStore } from './main.js';
import type { Surroundings } from './surroundings.js';
import { table } from './table.js';

/** What the log says of what is done on the command line. */
const BY = { id: '', name: 'luciole' };

interface AddOptions {
  name?: string;
  site?: string;
  role: Role;
  everywhere?: true;
}

/** Adds `key` and `user`: the programs that read figures, the people that look at the dashboard. */
export function addPeopleCommands(program: Command, { env, out }: Surroundings): void {
  const print = (line: string) => {
    out(`${line}\n`);
  };
  const withAccounts = async <T>(act: (accounts: Accounts) => Promise<T> | T): Promise<T> => {
    const accounts = await openPeople(readConfig(env));
    try {
      return await act(accounts);
    } finally {
      accounts.close();
    }
  };
  const checkSite = async (site: string) => {
    const store = await openStore(readConfig(env));
    const known = await store.getSite(site).finally(() => store.close());
    if (!known) throw new Error(`There is no site "${site}". "luciole site list" shows those there are.`);
  };
  const personOf = (accounts: Accounts, email: string): Person => {
    const person = accounts.people.find(email);
    if (!person) throw new Error(`Nobody has the email ${email}. "luciole user list" shows who is there.`);
    return person;
  };

  const key = program.command('key').description('keys with which programs read figures');
  key
    .command('add')
    .description('make a key; it is printed once and cannot be shown again')
    .requiredOption('--site <id>', 'the site it is for')
    .addOption(
      new Option(
        '--scope <scope>',
        'read: figures; export: everything recorded as well; manage: shared links and frames as well',
      )
        .choices(SCOPES)
        .default('read'),
    )
    .option('--name <text>', 'what it is for, as the dashboard lists it', 'command line')
    .action(async ({ site, scope, name }: { site: string; scope: Scope; name: string }) => {
      await checkSite(site);
      await withAccounts(({ keys, log }) => {
        const now = Date.now();
        const made = keys.make({ site, scope, name }, now);
        log.note({ action: 'key-made', site, by: BY, what: `${name}: ${scope}` }, now);
        print(made.key);
      });
    });
  key
    .command('list')
    .description('show the keys of a site, by id: the keys themselves are not kept')
    .requiredOption('--site <id>', 'the site')
    .option('--json', 'for programs')
    .action(async ({ site, json }: { site: string; json?: true }) => {
      await checkSite(site);
      await withAccounts(({ keys }) => {
        const rows = keys.list(site);
        if (json) print(JSON.stringify(rows));
        else if (rows.length === 0) print(`${site} has no key. "luciole key add --site ${site}" makes one.`);
        else
          print(table(rows.map(({ id, scope, usedOn, name }) => [id, scope, usedOn ?? 'never used', name])));
      });
    });
  key
    .command('revoke')
    .description('revoke a key; it opens nothing from then on')
    .argument('<id>', 'its id, as "key list" shows it')
    .action(async (id: string) => {
      await withAccounts(({ keys, log }) => {
        const revoked = keys.revoke(id);
        if (!revoked) throw new Error(`There is no key ${id}. "luciole key list --site ID" shows their ids.`);
        const { site, name } = revoked;
        log.note({ action: 'key-revoked', site, by: BY, what: name }, Date.now());
        print(`${id} opens nothing any more.`);
      });
    });

  const user = program.command('user').description('people who look at the dashboard');
  user
    .command('add')
    .description('make an account and print a link that signs in to it, once, within 24 hours')
    .argument(
      '<email>',
      'what the person signs in by; reports and alerts are mailed to it once they ask for them',
    )
    .option('--name <text>', 'how others see them; the email’s first part unless said')
    .option('--site <id>', 'the site they see')
    .addOption(
      new Option('--role <role>', 'what they may do there').choices(ROLES).default('viewer' satisfies Role),
    )
    .option('--everywhere', 'instead: an owner of every site, later ones too')
    .action(async (email: string, { name, site, role, everywhere }: AddOptions) => {
      if ((site === undefined) === (everywhere === undefined))
        throw new Error('Say what they see: --site ID with --role ROLE, or --everywhere.');
      if (!z.email().safeParse(email).success) throw new Error(`"${email}" is not an email address.`);
      if (site !== undefined) await checkSite(site);
      await withAccounts(async (accounts) => {
        const person = await accounts.people.add({ email, name: name ?? email.split('@', 1)[0] ?? email });
        const now = Date.now();
        const given = {
          person: person.id,
          site: site ?? EVERYWHERE,
          role: everywhere ? ('owner' as const) : role,
        };
        accounts.members.put(given, now);
        accounts.log.note({ action: 'person-added', ...(site && { site }), by: BY, what: email }, now);
        print(await accounts.signInLink(person));
      });
    });
  user
    .command('list')
    .description('show who has an account, and what they see')
    .option('--json', 'for programs')
    .action(async ({ json }: { json?: true }) => {
      await withAccounts(({ people }) => {
        const rows = people.list();
        if (json)
          print(
            JSON.stringify(
              rows.map(({ email, name, secondFactor, everywhere, sites }) => ({
                ...{ email, name, secondFactor, everywhere, sites },
              })),
            ),
          );
        else if (rows.length === 0) print('Nobody has an account yet. "luciole user link" makes the first.');
        else
          print(
            table(
              rows.map(({ email, name, everywhere, sites }) => [
                email ?? '(no email yet)',
                name,
                everywhere
                  ? 'owner of every site'
                  : sites.map(({ id, role }) => `${id}: ${role}`).join(', ') || 'no site',
              ]),
            ),
          );
      });
    });
  user
    .command('link')
    .description('print a link that signs in, once, within 24 hours; by default as who runs the server')
    .argument('[email]', 'as whom')
    .action(async (email?: string) => {
      await withAccounts(async (accounts) => {
        const person = email === undefined ? undefined : personOf(accounts, email);
        print(await accounts.signInLink(person));
      });
    });
  user
    .command('role')
    .description('change what somebody may do on a site, from the next request on')
    .argument('<email>', 'who')
    .requiredOption('--site <id>', 'where')
    .addOption(
      new Option('--role <role>', 'what; none takes them off the site')
        .choices([...ROLES, 'none'])
        .makeOptionMandatory(),
    )
    .action(async (email: string, { site, role }: { site: string; role: Role | 'none' }) => {
      await checkSite(site);
      await withAccounts((accounts) => {
        const { id } = personOf(accounts, email);
        const now = Date.now();
        if (role === 'none') accounts.members.remove(id, site);
        else accounts.members.put({ person: id, site, role }, now);
        const action = role === 'none' ? 'member-removed' : 'role-changed';
        const what = role === 'none' ? email : `${email}: ${role}`;
        accounts.log.note({ action, site, by: BY, what }, now);
        print(role === 'none' ? `${email} has no role on ${site}.` : `${email} is ${role} on ${site}.`);
      });
    });
  user
    .command('reset')
    .description('forget a password and a second factor, end all sessions, and print a sign-in link')
    .argument('<email>', 'whose')
    .action(async (email: string) => {
      await withAccounts(async (accounts) => {
        const person = personOf(accounts, email);
        await accounts.people.reset(person.id);
        accounts.log.note({ action: 'person-reset', by: BY, what: email }, Date.now());
        print(await accounts.signInLink(person));
      });
    });
  user
    .command('remove')
    .description('remove an account with its sessions and roles')
    .argument('<email>', 'whose')
    .action(async (email: string) => {
      await withAccounts(async (accounts) => {
        await accounts.people.remove(personOf(accounts, email).id);
        accounts.log.note({ action: 'person-removed', by: BY, what: email }, Date.now());
        print(`${email} has no account any more.`);
      });
    });
  user
    .command('log')
    .description('show sign-ins and what was done to keys, members and settings; without addresses')
    .option('--site <id>', 'of this site and its members only')
    .option('--json', 'for programs')
    .action(async ({ site, json }: { site?: string; json?: true }) => {
      if (site !== undefined) await checkSite(site);
      await withAccounts(({ log }) => {
        log.forget(Date.now());
        const rows = log.list(site ?? null);
        if (json) print(JSON.stringify(rows));
        else if (rows.length === 0) print('Nothing was done yet.');
        else
          print(
            table(
              rows.map(({ at, who, action, what, times }) => [
                new Date(at).toISOString().slice(0, 19).replace('T', ' '),
                times > 1 ? `${action} ×${times}` : action,
                who ?? '–',
                what,
              ]),
            ),
          );
      });
    });
}
