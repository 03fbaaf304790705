import { describe, expect, it } from 'vitest';
import type { Act, Report, Sender } from './act.js';
import { COMPUTERS, LANGUAGES } from './browsers.js';
import { bodyOf, deliveries, headersOf, type Delivery } from './deliver.js';

const sender: Sender = {
  place: { n: 1, kind: 'home' },
  address: '100.64.0.1',
  country: 'unknown',
  agent: COMPUTERS[0]!,
  language: LANGUAGES[0]!,
  signal: null,
};
const another = { ...sender, address: '100.64.0.2' };

/** Somebody looks at a page, and a collector gets to know of it. */
function act(at: number, receivedAt: number[], changes: Partial<Report> = {}): Act {
  const event = { type: 'view', id: `event${at}`, view: 'view0001', page: 'https://x.test/', at } as const;
  const report: Report = {
    sender,
    event,
    link: null,
    declares: null,
    origin: null,
    receivedAt,
    clock: { aheadMs: 0, said: true },
    fault: null,
    ...changes,
  };
  return { at, deed: { type: 'view' }, report, next: null };
}

const told = (list: Iterable<Delivery>) =>
  [...list].map(({ receivedAt, reports }) => [receivedAt, ...reports.map(({ event }) => event.at)]);

describe('deliveries', () => {
  it('come in the order of their receipt, late and repeated ones in their place', () => {
    const silent: Act = { at: 4, deed: { type: 'visit' }, report: null, next: null };
    const acts = [act(1, [9]), act(2, [2, 5]), act(3, [3]), silent, act(6, [6])];
    expect(told(deliveries(acts))).toEqual([
      [2, 2],
      [3, 3],
      [5, 2],
      [6, 6],
      [9, 1],
    ]);
  });

  it('bring together what one sender could not send before', () => {
    const acts = [
      act(1, [9]),
      act(2, [9]),
      act(3, [9], { sender: another }),
      act(4, [9], { sender: another }),
    ];
    expect(told(deliveries(acts))).toEqual([
      [9, 1, 2],
      [9, 3, 4],
    ]);
  });

  it('leave alone what is dated by another clock, and hold no more than a batch may', () => {
    const wrong = { clock: { aheadMs: 5, said: false } };
    expect(told(deliveries([act(1, [9]), act(2, [9], wrong)]))).toEqual([
      [9, 1],
      [9, 2],
    ]);
    const many = Array.from({ length: 150 }, (_, n) => act(n, [200]));
    expect([...deliveries(many)].map(({ reports }) => reports.length)).toEqual([100, 50]);
  });
});

describe('bodyOf', () => {
  const only = (changes: Partial<Report>) => [...deliveries([act(1000, [1500], changes)])][0]!;

  it('dates events and the sending by the sender’s clock', () => {
    const late = only({ clock: { aheadMs: 60, said: true } });
    expect(bodyOf('x', late, 'own')).toMatchObject({ site: 'x', sent: 1560, events: [{ at: 1060 }] });
  });

  it('says no time of sending where the collector’s own clock is meant, or the sender says none', () => {
    expect(bodyOf('x', only({ clock: { aheadMs: 60, said: true } }), 'now')).toEqual({
      site: 'x',
      events: [expect.objectContaining({ at: 1000 })],
    });
    const unsaid = bodyOf('x', only({ clock: { aheadMs: 60, said: false } }), 'now');
    expect(unsaid).toEqual({ site: 'x', events: [expect.objectContaining({ at: 1060 })] });
  });

  it('spoils what is meant to be malformed, and nothing else', () => {
    expect(bodyOf('x', only({ fault: 'malformed' }), 'own').events[0]?.type).toBe('views');
    expect(bodyOf('x', only({ fault: 'foreign-page' }), 'own').events[0]?.type).toBe('view');
  });

  it('tells what a reader asks for by script or header', () => {
    const asking = (signal: Sender['signal']) => only({ sender: { ...sender, signal } });
    expect(bodyOf('x', asking('script'), 'own').signal).toBe(true);
    expect(bodyOf('x', asking('gpc'), 'own').signal).toBeUndefined();
    expect([headersOf(asking('gpc')), headersOf(asking('dnt')), headersOf(asking(null))]).toMatchObject([
      { 'sec-gpc': '1' },
      { dnt: '1' },
      { 'user-agent': sender.agent.header, 'accept-language': sender.language.header },
    ]);
  });
});
