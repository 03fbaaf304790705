import { describe, expect, it } from 'vitest';
import { ID_PATTERN } from '../../protocol/index.js';
import { makeId } from './make-id.js';

const NOW = 1_790_000_000_000;

describe('makeId', () => {
  it('rule 11: begins with the time it was made at, so that ids sort by it', () => {
    expect(parseInt(makeId(NOW).slice(0, 8), 36)).toBe(NOW);
    expect(makeId(NOW) < makeId(NOW + 1)).toBe(true);
  });

  it('is an id of the wire, whatever chance has it', () => {
    for (const random of [0, 0.5, 1 - 2 ** -53]) expect(makeId(NOW, random)).toMatch(ID_PATTERN);
    expect(makeId()).toMatch(ID_PATTERN);
  });

  it('never makes the same id twice in a thousand of one millisecond', () => {
    expect(new Set(Array.from({ length: 1000 }, () => makeId(NOW))).size).toBe(1000);
  });
});
