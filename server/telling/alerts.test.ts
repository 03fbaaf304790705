import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BLIND_MS } from './watch-alerts.js';
import { openTestTeller } from './test-teller.js';

const PAGE = 'https://www.example.org/articles/fireflies';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

vi.setConfig({ testTimeout: 20_000 });

let t: Awaited<ReturnType<typeof openTestTeller>>;
beforeEach(async () => {
  t = await openTestTeller('2026-11-16T00:00:00+01:00');
  await t.accounts.telling.webhooks.make(
    {
      site: 'gazette',
      kind: 'json',
      name: 'newsroom',
      url: t.receiver.url,
      events: ['alert.burst', 'alert.silent', 'alert.recovered'],
      language: 'en',
    },
    0,
  );
  await t.reader('ada@example.org', { alerts: true });
});
afterEach(() => t.close());

/** Lets time pass, looking every ten minutes or so. */
async function pass(minutes: number, every = 10) {
  for (let passed = 0; passed < minutes; passed += every) {
    t.clock.now += every * MINUTE;
    await t.teller.tick();
  }
}

const told = () =>
  t.receiver.posts.map(({ body }) => JSON.parse(body) as { event: string; data: Record<string, unknown> });

describe('an article that takes off', () => {
  beforeEach(async () => {
    // A week at one or two arrivals a day; the store has nobody looking meanwhile.
    for (let day = 0; day < 7; day += 1)
      await t.arrivals(2, PAGE, { at: t.clock.now + day * 24 * HOUR + 12 * HOUR, title: 'Fireflies' });
    t.clock.now = Date.parse('2026-11-23T14:05:00+01:00');
    await t.teller.tick();
  });

  it('is told once, to people and programs, with what was to be expected', async () => {
    await t.arrivals(19, PAGE, { title: 'Fireflies' });
    await pass(10);
    expect(told()).toEqual([]);
    await t.arrivals(6, PAGE, { title: 'Fireflies' });
    await pass(30);
    expect(told()).toMatchObject([
      {
        event: 'alert.burst',
        site: 'gazette',
        data: {
          page: PAGE,
          title: 'Fireflies',
          arrivals: 25,
          since: Date.parse('2026-11-23T12:00:00+01:00'),
          view: `http://localhost:8787/article?site=gazette&period=2026-11-23..2026-11-23&page=${encodeURIComponent(PAGE)}`,
        },
      },
    ]);
    const { expected, excess } = told()[0]!.data as { expected: number; excess: number };
    expect(expected).toBeGreaterThan(0.1);
    expect(expected).toBeLessThan(1);
    expect(expected + excess).toBeCloseTo(25, 10);
    expect(t.office.mails.map(({ headers }) => headers.get('subject'))).toEqual([
      expect.stringContaining('gazette'),
    ]);
    expect(t.office.mails[0]!.text).toContain('“Fireflies” had 25 arrivals by shared links since');
    expect(t.office.mails[0]!.headers.get('list-unsubscribe')).toContain('/v1/unsubscribe?token=lucm_');
  });

  it('is not told again after a restart, calms down once, and is the same burst until a day has passed', async () => {
    await t.arrivals(25, PAGE);
    await pass(5, 5);
    t.teller = t.start();
    await pass(5, 5);
    expect(told()).toHaveLength(1);
    await pass(4 * 60);
    expect(told().map(({ event }) => event)).toEqual(['alert.burst', 'alert.recovered']);
    expect(told()[1]!.data).toMatchObject({ kind: 'burst', page: PAGE });
    // No mail wakes anybody for that.
    expect(t.office.mails).toHaveLength(1);
    await t.arrivals(40, PAGE);
    await pass(10);
    expect(told()).toHaveLength(2);
  });

  it('is told of no page that is shared as much as always', async () => {
    const often = 'https://www.example.org/often';
    for (let day = 0; day < 7; day += 1)
      for (let hour = 0; hour < 24; hour += 2)
        await t.arrivals(12, often, {
          at: Date.parse('2026-11-16T00:30:00+01:00') + (day * 24 + hour) * HOUR,
        });
    await t.arrivals(12, often, { at: Date.parse('2026-11-23T12:30:00+01:00') });
    await t.arrivals(12, often);
    await pass(10);
    expect(told()).toEqual([]);
  });

  it('is told of twenty pages a day at most, the largest first, however many are made up', async () => {
    for (let n = 0; n < 22; n += 1) await t.arrivals(20 + n, `https://www.example.org/made-up/${n}`);
    await pass(20);
    expect(told()).toHaveLength(20);
    expect(told().some(({ data }) => data.page === 'https://www.example.org/made-up/1')).toBe(false);
    expect(t.office.mails).toHaveLength(20);
    t.clock.now += 24 * HOUR;
    // Many, since by now a share is used to bring some.
    await t.arrivals(300, 'https://www.example.org/made-up/22');
    await pass(10);
    expect(told().filter(({ event }) => event === 'alert.burst')).toHaveLength(21);
  });

  it('is told by the owner’s own thresholds, or not at all', async () => {
    const { alerts } = t.accounts.telling;
    alerts.putSettings('gazette', { ...alerts.settings('gazette'), least: 12 });
    await t.arrivals(16, 'https://www.example.org/new');
    await pass(5, 5);
    expect(told()).toHaveLength(1);
    alerts.putSettings('gazette', { ...alerts.settings('gazette'), burst: false });
    await t.arrivals(90, 'https://www.example.org/other');
    await pass(5, 5);
    expect(told().map(({ event }) => event)).toEqual(['alert.burst', 'alert.recovered']);
  });
});

