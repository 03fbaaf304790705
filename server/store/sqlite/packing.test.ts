import { expect, it } from 'vitest';
import { CHANNEL_NAMES, METHODS, NAVS } from '../../../protocol/index.js';
import { LEFT_OUT, SOURCES } from '../../domain/admitted.js';
import { packCame, packSaid, unpackCame, unpackSaid } from './packing.js';

const nothing = { source: null, leftOut: null, channel: null, method: null };
const plain = { ...nothing, matched: false, merged: false, inferred: false, generation: null, parent: null };
const cycle = <T>(items: readonly T[], n: number) => items[n % items.length]!;

it('gives back what an event says', () => {
  expect(unpackSaid(packSaid(nothing, 'navigate', false))).toEqual({ ...nothing, nav: 'navigate' });
  for (let n = 0; n < 100; n += 1) {
    const nav = cycle(NAVS, n);
    const source = cycle(SOURCES, n);
    if (source === 'unsure') continue;
    const said = {
      ...{ source, leftOut: cycle(LEFT_OUT, n) },
      ...{ channel: cycle(CHANNEL_NAMES, n), method: cycle(METHODS, n) },
    };
    expect(unpackSaid(packSaid(said, nav, n % 2 === 0))).toEqual({ ...said, nav });
  }
});

it('gives back what an event comes to', () => {
  expect(unpackCame(packCame({ ...plain, page: '' }))).toMatchObject({ ...nothing, generation: null });
  for (let n = 0; n < 100; n += 1) {
    const outcome = {
      ...{ source: cycle(SOURCES, n), leftOut: cycle([null, ...LEFT_OUT], n) },
      ...{ matched: n % 2 === 0, merged: n % 3 === 0, inferred: n % 5 === 0 },
      ...{ channel: cycle(CHANNEL_NAMES, n), method: cycle(['unknown', ...METHODS] as const, n) },
      generation: 1 + (n % 61),
    };
    expect(unpackCame(packCame({ ...outcome, page: '', parent: null }))).toEqual(outcome);
  }
});

it('takes no more than a byte for what most events say and come to', () => {
  expect(packSaid(nothing, 'navigate', false)).toBe(0);
  expect(packSaid({ ...nothing, source: 'direct' }, 'navigate', false)).toBeLessThan(128);
  expect(packCame({ ...plain, source: 'direct', page: '' })).toBeLessThan(128);
});
