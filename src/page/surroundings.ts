// What a node stands in, kept up to date while the tree is walked. A template's content is no part
// of the page, except where the markup itself asks the browser to show it (a declarative shadow
// root). Yandex's noindex comes as an element and as a pair of comments.
import { hrefOf, isHidden } from './element.js';
import type { TreeElement } from './tree.js';

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
  let hidden = 0;
  let noindexElements = 0;
  let noindexComment = false;
  const anchors: TreeElement[] = [];
  const count = (element: TreeElement, step: 1 | -1): void => {
    if (isInert(element)) templates += step;
    if (isHidden(element)) hidden += step;
    if (element.name === 'noindex') noindexElements += step;
  };
  return {
    enter(element) {
      count(element, 1);
      if (hrefOf(element) !== null) anchors.push(element);
    },
    leave(element) {
      count(element, -1);
      if (anchors.at(-1) === element) anchors.pop();
    },
    comment(text) {
      const word = text.trim().toLowerCase();
      if (word === 'noindex') noindexComment = true;
      if (word === '/noindex') noindexComment = false;
    },
    inTemplate: () => templates > 0,
    inHidden: () => hidden > 0,
    inNoindex: () => noindexElements > 0 || noindexComment,
    anchor: () => anchors.at(-1) ?? null,
  };
}

function isInert({ name, attribs }: TreeElement): boolean {
  return name === 'template' && !/^(?:open|closed)$/i.test(attribs.shadowrootmode ?? '');
}
