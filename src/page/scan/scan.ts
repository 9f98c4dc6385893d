// The quick reading of a page: its tokens in one pass, put into a tree as the standard's tree
// construction does it. The collectors cannot tell it from the tree, which the tests hold it to.
import { decodeHTML, decodeHTMLAttribute } from 'entities/decode';
import { createLineIndex } from '../line-index.js';
import { BOUNDS, isBlank, lowerCase, MAX_ATTRIBUTES, MarkupReader } from '../markup.js';
import {
  type Attribute,
  appendNode,
  TreeComment,
  TreeDocument,
  TreeElement,
  TreeText,
} from '../node.js';
import { closeOvergrownTags } from '../overgrown-tags.js';
import { type ElementKind, kindOf } from './elements.js';
import { OddPage } from './odd-page.js';
import { createHtmlElement, OpenElements } from './open-elements.js';

const SVG = 'http://www.w3.org/2000/svg';
/** Drawings are followed as far as nothing in them leads back to HTML. */
const SHAPE =
  /^(?:a|animate\w*|circle|clippath|defs|ellipse|fe[a-z]+|filter|g|line|\w+gradient|marker|mask|path|pattern|poly\w+|rect|set|stop|style|svg|switch|symbol|text|textpath|title|tspan|use)$/;
const PREFIXED =
  /^(?:xlink:(?:actuate|arcrole|href|role|show|title|type)|xml:(?:lang|space)|xmlns:xlink)$/;
const TEXT_WITH_REFERENCES = new Set(['title', 'textarea']);
const IN_TABLE = new Set(['script', 'style']);
const DROPS_BREAK = new Set(['pre', 'textarea']);
/** Of others the tree knows whether they switch the page to quirks. */
const STANDARD_DOCTYPE =
  /^<!doctype\s+html(?:\s+public\s+"-\/\/w3c\/\/dtd (?:xhtml 1\.[01]|html 4\.01)[^"]*"\s*"http:\/\/www\.w3\.org\/[^"]+")?\s*>$/i;

/** The tree of a page; throws `OddPage` where the scan cannot be sure of it. */
export function scanPage(text: string): TreeDocument {
  return new PageScan(text).scan();
}

class PageScan {
  readonly #text: string;
  readonly #hasReturns: boolean;
  readonly #document: TreeDocument;
  readonly #markup: MarkupReader;
  readonly #open: OpenElements;
  #stage: 'start' | 'head' | 'body' = 'start';
  /** Where the blanks that come next begin, with what was dropped of them. */
  #blanksFrom: number | null = null;
  #isQuirky: boolean | null = true;
  /** What ended last of body and document; null while content comes. */
  #ended: 'body' | 'html' | null = null;
  /** Comments behind the end of the body: they stand behind all that is still to come. */
  readonly #late = { body: [] as TreeComment[], html: [] as TreeComment[] };

  constructor(text: string) {
    // The parser has a way of its own with a zero.
    if (text.includes('\0')) throw new OddPage();
    this.#text = text;
    this.#hasReturns = text.includes('\r');
    this.#document = new TreeDocument(createLineIndex(text));
    this.#markup = new MarkupReader(text);
    this.#open = new OpenElements(this.#document);
  }

  scan(): TreeDocument {
    const text = this.#text;
    const markup = this.#markup;
    let from = 0;
    for (let at = text.indexOf('<'); at !== -1; ) {
      const kind = markup.read(at);
      // A tag or a comment without end hides the rest of the page; of the text behind a `</>` the
      // parser says that it begins there.
      if (markup.end === -1 || kind === 'nothing') throw new OddPage();
      if (kind !== 'text') {
        if (at > from) this.#takeText(from, at);
        if (kind === 'start-tag') this.#startTag(markup);
        else if (kind === 'end-tag') this.#endTag(markup);
        else if (kind === 'comment') this.#comment(markup);
        else if (kind === 'doctype') this.#doctype(markup);
        from = markup.end;
        this.#refuseOvergrown(at, from);
      }
      at = text.indexOf('<', markup.end);
    }
    if (from < text.length) this.#takeText(from, text.length);
    const html = this.#document.last;
    if (html?.type === 'tag') for (const comment of this.#late.body) appendNode(html, comment);
    for (const comment of this.#late.html) appendNode(this.#document, comment);
    return this.#document;
  }

  /** Where the tree would find a tag of too many attributes, be it one or not. */
  #refuseOvergrown(start: number, end: number): void {
    if (end - start < MAX_ATTRIBUTES) return;
    const piece = this.#text.slice(start, end);
    if (closeOvergrownTags(piece) !== piece) throw new OddPage();
  }

  #slice(start: number, end: number): string {
    const text = this.#text.slice(start, end);
    return this.#hasReturns ? text.replace(/\r\n?/g, '\n') : text;
  }

  #elementOf(tag: MarkupReader): TreeElement {
    return createHtmlElement(tag.name, this.#attributesOf(tag), tag.start);
  }

