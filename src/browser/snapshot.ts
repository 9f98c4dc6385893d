// What stands in the window, as markup for the reader that reads every page: the tree that scripts
// have made, open and closed shadow trees and frames included, without the scripts. It is taken from
// outside, so that no page has a say in it. An anchor that nobody can see or click is marked hidden.

import { isSameSite } from '../verdict/same-site.js';

/** Styles that the snapshot tells, in this order. */
export const COMPUTED_STYLES = ['visibility', 'opacity', 'pointer-events'];

export interface Serialised {
  readonly html: string;
  readonly frames: ReadonlyMap<string, string>;
  readonly anchors: readonly Anchor[];
  /** Of the page as a whole, in pixels. */
  readonly height: number;
}

/** An anchor of the window's own document. */
export interface Anchor {
  readonly href: string;
  /** What the browser knows the node by. */
  readonly node: number;
  /** From the top of the page; null where nobody can see it. */
  readonly y: number | null;
}

/** As much of DOMSnapshot's answer as is read; texts are indexes into `strings`. */
export interface Snapshot {
  readonly documents: readonly Document[];
  readonly strings: readonly string[];
}

interface Document {
  readonly documentURL: number;
  readonly contentHeight?: number;
  readonly nodes: {
    readonly parentIndex?: readonly number[];
    readonly nodeType?: readonly number[];
    readonly nodeName?: readonly number[];
    readonly nodeValue?: readonly number[];
    readonly backendNodeId?: readonly number[];
    /** Names and values in turn. */
    readonly attributes?: readonly (readonly number[])[];
    readonly shadowRootType?: RareData;
    readonly pseudoType?: RareData;
    readonly contentDocumentIndex?: RareData;
  };
  readonly layout: {
    readonly nodeIndex: readonly number[];
    readonly styles: readonly (readonly number[])[];
    readonly bounds: readonly (readonly number[])[];
  };
}

/** What few nodes have. */
interface RareData {
  readonly index: readonly number[];
  readonly value: readonly number[];
}

