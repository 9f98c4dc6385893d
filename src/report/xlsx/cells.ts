// Cells as a sheet holds them. A text is written as a text within its cell: whatever it begins
// with, no spreadsheet runs it, so nothing is put before it as in CSV.
import { escapeXml } from '../xml.js';
import type { StyleName } from './styles.js';

export interface Cell {
  readonly style: StyleName;
  /** A number is a number, a share, or a day of Excel; null leaves the cell empty. */
  readonly value: string | number | null;
  /** Where the cell's hyperlink leads. */
  readonly target?: string | null;
}

/** In UTF-16 units. Excel calls a file with a longer cell damaged. */
const MAX_LENGTH = 32_767;

/** `AB7` for the 0-based column 27 of the 1-based row 7. */
export function placeOf(row: number, column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}

/** The cell at a place, with the number of its style. */
export function formatCell({ value }: Cell, place: string, style: number): string {
  if (value === null || value === '') return `<c r="${place}" s="${style}"/>`;
  if (typeof value === 'number') return `<c r="${place}" s="${style}"><v>${value}</v></c>`;
  const text = escapeXml(keepEscapes(cut(value)));
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

function cut(text: string): string {
  return text.length <= MAX_LENGTH ? text : `${text.slice(0, MAX_LENGTH - 1)}…`;
}

/** Excel reads `_x000D_` as one character; what only looks so keeps its letters. */
function keepEscapes(text: string): string {
  return text.replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_');
}
