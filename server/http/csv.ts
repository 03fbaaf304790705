import type { DelaysAnswer, LeftOutAnswer, WeekAnswer } from '../../protocol/index.js';
import { FIGURES, type Figures, type StatsAnswer } from './stats-schema.js';

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
 * gets an apostrophe in front (OWASP, "CSV injection").
 */
function inert(text: string): string {
  const safe = /^[\s]*[=+\-@]/.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
