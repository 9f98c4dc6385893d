// The quick reading of a page: its tokens in one pass, followed as the standard's tree construction
// follows them, and of the tree only what somebody asks for. Elements that mean nothing to a reader
// (`plain` in elements.ts, without an attribute that matters) are left out, and so is blank text;
// whatever is kept stands in the order of the source, in what is kept around it. In hyperlinks and
// in what names a host, whose labels are read, all is kept. The collectors cannot tell it from the
// tree, which the tests hold it to.
import { decodeHTML, decodeHTMLAttribute } from 'entities/decode';
import { INLINE } from '../collect/element.js';
import { createLineIndex } from '../line-index.js';
import {
  type Attribute,
  appendNode,
  TreeComment,
  TreeDocument,
  type TreeElement,
  TreeText,
} from '../node.js';
import { type ElementKind, kindOf } from './elements.js';
import { OddPage } from './odd-page.js';
import {
  type OpenElement,
  OpenElements,
  type OpenElementsWatcher,
  SparseElement,
} from './open-elements.js';
import { countShapes } from './svg.js';
import { lowerCase, type Tag, TokenReader, type TokenSink } from './tokens.js';

/** A fraction of what the tree gives up at. */
const MAX_ELEMENTS = 50_000;
/** Labels are looked for in 500 nodes: in fewer, what is left out does not matter. */
const MAX_NODES_FOR_LABEL = 450;
const HTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';
/** Attributes of which nobody asks, save for a host's name in them. */
const PLAIN_ATTRIBUTES = new Set(
  'align bgcolor border cellpadding cellspacing class cols colspan color dir face for height href lang media name nowrap rel rows rowspan size sizes start target type valign value width xml:lang xmlns'.split(
    ' ',
  ),
);
/** Hidden, or drawn as a picture; with a reference it may be. */
const STYLE_THAT_MATTERS = /none|hidden|background|&/i;
/** Elements that a script fills, as the content meter knows them; whether they are empty is for the tree to tell. */
const ROOT = /^(?:root|app|__next|__nuxt|___gatsby|react-root|app-root|main-app|q-app|svelte)$/i;
const TEXT_WITH_REFERENCES = new Set(['title', 'textarea']);
/** What the tokenizer reads as markup, and the standard does not. */
const SKIPPED_TEXT = new Set(['iframe', 'noembed', 'noframes', 'noscript']);
const IN_TABLE = new Set(['script', 'style']);
const DROPS_BREAK = new Set(['pre', 'listing', 'textarea']);
/** Of others the tree knows whether they switch the page to quirks. */
const STANDARD_DOCTYPE =
  /^<!doctype\s+html(?:\s+public\s+"-\/\/w3c\/\/dtd (?:xhtml 1\.[01]|html 4\.01)[^"]*"\s*"http:\/\/www\.w3\.org\/[^"]+")?\s*>$/i;

/** The page of `text` as the collectors would see it in the tree; throws `OddPage`. */
export function scanPage(text: string, hostName: RegExp): TreeDocument {
  return new PageScan(text, hostName).scan();
}

class PageScan implements TokenSink, OpenElementsWatcher {
  readonly #text: string;
  readonly #hasReturns: boolean;
  readonly #document: TreeDocument;
  readonly #reader: TokenReader;
  readonly #open: OpenElements;
  /** Where one of the hosts is named; the first that was not passed yet. */
  readonly #hits: readonly number[];
  #nextHit = 0;
  readonly #hostName: RegExp;
  /** Whether a reference stands in the attributes that were read last. */
  #hasReferences = false;
  /** Elements in which all is kept, and how many nodes there are. */
  #whole = 0;
  #wholeNodes = 0;
  #elements = 0;
  /** Whether what was left out since the last text parts the next one from it. */
  #isParted = false;
  #isBlock = false;
  /** A text that what comes may still be a part of. */
  #pending: TreeText | null = null;
  #stage: 'start' | 'head' | 'body' = 'start';
  #isBehindBody = false;
  #isQuirky: boolean | null = true;
  #dropsBreak = false;
  /** The element whose text without tags comes next; empty for none. */
  #rawName = '';
  #isTextKept = true;

  constructor(text: string, hostName: RegExp) {
    this.#text = text;
    this.#hasReturns = text.includes('\r');
    this.#hostName = new RegExp(hostName.source, 'i');
    this.#hits = [...text.matchAll(hostName)].map(({ index }) => index);
    this.#document = new TreeDocument(createLineIndex(text));
    this.#reader = new TokenReader(text, this);
    this.#open = new OpenElements(this.#document, this);
  }

