// The attributes of one tag, as the tree has them.
import { decodeHTMLAttribute } from 'entities/decode';
import type { ScannedTag } from './engine.js';
import type { Source } from './source.js';

/** All attributes; of those that stand twice the first counts. */
export function readAttributes(source: Source, tag: ScannedTag): Record<string, string> {
  const attributes: Record<string, string> = Object.create(null);
  for (let index = 0; index < tag.attributeCount; index += 1) {
    const [start = 0, end = 0] = tag.bounds.slice(index * 4, index * 4 + 2);
    const name = lowerCase(source.text(start, end));
    if (!Object.hasOwn(attributes, name)) attributes[name] = attributeAt(source, tag, index);
  }
  return attributes;
}

/** The value of the attribute at `index`. */
export function attributeAt(source: Source, { bounds }: ScannedTag, index: number): string {
  const value = source.text(bounds[index * 4 + 2] ?? 0, bounds[index * 4 + 3] ?? 0);
  return value.includes('&') ? decodeHTMLAttribute(value) : value;
}

/** Where the first attribute called `name` (in lower case) stands among the tag's; -1 for nowhere. */
export function findAttribute({ bytes }: Source, tag: ScannedTag, name: string): number {
  const { bounds, attributeCount } = tag;
  for (let index = 0; index < attributeCount; index += 1) {
    const start = bounds[index * 4] ?? 0;
    if ((bounds[index * 4 + 1] ?? 0) - start === name.length && bytes.holds(name, start)) {
      return index;
    }
  }
  return -1;
}

/** As the tokenizer does it: letters of other alphabets stay. */
export function lowerCase(name: string): string {
  return name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
