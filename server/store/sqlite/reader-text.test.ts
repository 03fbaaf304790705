import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeId } from '../../../widget/page/make-id.js';
import { readReader, writeReader } from './reader-text.js';

const NOON = Date.parse('2026-11-10T12:00:00Z');

it('is what it was when it is read', () => {
  const place = fc
    .record({
      at: fc.integer({ min: NOON - 86_400_000, max: NOON }),
      id: fc.option(fc.stringMatching(/^[A-Za-z0-9_-]{8,32}(\.next)?$/)),
    })
    .map(({ at, id }): [number, string] => [at, id ?? makeId(at + 5)]);
  const seen = fc
    .array(fc.array(place, { maxLength: 6 }), { maxLength: 5 })
    .map((kinds) => kinds.map((places) => places.sort(([a], [b]) => a - b)));
  const visits = fc.uniqueArray(fc.tuple(fc.nat(), fc.nat({ max: 99 })), {
    selector: ([account]) => account,
  });
  fc.assert(
    fc.property(seen, visits, (kinds, accounts) => {
      const state = { seen: kinds, visits: accounts.sort(([a], [b]) => a - b) };
      expect(readReader(writeReader(state))).toEqual(state);
    }),
  );
});

it('takes half of what it took as JSON', () => {
  const state = {
    seen: [[], [], [NOON, NOON + 60_000, NOON + 90_000].map((at): [number, string] => [at + 80, makeId(at)])],
    visits: [64, 1312, 1344, 1376, 1408, 5632, 9000].map((account): [number, number] => [account, 0]),
  };
  expect(writeReader(state).length).toBeLessThan(JSON.stringify(state).length / 2);
  expect(readReader(JSON.stringify(state))).toEqual(state);
});
