/** The collector with its writer in a thread of its own, for bench/writer.js only: the way that was not chosen. */
import { Worker } from 'node:worker_threads';
import { createApp } from '../../dist/server/app.js';
import { readConfig } from '../../dist/server/config.js';
import { Gate } from '../../dist/server/http/gate.js';
import { Load } from '../../dist/server/ingest/load.js';
import { listen } from '../../dist/server/listen.js';
import { LiveFeed } from '../../dist/server/live/live-feed.js';
import { createLog } from '../../dist/server/log.js';
import { openPeople, openStore } from '../../dist/server/main.js';

const config = readConfig(process.env);
const store = await openStore(config);
const writer = new Worker(new URL('./worker.js', import.meta.url));

/** Who waits for what was posted together, by its number. */
const posted = new Map();
let number = 0;
let next = [];
const post = () => {
  const batches = next;
  next = [];
  posted.set((number += 1), batches);
  writer.postMessage({ number, batches: batches.map(({ batch }) => batch) });
};
writer.on('message', ({ number: answered, verdicts }) => {
  for (const [index, { resolve }] of posted.get(answered).entries()) resolve(verdicts[index]);
  posted.delete(answered);
});

/** Remembered: as another connection writes, the store would look sites and salts up with each request. */
const remembered = (ask) => {
  const answers = new Map();
  return (...args) => {
    const name = args.join(' ');
    if (!answers.has(name)) answers.set(name, ask(...args));
    return answers.get(name);
  };
};
const apart = {
  ...store,
  getSite: remembered((id) => store.getSite(id)),
  getSalt: remembered((site, day) => store.getSalt(site, day)),
  append: (batch) =>
    new Promise((resolve) => {
      // What came in one turn of the loop is posted together.
      if (next.push({ batch, resolve }) === 1) setImmediate(post);
    }),
};
const log = createLog(config.logLevel);
const app = createApp({
  store: apart,
  accounts: await openPeople(config),
  trustProxy: config.trustProxy,
  countryOf: () => null,
  live: new LiveFeed({ store: apart, now: Date.now }),
  widget: new Map(),
  dashboard: new Map(),
  gate: new Gate({ ...config, load: new Load(), log, now: Date.now }),
  log,
  now: Date.now,
});
await listen(app, config);
