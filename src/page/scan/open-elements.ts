// The stack of open elements and the list of active formatting elements, kept by the rules of the
// HTML standard's tree construction to the letter. Where these would move what was read before, the
// page is odd. Names and sections are those of the standard (13.2.4 and 13.2.6).
import { TreeElement, type TreeParent } from '../node.js';
import { type ElementKind, kindOf } from './elements.js';
import { OddPage } from './odd-page.js';

/** An element that is kept. */
export class SparseElement extends TreeElement {
  /** Whether somebody may ask what stands in it. */
  isWhole = false;
}

export interface OpenElement {
  readonly kind: ElementKind;
  /** What stands for it; null where nobody asks for it. */
  readonly node: SparseElement | null;
  /** What is put into it is put here. */
  readonly inside: TreeParent;
  readonly formatting: FormattingElement | null;
}

interface FormattingElement {
  readonly kind: ElementKind;
  readonly node: SparseElement | null;
  /** Its name and attributes, by which it is compared. */
  readonly signature: string;
  open: OpenElement | null;
}

const MARKER = null;
const HTML = 'http://www.w3.org/1999/xhtml';
/** The tree gives up at a little more. */
const MAX_DEPTH = 500;
const MAX_ALIKE = 3;
const MAX_ROUNDS = 8;

/** Is told what is opened and closed. */
export interface OpenElementsWatcher {
  /** Puts a node where the next element belongs. */
  readonly append: (node: SparseElement) => void;
  readonly opened: (element: OpenElement) => void;
  readonly closed: (element: OpenElement) => void;
}

export class OpenElements {
  readonly #document: TreeParent;
  readonly #on: OpenElementsWatcher;
  readonly #stack: OpenElement[] = [];
  readonly #formatting: (FormattingElement | typeof MARKER)[] = [];
  #tables = 0;
  #selects = 0;
  #paragraphs = 0;
  #form: OpenElement | 'in-table' | null = null;

  constructor(document: TreeParent, on: OpenElementsWatcher) {
    this.#document = document;
    this.#on = on;
  }

  get current(): OpenElement | undefined {
    return this.#stack.at(-1);
  }

  /** What a node is put into. */
  get inside(): TreeParent {
    return this.#stack.at(-1)?.inside ?? this.#document;
  }

  /** Whether text and most elements would be taken out of a table here. */
  get inTableContext(): boolean {
    return this.#stack.at(-1)?.kind.isTableContext === true;
  }

  get inTable(): boolean {
    return this.#tables > 0;
  }

  get isBodyInScope(): boolean {
    return !this.inSelect && this.#find('body', inScope) !== -1;
  }

  get inSelect(): boolean {
    return this.#selects > 0;
  }

  push(
    kind: ElementKind,
    node: SparseElement | null,
    formatting: FormattingElement | null = null,
  ): OpenElement {
    if (this.#stack.length >= MAX_DEPTH) throw new OddPage();
    const inside = node ?? this.inside;
    if (node !== null) this.#on.append(node);
    const element = { kind, node, inside, formatting };
    this.#stack.push(element);
    this.#count(kind, 1);
    this.#on.opened(element);
    return element;
  }

  #count({ name }: ElementKind, step: 1 | -1): void {
    if (name === 'p') this.#paragraphs += step;
    else if (name === 'table') this.#tables += step;
    else if (name === 'select') this.#selects += step;
  }

