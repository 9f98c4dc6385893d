// What a `<` begins and where that ends, by the rules of the HTML standard's tokenizer. A kept one
// departs from them in a dozen places, or costs more than all that is made of its tokens.

/** `nothing` is a `</>`, which is dropped; `text` a `<` that begins nothing. */
export type MarkupKind = 'start-tag' | 'end-tag' | 'comment' | 'doctype' | 'nothing' | 'text';

/** Elements whose content is text up to their end tag, with scripting on. */
export const RAW_TEXT: ReadonlySet<string> = new Set(
  'iframe noembed noframes noscript script style textarea title xmp'.split(' '),
);

/** In one tag; no tag made for people has a tenth. What stands behind them is not read. */
export const MAX_ATTRIBUTES = 500;

/** Of each attribute: begin and end of its name, begin and end of its value. */
export const BOUNDS = 4;

const SLASH = 0x2f;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const EXCLAMATION = 0x21;
const QUESTION = 0x3f;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
/** What ends a comment, and what ends it at its very beginning. */
const COMMENT_END = /--!?>/g;
const ABRUPT_END = /-?>/y;

/** Reads the markup of `text`; its fields speak of what was read last. */
export class MarkupReader {
  readonly text: string;
  kind: MarkupKind = 'text';
  /** Of a tag, in small letters. */
  name = '';
  /** Of its `<`. */
  start = 0;
  /** Behind it; -1 where the text ends first. */
  end = 0;
  attributeCount = 0;
  readonly bounds: number[] = [];
  /** What stands in a comment. */
  dataStart = 0;
  dataEnd = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Reads what the `<` at `start` begins. */
  read(start: number): MarkupKind {
    this.start = start;
    const code = this.text.charCodeAt(start + 1);
    if (isLetter(code)) return this.#readTag('start-tag', start + 1);
    if (code === SLASH) return this.#readEndTag(start + 2);
    if (code === EXCLAMATION) return this.#readDeclaration(start + 2);
    // `<?php … >`, which the standard takes for a comment.
    if (code === QUESTION) return this.#readToBracket('comment', start + 1);
    this.end = Number.isNaN(code) ? -1 : start + 1;
    return this.#is('text');
  }

  /** Where the end tag of `name` begins that comes first behind `from`; -1 for none. */
  findEndTag(name: string, from: number): number {
    const endTag = END_TAGS.get(name) ?? new RegExp(`</${name}(?=[\\t\\n\\f\\r />])`, 'gi');
    END_TAGS.set(name, endTag);
    endTag.lastIndex = from;
    return endTag.exec(this.text)?.index ?? -1;
  }

  #is(kind: MarkupKind): MarkupKind {
    this.kind = kind;
    return kind;
  }

  #readEndTag(from: number): MarkupKind {
    const code = this.text.charCodeAt(from);
    if (isLetter(code)) return this.#readTag('end-tag', from);
    return this.#readToBracket(code === GREATER ? 'nothing' : 'comment', from);
  }

  #readDeclaration(from: number): MarkupKind {
    const { text } = this;
    if (!text.startsWith('--', from)) {
      const isDoctype = text.slice(from, from + 'doctype'.length).toLowerCase() === 'doctype';
      return this.#readToBracket(isDoctype ? 'doctype' : 'comment', from);
    }
    this.dataStart = from + 2;
    const pattern = [ABRUPT_END, COMMENT_END].find((each) => {
      each.lastIndex = from + 2;
      return each.test(text);
    });
    this.end = pattern?.lastIndex ?? -1;
    const closing = text.startsWith('!', this.end - 2) ? '--!>' : '-->';
    this.dataEnd = Math.max(this.dataStart, this.end - closing.length);
    return this.#is('comment');
  }

  #readToBracket(kind: MarkupKind, from: number): MarkupKind {
    this.dataStart = from;
    this.dataEnd = this.text.indexOf('>', from);
    this.end = this.dataEnd === -1 ? -1 : this.dataEnd + 1;
    return this.#is(kind);
  }

  #readTag(kind: MarkupKind, from: number): MarkupKind {
    const { text } = this;
    let at = from + 1;
    while (!endsName(text.charCodeAt(at))) at += 1;
    this.name = lowerCase(text.slice(from, at));
    this.attributeCount = 0;
    for (;;) {
      let code = text.charCodeAt(at);
      while (code === SLASH || isBlank(code)) {
        at += 1;
        code = text.charCodeAt(at);
      }
      if (code === GREATER || Number.isNaN(code)) {
        this.end = code === GREATER ? at + 1 : -1;
        return this.#is(kind);
      }
      at = this.#readAttribute(at);
      if (this.attributeCount > MAX_ATTRIBUTES) {
        this.end = at;
        return this.#is(kind);
      }
    }
  }

  #readAttribute(start: number): number {
    const { text, bounds } = this;
    let at = start + 1;
    // An equals sign without a name before it begins one.
    for (let code = text.charCodeAt(at); code !== EQUALS && !endsName(code); ) {
      at += 1;
      code = text.charCodeAt(at);
    }
    const place = this.attributeCount * BOUNDS;
    bounds[place] = start;
    bounds[place + 1] = at;
    bounds[place + 2] = at;
    bounds[place + 3] = at;
    this.attributeCount += 1;
    const sign = this.#behindBlanks(at);
    return text.charCodeAt(sign) === EQUALS ? this.#readValue(sign + 1, place) : at;
  }

  #readValue(from: number, place: number): number {
    const { text, bounds } = this;
    let start = this.#behindBlanks(from);
    const first = text.charCodeAt(start);
    const isQuoted = first === DOUBLE_QUOTE || first === SINGLE_QUOTE;
    let end = start;
    if (isQuoted) {
      start += 1;
      end = text.indexOf(first === DOUBLE_QUOTE ? '"' : "'", start);
      if (end === -1) end = text.length;
    } else {
      while (!endsValue(text.charCodeAt(end))) end += 1;
    }
    bounds[place + 2] = start;
    bounds[place + 3] = end;
    return isQuoted ? end + 1 : end;
  }

  #behindBlanks(from: number): number {
    let at = from;
    while (isBlank(this.text.charCodeAt(at))) at += 1;
    return at;
  }
}

const END_TAGS = new Map<string, RegExp>();

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

/** Whether a character is the white space of HTML. */
export function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d && code !== 0x0b);
}

function endsName(code: number): boolean {
  if (code > GREATER) return false;
  return code === GREATER || code === SLASH || isBlank(code) || Number.isNaN(code);
}

function endsValue(code: number): boolean {
  if (code > GREATER) return false;
  return code === GREATER || isBlank(code) || Number.isNaN(code);
}

/** As the standard does it: letters of other alphabets stay. */
export function lowerCase(name: string): string {
  for (let index = 0; index < name.length; index += 1) {
    const code = name.charCodeAt(index);
    if (code < 0x41 || code > 0x5a) continue;
    return name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  }
  return name;
}
