// Tags that are made to hurt a parser: it compares each attribute with all before it.
import { BOUNDS, MAX_ATTRIBUTES, MarkupReader } from './markup.js';

/** The attribute by which a tag that was closed early is known: its end is missing. */
export const CLOSED_EARLY = '\uE000';

/**
 * The text with tags of too many attributes closed early, so that what follows is text. What only
 * looks like a tag (`a<b` in a script) comes to no harm by a `>` that stands behind a space.
 */
export function closeOvergrownTags(text: string): string {
  const markup = new MarkupReader(text);
  const parts: string[] = [];
  let kept = 0;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', Math.max(at + 1, kept))) {
    const kind = markup.read(at);
    if (kind !== 'start-tag' && kind !== 'end-tag') continue;
    if (markup.attributeCount <= MAX_ATTRIBUTES) continue;
    const next = markup.bounds[MAX_ATTRIBUTES * BOUNDS] ?? text.length;
    parts.push(text.slice(kept, next), ` ${CLOSED_EARLY}>`);
    kept = next;
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(kept);
}