  #pop(): void {
    const element = this.#stack.pop();
    if (element === undefined) return;
    this.#count(element.kind, -1);
    if (element.formatting !== null) element.formatting.open = null;
    this.#on.closed(element);
  }

  #popTo(index: number): void {
    while (this.#stack.length > index) this.#pop();
  }

  /** Where an element of that name is open; -1 where one that `stops` stands before it. */
  #find(name: string, stops: (kind: ElementKind) => boolean = () => false): number {
    for (let index = this.#stack.length - 1; index >= 0; index -= 1) {
      const { kind } = this.#stack[index] as OpenElement;
      if (kind.name === name) return index;
      if (stops(kind)) return -1;
    }
    return -1;
  }

  #findHeading(): number {
    for (let index = this.#stack.length - 1; index >= 0; index -= 1) {
      const { kind } = this.#stack[index] as OpenElement;
      if (kind.entry === 'heading') return index;
      if (kind.scope) return -1;
    }
    return -1;
  }

  #impliedEnds(except = ''): void {
    for (
      let top = this.current;
      top?.kind.impliedEnd && top.kind.name !== except;
      top = this.current
    ) {
      this.#pop();
    }
  }

  /** Ends what is open in a block from `index` on; false where that is nowhere. */
  #endAt(index: number, except = ''): boolean {
    if (index === -1) return false;
    this.#impliedEnds(except);
    this.#popTo(index);
    return true;
  }

  endParagraph(): boolean {
    return this.hasParagraph && this.#endAt(this.#find('p', inButtonScope), 'p');
  }

  get hasParagraph(): boolean {
    return this.#paragraphs > 0 && this.#find('p', inButtonScope) !== -1;
  }

  /** Ends what a start tag of this kind ends, a paragraph apart. */
  makeRoom(kind: ElementKind): void {
    const current = this.current?.kind;
    if (kind.entry === 'list-item' || kind.entry === 'definition') this.#endItem(kind);
    if (kind.closesParagraph) this.endParagraph();
    switch (kind.entry) {
      case 'heading':
        if (this.current?.kind.entry === 'heading') this.#pop();
        break;
      case 'button':
        this.#endAt(this.#find('button', inScope));
        break;
      case 'option':
        if (current?.name === 'option') this.#pop();
        break;
      case 'anchor':
        this.#endAnchor();
        break;
    }
  }

  #endItem(kind: ElementKind): void {
    for (let index = this.#stack.length - 1; index >= 0; index -= 1) {
      const open = (this.#stack[index] as OpenElement).kind;
      if (open.entry === kind.entry) {
        this.#endAt(index, open.name);
        return;
      }
      if (open.special && !LETS_ITEMS_OUT.has(open.name)) return;
    }
  }

  /** A form as it is opened; false where one is open already. */
  openForm(kind: ElementKind, node: SparseElement | null): boolean {
    if (this.#form !== null) return false;
    if (this.inTableContext) {
      // In a table, but outside of its cells, it ends where it begins.
      this.push(kind, node);
      this.#pop();
      this.#form = 'in-table';
    } else {
      this.endParagraph();
      this.#form = this.push(kind, node);
    }
    return true;
  }

  #endForm(): boolean {
    const form = this.#form;
    this.#form = null;
    const index = form === null || form === 'in-table' ? -1 : this.#stack.indexOf(form);
    if (index === -1 || this.#find('form', inScope) === -1) return false;
    this.#impliedEnds();
    // What is open in it would stay open, in nothing.
    if (this.current !== form) throw new OddPage();
    this.#pop();
    return true;
  }

  // Formatting.

  /** Whether some would be opened again. */
  get hasDangling(): boolean {
    const last = this.#formatting.at(-1);
    return last !== MARKER && last !== undefined && last.open === null;
  }

  /** Opens again the formatting elements that ended without an end tag of theirs. */
  reconstruct(): void {
    const list = this.#formatting;
    let index = list.length;
    while (index > 0 && list[index - 1] !== MARKER && list[index - 1]?.open === null) index -= 1;
    for (; index < list.length; index += 1) {
      const formatting = list[index] as FormattingElement;
      const { kind, node } = formatting;
      formatting.open = this.push(kind, node === null ? null : copyOf(node), formatting);
    }
  }

  openFormatting(kind: ElementKind, node: SparseElement | null, signature: string): void {
    const formatting: FormattingElement = { kind, node, signature, open: null };
    this.#limitAlike(signature);
    this.#formatting.push(formatting);
    formatting.open = this.push(kind, node, formatting);
  }

  /** The standard keeps three that are alike, the last ones. */
  #limitAlike(signature: string): void {
    const list = this.#formatting;
    let alike = 0;
    for (let index = list.length - 1; index >= 0 && list[index] !== MARKER; index -= 1) {
      if (list[index]?.signature !== signature) continue;
      alike += 1;
      if (alike === MAX_ALIKE) list.splice(index, 1);
    }
  }

  /** Opens an element that formatting does not reach across. */
  openMarked(kind: ElementKind, node: SparseElement | null): void {
    this.push(kind, node);
    this.#formatting.push(MARKER);
  }

  #forgetToMarker(): void {
    for (let last = this.#formatting.pop(); last !== MARKER && last !== undefined; ) {
      last = this.#formatting.pop();
    }
  }

  #endAnchor(): void {
    const open = this.#lastFormatting('a');
    if (open === null) return;
    this.#endFormatting(open.kind);
    this.#forget(open);
    // Out of scope it leaves the stack from its middle.
    if (open.open !== null) throw new OddPage();
  }

  /** Ends an open `nobr`, which stands in no other. */
  endLike(kind: ElementKind): void {
    if (this.#find(kind.name, inScope) === -1) return;
    this.#endFormatting(kind);
    this.reconstruct();
  }

  /** The adoption agency: ends a formatting element, also one in which other elements are open. */
  #endFormatting(kind: ElementKind): boolean {
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const formatting = this.#lastFormatting(kind.name);
      if (formatting === null) return this.#endOrdinary(kind);
      const { open } = formatting;
      if (open === null) {
        this.#forget(formatting);
        return round > 0;
      }
      if (this.#find(kind.name, inScope) === -1) return round > 0;
      const index = this.#stack.indexOf(open);
      const furthest = this.#stack.findIndex((one, at) => at > index && one.kind.special);
      if (furthest === -1) {
        this.#popTo(index);
        this.#forget(formatting);
        return true;
      }
      this.#adopt(formatting, { index, furthest });
    }
    return true;
  }

  /** The last one of that name behind the last marker. */
  #lastFormatting(name: string): FormattingElement | null {
    for (let index = this.#formatting.length - 1; index >= 0; index -= 1) {
      const formatting = this.#formatting[index];
      if (formatting === MARKER || formatting === undefined) return null;
      if (formatting.kind.name === name) return formatting;
    }
    return null;
  }

  #forget(formatting: FormattingElement): void {
    const at = this.#formatting.indexOf(formatting);
    if (at !== -1) this.#formatting.splice(at, 1);
  }

  /**
   * Takes a formatting element from around a block, at `furthest`, and puts a copy of it into that.
   * The texts keep their order; of what stands around them nobody asks, or the page is odd.
   */
  #adopt(
    formatting: FormattingElement,
    { index, furthest }: { readonly index: number; readonly furthest: number },
  ): void {
    const stack = this.#stack;
    if (stack.slice(index, furthest).some(({ node }) => node !== null)) throw new OddPage();
    let bookmark = formatting;
    for (let at = furthest - 1; at > index; at -= 1) {
      const inner = stack[at]?.formatting ?? null;
      const isListed = inner !== null && this.#formatting.includes(inner);
      if (isListed && furthest - at <= MAX_ALIKE) {
        if (bookmark === formatting) bookmark = inner;
        continue;
      }
      if (isListed) this.#forget(inner);
      stack.splice(at, 1);
    }
    const block = stack.findIndex((one, at) => at > index && one.kind.special);
    const copy: FormattingElement = { ...formatting, open: null };
    this.#formatting.splice(this.#formatting.indexOf(bookmark) + 1, 0, copy);
    this.#forget(formatting);
    const { inside } = stack[block] as OpenElement;
    copy.open = { kind: formatting.kind, node: null, inside, formatting: copy };
    stack.splice(block + 1, 0, copy.open);
    stack.splice(index, 1);
  }

  /** What the standard calls any other end tag. */
  #endOrdinary({ name }: ElementKind): boolean {
    const index = this.#find(name, ({ special }) => special);
    return this.#endAt(index, name);
  }

  // Tables.

  /** Opens a part of a table; false where there is no table around. */
  openTablePart(kind: ElementKind, node: SparseElement | null): boolean {
    const { name } = kind;
    if (!this.inTable) return false;
    this.#endCell();
    if (name === 'td' || name === 'th') this.#backTo('tr');
    else if (name === 'tr') this.#backTo('tbody');
    else if (name === 'col') this.#backTo('colgroup');
    else this.#backTo('table');
    if (name === 'td' || name === 'th' || name === 'caption') this.openMarked(kind, node);
    else if (name === 'col') this.pushVoid(kind, node);
    else this.push(kind, node);
    return true;
  }

  pushVoid(kind: ElementKind, node: SparseElement | null): void {
    this.push(kind, node);
    this.#pop();
  }

  /** Ends the open cell or caption of the nearest table. */
  #endCell(): void {
    for (let index = this.#stack.length - 1; index >= 0; index -= 1) {
      const { name } = (this.#stack[index] as OpenElement).kind;
      if (name === 'table') return;
      if (name !== 'td' && name !== 'th' && name !== 'caption') continue;
      this.#popTo(index);
      this.#forgetToMarker();
      return;
    }
  }

  /** Ends all in the table that is not around a `part`, and opens that if it is missing. */
  #backTo(part: 'table' | 'tbody' | 'tr' | 'colgroup'): void {
    const isAround = (name: string): boolean =>
      name === 'table' ||
      (part === 'colgroup' && name === 'colgroup') ||
      ((part === 'tbody' || part === 'tr') && ROW_GROUPS.has(name)) ||
      (part === 'tr' && name === 'tr');
    while (!isAround(this.current?.kind.name ?? 'table')) this.#pop();
    if (part === 'table') return;
    if (part === 'colgroup') {
      if (this.current?.kind.name === 'table') this.push(kindOf('colgroup'), null);
      return;
    }
    if (this.current?.kind.name === 'table') this.push(kindOf('tbody'), null);
    if (part === 'tr' && this.current?.kind.name !== 'tr') this.push(kindOf('tr'), null);
  }

  #endTablePart({ name }: ElementKind): boolean {
    const index = this.#find(name, inTableScope);
    if (index === -1 || name === 'col') return false;
    if (name === 'colgroup') {
      if (this.current?.kind.name !== name) return false;
      this.#pop();
      return true;
    }
    if (name === 'td' || name === 'th' || name === 'caption') {
      this.#popTo(index);
      this.#forgetToMarker();
      return true;
    }
    this.#endCell();
    this.#popTo(index);
    return true;
  }

  #endTable(): boolean {
    const index = this.#find('table', inTableScope);
    if (index === -1) return false;
    this.#endCell();
    this.#popTo(index);
    return true;
  }

  // End tags.

  /** Ends what an end tag of this kind ends; false where that is nothing. */
  end(kind: ElementKind): boolean {
    switch (kind.entry) {
      case 'formatting':
      case 'anchor':
        return this.#endFormatting(kind);
      case 'heading': {
        const index = this.#findHeading();
        return this.#endAt(index);
      }
      case 'list-item':
        return this.#endAt(this.#find('li', inListScope), 'li');
      case 'definition':
        return this.#endAt(this.#find(kind.name, inScope), kind.name);
      case 'form':
        return this.#endForm();
      case 'table':
        return this.#endTable();
      case 'table-part':
        return this.#endTablePart(kind);
      case 'marker':
        if (!this.#endAt(this.#find(kind.name, inScope))) return false;
        this.#forgetToMarker();
        return true;
      default:
        if (kind.endsAcross) return this.#endAt(this.#find(kind.name, inScope));
        return this.#endOrdinary(kind);
    }
  }

  /** Ends the element that was opened last, if it is of that name. */
  endCurrent(name: string): boolean {
    if (this.current?.kind.name !== name) return false;
    this.#pop();
    return true;
  }

  endSelect(): void {
    this.#popTo(this.#find('select'));
  }
}

const LETS_ITEMS_OUT = new Set(['address', 'div', 'p']);
const ROW_GROUPS = new Set(['tbody', 'thead', 'tfoot']);

function inScope({ scope }: ElementKind): boolean {
  return scope;
}

function inButtonScope({ scope, name }: ElementKind): boolean {
  return scope || name === 'button';
}

function inListScope({ scope, name }: ElementKind): boolean {
  return scope || name === 'ol' || name === 'ul';
}

function inTableScope({ name }: ElementKind): boolean {
  return name === 'table' || name === 'template' || name === 'html';
}

function copyOf({ name, attributes, start, isWhole }: SparseElement): SparseElement {
  const copy = new SparseElement(name, HTML, attributes);
  copy.start = start;
  copy.isWhole = isWhole;
  return copy;
}
