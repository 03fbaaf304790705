import type { Admitted } from '../../domain/admitted.js';
import { compareEvents, factsOf, type Facts, type Outcome } from '../../domain/facts.js';
import { sentParent, type Parent } from '../../domain/lineage.js';
import { traitsOf } from '../../domain/marks.js';
import {
  finalOutcome,
  holdsToken,
  isArrival,
  isOwner,
  landingOutcome,
  mayArrive,
  mayBeUnsure,
  plainOutcome,
  precedes,
  sameOutcome,
  shareOutcome,
} from '../../domain/match.js';
import type { EventTable, Holder } from './event-table.js';
import type { CountedSite, Ledger } from './ledger.js';
import type { ReaderTable } from './reader-table.js';

/** What a matcher reads and writes. */
export interface MatcherTables {
  events: EventTable;
  ledger: Ledger;
  readers: ReaderTable;
}

/**
 * Keeps every event's outcome what the whole set of events makes it: a new event is worked out from what is on
 * record, then the events whose circumstances it changes, then those that depend on these, until nothing
 * changes any more. It ends, since a share depends only on earlier shares.
 */
export class Matcher {
  readonly #events: EventTable;
  readonly #ledger: Ledger;
  readonly #readers: ReaderTable;
  readonly #site: number;
  readonly #counted: CountedSite;
  readonly #finalDay: string;
  /** Ids of events to be looked at again. */
  readonly #touched = new Set<string>();

  /** `finalDay`: outcomes up to this day stay as they are; '' where none are final. */
  constructor(tables: MatcherTables, { site, finalDay }: { site: CountedSite; finalDay: string }) {
    this.#events = tables.events;
    this.#ledger = tables.ledger;
    this.#readers = tables.readers;
    this.#site = site.n;
    this.#counted = site;
    this.#finalDay = finalDay;
  }

  /** Takes an event in, with all that follows from it; false where it is on record already. */
  add(event: Admitted): boolean {
    const facts = factsOf(event);
    if (typeof facts.key === 'string') facts.key = this.#readers.of(this.#site, facts.day, facts.key).n;
    // Asked once: for what the event comes to, and for what it changes.
    const holder = facts.token === null ? undefined : this.#events.holder(this.#site, facts.token);
    const outcome = this.#workOut(facts, holder);
    const counted = { facts, outcome, traits: traitsOf(event) };
    if (!this.#events.insert(this.#site, event, counted)) return false;
    this.#ledger.note(this.#counted, counted, 1);
    this.#touchBeside(facts, outcome, holder?.facts);
    this.#settle();
    return true;
  }

  /** Takes an event off the record, with all that follows from it; false where it is not there. */
  remove(id: string): boolean {
    const found = this.#events.read(this.#site, id);
    if (!found) return false;
    const { facts, outcome } = found;
    this.#events.delete(this.#site, facts);
    this.#ledger.note(this.#counted, found, -1);
    const { type, key, token } = facts;
    if (type === 'landing' && mayArrive(facts) && key !== null)
      this.#touch(this.#events.nextRepeat(this.#site, facts));
    if ((type === 'landing' || type === 'view') && key !== null)
      this.#touch(this.#events.directAfter(this.#site, facts));
    if (isArrival(facts, outcome)) this.#touchByArrival(facts, [outcome]);
    if (type === 'share' && token !== null && holdsToken(facts)) {
      this.#touch(this.#events.sharesByToken(this.#site, token));
      this.#touchByToken(token);
    }
    this.#settle();
    return true;
  }

  /** Touches what a new event may change; `holder` held its token until now. */
  #touchBeside(facts: Facts, outcome: Outcome, holder: Holder['facts'] | undefined): void {
    const events = this.#events;
    const { type, key, token } = facts;
    if (type === 'landing' && mayArrive(facts) && key !== null)
      this.#touch(events.nextRepeat(this.#site, facts));
    if ((type === 'landing' || type === 'view') && key !== null)
      this.#touch(events.directAfter(this.#site, facts));
    if (isArrival(facts, outcome)) this.#touchByArrival(facts, [outcome]);
    if (type !== 'share' || token === null || !holdsToken(facts)) return;
    if (!holder) this.#touchByToken(token);
    else if (compareEvents(facts, holder) < 0) {
      this.#touch(events.sharesByToken(this.#site, token));
      this.#touchByToken(token);
    } else if (facts.view === holder.view) this.#touch([holder.id]);
  }

