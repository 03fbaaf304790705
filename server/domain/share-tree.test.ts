import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from './reference/cascades.json' with { type: 'json' };
import { plantTrees, type TreeShare } from './share-tree.js';

const ALL = { trees: 100, nodes: 1000 };

/** Shares by the place of the one before each; -1 where there is none. */
function sharesOf(parents: readonly number[], changes: Partial<TreeShare> = {}): TreeShare[] {
  return parents.map((parent, n) => ({
    id: `share${String(n).padStart(4, '0')}`,
    at: n,
    token: `token${n}`,
    parent: parent < 0 ? null : `token${parent}`,
    channel: 'whatsapp',
    method: 'button',
    generation: 1,
    arrivals: 0,
    ...changes,
  }));
}

/** Each share after the first few follows from an earlier one, or from none. */
const someParents = fc
  .array(fc.nat(), { minLength: 1, maxLength: 40 })
  .map((numbers) => numbers.map((n, i) => (i === 0 || n % 5 === 0 ? -1 : n % i)));

/** All of it the slow way: by walking between every two shares. */
function bruteForce(parents: readonly number[]) {
  const ways = parents.map((_, i) => {
    const way = [i];
    for (let at = i; parents[at]! >= 0;) way.push((at = parents[at]!));
    return way;
  });
  let [pairs, steps] = [0, 0];
  for (const [i, one] of ways.entries())
    for (const other of ways.slice(i + 1)) {
      const meeting = one.findIndex((share) => other.includes(share));
      if (meeting < 0) continue;
      pairs += 1;
      steps += meeting + other.indexOf(one[meeting]!);
    }
  const depths = ways.map((way) => way.length - 1);
  const places = ways.map((way) => `${way.at(-1)} ${way.length}`);
  return {
    trees: parents.filter((parent) => parent < 0).length,
    reshares: parents.filter((parent) => parent >= 0).length,
    opened: new Set(parents.filter((parent) => parent >= 0)).size,
    depth: Math.max(...depths),
    breadth: Math.max(...places.map((place) => places.filter((other) => other === place).length)),
    largest: Math.max(...ways.map((way) => ways.filter((other) => other.at(-1) === way.at(-1)).length)),
    virality: pairs === 0 ? null : steps / pairs,
  };
}

describe('plantTrees', () => {
  it.each(reference.trees)('has the figures of the published tree $name', (tree) => {
    const { forest, trees } = plantTrees(sharesOf(tree.parent), ALL);
    expect(forest).toMatchObject({
      trees: 1,
      shares: tree.n,
      depth: tree.depthMax,
      breadth: tree.maxBreadth,
      branching: tree.branchingInternal,
    });
    expect(forest.virality).toBeCloseTo(tree.structuralVirality, 12);
    expect(trees[0]!.nodes).toHaveLength(tree.n);
  });

  it('agrees with walking between every two shares, in whatever order they are given', () => {
    fc.assert(
      fc.property(someParents, fc.infiniteStream(fc.nat()), (parents, random) => {
        const shares = sharesOf(parents);
        const shuffled = shares
          .map((share) => ({ share, place: random.next().value as number }))
          .sort((a, b) => a.place - b.place)
          .map(({ share }) => share);
        const { virality, ...expected } = bruteForce(parents);
        const { forest } = plantTrees(shuffled, ALL);
        expect(forest).toMatchObject(expected);
        if (virality === null) expect(forest.virality).toBeNull();
        else expect(forest.virality).toBeCloseTo(virality, 9);
      }),
    );
  });

  it('says of each tree what it says of all where there is only one', () => {
    const shares = sharesOf([-1, 0, 0, 1], { arrivals: 2 });
    const { forest, trees } = plantTrees(shares, ALL);
    const { nodes, ...shape } = trees[0]!;
    expect(forest).toEqual({ trees: 1, alone: 0, continued: 0, largest: 4, ...shape });
    expect(shape).toMatchObject({ shares: 4, arrivals: 8, opened: 4, reshares: 3, branching: 0.75 });
    expect(nodes.map(({ parent }) => parent)).toEqual([null, 0, 0, 1]);
  });

  it('counts a share as opened when it was passed on, though no arrival was counted', () => {
    expect(plantTrees(sharesOf([-1, 0]), ALL).forest).toMatchObject({ opened: 1, branching: 1 });
  });

  it('has no figure where there is nothing to divide by', () => {
    const { forest, trees } = plantTrees(sharesOf([-1, -1]), ALL);
    expect(forest).toMatchObject({ trees: 2, alone: 2, branching: null, virality: null });
    expect(trees).toEqual([]);
    expect(plantTrees([], ALL).forest).toMatchObject({ trees: 0, largest: 0, depth: 0 });
  });

  it('begins a tree with a share whose parent is elsewhere, later, or itself, and goes in no circle', () => {
    const [one, two, three] = sharesOf([-1, 0, -1]) as [TreeShare, TreeShare, TreeShare];
    const shares = [
      { ...one, parent: 'token1' },
      { ...two, generation: 2 },
      { ...three, parent: 'token9', generation: 4 },
      { ...three, id: 'share0009', token: 'token5', parent: 'token5', at: 9 },
    ];
    const { forest } = plantTrees(shares, ALL);
    expect(forest).toMatchObject({ trees: 3, continued: 1, reshares: 1, alone: 2 });
  });

  it('draws the largest branches, and says what it leaves away', () => {
    fc.assert(
      fc.property(someParents, fc.integer({ min: 1, max: 10 }), (parents, nodes) => {
        for (const tree of plantTrees(sharesOf(parents), { trees: 3, nodes }).trees) {
          expect(tree.nodes.length).toBe(Math.min(nodes, tree.shares));
          expect(tree.nodes.reduce((sum, { hidden }) => sum + hidden, tree.nodes.length)).toBe(tree.shares);
          for (const [place, { parent }] of tree.nodes.entries())
            if (place === 0) expect(parent).toBeNull();
            else expect(parent).toBeLessThan(place);
        }
      }),
    );
  });

  it('is done with a chain of fifty thousand shares without falling over', () => {
    const { forest } = plantTrees(sharesOf(Array.from({ length: 50_000 }, (_, i) => i - 1)), ALL);
    expect(forest).toMatchObject({ depth: 49_999, breadth: 1, branching: 1 });
    expect(forest.virality).toBeCloseTo(50_001 / 3, 6);
  });
});
