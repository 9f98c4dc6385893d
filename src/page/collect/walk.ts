// The tree is walked along its pointers: recursion would overflow on deep pages, and a stack of
// children would copy wide ones.
import type { TreeElement, TreeNode } from '../node.js';

export interface Visitor {
  readonly enter: (node: TreeNode) => void;
  readonly leave: (element: TreeElement) => void;
}

/** Visits `root`'s descendants in document order. */
export function walk(root: TreeNode, { enter, leave }: Visitor): void {
  let node: TreeNode | null = firstChild(root);
  while (node !== null) {
    enter(node);
    const child: TreeNode | null = firstChild(node);
    if (child !== null) {
      node = child;
      continue;
    }
    let done: TreeNode | null = node;
    node = null;
    while (done !== null && done !== root) {
      if (isElement(done)) leave(done);
      if (done.next !== null) {
        node = done.next;
        break;
      }
      done = done.parent;
    }
  }
}

/** The descendants of `root` in document order; the consumer may stop early. */
export function* descendants(root: TreeNode): Generator<TreeNode> {
  let node: TreeNode | null = firstChild(root);
  while (node !== null) {
    yield node;
    let next: TreeNode | null = firstChild(node);
    for (
      let up: TreeNode | null = node;
      next === null && up !== null && up !== root;
      up = up.parent
    ) {
      next = up.next;
    }
    node = next;
  }
}

export function isElement(node: TreeNode): node is TreeElement {
  return node.type === 'tag';
}

function firstChild(node: TreeNode): TreeNode | null {
  return node.type === 'tag' || node.type === 'root' ? node.first : null;
}
