// One walk over a page's markup, tag by tag, without a tree. The engine passes over nearly all of it;
// here is looked at what may have to do with the hosts, or changes how the rest is read. Where the
// tree alone can tell, and it matters, `Unsure` is thrown, and the page is the tree's.
import { decodeHTML } from 'entities/decode';
import { hrefOf } from '../element.js';
import { attributeAt, findAttribute, readAttributes } from './attributes.js';
import type { Bytes } from './bytes.js';
import { findCommentEnd, findEndTag } from './content-ends.js';
import {
  AT_DECLARATION,
  AT_END,
  AT_END_TAG,
  AT_START_TAG,
  AT_TEXT,
  ENDED,
  type Engine,
  type ScannedTag,
  type WalkHost,
} from './engine.js';
import { isReferenceToHost } from './hints.js';
import { createOvergrowthTest, type OvergrowthTest } from './overgrowth.js';
import type { Around, Sighting } from './sightings.js';
import type { Source } from './source.js';
import { appendNode, type SparseElement, sparseElement, sparseText } from './sparse-node.js';
import { countShapes } from './svg.js';
import { isHiddenTag } from './tag-traits.js';
import { kindAt, type TagKind } from './tags.js';
import { Unsure } from './unsure.js';
import type { Walked, WalkQuestions } from './walked.js';

/** Labels are looked for in no more. */
const MAX_RECORDED = 300;
const FRAMES: ReadonlySet<string> = new Set(['iframe', 'object', 'embed']);
const DOCUMENT_PARTS: ReadonlySet<string> = new Set(['html', 'head', 'body']);
/** What a visitor reads in them is no markup. */
const READ_RAW_TEXT: ReadonlySet<string> = new Set(['textarea', 'xmp']);
const IN_SELECT: ReadonlySet<string> = new Set(['option', 'optgroup', 'script', 'hr']);
/** Of an element that is pushed: it is no hyperlink, and nobody asks how it ends. */
const NO_ANCHOR = -1;
const UNWATCHED = 0;

/** Walks over all of `source`; throws `Unsure`. */
export function walkMarkup(source: Source, questions: WalkQuestions): Walked {
  return new MarkupWalk(source, questions).walk();
}

class MarkupWalk implements WalkHost {
  readonly #source: Source;
  readonly #bytes: Bytes;
  readonly #engine: Engine;
  readonly #questions: WalkQuestions;
  readonly #sightings: Sighting[] = [];
  /** Elements whose ends are asked for; the engine knows them by their place here, from one on. */
  readonly #watched: SparseElement[] = [];
  /** Elements of which all that stands in them is kept. */
  readonly #recorded: SparseElement[] = [];
  readonly #overgrowth: OvergrowthTest;
  #inSelect = false;
  #noindexComment = false;
  #behindBody = false;
  #hasBase = false;
  /** Whether an address was resolved that is no hyperlink's. */
  #hasResolved = false;
  /** Behind the tag of an element that drops a line break there. */
  #breakDroppedAt = -1;

  constructor(source: Source, questions: WalkQuestions) {
    this.#source = source;
    this.#bytes = source.bytes;
    this.#engine = source.engine;
    this.#questions = questions;
    this.#overgrowth = createOvergrowthTest(source.bytes);
  }

  walk(): Walked {
    const { calls } = this.#engine;
    this.#engine.load(this.#bytes.octets, {
      cyrillicIsPlain: this.#questions.cyrillicIsPlain,
      isReference: (at) => isReferenceToHost(this.#bytes, at),
    });
    this.#engine.serve(this);
    let position = 0;
    for (let stop = calls.run(0); stop !== AT_END; stop = calls.run(position)) {
      position = this.#lookAt(stop);
    }
    if (this.#recorded.length > 0) throw new Unsure();
    return {
      sightings: this.#sightings,
      anchorCount: calls.countAnchors(),
      hasRawTextInAnchors: calls.hasRawTextInAnchors() === 1,
      isMoved: calls.isFostered() === 1,
    };
  }

