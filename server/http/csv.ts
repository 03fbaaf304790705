import { FIGURES, type Figures, type StatsAnswer } from './stats-schema.js';

/**
 * Statistics as CSV after RFC 4180: a row for each key, or one named `total` where nothing is broken down.
 * A figure that does not apply is an empty cell.
 */
export function toCsv(answer: StatsAnswer): string {
  const titled = answer.by === 'page';
  const rows = answer.by === null ? [{ key: 'total', ...answer.totals }] : answer.rows;
  const lines = [
    ['key', ...(titled ? ['title'] : []), ...FIGURES],
    ...rows.map((row: Figures & { key: string; title?: string }) => [
      cell(row.key),
      ...(titled ? [cell(row.title ?? '')] : []),
      ...FIGURES.map((figure) => String(row[figure] ?? '')),
    ]),
  ];
  return lines.map((line) => `${line.join(',')}\r\n`).join('');
}

/**
 * A title or address as a cell. Spreadsheets run a cell that begins with one of `= + - @`, so such a cell
 * gets an apostrophe in front (OWASP, "CSV injection").
 */
function cell(text: string): string {
  const inert = /^[\s]*[=+\-@]/.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
