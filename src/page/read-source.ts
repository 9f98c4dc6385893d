// A page becomes findings: decoded, built into the tree a browser has with scripts switched on but
// not run, walked twice (the base address decides every other, and may stand anywhere), and let go.
// The tree is built by the parser, or as far as anybody asks by the scan; what is found is the same.
import { MAX_READ_LENGTH } from '../verdict/classify-address.js';
import type { Findings, Frame, Refresh } from '../verdict/findings.js';
import { addFrame } from '../verdict/frames.js';
import type { Rules } from '../verdict/rules.js';
import { type ContentMeter, createContentMeter } from './collect/content-meter.js';
import { collapseBlanks } from './collect/copy-text.js';
import { isHtml, isReadText } from './collect/element.js';
import { belongsToDocument, readFrame } from './collect/frames.js';
import { createIdentityCollector, type IdentityCollector } from './collect/identity.js';
import { readRefresh, readRefreshHeader } from './collect/refresh.js';
import { delayedRedirect, readScriptRedirect } from './collect/script-redirect.js';
import { createSeeker, type Seeker } from './collect/seeker.js';
import { createSurroundings, type Surroundings } from './collect/surroundings.js';
import { descendants, isElement, walk } from './collect/walk.js';
import { decodePage } from './decode-page.js';
import { shortenReferences } from './long-references.js';
import type { TreeDocument, TreeElement } from './node.js';
import type { Page } from './page.js';
import { createPageContext, type PageContext } from './page-context.js';
import { isXhtml, readAsHtml } from './xhtml.js';

/** Builds what is walked of a text. */
export type Parse = (text: string) => PageTree;

export interface PageTree {
  readonly document: TreeDocument;
  /** Whether the page went past the limits, so that its end is missing. */
  readonly truncated: boolean;
}

/** A page's text, ready to be parsed. */
export interface PageSource extends Pick<Page, 'address' | 'refresh'> {
  readonly text: string;
  readonly charset: string;
}

/** Decodes a page; never throws, whatever the bytes. */
export function openPage(
  page: Pick<Page, 'address' | 'body' | 'contentType' | 'refresh'>,
): PageSource {
  const { address, refresh } = page;
  const { text, charset } = decodePage(page.body, page.contentType);
  const html = isXhtml(page.contentType) ? readAsHtml(text) : text;
  const source = { address, charset, text: shortenReferences(html) };
  return refresh === undefined ? source : { ...source, refresh };
}

/** All that the judge needs to know of a page, by each of the sets of rules. */
export function readSource(
  source: PageSource,
  ruleSets: readonly [Rules, ...Rules[]],
  parse: Parse,
): Findings {
  const findings = readDocument({ ...source, outer: [] }, { ruleSets, parse });
  return readRefreshHeader(findings, source);
}

interface Source extends PageSource {
  /** The documents that it stands in, the nearest first. */
  readonly outer: readonly PageContext[];
}

interface SourceReading {
  readonly ruleSets: readonly [Rules, ...Rules[]];
  readonly parse: Parse;
}

/** A document that stands in an attribute of another is shown as a part of it. */
const MAX_SRCDOC_DEPTH = 2;
/** What a browser calls the address of such a document. */
const SRCDOC_ADDRESS = 'about:srcdoc';

