// What markup is open where a page's text ends, by the rules of the tokenizer: a tag, a comment, or
// an element whose text runs to its end tag. Elements that are merely not closed are none of that.
import { MarkupReader, RAW_TEXT } from '../page/markup.js';

export interface MarkupEnd {
  /** Whether the text ends in the middle of a tag, a comment or such an element. */
  readonly isOpen: boolean;
  /** How many more start tags than end tags each element has that holds others together. */
  readonly unclosed: ReadonlyMap<string, number>;
  /** Whether any of these is closed anywhere. */
  readonly closes: boolean;
  /** The element whose start tag is the last tag of all; null where an end tag is. */
  readonly lastOpened: string | null;
}

const FOREIGN = new Set(['svg', 'math']);
/** What holds a page together, and is closed also by authors who leave out other end tags. */
const CLOSED = new Set(
  'article aside div footer form header main nav ol section select table ul'.split(' '),
);

const SLASH = 0x2f;

/** Reads `text` to its end; `isXml` where any element may close itself. */
export function readMarkupEnd(text: string, { isXml }: { readonly isXml: boolean }): MarkupEnd {
  const seen = new SeenTags();
  const markup = new MarkupReader(text);
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', markup.end)) {
    const kind = markup.read(at);
    if (markup.end === -1) return seen.end(true);
    const { name } = markup;
    if (kind === 'end-tag') seen.close(name);
    if (kind !== 'start-tag') continue;
    const mayCloseItself = isXml || seen.inForeign;
    if (name === 'plaintext' && !mayCloseItself) break;
    const closesItself = mayCloseItself && text.charCodeAt(markup.end - 2) === SLASH;
    seen.open(name, closesItself);
    if (closesItself || !RAW_TEXT.has(name)) continue;
    const endTag = markup.findEndTag(name, markup.end);
    if (endTag !== -1) markup.read(endTag);
    if (endTag === -1 || markup.end === -1) return seen.end(true);
  }
  return seen.end(false);
}

/** What the tags of a text so far leave. */
class SeenTags {
  readonly #unclosed = new Map<string, number>();
  #closes = false;
  #lastOpened: string | null = null;
  /** Drawings and formulas that are open. */
  #foreign = 0;

  get inForeign(): boolean {
    return this.#foreign > 0;
  }

  open(name: string, closesItself: boolean): void {
    this.#lastOpened = name;
    if (closesItself) return;
    if (FOREIGN.has(name)) this.#foreign += 1;
    this.#count(name, 1);
  }

  close(name: string): void {
    this.#lastOpened = null;
    if (FOREIGN.has(name) && this.inForeign) this.#foreign -= 1;
    this.#closes ||= CLOSED.has(name);
    this.#count(name, -1);
  }

  #count(name: string, by: number): void {
    if (CLOSED.has(name)) this.#unclosed.set(name, (this.#unclosed.get(name) ?? 0) + by);
  }

  end(isOpen: boolean): MarkupEnd {
    return {
      isOpen,
      unclosed: this.#unclosed,
      closes: this.#closes,
      lastOpened: this.#lastOpened,
    };
  }
}
