import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeId } from '../../../widget/page/make-id.js';
import { idsBetween, idsOfDays, isStray, packView, SLACK_MS, unpackView } from './id-times.js';

const NOON = Date.parse('2026-11-10T12:00:00Z');
const MINUTE = 60_000;

describe('ids by their time', () => {
  it('are no strays where the widget made them by a clock that is right, or nearly', () => {
    for (const wrong of [0, 1, -1, 5 * MINUTE, -5 * MINUTE, SLACK_MS, -SLACK_MS])
      expect(isStray(makeId(NOON + wrong), NOON)).toBe(false);
  });

  it.each([
    ['made by a clock that is wrong', makeId(NOON + 2 * SLACK_MS)],
    ['made by one that is late', makeId(NOON - 2 * SLACK_MS)],
    ['that tell no time', 'V1StGXR8_Z5jdHi6B-myT'],
    ['in which another number stands', '00000001'],
  ])('are strays where they are %s', (_, id) => {
    expect(isStray(id, NOON)).toBe(true);
  });

  it('lie between those of the span their events are in', () => {
    const id = fc.oneof(
      fc.integer({ min: -2 * SLACK_MS, max: 2 * SLACK_MS }).map((wrong) => makeId(NOON + wrong)),
      fc.stringMatching(/^[A-Za-z0-9_-]{8,32}$/),
    );
    fc.assert(
      fc.property(id, fc.nat(5 * MINUTE), fc.nat(5 * MINUTE), (one, before, after) => {
        const { from, to } = idsBetween(NOON - before, NOON + after + 1);
        if (!isStray(one, NOON)) expect(from <= one && one < to).toBe(true);
      }),
    );
  });

  it('are those of a day wherever on Earth it is', () => {
    const day = Date.parse('2026-11-10') / 86_400_000;
    const { from, to } = idsOfDays(day, day);
    for (const time of ['2026-11-10T00:00:00+14:00', '2026-11-10T23:59:59.999-12:00']) {
      const id = makeId(Date.parse(time));
      expect(from <= id && id < to).toBe(true);
    }
  });
});

describe('a page view beside an event', () => {
  it('is kept without what both ids begin with', () => {
    expect(packView('mhq1x2xzqrst', 'mhq1x2y3abcd')).toBe('\u0006xzqrst');
    expect(packView('view0001', 'event001')).toBe('view0001');
  });

  it('is what it was when it is read', () => {
    const id = fc.stringMatching(/^[A-Za-z0-9_-]{8,32}$/);
    fc.assert(
      fc.property(id, id, fc.nat(32), (one, other, same) => {
        const view = (one.slice(0, same) + other).slice(0, 32);
        expect(unpackView(packView(view, one), one)).toBe(view);
      }),
    );
  });
});
