import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { InvalidArgumentError, type Command } from 'commander';
import { readConfig, type Config } from './config.js';
import { openCountries } from './countries.js';
import { addDays, dayStart, localDay } from './domain/time.js';
import { demoHeadlines, openStore, putDemoSite } from './main.js';
import { compare, type Comparison, type FiguresSource } from './simulate/compare.js';
import { driveCollector, postTo } from './simulate/drive-collector.js';
import { readFrom } from './simulate/figures-source.js';
import { fillStore } from './simulate/fill-store.js';
import { peopleTable } from './simulate/people-table.js';
import { Simulation, type Truth } from './simulate/simulation.js';
import type { WorldOptions } from './simulate/world.js';
import { putSite } from './sites.js';
import type { Site, Store } from './store/port.js';
import type { Surroundings } from './surroundings.js';

const DAY_MS = 86_400_000;

/** Tokens have no earlier minutes. */
const FIRST_DAY = '2026-01-01';

/** How often progress is told at most, ms. */
const TELL_EVERY_MS = 1000;

/** A demo in which more has happened has had its month already. */
const TRIED_BY_HAND = 1000;

interface Options {
  site?: string;
  data?: string;
  url?: string;
  demo?: true;
  origin?: string;
  timezone?: string;
  seed: number;
  days: number;
  from?: string;
  events: number;
  readers?: number;
  shareRate?: number;
  views?: number;
  addressBar?: number;
  speed: number;
  truth?: string;
  check?: true;
  key?: string;
  json?: true;
}

const number =
  (low: number, high: number, whole = true) =>
  (text: string): number => {
    const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
    if (value >= low && value <= high && (!whole || Number.isInteger(value))) return value;
    throw new InvalidArgumentError(`It must be a ${whole ? 'whole ' : ''}number from ${low} to ${high}.`);
  };

const day = (text: string): string => {
  if (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && text >= FIRST_DAY) return text;
  throw new InvalidArgumentError(`It must be a day such as 2026-10-01, and not before ${FIRST_DAY}.`);
};

/** Adds the command that makes up a publication's life, of which the truth is known. */
export function addSimulateCommand(program: Command, { env, out, err }: Surroundings): void {
  const print = (line: string) => {
    out(`${line}\n`);
  };
  const command: Command = program
    .command('simulate')
    .description('make up the life of a publication, to try things on, and write down what is true of it')
    .option('--demo', 'fill the demo with the month until now; what else is set aside')
    .option('--site <id>', 'the site it is reported for')
    .option('--data <dir>', 'fill the store there, at past times; LUCIOLE_DATA unless said')
    .option('--url <url>', 'report to the running collector there, as it happens')
    .option('--origin <url>', "the publication's origin; that of the site where it is known here")
    .option('--timezone <zone>', 'the zone its readers live in; that of the site where it is known here')
    .option('--seed <n>', 'the same number makes the same world', number(0, Number.MAX_SAFE_INTEGER), 1)
    .option('--days <n>', 'for how long', number(1, 760), 30)
    .option('--from <day>', 'the first day; by default today is the last', day)
    .option('--events <n>', 'how many events are reported, about', number(1, 100_000_000), 50_000)
    .option(
      '--readers <n>',
      'how many people read; a twelfth of the events unless said',
      number(1, 10_000_000),
    )
    .option('--share-rate <part>', "what part of a page's readers passes it on", number(0, 0.3, false))
    .option('--views <n>', 'how many pages a visitor reads after the first', number(0, 20, false))
    .option(
      '--address-bar <part>',
      'in what part of the views the address carries a token of its own',
      number(0, 1, false),
    )
    .option(
      '--speed <n>',
      'with --url: how fast life goes; 1440 lives a day in a minute',
      number(1, 1e6, false),
      1440,
    )
    .option('--truth <file>', 'where to write the truth, as JSON')
    .option('--check', 'compare every figure with the truth; 1 where one differs')
    .option('--key <key>', 'with --url and --check: a key that reads the site')
    .option('--json', 'for programs')
    .action(async (options: Options) => {
      const { demo, site, url, data, origin, check, key } = options;
      if ([demo, url, data].filter((choice) => choice !== undefined).length > 1)
        command.error('Choose one of --demo, --data and --url.');
      if (!demo && site === undefined) command.error('Name the site with --site, or choose --demo.');
      if (url !== undefined && (!URL.canParse(url) || origin === undefined))
        command.error("With --url, name the collector's address and, with --origin, that of the pages.");
      if (url !== undefined && check && key === undefined)
        command.error('With --url, --check needs a --key that reads the site.');
      const config = readConfig({ ...env, ...(data !== undefined && { LUCIOLE_DATA: resolve(data) }) });
      const tell = progressOf(err, options.events);
      const { truth, comparison } =
        url === undefined ? await fill(options, config, tell) : await drive(options, url, tell);

      if (options.truth !== undefined) await writeFile(options.truth, `${JSON.stringify(truth, null, 2)}\n`);
      const { from, to, reports, rules, people } = truth;
      const { totals } = rules;
      if (options.json)
        print(JSON.stringify({ from, to, reports, totals, people, check: comparison ?? null }));
      else {
        print(`Seed ${options.seed}, ${from} to ${to}: ${said(reports)} reports were received.`);
        print(
          `By the rules: ${said(totals.landings)} landings, ${said(totals.views)} views, ${said(totals.shares)} shares, ` +
            `${said(totals.arrivals)} arrivals (${said(totals.unmatched)} unmatched), ${said(totals.left_out)} left out.`,
        );
        print('');
        print(peopleTable(people));
        if (comparison?.differences.length === 0)
          print(`\nAll of ${said(comparison.compared)} figures are those that the rules ask for.`);
      }
      if (comparison && comparison.differences.length > 0) {
        for (const difference of comparison.differences.slice(0, 20)) err(`${difference}\n`);
        throw new Error(`${comparison.differences.length} of ${comparison.compared} figures are not true.`);
      }
    });
}

