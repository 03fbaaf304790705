/** A collector that breaks promise 2: it acknowledges, and commits a moment later. For scripts/kill.js only. */
import { serveStore } from '../support/serve-store.js';

const COMMIT_AFTER_MS = 20;

await serveStore((store) => ({
  ...store,
  append(batch) {
    setTimeout(() => void store.append(batch), COMMIT_AFTER_MS);
    return Promise.resolve(batch.events.map(() => 'accepted'));
  },
}));
