// How tall a row has to be for its texts to be read whole. Excel finds that out by itself when a
// row is edited, but neither it nor other programs do for every row of a file they open.
import type { Cell } from './cells.js';
import { STYLES } from './styles.js';

/** Of Calibri 11 and of Times New Roman 12 alike, in points; of a single line, as Excel has it. */
const LINE_HEIGHT = 15.75;
const SINGLE_HEIGHT = 15;
/** Excel has no taller row. */
const MAX_HEIGHT = 409;

/** Bold letters, and the button of the filter beside them. */
const HEAD_ROOM = 0.8;

/** Points for a row of these cells in columns as wide as `widths`, in characters. */
export function rowHeight(cells: readonly Cell[], widths: readonly number[]): number {
  const lines = cells.map(({ value, style }, index) => {
    const width = widths[index] ?? 1;
    if (typeof value !== 'string' || !('wrap' in STYLES[style])) return 1;
    return countLines(value, style.startsWith('head') ? Math.floor(width * HEAD_ROOM) : width);
  });
  const most = Math.max(1, ...lines);
  return most === 1 ? SINGLE_HEIGHT : Math.min(most * LINE_HEIGHT, MAX_HEIGHT);
}

/** Lines that a text takes where a word that does not fit goes to the next one; a longer one is broken. */
function countLines(text: string, width: number): number {
  if (text.length <= width && !text.includes('\n')) return 1;
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    if (paragraph.trim() === '') lines += 1;
    let room = 0;
    for (const word of paragraph.split(/(?<=[\s-])/)) {
      const { length } = word.trimEnd();
      if (length > room) {
        const taken = Math.ceil(length / width);
        lines += taken;
        room = taken * width;
      }
      room -= word.length;
    }
  }
  return lines;
}