interface Done {
  truth: Truth;
  comparison: Comparison | undefined;
}

async function fill(options: Options, config: Config, progress: (done: number) => void): Promise<Done> {
  const store = await openStore(config, { bulk: true });
  try {
    const site = options.demo ? await putDemoSite(store, config) : await siteOf(store, options);
    await refuseToMix(store, site, options);
    const world = worldOf(options, site, options.demo ? await demoHeadlines(config) : undefined);
    const simulation = new Simulation(world);
    const countryOf = await openCountries(config.countries);
    await fillStore(store, site, simulation.deliveries(), { countryOf, progress });
    const truth = simulation.truth();
    const span = { site: site.id, from: truth.from, to: truth.to };
    const source: FiguresSource = {
      most: Infinity,
      stats: (by) => store.stats({ ...span, by, limit: Number.MAX_SAFE_INTEGER }),
      leftOut: () => store.leftOut(span),
      passages: async (page) => {
        const { read, passages } = await store.article({ ...span, page });
        return read === undefined ? passages : undefined;
      },
    };
    return { truth, comparison: options.check && (await compare(truth.rules, source)) };
  } finally {
    await store.close();
  }
}

async function drive(options: Options, url: string, progress: (done: number) => void): Promise<Done> {
  const { site = '', origin = '', timezone, key = '', days, speed } = options;
  const read = readFrom(url, key);
  const zone = options.check ? await read.timezone(site) : (timezone ?? 'Europe/Paris');
  const now = Date.now();
  const to = now + Math.ceil((days * DAY_MS) / speed);
  const simulation = new Simulation({ ...sizesOf(options), from: now, to, timezone: zone, origin, speed });
  await driveCollector(simulation.deliveries(), {
    site,
    origin,
    post: postTo(url),
    reach: async (at) => {
      // A timer may come a little early, and nothing is reported before it happened.
      for (let wait = at - Date.now(); wait > 0; wait = at - Date.now()) await sleep(wait);
    },
    sleep,
    clock: 'now',
    progress,
  });
  const truth = simulation.truth();
  return { truth, comparison: options.check && (await compare(truth.rules, read.figures(site, truth))) };
}

/** The site, added where it is not there yet. */
async function siteOf(store: Store, { site: id = '', origin, timezone }: Options): Promise<Site> {
  const known = await store.getSite(id);
  if (known && (origin === undefined || known.origins.includes(origin))) return known;
  const origins = [...(known?.origins ?? []), origin ?? 'https://www.example.org'];
  return putSite(store, { id, origins, timezone: timezone ?? known?.timezone ?? 'Europe/Paris' }, Date.now());
}

/** What was made up is not to be taken for what readers did, nor figures of both for the truth. */
async function refuseToMix(store: Store, { id }: Site, { demo }: Options): Promise<void> {
  const span = { site: id, from: FIRST_DAY, to: '2053-12-31' };
  const { totals } = await store.stats({ ...span, by: null, limit: 1 });
  const { landings, views, shares, left_out } = totals;
  const before = [landings, views, shares, left_out].reduce((sum: number, each) => sum + (each ?? 0), 0);
  if (demo ? before < TRIED_BY_HAND : before === 0) return;
  throw new Error(
    demo
      ? 'The demo has had its month already. Another data directory, in LUCIOLE_DATA, begins anew.'
      : `The site "${id}" has figures already, and what is made up would stand among them. Name another one.`,
  );
}

function sizesOf({ seed, events, readers, shareRate, views, addressBar }: Options) {
  const people = readers ?? Math.max(30, Math.ceil(events / 12));
  return { seed, events, readers: people, shareRate, views, addressBar };
}

/** A world on past days. */
function worldOf(
  options: Options,
  { origins, timezone }: Site,
  headlines: WorldOptions['headlines'],
): WorldOptions {
  const now = Date.now();
  const days = options.demo ? 30 : options.days;
  const today = localDay(now, timezone);
  const first = options.from ?? addDays(today, 1 - days);
  if (first < FIRST_DAY || addDays(first, days - 1) > today)
    throw new Error(
      `The days must lie between ${FIRST_DAY} and today; choose other --days, or another --from.`,
    );
  const to = dayStart(addDays(first, days), timezone);
  return {
    ...sizesOf(options),
    from: dayStart(first, timezone),
    to,
    until: Math.min(now, to - 1),
    timezone,
    origin: options.origin ?? origins[0] ?? '',
    headlines,
  };
}

function progressOf(err: (text: string) => void, events: number): (done: number) => void {
  let last = Date.now();
  return (done) => {
    if (Date.now() - last < TELL_EVERY_MS) return;
    last = Date.now();
    err(`simulating: ${said(done)} of about ${said(events)} events\n`);
  };
}

function said(count: number | null): string {
  return (count ?? 0).toLocaleString('en-GB');
}
