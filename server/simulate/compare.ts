import { DIMENSIONS, type Dimension, type Figures, type StatsRow } from '../../protocol/index.js';
import type { FiguresTruth } from './rules-truth.js';

/** Where figures are read that should be true. */
export interface FiguresSource {
  /** All rows; the first of them, by whatever order, where there are more than `most`. */
  stats(by: Dimension): Promise<{ totals: Figures; rows: StatsRow[] }>;
  leftOut(): Promise<{ reason: string; count: number }[]>;
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
  return comparison;
}
