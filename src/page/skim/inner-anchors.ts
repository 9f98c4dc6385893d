// Hyperlinks to inner pages that speak of the assessment, on a page that has nothing else: of all
// its hyperlinks only those are looked at whose text or address has one of the words.
import { decodeHTML } from 'entities/decode';
import type { InnerPage } from '../../verdict/findings.js';
import { foldBlanks, MAX_TEXT_LENGTH } from '../copy-text.js';
import { createInnerPageCollector, wordTestOf } from '../inner-pages.js';
import type { SeekContext } from '../page-context.js';
import { attributeAt, findAttribute, readAttributes } from './attributes.js';
import { findCommentEnd, findEndTag } from './content-ends.js';
import type { AnchorSpan } from './engine.js';
import { findSpeaking } from './inner-words.js';
import { isAsciiLetter } from './octets.js';
import type { Source } from './source.js';
import { appendNode, MAX_MERGED, sparseElement, sparseText } from './sparse-node.js';
import { countShapes } from './svg.js';
import { kindNamed } from './tags.js';
import { Unsure } from './unsure.js';
import type { Walked } from './walked.js';

/** What the collector of inner pages finds; throws `Unsure`. */
export function seekInnerPages(
  source: Source,
  walked: Walked,
  context: SeekContext,
): readonly InnerPage[] {
  const { isMoved } = walked;
  const speaks = wordTestOf(context.rules.innerPages);
  if (speaks.isOfNothing) return [];
  const ownHost = bareHost(context.page.host);
  const { pathname = '', search = '' } = context.resolve('') ?? {};
  const base = pathname + search;
  const isPlainBase = speaks.isOfWords && PLAIN_ADDRESS.test(base) && !speaks.inPlainAddress(base);
  const speaking = isPlainBase ? findSpeaking(source, walked, speaks) : null;
  if (speaking?.length === 0) return [];
  const anchors = source.engine.anchors();
  const candidates = speaking?.map((number) => anchors[number] as AnchorSpan) ?? anchors;

  const collector = createInnerPageCollector(context);
  const mayLeadThere = (href: string): boolean =>
    isPlainBase && PLAIN_ADDRESS.test(href)
      ? speaks.inPlainAddress(href)
      : speaks.inAddress(context.resolve(href) ?? context.page);
  for (const anchor of candidates) {
    const tag = source.engine.scanTag(anchor.start + 1);
    if (tag === null) throw new Unsure();
    const href = attributeAt(source, tag, findAttribute(source, tag, 'href'));
    if (isElsewhere(href, ownHost)) continue;
    const isArea = source.bytes.holds('<area', anchor.start);
    if (!isArea && anchor.end === -1) throw new Unsure();
    const text = isArea ? null : plainText(source, anchor);
    const isPlain = text !== null && text !== '';
    if (isPlain && !speaks.inText(text) && !mayLeadThere(href)) continue;
    const element = sparseElement(isArea ? 'area' : 'a', readAttributes(source, tag), null);
    if (!isArea) fill(element, source, anchor);
    collector.add(element);
  }
  const found = collector.innerPages();
  // Which ones are asked for hangs on their order.
  if (isMoved && found.length > 0) throw new Unsure();
  return found;
}

const SLASH = 0x2f;
/** Nothing in it is encoded, or goes by another name once it is resolved. */
const PLAIN_ADDRESS = /^[\w./?=&#:+,~-]*$/;

/** Whether an address is plainly one of another host, or no page's; a number may be any host's. */
function isElsewhere(href: string, ownHost: string): boolean {
  const host = /^(?:https?:)?\/\/([a-z\d.-]+\.[a-z][a-z\d-]*)(?=[/?#]|$)/i.exec(href)?.[1];
  if (host !== undefined) return bareHost(host.toLowerCase()) !== ownHost;
  return /^(?:javascript|mailto|tel):/i.test(href);
}

function bareHost(host: string): string {
  return host.replace(/^www\./, '');
}

/** The text in it where there is nothing but text, as it is compared; else null. */
function plainText(source: Source, { tagEnd, end }: AnchorSpan): string | null {
  const open = source.bytes.indexOf('<', tagEnd);
  // Of a longer one the label has the beginning, and may end in what looks like one of the words.
  if (open !== end || end - tagEnd > MAX_TEXT_LENGTH) return null;
  const text = source.text(tagEnd, end);
  return foldBlanks(text.includes('&') ? decodeHTML(text) : text);
}

/** Puts into an element what stands between its tags, in the order in which it stands there. */
function fill(
  element: ReturnType<typeof sparseElement>,
  source: Source,
  { tagEnd, end }: AnchorSpan,
): void {
  const { bytes, engine } = source;
  let position = tagEnd;
  let textsLength = 0;
  for (;;) {
    const open = bytes.indexOf('<', position);
    const textEnd = open === -1 || open > end ? end : open;
    if (textEnd > position) {
      // Across an end tag that ends nothing they are one text, and a label takes its beginning.
      textsLength += textEnd - position;
      if (textsLength > textEnd - position && textsLength > MAX_MERGED) throw new Unsure();
      appendNode(element, sparseText(decodeHTML(source.text(position, textEnd)), null));
    }
    if (open === -1 || open >= end) return;
    const code = bytes.octets[open + 1] ?? 0;
    if (bytes.holds('<!--', open)) {
      appendNode(element, { ...sparseText('', null), type: 'comment' });
      position = findCommentEnd(bytes, open + 4).end;
      continue;
    }
    const isEndTag = code === SLASH;
    if (!isAsciiLetter(isEndTag ? (bytes.octets[open + 2] ?? 0) : code)) throw new Unsure();
    const tag = engine.scanTag(open + (isEndTag ? 2 : 1));
    if (tag === null) throw new Unsure();
    const name = bytes.slice(open + 1, tag.nameEnd).toLowerCase();
    if (!isEndTag || name === '/br') {
      const kind = kindNamed(name);
      if (kind.content === 'raw-text' || kind.content === 'text-with-references')
        throw new Unsure();
      const attributes = isEndTag ? {} : readAttributes(source, tag);
      appendNode(element, sparseElement(isEndTag ? 'br' : name, attributes, null));
      textsLength = 0;
      if (name === 'svg' && !tag.selfClosing) {
        const svgEnd = findEndTag(bytes, tag.end, 'svg');
        if (countShapes(source, tag.end, svgEnd, { textMatters: true }) === null)
          throw new Unsure();
        position = svgEnd;
        continue;
      }
    }
    position = tag.end;
  }
}
