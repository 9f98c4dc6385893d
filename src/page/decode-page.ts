// Bytes → text in the order of the HTML standard: byte order mark, the header's label, the meta
// element, detection. A meta element counts as far as Chromium looks for one, beyond the 1,024 bytes
// of the standard's prescan: to the end of the head. It departs from the standard where the label is
// plainly a lie, because the text is for a report that people read: a browser would show such a
// page garbled and its visitors could not tell what the link says. Verdicts do not hang on it: all
// that they are made of is ASCII, and UTF-16 apart, no encoding moves that.
import { isAscii, isUtf8 } from 'node:buffer';

export interface DecodedPage {
  readonly text: string;
  /** WHATWG name of the encoding. */
  readonly charset: string;
  readonly toldBy: CharsetTeller;
}

/** By what the encoding is known; `content` where nobody says, or what is said cannot be true. */
export type CharsetTeller = 'byte-order-mark' | 'header' | 'meta' | 'content';

const MIN_META_SCAN_BYTES = 1_024;
const MAX_META_SCAN_BYTES = 16_384;

const WIDE_SCAN_BYTES = 16_384;
/** Where no zero stands so early, no wide text does. */
const FIRST_ZERO_BYTES = 1_024;

const BOMS: readonly (readonly [bytes: readonly number[], charset: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe, 0, 0], 'utf-32le'],
  [[0, 0, 0xfe, 0xff], 'utf-32be'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** The byte order mark; null where there is none, or no zero stands in what it calls wide. */
function findMark(body: Uint8Array): (typeof BOMS)[number] | null {
  const found = BOMS.find(([bytes]) => bytes.every((byte, index) => body[index] === byte));
  if (found === undefined) return null;
  return found[1] === 'utf-8' || hasEarlyZero(body) ? found : null;
}

function hasEarlyZero(body: Uint8Array): boolean {
  return body.subarray(0, FIRST_ZERO_BYTES).includes(0);
}

/** Decodes a page; never throws, whatever the label and the bytes. */
export function decodePage(body: Uint8Array, contentType: string | null): DecodedPage {
  const bom = findMark(body);
  if (bom !== null) return { ...decodeAs(body, bom[1]), toldBy: 'byte-order-mark' };
  const wide = detectWide(body);
  const inHeader = labelInHeader(contentType, body);
  const label = inHeader ?? labelInMeta(body);
  const decoded = decodeByLabel(body, wide ?? label);
  const teller = inHeader === null ? 'meta' : 'header';
  return { ...decoded, toldBy: decoded.charset === label ? teller : 'content' };
}

type Read = Omit<DecodedPage, 'toldBy'>;

function decodeByLabel(body: Uint8Array, charset: string | null): Read {
  if (charset === null || charset === 'utf-8') return decodeUtf8Or1251(body);
  if (!isCyrillicByteSet(charset)) return decodeAs(body, charset);
  // Russian text in a one-byte encoding is never valid UTF-8, so what is valid UTF-8 is UTF-8.
  const utf8 = isAscii(body) || !isUtf8(body) ? null : decodeAs(body, 'utf-8');
  return utf8 !== null && !utf8.text.includes('\uFFFD') ? utf8 : decodeAs(body, charset);
}

/** Well-formed UTF-8 beats windows-1251; a few broken characters in it do not make it the other. */
function decodeUtf8Or1251(body: Uint8Array): Read {
  const utf8 = decodeAs(body, 'utf-8');
  const broken = utf8.text.includes('\uFFFD') ? count(utf8.text, /\uFFFD/g) : 0;
  if (broken === 0 || broken < count(utf8.text, /[\u0400-\u04FF]/g)) return utf8;
  return decodeAs(body, 'windows-1251');
}

function decodeAs(body: Uint8Array, charset: string): Read {
  if (charset.startsWith('utf-32')) return { text: decodeUtf32(body, charset), charset };
  return { text: decoderOf(charset).decode(body), charset };
}

const DECODERS = new Map<string, InstanceType<typeof TextDecoder>>();

/** Making one costs more than decoding a small page. */
function decoderOf(charset: string): InstanceType<typeof TextDecoder> {
  const known = DECODERS.get(charset);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(charset);
  DECODERS.set(charset, decoder);
  return decoder;
}

function labelInHeader(contentType: string | null, body: Uint8Array): string | null {
  const label = /;\s*charset\s*=\s*["']?([^\s;"']+)/i.exec(contentType ?? '')?.[1];
  const charset = label === undefined ? null : nameOfLabel(label);
  // UTF-16 has a zero in every other byte of its markup: without one the label is a lie.
  const isLie = charset?.startsWith('utf-16') === true && !hasEarlyZero(body);
  return isLie ? null : charset;
}

/** A meta element that could be read so far is no UTF-16. */
function labelInMeta(body: Uint8Array): string | null {
  const { buffer, byteOffset, byteLength } = body.subarray(0, MAX_META_SCAN_BYTES);
  const start = Buffer.from(buffer, byteOffset, byteLength)
    .toString('latin1')
    .replace(/<!--.*?(?:-->|$)/gs, (comment) => ' '.repeat(comment.length));
  const headEnd = start.search(/<\/head|<body/i);
  const scanned = start.slice(
    0,
    headEnd === -1 ? undefined : Math.max(headEnd, MIN_META_SCAN_BYTES),
  );
  for (const [, tag = ''] of scanned.matchAll(/<meta[\s/]([^>]*)>/gi)) {
    const attributes = readAttributes(tag);
    const isContentType = /^\s*content-type\s*$/i.test(attributes.get('http-equiv') ?? '');
    const inContent = /charset\s*=\s*["']?\s*([^\s"';]+)/i.exec(attributes.get('content') ?? '');
    const label = attributes.get('charset')?.trim() ?? (isContentType ? inContent?.[1] : undefined);
    const charset = label === undefined ? null : nameOfLabel(label);
    if (charset !== null) return charset.startsWith('utf-16') ? 'utf-8' : charset;
  }
  return null;
}

/** How markup looks in each wide encoding, by the bytes that a character has. */
const WIDE_TAGS: readonly (readonly [charset: string, bytes: number, tag: RegExp])[] = [
  ['utf-32le', 4, /<\0\0\0[a-z!/]\0\0\0/gi],
  ['utf-32be', 4, /\0\0\0<\0\0\0[a-z!/]/gi],
  ['utf-16le', 2, /<\0[a-z!/]\0/gi],
  ['utf-16be', 2, /\0<\0[a-z!/]/gi],
];

/**
 * The wide encoding that the markup is written in, whatever is said of it; null for none. A label
 * that says otherwise would make one text of all its tags.
 */
export function detectWide(body: Uint8Array): string | null {
  if (!hasEarlyZero(body)) return null;
  const { buffer, byteOffset, byteLength } = body.subarray(0, WIDE_SCAN_BYTES);
  const start = Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
  const narrowTags = count(start, /<[a-z!/]/gi);
  for (const [charset, bytes, tag] of WIDE_TAGS) {
    const tags = [...start.matchAll(tag)].filter(({ index }) => index % bytes === 0);
    if (tags.length > narrowTags) return charset;
  }
  return null;
}

function decodeUtf32(body: Uint8Array, charset: string): string {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  let text = '';
  for (let at = 0; at + 4 <= body.length; at += 4) {
    const code = view.getUint32(at, charset === 'utf-32le');
    const isScalar = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    if (at > 0 || code !== BYTE_ORDER_MARK) text += String.fromCodePoint(isScalar ? code : 0xfffd);
  }
  return text;
}

const BYTE_ORDER_MARK = 0xfeff;

function readAttributes(tag: string): ReadonlyMap<string, string> {
  const pattern = /([^\s=/"'>]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;
  const found = [...tag.matchAll(pattern)].map(
    ([, name = '', double, single, bare]) =>
      [name.toLowerCase(), double ?? single ?? bare ?? ''] as const,
  );
  // Of attributes that stand twice the first counts.
  return new Map(found.reverse());
}

/** The encoding that a browser means by a label; null when it knows none. */
function nameOfLabel(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

function isCyrillicByteSet(charset: string): boolean {
  return /^(?:windows-125\d|koi8-[ru]|iso-8859-\d+|ibm866|x-mac-cyrillic|macintosh)$/.test(charset);
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (pattern.lastIndex = 0; pattern.exec(text) !== null; ) found += 1;
  return found;
}
