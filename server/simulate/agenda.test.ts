import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Agenda } from './agenda.js';

describe('Agenda', () => {
  it('gives what was added in the order of its time, and of two at one time the first added first', () => {
    // A number is added at that time; undefined takes the next one away.
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat({ max: 9 }), { nil: undefined, freq: 3 })), (steps) => {
        const agenda = new Agenda<{ at: number; n: number }>();
        const plain: { at: number; n: number }[] = [];
        for (const [n, at] of steps.entries()) {
          if (at === undefined) {
            expect(agenda.nextAt).toBe(plain[0]?.at ?? Infinity);
            expect(agenda.take()).toEqual(plain.shift());
          } else {
            agenda.add(at, { at, n });
            plain.push({ at, n });
            plain.sort((a, b) => a.at - b.at || a.n - b.n);
          }
        }
        expect(agenda.size).toBe(plain.length);
      }),
    );
  });
});
