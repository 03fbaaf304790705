import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeId } from '../../../widget/page/make-id.js';
import { compareEvents } from '../../domain/facts.js';
import { KnownReader } from './known-reader.js';
import { readReader } from './reader-text.js';

const NOON = Date.parse('2026-11-10T12:00:00Z');

it('is what it was when it is read, in whatever order it became known', () => {
  const place = fc
    .record({
      kind: fc.nat({ max: 4 }),
      at: fc.integer({ min: NOON - 86_400_000, max: NOON }),
      id: fc.option(fc.stringMatching(/^[A-Za-z0-9_-]{8,32}(\.next)?$/)),
      writes: fc.boolean(),
      goes: fc.boolean(),
    })
    .map(({ id, ...rest }) => ({ ...rest, id: id ?? makeId(rest.at + 5) }));
  const places = fc.uniqueArray(place, { maxLength: 12, selector: ({ id }) => id });
  const visits = fc.uniqueArray(fc.tuple(fc.nat(), fc.nat({ max: 99 })), {
    selector: ([account]) => account,
  });
  fc.assert(
    fc.property(places, visits, (known, accounts) => {
      const reader = new KnownReader(1, 1);
      for (const each of known) {
        reader.add(each.kind, each);
        if (each.writes) reader.text();
      }
      for (const each of known) if (each.goes) reader.remove(each.kind, each);
      for (const [account, events] of accounts) reader.visits.set(account, events);
      const read = readReader(reader.text());
      expect(read.visits).toEqual(accounts);
      const seen = known.filter(({ goes }) => !goes).sort(compareEvents);
      for (let kind = 0; kind < 5; kind += 1)
        expect(read.seen[kind] ?? []).toEqual(
          seen.filter((each) => each.kind === kind).map(({ at, id }) => [at, id]),
        );
    }),
  );
});

it('takes half of what it took as JSON', () => {
  const state = {
    seen: [[], [], [NOON, NOON + 60_000, NOON + 90_000].map((at): [number, string] => [at + 80, makeId(at)])],
    visits: [64, 1312, 1344, 1376, 1408, 5632, 9000].map((account): [number, number] => [account, 0]),
  };
  const text = new KnownReader(1, 1, state).text();
  expect(text.length).toBeLessThan(JSON.stringify(state).length / 2);
  expect([readReader(text), readReader(JSON.stringify(state))]).toEqual([state, state]);
});
