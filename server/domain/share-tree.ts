import type { Forest, ShareTree, TreeNode, TreeShape } from '../../protocol/index.js';
import { compareEvents, type Place } from './facts.js';

/** A share as its tree sees it. */
export interface TreeShare extends Place {
  token: string | null;
  /** Token of the share by which its reader came. */
  parent: string | null;
  channel: string;
  method: string;
  generation: number;
  /** Matched arrivals by it. */
  arrivals: number;
}

/** What is drawn of the trees, at most. */
export interface DrawLimits {
  trees: number;
  nodes: number;
}

/** Sums over shares from which a shape follows; those of several trees add up to those of all. */
interface Sums {
  shares: number;
  addressBar: number;
  arrivals: number;
  opened: number;
  reshares: number;
  depth: number;
  breadth: number;
  /** Wiener index: steps between two shares, summed over all pairs of a tree. */
  wiener: number;
  pairs: number;
}

/**
 * The trees that shares make, each share below the one by which its reader came, in all and the largest of them.
 * A share whose parent is not among them, or is not the earlier of the two, begins a tree.
 */
export function plantTrees(
  given: readonly TreeShare[],
  limits: DrawLimits,
): { forest: Forest; trees: ShareTree[] } {
  // Parents come before children: what follows goes down the list, or up it, and never in circles.
  const shares = [...given].sort(compareEvents);
  const parents = parentsOf(shares);
  const sizes = shares.map(() => 1);
  const children = shares.map(() => 0);
  for (let i = shares.length - 1; i >= 0; i -= 1) {
    const parent = parents[i]!;
    if (parent < 0) continue;
    sizes[parent]! += sizes[i]!;
    children[parent]! += 1;
  }

  const roots = shares.map((_, i) => i);
  const levels = shares.map(() => 0);
  const widths = new Map<number, number[]>();
  const byRoot = new Map<number, Sums>();
  for (const [i, share] of shares.entries()) {
    const parent = parents[i]!;
    const size = sizes[i]!;
    if (parent >= 0) {
      roots[i] = roots[parent]!;
      levels[i] = levels[parent]! + 1;
    }
    const root = roots[i]!;
    let sums = byRoot.get(root);
    if (!sums) byRoot.set(root, (sums = { ...NOTHING, pairs: (size * (size - 1)) / 2 }));
    let width = widths.get(root);
    if (!width) widths.set(root, (width = []));
    const level = levels[i]!;
    width[level] = (width[level] ?? 0) + 1;
    sums.shares += 1;
    sums.addressBar += Number(share.channel === 'address-bar');
    sums.arrivals += share.arrivals;
    // Who passed it on came by it, also where their arrival was left out.
    sums.opened += Number(share.arrivals > 0 || children[i]! > 0);
    sums.depth = Math.max(sums.depth, level);
    sums.breadth = Math.max(sums.breadth, width[level]);
    if (parent < 0) continue;
    sums.reshares += 1;
    // On each edge lie the ways between those below it and all others of its tree.
    sums.wiener += size * (sizes[root]! - size);
  }

  const largest = [...byRoot].sort(([a, { shares: x }], [b, { shares: y }]) => y - x || a - b);
  const all = { ...NOTHING };
  for (const [, sums] of largest) add(all, sums);
  const forest = {
    trees: largest.length,
    alone: largest.filter(([, sums]) => sums.shares === 1).length,
    continued: largest.filter(([root]) => shares[root]!.generation > 1).length,
    largest: largest[0]?.[1].shares ?? 0,
    ...shapeOf(all),
  };
  const drawn = largest.filter(([, sums]) => sums.shares > 1).slice(0, limits.trees);
  const members = new Map(drawn.map(([root]) => [root, [] as number[]]));
  for (const [i, root] of roots.entries()) members.get(root)?.push(i);
  const trees = drawn.map(([root, sums]) => ({
    ...shapeOf(sums),
    nodes: nodesOf(members.get(root)!, { shares, parents, sizes, limit: limits.nodes }),
  }));
  return { forest, trees };
}

const NOTHING: Sums = {
  shares: 0,
  addressBar: 0,
  arrivals: 0,
  opened: 0,
  reshares: 0,
  depth: 0,
  breadth: 0,
  wiener: 0,
  pairs: 0,
};

/** For each share of a sorted list the place of the share before it; -1 where it begins a tree. */
function parentsOf(shares: readonly TreeShare[]): number[] {
  const byToken = new Map<string, number>();
  return shares.map(({ token, parent }, i) => {
    // The earliest share by a token holds it; and only what came before can be a parent.
    const found = parent === null ? undefined : byToken.get(parent);
    if (token !== null && !byToken.has(token)) byToken.set(token, i);
    return found ?? -1;
  });
}

/** The largest branches of a tree: every share of them has more below it than any that is left away. */
function nodesOf(
  members: readonly number[],
  tree: { shares: readonly TreeShare[]; parents: number[]; sizes: number[]; limit: number },
): TreeNode[] {
  const { shares, parents, sizes, limit } = tree;
  // A parent has more below it than each of its children has, so that it is never left away before them.
  const chosen = [...members].sort((a, b) => sizes[b]! - sizes[a]! || a - b).slice(0, limit);
  const places = new Map(chosen.map((i, place) => [i, place]));
  const nodes = chosen.map((i): TreeNode => {
    const { at, channel, method, generation, arrivals } = shares[i]!;
    return { parent: places.get(parents[i]!) ?? null, at, channel, method, generation, arrivals, hidden: 0 };
  });
  /** The nearest share that is drawn, at or above each. */
  const shown = new Map<number, number>();
  for (const i of members) {
    const place = places.get(i);
    const nearest = place ?? shown.get(parents[i]!)!;
    shown.set(i, nearest);
    if (place === undefined) nodes[nearest]!.hidden += 1;
  }
  return nodes;
}

function shapeOf({ addressBar, wiener, pairs, ...sums }: Sums): TreeShape {
  const { opened, reshares } = sums;
  return {
    shares: sums.shares,
    address_bar: addressBar,
    arrivals: sums.arrivals,
    opened,
    reshares,
    depth: sums.depth,
    breadth: sums.breadth,
    branching: opened === 0 ? null : reshares / opened,
    virality: pairs === 0 ? null : wiener / pairs,
  };
}

function add(to: Sums, more: Sums): void {
  for (const name of Object.keys(NOTHING) as (keyof Sums)[])
    to[name] =
      name === 'depth' || name === 'breadth' ? Math.max(to[name], more[name]) : to[name] + more[name];
}
