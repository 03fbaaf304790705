import type { Act, Sender, Share } from './act.js';
import type { Person } from './population.js';
import type { Verdict } from './rules-truth.js';

/**
 * Circumstances of an opening that decide whether a collector can see what it really is. `same-…`: the sharer,
 * or somebody who had opened the link before, did so behind that address on that day.
 */
export const CAUSES = [
  'alone',
  'same-home',
  'same-office',
  'same-mobile-address',
  'not-followed',
  'unmarked',
  'token-removed',
  'not-reported',
  'own-same-day',
  'own-other-network',
  'own-after-midnight',
  'kept',
  'program',
] as const;
export type Cause = (typeof CAUSES)[number];

/** How well one kind of opening was seen. */
export interface CauseRow {
  cause: Cause | 'all';
  /** Openings of shared links, all of them. */
  openings: number;
  /** The first by each person other than the sharer: the arrivals that there really were. */
  real: number;
  /** Those counted as arrivals. */
  counted: number;
  /** Those of the counted that really were. */
  right: number;
  /** `right` of `counted`, and of `real`; null where there is none. */
  precision: number | null;
  recall: number | null;
}

/** What people really did, beside what a collector makes of it. */
export interface PeopleReport {
  arrivals: CauseRow[];
  /** Acts of sharing: those that led to a message, those counted, those that are both. */
  shares: { real: number; counted: number; right: number };
}

interface History {
  /** When and where each person opened the link, or shared it, last. */
  people: Map<Person, { day: string; place: number; agent: Sender['agent'] }>;
  opened: Set<Person>;
  /** Day and place where the link was handled already. */
  places: Set<string>;
}

/** Follows who really shared and arrived. Acts are to be added in their order, each with what the rules made of it. */
export class PeopleTruth {
  readonly #histories = new WeakMap<Share, History>();
  readonly #rows = new Map<Cause, { openings: number; real: number; counted: number; right: number }>();
  readonly #shares = { real: 0, counted: 0, right: 0 };
  readonly #dayOf;

  /** `dayOf`: the site's day at ms since the epoch. */
  constructor(dayOf: (at: number) => string) {
    this.#dayOf = dayOf;
  }

  add({ at, deed, report, next }: Act, verdict: Verdict): void {
    if (next && report) this.#handle(next, next.sharer, report.sender, this.#dayOf(at));
    if (deed.type === 'sharing') {
      const { share, sender, sent } = deed;
      if (sent) this.#shares.real += 1;
      if (verdict.counted) this.#shares.counted += 1;
      if (sent && verdict.counted) this.#shares.right += 1;
      this.#handle(share, deed.person, sender, this.#dayOf(at));
      return;
    }
    if (deed.type !== 'opening') return;
    const { share, by, person, sender } = deed;
    const day = this.#dayOf(at);
    const history = this.#historyOf(share);
    const real = person !== null && person !== share.sharer && !history.opened.has(person) && by === 'sent';
    const counted = verdict.counted && report?.link === share;
    const cause = this.#causeOf({ share, by, person, sender, day, real, reported: report });

    let row = this.#rows.get(cause);
    if (!row) this.#rows.set(cause, (row = { openings: 0, real: 0, counted: 0, right: 0 }));
    row.openings += 1;
    if (real) row.real += 1;
    if (counted) row.counted += 1;
    if (real && counted) row.right += 1;

    if (person === null) return;
    history.opened.add(person);
    this.#handle(share, person, sender, day);
  }

  report(): PeopleReport {
    const rows = CAUSES.flatMap((cause) => {
      const row = this.#rows.get(cause);
      return row ? [{ cause, ...row, ...rates(row) }] : [];
    });
    const all = { openings: 0, real: 0, counted: 0, right: 0 };
    for (const row of rows) {
      all.openings += row.openings;
      all.real += row.real;
      all.counted += row.counted;
      all.right += row.right;
    }
    return { arrivals: [...rows, { cause: 'all', ...all, ...rates(all) }], shares: { ...this.#shares } };
  }

  #causeOf(opening: {
    share: Share;
    by: string;
    person: Person | null;
    sender: Sender;
    day: string;
    real: boolean;
    reported: Act['report'];
  }): Cause {
    const { share, by, person, sender, day, real, reported } = opening;
    if (person === null) return 'program';
    if (share.token === null) return 'unmarked';
    if (reported === null || !isAccepted(reported)) return 'not-reported';
    if (reported.link === null) return 'token-removed';
    const history = this.#historyOf(share);
    if (!real) {
      if (by === 'kept') return 'kept';
      if (sender.signal) return 'not-followed';
      const before = history.people.get(person);
      if (!before || before.day !== day) return 'own-after-midnight';
      return before.place === sender.place.n && before.agent === sender.agent
        ? 'own-same-day'
        : 'own-other-network';
    }
    if (sender.signal) return 'not-followed';
    if (!history.places.has(`${day} ${sender.place.n}`)) return 'alone';
    return sender.place.kind === 'mobile' ? 'same-mobile-address' : `same-${sender.place.kind}`;
  }

  #handle(share: Share, person: Person, sender: Sender, day: string): void {
    const history = this.#historyOf(share);
    history.people.set(person, { day, place: sender.place.n, agent: sender.agent });
    history.places.add(`${day} ${sender.place.n}`);
  }

  #historyOf(share: Share): History {
    let history = this.#histories.get(share);
    if (!history) {
      history = { people: new Map(), opened: new Set(), places: new Set() };
      this.#histories.set(share, history);
    }
    return history;
  }
}

/** Whether a collector took it in: what it refused is as if it had not been reported. */
function isAccepted({ fault, clock, receivedAt, event }: NonNullable<Act['report']>): boolean {
  return fault === null && clock.said && receivedAt[0]! - event.at <= 86_400_000;
}

function rates({ real, counted, right }: { real: number; counted: number; right: number }) {
  return {
    precision: counted > 0 ? right / counted : null,
    recall: real > 0 ? right / real : null,
  };
}
