import { describe, expect, it } from 'vitest';
import { fromBase62, ID_PATTERN } from '../../protocol/index.js';
import { makeId } from './make-id.js';

describe('makeId', () => {
  it('rule 11: begins with the time it was made at', () => {
    expect(fromBase62(makeId(1_790_000_000_000).slice(0, 7))).toBe(1_790_000_000_000);
  });

  it('is 16 letters and digits, whatever chance has it', () => {
    for (const random of [0, 0.5, 1 - 2 ** -53]) {
      expect(makeId(1_790_000_000_000, random)).toMatch(/^[0-9A-Za-z]{16}$/);
    }
    expect(makeId()).toMatch(ID_PATTERN);
  });

  it('never makes the same id twice in ten thousand of one millisecond', () => {
    expect(new Set(Array.from({ length: 10_000 }, () => makeId(0))).size).toBe(10_000);
  });
});
