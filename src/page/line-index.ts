// Lines and columns by offset. The parser counts lines itself, and counts a line break twice where
// it has looked past it and back (behind a lone ampersand).

export interface LinePlace {
  readonly startLine: number;
  readonly startCol: number;
}

/** Answers for any offset of `text` (in UTF-16 units) its place; both of it 1-based. */
export function createLineIndex(text: string): (offset: number) => LinePlace {
  let starts: readonly number[] | null = null;
  return (offset) => {
    starts ??= [
      0,
      ...[...text.matchAll(/\r\n?|\n/g)].map(({ 0: end, index }) => index + end.length),
    ];
    let line = 0;
    for (let after = starts.length; after - line > 1; ) {
      const middle = (line + after) >> 1;
      if ((starts[middle] ?? 0) <= offset) line = middle;
      else after = middle;
    }
    return { startLine: line + 1, startCol: offset - (starts[line] ?? 0) + 1 };
  };
}
