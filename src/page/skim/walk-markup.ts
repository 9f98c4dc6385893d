// One walk over a page's markup, tag by tag, without a tree. It follows the tokenizer of the HTML
// standard to the letter and tree construction as far as it is sure of it; where it is not, and it
// matters, it throws `Unsure`, and the page is the tree's.
import { decodeHTML } from 'entities/decode';
import { hrefOf } from '../element.js';
import { attributeAt, findAttribute, readAttributes } from './attributes.js';
import type { Bytes } from './bytes.js';
import { findCommentEnd, findEndTag } from './content-ends.js';
import { type Ending, OpenElements, type Watched } from './open-elements.js';
import { createOvergrowthTest, MAX_PLAIN_LENGTH, type OvergrowthTest } from './overgrowth.js';
import { createScannedTag, isAsciiLetter, scanTag } from './scan-tag.js';
import type { Around, Sighting } from './sightings.js';
import type { Source } from './source.js';
import {
  appendNode,
  MAX_MERGED,
  type SparseElement,
  sparseElement,
  sparseText,
} from './sparse-node.js';
import { countShapes } from './svg.js';
import { isHiddenTag } from './tag-traits.js';
import { createKindFinder, type FindKind, knownKind, type TagKind } from './tags.js';
import { Unsure } from './unsure.js';
import type { AnchorSpan, Walked, WalkQuestions } from './walked.js';

/** Many times what a home page has, and a fraction of what the tree gives up at. */
const MAX_TAGS = 30_000;
const MAX_DEPTH = 300;
/** Each may be opened again in each paragraph. */
const MAX_COPIES = 50_000;
/** Labels are looked for in no more. */
const MAX_RECORDED = 300;
const FRAMES: ReadonlySet<string> = new Set(['iframe', 'object', 'embed']);
const DOCUMENT_PARTS: ReadonlySet<string> = new Set(['html', 'head', 'body']);
/** What a visitor reads in them is no markup. */
const READ_RAW_TEXT: ReadonlySet<string> = new Set(['textarea', 'xmp']);
const IN_SELECT: ReadonlySet<string> = new Set(['option', 'optgroup', 'script', 'hr']);

/** Walks over all of `source`; throws `Unsure`. */
export function walkMarkup(source: Source, questions: WalkQuestions): Walked {
  return new MarkupWalk(source, questions).walk();
}

class MarkupWalk {
  readonly #source: Source;
  readonly #bytes: Bytes;
  readonly #octets: Uint8Array;
  readonly #questions: WalkQuestions;
  readonly #findKind: FindKind;
  readonly #tag = createScannedTag();
  readonly #open = new OpenElements((...ended) => this.#watchedEnds(...ended));
  readonly #sightings: Sighting[] = [];
  readonly #anchors: AnchorSpan[] = [];
  /** Elements of which all that stands in them is kept. */
  readonly #recorded: SparseElement[] = [];
  readonly #overgrowth: OvergrowthTest;
  readonly #hints: readonly number[];
  /** The first of the hints that was not passed when last asked for, and where it stands. */
  #hint = 0;
  #hintAt: number;
  #tags = 0;
  #openAnchors = 0;
  #hasRawTextInAnchors = false;
  #inSelect = false;
  #noindexComment = false;
  #behindBody = false;
  #hasBase = false;
  #hasResolved = false;
  /** Whether a text and the one before it may be one in the tree; and whether a hint stands in that. */
  #mayMerge = false;
  #textHasHint = false;
  #textLength = 0;
  /** Behind the tag of an element that drops a line break there. */
  #breakDroppedAt = -1;

  constructor(source: Source, questions: WalkQuestions) {
    this.#source = source;
    this.#bytes = source.bytes;
    this.#octets = source.bytes.octets;
    this.#questions = questions;
    this.#findKind = createKindFinder(source);
    this.#hints = questions.hints;
    this.#hintAt = this.#hints[0] ?? Number.POSITIVE_INFINITY;
    this.#overgrowth = createOvergrowthTest(source.bytes);
  }

