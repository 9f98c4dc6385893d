// The stack of open elements and the list of active formatting elements, kept by the rules of the
// HTML standard's tree construction to the letter. Where these would move what was read before, the
// page is odd. Names and sections are those of the standard (13.2.4 and 13.2.6).
import { type Attribute, appendNode, NOWHERE, TreeElement, type TreeParent } from '../node.js';
import { type ElementKind, kindOf } from './elements.js';
import { OddPage } from './odd-page.js';

interface OpenElement {
  readonly kind: ElementKind;
  readonly node: TreeElement;
  isOpen: boolean;
}

const HTML = 'http://www.w3.org/1999/xhtml';
const MARKER = null;
/** The tree gives up at a little more. */
const MAX_DEPTH = 500;
/** A fraction of what the tree gives up at. */
const MAX_ELEMENTS = 50_000;
/** The standard keeps three that are alike, the last ones. */
const MAX_ALIKE = 3;

/** An element of HTML whose tag stands at `start`; without one, the parser supplies it. */
export function createHtmlElement(
  name: string,
  attributes: Attribute[] = [],
  start = NOWHERE,
): TreeElement {
  const node = new TreeElement(name, HTML, attributes);
  node.start = start;
  return node;
}

export class OpenElements {
  readonly #document: TreeParent;
  readonly #stack: OpenElement[] = [];
  readonly #formatting: (OpenElement | typeof MARKER)[] = [];
  #elements = 0;
  #select: OpenElement | null = null;
  #form: OpenElement | null = null;

  constructor(document: TreeParent) {
    this.#document = document;
  }

  /** What the current element is; undefined before the first. */
  get kind(): ElementKind | undefined {
    return this.#stack.at(-1)?.kind;
  }

  /** What a node is put into. */
  get inside(): TreeParent {
    return this.#stack.at(-1)?.node ?? this.#document;
  }

  /** Whether text and most elements would be taken out of a table here. */
  get inTableContext(): boolean {
    return this.kind?.isTableContext === true;
  }

  get inDrawing(): boolean {
    return this.kind?.name.startsWith('svg ') === true;
  }

  get inTable(): boolean {
    return this.#find('table', isOfDocument) !== -1;
  }

  get isBodyInScope(): boolean {
    return !this.inSelect && this.#find('body', inScope) !== -1;
  }

  get inSelect(): boolean {
    return this.#select?.isOpen === true;
  }

  push(kind: ElementKind, node: TreeElement): OpenElement {
    this.#elements += 1;
    if (this.#stack.length >= MAX_DEPTH || this.#elements > MAX_ELEMENTS) throw new OddPage();
    appendNode(this.inside, node);
    const element = { kind, node, isOpen: true };
    this.#stack.push(element);
    if (kind.entry === 'select') this.#select = element;
    return element;
  }

  #pop(): void {
    const element = this.#stack.pop();
    if (element !== undefined) element.isOpen = false;
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
    while (this.kind?.impliedEnd && this.kind.name !== except) this.#pop();
  }