  /** Looks at what the engine stopped at; where it goes on. */
  #lookAt(stop: number): number {
    const { calls } = this.#engine;
    const [start, end] = [calls.stoppedFrom(), calls.stoppedTo()];
    switch (stop) {
      case AT_TEXT:
        this.#text(start, end);
        return end;
      case AT_DECLARATION:
        return this.#declaration(start);
      case AT_START_TAG: {
        const tag = this.#engine.tag();
        return this.#startTag(this.#kindAt(start + 1, tag), start, tag);
      }
      case AT_END_TAG: {
        const tag = this.#engine.tag();
        return this.#endTag(this.#kindAt(start + 2, tag), tag);
      }
      default:
        throw new Error(`The engine has stopped at ${stop}`);
    }
  }

  #kindAt(nameStart: number, { nameEnd }: ScannedTag): TagKind {
    return kindAt(this.#bytes, this.#engine.calls.stoppedKind(), nameStart, nameEnd);
  }

  refuseLong(start: number, end: number): void {
    this.#overgrowth.refuseLong(start, end);
  }

  refusePage(): void {
    this.#overgrowth.refusePage();
  }

  refusePartOfName(start: number, end: number): void {
    if (this.#questions.isPartOfName(this.#bytes.slice(start, end))) throw new Unsure();
  }

  ended(number: number, doubts: number, isFormatting: 0 | 1, isOwnTag: 0 | 1): void {
    const element = this.#watched[number - 1];
    if (element === undefined) return;
    // A formatting element that is cut off goes on elsewhere, as a copy.
    if (isFormatting && !isOwnTag) throw new Unsure();
    const { calls } = this.#engine;
    if (doubts !== calls.countDoubts() || (!calls.isSure() && !isFormatting)) throw new Unsure();
    this.#recorded.splice(this.#recorded.indexOf(element), 1);
    calls.setRecorded(this.#recorded.length);
    this.#ended(element);
  }

  #text(start: number, end: number): void {
    const { calls } = this.#engine;
    const text = decodeHTML(this.#source.text(start, end));
    this.#record(() => sparseText(text, null));
    const isLoose = calls.inLooseTable() === 1;
    if (this.#recorded.length > 0 && isLoose && text.trim() !== '') throw new Unsure();
    if (!calls.hasHint(start, end) || !this.#questions.namesHost(text)) return;
    if (this.#inSelect || isLoose || !calls.isSure()) throw new Unsure();
    // The parser has such a text begin behind the reference.
    if (/^\s*&/.test(this.#bytes.slice(start, end))) throw new Unsure();
    if (text.startsWith('\n') && start === this.#breakDroppedAt) throw new Unsure();
    this.#sightings.push({
      kind: 'text',
      text: sparseText(text, this.#source.placeAt(start)),
      around: this.#around(),
    });
  }

  #startTag(kind: TagKind, start: number, tag: ScannedTag): number {
    const { calls } = this.#engine;
    const { end } = tag;
    const { name } = kind;
    if (kind.strange) throw new Unsure();
    const hasHint = calls.hasHint(start, end) === 1;
    const isHidden = isHiddenTag(this.#source, tag);
    if (DOCUMENT_PARTS.has(name)) {
      if (hasHint || isHidden) throw new Unsure();
      this.#refuseLeaving(tag);
      calls.boundary(false);
      return end;
    }
    if (this.#inSelect) return this.#startTagInSelect(kind, tag, hasHint);
    if (name === 'template') this.#refuseShown(tag, hasHint || isHidden);
    if (name === 'form') this.#refuseInTemplate();
    if (this.#recorded.length > 0) this.#refuseInRecord(kind);
    const doubts = calls.countDoubts();
    const hasRoom = calls.makeRoom(kind.id) === 1;
    if (doubts !== calls.countDoubts() && this.#recorded.length > 0) throw new Unsure();
    if (!hasRoom) {
      this.#refuseInTemplate();
      if (hasHint) throw new Unsure();
      calls.boundary(false);
      return end;
    }
    calls.boundary(true);
    this.#element(kind, tag, { start, hasHint, isHidden });
    switch (kind.content) {
      case 'markup':
        break;
      case 'none':
        return end;
      default:
        return this.#rawText(kind, tag);
    }
    if (name === 'select') this.#setInSelect(true);
    if (name === 'pre' || name === 'listing') this.#breakDroppedAt = end;
    if (name === 'svg' && !tag.selfClosing) return this.#svg(end);
    return end;
  }

  /** A handler that may leave the page as soon as it is there. */
  #refuseLeaving(tag: ScannedTag): void {
    const handler = findAttribute(this.#source, tag, 'onload');
    if (handler !== -1 && attributeAt(this.#source, tag, handler).includes('location')) {
      throw new Unsure();
    }
  }

  #startTagInSelect(kind: TagKind, tag: ScannedTag, hasHint: boolean): number {
    if (!IN_SELECT.has(kind.name) || hasHint) throw new Unsure();
    this.#engine.calls.boundary(true);
    return kind.content === 'raw-text' ? this.#rawText(kind, tag) : tag.end;
  }

  #setInSelect(is: boolean): void {
    this.#inSelect = is;
    this.#engine.calls.setInSelect(is);
  }

  /** In a template, rows and forms are put where they would not be elsewhere. */
  #refuseInTemplate(): void {
    if (this.#engine.calls.inTemplate()) throw new Unsure();
  }

  /** A template, if a browser may show what is in it, or it is looked at itself. */
  #refuseShown(tag: ScannedTag, isLookedAt: boolean): void {
    const shadow = findAttribute(this.#source, tag, 'shadowrootmode');
    if (isLookedAt || shadow !== -1 || this.#recorded.length > 0) throw new Unsure();
  }

  /** Takes the element, and opens it. */
  #element(
    kind: TagKind,
    tag: ScannedTag,
    found: { readonly start: number; readonly hasHint: boolean; readonly isHidden: boolean },
  ): void {
    const { calls } = this.#engine;
    const { name } = kind;
    const source = this.#source;
    const { start, hasHint } = found;
    if (this.#recorded.length > 0) {
      this.#record(() => sparseElement(name, readAttributes(source, tag), null));
    }
    const make = (attributes = readAttributes(source, tag)) =>
      sparseElement(name, attributes, source.placeAt(start));
    const inTemplate = calls.inTemplate() === 1;
    const isMoved = calls.isFostered() === 1;
    if (name === 'base' && !inTemplate) this.#base(tag);
    // Rows are not kept among what is open.
    if (found.isHidden && kind.row) throw new Unsure();
    if (name === 'meta' && !inTemplate && findAttribute(source, tag, 'http-equiv') !== -1) {
      // The first one counts, and this one may be moved in front of others.
      if (isMoved) throw new Unsure();
      this.#hasResolved = true;
      this.#questions.onMeta(make());
    }
    if (FRAMES.has(name) && !inTemplate) {
      if (findAttribute(source, tag, 'srcdoc') !== -1 || isMoved) throw new Unsure();
      this.#hasResolved = true;
      this.#questions.onFrame(make());
    }

    const isAnchor = (name === 'a' || name === 'area') && !inTemplate;
    const href = isAnchor ? findAttribute(source, tag, 'href') : -1;
    const [hrefStart = 0, hrefEnd = 0] = tag.bounds.subarray(href * 4 + 2, href * 4 + 4);
    const anchor = href === -1 ? NO_ANCHOR : calls.addAnchor(start, hrefStart, hrefEnd, tag.end);
    let element: SparseElement | null = null;
    if (anchor !== NO_ANCHOR) {
      const concerns = this.#questions.concernsHost(attributeAt(source, tag, href));
      const attributes = concerns || hasHint ? readAttributes(source, tag) : {};
      if (concerns || this.#namesHostIn(attributes)) element = make(attributes);
    } else if (hasHint && name !== 'base') {
      const attributes = readAttributes(source, tag);
      if (this.#namesHostIn(attributes)) element = make(attributes);
    }
    const noindex = name === 'noindex';
    if (element !== null) this.#see(element, { ...found, noindex });
    // Left to itself, raw text has no end tag that could be missed.
    if (kind.content !== 'markup') {
      if (element !== null) this.#ended(element);
      return;
    }
    const number = element === null ? UNWATCHED : this.#watch(element);
    const open = anchor === NO_ANCHOR ? calls.push : calls.openAnchor;
    open(kind.id, found.isHidden, noindex, anchor, number);
  }

  /** Keeps what stands in the element until it ends; its number with the engine. */
  #watch(element: SparseElement): number {
    this.#recorded.push(element);
    this.#engine.calls.setRecorded(this.#recorded.length);
    return this.#watched.push(element);
  }

  #see(
    element: SparseElement,
    { isHidden: hidden, noindex }: { readonly isHidden: boolean; readonly noindex: boolean },
  ): void {
    const { calls } = this.#engine;
    const isAnchor = hrefOf(element) !== null;
    if (calls.isFostered() || calls.inLooseTable()) throw new Unsure();
    if (calls.shadeIsUnsure() || (!calls.isSure() && !isAnchor)) throw new Unsure();
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

  #endTag(kind: TagKind, { end }: ScannedTag): number {
    const { calls } = this.#engine;
    const { name } = kind;
    if (kind.strange) throw new Unsure();
    if (DOCUMENT_PARTS.has(name)) {
      this.#refuseInTemplate();
      if (name !== 'head') this.#setBehindBody();
      calls.boundary(false);
      return end;
    }
    if (name === 'br') {
      this.#refuseInTemplate();
      this.#record(() => sparseElement('br', {}, null));
      calls.boundary(true);
      return end;
    }
    if (this.#inSelect) {
      if (name === 'select') this.#setInSelect(false);
      else if (!IN_SELECT.has(name)) throw new Unsure();
    }
    if (IN_SELECT.has(name) && this.#inSelect) {
      calls.boundary(true);
      return end;
    }
    if (name === 'form') this.#refuseInTemplate();
    const effect = calls.end(kind.id);
    const isLoose = !calls.isSure() && !calls.endedAtTop();
    if (isLoose && this.#recorded.length > 0) throw new Unsure();
    calls.boundary(effect === ENDED);
    return end;
  }

  #setBehindBody(): void {
    this.#behindBody = true;
    this.#engine.calls.setBehindBody();
  }

  /** Comments, the document type, and what the tokenizer takes for comments. */
  #declaration(start: number): number {
    const bytes = this.#bytes;
    const code = bytes.octets[start + 1];
    if (code === SLASH) return this.#bogusComment(start, start + 2);
    if (!bytes.holds('<!--', start)) {
      if (bytes.holds('<!doctype', start)) {
        const close = bytes.indexOf('>', start);
        const end = close === -1 ? bytes.length : close + 1;
        this.#overgrowth.refuseContent(start + 1, end);
        this.#engine.calls.boundary(false);
        return end;
      }
      return this.#bogusComment(start, start + (code === BANG ? 2 : 1));
    }
    const { contentEnd, end } = findCommentEnd(bytes, start + 4);
    this.#overgrowth.refuseContent(start + 4, contentEnd);
    if (this.#engine.calls.hasHint(start, end)) {
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
    if (this.#engine.calls.hasHint(start, end)) throw new Unsure();
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
    this.#engine.calls.boundary(!this.#behindBody);
  }

  /** The content of an element in which no tags are read, up to and with its end tag. */
  #rawText(kind: TagKind, tag: ScannedTag): number {
    const bytes = this.#bytes;
    const { calls } = this.#engine;
    const { name } = kind;
    const start = tag.end;
    calls.noteRawText();
    if (this.#recorded.length > 0 && READ_RAW_TEXT.has(name)) throw new Unsure();
    const contentEnd = findEndTag(bytes, start, name);
    if (name === 'script') {
      const content = bytes.slice(start, contentEnd);
      // Within such a comment a script may hold end tags of scripts.
      if (content.includes('<!--') && /<script/i.test(content)) throw new Unsure();
    }
    this.#overgrowth.refuseContent(start, contentEnd);
    if (calls.hasHint(start, contentEnd)) {
      const raw = this.#source.text(start, contentEnd);
      const data = kind.content === 'raw-text' ? raw : decodeHTML(raw);
      if (this.#questions.namesHost(data)) this.#seeRawText(kind, tag, data);
    }
    calls.boundary(true);
    if (contentEnd >= bytes.length) return bytes.length;
    return this.#engine.scanTag(contentEnd + 2)?.end ?? bytes.length;
  }

  #seeRawText(kind: TagKind, tag: ScannedTag, data: string) {
    const { calls } = this.#engine;
    if (this.#inSelect || calls.isFostered()) throw new Unsure();
    if (READ_RAW_TEXT.has(kind.name) && !calls.isSure()) throw new Unsure();
    if (kind.name === 'textarea' && data.startsWith('\n')) throw new Unsure();
    const parent = sparseElement(kind.name, readAttributes(this.#source, tag), null);
    this.#sightings.push({
      kind: 'text',
      text: sparseText(data, this.#source.placeAt(tag.end), parent),
      around: this.#around(),
    });
  }

  #svg(start: number): number {
    const { calls } = this.#engine;
    const end = findEndTag(this.#bytes, start, 'svg');
    if (calls.hasHint(start, end)) throw new Unsure();
    const tags = countShapes(this.#source, start, end, { textMatters: this.#recorded.length > 0 });
    if (tags === null) throw new Unsure();
    calls.addTags(tags);
    for (let index = 0; index < tags; index += 1) this.#record(() => sparseElement('g', {}, null));
    return end;
  }

  #base(tag: ScannedTag): void {
    const { calls } = this.#engine;
    const href = findAttribute(this.#source, tag, 'href');
    if (href === -1 || (this.#hasBase && !calls.isFostered())) return;
    // What stands before it is resolved against it all the same, and out of a table it may be moved
    // in front of the first.
    if (this.#hasResolved || calls.countAnchors() > 0 || calls.isFostered()) throw new Unsure();
    this.#hasBase = true;
    this.#questions.onBase(attributeAt(this.#source, tag, href));
  }

  #namesHostIn(attributes: Readonly<Record<string, string>>): boolean {
    return Object.values(attributes).some(this.#questions.namesHost);
  }

  /** In an element that is kept whole nothing may reach beyond it. */
  #refuseInRecord(kind: TagKind): void {
    const { calls } = this.#engine;
    if (calls.inLooseTable()) throw new Unsure();
    if (calls.isSure()) return;
    if (kind.closesParagraph || kind.impliedEnd || OUTREACHING.has(kind.name)) throw new Unsure();
  }

  #record(make: () => Parameters<typeof appendNode>[1]): void {
    for (const element of this.#recorded) {
      if (element.children.length > MAX_RECORDED) throw new Unsure();
      appendNode(element, make());
    }
  }

  #around(): Around {
    const { calls } = this.#engine;
    return {
      hidden: calls.inHidden() === 1,
      noindex: calls.inNoindex() === 1 || this.#noindexComment,
      inAnchor: calls.openAnchors() > 0,
      inTemplate: calls.inTemplate() === 1,
    };
  }
}

const SLASH = 0x2f;
const BANG = 0x21;

const OUTREACHING: ReadonlySet<string> = new Set(
  'a button select table caption colgroup col tbody thead tfoot tr td th'.split(' '),
);
