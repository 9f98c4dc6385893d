// The stack of open elements, kept by the rules of the HTML standard's tree construction, save for
// what crosses: where formatting elements are misnested the tree rebuilds them, and this only says
// that from there on it is not sure.
import type { TagKind } from './tags.js';

/** An element that is open. */
export interface OpenElement {
  readonly kind: TagKind;
  /** Whether markup hides it, or Yandex is not to index it. */
  readonly hidden: boolean;
  readonly noindex: boolean;
  /** What the reader is doing with it; told how it ended. */
  readonly onEnd: ((how: Ending) => void) | null;
}

/** `own-tag`: for good, by its own end tag or by what the standard takes for one. */
export type Ending = 'own-tag' | 'implied';

/** Whether an end tag ended an element, and whether that is certain. */
export type EndTagEffect = 'ended' | 'ignored' | 'unsure';

export class OpenElements {
  readonly #stack: OpenElement[] = [];
  /** What the tree may have open and this has not: what was left by uncertain ends. */
  #slack = 0;
  #tables = 0;
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

  get dangling(): number {
    return this.#dangling;
  }

  /** Whether text or an element here would be taken out of a table. */
  get inLooseTable(): boolean {
    return this.#top()?.name === 'table';
  }

  /** Whether a start tag that ends a paragraph would end one. */
  get inParagraph(): boolean {
    return this.#findInScope('p', true) !== -1;
  }

