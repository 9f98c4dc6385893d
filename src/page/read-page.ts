// A page becomes findings: decoded, built into the tree a browser has with scripts switched on but
// not run, walked twice (the base address decides every other, and may stand anywhere), and let go.
import type { Findings, Frame, Refresh } from '../verdict/findings.js';
import type { Place } from '../verdict/link.js';
import type { Rules } from '../verdict/rules.js';
import { type AddressCollector, createAddressCollector } from './addresses.js';
import { type ContentMeter, createContentMeter } from './content-meter.js';
import { decodePage } from './decode-page.js';
import { hrefOf, isHtml } from './element.js';
import { readFrame } from './frames.js';
import { createInnerPageCollector, type InnerPageCollector } from './inner-pages.js';
import { createLinkCollector, type LinkCollector } from './links.js';
import type { Page } from './page.js';
import { createPageContext, type PageContext } from './page-context.js';
import { readRefresh } from './refresh.js';
import { readScriptRedirect } from './script-redirect.js';
import { createSurroundings, type Surroundings } from './surroundings.js';
import { parseTree, type TreeDocument, type TreeElement } from './tree.js';
import { descendants, isElement, walk } from './walk.js';

/** All that the judge needs to know of a page; never throws, whatever the bytes. */
export function readPage(
  page: Pick<Page, 'address' | 'body' | 'contentType'>,
  rules: Rules,
): Findings {
  const { text, charset } = decodePage(page.body, page.contentType);
  const { document, truncated } = parseTree(text);
  const context = createPageContext({
    page: new URL(page.address),
    rules,
    baseHref: /<base\b/i.test(text) ? findBaseHref(document) : null,
  });
  const collectors = createCollectors(context);
  collect(document, collectors);
  const content = collectors.meter.content();
  return {
    links: collectors.links.links(),
    nearMisses: [...collectors.links.brokenLinks(), ...collectors.addresses.nearMisses()].sort(
      byPlace,
    ),
    innerPages: collectors.innerPages.innerPages(),
    frames: collectors.frames,
    refresh: collectors.refreshes[0] ?? null,
    scriptRedirect: readScriptRedirect(collectors.meter.scripts(), { content, context }),
    content,
    charset,
    truncated,
  };
}

interface Collectors {
  readonly context: PageContext;
  readonly around: Surroundings;
  readonly links: LinkCollector;
  readonly addresses: AddressCollector;
  readonly innerPages: InnerPageCollector;
  readonly meter: ContentMeter;
  readonly frames: Frame[];
  readonly refreshes: Refresh[];
}

const MAX_FRAMES = 50;

function createCollectors(context: PageContext): Collectors {
  return {
    context,
    around: createSurroundings(),
    links: createLinkCollector(context),
    addresses: createAddressCollector(context),
    innerPages: createInnerPageCollector(context),
    meter: createContentMeter(),
    frames: [],
    refreshes: [],
  };
}

function collect(document: TreeDocument, collectors: Collectors): void {
  const { around, links, addresses, meter } = collectors;
  /** The nearest hyperlink to the host: what is written in it is its label. */
  let insideLink: TreeElement | null = null;
  walk(document, {
    enter(node) {
      if (isElement(node)) {
        around.enter(node);
        meter.addElement(node, around);
        if (!around.inTemplate()) collectElement(node, collectors);
        if (!around.inTemplate() && links.add(node, around)) insideLink = node;
        if (insideLink !== node) addresses.addAttributes(node, around);
      } else if (node.type === 'text') {
        meter.addText(node.data, node.parent, around);
        if (insideLink === null) addresses.addText(node, around);
      } else if (node.type === 'comment') {
        around.comment(node.data);
        addresses.addComment(node);
      }
    },
    leave(element) {
      around.leave(element);
      if (insideLink === element) insideLink = null;
    },
  });
}

function collectElement(element: TreeElement, collectors: Collectors): void {
  const { context, frames, refreshes } = collectors;
  if (hrefOf(element) !== null) collectors.innerPages.add(element);
  if (!isHtml(element)) return;
  if (element.name === 'meta') {
    const refresh = readRefresh(element, context);
    if (refresh !== null) refreshes.push(refresh);
  } else if (frames.length < MAX_FRAMES) {
    const frame = readFrame(element, context);
    if (frame !== null) frames.push(frame);
  }
}

function findBaseHref(document: TreeDocument): string | null {
  for (const node of descendants(document)) {
    if (!isElement(node) || node.name !== 'base' || !isHtml(node)) continue;
    const href = node.attribs.href;
    if (href !== undefined && !isInTemplate(node)) return href;
  }
  return null;
}

function isInTemplate(element: TreeElement): boolean {
  for (let up = element.parent; up !== null; up = up.parent) {
    if (isElement(up) && up.name === 'template') return true;
  }
  return false;
}

function byPlace(a: Place, b: Place): number {
  return a.line - b.line || a.column - b.column;
}
