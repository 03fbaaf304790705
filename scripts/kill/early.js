/** A collector that breaks promise 2: it acknowledges, and commits a moment later. For scripts/kill.js only. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const server = join(dirname(fileURLToPath(import.meta.url)), '../../dist/server');
const { createApp } = await import(join(server, 'app.js'));
const { readConfig } = await import(join(server, 'config.js'));
const { Gate } = await import(join(server, 'http/gate.js'));
const { Load } = await import(join(server, 'ingest/load.js'));
const { listen } = await import(join(server, 'listen.js'));
const { LiveFeed } = await import(join(server, 'live/live-feed.js'));
const { createLog } = await import(join(server, 'log.js'));
const { openPeople, openStore } = await import(join(server, 'main.js'));

const COMMIT_AFTER_MS = 20;

const config = readConfig(process.env);
const store = await openStore(config);
const early = {
  ...store,
  append(batch) {
    setTimeout(() => void store.append(batch), COMMIT_AFTER_MS);
    return Promise.resolve(batch.events.map(() => 'accepted'));
  },
};
const log = createLog(config.logLevel);
const app = createApp({
  store: early,
  accounts: await openPeople(config),
  trustProxy: config.trustProxy,
  countryOf: () => null,
  live: new LiveFeed({ store: early, now: Date.now }),
  widget: new Map(),
  dashboard: new Map(),
  gate: new Gate({ ...config, load: new Load(), log, now: Date.now }),
  log,
  now: Date.now,
});
await listen(app, config);
