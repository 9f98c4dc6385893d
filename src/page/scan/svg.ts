// Drawings in a page: most are plain shapes, of which nobody asks anything. What could lead back to
// HTML, or holds hyperlinks, texts to be read and scripts, is left to the tree.
import { OddPage } from './odd-page.js';

const SHAPES =
  'animate|animatetransform|circle|clippath|defs|ellipse|feblend|fecolormatrix|fecomposite|feflood|fegaussianblur|femerge|femergenode|feoffset|filter|g|line|lineargradient|marker|mask|path|pattern|polygon|polyline|radialgradient|rect|set|stop|symbol|use';
const ATTRIBUTES = String.raw`(?:\s+[\w:.-]+(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=${'`'}]+))?)*\s*/?`;
/** Shapes, with nothing but blanks between them, comments, and the texts that nobody reads. */
const PIECE = new RegExp(
  String.raw`\s+|</?(?:${SHAPES})${ATTRIBUTES}>|<!--[^<>]*-->|<(title|style)${ATTRIBUTES}>[^<]*</\1\s*>`,
  'giy',
);
/** Some attributes of shapes are asked for, if not often. */
const MATTERS = /&|\balt\s*=|\bhidden\b|\bstyle\s*=\s*["'][^"']*(?:none|hidden)|noindex/i;

/** How many nodes the drawing in `content` has at most; throws `OddPage` where it is not plain. */
export function countShapes(content: string): number {
  if (MATTERS.test(content)) throw new OddPage();
  let nodes = 0;
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < content.length) {
    if (!PIECE.test(content)) throw new OddPage();
    nodes += 2;
  }
  return nodes;
}
