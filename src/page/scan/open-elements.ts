// The stack of open elements and the list of active formatting elements, kept by the rules of the
// HTML standard's tree construction to the letter. Where these would move what was read before, the
// page is odd. Names and sections are those of the standard (13.2.4 and 13.2.6).
import { appendNode, TreeElement, type TreeParent } from '../node.js';
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
  open: OpenElement | null;
}

const MARKER = null;
/** The tree gives up at a little more. */
const MAX_DEPTH = 500;
/** The standard keeps three that are alike, the last ones. */
const MAX_ALIKE = 3;

/** Is told what is opened and closed. */
export interface OpenElementsWatcher {
  /** What comes stands in another text than what came. */
  readonly partText: () => void;
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
    this.#on.partText();
    const inside = node ?? this.inside;
    if (node !== null) appendNode(this.inside, node);
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
    if (this.#stack.length === 0) return;
    this.#on.partText();
    const element = this.#stack.pop() as OpenElement;
    this.#count(element.kind, -1);
    if (element.formatting !== null) element.formatting.open = null;
    this.#on.closed(element);
  }

  #popTo(index: number): void {
    while (this.#stack.length > index) this.#pop();
  }

  /** Where an element of that name is open; -1 where one that `stops` stands before it. */
  #find(name: string, stops: (kind: ElementKind) => boolean): number {
    return this.#findLast((kind) => kind.name === name, stops);
  }

  #findLast(fits: (kind: ElementKind) => boolean, stops: (kind: ElementKind) => boolean): number {
    for (let index = this.#stack.length - 1; index >= 0; index -= 1) {
      const { kind } = this.#stack[index] as OpenElement;
      if (fits(kind)) return index;
      if (stops(kind)) return -1;
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

  /** Ends what is open in a block from `index` on; nothing where that is nowhere. */
  #endAt(index: number, except = ''): void {
    if (index === -1) return;
    this.#impliedEnds(except);
    this.#popTo(index);
  }

  endParagraph(): void {
    if (this.hasParagraph) this.#endAt(this.#find('p', inButtonScope), 'p');
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

  /** Opens a form, where none is open. */
  openForm(kind: ElementKind, makeNode: () => SparseElement | null): void {
    if (this.#form !== null) return;
    if (this.inTableContext) {
      // In a table, but outside of its cells, it ends where it begins.
      this.pushVoid(kind, makeNode());
      this.#form = 'in-table';
    } else {
      this.endParagraph();
      this.#form = this.push(kind, makeNode());
    }
  }

  #endForm(): void {
    const form = this.#form;
    this.#form = null;
    const index = form === null || form === 'in-table' ? -1 : this.#stack.indexOf(form);
    if (index === -1 || this.#find('form', inScope) === -1) return;
    this.#impliedEnds();
    if (this.current === form) this.#pop();
    // What is open in it stays open.
    else if (this.#stack[index]?.node?.isWhole) throw new OddPage();
    else this.#stack.splice(index, 1);
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
      // A copy of it would be kept, too.
      if (node !== null) throw new OddPage();
      formatting.open = this.push(kind, null, formatting);
    }
  }

  openFormatting(kind: ElementKind, node: SparseElement | null): void {
    const formatting: FormattingElement = { kind, node, open: null };
    const behindMarker = this.#formatting.slice(this.#formatting.lastIndexOf(MARKER) + 1);
    const alike = behindMarker.filter((other) => other?.kind === kind);
    // One of them may have to go; and a `nobr` ends another.
    if (alike.length >= (kind.name === 'nobr' ? 1 : MAX_ALIKE)) throw new OddPage();
    this.#formatting.push(formatting);
    formatting.open = this.push(kind, node, formatting);
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

  /** Ends a formatting element, also one in which others are open: the adoption agency. */
  #endFormatting(kind: ElementKind): void {
    const formatting = this.#lastFormatting(kind.name);
    if (formatting === null) {
      this.#endOrdinary(kind);
    } else if (formatting.open === null) {
      this.#forget(formatting);
    } else if (this.#find(kind.name, inScope) !== -1) {
      const index = this.#stack.indexOf(formatting.open);
      // A block would be taken apart.
      if (this.#stack.some((one, at) => at > index && one.kind.special)) throw new OddPage();
      this.#popTo(index);
      this.#forget(formatting);
    }
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

  /** What the standard calls any other end tag. */
  #endOrdinary({ name }: ElementKind): void {
    this.#endAt(
      this.#find(name, ({ special }) => special),
      name,
    );
  }

  // Tables.

  /** Opens a part of the table around. */
  openTablePart(kind: ElementKind, node: SparseElement | null): void {
    const { name } = kind;
    this.#endCell();
    if (name === 'td' || name === 'th') this.#backTo('tr');
    else if (name === 'tr') this.#backTo('tbody');
    else this.#backTo('table');
    if (kind.scope) this.openMarked(kind, node);
    else this.push(kind, node);
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
  #backTo(part: 'table' | 'tbody' | 'tr'): void {
    const isAround = (name: string): boolean =>
      name === 'table' ||
      (part !== 'table' && ROW_GROUPS.has(name)) ||
      (part === 'tr' && name === 'tr');
    while (!isAround(this.current?.kind.name ?? 'table')) this.#pop();
    if (part === 'table') return;
    if (this.current?.kind.name === 'table') this.push(kindOf('tbody'), null);
    if (part === 'tr' && this.current?.kind.name !== 'tr') this.push(kindOf('tr'), null);
  }

  #endTablePart({ name, scope }: ElementKind): void {
    const index = this.#find(name, inTableScope);
    if (index === -1) return;
    // Cells and captions are the ones with a scope, beside the table itself.
    if (!scope || name === 'table') this.#endCell();
    this.#popTo(index);
    if (scope && name !== 'table') this.#forgetToMarker();
  }

  // End tags.

  /** Ends what an end tag of this kind ends. */
  end(kind: ElementKind): void {
    switch (kind.entry) {
      case 'formatting':
      case 'anchor':
        this.#endFormatting(kind);
        break;
      case 'heading':
        this.#endAt(this.#findLast(({ entry }) => entry === 'heading', inScope));
        break;
      case 'list-item':
        this.#endAt(this.#find('li', inListScope), 'li');
        break;
      case 'definition':
        this.#endAt(this.#find(kind.name, inScope), kind.name);
        break;
      case 'form':
        this.#endForm();
        break;
      case 'table':
      case 'table-part':
        this.#endTablePart(kind);
        break;
      case 'marker':
        this.#endMarked(kind);
        break;
      default:
        if (kind.endsAcross) this.#endAt(this.#find(kind.name, inScope));
        else this.#endOrdinary(kind);
    }
  }

  #endMarked(kind: ElementKind): void {
    const index = this.#find(kind.name, inScope);
    if (index === -1) return;
    this.#endAt(index);
    this.#forgetToMarker();
  }

  /** Ends the element that was opened last, if it is of that name. */
  endCurrent(name: string): void {
    if (this.current?.kind.name === name) this.#pop();
  }

  endSelect(): void {
    this.#popTo(this.#find('select', inTableScope));
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