  /** Of those that stand twice the first counts. */
  #attributesOf({ bounds, attributeCount }: MarkupReader): Attribute[] {
    const attributes: Attribute[] = [];
    for (let at = 0; at < attributeCount * BOUNDS; at += BOUNDS) {
      const name = lowerCase(this.#text.slice(bounds[at], bounds[at + 1]));
      if (attributes.some((other) => other.name === name)) continue;
      const value = this.#slice(bounds[at + 2] ?? 0, bounds[at + 3] ?? 0);
      attributes.push({ name, value: value.includes('&') ? decodeHTMLAttribute(value) : value });
    }
    return attributes;
  }

  // Start tags.

  #startTag(tag: MarkupReader): void {
    const open = this.#open;
    if (open.inDrawing) {
      this.#startShape(tag);
      return;
    }
    const kind = kindOf(tag.name);
    if (kind.entry === 'odd') throw new OddPage();
    if (kind.entry === 'document') {
      this.#documentTag(tag);
      return;
    }
    this.#ended = null;
    if (this.#stage !== 'body' && !kind.inHead) this.#beginBody();
    else if (this.#stage === 'start') this.#beginHead();
    if (DROPS_BREAK.has(kind.name)) this.#dropBreak(tag);
    if (open.inSelect) this.#startInSelect(kind, tag);
    else this.#start(kind, tag);
  }

  /** A line break behind the tag is none. */
  #dropBreak(tag: MarkupReader): void {
    const next = this.#text.slice(tag.end, tag.end + 3);
    if (/^&[#n]/i.test(next)) throw new OddPage();
    const { length } = /^\r?\n?/.exec(next)?.[0] ?? '';
    // Of further blanks the parser says that they begin with it.
    if (isBlank(next.charCodeAt(length))) this.#blanksFrom = tag.end;
    tag.end += length;
  }

  #start(kind: ElementKind, tag: MarkupReader): void {
    const open = this.#open;
    if (kind.entry === 'table-part') {
      if (open.inTable) open.openTablePart(kind, this.#elementOf(tag));
      return;
    }
    const node = this.#elementOf(tag);
    if (kind.entry === 'form') {
      open.openForm(kind, node);
      return;
    }
    if (open.inTableContext && !IN_TABLE.has(kind.name) && !isHiddenInput(node)) {
      throw new OddPage();
    }
    open.makeRoom(kind);
    if (!open.inTableContext && kind.reconstructs) open.reconstruct();
    switch (kind.entry) {
      case 'anchor':
      case 'formatting':
        open.openFormatting(kind, node);
        break;
      case 'void':
        open.pushVoid(kind, node);
        break;
      case 'raw-text':
        this.#takeRawText(kind, tag, node);
        break;
      case 'marker':
        open.openMarked(kind, node);
        break;
      case 'table':
        this.#endParagraphBeforeTable();
        open.push(kind, node);
        break;
      case 'drawing':
        this.#startShape(tag);
        break;
      default:
        open.push(kind, node);
    }
  }

  #endParagraphBeforeTable(): void {
    if (!this.#open.hasParagraph) return;
    if (this.#isQuirky === null) throw new OddPage();
    if (!this.#isQuirky) this.#open.endParagraph();
  }

  #startInSelect(kind: ElementKind, tag: MarkupReader): void {
    const open = this.#open;
    if (kind.entry !== 'option' && kind.name !== 'script') throw new OddPage();
    const node = this.#elementOf(tag);
    if (kind.name === 'script') {
      this.#takeRawText(kind, tag, node);
      return;
    }
    open.endCurrent('option');
    if (kind.name === 'optgroup') open.endCurrent('optgroup');
    open.push(kind, node);
  }

  /** An element that holds text without tags, to its end tag. */
  #takeRawText(kind: ElementKind, tag: MarkupReader, node: TreeElement): void {
    const start = tag.end;
    const end = tag.findEndTag(kind.name, start);
    if (end === -1) throw new OddPage();
    const raw = this.#text.slice(start, end);
    // Its first end tag need not be its own.
    if (raw.includes('<!--') && /<script/i.test(raw)) throw new OddPage();
    this.#open.push(kind, node);
    if (raw !== '') this.#addText(start, end, TEXT_WITH_REFERENCES.has(kind.name));
    this.#open.endCurrent(kind.name);
    tag.read(end);
    if (tag.end === -1) throw new OddPage();
  }

  #startShape(tag: MarkupReader): void {
    // What stands in a title is HTML.
    if (!SHAPE.test(tag.name) || this.#open.kind?.name === 'title') throw new OddPage();
    const node = new TreeElement(tag.name, SVG, this.#attributesOf(tag).map(withoutPrefix));
    node.start = tag.start;
    const kind = kindOf(`svg ${tag.name}`);
    if (this.#text.charCodeAt(tag.end - 2) === SLASH) this.#open.pushVoid(kind, node);
    else this.#open.push(kind, node);
  }

  // End tags.

  #endTag({ name, start }: MarkupReader): void {
    const open = this.#open;
    if (open.inDrawing) {
      // Others end what stands around the drawing.
      if (open.kind?.name !== `svg ${name}`) throw new OddPage();
      open.endCurrent(open.kind.name);
      return;
    }
    const kind = kindOf(name);
    if (kind.entry === 'odd') throw new OddPage();
    if (kind.entry === 'document') {
      this.#endDocument(name);
      return;
    }
    if (this.#stage !== 'body') {
      if (name !== 'br') return;
      this.#beginBody();
    }
    this.#ended = null;
    if (open.inSelect) this.#endInSelect(kind);
    else if (name === 'br' || (name === 'p' && !open.hasParagraph)) this.#startLone(kind, start);
    else open.end(kind);
  }

  /** An end tag that makes an element. */
  #startLone(kind: ElementKind, start: number): void {
    if (this.#open.inTableContext) throw new OddPage();
    if (kind.name === 'br') this.#open.reconstruct();
    this.#open.pushVoid(kind, createHtmlElement(kind.name, [], start));
  }

  #endInSelect({ name, entry }: ElementKind): void {
    if (entry === 'table' || entry === 'table-part' || name === 'optgroup') throw new OddPage();
    if (name === 'select') this.#open.endSelect();
    else if (name === 'option') this.#open.endCurrent('option');
  }

  // What is no tag.

  /** Takes the text between two tags, tables' blanks and all. */
  #takeText(from: number, end: number): void {
    const open = this.#open;
    let start = from;
    const wordsFrom = behindBlanks(this.#text, from);
    const isBlank = wordsFrom >= end;
    if (this.#stage !== 'body') {
      if (isBlank) return;
      this.#beginBody();
      start = wordsFrom;
    } else if (!isBlank) {
      this.#ended = null;
      if (open.inTableContext) throw new OddPage();
    }
    if (open.hasDangling && !open.inTableContext && !open.inSelect) {
      if (open.inDrawing) throw new OddPage();
      open.reconstruct();
    }
    this.#addText(start, end);
  }

  #addText(start: number, end: number, hasReferences = true): void {
    const raw = this.#slice(start, end);
    const data = hasReferences && raw.includes('&') ? decodeHTML(raw) : raw;
    const { inside } = this.#open;
    if (inside.last?.type === 'text') {
      inside.last.data += data;
      return;
    }
    const text = new TreeText(data);
    text.start = this.#blanksFrom ?? start;
    this.#blanksFrom = null;
    appendNode(inside, text);
  }

  #comment({ start, dataStart, dataEnd }: MarkupReader): void {
    if (this.#open.inDrawing && this.#text.startsWith('<![', start)) throw new OddPage();
    const comment = new TreeComment(this.#slice(dataStart, dataEnd));
    comment.start = start;
    if (this.#ended === null) appendNode(this.#open.inside, comment);
    else this.#late[this.#ended].push(comment);
  }

  #doctype({ start, end }: MarkupReader): void {
    if (this.#open.kind !== undefined) return;
    this.#isQuirky = STANDARD_DOCTYPE.test(this.#text.slice(start, end)) ? false : null;
  }

  // The document.

  #documentTag(tag: MarkupReader): void {
    const { name } = tag;
    const isNew =
      (name === 'html' && this.#open.kind === undefined) ||
      (name === 'head' && this.#stage === 'start') ||
      (name === 'body' && this.#stage !== 'body');
    if (!isNew) {
      // It gives its attributes to what is there.
      if (tag.attributeCount > 0) throw new OddPage();
      return;
    }
    const node = this.#elementOf(tag);
    if (name === 'html') this.#open.push(kindOf('html'), node);
    else if (name === 'head') this.#beginHead(node);
    else this.#beginBody(node);
  }

  #beginHead(node = createHtmlElement('head')): void {
    this.#beginHtml();
    this.#open.push(kindOf('head'), node);
    this.#stage = 'head';
  }

  #beginBody(node = createHtmlElement('body')): void {
    this.#beginHtml();
    this.#open.endCurrent('head');
    this.#open.push(kindOf('body'), node);
    this.#stage = 'body';
  }

  #beginHtml(): void {
    if (this.#open.kind === undefined) this.#open.push(kindOf('html'), createHtmlElement('html'));
  }

  #endDocument(name: string): void {
    if (this.#stage !== 'body') {
      if (name !== 'head') this.#beginBody();
      else if (this.#stage === 'start') this.#beginHead();
    }
    if (name !== 'head' && this.#open.isBodyInScope)
      this.#ended = name === 'html' ? 'html' : 'body';
  }
}

const SLASH = 0x2f;

function isHiddenInput(node: TreeElement): boolean {
  return node.name === 'input' && node.attribute('type')?.toLowerCase() === 'hidden';
}

/** `xlink:href` in a drawing is `href`. */
function withoutPrefix(attribute: Attribute): Attribute {
  if (!PREFIXED.test(attribute.name)) return attribute;
  const [prefix, name = ''] = attribute.name.split(':');
  return { name, prefix, value: attribute.value };
}

function behindBlanks(text: string, start: number): number {
  let at = start;
  while (isBlank(text.charCodeAt(at))) at += 1;
  return at;
}
