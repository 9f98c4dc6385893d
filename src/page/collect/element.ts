// What page/ asks of single elements.
import type { Place } from '../../verdict/link.js';
import { NOWHERE, type TreeElement, type TreeNode, type TreeText } from '../node.js';
import { copy, foldBlanks, MAX_TEXT_LENGTH } from './copy-text.js';
import { descendants, isElement } from './walk.js';

const HTML = 'http://www.w3.org/1999/xhtml';
const MATHML = 'http://www.w3.org/1998/Math/MathML';

/** Elements that do not part words. */
export const INLINE = new Set(
  'a abbr b bdi bdo big cite code em font i ins label mark nobr noindex q s small span strong sub sup tt u wbr'.split(
    ' ',
  ),
);

/** Elements whose text no visitor reads. */
const UNREAD = new Set('script style noscript template title noframes noembed iframe'.split(' '));
const PICTURES = new Set(['img', 'svg', 'picture', 'object', 'embed', 'video', 'canvas', 'input']);

/** Text of an element is looked for in so many nodes below it: nested anchors must not add up. */
const MAX_NODES_FOR_TEXT = 500;

/** The address of what a browser makes a hyperlink: `a` in HTML and SVG, `area`; else null. */
export function hrefOf(element: TreeElement): string | null {
  const { name, namespace } = element;
  const isAnchor = name === 'a' ? namespace !== MATHML : name === 'area' && namespace === HTML;
  // The parser has renamed `xlink:href` to `href` where the namespace gives it a meaning.
  return isAnchor ? (element.attribute('href') ?? null) : null;
}

export function isHtml(element: TreeElement): boolean {
  return element.namespace === HTML;
}

/** What a visitor reads on the element: its text, else a picture's description, else its title. */
export function labelOf(element: TreeElement): string {
  return copy(readLabel(element), MAX_TEXT_LENGTH);
}

/** The same, but no copy: to be looked at and not to be kept. */
export function readLabel(element: TreeElement): string {
  let text = '';
  let alternative = '';
  for (const node of nearDescendants(element)) {
    if (isElement(node)) {
      alternative ||= foldStart(node.attribute('alt'));
      if (node.name === 'br') text += ' ';
    } else if (isReadText(node)) {
      text += node.data.slice(0, MAX_TEXT_LENGTH * 4);
      if (text.length > MAX_TEXT_LENGTH * 8) break;
    }
  }
  const label =
    foldBlanks(text) ||
    alternative ||
    foldStart(element.attribute('alt')) ||
    foldStart(element.attribute('title')) ||
    foldStart(element.attribute('aria-label'));
  // Where something was left out two blanks may have come together.
  return foldBlanks(label).slice(0, MAX_TEXT_LENGTH);
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
export function isHidden(element: TreeElement): boolean {
  if (element.attributes.length === 0) return false;
  const style = element.attribute('style');
  return (
    element.attribute('hidden') !== undefined ||
    (style !== undefined &&
      /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b/i.test(style))
  );
}

/** Where the element's tag stands; an element that the parser supplied stands at the beginning. */
export function placeOf(node: TreeNode): Place {
  if (node.start === NOWHERE) return { line: 1, column: 1 };
  let root = node;
  while (root.parent !== null) root = root.parent;
  return root.type === 'root' && root.lines !== null
    ? root.lines(node.start)
    : { line: 1, column: 1 };
}

function foldStart(text = ''): string {
  return foldBlanks(text.slice(0, MAX_TEXT_LENGTH * 8));
}

function drawsBackground(element: TreeElement): boolean {
  return /background/i.test(element.attribute('style') ?? '');
}

/** Whether it is a text that the elements around it do not hide by their nature. */
export function isReadText(node: TreeNode): node is TreeText {
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

/** The text of an element that can hold nothing else. */
export function textIn(element: TreeElement): string {
  const { first } = element;
  return first?.type === 'text' ? first.data : '';
}
