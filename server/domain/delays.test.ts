import { describe, expect, it } from 'vitest';
import { DelayTally } from './delays.js';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** Shares made at 0, opened first and last after so many minutes. */
function tallyOf(...shares: ([first: number, last: number] | null)[]): DelayTally {
  const tally = new DelayTally();
  for (const share of shares)
    tally.add({ at: 0, arrivals: share && { first: share[0] * MINUTE, last: share[1] * MINUTE } });
  return tally;
}

describe('DelayTally', () => {
  it('tells shares that were opened from those that were not, and how soon they were', () => {
    const answer = tallyOf([1, 1], [3, 9], null, [30, 60], [20_000, 20_000]).answer(100 * DAY);
    expect(answer).toMatchObject({ shares: 5, opened: 4, open: 0 });
    expect(answer.quartiles).toEqual({
      lower: 2.5 * MINUTE,
      median: 16.5 * MINUTE,
      upper: 5022.5 * MINUTE,
    });
    expect(answer.first.filter(({ shares }) => shares > 0)).toEqual([
      { to: MINUTE, shares: 1 },
      { to: 5 * MINUTE, shares: 1 },
      { to: 60 * MINUTE, shares: 1 },
      { to: null, shares: 1 },
    ]);
  });

  it('counts shares that were opened lately as open: the half-life is longer than they have lived so far', () => {
    const over = [
      [1, 10],
      [1, 20],
      [1, 30],
    ] as [number, number][];
    expect(tallyOf(...over).answer(100 * DAY)).toMatchObject({ half_life: 20 * MINUTE, open: 0 });
    const open = [1, 99 * 1440] as [number, number];
    expect(tallyOf(...over, open, open).answer(100 * DAY)).toMatchObject({
      half_life: 30 * MINUTE,
      open: 2,
    });
    expect(tallyOf(open).answer(100 * DAY).half_life).toBeNull();
  });

  it('says nothing of shares that are none, and takes no share for opened before it was made', () => {
    expect(new DelayTally().answer(0)).toMatchObject({
      shares: 0,
      opened: 0,
      quartiles: null,
      half_life: null,
    });
    expect(tallyOf([-5, -5]).answer(100 * DAY)).toMatchObject({ quartiles: { median: 0 }, half_life: 0 });
  });

  it('gives the same figures from parts', () => {
    const [one, other] = [tallyOf([1, 5], null), tallyOf([7, 7])];
    one.merge(other);
    expect(one.answer(DAY)).toEqual(tallyOf([7, 7], null, [1, 5]).answer(DAY));
  });
});
