// What one set of rules looks for, while a page is walked: several sets share the walk.
import type { Sought } from '../../verdict/findings.js';
import type { Place } from '../../verdict/link.js';
import type { Rules } from '../../verdict/rules.js';
import type { TreeElement, TreeNode } from '../node.js';
import type { PageContext } from '../page-context.js';
import { createAddressCollector } from './addresses.js';
import { hrefOf } from './element.js';
import { createInnerPageCollector } from './inner-pages.js';
import { createLinkCollector } from './links.js';
import { createLoadedPageCollector } from './loaded-pages.js';
import type { Surroundings } from './surroundings.js';
import { isElement } from './walk.js';

export interface Seeker {
  readonly enter: (element: TreeElement, around: Surroundings) => void;
  readonly leave: (element: TreeElement) => void;
  readonly addText: (node: TreeNode & { readonly data: string }, around: Surroundings) => void;
  readonly addComment: (node: TreeNode & { readonly data: string }) => void;
  readonly sought: () => Sought;
  /** Whether something that may count was left out. */
  readonly truncated: () => boolean;
}

/** Looks for what `rules` ask for on one page. */
export function createSeeker(page: PageContext, rules: Rules): Seeker {
  const context = { ...page, rules };
  const links = createLinkCollector(context);
  const addresses = createAddressCollector(context);
  const innerPages = createInnerPageCollector(context);
  const loadedPages = createLoadedPageCollector(context);
  /** The nearest hyperlink to the host: what is written in it is its label. */
  let insideLink: TreeElement | null = null;
  return {
    enter(element, around) {
      if (!around.inTemplate()) {
        if (hrefOf(element) !== null) innerPages.add(element);
        if (links.add(element, around)) insideLink = element;
      }
      if (insideLink !== element) addresses.addAttributes(element, around);
      loadedPages.addElement(element, around);
    },
    leave(element) {
      if (insideLink === element) insideLink = null;
    },
    addText(node, around) {
      if (insideLink === null) addresses.addText(node, around);
      if (isElementNamed(node.parent, 'script') && !around.inTemplate())
        loadedPages.addScript(node);
    },
    addComment: addresses.addComment,
    truncated: () => links.truncated() || addresses.truncated(),
    sought() {
      const found = links.links();
      const nearMisses = [
        ...links.brokenLinks(),
        ...addresses.nearMisses(loadedPages.hasScripts()),
        ...loadedPages.nearMisses(),
      ].sort(byPlace);
      return { links: found, nearMisses, innerPages: innerPages.innerPages() };
    },
  };
}

function isElementNamed(node: TreeNode | null, name: string): boolean {
  return node !== null && isElement(node) && node.name === name;
}

function byPlace(a: Place, b: Place): number {
  return a.line - b.line || a.column - b.column;
}
