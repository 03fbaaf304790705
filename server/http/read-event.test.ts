import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NAVS, METHODS, type EventBatch } from '../../protocol/index.js';
import { event } from '../test-app.js';
import { readEvent } from './read-event.js';
import { eventSchema } from './schema.js';

/** What the schema makes of a value, and what the reader that stands in for it makes. */
function both(raw: unknown): { schema: unknown; reader: unknown } {
  const result = eventSchema.safeParse(raw);
  return { schema: result.success ? result.data : undefined, reader: readEvent(raw) };
}

const TYPES = ['landing', 'view', 'share', 'conversion'];
const FIELDS = [
  ...['type', 'id', 'view', 'page', 'at', 'token', 'referrer', 'title', 'utm', 'nav', 'next'],
  ...['channel', 'method', 'parent', 'goal', 'value', 'currency', 'order', 'passage'],
];

const value = fc.oneof(
  fc.constantFrom<unknown>(
    ...['', ' ', 'abcdefgh', 'a'.repeat(32), 'a'.repeat(33), 'EUR', 'eur', 'whatsapp', 'constructor', '0'],
    ...['https://www.example.org/a?b#c', 'HTTP://x', 'http://', 'ftp://x/', 'https://[', '//x', ...TYPES],
    ...[-1, 0, -0, 0.5, 8.64e15, 8.64e15 + 1, Infinity, NaN, null, undefined, true, {}, []],
    ...[{ source: 'x', medium: '' }, { source: 1 }, { campaign: null }, { other: 1 }, ['x']],
    ...[
      { hash: 'a1', words: 'one  two' },
      { hash: '', words: '' },
      { hash: 'a1' },
      { hash: 'a b', words: 1 },
    ],
    ...[`${'a'.repeat(299)}🪲`, 'a\u00a0b', 'one  two', 'été', '日本', '\ud800', `${'é'.repeat(300)} `],
    ...[`https://x/${'a'.repeat(2048)}`, 'x'.repeat(70), ...NAVS, ...METHODS],
  ),
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.jsonValue(),
);

describe('readEvent', () => {
  it.each(
    readdirSync(new URL('../../protocol/golden', import.meta.url)).filter((name) => name.endsWith('.json')),
  )('reads %s as the schema does', (name) => {
    const path = new URL(`../../protocol/golden/${name}`, import.meta.url);
    for (const each of (JSON.parse(readFileSync(path, 'utf8')) as EventBatch).events) {
      expect(readEvent(each)).toBeDefined();
      expect(readEvent(each)).toEqual(eventSchema.parse(each));
    }
  });

  it('has the verdict of the schema, and its result, on events with a few fields made wrong or missing', () => {
    const changes = fc.dictionary(fc.constantFrom(...FIELDS), value, { maxKeys: 3 });
    fc.assert(
      fc.property(
        fc.constantFrom(...TYPES),
        changes,
        fc.subarray(FIELDS, { maxLength: 1 }),
        (type, fields, gone) => {
          const raw = { ...event(type), ...fields };
          for (const name of gone) Reflect.deleteProperty(raw, name);
          const { schema, reader } = both(raw);
          expect(reader).toEqual(schema);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('has the verdict of the schema on anything else', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (raw) => {
        const { schema, reader } = both(raw);
        expect(reader).toEqual(schema);
      }),
      { numRuns: 500 },
    );
  });
});
