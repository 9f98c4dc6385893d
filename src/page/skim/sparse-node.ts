// Nodes as the tree has them, made only for what is looked at closely: an element knows its
// attributes and, in document order and without their nesting, what stands in it.
import type { Place } from '../../verdict/link.js';
import type { TreeElement, TreeNode } from '../node.js';

const HTML = 'http://www.w3.org/1999/xhtml';

/** Labels take little more of one text than this: texts that may be one in the tree are no longer. */
export const MAX_MERGED = 1_000;

export type SparseElement = TreeElement & { readonly children: TreeNode[] };

export function sparseElement(
  name: string,
  attribs: Record<string, string>,
  place: Place | null,
): SparseElement {
  return {
    type: 'tag',
    name,
    namespace: HTML,
    attribs,
    children: [],
    parent: null,
    next: null,
    sourceCodeLocation: locationOf(place),
  };
}

export function sparseText(data: string, place: Place | null, parent: TreeElement | null = null) {
  return {
    type: 'text',
    data,
    parent,
    next: null,
    sourceCodeLocation: locationOf(place),
  } as const;
}

/** Puts `node` behind what `element` holds already. */
export function appendNode(element: SparseElement, node: TreeNode): void {
  const last = element.children.at(-1);
  if (last !== undefined) last.next = node;
  node.parent ??= element;
  element.children.push(node);
}

function locationOf(place: Place | null) {
  return place === null ? null : { startLine: place.line, startCol: place.column };
}
