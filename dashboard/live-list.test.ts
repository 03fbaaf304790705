import { describe, expect, it } from 'vitest';
import type { LiveItem, LiveMessage } from '../protocol/index.js';
import { newIn, withGaps, withMessage } from './live-list.js';

const item = (id: string, at: number, type: LiveItem['type'] = 'share'): LiveItem => ({
  id,
  type,
  at,
  page: 'https://www.example.org/',
  title: null,
  channel: 'whatsapp',
  generation: 1,
  country: null,
});
const message = (at: number, items: LiveItem[], missed: LiveMessage['missed'] = null): LiveMessage => ({
  at,
  items,
  counts: [{ minutes: 5, shares: at, arrivals: 0 }],
  pages: [],
  missed,
});
const ids = (list: { items: LiveItem[] }) => list.items.map(({ id }) => id);

describe('the list of a live view', () => {
  it('has each once, latest first, however often and late it is told', () => {
    const first = withMessage(null, message(10, [item('b', 5), item('a', 1)]));
    const next = withMessage(first, message(20, [item('c', 15), item('late', 3), item('b', 5)]));
    expect(ids(next)).toEqual(['c', 'b', 'late', 'a']);
    expect(next).toMatchObject({ at: 20, counts: [{ shares: 20 }], gaps: [] });
    expect(ids(first)).toEqual(['b', 'a']);
  });

  it('does not grow without end', () => {
    const many = Array.from({ length: 150 }, (_, n) => item(`a${n}`, n));
    const more = Array.from({ length: 150 }, (_, n) => item(`b${n}`, 1000 + n));
    const list = withMessage(withMessage(null, message(1, many)), message(2, more));
    expect(list.items).toHaveLength(200);
    expect(ids(list)[0]).toBe('b149');
  });

  it('says where something is missing, between what came before and after', () => {
    const before = withMessage(null, message(10, [item('a', 9)]));
    const after = withMessage(before, message(100, [item('c', 95), item('b', 85)], { from: 10, to: 80 }));
    expect(withGaps(after)).toMatchObject([{ id: 'c' }, { id: 'b' }, { from: 10, to: 80 }, { id: 'a' }]);
    const later = withMessage(after, message(200, [], { from: 100, to: 170 }));
    expect(withGaps(later)[0]).toEqual({ from: 100, to: 170 });
    expect(withGaps(withMessage(null, message(9, [], { from: 1, to: 5 })))).toEqual([{ from: 1, to: 5 }]);
  });

  it('counts what is new since it was last looked at', () => {
    const before = withMessage(null, message(10, [item('a', 9)]));
    const after = withMessage(before, message(20, [item('b', 11), item('c', 12, 'arrival')]));
    expect(newIn(after, before)).toEqual({ shares: 1, arrivals: 1 });
    expect(newIn(after, null)).toEqual({ shares: 2, arrivals: 1 });
  });
});
