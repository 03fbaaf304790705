import { createApp } from '../../dist/server/app.js';
import { readConfig } from '../../dist/server/config.js';
import { Gate } from '../../dist/server/http/gate.js';
import { Load } from '../../dist/server/ingest/load.js';
import { listen } from '../../dist/server/listen.js';
import { LiveFeed } from '../../dist/server/live/live-feed.js';
import { createLog } from '../../dist/server/log.js';
import { openPeople, openStore } from '../../dist/server/main.js';

/**
 * Serves the built collector, configured as ever, on a store of another kind: what `changed` makes of its own.
 * It has neither pages nor countries.
 *
 * @param {(store: object) => object} changed
 */
export async function serveStore(changed) {
  const config = readConfig(process.env);
  const store = changed(await openStore(config));
  const log = createLog(config.logLevel);
  const app = createApp({
    store,
    accounts: await openPeople(config),
    trustProxy: config.trustProxy,
    countryOf: () => null,
    live: new LiveFeed({ store, now: Date.now }),
    widget: new Map(),
    dashboard: new Map(),
    gate: new Gate({ ...config, load: new Load(), log, now: Date.now }),
    log,
    now: Date.now,
  });
  await listen(app, config);
}
