// Tables that read the same in a terminal and in Markdown.

/**
 * @param {readonly string[]} header
 * @param {readonly (readonly string[])[]} rows the first column is words, the others figures
 */
export function formatTable(header, rows) {
  const widths = header.map((words, column) =>
    Math.max(words.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  /** @param {readonly string[]} row */
  const line = (row) =>
    `| ${widths.map((width, column) => pad(row[column] ?? '', { width, column })).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(header), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

/**
 * @param {string} words
 * @param {{ width: number, column: number }} place
 */
function pad(words, { width, column }) {
  return column === 0 ? words.padEnd(width) : words.padStart(width);
}

/**
 * About three figures, as many as a measurement is worth.
 * @param {number} value
 */
export function figure(value) {
  if (!Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
