import { describe, expect, it } from 'vitest';
import type { TreeNode } from '../protocol/index.js';
import { drawTree, marksOf, moveIn } from './share-tree.js';

const node = (parent: number | null, more: Partial<TreeNode> = {}): TreeNode => ({
  parent,
  at: 0,
  channel: 'whatsapp',
  method: 'button',
  generation: 1,
  arrivals: 0,
  hidden: 0,
  ...more,
});
/** Two below the first, and two below the first of these. */
const FAMILY = [node(null), node(0), node(0), node(1), node(1)];
const draw = (nodes: TreeNode[], options = {}) =>
  drawTree(nodes, { limit: Infinity, width: 600, ...options });

describe('a share tree', () => {
  it('grows to the right, a column for each step, nobody on top of anybody', () => {
    const { shares, width, height } = draw(FAMILY);
    expect(shares.map(({ number, depth }) => `${number} ${depth}`)).toEqual([
      '1 0',
      '1.1 1',
      '1.1.1 2',
      '1.1.2 2',
      '1.2 1',
    ]);
    const columns = [0, 1, 2].map(
      (step) => new Set(shares.filter((s) => s.depth === step).map(({ x }) => x)),
    );
    expect(columns.map((xs) => xs.size)).toEqual([1, 1, 1]);
    const [first, second, third] = columns.map((xs) => [...xs][0]!);
    expect(second! - first!).toBe(third! - second!);
    expect(new Set(shares.map(({ x, y }) => `${x} ${y}`)).size).toBe(5);
    for (const { x, y } of shares) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(width);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(height);
    }
  });

  it('fits into the room there is, and takes more where shares could not be told apart', () => {
    const chain = Array.from({ length: 40 }, (_, place) => node(place === 0 ? null : place - 1));
    expect(draw(FAMILY, { width: 250 }).width).toBeCloseTo(250);
    expect(draw(chain, { width: 250 }).width).toBeGreaterThan(39 * 24);
  });

  it('says of each share how many below it are not drawn', () => {
    const nodes = [...FAMILY, node(2, { hidden: 4 }), node(5)];
    const { shares } = draw(nodes, { limit: 3 });
    expect(shares.map(({ number, hidden }) => `${number} +${hidden}`)).toEqual(['1 +0', '1.1 +2', '1.2 +6']);
    const all = (list: { hidden: number }[]) => list.reduce((sum, { hidden }) => sum + 1 + hidden, 0);
    expect(all(shares)).toBe(all(nodes));
  });

  it('is one share where there is no other', () => {
    expect(draw([node(null)]).shares).toMatchObject([{ number: '1', depth: 0, parent: null, children: [] }]);
  });

  it('is laid out while nobody waits: a hundred and fifty shares, one below the other', () => {
    const deep = Array.from({ length: 150 }, (_, place) => node(place === 0 ? null : place - 1));
    expect(draw(deep).shares.at(-1)?.depth).toBe(149);
  });

  it('is walked through by the arrow keys', () => {
    const { shares } = draw(FAMILY);
    const walk = (...keys: string[]) => shares[keys.reduce((at, key) => moveIn(shares, at, key), 0)]!.number;
    expect(walk('ArrowRight')).toBe('1.1');
    expect(walk('ArrowRight', 'ArrowRight', 'ArrowDown')).toBe('1.1.2');
    expect(walk('End')).toBe('1.2');
    expect(walk('End', 'ArrowUp', 'ArrowLeft')).toBe('1.1');
    expect(walk('End', 'Home', 'ArrowUp', 'ArrowLeft')).toBe('1');
    expect(walk('End', 'ArrowRight', 'ArrowDown', 'x')).toBe('1.2');
  });
});

describe('marks of channels', () => {
  it.each([
    [
      ['WhatsApp', 'Messenger', 'Mastodon', 'Email'],
      ['W', 'M', 'Ma', 'E'],
    ],
    [
      ['Telegram', 'Teams', 'Threema', 'Tee'],
      ['T', 'Te', 'Th', '4'],
    ],
    [
      ['«x»', 'É', 'étoile', ''],
      ['X', 'É', 'Ét', '?'],
    ],
  ])('are short and all different: %j', (names, marks) => {
    expect(marksOf(names)).toEqual(marks);
  });
});
