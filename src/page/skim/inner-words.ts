// Whether any hyperlink of a page may lead to an inner page that speaks of the assessment: on most
// pages none does, and to know that they need not be looked at one by one. What a visitor may read
// on them, and their addresses, are put one behind the other and searched at once; what cannot be
// told so counts as a find.
import { decodeHTML } from 'entities/decode';
import { foldBlanks, MAX_TEXT_LENGTH } from '../copy-text.js';
import type { WordTest } from '../inner-pages.js';
import { findAttribute } from './attributes.js';
import type { AnchorSpan, ScannedTag } from './engine.js';
import { isAsciiLetter } from './octets.js';
import type { Source } from './source.js';
import type { Walked } from './walked.js';

/** Stands between the parts: no letter, and nothing that a pattern of words can name. */
const MARK = 0x22;
const SLASH = 0x2f;
/** In which an address is another than it looks, or not one text with the others. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them from addresses.
const ODD_ADDRESS = /[\0-\x1f\\]|&(?!amp;|[a-z\d]+=)/i;
const LABELS = ['alt', 'title', 'aria-label'] as const;

/** Whether one of the words may be found; `speaks` must be of words alone. */
export function mayHoldWords(
  source: Source,
  { hasRawTextInAnchors }: Walked,
  speaks: WordTest,
): boolean {
  if (hasRawTextInAnchors) return true;
  const labels = new Gathered(source);
  const addresses = new Gathered(source);
  for (const anchor of source.engine.anchors()) {
    const isArea = source.bytes.holds('<area', anchor.start);
    if (!isArea && anchor.end === -1) return true;
    const { hrefStart, hrefEnd } = anchor;
    if (ODD_ADDRESS.test(source.bytes.slice(hrefStart, hrefEnd))) return true;
    addresses.add(hrefStart, hrefEnd);
    addresses.mark();
    const tag = source.engine.scanTag(anchor.start + 1);
    if (tag === null || !gatherLabels(labels, source, tag)) return true;
    if (!isArea && !gatherContent(labels, source, anchor)) return true;
  }
  return speaksInText(labels.text(), speaks) || speaksInAddress(addresses.text(), speaks);
}

function speaksInText(text: string, speaks: WordTest): boolean {
  // A reference in an attribute is not always one in text: either reading may have the word.
  const readings = text.includes('&') ? [decodeHTML(text), text] : [text];
  return readings.some((reading) => speaks.inText(foldBlanks(reading)));
}

function speaksInAddress(text: string, speaks: WordTest): boolean {
  try {
    return speaks.inPlainAddress(text.includes('%') ? decodeURIComponent(text) : text);
  } catch {
    return true;
  }
}

/** Adds the attributes that may be a label; false where one of them may be cut off in a word. */
function gatherLabels(labels: Gathered, source: Source, tag: ScannedTag): boolean {
  if (tag.attributeCount === 0) return true;
  for (const name of LABELS) {
    const at = findAttribute(source, tag, name);
    if (at === -1) continue;
    const length = labels.add(tag.bounds[at * 4 + 2] ?? 0, tag.bounds[at * 4 + 3] ?? 0);
    labels.mark();
    if (length > MAX_TEXT_LENGTH) return false;
  }
  return true;
}

/** Adds what stands in an anchor, its tags left out; false where that cannot be told. */
function gatherContent(labels: Gathered, source: Source, { tagEnd, end }: AnchorSpan): boolean {
  const { bytes, engine } = source;
  let position = tagEnd;
  let length = 0;
  const inside: number[] = [];
  for (;;) {
    const open = bytes.indexOf('<', position);
    const textEnd = open === -1 || open > end ? end : open;
    length += labels.add(position, textEnd);
    if (open === -1 || open >= end) break;
    const isEndTag = bytes.octets[open + 1] === SLASH;
    const nameStart = open + (isEndTag ? 2 : 1);
    if (!isAsciiLetter(bytes.octets[nameStart] ?? 0)) return false;
    const tag = engine.scanTag(nameStart);
    if (tag === null || tag.end > end) return false;
    if (tag.nameEnd - nameStart === 2 && bytes.holds('br', nameStart)) labels.blank();
    else if (!isEndTag && tag.attributeCount > 0) inside.push(nameStart);
    position = tag.end;
  }
  labels.mark();
  for (const nameStart of inside) {
    const tag = engine.scanTag(nameStart);
    if (tag === null || !gatherLabels(labels, source, tag)) return false;
  }
  return length <= MAX_TEXT_LENGTH;
}

const BLANK = 0x20;
const FIRST_CAPACITY = 16_384;

/** Parts of the source, put one behind the other. */
class Gathered {
  readonly #source: Source;
  #octets: Uint8Array;
  #length = 0;

  constructor(source: Source) {
    this.#source = source;
    this.#octets = new Uint8Array(FIRST_CAPACITY);
  }

  /** Adds what stands there; answers how many UTF-16 units that is at most. */
  add(start: number, end: number): number {
    this.#makeRoom(end - start);
    const { bytes, charset } = this.#source;
    const { octets } = bytes;
    const isUtf8 = charset === 'utf-8';
    const to = this.#octets;
    let units = 0;
    let length = this.#length;
    for (let at = start; at < end; at += 1) {
      const octet = octets[at] ?? 0;
      if (!isUtf8 || (octet & 0xc0) !== 0x80) units += isUtf8 && octet >= 0xf0 ? 2 : 1;
      to[length] = octet;
      length += 1;
    }
    this.#length = length;
    return units;
  }

  mark(): void {
    this.#put(MARK);
  }

  blank(): void {
    this.#put(BLANK);
  }

  text(): string {
    return this.#source.decode(this.#octets.subarray(0, this.#length));
  }

  #put(octet: number): void {
    this.#makeRoom(1);
    this.#octets[this.#length] = octet;
    this.#length += 1;
  }

  #makeRoom(count: number): void {
    const needed = this.#length + count;
    if (needed <= this.#octets.length) return;
    const grown = new Uint8Array(Math.max(needed, this.#octets.length * 2));
    grown.set(this.#octets);
    this.#octets = grown;
  }
}
