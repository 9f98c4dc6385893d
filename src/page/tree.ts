// Bytes decoded become the tree a browser would build, by parse5 behind cheerio, scripting on (what
// stands in `noscript` is text). No other file imports cheerio.
//
// A page can be made to hurt a parser that follows the standard to the letter: nesting makes every
// tag look through all open ones, unclosed formatting elements are opened again in every paragraph,
// and attributes are compared each with each. So building stops at limits that no page made for
// people comes near; what was built until then is kept and marked as truncated, and judged like a
// body that was cut short. Chromium, too, stops nesting at 512.
import { load } from 'cheerio';
import { adapter } from 'parse5-htmlparser2-tree-adapter';
import { createLineIndex, type LinePlace } from './line-index.js';
import { shortenReferences } from './long-references.js';
import type { TreeDocument } from './node.js';
import { CLOSED_EARLY, closeOvergrownTags } from './overgrown-tags.js';

export interface Tree {
  readonly document: TreeDocument;
  /** Whether the page went past the limits, so that its end is missing. */
  readonly truncated: boolean;
}

const MAX_DEPTH = 512;
const MAX_NODES = 200_000;
/** Taking a child out of a long list shifts the rest: shifts in the whole page. */
const MAX_SHIFTS = 500_000_000;

/** Thrown by the tree's own builder and caught here: the parser has no other way to be stopped. */
class LimitReached extends Error {}

/** Builds the tree of a page; never throws, whatever the text. */
export function parseTree(text: string): Tree {
  const bearable = closeOvergrownTags(shortenReferences(text));
  const bounded = boundedAdapter(createLineIndex(bearable));
  try {
    load(bearable, { treeAdapter: bounded.adapter, sourceCodeLocationInfo: true });
    const truncated = bounded.hasClosedEarly();
    return { document: bounded.document() as unknown as TreeDocument, truncated };
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error;
    return { document: bounded.document() as unknown as TreeDocument, truncated: true };
  }
}

type LocationParts = Parameters<NonNullable<typeof adapter.setNodeSourceCodeLocation>>;
type ElementParts = Parameters<typeof adapter.createElement>;

/** Without their prefixes `xlink:href` and `href` are one, and the last stays: SVG prefers `href`. */
function plainLast(attributes: ElementParts[2]): ElementParts[2] {
  if (!attributes.some(({ prefix }) => prefix)) return attributes;
  return [...attributes].sort((a, b) => Number(Boolean(b.prefix)) - Number(Boolean(a.prefix)));
}

function boundedAdapter(placeAt: (offset: number) => LinePlace) {
  let document = adapter.createDocument();
  let depth = 0;
  let nodes = 0;
  let shifts = 0;
  let hasClosedEarly = false;
  const counted = <Made>(made: Made): Made => {
    nodes += 1;
    if (nodes > MAX_NODES) throw new LimitReached();
    return made;
  };
  const insertBefore: typeof adapter.insertBefore = (parent, node, reference) => {
    // What is fostered out of a table lands right before it, near the end of its parent, where
    // the adapter would look for it last.
    const index = parent.children.lastIndexOf(reference as (typeof parent.children)[number]);
    const { prev } = reference;
    node.prev = prev;
    node.next = reference;
    node.parent = parent;
    if (prev) prev.next = node;
    reference.prev = node;
    parent.children.splice(index, 0, node as (typeof parent.children)[number]);
  };
  return {
    document: () => document,
    hasClosedEarly: () => hasClosedEarly,
    adapter: {
      ...adapter,
      createDocument: () => {
        document = adapter.createDocument();
        return document;
      },
      createElement: (...[name, namespace, attributes]: ElementParts) => {
        hasClosedEarly ||= attributes.at(-1)?.name === CLOSED_EARLY;
        return counted(adapter.createElement(name, namespace, plainLast(attributes)));
      },
      createCommentNode: (data: string) => counted(adapter.createCommentNode(data)),
      insertBefore,
      setNodeSourceCodeLocation: (node: LocationParts[0], location: LocationParts[1]) => {
        const place = location === null ? null : { ...location, ...placeAt(location.startOffset) };
        adapter.setNodeSourceCodeLocation(node, place);
      },
      detachNode: (node: Parameters<typeof adapter.detachNode>[0]) => {
        shifts += node.parent?.children.length ?? 0;
        if (shifts > MAX_SHIFTS) throw new LimitReached();
        adapter.detachNode(node);
      },
      insertTextBefore: (
        parent: Parameters<typeof adapter.insertTextBefore>[0],
        text: string,
        reference: Parameters<typeof adapter.insertTextBefore>[2],
      ) => {
        const { prev } = reference;
        if (prev && adapter.isTextNode(prev)) prev.data += text;
        else insertBefore(parent, counted(adapter.createTextNode(text)), reference);
      },
      onItemPush: () => {
        depth += 1;
        if (depth > MAX_DEPTH) throw new LimitReached();
      },
      onItemPop: () => {
        depth -= 1;
      },
    },
  };
}
