import {
  DIMENSIONS,
  type CopiedPassage,
  type Dimension,
  type Figures,
  type StatsRow,
} from '../../protocol/index.js';
import type { FiguresTruth } from './rules-truth.js';

/** Where figures are read that should be true. */
export interface FiguresSource {
  /** All rows; the first of them, by whatever order, where there are more than `most`. */
  stats(by: Dimension): Promise<{ totals: Figures; rows: StatsRow[] }>;
  leftOut(): Promise<{ reason: string; count: number }[]>;
  /** What was copied from a page; undefined where not all of it can be read. */
  passages(page: string): Promise<CopiedPassage[] | undefined>;
  /** How many rows it gives at a time. */
  most: number;
}

/** What became of a comparison. */
export interface Comparison {
  /** Figures that were held against each other. */
  compared: number;
  /** Each in a sentence, with what is true and what was found. */
  differences: string[];
}

const FIGURES = [
  'landings',
  'views',
  'shares',
  'arrivals',
  'unmatched',
  'visitors',
  'previews',
  'conversions',
  'left_out',
] as const;

/** Pages whose passages are held against each other. */
const PAGES = 20;

/** Holds every figure of a source, by every dimension, and every reason against the truth. */
export async function compare(truth: FiguresTruth, source: FiguresSource): Promise<Comparison> {
  const comparison: Comparison = { compared: 0, differences: [] };
  const hold = (what: string, expected: unknown, found: unknown) => {
    comparison.compared += 1;
    if (expected !== found)
      comparison.differences.push(`${what}: ${String(expected)} is true, ${String(found)} was found`);
  };
  const holdFigures = (what: string, expected: Partial<StatsRow>, found: Partial<StatsRow> | undefined) => {
    if (!found) {
      hold(what, 'a row', 'none');
      return;
    }
    for (const figure of FIGURES) hold(`${what}, ${figure}`, expected[figure], found[figure]);
    if (expected.title !== undefined || found.title !== undefined)
      hold(`${what}, title`, expected.title, found.title);
  };

  for (const by of DIMENSIONS) {
    const { totals, rows } = await source.stats(by);
    holdFigures(`totals by ${by}`, truth.totals, totals);
    const expected = new Map(truth.by[by].map((row) => [row.key, row]));
    const found = new Map(rows.map((row) => [row.key, row]));
    for (const [key, row] of found)
      if (!expected.has(key)) hold(`${by} ${key}`, 'no row', JSON.stringify(row));
    for (const [key, row] of expected)
      if (found.has(key) || expected.size <= source.most) holdFigures(`${by} ${key}`, row, found.get(key));
  }
  const found = new Map((await source.leftOut()).map(({ reason, count }) => [reason, count]));
  for (const { reason, count } of truth.leftOut) hold(`left out as ${reason}`, count, found.get(reason));
  for (const [reason, count] of found)
    if (!truth.leftOut.some((row) => row.reason === reason)) hold(`left out as ${reason}`, 0, count);

  for (const page of mostCopied(truth)) {
    const rows = await source.passages(page);
    if (!rows) continue;
    const ofPage = truth.passages.filter((row) => row.page === page);
    hold(`passages of ${page}`, ofPage.length, rows.length);
    for (const { hash, ...expected } of ofPage) {
      const row = rows.find((each) => each.hash === hash);
      for (const figure of ['words', 'shares', 'arrivals'] as const)
        hold(`passage ${hash} of ${page}, ${figure}`, expected[figure], row?.[figure]);
    }
  }
  return comparison;
}

/** Pages of which most was copied: each is a question of its own. */
function mostCopied({ passages }: FiguresTruth): string[] {
  const shares = new Map<string, number>();
  for (const row of passages) shares.set(row.page, (shares.get(row.page) ?? 0) + row.shares);
  return [...shares]
    .sort((a, b) => b[1] - a[1])
    .slice(0, PAGES)
    .map(([page]) => page);
}
