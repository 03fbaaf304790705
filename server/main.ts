import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApp } from './app.js';
import { openAccounts, type Accounts } from './auth/accounts.js';
import type { Config } from './config.js';
import { openCountries } from './countries.js';
import { parseRanges } from './http/client-address.js';
import { Gate } from './http/gate.js';
import { loadStaticFiles } from './http/static-files.js';
import { Load } from './ingest/load.js';
import { LiveFeed } from './live/live-feed.js';
import { explained, listen } from './listen.js';
import { createLog } from './log.js';
import { machineZone, putSite } from './sites.js';
import type { Keeping, Progress } from './store/keeping.js';
import type { Site, Store } from './store/port.js';
import { lockData } from './store/sqlite/data-lock.js';
import { explainFailure } from './store/sqlite/explain-failure.js';
import { backUpData, restoreData, type Before } from './store/sqlite/keeping/data-files.js';
import { openSqliteKeeping } from './store/sqlite/keeping/sqlite-keeping.js';
import { openSqliteStore } from './store/sqlite/sqlite-store.js';
import { createMailer } from './telling/mailer.js';
import { safePost } from './telling/safe-post.js';
import { createTeller, SEND_EVERY_MS } from './telling/teller.js';
import { watchSteadiness } from './watching/steady.js';

const FORGET_EVERY_MS = 3_600_000;

/** Built, this file lies beside the widget and the dashboard. */
export const BUILT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** A running server. */
export interface Running {
  port: number;
  store: Store;
  accounts: Accounts;
  /** Finishes the requests under way, then closes everything. */
  close(): Promise<void>;
}

/** Opens the events and figures kept in the data directory. */
export async function openStore({ dataDir }: Config, options: { bulk?: boolean } = {}): Promise<Store> {
  await makeDirectory(dataDir);
  return openSqliteStore(join(dataDir, 'luciole.db'), options);
}

/** Opens the same to look after it; a server may run on it meanwhile. */
export async function openKeeping({ dataDir }: Config): Promise<Keeping> {
  await makeDirectory(dataDir);
  return openSqliteKeeping(join(dataDir, 'luciole.db'));
}

/** Copies everything that is kept into a new directory. */
export async function backUp({ dataDir }: Config, path: string, progress: Progress): Promise<void> {
  await makeDirectory(dataDir);
  await backUpData(dataDir, path, progress);
}

/** Puts a backup in the place of everything; answers where what was there before is now. */
export async function restore({ dataDir }: Config, path: string, progress: Progress): Promise<Before> {
  await makeDirectory(dataDir);
  return restoreData(dataDir, path, { progress, now: Date.now() });
}

/** Opens the people who may sign in. */
export async function openPeople(config: Config): Promise<Accounts> {
  await makeDirectory(config.dataDir);
  return openAccounts(config).catch((error: unknown) => {
    throw explainFailure(error, join(config.dataDir, 'accounts.db'));
  });
}

interface ServeOptions {
  logStyle?: 'json' | 'plain';
  /** Holds the built `widget/` and `dashboard/`. */
  builtDir?: string;
}

/**
 * Starts the collector with its dashboard, the only one on its data directory. Throws an `Error` with a
 * sentence where it cannot.
 */
