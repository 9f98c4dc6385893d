// What is asked of many tags, and answered from their bytes.
import { isHidden } from '../element.js';
import { readAttributes } from './attributes.js';
import type { ScannedTag } from './engine.js';
import type { Source } from './source.js';
import { sparseElement } from './sparse-node.js';

/** Whether markup hides the element. */
export function isHiddenTag(source: Source, tag: ScannedTag): boolean {
  const { bytes } = source;
  const { attributeCount, bounds } = tag;
  for (let index = 0; index < attributeCount; index += 1) {
    const start = bounds[index * 4] ?? 0;
    const length = (bounds[index * 4 + 1] ?? 0) - start;
    if (length === 6 && bytes.holds('hidden', start)) return true;
    if (length === 5 && bytes.holds('style', start)) {
      const style = bytes.slice(bounds[index * 4 + 2] ?? 0, bounds[index * 4 + 3] ?? 0);
      if (!/none|hidden|&/i.test(style)) continue;
      if (isHidden(sparseElement('', readAttributes(source, tag), null))) return true;
    }
  }
  return false;
}