function readDocument({ text, charset, address, outer }: Source, reading: SourceReading): Findings {
  const [rules, ...furtherRules] = reading.ruleSets;
  const { document, truncated } = reading.parse(text);
  const context = createPageContext({
    page: new URL(address),
    text,
    baseHref: /<base\b/i.test(text) ? findBaseHref(document) : null,
    ...(outer[0] === undefined ? {} : { outer: outer[0] }),
  });
  const main = createSeeker(context, rules);
  const further = furtherRules.map((each) => createSeeker(context, each));
  const seekers = [main, ...further];
  const collectors = createCollectors(context, { seekers, rules });
  collect(document, collectors);
  const measured = collectors.meter.content();
  const redirect = readScriptRedirect(collectors.meter.scripts(), { content: measured, context });
  const content = redirect?.url === null ? { ...measured, isLeft: true } : measured;
  const findings: Findings = {
    ...main.sought(),
    ...(further.length === 0 ? {} : { further: further.map((seeker) => seeker.sought()) }),
    frames: collectors.frames,
    refresh: collectors.refreshes[0] ?? delayedRedirect(redirect),
    scriptRedirect: redirect?.delaySeconds === 0 ? redirect.url : null,
    content,
    identity: collectors.identity.identity(),
    charset,
    truncated:
      truncated ||
      context.truncated ||
      collectors.truncated ||
      seekers.some((seeker) => seeker.truncated()),
  };
  const { srcdocs } = collectors;
  if (outer.length >= MAX_SRCDOC_DEPTH) {
    return { ...findings, truncated: findings.truncated || srcdocs.length > 0 };
  }
  return srcdocs.reduce((whole, srcdoc) => {
    const source = {
      text: shortenReferences(srcdoc),
      charset,
      address,
      outer: [context, ...outer],
    };
    const shown = readDocument(source, reading);
    return {
      ...addFrame(whole, shown, SRCDOC_ADDRESS),
      frames: [...whole.frames, ...shown.frames],
    };
  }, findings);
}

interface Collectors {
  readonly context: PageContext;
  readonly around: Surroundings;
  readonly seekers: readonly Seeker[];
  readonly meter: ContentMeter;
  readonly identity: IdentityCollector;
  readonly frames: Frame[];
  readonly srcdocs: string[];
  readonly refreshes: Refresh[];
  /** Whether a document that is shown in this one was left out. */
  truncated: boolean;
}

const MAX_FRAMES = 50;
const MAX_SRCDOCS = 30;

function createCollectors(
  context: PageContext,
  { seekers, rules }: { readonly seekers: readonly Seeker[]; readonly rules: Rules },
): Collectors {
  return {
    context,
    around: createSurroundings(),
    seekers,
    meter: createContentMeter(),
    identity: createIdentityCollector(context, rules.identity),
    frames: [],
    srcdocs: [],
    refreshes: [],
    truncated: false,
  };
}

function collect(document: TreeDocument, collectors: Collectors): void {
  const { around, seekers, meter, identity } = collectors;
  walk(document, {
    enter(node) {
      if (isElement(node)) {
        around.enter(node);
        meter.addElement(node, around);
        identity.enter(node, around);
        if (!around.inTemplate()) collectElement(node, collectors);
        for (const seeker of seekers) seeker.enter(node, around);
      } else if (node.type === 'text') {
        if (!around.inTemplate() && !around.inHidden() && isReadText(node)) {
          const text = collapseBlanks(node.data);
          meter.addText(text);
          identity.addText(text, around);
        }
        for (const seeker of seekers) seeker.addText(node, around);
      } else if (node.type === 'comment') {
        around.comment(node.data);
        for (const seeker of seekers) seeker.addComment(node);
      }
    },
    leave(element) {
      around.leave(element);
      identity.leave(element);
      for (const seeker of seekers) seeker.leave(element);
    },
  });
}

function collectElement(element: TreeElement, collectors: Collectors): void {
  const { context, frames, srcdocs, refreshes } = collectors;
  if (!isHtml(element)) return;
  const srcdoc = element.name === 'iframe' ? element.attribute('srcdoc') : undefined;
  if (srcdoc !== undefined) {
    if (srcdocs.length < MAX_SRCDOCS) srcdocs.push(srcdoc);
    else collectors.truncated ||= !srcdocs.includes(srcdoc);
  }
  if (element.name === 'meta') {
    // Without an address it is the page itself that is loaded again.
    const refresh = readRefresh(element, (written) =>
      written.trim() === '' ? context.page : context.resolve(written),
    );
    if (refresh !== null) refreshes.push(refresh);
  } else {
    const frame = readFrame(element, context);
    if (frame === null) return;
    const isKept = frames.length < MAX_FRAMES && frame.url.length < MAX_READ_LENGTH;
    if (isKept) frames.push(frame);
    else collectors.truncated ||= belongsToDocument(frame, { address: context.page.href });
  }
}

function findBaseHref(document: TreeDocument): string | null {
  for (const node of descendants(document)) {
    if (!isElement(node) || node.name !== 'base' || !isHtml(node)) continue;
    const href = node.attribute('href');
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
