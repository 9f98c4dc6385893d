// The page's tokens, by htmlparser2's tokenizer. It is quick and departs from the standard in places:
// where it would, the page is odd. What holds no tags is read here, in the standard's way.
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { CLOSED_EARLY } from '../overgrown-tags.js';
import { OddPage } from './odd-page.js';

/** A tag that was read: where it stands, its name, and where its attributes stand. */
export interface Tag {
  /** In small letters. */
  name: string;
  /** Of its `<`. */
  start: number;
  /** Behind its `>`. */
  end: number;
  /** For each attribute: begin and end of its name, begin and end of its value. */
  bounds: number[];
  attributeCount: number;
}

/** Takes the tokens in the order of the source; the tag is overwritten by the next. */
export interface TokenSink {
  readonly startTag: (tag: Tag) => void;
  readonly endTag: (name: string, start: number) => void;
  readonly text: (start: number, end: number) => void;
  readonly comment: (start: number, dataStart: number, dataEnd: number) => void;
  /** What the standard takes for a comment: `<?php … >`. */
  readonly bogusComment: (start: number, end: number) => void;
  readonly doctype: (start: number, end: number) => void;
}

const BOUNDS = 4;
const SLASH = 0x2f;
const BRACKET = 0x3e;
const CAPITAL_A = 0x41;
const CAPITAL_Z = 0x5a;

/** Reads `text` into `sink`; throws `OddPage`. */
export class TokenReader implements TokenizerCallbacks {
  readonly #text: string;
  readonly #sink: TokenSink;
  readonly #tokenizer: Tokenizer;
  readonly #tag: Tag = { name: '', start: 0, end: 0, bounds: [], attributeCount: 0 };
  /** Where in the page the tokenizer was started last. */
  #base = 0;
  #resumeAt: number | null = null;
  /** The element in which the tokenizer reads no tags; empty for none. */
  #rawName = '';

  constructor(text: string, sink: TokenSink) {
    // The parser has a way of its own with a zero, and the tokenizer with two odd comments.
    if (ODD_SIGNS.some((signs) => text.includes(signs))) throw new OddPage();
    // A tag or a comment without end is dropped; one that was closed early is a page given up.
    if (text.lastIndexOf('<') > text.lastIndexOf('>')) throw new OddPage();
    if (text.includes(CLOSED_EARLY)) throw new OddPage();
    this.#text = text;
    this.#sink = sink;
    this.#tokenizer = new Tokenizer({ decodeEntities: false }, this);
  }