  #settle(): void {
    for (const id of this.#touched) {
      // Out first: what changes further on may touch it again.
      this.#touched.delete(id);
      this.#lookAgain(id);
    }
  }

  #lookAgain(id: string): void {
    const found = this.#events.read(this.#site, id);
    if (!found) return;
    const { facts, outcome: before, traits } = found;
    const holder = facts.token === null ? undefined : this.#events.holder(this.#site, facts.token);
    const outcome =
      facts.day <= this.#finalDay
        ? finalOutcome(facts, before, this.#arrived(facts))
        : this.#workOut(facts, holder);
    if (sameOutcome(before, outcome)) return;
    const after = { facts, outcome, traits };
    this.#ledger.note(this.#counted, found, -1);
    this.#ledger.note(this.#counted, after, 1);
    this.#events.update(this.#site, after);
    if (isArrival(facts, before) !== isArrival(facts, outcome))
      this.#touchByArrival(facts, [before, outcome]);
    if (facts.token !== null && (isOwner(facts, before) || isOwner(facts, outcome)))
      this.#touchByToken(facts.token);
  }

  /** `holder`: the share on record that holds the event's token. */
  #workOut(facts: Facts, holder: Holder | undefined): Outcome {
    if (facts.type === 'landing') return this.#workOutLanding(facts, holder);
    if (facts.type === 'share') return this.#workOutShare(facts, holder?.facts);
    return plainOutcome(facts);
  }

  #workOutLanding(landing: Facts, holder: Holder | undefined): Outcome {
    return landingOutcome(landing, {
      share: holder && { ...holder.outcome, key: holder.facts.key },
      repeated: mayArrive(landing) && landing.key !== null && this.#events.isRepeated(this.#site, landing),
      seen: mayBeUnsure(landing) && this.#events.wasSeen(this.#site, landing),
    });
  }

  /** Works for a share that is not on record yet as for one that is. */
  #workOutShare(share: Facts, first: Holder['facts'] | undefined): Outcome {
    let latest = share;
    if (first && share.token !== null && holdsToken(share)) {
      const owner = compareEvents(first, share) < 0 ? first : share;
      if (owner.id !== share.id) return shareOutcome(share, { owner, latest: share, ...NOTHING_KNOWN });
      const last = this.#events.lastShare(this.#site, share.token, share.view)?.facts;
      if (last && compareEvents(last, share) > 0) latest = last;
    }
    const parent = sentParent(share) ?? this.#inferParent(share);
    const before = parent && this.#events.holder(this.#site, parent.token);
    const recorded = before && precedes(before.facts, share) ? before.outcome.generation : null;
    return shareOutcome(share, {
      owner: share,
      latest,
      parent,
      recorded: recorded ?? undefined,
      arrived: this.#arrived(share),
    });
  }

  /** Tells whether there is an arrival by a share's token. */
  #arrived({ token }: Facts): () => boolean {
    return () => token !== null && this.#events.hasArrival(this.#site, token);
  }

  #inferParent(share: Facts): Parent | undefined {
    if (share.key === null) return;
    const token = this.#events.lastArrivalToken(this.#site, share);
    return token === undefined ? undefined : { token, inferred: true };
  }

  /** Touches what depends on whether a landing is an arrival; `outcomes`: what it came to, and comes to now. */
  #touchByArrival(landing: Facts, outcomes: readonly Outcome[]): void {
    if (landing.key !== null) this.#touch(this.#events.sharesAfter(this.#site, landing));
    // What came by the address bar makes a share of it.
    if (landing.token !== null && outcomes.some(({ channel }) => channel === 'address-bar'))
      this.#touch(this.#events.sharesByToken(this.#site, landing.token));
  }

  /** Touches what takes its figures from the share that holds the token. */
  #touchByToken(token: string): void {
    this.#touch(this.#events.landingsByToken(this.#site, token));
    this.#touch(this.#events.sharesByParent(this.#site, token));
  }

  #touch(ids: readonly string[]): void {
    for (const id of ids) this.#touched.add(id);
  }
}

const NOTHING_KNOWN = { parent: undefined, recorded: undefined, arrived: () => false };