const ELEMENT = 1;
const TEXT = 3;
/** What shows nothing, or has done its work. */
const LEFT_OUT = new Set(['script', 'style', 'template', 'plaintext', 'noframes', 'xmp']);
const VOID = new Set(
  'area base br col embed frame hr img input link meta param source track wbr'.split(' '),
);
/** Elements of the page may not close what stands around them. */
const SAFE_NAME = /^[a-z][a-z0-9:._-]*$/;
const SAFE_ATTRIBUTE = /^[^\s"'<>/=\0]+$/;

/** Puts a snapshot into markup; `maxLength` is that of a page that is read at all. */
export function serialise(snapshot: Snapshot, maxLength: number): Serialised {
  const writers = snapshot.documents.map((document) => new Tree(document, snapshot.strings));
  const context = { writers, frames: new Map<string, string>(), left: maxLength };
  const [main] = writers;
  const html = main === undefined ? '' : main.write(context);
  return {
    html,
    frames: context.frames,
    anchors: main?.anchors() ?? [],
    height: snapshot.documents[0]?.contentHeight ?? 0,
  };
}

interface SnapshotContext {
  readonly writers: readonly Tree[];
  readonly frames: Map<string, string>;
  left: number;
}

/** One document of a snapshot. */
class Tree {
  readonly #document: Document;
  readonly #strings: readonly string[];
  readonly #children: readonly number[][];
  readonly #skipped: ReadonlySet<number>;
  readonly #visible: ReadonlyMap<number, number>;
  readonly #frames: ReadonlyMap<number, number>;
  #isWritten = false;

  constructor(document: Document, strings: readonly string[]) {
    this.#document = document;
    this.#strings = strings;
    const { parentIndex = [], shadowRootType, pseudoType, contentDocumentIndex } = document.nodes;
    const children: number[][] = parentIndex.map(() => []);
    for (const [node, parent] of parentIndex.entries()) children[parent]?.push(node);
    this.#children = children;
    const ownParts = (shadowRootType?.index ?? []).filter(
      (_node, at) => this.#text(shadowRootType?.value[at]) === 'user-agent',
    );
    this.#skipped = new Set([...ownParts, ...(pseudoType?.index ?? [])]);
    const { index = [], value = [] } = contentDocumentIndex ?? {};
    this.#frames = new Map(index.map((node, at) => [node, value[at] ?? -1]));
    this.#visible = this.#seenNodes();
  }

  get address(): string {
    return this.#text(this.#document.documentURL);
  }

  /** The markup, written by a stack of our own: pages nest as deep as they like. */
  write(context: SnapshotContext): string {
    if (this.#isWritten) return '';
    this.#isWritten = true;
    const pieces: string[] = [];
    const put = (piece: string): void => {
      context.left -= piece.length;
      if (context.left >= 0) pieces.push(piece);
    };
    const stack: (number | string)[] = [0];
    while (context.left >= 0) {
      const next = stack.pop();
      if (next === undefined) break;
      if (typeof next === 'string') put(next);
      else stack.push(...this.#enter(next, put, context).reverse());
    }
    return pieces.join('');
  }

  anchors(): readonly Anchor[] {
    const { nodeName = [], backendNodeId = [] } = this.#document.nodes;
    return nodeName.flatMap((name, node) => {
      const href = /^(?:a|area)$/i.test(this.#text(name))
        ? this.#attributes(node).get('href')
        : undefined;
      if (href === undefined) return [];
      return [{ href, node: backendNodeId[node] ?? 0, y: this.#visible.get(node) ?? null }];
    });
  }

  /** Opens a node, and answers what is to be written after that. */
  #enter(
    node: number,
    put: (piece: string) => void,
    context: SnapshotContext,
  ): (number | string)[] {
    const { nodeType = [], nodeName = [], nodeValue = [] } = this.#document.nodes;
    if (this.#skipped.has(node)) return [];
    if (nodeType[node] === TEXT) {
      put(escapeText(this.#text(nodeValue[node])));
      return [];
    }
    const children = this.#children[node] ?? [];
    if (nodeType[node] !== ELEMENT) return node === 0 ? [...children] : [];
    const name = this.#text(nodeName[node]).toLowerCase();
    const attributes = this.#attributes(node);
    const isRefresh = name === 'meta' && attributes.has('http-equiv');
    if (LEFT_OUT.has(name) || isRefresh) return [];
    if (!SAFE_NAME.test(name)) return [...children];
    this.#addFrame(node, attributes, context);
    if (attributes.has('href') && /^(?:a|area)$/.test(name) && !this.#visible.has(node)) {
      attributes.set('hidden', '');
    }
    put(`<${name}${formatAttributes(attributes)}>`);
    // The browser runs scripts, so that nobody sees what stands here.
    if (name === 'noscript') return ['</noscript>'];
    return VOID.has(name) ? [...children] : [...children, `</${name}>`];
  }

  /** Shows in the markup where the frame is now, or the document that has no address. */
  #addFrame(node: number, attributes: Map<string, string>, context: SnapshotContext): void {
    const inner = context.writers[this.#frames.get(node) ?? -1];
    if (inner === undefined || inner === this) return;
    const html = inner.write(context);
    const { address } = inner;
    attributes.delete('srcdoc');
    // A page of another site may have turned itself into data: it stays that site's.
    if (!/^https?:/i.test(address) && this.#isForeign(attributes.get('src'))) return;
    // A script that writes a frame gives it the address of the page around.
    if (/^https?:/i.test(address) && address !== this.address) {
      attributes.set('src', address);
      context.frames.set(address.replace(/#.*$/s, ''), html);
    } else attributes.set('srcdoc', html);
  }

  #isForeign(src = ''): boolean {
    const [outer, inner] = [this.address, src].map((address) =>
      URL.canParse(address, this.address) ? new URL(address, this.address) : null,
    );
    if (outer == null || inner == null || !/^https?:$/.test(inner.protocol)) return false;
    return !isSameSite(inner, outer);
  }

  /** Nodes that a person can see and click, with their distance from the top. */
  #seenNodes(): ReadonlyMap<number, number> {
    const { nodeIndex, bounds, styles } = this.#document.layout;
    const { parentIndex = [] } = this.#document.nodes;
    const unseen = new Set<number>();
    const seen = new Map<number, number>();
    for (const [at, node] of nodeIndex.entries()) {
      const parent = parentIndex[node] ?? -1;
      // A text has no style of its own, and what is transparent is so with all that it holds.
      if (unseen.has(parent) || this.#isUnseen(styles[at] ?? [])) {
        unseen.add(node);
        continue;
      }
      const [x = 0, y = 0, width = 0, height = 0] = bounds[at] ?? [];
      if (width <= 1 || height <= 1 || x + width <= 0 || y + height <= 0) continue;
      // What shows a picture or a text shows the anchor around it.
      for (let up = node; up >= 0 && !seen.has(up); up = parentIndex[up] ?? -1) seen.set(up, y);
    }
    return seen;
  }

  #isUnseen(styles: readonly number[]): boolean {
    const [visibility = '', opacity, pointer] = styles.map((style) => this.#text(style));
    if (visibility === '') return false;
    return visibility !== 'visible' || opacity === '0' || pointer === 'none';
  }

  #attributes(node: number): Map<string, string> {
    const flat = this.#document.nodes.attributes?.[node] ?? [];
    const attributes = new Map<string, string>();
    for (let at = 0; at + 1 < flat.length; at += 2) {
      const name = this.#text(flat[at]);
      if (SAFE_ATTRIBUTE.test(name)) attributes.set(name, this.#text(flat[at + 1]));
    }
    return attributes;
  }

  #text(index: number | undefined): string {
    return this.#strings[index ?? -1] ?? '';
  }
}

function formatAttributes(attributes: ReadonlyMap<string, string>): string {
  return [...attributes].map(([name, value]) => ` ${name}="${escapeValue(value)}"`).join('');
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function escapeValue(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
