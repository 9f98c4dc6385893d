// The quick reading of a page: its tokens in one pass, followed as the standard's tree construction
// follows them, and of the tree only what somebody asks for. Elements that mean nothing to a reader
// (`plain` in elements.ts, without an attribute that matters) are left out, and so is blank text;
// whatever is kept stands in the order of the source, in what is kept around it. In hyperlinks and
// in what names a host, whose labels are read, all is kept. The collectors cannot tell it from the
// tree, which the tests hold it to.
import { decodeHTML, decodeHTMLAttribute } from 'entities/decode';
import { createLineIndex } from '../line-index.js';
import { BOUNDS, isBlank, lowerCase, MAX_ATTRIBUTES, MarkupReader } from '../markup.js';
import {
  type Attribute,
  appendNode,
  TreeComment,
  TreeDocument,
  type TreeElement,
  TreeText,
} from '../node.js';
import { closeOvergrownTags } from '../overgrown-tags.js';
import { type ElementKind, kindOf } from './elements.js';
import { OddPage } from './odd-page.js';
import {
  type OpenElement,
  OpenElements,
  type OpenElementsWatcher,
  SparseElement,
} from './open-elements.js';
import { countShapes } from './svg.js';

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
const IN_TABLE = new Set(['script', 'style']);
const DROPS_BREAK = new Set(['pre', 'listing', 'textarea']);
/** Of others the tree knows whether they switch the page to quirks. */
const STANDARD_DOCTYPE =
  /^<!doctype\s+html(?:\s+public\s+"-\/\/w3c\/\/dtd (?:xhtml 1\.[01]|html 4\.01)[^"]*"\s*"http:\/\/www\.w3\.org\/[^"]+")?\s*>$/i;

/** The page of `text` as the collectors would see it in the tree; throws `OddPage`. */
export function scanPage(text: string, sought: SoughtByScan): TreeDocument {
  return new PageScan(text, sought).scan();
}

export interface SoughtByScan {
  /** Matches the names of the hosts in the source. */
  readonly hostName: RegExp;
  /** Whether an element matters whose `id` is this. */
  readonly isTelling: (id: string) => boolean;
}

class PageScan implements OpenElementsWatcher {
  readonly #text: string;
  readonly #hasReturns: boolean;
  readonly #document: TreeDocument;
  readonly #markup: MarkupReader;
  readonly #open: OpenElements;
  /** Where one of the hosts is named; the first that was not passed yet. */
  readonly #hits: readonly number[];
  #nextHit = 0;
  readonly #hostName: RegExp;
  readonly #isTelling: SoughtByScan['isTelling'];
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
  /** Where the blanks that come next begin, with what was dropped of them. */
  #blanksFrom: number | null = null;
  #isQuirky: boolean | null = true;

  constructor(text: string, { hostName, isTelling }: SoughtByScan) {
    // The parser has a way of its own with a zero.
    if (text.includes('\0')) throw new OddPage();
    this.#text = text;
    this.#hasReturns = text.includes('\r');
    this.#hostName = new RegExp(hostName.source, 'i');
    this.#isTelling = isTelling;
    this.#hits = [...text.matchAll(hostName)].map(({ index }) => index);
    this.#document = new TreeDocument(createLineIndex(text));
    this.#markup = new MarkupReader(text);
    this.#open = new OpenElements(this.#document, this);
  }

  scan(): TreeDocument {
    const text = this.#text;
    const markup = this.#markup;
    let from = 0;
    for (let at = text.indexOf('<'); at !== -1; ) {
      const kind = markup.read(at);
      // A tag or a comment without end hides the rest of the page.
      if (markup.end === -1) throw new OddPage();
      if (kind !== 'text') {
        if (at > from) this.#takeText(from, at);
        from = this.#take(markup);
      }
      at = text.indexOf('<', markup.end);
    }
    if (from < text.length) this.#takeText(from, text.length);
    this.partText();
    return this.#document;
  }

  /** Takes what was read, and for an element without tags its text and its end tag. */
  #take(markup: MarkupReader): number {
    switch (markup.kind) {
      case 'start-tag':
        this.#startTag(markup);
        break;
      case 'end-tag':
        this.#endTag(markup);
        break;
      case 'comment':
        this.#comment(markup);
        break;
      case 'doctype':
        this.#doctype(markup);
        break;
    }
    return markup.end;
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
    if (kind.inline) return;
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

