// What a body is by its bytes, whatever its server calls it. Browsers sniff by the tables of the
// MIME Sniffing Standard; here text that is plainly data is told as well. A page has tags: without
// any there is nothing on it that a visitor could follow.
import { isAscii } from 'node:buffer';
import { detectWide } from '../page/decode-page.js';
import { FILE_TABLE, type FileSignature } from './file-signatures.js';

/** `text` has no tags, `data` is JSON, a feed, or other XML that is no page. */
export type BodyKind = 'blank' | 'page' | 'text' | 'data' | 'file';

const SNIFFED_BYTES = 4_096;
/** Beyond it JSON is known by its beginning alone. */
const MAX_JSON_BYTES = 1_000_000;
const TAG = /<(?:[a-z][^<>]*[\s/>]|\/[a-z]|!doctype|!--|\?)/i;
/** Elements with which a page begins, to a browser that has only the bytes to go by. */
const PAGE_START =
  /^[\t\n\f\r ]*<(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|!--)[ >]/i;
const MARKUP =
  /<(?:!doctype\s+html|(?:[\w.-]+:)?html|head|title|meta|body|script|style|div|table|h1|p|br|a|b|font|iframe|frameset|!--)[\s>/-]/i;
/** In a page they are a slip, in other data every tenth byte is one of them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const CONTROLS = /[\0-\x08\x0b\x0e-\x1a\x1c-\x1f]/g;
const MAX_CONTROL_SHARE = 0.03;

/** What a decoded body is. */
export function sniffBody(bytes: Uint8Array): BodyKind {
  const isWide = detectWide(bytes) !== null;
  const start = latin1(bytes, SNIFFED_BYTES);
  // Without its zeros, wide markup reads as ASCII, whichever byte order.
  const text = (isWide ? start.replaceAll('\0', '') : start)
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .trimStart();
  if (text === '' && bytes.length <= SNIFFED_BYTES) return 'blank';
  const isMarkup = isWide || text.startsWith('<');
  if (!isMarkup && (hasSignature(start) || looksRandom(start))) return 'file';
  if (isJson(text, bytes) || isXmlData(text)) return 'data';
  return TAG.test(text) || hasTag(bytes, isWide) ? 'page' : 'text';
}

function hasTag(bytes: Uint8Array, isWide: boolean): boolean {
  const text = latin1(bytes, bytes.length);
  return TAG.test(isWide ? text.replaceAll('\0', '') : text);
}

/** Whether the first bytes look like HTML in any encoding that keeps ASCII, or in a wide one. */
export function looksLikeHtml(bytes: Uint8Array): boolean {
  const start = latin1(bytes, SNIFFED_BYTES / 2);
  return !hasSignature(start) && MARKUP.test(start.replaceAll('\0', ''));
}

/** Whether a browser that is told no type shows these bytes as a page. */
export function startsAsPage(bytes: Uint8Array): boolean {
  return PAGE_START.test(latin1(bytes, SNIFFED_BYTES));
}

/** Whether a page is written in UTF-7, and says so: browsers show its tags as text. */
export function isUtf7(bytes: Uint8Array, contentType: string | null): boolean {
  if (!isAscii(bytes)) return false;
  const text = latin1(bytes, bytes.length);
  const isTold = /utf-?7\b/i.test(`${contentType ?? ''} ${text.slice(0, 1_024)}`);
  return isTold && /\+A[A-H][A-Za-z0-9+/]/.test(text);
}

/** Whether XML is a page: its elements are those of XHTML. */
export function isXhtmlDocument(bytes: Uint8Array): boolean {
  const start = latin1(bytes, SNIFFED_BYTES).replaceAll('\0', '');
  return /<(?:[\w.-]+:)?html\b[^<>]*\sxmlns(?::[\w.-]+)?\s*=\s*["']http:\/\/www\.w3\.org\/1999\/xhtml["']/.test(
    start,
  );
}

/** Whether bytes begin as a file of another kind does. */
function hasSignature(start: string): boolean {
  return FILE_TABLE.signatures.some((signature) => matches(signature, start));
}

function matches({ bytes, at = 0, also, afterBlanks }: FileSignature, start: string): boolean {
  const from = afterBlanks ? start.search(/[^\s\0\xef\xbb\xbf]/) : 0;
  if (from === -1 || !start.startsWith(bytes, from + at)) return false;
  return also === undefined || start.startsWith(also.bytes, from + also.at);
}

function looksRandom(start: string): boolean {
  const controls = start.match(CONTROLS)?.length ?? 0;
  return controls > start.length * MAX_CONTROL_SHARE;
}

/** An object, a list, or either as what a script's function is called with. */
const JSON_START =
  /^(?:(?:\/\*\*\/)?\s*[\w$.]{1,100}\(\s*)?(?:\{\s*"[^"]*"\s*:|\[\s*(?:[[{"]|-?\d))/;

/** JSON, also behind the prefix that keeps others from reading it, or cut off. */
function isJson(start: string, bytes: Uint8Array): boolean {
  const text = start.replace(/^\)\]\}',?\s*/, '');
  if (JSON_START.test(text)) return true;
  if (!/^[[{"\dtfn-]/.test(text) || bytes.length > MAX_JSON_BYTES) return false;
  try {
    JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8').trim());
    return true;
  } catch {
    return false;
  }
}

const PROLOGUE = /^(?:\s+|<\?[^>]*>|<!--.*?-->|<!doctype[^>[]*(?:\[[^\]]*\]\s*)?>)/is;

/** A document of XML that is no page, or is one only behind its transformation. */
function isXmlData(text: string): boolean {
  let rest = text;
  let isTransformed = false;
  for (let part = PROLOGUE.exec(rest)?.[0]; part !== undefined; part = PROLOGUE.exec(rest)?.[0]) {
    isTransformed ||= /^<\?xml-stylesheet\b[^>]*\btype\s*=\s*["'][^"']*(?:xsl|xml)/i.test(part);
    rest = rest.slice(part.length);
  }
  if (isTransformed) return true;
  const root = /^<(?:[\w.-]+:)?([\w.-]+)/.exec(rest)?.[1]?.toLowerCase();
  if (root === undefined) return false;
  const isDeclared = /^<\?xml\s/i.test(text);
  // A drawing alone is an image; a page may begin with one.
  if (root === 'svg') return isDeclared || /^<svg\b[^<>]*\sxmlns.*<\/svg>\s*$/is.test(rest);
  return FILE_TABLE.dataRoots.includes(root) || (isDeclared && !PAGE_ROOTS.has(root));
}

/** With which a page may begin though it says that it is XML. */
const PAGE_ROOTS = new Set(
  'html head body title meta link base script style div table center font p a h1 h2 h3 h4 ul ol span b i br img form noscript frameset iframe header main nav section article'.split(
    ' ',
  ),
);

function latin1(bytes: Uint8Array, most: number): string {
  const length = Math.min(bytes.length, most);
  return Buffer.from(bytes.buffer, bytes.byteOffset, length).toString('latin1');
}
