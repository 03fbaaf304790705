import { once } from 'node:events';
import { Command, CommanderError } from 'commander';
import { readConfig, type Config } from './config.js';
import { addKeepingCommands } from './keeping-commands.js';
import { BUILT, openKeeping, openStore, serve, start, type Running } from './main.js';
import { addPeopleCommands } from './people-commands.js';
import { addReportCommands } from './report-commands.js';
import { addSimulateCommand } from './simulate-command.js';
import { changeSite, putSite } from './sites.js';
import { checkRetention, MIN_RETENTION_DAYS, RETENTION_DAYS } from './store/keeping.js';
import type { Store } from './store/port.js';
import type { Surroundings } from './surroundings.js';
import { table } from './table.js';

const process_: Surroundings = {
  env: process.env,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  // Once: a second Ctrl-C ends the process without further ado.
  stopped: () => Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]),
  builtDir: BUILT,
};

const RETENTION = [
  '--retention-days <n>',
  `for how many days raw events are kept, ${MIN_RETENTION_DAYS} or more; ${RETENTION_DAYS} unless said`,
] as const;

interface AddOptions {
  origin: string[];
  timezone: string;
  retentionDays?: string;
}

/** What can be set of a site that is there. */
interface SetOptions {
  retentionDays?: string;
  timezone?: string;
}

/**
 * Runs a command line, `args` without the names of Node and the script.
 * Resolves to the exit status: 0 done, 1 failed with a sentence, 2 wrong usage.
 */
export async function run(args: string[], surroundings: Surroundings = process_): Promise<0 | 1 | 2> {
  const { err } = surroundings;
  try {
    await commands(surroundings).parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    err(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

function commands(surroundings: Surroundings): Command {
  const { env, out, err, stopped } = surroundings;
  const print = (line: string) => {
    out(`${line}\n`);
  };
  const untilStopped = async (running: Running) => {
    await stopped();
    await running.close();
  };
  const withStore = async <T>(act: (store: Store) => Promise<T>): Promise<T> => {
    const store = await openStore(readConfig(env));
    try {
      return await act(store);
    } finally {
      await store.close();
    }
  };

  const daysOf = (text: string) => checkRetention(/^\d+$/.test(text) ? Number(text) : NaN);
  const setRetention = async (id: string, days: number) => {
    const keeping = await openKeeping(readConfig(env));
    try {
      await keeping.setRetentionDays(id, days);
    } finally {
      await keeping.close();
    }
  };

  const program = new Command('luciole')
    .description('Shows publishers what their readers share in private, and what comes back.')
    // Set before the commands are added: they take both over.
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: err })
    .showHelpAfterError('Add --help to see how it is used.');

  program
    .command('serve')
    .description('run the collector and the dashboard')
    .action(async () => {
      await untilStopped(await serve(readConfig(env)));
    });

  program
    .command('start')
    .description('run them with the demo publication, to try it all on this machine')
    .action(async () => {
      const config = readConfig(env);
      const running = await start(config);
      print(welcome(config.publicUrl, running));
      await untilStopped(running);
    });

  const site = program.command('site').description('the publications that may report here');
  site
    .command('add')
    .description('add a site, or change the origins of one')
    .argument('<id>', 'its name in data-site: a-z 0-9 _ -')
    .requiredOption(
      '--origin <url>',
      'an origin its pages have, e.g. https://www.example.org; can be repeated',
      (url: string, before: string[] | undefined) => [...(before ?? []), url],
    )
    .requiredOption('--timezone <zone>', 'the zone in which its days begin, e.g. Europe/Paris')
    .option(...RETENTION)
    .action(async (id: string, { origin, timezone, retentionDays }: AddOptions) => {
      const { publicUrl } = readConfig(env);
      const days = retentionDays === undefined ? undefined : daysOf(retentionDays);
      const added = await withStore((store) => putSite(store, { id, origins: origin, timezone }, Date.now()));
      if (days !== undefined) await setRetention(added.id, days);
      print(`${added.id} may report from ${added.origins.join(', ')}. Paste this into its pages:`);
      print('');
      print(`  <script async src="${publicUrl}/luciole.js" data-site="${added.id}"></script>`);
      print('  <luciole-share></luciole-share>');
    });
  site
    .command('set')
    .description('change for how long a site keeps its raw events, or the zone of its days')
    .argument('<id>', 'the site')
    .option(...RETENTION)
    .option('--timezone <zone>', 'the zone in which its days begin; what is on record is counted anew')
    .action(async (id: string, { retentionDays, timezone }: SetOptions, command: Command) => {
      if (retentionDays === undefined && timezone === undefined)
        command.error('Say what to set: --retention-days or --timezone.');
      const days = retentionDays === undefined ? undefined : daysOf(retentionDays);
      if (timezone !== undefined) {
        const changed = await withStore(async (store) => {
          const site = await store.getSite(id);
          if (!site) throw new Error(`There is no site "${id}". "luciole site list" shows those there are.`);
          return changeSite(store, site, { timezone });
        });
        print(
          `The days of ${id} begin in ${changed.timezone} from now on. What is on record is counted anew by a running server, once those days are over for 48 hours.`,
        );
      }
      if (days === undefined) return;
      await setRetention(id, days);
      print(`${id} keeps its raw events for ${days} days.`);
    });
  site
    .command('list')
    .description('show the sites there are')
    .option('--json', 'for programs')
    .action(async ({ json }: { json?: true }) => {
      const sites = await listed(readConfig(env));
      if (json) print(JSON.stringify(sites));
      else if (sites.length === 0)
        print('There is no site yet. "luciole site add ID --origin URL --timezone ZONE" adds one.');
      else
        print(
          table(
            sites.map(({ id, timezone, retentionDays, origins }) => [
              id,
              timezone,
              `${retentionDays} days`,
              origins.join(' '),
            ]),
          ),
        );
    });

  addPeopleCommands(program, surroundings);
  addKeepingCommands(program, surroundings);
  addReportCommands(program, surroundings);
  addSimulateCommand(program, surroundings);
  return program;
}

/** The sites there are, with the days for which each keeps its raw events. */
async function listed(
  config: Config,
): Promise<{ id: string; origins: string[]; timezone: string; retentionDays: number }[]> {
  const store = await openStore(config);
  const keeping = await openKeeping(config);
  try {
    const sites = await store.listSites();
    return await Promise.all(
      sites.map(async ({ id, origins, timezone }) => {
        const retentionDays = await keeping.retentionDays(id);
        return { id, origins, timezone, retentionDays };
      }),
    );
  } finally {
    await keeping.close();
    await store.close();
  }
}

function welcome(
  publicUrl: string,
  { signInLink, demoUrl }: { signInLink: string; demoUrl: string },
): string {
  return [
    '',
    'Luciole is running.',
    '',
    `  Demo publication  ${demoUrl}`,
    `  Dashboard         ${publicUrl}`,
    `  Sign in (once)    ${signInLink}`,
    '',
    '  1. Sign in with the link above.',
    '  2. In the demo, open an article and share it with "Copy link". You read as Anna.',
    '  3. Switch to Bruno at the top of the page and open the copied link in a new tab.',
    '  4. The dashboard shows one share and one arrival.',
    '',
    'For a month of other readers, meanwhile: npx luciole simulate --demo',
    'Ctrl-C ends it. "npx luciole user link" prints another sign-in link.',
    '',
  ].join('\n');
}
