// Bytes → text in the order of the HTML standard: byte order mark, the header's label, the meta
// element, detection. A meta element counts as far as Chromium looks for one, beyond the 1,024 bytes
// of the standard's prescan: to the end of the head. It departs from the standard where the label is
// plainly a lie, because the text is for a report that people read: a browser would show such a
// page garbled and its visitors could not tell what the link says. Verdicts do not hang on it: all
// that they are made of is ASCII, and UTF-16 apart, no encoding moves that.
import { isAscii, isUtf8 } from 'node:buffer';

export interface Decoded {
  readonly text: string;
  /** WHATWG name of the encoding. */
  readonly charset: string;
  readonly toldBy: CharsetTeller;
}

/** By what the encoding is known; `content` where nobody says, or what is said cannot be true. */
export type CharsetTeller = 'byte-order-mark' | 'header' | 'meta' | 'content';

const MIN_META_SCAN_BYTES = 1_024;
const MAX_META_SCAN_BYTES = 16_384;
const UTF_16_SCAN_BYTES = 64;

const BOMS: readonly (readonly [bytes: readonly number[], charset: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/**
 * The encoding that `decodePage` reads a page in, where it is one in which markup is ASCII and the
 * bytes can be told from it without decoding them all; else null.
 */
export function charsetOfMarkup(body: Uint8Array, contentType: string | null): string | null {
  const marked = BOMS.find(([bytes]) => bytes.every((byte, index) => body[index] === byte));
  const isWhole = isUtf8(body) && !holdsReplacement(body);
  const label = marked?.[1] ?? labelInHeader(contentType, body) ?? labelInMeta(body);
  const charset = label ?? detectUtf16(body);
  if (charset === null || charset === 'utf-8') {
    if (isWhole) return 'utf-8';
    const decided = marked === undefined ? decodeUtf8Or1251(body).charset : 'utf-8';
    return decided === 'utf-8' ? null : decided;
  }
  if (!isCyrillicByteSet(charset)) return null;
  return isWhole && !isAscii(body) ? 'utf-8' : charset;
}

/** Whether U+FFFD itself is written in it, in UTF-8: the decoder writes it for what is broken. */
function holdsReplacement(body: Uint8Array): boolean {
  const { buffer, byteOffset, byteLength } = body;
  return Buffer.from(buffer, byteOffset, byteLength).includes('\uFFFD');
}

/** Decodes a page; never throws, whatever the label and the bytes. */
export function decodePage(body: Uint8Array, contentType: string | null): Decoded {
  const bom = BOMS.find(([bytes]) => bytes.every((byte, index) => body[index] === byte));
  if (bom !== undefined) return { ...decodeAs(body, bom[1]), toldBy: 'byte-order-mark' };
  const inHeader = labelInHeader(contentType, body);
  const label = inHeader ?? labelInMeta(body);
  const decoded = decodeByLabel(body, label ?? detectUtf16(body));
  const teller = inHeader === null ? 'meta' : 'header';
  return { ...decoded, toldBy: decoded.charset === label ? teller : 'content' };
}

type Read = Omit<Decoded, 'toldBy'>;

function decodeByLabel(body: Uint8Array, charset: string | null): Read {
  if (charset === null || charset === 'utf-8') return decodeUtf8Or1251(body);
  if (!isCyrillicByteSet(charset)) return decodeAs(body, charset);
  // Russian text in a one-byte encoding is never valid UTF-8, so what is valid UTF-8 is UTF-8.
  const utf8 = isAscii(body) ? null : decodeAs(body, 'utf-8');
  return utf8 !== null && !utf8.text.includes('\uFFFD') ? utf8 : decodeAs(body, charset);
}

/** Well-formed UTF-8 beats windows-1251; a few broken characters in it do not make it the other. */
function decodeUtf8Or1251(body: Uint8Array): Read {
  const utf8 = decodeAs(body, 'utf-8');
  const broken = count(utf8.text, /\uFFFD/g);
  if (broken === 0 || broken < count(utf8.text, /[\u0400-\u04FF]/g)) return utf8;
  return decodeAs(body, 'windows-1251');
}

function decodeAs(body: Uint8Array, charset: string): Read {
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
  const isLie = charset?.startsWith('utf-16') === true && !body.subarray(0, 1_024).includes(0);
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

/** UTF-16 that nothing tells of: every other byte of its markup is a zero, always the same one. */
function detectUtf16(body: Uint8Array): string | null {
  const start = [...body.subarray(0, UTF_16_SCAN_BYTES)];
  const zeros = (parity: number) =>
    start.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  const [even, odd] = [zeros(0), zeros(1)];
  if (Math.max(even, odd) < UTF_16_SCAN_BYTES / 4 || Math.min(even, odd) > 0) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

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
