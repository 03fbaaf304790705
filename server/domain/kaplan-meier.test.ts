import { describe, expect, it } from 'vitest';
import { kaplanMeier, medianSurvival } from './kaplan-meier.js';

describe('kaplanMeier', () => {
  // Reference answers worked out with base R (`survfit`).
  const minutes = [5, 10, 20, 40, 80, 160, 320, 1440, 1440, 1440];
  const watched = minutes.map((time) => ({ time, ended: time < 1440 }));

  it('counts what is still going on as long as it was watched', () => {
    const steps = kaplanMeier(watched);
    expect(steps.map(({ time }) => time)).toEqual([5, 10, 20, 40, 80, 160, 320]);
    const parts = steps.map(({ surviving }) => surviving);
    [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3].forEach((part, index) => expect(parts[index]).toBeCloseTo(part, 12));
    expect(medianSurvival(steps)).toBe(120);
  });

  it('does not depend on the order', () => {
    expect(kaplanMeier([...watched].reverse())).toEqual(kaplanMeier(watched));
  });

  it('takes those that end and those that are last seen at one time together', () => {
    const steps = kaplanMeier([
      { time: 1, ended: true },
      { time: 1, ended: false },
      { time: 1, ended: true },
      { time: 2, ended: true },
    ]);
    expect(steps).toEqual([
      { time: 1, surviving: 0.5 },
      { time: 2, surviving: 0 },
    ]);
    expect(medianSurvival(steps)).toBe(1.5);
  });

  it('has no median where fewer than half have ended', () => {
    expect(medianSurvival(kaplanMeier([]))).toBeNull();
    const open = { time: 9, ended: false };
    expect(medianSurvival(kaplanMeier([{ time: 1, ended: true }, open, open]))).toBeNull();
  });
});
