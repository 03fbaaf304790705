import { statfs } from 'node:fs/promises';
import type { Command } from 'commander';
import { readConfig } from './config.js';
import { visitorKey } from './domain/visitor-key.js';
import { backUp, openKeeping, openPeople, restore } from './main.js';
import { checkPublished } from './published.js';
import type { Erasure, Finding, Keeping, Progress } from './store/keeping.js';
import type { Surroundings } from './surroundings.js';

const MIB = 1_048_576;

/** Room below which `doctor` complains, bytes. */
const LITTLE_ROOM = 512 * MIB;

/** How often progress is told at most, ms. */
const TELL_EVERY_MS = 1000;

interface EraseOptions {
  site: string;
  all?: true;
  page?: string;
  from?: string;
  to?: string;
  address?: string;
  agent?: string;
  language?: string;
  yes?: true;
}

/** Adds the commands that look after what is kept: `export`, `erase`, `backup`, `restore`, `doctor`. */
export function addKeepingCommands(program: Command, surroundings: Surroundings): void {
  const { env, out, err } = surroundings;
  const print = (line: string) => {
    out(`${line}\n`);
  };
  const withKeeping = async <T>(act: (keeping: Keeping) => Promise<T>): Promise<T> => {
    const keeping = await openKeeping(readConfig(env));
    try {
      return await act(keeping);
    } finally {
      await keeping.close();
    }
  };
  const forgetSite = async (site: string) => {
    const accounts = await openPeople(readConfig(env));
    accounts.forgetSite(site);
    accounts.close();
  };
  const tell = (work: string): Progress => {
    let last = Date.now();
    return (done, total) => {
      if (Date.now() - last < TELL_EVERY_MS || total === 0) return;
      last = Date.now();
      err(`${work}: ${Math.floor((100 * done) / total)} %\n`);
    };
  };

  program
    .command('export')
    .description('print everything of a site, a JSON object a line')
    .requiredOption('--site <id>', 'the site')
    .action(({ site }: { site: string }) =>
      withKeeping(async (keeping) => {
        let lines = 0;
        let last = Date.now();
        for await (const record of keeping.exportSite(site)) {
          print(JSON.stringify(record));
          lines += 1;
          if (Date.now() - last < TELL_EVERY_MS) continue;
          last = Date.now();
          err(`exported ${lines} lines\n`);
        }
      }),
    );

  program
    .command('erase')
    .description('erase a site, a page, days, or what one reader did; figures follow')
    .requiredOption('--site <id>', 'the site')
    .option('--all', 'the whole site with its keys')
    .option('--page <url>', 'a page, as the dashboard names it')
    .option('--from <day>', 'the first of the days, YYYY-MM-DD')
    .option('--to <day>', 'the last of the days')
    .option(
      '--address <ip>',
      "a reader's address, with --agent and --language: as far back as it can be known",
    )
    .option('--agent <text>', "the reader's User-Agent header")
    .option('--language <text>', "the reader's Accept-Language header")
    .option('--yes', 'erase; without it, only how much is said')
    .action((options: EraseOptions) =>
      withKeeping(async (keeping) => {
        const what = await erasureOf(options, keeping);
        if (!options.yes) {
          const events = await keeping.countErasure(what);
          throw new Error(`${events} events would be erased for good. Add --yes to erase them.`);
        }
        const erased = await keeping.erase(what, tell('erasing'));
        // Whoever adds a site by this name later must not find yesterday's members and keys on it.
        if (options.all) await forgetSite(options.site);
        print(`${erased} events erased.`);
      }),
    );

  program
    .command('backup')
    .description('copy everything into a new directory, while the server runs')
    .argument('<path>', 'the directory')
    .action(async (path: string) => {
      await backUp(readConfig(env), path, tell('copying'));
      print(`Everything is in ${path}.`);
    });

  program
    .command('restore')
    .description('put a backup in the place of everything, while the server runs')
    .argument('<path>', 'the directory of the backup')
    .action(async (path: string) => {
      const before = await restore(readConfig(env), path, tell('copying'));
      print(`Restored. What was there before is in ${before.path}.`);
      if (before.damaged.length > 0)
        print(
          `There, ${before.damaged.join(' and ')} stand as they were, since they are damaged. Keys of readers may be in them: remove them within two days.`,
        );
    });

  program
    .command('doctor')
    .description(
      'check the files, the counters, the disk, the clock and the settings; prints the tag that pins this version',
    )
    .option('--json', 'for programs')
    .action(async ({ json }: { json?: true }) => {
      const findings = await examine(surroundings, tell('checking'));
      if (json) print(JSON.stringify(findings));
      else
        for (const { ok, check, sentence } of findings)
          print(`${ok ? 'ok   ' : 'FAULT'} ${check}: ${sentence}`);
      const faults = findings.filter(({ ok }) => !ok).length;
      if (faults > 0) throw new Error(`${faults} of ${findings.length} checks found a fault.`);
    });
}

