import { stratify, tree as tidy } from 'd3-hierarchy';
import type { TreeNode } from '../protocol/index.js';

/** A share where it stands in the drawing; `hidden` counts all below it that are not drawn. */
export interface DrawnShare extends TreeNode {
  /** Its place in the tree in words: `1` for the first share, `1.2` for the second below it. */
  number: string;
  /** Steps from the first share. */
  depth: number;
  /** Places in the list of drawn shares. */
  children: number[];
  x: number;
  y: number;
}

/** A tree as it is drawn, px. */
export interface Drawing {
  /** Each share above those below it, branch by branch: as one reads, from top to bottom. */
  shares: DrawnShare[];
  width: number;
  height: number;
}

interface Options {
  /** Shares drawn, at most. */
  limit: number;
  /** Room there is, px; a deep tree takes more. */
  width: number;
}

/** Between two shares, one above the other: what a finger can still tell apart. */
const ROW_PX = 28;
/** Between a share and the next: at least so that they can be told apart, at most so that they belong together. */
const STEP_PX = { least: 34, most: 220 };
/** Around the drawing: half a share, and its number of hidden ones. */
const MARGIN_PX = { x: 20, y: 18, right: 34 };

/**
 * Lays a tree out from left to right, a column for each step (Reingold and Tilford). Of a large one the first
 * shares are drawn: they come in the order of how much is below them, so that these are its largest branches.
 */
export function drawTree(nodes: readonly TreeNode[], { limit, width }: Options): Drawing {
  const drawn = cut(nodes, limit);
  const root = stratify<{ share: TreeNode; place: number }>()
    .id(({ place }) => String(place))
    .parentId(({ share: { parent } }) => (parent === null ? null : String(parent)))(
    drawn.map((share, place) => ({ share, place })),
  );
  const room = (width - MARGIN_PX.x - MARGIN_PX.right) / Math.max(1, root.height);
  const stepPx = Math.min(STEP_PX.most, Math.max(STEP_PX.least, room));
  const laid = tidy<{ share: TreeNode; place: number }>()
    .nodeSize([ROW_PX, stepPx])
    .separation(() => 1)(root);

  const list: (typeof laid)[] = [];
  laid.eachBefore((node) => list.push(node));
  const places = new Map(list.map((node, index) => [node, index]));
  const top = Math.min(...list.map(({ x }) => x));
  const numbers = new Map<typeof laid, string>();
  const shares = list.map((node): DrawnShare => {
    const { parent, depth, data } = node;
    const number = parent ? `${numbers.get(parent) ?? ''}.${(parent.children?.indexOf(node) ?? 0) + 1}` : '1';
    numbers.set(node, number);
    return {
      ...data.share,
      parent: parent ? (places.get(parent) ?? null) : null,
      number,
      depth,
      children: (node.children ?? []).map((child) => places.get(child)!),
      // The library grows trees downwards; here they grow to the right.
      x: MARGIN_PX.x + node.y,
      y: MARGIN_PX.y + node.x - top,
    };
  });
  return {
    shares,
    width: MARGIN_PX.x + root.height * stepPx + MARGIN_PX.right,
    height: Math.max(...shares.map(({ y }) => y)) + MARGIN_PX.y,
  };
}

/** The first shares; the others are counted with the nearest one above them that is there. */
function cut(nodes: readonly TreeNode[], limit: number): TreeNode[] {
  const drawn = nodes.slice(0, limit).map((node) => ({ ...node }));
  for (const { parent, hidden } of nodes.slice(limit)) {
    let above = parent;
    while (above !== null && above >= limit) above = nodes[above]?.parent ?? null;
    const nearest = drawn[above ?? 0];
    if (nearest) nearest.hidden += 1 + hidden;
  }
  return drawn;
}

/**
 * A mark of one or two letters for each name, so that colour is not all that tells them apart: no two are alike.
 * Earlier names get the shorter marks.
 */
export function marksOf(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const [first = '?', ...others] = name.match(/[\p{L}\p{N}]/gu) ?? [];
    const initial = first.toLocaleUpperCase();
    const mark =
      [initial, ...others.map((letter) => initial + letter.toLocaleLowerCase())].find(
        (each) => !taken.has(each),
      ) ?? String(taken.size + 1);
    taken.add(mark);
    return mark;
  });
}

/** Where a key leads among the shares of a drawing; the same place where it leads nowhere. */
export function moveIn(shares: readonly DrawnShare[], at: number, key: string): number {
  const share = shares[at];
  if (!share) return 0;
  const to = {
    ArrowDown: Math.min(at + 1, shares.length - 1),
    ArrowUp: Math.max(at - 1, 0),
    ArrowLeft: share.parent ?? at,
    ArrowRight: share.children[0] ?? at,
    Home: 0,
    End: shares.length - 1,
  }[key];
  return to ?? at;
}