  walk(): Walked {
    const bytes = this.#bytes;
    const octets = this.#octets;
    const { length } = bytes;
    let textStart = 0;
    let position = 0;
    while (position < length) {
      const tagStart = bytes.indexOf('<', position);
      if (tagStart === -1) break;
      const code = octets[tagStart + 1] ?? 0;
      const isLetter = isAsciiLetter(code);
      const isMark = code === SLASH || code === BANG || code === QUESTION;
      if (!isLetter && !isMark) {
        position = tagStart + 1;
        continue;
      }
      // A slash that nothing follows is text.
      if (code === SLASH && tagStart + 2 >= length) break;
      if (textStart < tagStart) this.#text(textStart, tagStart);
      position = isLetter
        ? this.#startTag(tagStart)
        : code === SLASH
          ? this.#endTag(tagStart)
          : this.#declaration(tagStart);
      textStart = position;
    }
    if (textStart < length) this.#text(textStart, length);
    if (this.#recorded.length > 0) throw new Unsure();
    return {
      sightings: this.#sightings,
      anchors: this.#anchors,
      hasRawTextInAnchors: this.#hasRawTextInAnchors,
      isMoved: this.#open.fostered,
    };
  }

  /** Whether one of the hosts may be written there. Asked in rising order. */
  #hasHint(start: number, end: number): boolean {
    if (this.#hintAt >= end) return false;
    while (this.#hintAt < start) {
      this.#hint += 1;
      this.#hintAt = this.#hints[this.#hint] ?? Number.POSITIVE_INFINITY;
    }
    return this.#hintAt < end;
  }

  #text(start: number, end: number): void {
    const hasHint = this.#hasHint(start, end);
    if (end - start > MAX_PLAIN_LENGTH) this.#overgrowth.refuseText(start, end);
    const merges = this.#mayMerge && this.#textLength > 0;
    if (merges) this.#refuseMerged(start, end, hasHint);
    else if (this.#open.inLooseTable) this.#refusePartOfName(start, end);
    this.#textHasHint = merges ? hasHint || this.#textHasHint : hasHint;
    this.#textLength = merges ? this.#textLength + end - start : end - start;
    this.#mayMerge = false;
    if (!hasHint && this.#recorded.length === 0) return;
    const text = decodeHTML(this.#source.text(start, end));
    this.#record(() => sparseText(text, null));
    if (this.#recorded.length > 0 && this.#open.inLooseTable && text.trim() !== '')
      throw new Unsure();
    if (!hasHint || !this.#questions.namesHost(text)) return;
    if (this.#inSelect || this.#open.inLooseTable || !this.#open.sure) throw new Unsure();
    // The parser has such a text begin behind the reference.
    if (/^\s*&/.test(this.#bytes.slice(start, end))) throw new Unsure();
    if (text.startsWith('\n') && start === this.#breakDroppedAt) throw new Unsure();
    this.#sightings.push({
      kind: 'text',
      text: sparseText(text, this.#source.placeAt(start)),
      around: this.#around(),
    });
  }

  /** Where a text goes on in one that came before it. */
  #refuseMerged(start: number, end: number, hasHint: boolean): void {
    if (hasHint || this.#textHasHint) throw new Unsure();
    this.#refusePartOfName(start, end);
    if (this.#recorded.length > 0 && this.#textLength + end - start > MAX_MERGED) {
      throw new Unsure();
    }
  }

  /** A name in two texts leaves a hint in one of them; in more, one of them is all of the name. */
  #refusePartOfName(start: number, end: number): void {
    if (this.#questions.isPartOfName(this.#bytes.slice(start, end))) throw new Unsure();
  }

  /** What follows stands in another node than what came before; `isSure` where that is certain. */
  #boundary(isSure: boolean): void {
    if (isSure) {
      this.#mayMerge = false;
      this.#textHasHint = false;
      this.#textLength = 0;
    } else {
      this.#mayMerge = true;
    }
  }

  #startTag(start: number): number {
    const tag = this.#tag;
    // Where the source ends in a tag there is none.
    if (!scanTag(this.#octets, start + 1, tag)) return this.#bytes.length;
    this.#count();
    const { end } = tag;
    if (end - start > MAX_PLAIN_LENGTH) this.#overgrowth.refuseTag(start, end);
    const kind = this.#findKind(start + 1, tag);
    const isQuiet = !this.#inSelect && this.#recorded.length === 0 && !tag.mayHide;
    if (isQuiet && this.#hintAt >= end) {
      if (kind.ordinary) return this.#ordinaryStartTag(kind, start);
      if (kind === ANCHOR) return this.#ordinaryAnchor(start);
    }
    return this.#anyStartTag(kind, start);
  }

  /** What `#anyStartTag` comes to for nine tags of ten. */
  #ordinaryStartTag(kind: TagKind, start: number): number {
    this.#tagStart = start;
    const hasRoom = this.#open.makeRoom(kind);
    if (!hasRoom) this.#refuseInTemplate();
    this.#boundary(hasRoom);
    if (hasRoom && kind.content === 'markup') this.#open.push(kind.plain);
    return this.#tag.end;
  }

  /** The same for a hyperlink that is plainly none to the hosts. */
  #ordinaryAnchor(start: number): number {
    const tag = this.#tag;
    const href = findAttribute(this.#source, tag, 'href');
    if (href !== -1 && this.#isOdd(href)) return this.#anyStartTag(ANCHOR, start);
    this.#tagStart = start;
    this.#open.makeRoom(ANCHOR);
    this.#boundary(true);
    if (href === -1 || this.#open.inTemplate) this.#open.push(ANCHOR.plain);
    else this.#openAnchor(this.#anchorAt(start, href), null, SHOWN);
    return tag.end;
  }

  /** In a template, rows and forms are put where they would not be elsewhere. */
  #refuseInTemplate(): void {
    if (this.#open.inTemplate) throw new Unsure();
  }

  /** The template whose tag was read last, if a browser may show what is in it, or it is looked at itself. */
  #refuseShown(isLookedAt: boolean): void {
    const shadow = findAttribute(this.#source, this.#tag, 'shadowrootmode');
    if (isLookedAt || shadow !== -1 || this.#recorded.length > 0) throw new Unsure();
  }

  /** Whether the address in the attribute at `href` may be another than it looks. */
  #isOdd(href: number): boolean {
    const { bounds } = this.#tag;
    const written = this.#bytes.slice(bounds[href * 4 + 2] ?? 0, bounds[href * 4 + 3] ?? 0);
    return !this.#questions.isPlainAddress(written);
  }

  #anchorAt(start: number, href: number): AnchorSpan {
    const { bounds, end } = this.#tag;
    const hrefStart = bounds[href * 4 + 2] ?? 0;
    const hrefEnd = bounds[href * 4 + 3] ?? 0;
    const anchor = { start, hrefStart, hrefEnd, tagEnd: end, end: -1 };
    this.#hasResolved = true;
    this.#anchors.push(anchor);
    return anchor;
  }

  #openAnchor(
    anchor: AnchorSpan,
    element: SparseElement | null,
    { hidden, noindex }: Pick<Around, 'hidden' | 'noindex'>,
  ): void {
    this.#openAnchors += 1;
    const watched = { anchor, element, doubts: this.#open.doubts };
    this.#open.push({ kind: ANCHOR, hidden, noindex, watched });
  }

  #anyStartTag(kind: TagKind, start: number): number {
    const tag = this.#tag;
    const { end } = tag;
    const { name } = kind;
    if (kind.strange) throw new Unsure();
    const hasHint = this.#hasHint(start, end);
    const isHiddenHere = tag.mayHide && isHiddenTag(this.#source, tag);
    if (DOCUMENT_PARTS.has(name)) {
      if (hasHint || isHiddenHere) throw new Unsure();
      this.#boundary(false);
      return end;
    }
    if (this.#inSelect) return this.#startTagInSelect(kind, hasHint);
    if (kind === TEMPLATE) this.#refuseShown(hasHint || isHiddenHere);
    if (kind === FORM) this.#refuseInTemplate();
    if (this.#recorded.length > 0) this.#refuseInRecord(kind);
    this.#tagStart = start;
    const { doubts } = this.#open;
    const hasRoom = this.#open.makeRoom(kind);
    if (doubts !== this.#open.doubts && this.#recorded.length > 0) throw new Unsure();
    if (!hasRoom) {
      this.#refuseInTemplate();
      if (hasHint) throw new Unsure();
      this.#boundary(false);
      return end;
    }
    this.#boundary(true);
    const selfClosing = tag.selfClosing;
    this.#element(kind, { start, hasHint, isHidden: isHiddenHere });
    switch (kind.content) {
      case 'markup':
        break;
      case 'none':
        return end;
      default:
        return this.#rawText(kind, end);
    }
    if (name === 'select') this.#inSelect = true;
    if (name === 'pre' || name === 'listing') this.#breakDroppedAt = end;
    if (name === 'svg' && !selfClosing) return this.#svg(end);
    return end;
  }

  #startTagInSelect(kind: TagKind, hasHint: boolean): number {
    if (!IN_SELECT.has(kind.name) || hasHint) throw new Unsure();
    const { end } = this.#tag;
    this.#boundary(true);
    return kind.content === 'raw-text' ? this.#rawText(kind, end) : end;
  }

  /** Takes the element whose tag was read last, and opens it. */
  #element(
    kind: TagKind,
    found: { readonly start: number; readonly hasHint: boolean; readonly isHidden: boolean },
  ): void {
    const tag = this.#tag;
    const { name } = kind;
    const source = this.#source;
    const { start, hasHint } = found;
    if (this.#recorded.length > 0) {
      this.#record(() => sparseElement(name, readAttributes(source, tag), null));
    }
    const make = (attributes = readAttributes(source, tag)) =>
      sparseElement(name, attributes, source.placeAt(start));
    const { inTemplate } = this.#open;
    if (name === 'base' && !inTemplate) this.#base();
    // Rows are not kept among what is open.
    if (found.isHidden && kind.row) throw new Unsure();
    if (name === 'meta' && !inTemplate && findAttribute(source, tag, 'http-equiv') !== -1) {
      // The first one counts, and this one may be moved in front of others.
      if (this.#open.fostered) throw new Unsure();
      this.#hasResolved = true;
      this.#questions.onMeta(make());
    }
    if (FRAMES.has(name) && !inTemplate) {
      if (findAttribute(source, tag, 'srcdoc') !== -1 || this.#open.fostered) throw new Unsure();
      this.#hasResolved = true;
      this.#questions.onFrame(make());
    }

    const isAnchor = (name === 'a' || name === 'area') && !inTemplate;
    const href = isAnchor ? findAttribute(source, tag, 'href') : -1;
    const anchor = href === -1 ? null : this.#anchorAt(start, href);
    let element: SparseElement | null = null;
    if (anchor !== null) {
      if (hasHint || this.#isOdd(href)) {
        const concerns = this.#questions.concernsHost(attributeAt(source, tag, href));
        const attributes = concerns || hasHint ? readAttributes(source, tag) : {};
        if (concerns || this.#namesHostIn(attributes)) element = make(attributes);
      }
    } else if (hasHint && name !== 'base') {
      const attributes = readAttributes(source, tag);
      if (this.#namesHostIn(attributes)) element = make(attributes);
    }
    const noindex = name === 'noindex';
    if (element !== null) this.#see(element, { ...found, noindex });
    // Left to itself, raw text has no end tag that could be missed.
    const isOpened = kind.content === 'markup';
    if (element !== null && kind.content !== 'markup') this.#ended(element);
    if (!isOpened) return;
    if (element !== null) this.#recorded.push(element);
    if (anchor !== null) {
      this.#openAnchor(anchor, element, { hidden: found.isHidden, noindex });
    } else if (element === null && !found.isHidden && !noindex) {
      this.#open.push(kind.plain);
    } else {
      const { doubts } = this.#open;
      const watched = element === null ? null : { anchor, element, doubts };
      this.#open.push({ kind, hidden: found.isHidden, noindex, watched });
    }
  }

  #see(
    element: SparseElement,
    { isHidden: hidden, noindex }: { readonly isHidden: boolean; readonly noindex: boolean },
  ): void {
    const isAnchor = hrefOf(element) !== null;
    if (this.#open.fostered || this.#open.inLooseTable) throw new Unsure();
    if (this.#open.shadeIsUnsure || (!this.#open.sure && !isAnchor)) throw new Unsure();
    const around = this.#around();
    this.#sightings.push({
      kind: 'element',
      element,
      around: {
        ...around,
        hidden: around.hidden || hidden,
        noindex: around.noindex || noindex,
      },
    });
  }

  #ended(element: SparseElement): void {
    this.#sightings.push({ kind: 'end', element, around: this.#around() });
  }

  #watchedEnds({ anchor, element, doubts }: Watched, kind: TagKind, how: Ending): void {
    if (anchor !== null) {
      this.#openAnchors -= 1;
      const isSure = this.#open.sure || (this.#open.endedAtTop && doubts === this.#open.doubts);
      if (how === 'own-tag' && isSure) anchor.end = this.#tagStart;
    }
    if (element !== null) {
      // A formatting element that is cut off goes on elsewhere, as a copy.
      if (kind.formatting && how === 'implied') throw new Unsure();
      if (doubts !== this.#open.doubts || (!this.#open.sure && !kind.formatting)) {
        throw new Unsure();
      }
      this.#recorded.splice(this.#recorded.indexOf(element), 1);
      this.#ended(element);
    }
  }

  #tagStart = 0;

  #endTag(start: number): number {
    const bytes = this.#bytes;
    const code = this.#octets[start + 2] ?? 0;
    // Nothing at all, save that the parser has the next text begin here.
    if (code === GREATER) throw new Unsure();
    if (!isAsciiLetter(code)) return this.#bogusComment(start, start + 2);
    const tag = this.#tag;
    if (!scanTag(this.#octets, start + 2, tag)) return bytes.length;
    this.#count();
    const { end } = tag;
    if (end - start > MAX_PLAIN_LENGTH) this.#overgrowth.refuseTag(start, end);
    const kind = this.#findKind(start + 2, tag);
    const { name } = kind;
    this.#tagStart = start;
    if ((kind.ordinary || kind === ANCHOR) && !this.#inSelect && this.#recorded.length === 0) {
      this.#boundary(this.#open.end(kind) === 'ended');
      return end;
    }
    if (kind.strange) throw new Unsure();
    if (DOCUMENT_PARTS.has(name)) {
      this.#refuseInTemplate();
      if (name !== 'head') this.#behindBody = true;
      this.#boundary(false);
      return end;
    }
    if (name === 'br') {
      this.#refuseInTemplate();
      this.#record(() => sparseElement('br', {}, null));
      this.#boundary(true);
      return end;
    }
    if (this.#inSelect) {
      if (name === 'select') this.#inSelect = false;
      else if (!IN_SELECT.has(name)) throw new Unsure();
    }
    if (IN_SELECT.has(name) && this.#inSelect) {
      this.#boundary(true);
      return end;
    }
    if (kind === FORM) this.#refuseInTemplate();
    const effect = this.#open.end(kind);
    const isLoose = !this.#open.sure && !this.#open.endedAtTop;
    if (isLoose && this.#recorded.length > 0) throw new Unsure();
    this.#boundary(effect === 'ended');
    return end;
  }

  /** Comments, the document type, and what the tokenizer takes for comments. */
  #declaration(start: number): number {
    const bytes = this.#bytes;
    this.#count();
    if (!bytes.holds('<!--', start)) {
      if (bytes.holds('<!doctype', start)) {
        const close = bytes.indexOf('>', start);
        const end = close === -1 ? bytes.length : close + 1;
        this.#overgrowth.refuseContent(start + 1, end);
        this.#boundary(false);
        return end;
      }
      return this.#bogusComment(start, start + (this.#octets[start + 1] === BANG ? 2 : 1));
    }
    const { contentEnd, end } = findCommentEnd(bytes, start + 4);
    this.#overgrowth.refuseContent(start + 4, contentEnd);
    if (this.#hasHint(start, end)) {
      const data = this.#source.text(start + 4, contentEnd);
      if (this.#questions.namesHost(data)) {
        this.#sightings.push({
          kind: 'comment',
          comment: { ...sparseText(data, this.#source.placeAt(start)), type: 'comment' },
          around: this.#around(),
        });
      }
    }
    this.#comment(start + 4, contentEnd);
    return end;
  }

  #bogusComment(start: number, contentStart: number): number {
    const close = this.#bytes.indexOf('>', contentStart);
    const end = close === -1 ? this.#bytes.length : close + 1;
    this.#overgrowth.refuseContent(contentStart, end);
    if (this.#hasHint(start, end)) throw new Unsure();
    this.#comment(contentStart, close === -1 ? end : close);
    return end;
  }

  #comment(start: number, end: number): void {
    const isAbout = /noindex/i.test(this.#bytes.slice(start, end));
    const word = isAbout ? this.#source.text(start, end).trim().toLowerCase() : '';
    if (word === 'noindex' || word === '/noindex') {
      // Behind the body's end tag it stands behind all that is still to come.
      if (this.#behindBody) throw new Unsure();
      this.#noindexComment = word === 'noindex';
    }
    this.#record(() => ({ ...sparseText('', null), type: 'comment' }));
    // Behind the body's end tag it parts no texts: it stands outside of the body, they inside.
    this.#boundary(!this.#behindBody);
  }

  /** The content of an element in which no tags are read, up to and with its end tag. */
  #rawText(kind: TagKind, start: number): number {
    const bytes = this.#bytes;
    const { name } = kind;
    if (this.#openAnchors > 0) this.#hasRawTextInAnchors = true;
    if (this.#recorded.length > 0 && READ_RAW_TEXT.has(name)) throw new Unsure();
    const contentEnd = findEndTag(bytes, start, name);
    if (name === 'script') {
      const content = bytes.slice(start, contentEnd);
      // Within such a comment a script may hold end tags of scripts.
      if (content.includes('<!--') && /<script/i.test(content)) throw new Unsure();
    }
    this.#overgrowth.refuseContent(start, contentEnd);
    if (this.#hasHint(start, contentEnd)) {
      const raw = this.#source.text(start, contentEnd);
      const data = kind.content === 'raw-text' ? raw : decodeHTML(raw);
      if (this.#questions.namesHost(data)) this.#seeRawText(kind, { start, data });
    }
    const tag = this.#tag;
    this.#boundary(true);
    if (contentEnd >= bytes.length || !scanTag(this.#octets, contentEnd + 2, tag)) {
      return bytes.length;
    }
    return tag.end;
  }

  #seeRawText(kind: TagKind, { start, data }: { readonly start: number; readonly data: string }) {
    if (this.#inSelect || this.#open.fostered) throw new Unsure();
    if (READ_RAW_TEXT.has(kind.name) && !this.#open.sure) throw new Unsure();
    if (kind.name === 'textarea' && data.startsWith('\n')) throw new Unsure();
    // The tag read last is still the element's own.
    const parent = sparseElement(kind.name, readAttributes(this.#source, this.#tag), null);
    this.#sightings.push({
      kind: 'text',
      text: sparseText(data, this.#source.placeAt(start), parent),
      around: this.#around(),
    });
  }

  #svg(start: number): number {
    const end = findEndTag(this.#bytes, start, 'svg');
    if (this.#hasHint(start, end)) throw new Unsure();
    const tags = countShapes(this.#bytes, start, end, { textMatters: this.#recorded.length > 0 });
    if (tags === null) throw new Unsure();
    this.#tags += tags;
    for (let index = 0; index < tags; index += 1) this.#record(() => sparseElement('g', {}, null));
    return end;
  }

  #base(): void {
    const href = findAttribute(this.#source, this.#tag, 'href');
    if (href === -1 || (this.#hasBase && !this.#open.fostered)) return;
    // What stands before it is resolved against it all the same, and out of a table it may be moved
    // in front of the first.
    if (this.#hasResolved || this.#open.fostered) throw new Unsure();
    this.#hasBase = true;
    this.#questions.onBase(attributeAt(this.#source, this.#tag, href));
  }

  #namesHostIn(attributes: Readonly<Record<string, string>>): boolean {
    return Object.values(attributes).some(this.#questions.namesHost);
  }

  /** In an element that is kept whole nothing may reach beyond it. */
  #refuseInRecord(kind: TagKind): void {
    if (this.#open.inLooseTable) throw new Unsure();
    if (this.#open.sure) return;
    if (kind.closesParagraph || kind.impliedEnd || OUTREACHING.has(kind.name)) throw new Unsure();
  }

  #record(make: () => Parameters<typeof appendNode>[1]): void {
    for (const element of this.#recorded) {
      if (element.children.length > MAX_RECORDED) throw new Unsure();
      appendNode(element, make());
    }
  }

  #around(): Around {
    return {
      hidden: this.#open.hidden > 0,
      noindex: this.#open.noindex > 0 || this.#noindexComment,
      inAnchor: this.#openAnchors > 0,
      inTemplate: this.#open.inTemplate,
    };
  }

  #count(): void {
    this.#tags += 1;
    const { depth, dangling } = this.#open;
    if (this.#tags > MAX_TAGS || depth > MAX_DEPTH || dangling * this.#tags > MAX_COPIES) {
      throw new Unsure();
    }
  }
}

const ANCHOR = knownKind('a');
const FORM = knownKind('form');
const TEMPLATE = knownKind('template');
const SHOWN = { hidden: false, noindex: false } as const;

const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
const GREATER = 0x3e;

const OUTREACHING: ReadonlySet<string> = new Set(
  'a button select table caption colgroup col tbody thead tfoot tr td th'.split(' '),
);
