// The stack of open elements, kept by the rules of the HTML standard's tree construction, save for
// what crosses: where formatting elements are misnested the tree rebuilds them, and this only says
// that from there on it is not sure.
import type { SparseElement } from './sparse-node.js';
import { knownKind, type TagKind } from './tags.js';
import type { AnchorSpan } from './walked.js';

/** An element that is open. */
export interface OpenElement {
  readonly kind: TagKind;
  /** Whether markup hides it, or Yandex is not to index it. */
  readonly hidden: boolean;
  readonly noindex: boolean;
  /** For what the reader wants to be told how it ends; null where it does not. */
  readonly watched: Watched | null;
}

export interface Watched {
  readonly anchor: AnchorSpan | null;
  readonly element: SparseElement | null;
  /** How often the tree may have gone another way, when it began. */
  readonly doubts: number;
}

/** `own-tag`: for good, by its own end tag or by what the standard takes for one. */
export type Ending = 'own-tag' | 'implied';

/** Whether an end tag ended an element, and whether that is certain. */
export type EndTagEffect = 'ended' | 'ignored' | 'unsure';

const PARAGRAPH = knownKind('p');
const BUTTON = knownKind('button');
const TABLE = knownKind('table');
const FORM = knownKind('form');
const ANCHOR = knownKind('a');
const LIST_ITEM = knownKind('li');
const OPTION = knownKind('option');
const TEMPLATE = knownKind('template');

export class OpenElements {
  readonly #onEnd: (watched: Watched, kind: TagKind, how: Ending) => void;
  readonly #stack: OpenElement[] = [];
  /** What the tree may have open and this has not: what was left by uncertain ends. */
  #slack = 0;
  #tables = 0;
  #paragraphs = 0;
  #anchors = 0;
  #templates = 0;
  /** Formatting elements that ended without an end tag: the tree opens them again. */
  #dangling = 0;
  #sure = true;
  #fostered = false;
  #formOpen = false;
  /** So many of the open elements hide what stands in them, or keep it from being indexed. */
  hidden = 0;
  noindex = 0;
  /** Whether something more or less than these may be hidden or not indexed. */
  shadeIsUnsure = false;
  /** How often the tree may have gone another way. */
  doubts = 0;
  /** Whether the last end tag ended the element that was opened last. */
  endedAtTop = false;

  /** `onEnd` is called for each element that is watched. */
  constructor(onEnd: (watched: Watched, kind: TagKind, how: Ending) => void) {
    this.#onEnd = onEnd;
  }

  /** False once the tree may hold other elements open than this. */
  get sure(): boolean {
    return this.#sure;
  }

  /** Whether something was put where the tree takes it out of its table. */
  get fostered(): boolean {
    return this.#fostered;
  }

  get depth(): number {
    return this.#stack.length + this.#tables * ROWS_PER_TABLE + this.#slack + this.#dangling;
  }

  /** Whether what is put here is part of no page. */
  get inTemplate(): boolean {
    return this.#templates > 0;
  }

  get dangling(): number {
    return this.#dangling;
  }

  /** Whether text or an element here would be taken out of a table. */
  get inLooseTable(): boolean {
    return this.#tables > 0 && this.#top() === TABLE;
  }

