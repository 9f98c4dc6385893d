// Bytes decoded become the tree a browser would build, by parse5, scripting on (what
// stands in `noscript` is text). No other file imports parse5.
//
// A page can be made to hurt a parser that follows the standard to the letter: nesting makes every
// tag look through all open ones, unclosed formatting elements are opened again in every paragraph,
// and attributes are compared each with each. So building stops at limits that no page made for
// people comes near; what was built until then is kept and marked as truncated, and judged like a
// body that was cut short. Chromium, too, stops nesting at 512.
import { type ParserOptions, parse as parse5 } from 'parse5';
import { createLineIndex, type LineIndex } from './line-index.js';
import {
  type Attribute,
  appendNode,
  NOWHERE,
  TreeComment,
  TreeDocument,
  TreeElement,
  type TreeNode,
  type TreeParent,
  TreeText,
} from './node.js';
import { CLOSED_EARLY, closeOvergrownTags } from './overgrown-tags.js';
import type { PageTree, Parse } from './read-source.js';

const MAX_DEPTH = 512;
const MAX_NODES = 200_000;
/** Misnested formatting moves what stands in it, again and again. */
const MAX_MOVES = 5_000_000;

/** Thrown by the tree's own builder and caught here: the parser has no other way to be stopped. */
class LimitReached extends Error {}

/** Builds the tree of a page; never throws, whatever the text. */
export const parseTree: Parse = (text) => parse(text, { isLocated: true });

/** The same in two thirds of the time: of nothing in it the place in the source is known. */
export const parsePlaceless: Parse = (text) => parse(text, { isLocated: false });

function parse(source: string, { isLocated }: { readonly isLocated: boolean }): PageTree {
  const text = closeOvergrownTags(source);
  const builder = new TreeBuilder(createLineIndex(text));
  const options = { treeAdapter: builder, sourceCodeLocationInfo: isLocated };
  try {
    parse5(text, options as unknown as ParserOptions<never>);
    return { document: builder.takeDocument(), truncated: builder.hasClosedEarly };
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error;
    return { document: builder.takeDocument(), truncated: true };
  }
}

function unlink(parent: TreeParent, node: TreeNode): void {
  const { prev, next } = node;
  if (prev === null) parent.first = next;
  else prev.next = next;
  if (next === null) parent.last = prev;
  else next.prev = prev;
  node.parent = null;
  node.prev = null;
  node.next = null;
}

interface Location {
  readonly startOffset: number;
}

/** What parse5 calls its tree adapter: it builds our nodes, and nothing that nobody asks for. */
class TreeBuilder {
  /** Whether a tag had too many attributes. */
  hasClosedEarly = false;
  #document: TreeDocument;
  #depth = 0;
  #nodes = 0;
  #moves = 0;
  /** What stands behind the text that was put in last; null where that is the last of all. */
  #behindText: TreeNode | null = null;
  #mode: unknown;

  constructor(lines: LineIndex) {
    this.#document = new TreeDocument(lines);
  }

  /** What was built. cheerio keeps what it has loaded alive: it is left with an empty page. */
  takeDocument(): TreeDocument {
    const given = this.#document;
    const taken = new TreeDocument(given.lines);
    for (let node = given.first; node !== null; node = given.first) {
      unlink(given, node);
      appendNode(taken, node);
    }
    return taken;
  }

  #counted<Made>(made: Made): Made {
    this.#nodes += 1;
    if (this.#nodes > MAX_NODES) throw new LimitReached();
    return made;
  }

  createDocument(): TreeDocument {
    return this.#document;
  }

  createDocumentFragment(): TreeDocument {
    return new TreeDocument(null);
  }

  createElement(name: string, namespace: string, attributes: Attribute[]): TreeElement {
    this.hasClosedEarly ||= attributes.at(-1)?.name === CLOSED_EARLY;
    return this.#counted(new TreeElement(name, namespace, attributes));
  }

  createCommentNode(data: string): TreeComment {
    return this.#counted(new TreeComment(data));
  }

  appendChild(parent: TreeParent, node: TreeNode): void {
    appendNode(parent, node);
  }

  insertBefore(parent: TreeParent, node: TreeNode, reference: TreeNode): void {
    const { prev } = reference;
    node.parent = parent;
    node.prev = prev;
    node.next = reference;
    if (prev === null) parent.first = node;
    else prev.next = node;
    reference.prev = node;
  }

  detachNode(node: TreeNode): void {
    this.#moves += 1;
    if (this.#moves > MAX_MOVES) throw new LimitReached();
    if (node.parent !== null) unlink(node.parent, node);
  }

  insertText(parent: TreeParent, text: string): void {
    this.#behindText = null;
    const { last } = parent;
    if (last?.type === 'text') last.data += text;
    else appendNode(parent, new TreeText(text));
  }

  insertTextBefore(parent: TreeParent, text: string, reference: TreeNode): void {
    this.#behindText = reference;
    const { prev } = reference;
    if (prev?.type === 'text') prev.data += text;
    else this.insertBefore(parent, this.#counted(new TreeText(text)), reference);
  }

  adoptAttributes({ attributes }: TreeElement, further: readonly Attribute[]): void {
    const known = new Set(attributes.map(({ name }) => name));
    attributes.push(...further.filter(({ name }) => !known.has(name)));
  }

  setTemplateContent(template: TreeElement, content: TreeDocument): void {
    appendNode(template, content);
  }

  getTemplateContent(template: TreeElement): TreeNode | null {
    return template.first;
  }

  /** Elements are asked for none: nobody wants to know where they end. */
  getNodeSourceCodeLocation(node: TreeNode): TreeText | null {
    return node.type === 'text' && node.start !== NOWHERE ? node : null;
  }

  setNodeSourceCodeLocation(node: TreeNode, location: Location | null): void {
    node.start = location === null ? NOWHERE : location.startOffset;
  }

  updateNodeSourceCodeLocation(): void {}

  setDocumentType(): void {}

  setDocumentMode(_document: TreeDocument, mode: unknown): void {
    this.#mode = mode;
  }

  getDocumentMode(): unknown {
    return this.#mode;
  }

  getFirstChild(node: TreeParent): TreeNode | null {
    return node.first;
  }

  /** The last ones: the text that was put in, of which the parser asks where it begins. */
  getChildNodes({ last }: TreeParent): readonly (TreeNode | null)[] {
    return this.#behindText === null ? [last] : [this.#behindText.prev, this.#behindText];
  }

  getParentNode(node: TreeNode): TreeParent | null {
    return node.parent;
  }

  getAttrList(element: TreeElement): readonly Attribute[] {
    return element.attributes;
  }

  getTagName(element: TreeElement): string {
    return element.name;
  }

  getNamespaceURI(element: TreeElement): string {
    return element.namespace;
  }

  isDocumentTypeNode(): boolean {
    return false;
  }

  onItemPush(): void {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new LimitReached();
  }

  onItemPop(): void {
    this.#depth -= 1;
  }
}
