// What markup is open where a page's text ends, by the tokenizer's rules alone: a tag, a comment, or
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
  'a article aside div footer form h1 h2 h3 h4 h5 h6 header main nav ol section select table ul'.split(
    ' ',
  ),
);

/** Reads `text` to its end; `isXml` where an element may close itself. */
export function readMarkupEnd(text: string, { isXml }: { readonly isXml: boolean }): MarkupEnd {
  const unclosed = new Map<string, number>();
  const count = (name: string, by: number) => {
    if (CLOSED.has(name)) unclosed.set(name, (unclosed.get(name) ?? 0) + by);
  };
  let isDone = false;
  let foreign = 0;
  const ends = (open: OpenMarkup | null, openFrom: number) => ({
    open,
    openFrom,
    isDone,
    unclosed,
  });
  for (let at = text.indexOf('<'); at !== -1; ) {
    const markup = readMarkup(text, at);
    if (markup.end === -1) return ends(markup.kind === 'comment' ? 'comment' : 'tag', at);
    let next = markup.end;
    const { kind, name } = markup;
    if (kind === 'end-tag') {
      if (name === 'html') isDone = true;
      if (FOREIGN.has(name) && foreign > 0) foreign -= 1;
      count(name, -1);
    } else if (kind === 'start-tag') {
      if (!BEHIND_THE_END.has(name)) isDone = false;
      const closesItself = text.charCodeAt(next - 2) === SLASH && (isXml || foreign > 0);
      if (name === 'plaintext' && foreign === 0) break;
      if (!closesItself && FOREIGN.has(name)) foreign += 1;
      if (!closesItself) count(name, 1);
      if (!closesItself && RAW_TEXT.has(name)) next = findEndTag(text, next, name);
      if (next === -1) return ends('raw-text', at);
    }
    at = text.indexOf('<', next);
  }
  return ends(null, text.length);
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
  const kindOfText = (end: number): Markup => ({ kind: 'text', name: '', end });
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
  return kindOfText(next === undefined ? -1 : from);
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