export async function serve(config: Config, options: ServeOptions = {}): Promise<Running> {
  await makeDirectory(config.dataDir);
  const lock = lockData(config.dataDir);
  try {
    const running = await serveAlone(config, options);
    return {
      ...running,
      async close() {
        await running.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function serveAlone(
  config: Config,
  { logStyle = 'json', builtDir = BUILT }: ServeOptions,
): Promise<Running> {
  const log = createLog(config.logLevel, logStyle);
  const countryOf = await openCountries(config.countries);
  const store = await openStore(config);
  const accounts = await openPeople(config);
  const keeping = await openKeeping(config);
  const load = new Load();
  const live = new LiveFeed({ store, now: Date.now });
  const closeFiles = async () => {
    load.close();
    accounts.close();
    await keeping.close();
    await store.close();
  };

  const { telling, members, people, log: actions } = accounts;
  const teller = createTeller({
    ...{ store, telling, members, people, actions, log },
    mailer: config.mail && createMailer({ ...config.mail, publicUrl: config.publicUrl }),
    post: (url, body, headers) => safePost(url, body, headers, { allowed: config.webhookPrivate }),
    publicUrl: config.publicUrl,
    now: Date.now,
    random: Math.random,
  });
  const app = createApp({
    store,
    accounts,
    delivery: teller.delivery,
    mail: config.mail !== undefined,
    webhookPrivate: config.webhookPrivate,
    exportSite: (id) => keeping.exportSite(id),
    retention: keeping,
    publicUrl: config.publicUrl,
    trustProxy: config.trustProxy,
    checkPrivate: config.checkPrivate,
    countryOf,
    gate: new Gate({ ...config, load, log, now: Date.now }),
    live,
    widget: await loadStaticFiles(join(builtDir, 'widget')),
    dashboard: await loadStaticFiles(join(builtDir, 'dashboard')),
    log,
    now: Date.now,
  });
  const listening = await listen(app, config).catch(async (error: unknown) => {
    await closeFiles();
    throw error;
  });

  let stopped = false;
  const steadyMs = watchSteadiness(Date.now, () => performance.now());
  const unlessStopped = async (work: () => Promise<unknown>, failed: string) => {
    if (stopped) return;
    await work().catch((error: unknown) => {
      if (!stopped) log.error({ err: error }, failed);
    });
  };
  const forget = async () => {
    const now = Date.now();
    await store.forget(now).catch((error: unknown) => {
      log.error({ err: error }, 'what ties past days to people could not be erased');
    });
    // Before raw events go, so that a recount that was cut short finds all it has to count.
    await unlessStopped(
      () => keeping.recountZones(now),
      'days could not be counted anew in a changed time zone',
    );
    await unlessStopped(
      () => keeping.enforceRetention(now, steadyMs()),
      'events older than their retention could not be removed',
    );
  };
  void forget();
  const forgetting = setInterval(() => void forget(), FORGET_EVERY_MS).unref();
  void teller.tick();
  const ticking = setInterval(() => void teller.tick(), SEND_EVERY_MS).unref();
  log.info({ host: config.host, port: listening.port }, 'listening');

  return {
    port: listening.port,
    store,
    accounts,
    async close() {
      clearInterval(forgetting);
      clearInterval(ticking);
      stopped = true;
      live.close();
      await listening.close();
      await teller.close();
      await closeFiles();
      log.info({}, 'stopped');
    },
  };
}

/** Adds the site that the demo publication reports for. */
export async function putDemoSite(store: Store, { demoPort }: Config): Promise<Site> {
  const known = await store.getSite('demo');
  const origins = ['localhost', '127.0.0.1'].map((host) => `http://${host}:${demoPort}`);
  return putSite(store, { id: 'demo', origins, timezone: known?.timezone ?? machineZone() }, Date.now());
}

/** What there is to read in the demo publication. */
export async function demoHeadlines({ demoPort }: Config): Promise<{ url: string; title: string }[]> {
  const { headlines } = await import('../demo-site/headlines.js');
  return headlines(`http://localhost:${demoPort}`);
}

/** Starts everything there is to see on one machine: the collector and the demo publication. */
export async function start(
  config: Config,
  options: { builtDir?: string } = {},
): Promise<Running & { signInLink: string; demoUrl: string }> {
  // The demo's server tells its three readers apart by the address it passes on.
  const trustProxy = [...config.trustProxy, ...parseRanges('127.0.0.1, ::1')];
  // Who runs this reads the few lines printed, unless something goes wrong.
  const logLevel = config.logLevel === 'info' ? 'warn' : config.logLevel;
  const running = await serve({ ...config, trustProxy, logLevel }, { ...options, logStyle: 'plain' });
  try {
    await putDemoSite(running.store, config);
    const signInLink = await running.accounts.signInLink();
    const { startDemo } = await import('../demo-site/main.js');
    const place = { host: config.host, port: config.demoPort };
    const demo = await startDemo({ ...place, collectorUrl: config.publicUrl }).catch((error: unknown) => {
      throw explained(error as NodeJS.ErrnoException, place);
    });
    return {
      ...running,
      signInLink,
      demoUrl: demo.url,
      async close() {
        await demo.close();
        await running.close();
      },
    };
  } catch (error) {
    await running.close();
    throw error;
  }
}

async function makeDirectory(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
    throw new Error(`Cannot keep data in ${path}: ${(cause as Error).message}. Change LUCIOLE_DATA.`, {
      cause,
    });
  });
}
