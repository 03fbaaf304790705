import type { ArticleAnswer, ArticleArrival, CopiedPassage, Passage } from '../../protocol/index.js';
import { compareEvents, type Place } from './facts.js';
import { plantTrees, type TreeShare } from './share-tree.js';

/** What is told of a page at most. */
const LIMITS = { trees: 8, nodes: 150, passages: 20, arrivals: 5 };

/** A counted share of a page. */
export interface ArticleShare extends Omit<TreeShare, 'arrivals'> {
  passage: Passage | null;
}

/** What a page's shares come to: the trees they make, the passages in them, who came by them. */
export type ArticleFigures = Pick<
  ArticleAnswer,
  'forest' | 'trees' | 'passages' | 'passages_in_all' | 'first_arrivals' | 'latest_arrivals'
>;

type Arrived = Place & ArticleArrival;

/** Gathers the shares of a page, in any order. */
export class ArticleTally {
  readonly #shares: TreeShare[] = [];
  readonly #passages = new Map<string, CopiedPassage & { first: Place }>();
  readonly #first: Arrived[] = [];
  readonly #latest: Arrived[] = [];

  /** How many shares were added. */
  get size(): number {
    return this.#shares.length;
  }

  /** `arrivals`: those that matched the share and are not left out. */
  add({ passage, ...share }: ArticleShare, arrivals: readonly Place[]): void {
    this.#shares.push({ ...share, arrivals: arrivals.length });
    const { channel, generation } = share;
    for (const { at, id } of arrivals) {
      const arrived = { at, id, channel, generation };
      keep(this.#first, arrived, compareEvents);
      keep(this.#latest, arrived, (a, b) => compareEvents(b, a));
    }
    if (passage) this.#addPassage(passage, share, arrivals.length);
  }

  answer(): ArticleFigures {
    const passages = [...this.#passages.values()].sort(
      (a, b) => b.shares - a.shares || b.arrivals - a.arrivals || compareEvents(a.first, b.first),
    );
    const told = ({ at, channel, generation }: Arrived) => ({ at, channel, generation });
    return {
      ...plantTrees(this.#shares, LIMITS),
      passages: passages
        .slice(0, LIMITS.passages)
        .map(({ hash, words, shares, arrivals }) => ({ hash, words, shares, arrivals })),
      passages_in_all: passages.length,
      first_arrivals: this.#first.map(told),
      latest_arrivals: [...this.#latest].reverse().map(told),
    };
  }

  #addPassage({ hash, words }: Passage, { at, id }: Place, arrivals: number): void {
    const first = { at, id };
    const known = this.#passages.get(hash);
    if (!known) {
      this.#passages.set(hash, { hash, words, shares: 1, arrivals, first });
      return;
    }
    known.shares += 1;
    known.arrivals += arrivals;
    // Who copies first says how it begins: words are anybody's, the hash is all that ties them to a passage.
    if (compareEvents(first, known.first) < 0) Object.assign(known, { words, first });
  }
}

/** Keeps the few that come first in an order, sorted. */
function keep(list: Arrived[], one: Arrived, order: (a: Place, b: Place) => number): void {
  const last = list.at(-1);
  if (list.length >= LIMITS.arrivals && last && order(one, last) >= 0) return;
  const place = list.findIndex((other) => order(one, other) < 0);
  list.splice(place < 0 ? list.length : place, 0, one);
  if (list.length > LIMITS.arrivals) list.pop();
}
