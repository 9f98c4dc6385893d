// Other documents that a browser shows inside this one.
import type { Frame } from '../verdict/findings.js';
import { copy, MAX_ADDRESS_LENGTH } from './copy-text.js';
import { placeOf } from './element.js';
import type { PageContext } from './page-context.js';
import type { TreeElement } from './tree.js';

/** The document in a frame or iframe; null when the element shows none that could be fetched. */
export function readFrame(element: TreeElement, context: PageContext): Frame | null {
  const { name, attribs } = element;
  if ((name !== 'frame' && name !== 'iframe') || attribs.srcdoc !== undefined) return null;
  const src = attribs.src?.trim() ?? '';
  const url = src === '' ? null : context.resolve(src);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  return { ...placeOf(element), url: copy(url.href, MAX_ADDRESS_LENGTH), kind: name };
}
