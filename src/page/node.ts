// The nodes of a page. They hold what page/ asks for and no more: pages have thousands of them.
import type { LineIndex } from './line-index.js';

/** As the parser has it: what stands before a colon in SVG's `xlink:href` is its prefix. */
export interface Attribute {
  readonly name: string;
  readonly value: string;
  readonly prefix?: string | undefined;
}

/** The place in the source of what the parser supplied. */
export const NOWHERE = -1;

abstract class Linked {
  parent: TreeParent | null = null;
  prev: TreeNode | null = null;
  next: TreeNode | null = null;
  /** Where it begins in the source, in UTF-16 units; `NOWHERE` for what the parser supplied. */
  start = NOWHERE;
}

/** Children are a chain: arrays of them outlive V8's young generation, and keep pages alive. */
abstract class Parent extends Linked {
  first: TreeNode | null = null;
  last: TreeNode | null = null;
}

export class TreeElement extends Parent {
  readonly type = 'tag';
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Attribute[];

  constructor(name: string, namespace: string, attributes: Attribute[]) {
    super();
    this.name = name;
    this.namespace = namespace;
    this.attributes = attributes;
  }

  /** The value of one attribute; without their prefixes `xlink:href` and `href` are one. */
  attribute(name: string): string | undefined {
    let found: string | undefined;
    for (const attribute of this.attributes) {
      if (attribute.name !== name) continue;
      // SVG prefers the plain one.
      if (!attribute.prefix) return attribute.value;
      found = attribute.value;
    }
    return found;
  }

  /** All attributes by their names. */
  attribs(): Readonly<Record<string, string>> {
    const attribs: Record<string, string> = Object.create(null);
    for (const { name, value, prefix } of this.attributes) if (prefix) attribs[name] = value;
    for (const { name, value, prefix } of this.attributes) if (!prefix) attribs[name] = value;
    return attribs;
  }
}

export class TreeText extends Linked {
  readonly type = 'text';
  data: string;

  constructor(data: string) {
    super();
    this.data = data;
  }
}

export class TreeComment extends Linked {
  readonly type = 'comment';
  readonly data: string;

  constructor(data: string) {
    super();
    this.data = data;
  }
}

/** A page; the content of a template is one, too, in its element. */
export class TreeDocument extends Parent {
  readonly type = 'root';
  /** Of the page's source; null in a template. */
  readonly lines: LineIndex | null;

  constructor(lines: LineIndex | null) {
    super();
    this.lines = lines;
  }
}

export type TreeParent = TreeElement | TreeDocument;
export type TreeNode = TreeParent | TreeText | TreeComment;

/** Puts `node` behind all that stands in `parent`. */
export function appendNode(parent: TreeParent, node: TreeNode): void {
  const { last } = parent;
  node.parent = parent;
  node.prev = last;
  node.next = null;
  if (last === null) parent.first = node;
  else last.next = node;
  parent.last = node;
}
