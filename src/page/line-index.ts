// Lines and columns by offset. The parser counts lines itself, and counts a line break twice where
// it has looked past it and back (behind a lone ampersand).
import type { Place } from '../verdict/link.js';

/** Answers for an offset of the text (in UTF-16 units) its place; both of it 1-based. */
export type LineIndex = (offset: number) => Place;

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  const ends = text.includes('\r') ? /\r\n?|\n/g : /\n/g;
  while (ends.test(text)) starts.push(ends.lastIndex);
  return starts;
}

/** The lines of `text`, which are counted when the first place is asked for. */
export function createLineIndex(text: string): LineIndex {
  let starts: readonly number[] | null = null;
  return (offset) => {
    starts ??= lineStarts(text);
    let line = 0;
    for (let after = starts.length; after - line > 1; ) {
      const middle = (line + after) >> 1;
      if ((starts[middle] ?? 0) <= offset) line = middle;
      else after = middle;
    }
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
}