  read(): void {
    this.#tokenizer.write(this.#text);
    while (this.#resumeAt !== null) {
      this.#base = this.#resumeAt;
      this.#resumeAt = null;
      this.#tokenizer.reset();
      this.#tokenizer.write(this.#text.slice(this.#base));
    }
    this.#tokenizer.end();
    if (this.#rawName !== '') throw new OddPage();
  }

  /** Goes on at `offset`, to be called while a start tag is taken. */
  skipTo(offset: number): void {
    this.#resumeAt = offset;
    this.#tokenizer.pause();
  }

  /** Where the end tag of `name` stands that comes first behind `from`. */
  findEndTag(name: string, from: number): number {
    const endTag = END_TAGS.get(name) ?? new RegExp(`</${name}(?=[\\s/>])`, 'gi');
    END_TAGS.set(name, endTag);
    endTag.lastIndex = from;
    const found = endTag.exec(this.#text);
    if (found === null) throw new OddPage();
    return found.index;
  }

  // What the tokenizer calls.

  ontext(from: number, to: number): void {
    const [start, end] = [from + this.#base, to + this.#base];
    const text = this.#text;
    // The parser drops a `</>`, and what looks like a tag at the end.
    if (text.charCodeAt(start + 1) === SLASH && text.startsWith('</', start)) throw new OddPage();
    if (this.#rawName !== '') this.#checkRawText(start, end);
    this.#sink.text(start, end);
  }

  /** Where the tokenizer and the standard part company on where a text without tags ends. */
  #checkRawText(start: number, end: number): void {
    const content = this.#text.slice(start, end);
    if (content.includes('</') && content.toLowerCase().includes(`</${this.#rawName}/`)) {
      throw new OddPage();
    }
    // Within such a comment a script may hold end tags of scripts.
    if (this.#rawName === 'script' && content.includes('<!--') && /<script/i.test(content)) {
      throw new OddPage();
    }
  }

  onopentagname(start: number, end: number): void {
    const tag = this.#tag;
    tag.name = lowerCase(this.#text.slice(start + this.#base, end + this.#base));
    tag.start = start + this.#base - 1;
    tag.attributeCount = 0;
  }

  onattribname(start: number, end: number): void {
    const tag = this.#tag;
    const at = tag.attributeCount * BOUNDS;
    tag.bounds[at] = start + this.#base;
    tag.bounds[at + 1] = end + this.#base;
    tag.bounds[at + 2] = end + this.#base;
    tag.bounds[at + 3] = end + this.#base;
    tag.attributeCount += 1;
  }

  onattribdata(start: number, end: number): void {
    const at = this.#tag.attributeCount * BOUNDS;
    this.#tag.bounds[at - 2] = start + this.#base;
    this.#tag.bounds[at - 1] = end + this.#base;
  }

  onattribend(): void {}

  onopentagend(at: number): void {
    const tag = this.#tag;
    tag.end = at + this.#base + 1;
    if (SPECIAL_RAW_TEXT.has(tag.name)) this.#rawName = tag.name;
    this.#sink.startTag(tag);
  }

  onselfclosingtag(at: number): void {
    // The tokenizer takes a `<script/>` for closed.
    if (SPECIAL_RAW_TEXT.has(this.#tag.name)) throw new OddPage();
    this.onopentagend(at);
  }

  onclosetag(from: number, to: number): void {
    const [start, end] = [from + this.#base, to + this.#base];
    const text = this.#text;
    const name = lowerCase(text.slice(start, end));
    if (text.charCodeAt(start - 1) !== SLASH || name.includes('/')) throw new OddPage();
    // Attributes of an end tag may hold its bracket.
    if (text.charCodeAt(end) !== BRACKET && !BLANK_TO_BRACKET.test(text.slice(end, end + 100))) {
      throw new OddPage();
    }
    this.#rawName = '';
    this.#sink.endTag(name, start - 2);
  }

  oncomment(from: number, to: number, cut: number): void {
    const [start, end] = [from + this.#base, to + this.#base];
    // Behind an odd end tag, or without an end.
    if (this.#text.startsWith('</', start - 2)) this.#sink.bogusComment(start - 2, end + 1);
    else if (cut === 0) throw new OddPage();
    else this.#sink.comment(start - '<!--'.length, start, Math.max(start, end - cut));
  }

  ondeclaration(from: number, to: number): void {
    const [start, end] = [from + this.#base, to + this.#base];
    const text = this.#text;
    if (text.charAt(start) === '-') throw new OddPage();
    if (/^doctype/i.test(text.slice(start, start + 7))) this.#sink.doctype(start - 2, end + 1);
    else this.#sink.bogusComment(start - 2, end + 1);
  }

  onprocessinginstruction(start: number, end: number): void {
    this.#sink.bogusComment(start - 2 + this.#base, end + 1 + this.#base);
  }

  oncdata(): void {
    throw new OddPage();
  }

  /** References are not asked for. */
  onattribentity(): void {}

  ontextentity(): void {}

  onend(): void {}
}

const ODD_SIGNS = ['\0', '--!>', '<!>'];
const END_TAGS = new Map<string, RegExp>();
/** Elements in which the tokenizer itself reads no tags. */
const SPECIAL_RAW_TEXT = new Set(['script', 'style', 'textarea', 'title', 'xmp']);
const BLANK_TO_BRACKET = /^\s*>/;

/** As the standard does it: letters of other alphabets stay. */
export function lowerCase(name: string): string {
  for (let index = 0; index < name.length; index += 1) {
    const code = name.charCodeAt(index);
    if (code < CAPITAL_A || code > CAPITAL_Z) continue;
    return name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  }
  return name;
}