  /** What follows stands in another text. */
  partText(): void {
    const text = this.#pending;
    if (text === null) return;
    this.#pending = null;
    const isKept = this.#whole > 0 || !isBlankText(text.data, 0, text.data.length);
    if (isKept) appendNode(this.#open.inside, text);
    else this.#partBy(text);
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
  #nodeOf(kind: ElementKind, tag: MarkupReader): SparseElement | null {
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

  #isPlain({ bounds, attributeCount }: MarkupReader): boolean {
    const text = this.#text;
    for (let at = 0; at < attributeCount * BOUNDS; at += BOUNDS) {
      const name = text.slice(bounds[at], bounds[at + 1]);
      if (PLAIN_ATTRIBUTES.has(name) && !this.#hasReference(bounds, at)) continue;
      const value = text.slice(bounds[at + 2], bounds[at + 3]);
      if (name === 'style' && !STYLE_THAT_MATTERS.test(value)) continue;
      if (name === 'id' && !this.#mayBeFilled(value)) continue;
      return false;
    }
    return true;
  }

  /** Whether the element of this `id` is one that scripts fill, as far as can be told. */
  #mayBeFilled(id: string): boolean {
    return ROOT.test(id) || id.includes('&') || this.#isTelling(id);
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
  #attributesOf({ bounds, attributeCount }: MarkupReader): Attribute[] {
    const attributes: Attribute[] = [];
    this.#hasReferences = false;
    for (let at = 0; at < attributeCount * BOUNDS; at += BOUNDS) {
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

  #startTag(tag: MarkupReader): void {
    const kind = kindOf(tag.name);
    if (kind.entry === 'odd') throw new OddPage();
    this.#refuseOvergrown(tag.start, tag.end);
    if (kind.entry === 'document') {
      this.#documentTag(tag);
      return;
    }
    this.#isBehindBody = false;
    if (this.#stage !== 'body' && !kind.inHead) this.#beginBody();
    else if (this.#stage === 'start') this.#beginHead();
    if (DROPS_BREAK.has(kind.name)) this.#dropBreak(tag);
    if (this.#open.inSelect) this.#startInSelect(kind, tag);
    else this.#start(kind, tag);
  }

  /** A line break behind the tag is none. */
  #dropBreak(tag: MarkupReader): void {
    const next = this.#text.slice(tag.end, tag.end + '&newline'.length);
    if (/^&(?:#|newline)/i.test(next)) throw new OddPage();
    const { length } = /^\r?\n?/.exec(next)?.[0] ?? '';
    // Of further blanks the parser says that they begin with it.
    if (isBlank(next.charCodeAt(length))) this.#blanksFrom = tag.end;
    tag.end += length;
  }

  #start(kind: ElementKind, tag: MarkupReader): void {
    const open = this.#open;
    if (kind.entry === 'table-part') {
      if (open.inTable) open.openTablePart(kind, this.#nodeOf(kind, tag));
      return;
    }
    if (kind.entry === 'form') {
      open.openForm(kind, () => this.#nodeOf(kind, tag));
      return;
    }
    if (open.inTableContext && !IN_TABLE.has(kind.name) && !this.#isHiddenInput(tag)) {
      throw new OddPage();
    }
    open.makeRoom(kind);
    const isInTable = open.inTableContext;
    if (!isInTable && kind.reconstructs) open.reconstruct();
    if (kind.entry === 'table') this.#endParagraphBeforeTable();
    const node = this.#nodeOf(kind, tag);
    switch (kind.entry) {
      case 'anchor':
      case 'formatting':
        open.openFormatting(kind, node);
        break;
      case 'void':
      case 'plain-void':
        open.pushVoid(kind, node);
        break;
      case 'raw-text':
        this.#takeRawText(kind, tag, node);
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
  }

  #isHiddenInput(tag: MarkupReader): boolean {
    if (tag.name !== 'input') return false;
    const type = this.#attributesOf(tag).find(({ name }) => name === 'type');
    return type?.value.toLowerCase() === 'hidden';
  }

  #endParagraphBeforeTable(): void {
    if (!this.#open.hasParagraph) return;
    if (this.#isQuirky === null) throw new OddPage();
    if (!this.#isQuirky) this.#open.endParagraph();
  }

  #startInSelect(kind: ElementKind, tag: MarkupReader): void {
    const open = this.#open;
    if (kind.entry !== 'option' && kind.name !== 'script') throw new OddPage();
    if (kind.entry === 'option') open.endCurrent('option');
    if (kind.name === 'optgroup') open.endCurrent('optgroup');
    const node = this.#nodeOf(kind, tag);
    if (kind.name === 'script') this.#takeRawText(kind, tag, node);
    else open.push(kind, node);
  }

  /** An element that holds text without tags, to its end tag. */
  #takeRawText(kind: ElementKind, tag: MarkupReader, node: SparseElement | null): void {
    const start = tag.end;
    const end = tag.findEndTag(kind.name, start);
    if (end === -1) throw new OddPage();
    const raw = this.#text.slice(start, end);
    // Its first end tag need not be its own.
    if (raw.includes('<!--') && /<script/i.test(raw)) throw new OddPage();
    this.#refuseOvergrown(start, end);
    this.#open.push(kind, node);
    if (node !== null && raw !== '') this.#addText(start, end, TEXT_WITH_REFERENCES.has(kind.name));
    this.#open.endCurrent(kind.name);
    tag.read(end);
    if (tag.end === -1) throw new OddPage();
  }

  #startDrawing(kind: ElementKind, tag: MarkupReader): void {
    const node = new SparseElement(kind.name, SVG, this.#attributesOf(tag));
    node.start = tag.start;
    if (this.#hasHit(tag.start, tag.end) || this.#namesHost(node)) throw new OddPage();
    if (this.#text.charCodeAt(tag.end - 2) === SLASH) {
      this.#open.pushVoid(kind, node);
      return;
    }
    const start = tag.end;
    const end = tag.findEndTag('svg', start);
    if (end === -1 || this.#hasHit(start, end)) throw new OddPage();
    this.#refuseOvergrown(start, end);
    const nodes = countShapes(this.#text.slice(start, end));
    this.#open.pushVoid(kind, node);
    this.#countInWhole(nodes);
    this.#elements += nodes;
    tag.read(end);
    if (tag.end === -1) throw new OddPage();
  }

  #endTag({ name, start, end }: MarkupReader): void {
    this.#refuseOvergrown(start, end);
    const kind = kindOf(name);
    const open = this.#open;
    if (kind.entry === 'odd') throw new OddPage();
    if (kind.entry === 'document') {
      this.#endDocument(name);
      return;
    }
    if (this.#stage !== 'body') {
      if (name !== 'br') return;
      this.#beginBody();
    }
    this.#isBehindBody = false;
    if (open.inSelect) this.#endInSelect(kind);
    else if (name === 'br' || (name === 'p' && !open.hasParagraph)) this.#startLone(kind, start);
    else open.end(kind);
  }

  /** An end tag that makes an element. */
  #startLone(kind: ElementKind, start: number): void {
    if (this.#open.inTableContext) throw new OddPage();
    if (kind.name === 'br') this.#open.reconstruct();
    const node = new SparseElement(kind.name, HTML, []);
    node.start = start;
    this.#open.pushVoid(kind, node);
  }

  #endInSelect({ name, entry }: ElementKind): void {
    const open = this.#open;
    if (entry === 'table' || entry === 'table-part') throw new OddPage();
    if (name === 'optgroup') throw new OddPage();
    if (name === 'select') open.endSelect();
    else if (name === 'option') open.endCurrent('option');
  }

  /** Takes the text between two tags, tables' blanks and all. */
  #takeText(from: number, end: number): void {
    let start = from;
    const isBlank = isBlankText(this.#text, start, end);
    if (this.#stage !== 'body') {
      if (isBlank) return;
      this.#beginBody();
      start = behindBlanks(this.#text, start);
    } else if (!isBlank) {
      this.#isBehindBody = false;
      if (this.#open.inTableContext) throw new OddPage();
    }
    const open = this.#open;
    if (open.hasDangling && !open.inTableContext && !open.inSelect) open.reconstruct();
    this.#addText(start, end);
  }

  #addText(start: number, end: number, hasReferences = true): void {
    const raw = this.#slice(start, end);
    const text = hasReferences && raw.includes('&') ? decodeHTML(raw) : raw;
    this.#countInWhole(1);
    if (this.#pending !== null) {
      this.#pending.data += text;
      return;
    }
    this.#pending = new TreeText(text);
    this.#pending.start = this.#blanksFrom ?? start;
    this.#blanksFrom = null;
    this.#pending.isParted = this.#isParted;
    this.#pending.isBlock = this.#isBlock;
    this.#isParted = false;
    this.#isBlock = false;
  }

  #comment({ start, end, dataStart, dataEnd }: MarkupReader): void {
    const data = this.#slice(dataStart, dataEnd);
    this.#refuseOvergrown(start, end);
    const isHeard = this.#hasHit(start, end) || /noindex/i.test(data);
    if (this.#isBehindBody) {
      // It stands behind all that is still to come.
      if (isHeard) throw new OddPage();
      return;
    }
    if (this.#stage === 'body' || isHeard) this.partText();
    this.#countInWhole(1);
    if (!isHeard && this.#whole === 0) return;
    const comment = new TreeComment(data);
    comment.start = start;
    appendNode(this.#open.inside, comment);
  }

  #doctype({ start, end }: MarkupReader): void {
    this.#refuseOvergrown(start, end);
    if (this.#open.current !== undefined) return;
    this.#isQuirky = STANDARD_DOCTYPE.test(this.#text.slice(start, end)) ? false : null;
  }

  /** Where the tree would find a tag of too many attributes, be it one or not. */
  #refuseOvergrown(start: number, end: number): void {
    if (end - start < MAX_ATTRIBUTES) return;
    const piece = this.#text.slice(start, end);
    if (closeOvergrownTags(piece) !== piece) throw new OddPage();
  }

  // The document.

  #documentTag(tag: MarkupReader): void {
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
    this.partText();
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
