// Whether an answer is a page at all. The header is believed when it says HTML; where it is
// missing or says something else about text, the first bytes decide, as a browser's sniffing does
// and a little beyond: a school's server that labels its pages text/plain still shows a home page.

export type ContentTypeClass = 'html' | 'unsure' | 'other';

const HTML = new Set(['text/html', 'application/xhtml+xml']);
/** Labels that servers put on pages for want of a better one; anything else is what it says. */
const UNSURE = new Set([
  '',
  'text/plain',
  'text/xml',
  'application/xml',
  'application/octet-stream',
  'application/x-httpd-php',
  'application/x-php',
  'unknown/unknown',
  'application/unknown',
  '*/*',
]);

/** Decides by the `content-type` header alone, so that a film need not be downloaded. */
export function classifyContentType(header: string | null): ContentTypeClass {
  // What stands behind the type is often written without its semicolon.
  const type = /^[^\s;:,]*/.exec((header ?? '').trim().toLowerCase())?.[0] ?? '';
  if (HTML.has(type)) return 'html';
  return UNSURE.has(type) || !type.includes('/') ? 'unsure' : 'other';
}

const SNIFFED_BYTES = 2_048;
const MARKUP =
  /<(?:!doctype\s+html|html|head|title|meta|body|script|style|div|table|h1|p|br|a|b|font|iframe|frameset|!--)[\s>/-]/i;
/** How files of other kinds begin, as latin1. */
const MAGIC: readonly string[] = [
  '%PDF-',
  '%!PS',
  'PK\u0003\u0004',
  'GIF8',
  '\u0089PNG',
  '\u00ff\u00d8\u00ff',
  'Rar!',
  '\u00d0\u00cf\u0011\u00e0',
  'RIFF',
  'OggS',
  'ID3',
  '\u001f\u008b',
  '7z\u00bc\u00af',
];
const MAGIC_BYTES = Math.max(...MAGIC.map((magic) => magic.length));
const FIRST_BYTES = new Set(MAGIC.map((magic) => magic.charCodeAt(0)));

/** Whether the first bytes look like HTML in any encoding that keeps ASCII, or in UTF-16. */
export function looksLikeHtml(bytes: Uint8Array): boolean {
  // Without its NULs, UTF-16 mark-up reads as ASCII, whichever byte order.
  if (looksBinary(bytes)) return false;
  return MARKUP.test(latin1Start(bytes, SNIFFED_BYTES).replaceAll('\0', ''));
}

/** Whether a body, however labelled, plainly is a file of another kind. */
export function looksBinary(bytes: Uint8Array): boolean {
  if (!FIRST_BYTES.has(bytes[0] ?? 0)) return false;
  const start = latin1Start(bytes, MAGIC_BYTES);
  return MAGIC.some((magic) => start.startsWith(magic));
}

function latin1Start(bytes: Uint8Array, most: number): string {
  const length = Math.min(bytes.length, most);
  return Buffer.from(bytes.buffer, bytes.byteOffset, length).toString('latin1');
}
