// What a node stands in, kept up to date while the tree is walked. A template's content is no part
// of the page, except where the markup itself asks the browser to show it (a declarative shadow
// root). Yandex's noindex comes as an element and as a pair of comments.

import type { TreeElement } from '../node.js';
import { hrefOf, isHidden } from './element.js';
import { isElement } from './walk.js';

export interface Surroundings {
  readonly enter: (element: TreeElement) => void;
  readonly leave: (element: TreeElement) => void;
  readonly comment: (text: string) => void;
  readonly inTemplate: () => boolean;
  readonly inHidden: () => boolean;
  readonly inNoindex: () => boolean;
  /** The nearest hyperlink around, if any. */
  readonly anchor: () => TreeElement | null;
}

/** Starts outside of everything. */
export function createSurroundings(): Surroundings {
  let templates = 0;
  const shadowHosts = new Set<TreeElement>();
  const shadowRoots = new Set<TreeElement>();
  const hidden: TreeElement[] = [];
  let noindexElements = 0;
  let noindexComment = false;
  const anchors: TreeElement[] = [];
  const count = (element: TreeElement, step: 1 | -1): void => {
    if (element.name === 'template' && !shadowRoots.has(element)) templates += step;
    if (element.name === 'noindex') noindexElements += step;
  };
  return {
    enter(element) {
      const host = shadowHostOf(element);
      if (host !== null && !shadowHosts.has(host)) {
        shadowHosts.add(host);
        shadowRoots.add(element);
      }
      count(element, 1);
      if (isHidden(element)) hidden.push(element);
      if (hrefOf(element) !== null) anchors.push(element);
    },
    leave(element) {
      count(element, -1);
      if (hidden.at(-1) === element) hidden.pop();
      if (anchors.at(-1) === element) anchors.pop();
    },
    comment(text) {
      const word = text.trim().toLowerCase();
      if (word === 'noindex') noindexComment = true;
      if (word === '/noindex') noindexComment = false;
    },
    inTemplate: () => templates > 0,
    inHidden: () => hidden.length > 0,
    inNoindex: () => noindexElements > 0 || noindexComment,
    anchor: () => anchors.at(-1) ?? null,
  };
}

/** What the standard lets have a shadow root; one is all that each can have. */
const SHADOW_HOST =
  /^(?:article|aside|blockquote|body|div|footer|h[1-6]|header|main|nav|p|section|span|[a-z].*-.*)$/s;

/** The element that a template declares a shadow root of; null where it declares none. */
function shadowHostOf(element: TreeElement): TreeElement | null {
  const { name, parent } = element;
  if (name !== 'template') return null;
  if (!/^(?:open|closed)$/i.test(element.attribute('shadowrootmode') ?? '')) return null;
  const mayHaveRoot = parent !== null && isElement(parent) && SHADOW_HOST.test(parent.name);
  return mayHaveRoot ? parent : null;
}