describe('a site that falls silent', () => {
  beforeEach(async () => {
    // Twenty views an hour by day, one by night; half of it on days of the weekend.
    for (let hour = 0; hour < 7 * 24; hour += 1) {
      const at = t.clock.now + hour * HOUR + 30 * MINUTE;
      const byDay = hour >= 120 ? 10 : 20;
      await t.views(hour % 24 >= 8 ? byDay : 1, at);
    }
    t.clock.now = Date.parse('2026-11-23T14:00:00+01:00');
    await t.views(1);
    await t.teller.tick();
  });

  it('is told once when more is missing than even quiet days would miss, and when it is back', async () => {
    await pass(90);
    expect(told()).toEqual([]);
    await pass(60);
    // Ten an hour on the quietest days: sixteen are missing after 96 minutes.
    expect(told()).toMatchObject([
      {
        event: 'alert.silent',
        at: Date.parse('2026-11-23T15:40:00+01:00'),
        data: { since: Date.parse('2026-11-23T14:00:00+01:00'), missing: 16 },
      },
    ]);
    t.teller = t.start();
    await pass(10);
    await t.views(1);
    await pass(10);
    expect(told().map(({ event }) => event)).toEqual(['alert.silent', 'alert.recovered']);
    expect(t.office.mails.map(({ headers }) => headers.get('subject'))).toEqual([
      'gazette has fallen silent',
      'gazette reports again',
    ]);
  });

  it('is not told where a night is quiet', async () => {
    t.clock.now = Date.parse('2026-11-23T23:50:00+01:00');
    await t.views(1);
    await t.teller.tick();
    await pass(7 * 60);
    expect(told()).toEqual([]);
  });

  it('is not told of the time in which this server itself was down', async () => {
    t.clock.now += 5 * HOUR;
    t.teller = t.start();
    await t.teller.tick();
    await pass(90);
    expect(told()).toEqual([]);
    await pass(10);
    expect(told()).toHaveLength(1);
    expect(BLIND_MS).toBeLessThan(HOUR);
  });

  it('is not told of who does not want to hear it', async () => {
    const { alerts, webhooks } = t.accounts.telling;
    alerts.putSettings('gazette', { ...alerts.settings('gazette'), silent: false });
    await pass(120);
    for (const { id } of webhooks.list('gazette')) await webhooks.change(id, 'gazette', { on: false });
    alerts.putSettings('gazette', { ...alerts.settings('gazette'), silent: true });
    await pass(120);
    expect(told()).toEqual([]);
    expect(t.office.mails).toHaveLength(1);
  });
});