  /** Makes room for an element of this kind: ends what its start tag ends; false where it is ignored. */
  makeRoom(kind: TagKind): boolean {
    this.endedAtTop = false;
    switch (kind.entry) {
      case 'plain':
      case 'heading':
        break;
      case 'table-part':
        return this.#backToTable();
      case 'form':
        if (this.#formOpen) return false;
        this.#formOpen = true;
        break;
      case 'list-item':
      case 'definition':
        this.#endItem(kind);
        break;
      case 'button': {
        const open = this.#findInScope(BUTTON);
        if (open !== -1) this.#popTo(open);
        break;
      }
      case 'option':
        if (this.#top() === OPTION) this.#popTo(this.#stack.length - 1);
        break;
      case 'anchor':
        if (this.#anchors > 0) this.#endFormatting(ANCHOR);
        break;
    }
    if (kind.closesParagraph && this.#paragraphs > 0) {
      const open = this.#findParagraph();
      if (open !== -1) {
        // In quirks mode a table stays in its paragraph.
        if (kind === TABLE) this.#doubt();
        this.#popTo(open);
      }
    }
    if (kind.entry === 'heading' && this.#top()?.entry === 'heading') {
      this.#popTo(this.#stack.length - 1);
    }
    if (this.inLooseTable && !kind.staysInTable) this.#fostered = true;
    return true;
  }

  push(element: OpenElement): void {
    const { kind } = element;
    if (kind.row) return;
    if (kind === FORM && this.inLooseTable) return;
    this.#stack.push(element);
    if (kind === TABLE) this.#tables += 1;
    else if (kind === PARAGRAPH) this.#paragraphs += 1;
    else if (kind === ANCHOR) this.#anchors += 1;
    else if (kind === TEMPLATE) this.#templates += 1;
    if (element.hidden) this.hidden += 1;
    if (element.noindex) this.noindex += 1;
    if ((element.hidden || element.noindex) && !this.#sure) this.shadeIsUnsure = true;
  }

  /** From here on the tree may have other elements open. */
  #doubt(): void {
    this.#sure = false;
    this.doubts += 1;
    if (this.hidden + this.noindex > 0) this.shadeIsUnsure = true;
  }

  /** Ends what the end tag ends. */
  end(kind: TagKind): EndTagEffect {
    // Formatting that goes on in a form stays open when that ends, and what follows stands in both.
    const goesOn = kind === FORM && this.#dangling > 0;
    this.endedAtTop = this.#top() === kind && !goesOn;
    if (this.endedAtTop) {
      if (kind === FORM) this.#formOpen = false;
      this.#pop('own-tag');
      return this.#sure ? 'ended' : 'unsure';
    }
    const effect = this.#endInside(kind);
    return this.#sure ? effect : 'unsure';
  }

  #endInside(kind: TagKind): EndTagEffect {
    if (kind.row || kind.name === 'colgroup') return this.#backToTable() ? 'ended' : 'ignored';
    if (kind.formatting) return this.#endFormatting(kind);
    if (kind === PARAGRAPH) {
      const open = this.#findParagraph();
      // A lone end tag makes an empty paragraph, though not at the beginning of a template.
      if (open === -1 && this.#templates > 0) this.#doubt();
      if (open !== -1) this.#popTo(open);
      return 'ended';
    }
    if (kind === FORM) return this.#endForm();
    if (kind.entry === 'heading') {
      return this.#endAt(this.#findLast((open) => open.entry === 'heading', SCOPE));
    }
    const stop = stopFor(kind);
    return this.#endAt(this.#findLast((open) => open === kind, stop));
  }

  #endAt(index: number): EndTagEffect {
    if (index === -1) return 'ignored';
    this.#popTo(index);
    return 'ended';
  }

  #endFormatting(kind: TagKind): EndTagEffect {
    const open = this.#findLast((candidate) => candidate === kind, ORDINARY);
    if (open !== -1) {
      this.#popTo(open + 1);
      this.#pop('own-tag');
      return 'ended';
    }
    const isOpen = this.#stack.some((candidate) => candidate.kind === kind);
    if (!isOpen && this.#dangling === 0) return 'ignored';
    // The tree's adoption agency: what is open in it goes on, in a copy.
    this.#doubt();
    return 'unsure';
  }

  #endForm(): EndTagEffect {
    if (!this.#formOpen) return 'ignored';
    this.#formOpen = false;
    const open = this.#findLast((candidate) => candidate === FORM, SCOPE);
    if (open === -1) return 'ignored';
    while (this.#top()?.impliedEnd) this.#pop('implied');
    const left = this.#stack[open];
    if (left === undefined) return 'ended';
    if (open === this.#stack.length - 1 && this.#dangling === 0) {
      this.#pop('implied');
      return 'ended';
    }
    // What is open in it stays open.
    this.#stack.splice(open, 1);
    this.#doubt();
    if (left.watched !== null) this.#onEnd(left.watched, left.kind, 'implied');
    if (left.hidden) this.hidden -= 1;
    if (left.noindex) this.noindex -= 1;
    return 'unsure';
  }

  /** Ends the open list item or definition that a new one ends. */
  #endItem({ entry }: TagKind): void {
    for (let index = this.#stack.length - 1; index >= 0; index -= 1) {
      const kind = this.#stack[index]?.kind;
      if (kind === undefined) return;
      if (kind.entry === entry) {
        this.#popTo(index);
        return;
      }
      if (kind.stopsItem) return;
    }
  }

  /** Ends all that is open in the nearest table; false where there is none. */
  #backToTable(): boolean {
    if (this.#tables === 0) return false;
    const table = this.#findLast((kind) => kind === TABLE, IS_TEMPLATE);
    if (table === -1) return false;
    if (table + 1 < this.#stack.length) this.#popTo(table + 1);
    return true;
  }

  /** Where the open paragraph stands that a start tag would end; -1 for nowhere. */
  #findParagraph(): number {
    if (this.#paragraphs === 0) return -1;
    for (let index = this.#stack.length - 1; index >= 0; index -= 1) {
      const kind = this.#stack[index]?.kind;
      if (kind === PARAGRAPH) return index;
      if (kind === undefined || kind.scope || kind === BUTTON) return -1;
    }
    return -1;
  }

  #findInScope(sought: TagKind): number {
    return this.#findLast((kind) => kind === sought, SCOPE);
  }

  #findLast(isSought: (kind: TagKind) => boolean, stops: (kind: TagKind) => boolean): number {
    for (let index = this.#stack.length - 1; index >= 0; index -= 1) {
      const kind = this.#stack[index]?.kind;
      if (kind === undefined) return -1;
      if (isSought(kind)) return index;
      if (stops(kind)) return -1;
    }
    return -1;
  }

  #popTo(index: number): void {
    while (this.#stack.length > index) this.#pop('implied');
  }

  #pop(how: Ending): void {
    const element = this.#stack.pop();
    if (element === undefined) return;
    const { kind } = element;
    if (kind === TABLE) this.#tables -= 1;
    else if (kind === PARAGRAPH) this.#paragraphs -= 1;
    else if (kind === ANCHOR) this.#anchors -= 1;
    else if (kind === TEMPLATE) this.#templates -= 1;
    if (element.hidden) this.hidden -= 1;
    if (element.noindex) this.noindex -= 1;
    if (how === 'implied') {
      if (kind.formatting) {
        this.#dangling += 1;
        // Its copies hide what stands in them, too.
        if (element.hidden) this.shadeIsUnsure = true;
      }
      // The next one ends the copy of it that the tree has open, and what stands in that.
      if (kind === ANCHOR) this.#doubt();
      if (!this.#sure) this.#slack += 1;
    }
    if (element.watched !== null) this.#onEnd(element.watched, kind, how);
  }

  #top(): TagKind | undefined {
    return this.#stack[this.#stack.length - 1]?.kind;
  }
}

/** In each open table a group of rows and a row may be open, too. */
const ROWS_PER_TABLE = 2;

const SCOPE = (kind: TagKind): boolean => kind.scope;
const LIST = (kind: TagKind): boolean => kind.scope || kind.name === 'ol' || kind.name === 'ul';
const TABLE_SCOPE = (kind: TagKind): boolean => kind === TABLE || kind === TEMPLATE;
const IS_TEMPLATE = (kind: TagKind): boolean => kind === TEMPLATE;
const ORDINARY = (kind: TagKind): boolean => kind.special;
const NOWHERE = (): boolean => false;

/** What an end tag does not reach across, other than those that have a rule of their own. */
function stopFor(kind: TagKind): (kind: TagKind) => boolean {
  if (kind === LIST_ITEM) return LIST;
  if (kind === TABLE) return IS_TEMPLATE;
  if (kind === TEMPLATE) return NOWHERE;
  if (kind.cell) return TABLE_SCOPE;
  return kind.endsAcross || kind.entry === 'definition' ? SCOPE : ORDINARY;
}
