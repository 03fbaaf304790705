import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { endWithReader } from './broken-pipe.js';

it('ends quietly once nobody reads any more, and hides no other failure', () => {
  const stream = new EventEmitter();
  let ended = 0;
  endWithReader(stream, () => (ended += 1));
  stream.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
  expect(ended).toBe(1);
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  expect(() => stream.emit('error', full)).toThrow(full);
  expect(ended).toBe(1);
});
