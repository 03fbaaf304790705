import { describeStore } from '../store.contract.js';
import { createMemoryStore } from './memory-store.js';

describeStore('memory', {
  open: () => Promise.resolve(createMemoryStore()),
  cleanUp: () => undefined,
});
