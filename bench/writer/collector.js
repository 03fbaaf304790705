/** The collector with its writer in a thread of its own, for bench/writer.js only: the way that was not chosen. */
import { Worker } from 'node:worker_threads';
import { serveStore } from '../../scripts/support/serve-store.js';

/** Remembered: as another connection writes, the store would look sites and salts up with each request. */
const remembered = (ask) => {
  const answers = new Map();
  return (...args) => {
    const name = args.join(' ');
    if (!answers.has(name)) answers.set(name, ask(...args));
    return answers.get(name);
  };
};

/** The store, with its appends in a thread of their own. */
function apart(store) {
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

  return {
    ...store,
    getSite: remembered((id) => store.getSite(id)),
    getSalt: remembered((site, day) => store.getSalt(site, day)),
    append: (batch) =>
      new Promise((resolve) => {
        // What came in one turn of the loop is posted together.
        if (next.push({ batch, resolve }) === 1) setImmediate(post);
      }),
  };
}

await serveStore(apart);
