/** The thread that writes: a store of its own on the same file. */
import { parentPort } from 'node:worker_threads';
import { readConfig } from '../../dist/server/config.js';
import { openStore } from '../../dist/server/main.js';

const store = await openStore(readConfig(process.env));
parentPort.on('message', ({ number, batches }) => {
  void Promise.all(batches.map((batch) => store.append(batch))).then((verdicts) => {
    parentPort.postMessage({ number, verdicts });
  });
});
