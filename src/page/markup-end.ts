// What markup is open where a page's text ends, by the rules of the tokenizer: a tag, a comment, or
// an element whose text runs to its end tag. Elements that are merely not closed are none of that.

/** What a text ends in the middle of; null for where a browser waits for nothing. */
export type OpenMarkup = 'tag' | 'comment' | 'raw-text';

export interface MarkupEnd {
  readonly open: OpenMarkup | null;
  /** Where that begins; the text's length where nothing is open. */
  readonly openFrom: number;
  /** Whether the page had come to `</html>`, and scripts alone stand behind it. */
  readonly isDone: boolean;
  /** How many more start tags than end tags each element has that holds others together. */
  readonly unclosed: ReadonlyMap<string, number>;
  /** Whether any of these is closed anywhere. */
  readonly closes: boolean;
  /** The element whose start tag is the last tag of all; null where an end tag is. */
  readonly lastOpened: string | null;
}

/** Elements whose content is text up to their end tag, with scripting on. */
const RAW_TEXT = new Set([
  'script',
  'style',
  'title',
  'textarea',
  'xmp',
  'iframe',
  'noembed',
  'noframes',
  'noscript',
]);
const FOREIGN = new Set(['svg', 'math']);
const BEHIND_THE_END = new Set(['script', 'noscript', 'style']);
/** What holds a page together, and is closed also by authors who leave out other end tags. */
const CLOSED = new Set(
  'article aside div footer form header main nav ol section select table ul'.split(' '),
);

/** Reads `text` to its end; `isXml` where any element may close itself. */
export function readMarkupEnd(text: string, { isXml }: { readonly isXml: boolean }): MarkupEnd {
  const seen = new SeenTags();
  for (let at = text.indexOf('<'); at !== -1; ) {
    const { kind, name, end } = readMarkup(text, at);
    if (end === -1) return seen.endWith(kind === 'comment' ? 'comment' : 'tag', at);
    let next = end;
    if (kind === 'end-tag') seen.close(name);
    else if (kind === 'start-tag') {
      const mayCloseItself = isXml || seen.inForeign;
      if (name === 'plaintext' && !mayCloseItself) break;
      const closesItself = mayCloseItself && text.charCodeAt(end - 2) === SLASH;
      seen.open(name, closesItself);
      if (!closesItself && RAW_TEXT.has(name)) next = findEndTag(text, end, name);
      if (next === -1) return seen.endWith('raw-text', at);
    }
    at = text.indexOf('<', next);
  }
  return seen.endWith(null, text.length);
}

/** What the tags of a text so far leave. */
class SeenTags {
  readonly #unclosed = new Map<string, number>();
  #closes = false;
  #isDone = false;
  #lastOpened: string | null = null;
  /** Drawings and formulas that are open. */
  #foreign = 0;

  get inForeign(): boolean {
    return this.#foreign > 0;
  }

  open(name: string, closesItself: boolean): void {
    this.#lastOpened = name;
    if (!BEHIND_THE_END.has(name)) this.#isDone = false;
    if (closesItself) return;
    if (FOREIGN.has(name)) this.#foreign += 1;
    this.#count(name, 1);
  }

  close(name: string): void {
    this.#lastOpened = null;
    if (name === 'html') this.#isDone = true;
    if (FOREIGN.has(name) && this.inForeign) this.#foreign -= 1;
    this.#closes ||= CLOSED.has(name);
    this.#count(name, -1);
  }

  #count(name: string, by: number): void {
    if (CLOSED.has(name)) this.#unclosed.set(name, (this.#unclosed.get(name) ?? 0) + by);
  }

  endWith(open: OpenMarkup | null, openFrom: number): MarkupEnd {
    return {
      open,
      openFrom,
      isDone: this.#isDone,
      unclosed: this.#unclosed,
      closes: this.#closes,
      lastOpened: this.#lastOpened,
    };
  }
}

const SLASH = 0x2f;
const EQUALS = 0x3d;
const GREATER = 0x3e;

interface Markup {
  readonly kind: 'start-tag' | 'end-tag' | 'comment' | 'text';
  readonly name: string;
  /** Behind it; -1 where the text ends first. */
  readonly end: number;
}

const NAME = /\/?([a-z][^\s/>]*)/iy;

/** The markup that begins with the `<` at `start`. */
function readMarkup(text: string, start: number): Markup {
  const from = start + 1;
  NAME.lastIndex = from;
  const name = NAME.exec(text)?.[1];
  if (name !== undefined) {
    const kind = text[from] === '/' ? 'end-tag' : 'start-tag';
    return { kind, name: name.toLowerCase(), end: findTagEnd(text, NAME.lastIndex) };
  }
  if (text.startsWith('!--', from)) {
    return { kind: 'comment', name: '', end: findCommentEnd(text, from + 3) };
  }
  const next = text[from];
  if (next === '!' || next === '?' || next === '/') {
    return { kind: 'comment', name: '', end: text.indexOf('>', from) + 1 || -1 };
  }
  return { kind: 'text', name: '', end: next === undefined ? -1 : from };
}

const COMMENT_END = /--!?>/g;

function findCommentEnd(text: string, start: number): number {
  const abrupt = /-?>/y;
  abrupt.lastIndex = start;
  if (abrupt.test(text)) return abrupt.lastIndex;
  COMMENT_END.lastIndex = start;
  return COMMENT_END.test(text) ? COMMENT_END.lastIndex : -1;
}

/** Behind the `>` of the tag whose name ends at `start`; -1 where the text ends first. */
function findTagEnd(text: string, start: number): number {
  // An equals sign without a name before it begins one.
  let hasName = false;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === GREATER) return at + 1;
    if (code === SLASH) hasName = false;
    else if (code === EQUALS && hasName) {
      at = findValueEnd(text, at + 1) - 1;
      if (at < 0) return -1;
      hasName = false;
    } else if (!isBlank(code)) hasName = true;
  }
  return -1;
}

/** Behind the value of an attribute; -1 where the text ends inside its quotes. */
function findValueEnd(text: string, start: number): number {
  let at = start;
  while (isBlank(text.charCodeAt(at))) at += 1;
  const first = text[at];
  if (first === '"' || first === "'") return text.indexOf(first, at + 1) + 1 || -1;
  while (at < text.length && text[at] !== '>' && !isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d && code !== 0x0b);
}

function findEndTag(text: string, start: number, name: string): number {
  const pattern = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  pattern.lastIndex = start;
  return pattern.test(text) ? findTagEnd(text, pattern.lastIndex) : -1;
}
