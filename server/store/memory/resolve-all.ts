import { compareEvents, type Facts, type Outcome } from '../../domain/facts.js';
import { sentParent, type Parent } from '../../domain/lineage.js';
import {
  finalOutcome,
  holdsToken,
  landingOutcome,
  mayArrive,
  ownership,
  plainOutcome,
  precedes,
  shareOutcome,
  UNSURE_MS,
} from '../../domain/match.js';

/**
 * What every event of a site comes to, worked out from nothing but the list: slow, and plain to read, so that
 * other engines can be held against it. `settled` outcomes, of days that are final, are taken as
 * `finalOutcome` has them.
 */
export function resolveAll(
  events: readonly Facts[],
  settled: ReadonlyMap<string, Outcome>,
): Map<string, Outcome> {
  const sorted = [...events].sort(compareEvents);
  const shares = sorted.filter(({ type }) => type === 'share');
  const landings = sorted.filter(({ type }) => type === 'landing');
  const outcomes = new Map<string, Outcome>();
  const settle = (event: Facts, work: () => Outcome) =>
    outcomes.set(event.id, settled.get(event.id) ?? work());

  const sharesOf = (token: string | null) =>
    shares.filter((share) => holdsToken(share) && share.token === token);
  const ownerOf = (token: string | null) => sharesOf(token)[0];

  const repeated = (landing: Facts) =>
    landings.some(
      (other) =>
        other.token === landing.token &&
        sameReader(other, landing) &&
        mayArrive(other) &&
        compareEvents(other, landing) < 0,
    );
  const arrives = (landing: Facts) => {
    if (!mayArrive(landing)) return false;
    const owner = ownerOf(landing.token);
    const share = owner && { ...plainOutcome(owner), key: owner.key };
    const outcome =
      settled.get(landing.id) ?? landingOutcome(landing, { share, repeated: repeated(landing), seen: false });
    return outcome.leftOut === null;
  };
  const parentOf = (share: Facts): Parent | undefined => {
    const sent = sentParent(share);
    if (sent || share.key === null) return sent;
    const arrival = landings
      .filter(
        (landing) =>
          sameReader(landing, share) &&
          landing.token !== share.token &&
          compareEvents(landing, share) < 0 &&
          arrives(landing),
      )
      .at(-1);
    return arrival && { token: arrival.token ?? '', inferred: true };
  };

  // In order, so that the shares before a share have their generations when it asks for them.
  for (const share of shares) {
    const [first, ...rest] = holdsToken(share) ? sharesOf(share.token) : [];
    const { owner, latest } = ownership(first ? [first, ...rest] : [share]);
    const parent = parentOf(share);
    const before = parent && ownerOf(parent.token);
    const recorded = before && precedes(before, share) ? outcomes.get(before.id)?.generation : null;
    const arrived = () =>
      share.token !== null && landings.some((landing) => landing.token === share.token && arrives(landing));
    const final = settled.get(share.id);
    outcomes.set(
      share.id,
      final
        ? finalOutcome(share, final, arrived)
        : shareOutcome(share, { owner, latest, parent, recorded: recorded ?? undefined, arrived }),
    );
  }

  for (const landing of landings) {
    const owner = ownerOf(landing.token);
    const dims = owner && outcomes.get(owner.id);
    const seen = sorted.some(
      (other) =>
        (other.type === 'landing' || other.type === 'view') &&
        sameReader(other, landing) &&
        other.at >= landing.at - UNSURE_MS &&
        compareEvents(other, landing) < 0,
    );
    settle(landing, () =>
      landingOutcome(landing, {
        share: owner && dims && { ...dims, key: owner.key },
        repeated: repeated(landing),
        seen,
      }),
    );
  }

  for (const event of sorted) {
    if (event.type === 'view' || event.type === 'conversion') settle(event, () => plainOutcome(event));
  }
  return outcomes;
}

/** Row numbers of forgotten keys start anew each day, so they say something only within one. */
function sameReader(a: Facts, b: Facts): boolean {
  return a.key !== null && a.key === b.key && a.day === b.day;
}
