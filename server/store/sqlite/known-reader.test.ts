import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeId } from '../../../widget/page/make-id.js';
import { compareEvents, type Place } from '../../domain/facts.js';
import { KINDS } from './codes.js';
import { KnownReader } from './known-reader.js';
import { readPlaces, readRow } from './reader-bytes.js';

const NOON = Date.parse('2026-11-10T12:00:00Z');
const VISITS: readonly number[] = [KINDS.other, KINDS.arriving, KINDS.direct];

/** A reader whose row is written when they are, and who is read anew from it. */
function withRow() {
  let row: Buffer | undefined;
  const rows = { read: () => row };
  let reader = new KnownReader(1, 1, { rows });
  return {
    reader: () => reader,
    write() {
      row = reader.write();
      return row;
    },
    readAnew() {
      row = reader.write();
      reader = new KnownReader(1, 1, { rows, row });
    },
  };
}

const place = fc
  .record({
    kind: fc.nat({ max: 4 }),
    at: fc.integer({ min: NOON - 5_000, max: NOON }).map((at) => at - (at % 500)),
    id: fc.option(fc.stringMatching(/^[A-Za-z0-9_-]{8,32}(\.next)?$/)),
    skew: fc.integer({ min: -100_000, max: 5 }),
    next: fc.boolean(),
    then: fc.constantFrom('write', 'read anew', null),
    goes: fc.boolean(),
    again: fc.boolean(),
  })
  .map(({ id, skew, next, ...rest }) => ({
    ...rest,
    id: id ?? makeId(rest.at + skew) + (next ? '.next' : ''),
  }));

it('is what it was, however much of it is in the row, in whatever order it became known', () => {
  const places = fc.uniqueArray(place, { maxLength: 14, selector: ({ id }) => id });
  fc.assert(
    fc.property(places, place, fc.nat({ max: 3000 }), (known, asked, ms) => {
      const kept = withRow();
      let expected: typeof known = [];
      const of = (...kinds: number[]) =>
        expected.filter(({ kind }) => kinds.includes(kind)).sort(compareEvents);
      const isAfter = (each: Place) => compareEvents(each, asked) > 0;
      const isBefore = (each: Place) => compareEvents(each, asked) < 0;
      const ids = (these: Place[]) => these.map(({ id }) => id);
      for (const each of known) {
        kept.reader().add(each.kind, each);
        expected.push(each);
        if (each.then === 'write') kept.write();
        if (each.then === 'read anew') kept.readAnew();
        if (each.again && expected[0]) kept.reader().add(expected[0].kind, expected[0]);
        if (each.goes) {
          kept.reader().remove(each.kind, each);
          expected = expected.filter((one) => one !== each);
        }
        const reader = kept.reader();
        const { kind } = asked;
        expect(reader.last(kind)).toBe(of(kind).at(-1)?.at ?? -1);
        expect([...reader.after(kind, asked, asked.at + ms)].sort()).toEqual(
          ids(of(kind).filter((one) => isAfter(one) && one.at <= asked.at + ms)).sort(),
        );
        expect([...reader.before(kind, asked)]).toEqual(ids(of(kind).filter(isBefore).reverse()));
        expect(reader.wasSeen(asked.at - ms, asked)).toBe(
          of(...VISITS).some((one) => isBefore(one) && one.at >= asked.at - ms),
        );
      }
      expect(kept.reader().all().sort()).toEqual(ids(expected).sort());
      expect(kept.reader().visited().sort()).toEqual(ids(of(...VISITS)).sort());
    }),
  );
});

it('is in the accounts it was put in last, however they were written', () => {
  const account = fc.nat({ max: 9 }).chain((n) => fc.constantFrom(n, n * 2 ** 33));
  const change = fc.tuple(account, fc.option(fc.nat({ max: 3 }), { nil: undefined }), fc.boolean());
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const kept = withRow();
      const expected = new Map<number, number>();
      for (const [account, events, readsAnew] of changes) {
        kept.reader().setPart(account, events);
        if (events === undefined) expected.delete(account);
        else expected.set(account, events);
        if (readsAnew) kept.readAnew();
        expect(kept.reader().accounts().sort()).toEqual([...expected.keys()].sort());
        for (const [each, part] of expected) expect(kept.reader().part(each)).toBe(part);
        if (events === undefined) expect(kept.reader().part(account)).toBeUndefined();
      }
    }),
  );
});

const STATE = {
  seen: [
    [],
    [],
    [NOON, NOON + 60_000, NOON + 90_000].map((at): [number, string] => [at, makeId(at + 80, 0.7)]),
  ],
  visits: [64, 1312, 1344, 1376, 1408, 5632, 9000].map((account): [number, number] => [account, 0]),
};

it('takes a third of what it took as JSON', () => {
  const { seen, visits } = STATE;
  const reader = new KnownReader(1, 1);
  for (const [kind, places] of seen.entries()) for (const [at, id] of places) reader.add(kind, { at, id });
  for (const [account, events] of visits) reader.setPart(account, events);
  expect(reader.write().length).toBeLessThan(JSON.stringify(STATE).length / 3);
});

it('is read as earlier versions wrote it', () => {
  const [at, next] = [NOON.toString(36), (60_000).toString(36)];
  const id = makeId(NOON, 0.7);
  const texts = [
    `;;${at} \b${id.slice(8)} ${next} other-id_1 ;;;1s 10:2 `,
    JSON.stringify({
      seen: [
        [],
        [],
        [
          [NOON, id],
          [NOON + 60_000, 'other-id_1'],
        ],
        [],
        [],
      ],
      visits: [
        [64, 0],
        [100, 2],
      ],
    }),
  ];
  for (const text of texts) {
    const { base, kinds, parts } = readRow(Buffer.from(text));
    expect(kinds.map((kind) => readPlaces(kind, base))).toEqual([
      [],
      [],
      [
        { at: NOON, id },
        { at: NOON + 60_000, id: 'other-id_1' },
      ],
      [],
      [],
    ]);
    expect(parts).toEqual([
      [64, 0],
      [100, 2],
    ]);
  }
});
