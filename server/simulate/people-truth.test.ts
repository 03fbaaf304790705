import { describe, expect, it } from 'vitest';
import type { Act, Opening, Report, Sender, Share } from './act.js';
import { PHONES } from './browsers.js';
import { PeopleTruth, type Cause } from './people-truth.js';
import { Population, type Person, type Place } from './population.js';
import { Random } from './random.js';

const anna = new Population(1, new Random(1)).anyone();
const bruno: Person = { ...anna, n: 1 };

const HOME: Place = { n: 1, kind: 'home' };
const OFFICE: Place = { n: 2, kind: 'office' };
const MOBILE: Place = { n: 3, kind: 'mobile' };

/** By phone from a place. */
function at(place: Place, changes: Partial<Sender> = {}): Sender {
  const reader = { agent: PHONES[0]!, language: anna.language, signal: null };
  return { place, address: '', country: 'unknown', ...reader, ...changes };
}

interface Step {
  by: Opening;
  person: Person | null;
  from: Sender;
  day?: number;
  /** What the rules make of it, and whether it is reported with its token. */
  counted?: boolean;
  reported?: boolean;
  link?: boolean;
}

/** Anna shares at home, then somebody opens; answers the circumstances in which the last opening was. */
function circumstances(...steps: Step[]) {
  const share = { token: 'x', sharer: anna } as Share;
  const truth = new PeopleTruth((time) => String(time));
  const sharing = { type: 'sharing', share, person: anna, sender: at(HOME), sent: true } as const;
  truth.add({ at: 1, deed: sharing, report: null, next: null }, { counted: true, reason: null });
  const seen = new Map<string, number>();
  let last: Cause | 'all' | undefined;
  for (const { by, person, from, day = 1, counted = true, reported = true, link = true } of steps) {
    const clock = { aheadMs: 0, said: true };
    const event = { at: day } as Report['event'];
    const report = { sender: from, link: link ? share : null, fault: null, clock, receivedAt: [day], event };
    const act: Act = {
      at: day,
      deed: { type: 'opening', share, by, person, sender: from },
      report: reported ? (report as Report) : null,
      next: null,
    };
    truth.add(act, { counted, reason: null });
    for (const { cause, openings } of truth.report().arrivals) {
      if (cause !== 'all' && openings !== (seen.get(cause) ?? 0)) last = cause;
      seen.set(cause, openings);
    }
  }
  return { last, report: truth.report() };
}

describe('PeopleTruth', () => {
  it.each<[Cause, Step[]]>([
    ['alone', [{ by: 'sent', person: bruno, from: at(OFFICE) }]],
    ['same-home', [{ by: 'sent', person: bruno, from: at(HOME) }]],
    ['alone', [{ by: 'sent', person: bruno, from: at(HOME), day: 2 }]],
    ['not-followed', [{ by: 'sent', person: bruno, from: at(HOME, { signal: 'gpc' }) }]],
    ['token-removed', [{ by: 'sent', person: bruno, from: at(OFFICE), link: false }]],
    ['not-reported', [{ by: 'sent', person: bruno, from: at(OFFICE), reported: false }]],
    ['own-same-day', [{ by: 'own', person: anna, from: at(HOME) }]],
    ['own-other-network', [{ by: 'own', person: anna, from: at(MOBILE) }]],
    ['own-other-network', [{ by: 'own', person: anna, from: at(HOME, { agent: PHONES[1]! }) }]],
    ['own-after-midnight', [{ by: 'own', person: anna, from: at(HOME), day: 2 }]],
    [
      'own-same-day',
      [
        { by: 'sent', person: bruno, from: at(OFFICE) },
        { by: 'again', person: bruno, from: at(OFFICE) },
      ],
    ],
    [
      'kept',
      [
        { by: 'sent', person: bruno, from: at(OFFICE) },
        { by: 'kept', person: bruno, from: at(OFFICE), day: 3 },
      ],
    ],
    ['program', [{ by: 'program', person: null, from: at(OFFICE) }]],
  ])('sees an opening as %s', (cause, steps) => {
    expect(circumstances(...steps).last).toBe(cause);
  });

  it('takes for an arrival the first opening by each who is not the sharer, and compares what was counted', () => {
    const { report } = circumstances(
      { by: 'sent', person: bruno, from: at(OFFICE) },
      { by: 'again', person: bruno, from: at(MOBILE) },
      { by: 'own', person: anna, from: at(HOME), counted: false },
    );
    expect(report.arrivals.at(-1)).toEqual({
      cause: 'all',
      openings: 3,
      real: 1,
      counted: 2,
      right: 1,
      precision: 0.5,
      recall: 1,
    });
    expect(report.shares).toEqual({ real: 1, counted: 1, right: 1 });
  });
});
