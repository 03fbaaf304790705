/**
 * Lines up rows as a Markdown table, the first column to the left and figures to the right.
 *
 * @param {string[]} head
 * @param {(string | number)[][]} rows numbers are written with thousands separated
 * @returns {string}
 */
export function table(head, rows) {
  const cells = [head, ...rows.map((row) => row.map(written))];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const line = (row) =>
    `| ${row.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[0]))).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (column ? `${'-'.repeat(width + 1)}:` : '-'.repeat(width + 2))).join('|')}|`;
  const [first, ...others] = cells.map(line);
  return [first, rule, ...others].join('\n');
}

const written = (cell) => (typeof cell === 'number' ? cell.toLocaleString('en-GB') : cell);
