// What page/ asks of the nodes of a page. The parser's tree has them, and so has what is made
// without it, of single tags.

interface NodeBase {
  parent: TreeNode | null;
  next: TreeNode | null;
  /** Null or absent for what the parser supplied. */
  readonly sourceCodeLocation?: {
    readonly startLine: number;
    readonly startCol: number;
  } | null;
}

export interface TreeElement extends NodeBase {
  readonly type: 'tag' | 'script' | 'style';
  readonly name: string;
  readonly namespace?: string | undefined;
  readonly attribs: Readonly<Record<string, string>>;
  readonly children: readonly TreeNode[];
}

export interface TreeText extends NodeBase {
  readonly type: 'text';
  readonly data: string;
}

export interface TreeComment extends NodeBase {
  readonly type: 'comment';
  readonly data: string;
}

export interface TreeDocument extends NodeBase {
  readonly type: 'root';
  readonly children: readonly TreeNode[];
}

export type TreeNode = TreeElement | TreeText | TreeComment | TreeDocument;
