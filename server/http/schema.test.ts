import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { MAX_TEXT_LENGTH } from '../../protocol/index.js';
import { event } from '../test-app.js';
import { readEvent } from './read-event.js';
import { eventSchema } from './schema.js';

const MIB = 1_048_576;

it.each([
  ['the schema', (raw: unknown) => eventSchema.parse(raw)],
  ['the quick check', readEvent],
])('%s keeps of a text that is too long its beginning, and not the rest in memory', (_, read) => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const long = (n: number) => `${n} ${'x'.repeat(200_000)}`;
  const usedBytes = () => {
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };
  const before = usedBytes();
  const kept = Array.from({ length: 300 }, (_, n) => {
    // As they come: each text by itself.
    const raw = JSON.stringify(
      event('landing', { title: long(n), token: long(n), utm: { source: long(n) } }),
    );
    return read(JSON.parse(raw));
  });
  expect(usedBytes() - before).toBeLessThan(10 * MIB);
  expect(kept[7]).toMatchObject({ title: `7 ${'x'.repeat(MAX_TEXT_LENGTH - 2)}` });
});
