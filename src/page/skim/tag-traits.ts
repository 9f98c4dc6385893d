// What is asked of many tags, and answered from their bytes.
import { isHidden } from '../element.js';
import { readAttributes, startsWith } from './attributes.js';
import type { ScannedTag } from './scan-tag.js';
import type { Source } from './source.js';
import { sparseElement } from './sparse-node.js';

/** Outside of what an address is plainly written with. */
const EXOTIC = /[^\x21-\x7e]|%|&(?!amp;)/;

/** Whether markup hides the element. */
export function isHiddenTag(source: Source, tag: ScannedTag): boolean {
  const { bytes } = source;
  const { attributeCount, bounds } = tag;
  for (let index = 0; index < attributeCount; index += 1) {
    const start = bounds[index * 4] ?? 0;
    const length = (bounds[index * 4 + 1] ?? 0) - start;
    if (length === 6 && startsWith(bytes, start, 'hidden')) return true;
    if (length === 5 && startsWith(bytes, start, 'style')) {
      const style = bytes.slice(bounds[index * 4 + 2], bounds[index * 4 + 3]);
      if (!/none|hidden|&/i.test(style)) continue;
      if (isHidden(sparseElement('', readAttributes(source, tag), null))) return true;
    }
  }
  return false;
}

/** Whether the address in the attribute at `index` may be another than it looks. */
export function isExotic({ bytes }: Source, { bounds }: ScannedTag, index: number): boolean {
  return EXOTIC.test(bytes.slice(bounds[index * 4 + 2], bounds[index * 4 + 3]));
}
