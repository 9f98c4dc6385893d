// A page becomes findings: decoded, built into the tree a browser has with scripts switched on but
// not run, walked twice (the base address decides every other, and may stand anywhere), and let go.
import type { Findings, Frame, Refresh } from '../verdict/findings.js';
import { addFrame } from '../verdict/frames.js';
import type { Rules } from '../verdict/rules.js';
import { type ContentMeter, createContentMeter } from './content-meter.js';
import { decodePage } from './decode-page.js';
import { isHtml } from './element.js';
import { readFrame } from './frames.js';
import type { TreeDocument, TreeElement } from './node.js';
import type { Page } from './page.js';
import { createPageContext, type PageContext } from './page-context.js';
import { readRefresh, readRefreshHeader } from './refresh.js';
import { readScriptRedirect } from './script-redirect.js';
import { createSeeker, type Seeker } from './seeker.js';
import { createSurroundings, type Surroundings } from './surroundings.js';
import { parseTree } from './tree.js';
import { descendants, isElement, walk } from './walk.js';
import { closeRawText, isXhtml } from './xhtml.js';

/**
 * All that the judge needs to know of a page, by each of the sets of rules; never throws, whatever
 * the bytes.
 */
export function readPage(
  page: Pick<Page, 'address' | 'body' | 'contentType' | 'refresh'>,
  rules: Rules,
  ...furtherRules: readonly Rules[]
): Findings {
  const { address } = page;
  const decoded = decodePage(page.body, page.contentType);
  const text = isXhtml(page.contentType) ? closeRawText(decoded.text) : decoded.text;
  const source = { ...decoded, text, address, depth: 0 };
  const findings = readDocument(source, [rules, ...furtherRules]);
  return readRefreshHeader(findings, page);
}

interface Source extends Pick<Page, 'address'> {
  readonly text: string;
  readonly charset: string;
  /** In how many other documents it stands. */
  readonly depth: number;
}

/** A document that stands in an attribute of another is shown as a part of it. */
const MAX_SRCDOC_DEPTH = 2;
/** What a browser calls the address of such a document. */
const SRCDOC_ADDRESS = 'about:srcdoc';

function readDocument(
  { text, charset, address, depth }: Source,
  [rules, ...furtherRules]: readonly [Rules, ...Rules[]],
): Findings {
  const { document, truncated } = parseTree(text);
  const context = createPageContext({
    page: new URL(address),
    baseHref: /<base\b/i.test(text) ? findBaseHref(document) : null,
  });
  const main = createSeeker(context, rules);
  const further = furtherRules.map((each) => createSeeker(context, each));
  const collectors = createCollectors(context, [main, ...further]);
  collect(document, collectors);
  const content = collectors.meter.content();
  const findings: Findings = {
    ...main.sought(),
    ...(further.length === 0 ? {} : { further: further.map((seeker) => seeker.sought()) }),
    frames: collectors.frames,
    refresh: collectors.refreshes[0] ?? null,
    scriptRedirect: readScriptRedirect(collectors.meter.scripts(), { content, context }),
    content,
    charset,
    truncated: truncated || context.isBaseCut,
  };
  if (depth >= MAX_SRCDOC_DEPTH) return findings;
  return collectors.srcdocs.reduce((whole, srcdoc) => {
    const source = { text: srcdoc, charset, address, depth: depth + 1 };
    const shown = readDocument(source, [rules, ...furtherRules]);
    return addFrame(whole, shown, SRCDOC_ADDRESS);
  }, findings);
}

interface Collectors {
  readonly context: PageContext;
  readonly around: Surroundings;
  readonly seekers: readonly Seeker[];
  readonly meter: ContentMeter;
  readonly frames: Frame[];
  readonly srcdocs: string[];
  readonly refreshes: Refresh[];
}

const MAX_FRAMES = 50;
const MAX_SRCDOCS = 10;

function createCollectors(context: PageContext, seekers: readonly Seeker[]): Collectors {
  return {
    context,
    around: createSurroundings(),
    seekers,
    meter: createContentMeter(),
    frames: [],
    srcdocs: [],
    refreshes: [],
  };
}

function collect(document: TreeDocument, collectors: Collectors): void {
  const { around, seekers, meter } = collectors;
  walk(document, {
    enter(node) {
      if (isElement(node)) {
        around.enter(node);
        meter.addElement(node, around);
        if (!around.inTemplate()) collectElement(node, collectors);
        for (const seeker of seekers) seeker.enter(node, around);
      } else if (node.type === 'text') {
        meter.addText(node.data, node.parent, around);
        for (const seeker of seekers) seeker.addText(node, around);
      } else if (node.type === 'comment') {
        around.comment(node.data);
        for (const seeker of seekers) seeker.addComment(node);
      }
    },
    leave(element) {
      around.leave(element);
      for (const seeker of seekers) seeker.leave(element);
    },
  });
}

function collectElement(element: TreeElement, collectors: Collectors): void {
  const { context, frames, srcdocs, refreshes } = collectors;
  if (!isHtml(element)) return;
  const { srcdoc } = element.attribs;
  if (element.name === 'iframe' && srcdoc !== undefined && srcdocs.length < MAX_SRCDOCS) {
    srcdocs.push(srcdoc);
  }
  if (element.name === 'meta') {
    // Without an address it is the page itself that is loaded again.
    const refresh = readRefresh(element, (written) =>
      written.trim() === '' ? context.page : context.resolve(written),
    );
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