  /** Ends what is open in a block from `index` on; nothing where that is nowhere. */
  #endAt(index: number, except = ''): void {
    if (index === -1) return;
    this.#impliedEnds(except);
    this.#popTo(index);
  }

  endParagraph(): void {
    this.#endAt(this.#find('p', inButtonScope), 'p');
  }

  get hasParagraph(): boolean {
    return this.#find('p', inButtonScope) !== -1;
  }

  /** Ends what a start tag of this kind ends, a paragraph apart. */
  makeRoom(kind: ElementKind): void {
    if (kind.entry === 'list-item' || kind.entry === 'definition') this.#endItem(kind);
    if (kind.closesParagraph) this.endParagraph();
    switch (kind.entry) {
      case 'heading':
        if (this.kind?.entry === 'heading') this.#pop();
        break;
      case 'button':
        this.#endAt(this.#find('button', inScope));
        break;
      case 'option':
        this.endCurrent('option');
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
  openForm(kind: ElementKind, node: TreeElement): void {
    if (this.#form !== null) return;
    const isInTable = this.inTableContext;
    if (!isInTable) this.endParagraph();
    this.#form = this.push(kind, node);
    // In a table, but outside of its cells, it ends where it begins.
    if (isInTable) this.#pop();
  }

  #endForm(): void {
    const form = this.#form;
    this.#form = null;
    if (!form?.isOpen || this.#find('form', inScope) === -1) return;
    this.#impliedEnds();
    const index = this.#stack.indexOf(form);
    // What is open in it stays open.
    if (index === this.#stack.length - 1) this.#pop();
    else this.#stack.splice(index, 1);
    form.isOpen = false;
  }

  // Formatting.

  /** Whether some would be opened again. */
  get hasDangling(): boolean {
    const last = this.#formatting.at(-1);
    return last !== MARKER && last !== undefined && !last.isOpen;
  }

  /** Opens again the formatting elements that ended without an end tag of theirs. */
  reconstruct(): void {
    const list = this.#formatting;
    let index = list.length;
    while (index > 0 && list[index - 1] !== MARKER && !list[index - 1]?.isOpen) index -= 1;
    for (; index < list.length; index += 1) {
      const { kind, node } = list[index] as OpenElement;
      list[index] = this.push(kind, createHtmlElement(kind.name, node.attributes, node.start));
    }
  }

  openFormatting(kind: ElementKind, node: TreeElement): void {
    const behindMarker = this.#formatting.slice(this.#formatting.lastIndexOf(MARKER) + 1);
    const alike = behindMarker.filter(
      (other) => other?.kind === kind && areAlike(other.node, node),
    );
    if (alike.length >= MAX_ALIKE) this.#forget(alike[0]);
    this.#formatting.push(this.push(kind, node));
  }

  /** Opens an element that formatting does not reach across. */
  openMarked(kind: ElementKind, node: TreeElement): void {
    this.push(kind, node);
    this.#formatting.push(MARKER);
  }

  #forgetToMarker(): void {
    for (let last = this.#formatting.pop(); last !== MARKER && last !== undefined; ) {
      last = this.#formatting.pop();
    }
  }

  #endAnchor(): void {
    const anchor = this.#lastFormatting('a');
    if (anchor === null) return;
    this.#endFormatting(anchor.kind);
    this.#forget(anchor);
    // Out of scope it leaves the stack from its middle.
    if (anchor.isOpen) throw new OddPage();
  }

  /** Ends a formatting element, also one in which others are open: the adoption agency. */
  #endFormatting(kind: ElementKind): void {
    const formatting = this.#lastFormatting(kind.name);
    if (formatting === null) {
      this.#endOrdinary(kind);
    } else if (!formatting.isOpen) {
      this.#forget(formatting);
    } else if (this.#find(kind.name, inScope) !== -1) {
      const index = this.#stack.indexOf(formatting);
      // A block would be taken apart.
      if (this.#stack.some((one, at) => at > index && one.kind.special)) throw new OddPage();
      this.#popTo(index);
      this.#forget(formatting);
    }
  }

  /** The last one of that name behind the last marker. */
  #lastFormatting(name: string): OpenElement | null {
    for (let index = this.#formatting.length - 1; index >= 0; index -= 1) {
      const formatting = this.#formatting[index];
      if (formatting === MARKER || formatting === undefined) return null;
      if (formatting.kind.name === name) return formatting;
    }
    return null;
  }

  #forget(formatting: OpenElement | null | undefined): void {
    const at = formatting ? this.#formatting.indexOf(formatting) : -1;
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
  openTablePart(kind: ElementKind, node: TreeElement): void {
    const { name } = kind;
    this.#endCell();
    if (name === 'td' || name === 'th') this.#backTo('tr');
    else if (name === 'tr') this.#backTo('tbody');
    else this.#backTo('table');
    if (kind.scope) this.openMarked(kind, node);
    else this.push(kind, node);
  }

  pushVoid(kind: ElementKind, node: TreeElement): void {
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
    while (!isAround(this.kind?.name ?? 'table')) this.#pop();
    if (part === 'table') return;
    if (this.kind?.name === 'table') this.push(kindOf('tbody'), createHtmlElement('tbody'));
    if (part === 'tr' && this.kind?.name !== 'tr') this.push(kindOf('tr'), createHtmlElement('tr'));
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
        if (this.#find(kind.name, inScope) === -1) break;
        this.#endAt(this.#find(kind.name, inScope));
        this.#forgetToMarker();
        break;
      default:
        if (kind.endsAcross) this.#endAt(this.#find(kind.name, inScope));
        else this.#endOrdinary(kind);
    }
  }

  /** Ends the element that was opened last, if it is of that name. */
  endCurrent(name: string): void {
    if (this.kind?.name === name) this.#pop();
  }

  endSelect(): void {
    this.#popTo(this.#find('select', inTableScope));
  }
}

function areAlike({ attributes }: TreeElement, { attributes: others }: TreeElement): boolean {
  const has = ({ name, value }: Attribute): boolean =>
    others.some((other) => other.name === name && other.value === value);
  return attributes.length === others.length && attributes.every(has);
}

const LETS_ITEMS_OUT = new Set(['address', 'div', 'p']);
const ROW_GROUPS = new Set(['tbody', 'thead', 'tfoot']);

function isOfDocument({ entry }: ElementKind): boolean {
  return entry === 'document';
}

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
