import type { ArticleAnswer, DelaysAnswer, LeftOutAnswer, WeekAnswer } from '../../protocol/index.js';
import { type ARTICLE_PARTS, FIGURES, type Figures, type StatsAnswer } from './stats-schema.js';

type Cell = string | number | null;

/** A table as CSV after RFC 4180. A figure that does not apply is an empty cell. */
function csvOf(lines: Cell[][]): string {
  return lines.map((line) => `${line.map(written).join(',')}\r\n`).join('');
}

function written(cell: Cell): string {
  return typeof cell === 'string' ? inert(cell) : String(cell ?? '');
}

/** Statistics as CSV: a row for each key, or one named `total` where nothing is broken down. */
export function toCsv(answer: StatsAnswer): string {
  const titled = answer.by === 'page';
  const rows = answer.by === null ? [{ key: 'total', ...answer.totals }] : answer.rows;
  return csvOf([
    ['key', ...(titled ? ['title'] : []), ...FIGURES],
    ...rows.map((row: Figures & { key: string; title?: string }) => [
      row.key,
      ...(titled ? [row.title ?? ''] : []),
      ...figuresOf(row),
    ]),
  ]);
}

/** Several breakdowns in one table: the totals first, then the rows of each with its dimension. */
export function reportToCsv(answers: readonly StatsAnswer[]): string {
  const totals = answers[0] ? [['total', '', '', ...figuresOf(answers[0].totals)]] : [];
  const rows = answers.flatMap(({ by, rows }) =>
    rows.map((row) => [by, row.key, row.title ?? '', ...figuresOf(row)]),
  );
  return csvOf([['by', 'key', 'title', ...FIGURES], ...totals, ...rows]);
}

/** Hours of the week. */
export function weekToCsv({ rows }: WeekAnswer): string {
  const columns = ['weekday', 'hour', 'landings', 'views', 'shares', 'arrivals'] as const;
  return csvOf([[...columns], ...rows.map((row) => columns.map((column) => row[column]))]);
}

/** Times to the first arrival: how many shares within how many milliseconds. */
export function delaysToCsv({ first }: DelaysAnswer): string {
  return csvOf([['to_ms', 'shares'], ...first.map(({ to, shares }) => [to, shares])]);
}

/** A part of what is told of an article: the shares of its trees, its copied passages, or who came. */
export function articleToCsv(answer: ArticleAnswer, part: (typeof ARTICLE_PARTS)[number]): string {
  switch (part) {
    case 'trees':
      return csvOf([
        ['tree', 'share', 'parent', 'at', 'channel', 'method', 'generation', 'arrivals', 'hidden'],
        ...answer.trees.flatMap(({ nodes }, tree) =>
          nodes.map(({ parent, at, ...node }, place) => [
            ...[tree + 1, place + 1, parent === null ? null : parent + 1, timeOf(at)],
            ...[node.channel, node.method, node.generation, node.arrivals, node.hidden],
          ]),
        ),
      ]);
    case 'passages':
      return csvOf([
        ['hash', 'words', 'shares', 'arrivals'],
        ...answer.passages.map(({ hash, words, shares, arrivals }) => [hash, words, shares, arrivals]),
      ]);
    case 'arrivals':
      return csvOf([
        ['which', 'at', 'channel', 'generation'],
        ...(['first', 'latest'] as const).flatMap((which) =>
          answer[`${which}_arrivals`].map(({ at, channel, generation }) => [
            ...[which, timeOf(at), channel, generation],
          ]),
        ),
      ]);
  }
}

function timeOf(ms: number): string {
  return new Date(ms).toISOString();
}

function figuresOf(row: Figures): (number | null)[] {
  return FIGURES.map((figure) => row[figure]);
}

/** What was left out: a row for each reason, or for each of its days where they were asked for. */
export function leftOutToCsv({ rows }: LeftOutAnswer): string {
  const byDay = rows.some(({ days }) => days !== undefined);
  return csvOf([
    [...(byDay ? ['day'] : []), 'reason', 'count'],
    ...rows.flatMap(({ reason, count, days }) =>
      days ? days.map((row) => [row.day, reason, row.count]) : [[reason, count]],
    ),
  ]);
}

/**
 * A title or address as a cell. Spreadsheets run a cell that begins with one of `= + - @`, so such a cell
 * gets an apostrophe in front (OWASP, "CSV injection"). Where the comma is for decimals, as in French, they part
 * cells at semicolons instead, so that what follows one may be a cell as well.
 */
function inert(text: string): string {
  const first = /^\s*[=+\-@]/.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
  const safe = first.replace(/;(?=[\s"]*[=+\-@])/g, ";'");
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