  /** Makes room for an element of this kind: ends what its start tag ends; false where it is ignored. */
  makeRoom(kind: TagKind): boolean {
    const { name } = kind;
    this.endedAtTop = false;
    switch (name) {
      case 'caption':
      case 'td':
      case 'th':
      case 'tr':
      case 'tbody':
      case 'thead':
      case 'tfoot':
      case 'colgroup':
      case 'col':
        return this.#backToTable();
      case 'form':
        if (this.#formOpen) return false;
        this.#formOpen = true;
        break;
      case 'li':
        this.#endListItem(['li']);
        break;
      case 'dd':
      case 'dt':
        this.#endListItem(['dd', 'dt']);
        break;
      case 'button': {
        const open = this.#findInScope('button', false);
        if (open !== -1) this.#popTo(open);
        break;
      }
      case 'option':
      case 'optgroup':
        if (this.#top()?.name === 'option') this.#popTo(this.#stack.length - 1);
        break;
      case 'a':
        if (this.#stack.some((open) => open.kind === kind)) this.#endFormatting(name);
        break;
      default:
    }
    if (kind.closesParagraph) {
      const open = this.#findInScope('p', true);
      if (open !== -1) {
        // In quirks mode a table stays in its paragraph.
        if (name === 'table') this.#doubt();
        this.#popTo(open);
      }
    }
    if (isHeading(name) && isHeading(this.#top()?.name ?? '')) this.#popTo(this.#stack.length - 1);
    if (this.inLooseTable && !STAYS_IN_TABLE.has(name)) this.#fostered = true;
    return true;
  }

  push(element: OpenElement): void {
    const { name } = element.kind;
    if (ROWS.has(name)) return;
    if (name === 'form' && this.inLooseTable) return;
    this.#stack.push(element);
    if (name === 'table') this.#tables += 1;
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
    const { name } = kind;
    const stack = this.#stack;
    const last = stack.length - 1;
    this.endedAtTop = stack[last]?.kind.name === name;
    if (this.endedAtTop) {
      if (name === 'form') this.#formOpen = false;
      this.#pop('own-tag');
      return this.#sure ? 'ended' : 'unsure';
    }
    const effect = this.#endInside(kind);
    return this.#sure ? effect : 'unsure';
  }

  #endInside(kind: TagKind): EndTagEffect {
    const { name } = kind;
    if (ROWS.has(name) || name === 'colgroup') return this.#backToTable() ? 'ended' : 'ignored';
    if (kind.formatting) return this.#endFormatting(name);
    if (name === 'p') {
      const open = this.#findInScope('p', true);
      // A lone end tag makes an empty paragraph.
      if (open !== -1) this.#popTo(open);
      return 'ended';
    }
    if (name === 'form') return this.#endForm();
    if (isHeading(name)) {
      const open = this.#findLast((candidate) => isHeading(candidate.name), SCOPE);
      return this.#endAt(open);
    }
    if (name === 'li') return this.#endAt(this.#findLast(({ name: open }) => open === 'li', LIST));
    const across =
      kind.endsAcross || name === 'dd' || name === 'dt' || name === 'table' || isCell(name);
    if (across) {
      const stop = name === 'table' ? NOWHERE : isCell(name) ? TABLE : SCOPE;
      return this.#endAt(this.#findLast(({ name: open }) => open === name, stop));
    }
    return this.#endAt(this.#findLast(({ name: open }) => open === name, ORDINARY));
  }

  #endAt(index: number): EndTagEffect {
    if (index === -1) return 'ignored';
    this.#popTo(index);
    return 'ended';
  }

  #endFormatting(name: string): EndTagEffect {
    const open = this.#findLast((candidate) => candidate.name === name, ORDINARY);
    if (open !== -1) {
      this.#popTo(open + 1);
      this.#pop('own-tag');
      return 'ended';
    }
    const isOpen = this.#stack.some(({ kind }) => kind.name === name);
    if (!isOpen && this.#dangling === 0) return 'ignored';
    // The tree's adoption agency: what is open in it goes on, in a copy.
    this.#doubt();
    return 'unsure';
  }

  #endForm(): EndTagEffect {
    if (!this.#formOpen) return 'ignored';
    this.#formOpen = false;
    const open = this.#findLast(({ name }) => name === 'form', SCOPE);
    if (open === -1) return 'ignored';
    while (this.#top()?.impliedEnd) this.#pop('implied');
    const left = this.#stack[open];
    if (left === undefined) return 'ended';
    if (open === this.#stack.length - 1) {
      this.#pop('implied');
      return 'ended';
    }
    // What is open in it stays open.
    this.#stack.splice(open, 1);
    this.#doubt();
    left.onEnd?.('implied');
    if (left.hidden) this.hidden -= 1;
    if (left.noindex) this.noindex -= 1;
    return 'unsure';
  }

  /** Ends the open list item that a new one ends. */
  #endListItem(names: readonly string[]): void {
    for (let index = this.#stack.length - 1; index >= 0; index -= 1) {
      const kind = this.#stack[index]?.kind;
      if (kind === undefined) return;
      if (names.includes(kind.name)) {
        this.#popTo(index);
        return;
      }
      if (kind.special && !/^(?:address|div|p)$/.test(kind.name)) return;
    }
  }

  /** Ends all that is open in the nearest table; false where there is none. */
  #backToTable(): boolean {
    const table = this.#findLast(({ name }) => name === 'table', NOWHERE);
    if (table === -1) return false;
    if (table + 1 < this.#stack.length) this.#popTo(table + 1);
    return true;
  }

  #findInScope(name: string, button: boolean): number {
    return this.#findLast((kind) => kind.name === name, button ? BUTTON : SCOPE);
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
    if (element.kind.name === 'table') this.#tables -= 1;
    if (element.hidden) this.hidden -= 1;
    if (element.noindex) this.noindex -= 1;
    if (how === 'implied') {
      if (element.kind.formatting) this.#dangling += 1;
      // Its copies hide what stands in them, too.
      if (element.kind.formatting && element.hidden) this.shadeIsUnsure = true;
      // The next one ends the copy of it that the tree has open, and what stands in that.
      if (element.kind.name === 'a') this.#doubt();
      if (!this.#sure) this.#slack += 1;
    }
    element.onEnd?.(how);
  }

  #top(): TagKind | undefined {
    return this.#stack[this.#stack.length - 1]?.kind;
  }
}

/** Rows and their groups are not kept: only tables and cells decide what stands in what. */
const ROWS: ReadonlySet<string> = new Set(['tr', 'tbody', 'thead', 'tfoot']);
/** In each open table a group of rows and a row may be open, too. */
const ROWS_PER_TABLE = 2;

export function isRow(name: string): boolean {
  return ROWS.has(name);
}

const STAYS_IN_TABLE: ReadonlySet<string> = new Set(['form', 'input', 'script', 'style']);

const SCOPE = (kind: TagKind): boolean => kind.scope;
const BUTTON = (kind: TagKind): boolean => kind.scope || kind.name === 'button';
const LIST = (kind: TagKind): boolean => kind.scope || kind.name === 'ol' || kind.name === 'ul';
const TABLE = (kind: TagKind): boolean => kind.name === 'table';
const ORDINARY = (kind: TagKind): boolean => kind.special;
const NOWHERE = (): boolean => false;

function isHeading(name: string): boolean {
  return name.length === 2 && HEADING.test(name);
}

const HEADING = /^h[1-6]$/;

function isCell(name: string): boolean {
  return name === 'td' || name === 'th' || name === 'caption';
}
