import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Load, watchDelay } from './load.js';

const loadOf = (delayMs: number) =>
  new Load({ watch: { delayMs, close: () => undefined }, maxWaiting: 10, maxDelayMs: 100 });

describe('Load', () => {
  it('is over its limit with events that wait, until they are done', () => {
    const load = loadOf(0);
    load.add(8);
    expect([load.waiting, load.over(2), load.over(3)]).toEqual([8, undefined, 'queue']);
    load.done(8);
    expect([load.waiting, load.over(3)]).toEqual([0, undefined]);
  });

  it('is over its limit when the event loop is late', () => {
    expect(loadOf(100).over(1)).toBeUndefined();
    expect(loadOf(101).over(1)).toBe('delay');
  });
});

describe('watchDelay', () => {
  it('sees turns that are all long, and that they are over', async () => {
    const watch = watchDelay();
    const until = async (reached: () => boolean, turn: () => void) => {
      while (!reached()) {
        turn();
        await wait(1);
      }
    };
    const busy = () => {
      const end = performance.now() + 100;
      while (performance.now() < end);
    };
    await until(() => watch.delayMs > 50, busy);
    await until(
      () => watch.delayMs < 50,
      () => undefined,
    );
    watch.close();
  }, 30_000);
});