async function erasureOf(options: EraseOptions, keeping: Keeping): Promise<Erasure> {
  const { site, all, page, from, to, address, agent, language } = options;
  const chosen = [all, page, from ?? to, address ?? agent ?? language].filter(
    (choice) => choice !== undefined,
  );
  if (chosen.length !== 1)
    throw new Error(
      'Say what to erase: --all, --page, --from and --to, or --address with --agent and --language.',
    );
  if (page !== undefined) return { site, page };
  if (from !== undefined || to !== undefined) {
    if (!isDay(from) || !isDay(to) || from > to)
      throw new Error('Name the first and the last day: --from YYYY-MM-DD --to YYYY-MM-DD.');
    return { site, from, to };
  }
  if (all) return { site };
  if (address === undefined || agent === undefined)
    throw new Error(
      "A reader is known by --address, --agent and --language, as the reader's browser sends them.",
    );
  const reader = { site, address, userAgent: agent, acceptLanguage: language ?? '' };
  return { site, keys: (await keeping.salts(site)).map(({ salt }) => visitorKey(reader, salt)) };
}

function isDay(text: string | undefined): text is string {
  return text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** Everything that can be looked at without changing it; each look that fails is a finding itself. */
async function examine({ env, builtDir }: Surroundings, progress: Progress): Promise<Finding[]> {
  const findings: Finding[] = [];
  const look = async (check: string, act: () => Promise<Finding[]>) => {
    try {
      findings.push(...(await act()));
    } catch (error) {
      findings.push({ check, ok: false, sentence: (error as Error).message });
    }
  };
  await look('settings', async () => {
    const { publicUrl, host } = readConfig(env);
    const open = !['localhost', '127.0.0.1', '::1'].includes(host);
    const ok = !(open && publicUrl.startsWith('http://localhost'));
    const sentence = ok
      ? 'The settings can be used.'
      : `The server listens at ${host}, but sign-in links and snippets name ${publicUrl}. Set LUCIOLE_PUBLIC_URL.`;
    return Promise.resolve([{ check: 'settings', ok, sentence }]);
  });
  if (findings.some(({ ok, sentence }) => !ok && sentence.startsWith('LUCIOLE_'))) return findings;
  const config = readConfig(env);
  await look('widget', () => checkPublished(builtDir, config.publicUrl));
  await look('database', async () => {
    const keeping = await openKeeping(config);
    try {
      return await keeping.check(Date.now(), progress);
    } finally {
      await keeping.close();
    }
  });
  await look('accounts', async () => {
    (await openPeople(config)).close();
    return [{ check: 'accounts', ok: true, sentence: 'People can sign in.' }];
  });
  await look('disk', async () => {
    const { bavail, bsize } = await statfs(config.dataDir);
    const room = bavail * bsize;
    const sentence = `${Math.floor(room / MIB)} MiB are free where ${config.dataDir} is.`;
    const ok = room >= LITTLE_ROOM;
    return [{ check: 'disk', ok, sentence: ok ? sentence : `${sentence} Make room.` }];
  });
  return findings;
}
