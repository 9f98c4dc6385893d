// Drawings in a page: most are plain shapes, in which nothing concerns the walk. What could lead
// back to HTML, or hold hyperlinks, scripts and styles, is left to the tree.
import { lowerCase } from './attributes.js';
import type { Source } from './source.js';
import { kindNamed } from './tags.js';

/** How many elements a drawing between `start` and `end` has; null where it is not plain. */
export function countShapes(
  { bytes, engine }: Source,
  start: number,
  end: number,
  { textMatters }: { readonly textMatters: boolean },
): number | null {
  if (end >= bytes.length) return null;
  let tags = 0;
  let position = start;
  for (;;) {
    const open = bytes.indexOf('<', position);
    const textEnd = open === -1 || open > end ? end : open;
    if (textMatters && bytes.slice(position, textEnd).trim() !== '') return null;
    if (open === -1 || open >= end) return tags;
    const isEnd = bytes.octets[open + 1] === SLASH;
    const nameStart = open + (isEnd ? 2 : 1);
    const tag = engine.scanTag(nameStart);
    if (tag === null || tag.end > end) return null;
    if (tag.end - open > MAX_TAG_LENGTH && tag.attributeCount > MAX_ATTRIBUTES) return null;
    if (!kindNamed(lowerCase(bytes.slice(nameStart, tag.nameEnd))).shape) return null;
    if (textMatters && /\balt\s*=/i.test(bytes.slice(open, tag.end))) return null;
    if (!isEnd) tags += 1;
    position = tag.end;
  }
}

const SLASH = 0x2f;
const MAX_TAG_LENGTH = 1_000;
const MAX_ATTRIBUTES = 100;