  scan(): TreeDocument {
    this.#reader.read();
    this.#flush();
    return this.#document;
  }

  // What is kept.

  opened({ node }: OpenElement): void {
    this.#elements += 1;
    if (this.#elements > MAX_ELEMENTS) throw new OddPage();
    if (node?.isWhole) this.#whole += 1;
    if (this.#whole > 0) this.#countInWhole(1);
  }

  closed({ node, kind }: OpenElement): void {
    if (node === null) this.#part(kind);
    if (!node?.isWhole) return;
    this.#whole -= 1;
    if (this.#whole === 0) this.#wholeNodes = 0;
  }

  /** What no node stands for still parts words. */
  #part(kind: ElementKind): void {
    if (INLINE.test(kind.name)) return;
    this.#isParted = true;
    this.#isBlock = true;
  }

  /** Blanks that are not kept part words, as the block did behind which they stand. */
  #partBy({ isBlock }: TreeText): void {
    this.#isParted = true;
    this.#isBlock ||= isBlock;
  }

  #countInWhole(nodes: number): void {
    if (this.#whole === 0) return;
    this.#wholeNodes += nodes;
    if (this.#wholeNodes > MAX_NODES_FOR_LABEL) throw new OddPage();
  }

  append(node: TreeElement | TreeText | TreeComment): void {
    appendNode(this.#open.inside, node);
  }

  /** What follows stands in another text. */
  #flush(): void {
    const text = this.#pending;
    this.#pending = null;
    if (text === null) return;
    if (this.#keeps(text)) this.append(text);
    else this.#partBy(text);
  }

  /** The same for a text in front of what may end something, and may end nothing. */
  #flushLater(): () => void {
    const text = this.#pending;
    const { inside } = this.#open;
    const isKept = text !== null && this.#keeps(text);
    return () => {
      this.#pending = null;
      if (isKept) appendNode(inside, text);
      else if (text !== null) this.#partBy(text);
    };
  }

  #hasHit(start: number, end: number): boolean {
    while ((this.#hits[this.#nextHit] ?? Number.POSITIVE_INFINITY) < start) this.#nextHit += 1;
    return (this.#hits[this.#nextHit] ?? Number.POSITIVE_INFINITY) < end;
  }

  #slice(start: number, end: number): string {
    const text = this.#text.slice(start, end);
    return this.#hasReturns ? text.replace(/\r\n?/g, '\n') : text;
  }

  /** What stands for a tag in the page that is kept; null where nobody asks for it. */
  #nodeOf(kind: ElementKind, tag: Tag): SparseElement | null {
    const hasHit = this.#hasHit(tag.start, tag.end);
    if (this.#whole === 0 && kind.plain && !hasHit && this.#isPlain(tag)) {
      this.#part(kind);
      return null;
    }
    const node = new SparseElement(kind.name, HTML, this.#attributesOf(tag));
    node.start = tag.start;
    if (ROOT.test(kind.name) || ROOT.test(node.attribute('id') ?? '')) throw new OddPage();
    node.isWhole = kind.entry === 'anchor' || hasHit || this.#namesHost(node);
    return node;
  }

  /** Whether it does so with references, too. */
  #namesHost({ attributes }: TreeElement): boolean {
    return this.#hasReferences && attributes.some(({ value }) => this.#hostName.test(value));
  }

  #isPlain({ bounds, attributeCount }: Tag): boolean {
    const text = this.#text;
    for (let at = 0; at < attributeCount * 4; at += 4) {
      const name = text.slice(bounds[at], bounds[at + 1]);
      if (PLAIN_ATTRIBUTES.has(name) && !this.#hasReference(bounds, at)) continue;
      const value = text.slice(bounds[at + 2], bounds[at + 3]);
      if (name === 'style' && !STYLE_THAT_MATTERS.test(value)) continue;
      if (name === 'id' && !ROOT.test(value) && !value.includes('&')) continue;
      return false;
    }
    return true;
  }

  /** A host's name may be written with references. */
  #hasReference(bounds: readonly number[], at: number): boolean {
    const end = bounds[at + 3] ?? 0;
    for (let index = bounds[at + 2] ?? 0; index < end; index += 1) {
      if (this.#text.charCodeAt(index) === AMPERSAND) return true;
    }
    return false;
  }

  /** Of those that stand twice the first counts. */
  #attributesOf({ bounds, attributeCount }: Tag): Attribute[] {
    const attributes: Attribute[] = [];
    this.#hasReferences = false;
    for (let at = 0; at < attributeCount * 4; at += 4) {
      const name = lowerCase(this.#text.slice(bounds[at], bounds[at + 1]));
      if (attributes.some((other) => other.name === name)) continue;
      const value = this.#slice(bounds[at + 2] ?? 0, bounds[at + 3] ?? 0);
      const hasReferences = value.includes('&');
      this.#hasReferences ||= hasReferences;
      attributes.push({ name, value: hasReferences ? decodeHTMLAttribute(value) : value });
    }
    return attributes;
  }

  // Tokens.

  startTag(tag: Tag): void {
    const kind = kindOf(tag.name);
    if (kind.entry === 'odd') throw new OddPage();
    if (kind.entry === 'document') {
      this.#documentTag(tag);
      return;
    }
    this.#isBehindBody = false;
    this.#dropsBreak = false;
    if (this.#stage !== 'body' && !kind.inHead) this.#beginBody();
    else if (this.#stage === 'start') this.#beginHead();
    if (kind.name !== 'col') this.#endColumns();
    if (this.#open.inSelect) this.#startInSelect(kind, tag);
    else this.#start(kind, tag);
  }

  #start(kind: ElementKind, tag: Tag): void {
    const open = this.#open;
    if (kind.entry === 'table-part') {
      if (open.inTable) this.#flush();
      open.openTablePart(kind, open.inTable ? this.#nodeOf(kind, tag) : null);
      return;
    }
    if (kind.entry === 'form') {
      this.#startForm(kind, tag);
      return;
    }
    if (open.inTableContext && !IN_TABLE.has(kind.name) && !this.#isHiddenInput(tag)) {
      throw new OddPage();
    }
    this.#flush();
    open.makeRoom(kind);
    const isInTable = open.inTableContext;
    if (!isInTable && kind.reconstructs) open.reconstruct();
    if (kind.entry === 'table') this.#endParagraphBeforeTable();
    if (kind.name === 'nobr') open.endLike(kind);
    const node = this.#nodeOf(kind, tag);
    switch (kind.entry) {
      case 'anchor':
      case 'formatting':
        open.openFormatting(kind, node, this.#signatureOf(tag));
        break;
      case 'void':
      case 'plain-void':
        open.pushVoid(kind, node);
        break;
      case 'raw-text':
        this.#startRawText(kind, tag, node);
        break;
      case 'marker':
        open.openMarked(kind, node);
        break;
      case 'svg':
        this.#startDrawing(kind, tag);
        break;
      default:
        open.push(kind, node);
    }
    if (DROPS_BREAK.has(kind.name)) this.#dropsBreak = true;
  }

  #signatureOf(tag: Tag): string {
    // Of hyperlinks one ends the other.
    if (tag.attributeCount === 0 || tag.name === 'a') return tag.name;
    const pairs = this.#attributesOf(tag).map(({ name, value }) => `${name}=${value}`);
    return [tag.name, ...pairs.sort()].join('\n');
  }

  #isHiddenInput(tag: Tag): boolean {
    if (tag.name !== 'input') return false;
    const type = this.#attributesOf(tag).find(({ name }) => name === 'type');
    return type?.value.toLowerCase() === 'hidden';
  }

  #startForm(kind: ElementKind, tag: Tag): void {
    const pending = this.#pending;
    this.#flush();
    if (!this.#open.openForm(kind, this.#nodeOf(kind, tag)) && pending !== null) {
      // The tag is ignored, and the text goes on.
      throw new OddPage();
    }
  }

  #endParagraphBeforeTable(): void {
    if (!this.#open.hasParagraph) return;
    if (this.#isQuirky === null) throw new OddPage();
    if (!this.#isQuirky) this.#open.endParagraph();
  }

  #startInSelect(kind: ElementKind, tag: Tag): void {
    const open = this.#open;
    if (kind.entry !== 'option' && kind.name !== 'script') throw new OddPage();
    this.#flush();
    const node = this.#nodeOf(kind, tag);
    if (kind.name === 'script') {
      this.#startRawText(kind, tag, node);
      return;
    }
    open.endCurrent('option');
    if (kind.name === 'optgroup') open.endCurrent('optgroup');
    open.push(kind, node);
  }

  #startRawText(kind: ElementKind, tag: Tag, node: SparseElement | null): void {
    this.#open.push(kind, node);
    this.#isTextKept = node !== null;
    this.#rawName = kind.name;
    if (!SKIPPED_TEXT.has(kind.name)) return;
    const end = this.#reader.findEndTag(kind.name, tag.end);
    if (end > tag.end) this.text(tag.end, end);
    this.#reader.skipTo(end);
  }

  #startDrawing(kind: ElementKind, tag: Tag): void {
    const node = new SparseElement(kind.name, SVG, this.#attributesOf(tag));
    node.start = tag.start;
    if (this.#hasHit(tag.start, tag.end) || this.#namesHost(node)) throw new OddPage();
    if (this.#text.charCodeAt(tag.end - 2) === SLASH) {
      this.#open.pushVoid(kind, node);
      return;
    }
    const end = this.#reader.findEndTag('svg', tag.end);
    if (this.#hasHit(tag.end, end)) throw new OddPage();
    const nodes = countShapes(this.#text.slice(tag.end, end));
    this.#open.push(kind, node);
    this.#countInWhole(nodes);
    this.#elements += nodes;
    this.#reader.skipTo(end);
  }

  endTag(name: string, start: number): void {
    const kind = kindOf(name);
    const open = this.#open;
    this.#dropsBreak = false;
    if (kind.entry === 'odd') throw new OddPage();
    if (this.#rawName !== '') {
      this.#endRawText();
      return;
    }
    if (kind.entry === 'document') {
      this.#endDocument(name);
      return;
    }
    if (this.#stage !== 'body') {
      if (name !== 'br') return;
      this.#beginBody();
    }
    this.#isBehindBody = false;
    if (name !== 'col' && name !== 'colgroup') this.#endColumns();
    if (open.inSelect) {
      this.#endInSelect(kind);
      return;
    }
    if (name === 'br' || (name === 'p' && !open.hasParagraph)) this.#startLone(kind, start);
    else this.#end(kind);
  }

  #end(kind: ElementKind): void {
    const flush = this.#flushLater();
    if (this.#open.end(kind)) flush();
  }

  /** An end tag that makes an element. */
  #startLone(kind: ElementKind, start: number): void {
    if (this.#open.inTableContext) throw new OddPage();
    this.#flush();
    if (kind.name === 'br') this.#open.reconstruct();
    const node = new SparseElement(kind.name, HTML, []);
    node.start = start;
    this.#open.pushVoid(kind, node);
  }

  #endInSelect({ name, entry }: ElementKind): void {
    const open = this.#open;
    if (entry === 'table' || entry === 'table-part') throw new OddPage();
    if (name === 'select') {
      this.#flush();
      open.endSelect();
    } else if (name === 'option' && open.current?.kind.name === 'option') {
      this.#flush();
      open.endCurrent('option');
    } else if (name === 'optgroup') {
      throw new OddPage();
    }
  }

  #endRawText(): void {
    this.#flush();
    this.#open.endCurrent(this.#rawName);
    this.#rawName = '';
  }

  #endColumns(): void {
    if (this.#open.current?.kind.name !== 'colgroup') return;
    this.#flush();
    this.#open.endCurrent('colgroup');
  }

  text(start: number, end: number): void {
    if (this.#rawName !== '') {
      if (this.#isTextKept) this.#rawText(start, end);
      return;
    }
    const isBlank = isBlankText(this.#text, start, end);
    if (this.#stage !== 'body') {
      if (isBlank) return;
      this.#beginBody();
      this.#textInBody(behindBlanks(this.#text, start), end);
      return;
    }
    if (!isBlank) {
      this.#isBehindBody = false;
      this.#endColumns();
      if (this.#open.inTableContext) throw new OddPage();
    }
    this.#textInBody(start, end);
  }

  #textInBody(start: number, end: number): void {
    const raw = this.#slice(start, end);
    // A break that is dropped whole is no text in which formatting goes on.
    if (this.#dropsBreak && raw === '\n') {
      this.#dropsBreak = false;
      return;
    }
    if (!this.#staysInPlace()) this.#reconstructForText();
    this.#addText(start, raw.includes('&') ? decodeHTML(raw) : raw, raw);
  }

  /** Whether formatting that goes on does not go on in a text here. */
  #staysInPlace(): boolean {
    const open = this.#open;
    return open.inTableContext || open.inSelect || open.current?.kind.name === 'colgroup';
  }

  #reconstructForText(): void {
    if (!this.#open.hasDangling) return;
    this.#flush();
    this.#open.reconstruct();
  }

  #addText(start: number, data: string, raw: string): void {
    let [from, text] = [start, data];
    if (this.#dropsBreak) {
      this.#dropsBreak = false;
      if (raw.startsWith('&')) throw new OddPage();
      if (text.startsWith('\n')) {
        text = text.slice(1);
        // The parser says of a text that it begins with the blanks that it begins with.
        if (!/^\s/.test(text)) from += this.#text.startsWith('\r\n', start) ? 2 : 1;
        if (text === '') return;
      }
    }
    this.#countInWhole(1);
    if (this.#pending === null) {
      this.#pending = new TreeText(text);
      this.#pending.start = from;
      this.#pending.isParted = this.#isParted;
      this.#pending.isBlock = this.#isBlock;
      this.#isParted = false;
      this.#isBlock = false;
    } else {
      this.#pending.data += text;
    }
  }

  #keeps(text: TreeText): boolean {
    return this.#whole > 0 || !isBlankText(text.data, 0, text.data.length);
  }

  #rawText(start: number, end: number): void {
    const raw = this.#slice(start, end);
    const hasReferences = TEXT_WITH_REFERENCES.has(this.#rawName) && raw.includes('&');
    this.#addText(start, hasReferences ? decodeHTML(raw) : raw, raw);
  }

  comment(start: number, dataStart: number, dataEnd: number): void {
    const data = this.#text.slice(dataStart, dataEnd);
    const isHeard = this.#hasHit(start, dataEnd) || /noindex/i.test(data);
    if (this.#isBehindBody) {
      // It stands behind all that is still to come.
      if (isHeard) throw new OddPage();
      return;
    }
    if (this.#stage === 'body' || isHeard) this.#flush();
    this.#countInWhole(1);
    if (!isHeard && this.#whole === 0) return;
    const comment = new TreeComment(this.#slice(dataStart, dataEnd));
    comment.start = start;
    this.append(comment);
  }

  bogusComment(start: number, end: number): void {
    const isHeard = this.#hasHit(start, end) || /noindex/i.test(this.#text.slice(start, end));
    if (isHeard) throw new OddPage();
    if (this.#isBehindBody) return;
    this.#flush();
    this.#countInWhole(1);
    if (this.#whole > 0) this.append(new TreeComment(''));
  }

  doctype(start: number, end: number): void {
    if (this.#open.current !== undefined) return;
    this.#isQuirky = STANDARD_DOCTYPE.test(this.#text.slice(start, end)) ? false : null;
  }

  // The document.

  #documentTag(tag: Tag): void {
    const { name } = tag;
    const isNew =
      (name === 'html' && this.#open.current === undefined) ||
      (name === 'head' && this.#stage === 'start') ||
      (name === 'body' && this.#stage !== 'body');
    if (!isNew) {
      // It gives its attributes to what is there.
      if (tag.attributeCount > 0) throw new OddPage();
      return;
    }
    const node = new SparseElement(name, HTML, this.#attributesOf(tag));
    node.start = tag.start;
    const isNamed = this.#hasHit(tag.start, tag.end) || this.#namesHost(node);
    if (isNamed || ROOT.test(node.attribute('id') ?? '')) throw new OddPage();
    if (name === 'html') this.#open.push(kindOf('html'), node);
    else if (name === 'head') this.#beginHead(node);
    else this.#beginBody(node);
  }

  #beginHead(node = new SparseElement('head', HTML, [])): void {
    this.#beginHtml();
    this.#open.push(kindOf('head'), node);
    this.#stage = 'head';
  }

  #beginBody(node = new SparseElement('body', HTML, [])): void {
    this.#beginHtml();
    this.#flush();
    this.#open.endCurrent('head');
    this.#open.push(kindOf('body'), node);
    this.#stage = 'body';
  }

  #beginHtml(): void {
    if (this.#open.current === undefined) {
      this.#open.push(kindOf('html'), new SparseElement('html', HTML, []));
    }
  }

  #endDocument(name: string): void {
    if (this.#stage !== 'body') {
      if (name !== 'head') this.#beginBody();
      else if (this.#stage === 'start') this.#beginHead();
      if (name === 'head') return;
    }
    if (name !== 'head' && this.#open.isBodyInScope) this.#isBehindBody = true;
  }
}

const AMPERSAND = 0x26;
const SLASH = 0x2f;

/** Whether HTML's white space is all there is. */
function isBlankText(text: string, start: number, end: number): boolean {
  return behindBlanks(text, start) >= end;
}

function behindBlanks(text: string, start: number): number {
  let at = start;
  while (isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d || code === 0x0c;
}
