// Tags that are made to hurt a parser: it compares each attribute with all before it.

/** In one tag. No tag made for people has a tenth. */
const MAX_ATTRIBUTES = 500;

/** The attribute by which a tag that was closed early is known: its end is missing. */
export const CLOSED_EARLY = '\uE000';

/**
 * The text with tags of too many attributes closed early, so that what follows is text. What only
 * looks like a tag (`a<b` in a script) comes to no harm by a `>` that stands behind a space.
 */
export function closeOvergrownTags(text: string): string {
  // An attribute's quoted value is skipped whole; what is left between `<name` and `>` is counted.
  const piece = /<[a-z]|=\s*"[^"]*"|=\s*'[^']*'|>|[\s/](?=[^\s/>=])/gi;
  const parts: string[] = [];
  let kept = 0;
  let attributes: number | null = null;
  for (let match = piece.exec(text); match !== null; match = piece.exec(text)) {
    const first = match[0].charAt(0);
    if (first === '>') {
      attributes = null;
    } else if (first === '<') {
      attributes ??= 0;
    } else if (attributes !== null && first !== '=') {
      attributes += 1;
      if (attributes > MAX_ATTRIBUTES) {
        parts.push(text.slice(kept, match.index), ` ${CLOSED_EARLY}>`);
        kept = match.index;
        attributes = null;
      }
    }
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(kept);
}
