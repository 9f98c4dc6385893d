// What page/ asks of single elements.
import type { Place } from '../verdict/link.js';
import { copyText, foldBlanks, MAX_TEXT_LENGTH } from './copy-text.js';
import type { TreeElement, TreeNode } from './node.js';
import { descendants, isElement } from './walk.js';

const HTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';

/** Elements whose text no visitor reads. */
export const UNREAD = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'title',
  'noframes',
  'noembed',
  'iframe',
]);
const PICTURES = new Set(['img', 'svg', 'picture', 'object', 'embed', 'video', 'canvas', 'input']);

/** Text of an element is looked for in so many nodes below it: nested anchors must not add up. */
const MAX_NODES_FOR_TEXT = 500;

/** The address of what a browser makes a hyperlink: `a` in HTML and SVG, `area`; else null. */
export function hrefOf({ name, namespace, attribs }: TreeElement): string | null {
  const isAnchor =
    namespace === HTML ? name === 'a' || name === 'area' : namespace === SVG && name === 'a';
  // The parser has renamed `xlink:href` to `href` where the namespace gives it a meaning.
  return isAnchor ? (attribs.href ?? null) : null;
}

export function isHtml(element: TreeElement): boolean {
  return element.namespace === HTML;
}

/** What a visitor reads on the element: its text, else a picture's description, else its title. */
export function labelOf(element: TreeElement): string {
  let text = '';
  let alternative = '';
  for (const node of nearDescendants(element)) {
    if (isElement(node)) {
      alternative ||= foldStart(node.attribs.alt);
      if (node.name === 'br') text += ' ';
    } else if (isReadText(node)) {
      text += node.data.slice(0, MAX_TEXT_LENGTH * 4);
      if (text.length > MAX_TEXT_LENGTH * 8) break;
    }
  }
  const { alt, title } = element.attribs;
  const own = [alternative, ...[alt, title, element.attribs['aria-label']].map(foldStart)];
  return copyText([foldBlanks(text), ...own].find((label) => label !== '') ?? '');
}

/** Whether there is something to click on: text, a picture, or a background that styles may draw. */
export function isClickable(element: TreeElement): boolean {
  if (element.name === 'area' || drawsBackground(element)) return true;
  for (const node of nearDescendants(element)) {
    if (isElement(node)) {
      if (PICTURES.has(node.name) || drawsBackground(node)) return true;
    } else if (isReadText(node) && /[^\s\p{Cc}\u200B-\u200F\u2060\uFEFF]/u.test(node.data)) {
      return true;
    }
  }
  return false;
}

/** Whether markup, not a style sheet, keeps the element from being shown. */
export function isHidden({ attribs }: TreeElement): boolean {
  return (
    attribs.hidden !== undefined ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b/i.test(attribs.style ?? '')
  );
}

/** Where the element's tag stands; an element that the parser supplied stands at the beginning. */
export function placeOf(node: TreeNode): Place {
  const at = node.sourceCodeLocation;
  return at === undefined || at === null
    ? { line: 1, column: 1 }
    : { line: at.startLine, column: at.startCol };
}

function foldStart(text = ''): string {
  return foldBlanks(text.slice(0, MAX_TEXT_LENGTH * 8));
}

function drawsBackground({ attribs }: TreeElement): boolean {
  return /background/i.test(attribs.style ?? '');
}

function isReadText(node: TreeNode): node is TreeNode & { readonly data: string } {
  return (
    node.type === 'text' && !(node.parent && isElement(node.parent) && UNREAD.has(node.parent.name))
  );
}

function* nearDescendants(element: TreeElement): Generator<TreeNode> {
  let left = MAX_NODES_FOR_TEXT;
  for (const node of descendants(element)) {
    left -= 1;
    if (left < 0) return;
    yield node;
  }
}
