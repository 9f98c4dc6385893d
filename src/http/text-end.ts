// Whether a page's text contradicts that it is whole, however its framing ends. A page that stops
// in the middle of a tag, a comment or a script was cut off, or hides its end from every visitor,
// be it behind `</html>`. A sloppy page, which leaves out end tags alone, is whole.
import { isAscii, isUtf8 } from 'node:buffer';
import { decodePage, detectWide } from '../page/decode-page.js';
import type { Page } from '../page/page.js';
import { isXhtml } from '../page/xhtml.js';
import { endsWithFatalError } from './fatal-errors.js';
import { type MarkupEnd, readMarkupEnd } from './markup-end.js';

/** How a text shows that its end is missing. */
export type TextFault =
  | 'open-markup'
  | 'split-character'
  | 'fatal-error'
  /** Its framing is no proof, and what holds the page together is open. */
  | 'open-elements';

/**
 * What the framing says of a body: its end was `marked`, its length was `counted` (by some in
 * characters), or the connection `closed`, be it that the server was done or had died.
 */
export type Framing = 'marked' | 'counted' | 'closed';

export interface EndingText extends Pick<Page, 'body' | 'contentType'> {
  readonly framing: Framing;
}

/** Of these many bytes the end of a page tells of an error, or that it is in order. */
const END_BYTES = 16_384;
const IN_ORDER = /<\/(?:html|body)\s*>\s*$/i;
const IN_ORDER_LENGTH = 256;

/** What contradicts that the page is whole; null where nothing does. */
export function findTextFault({ body, contentType, framing }: EndingText): TextFault | null {
  const wide = detectWide(body) === null ? null : decodePage(body, contentType).text;
  // Errors and the last end tags stand there.
  const last = wide?.slice(-END_BYTES) ?? latin1(body.subarray(-END_BYTES));
  const isClosed = IN_ORDER.test(last.slice(-IN_ORDER_LENGTH));
  if (endsWithFatalError(last, { isClosed })) return 'fatal-error';
  if (wide === null && endsInsideCharacter(body)) return 'split-character';
  const text = wide ?? latin1(body);
  const end = readMarkupEnd(text, { isXml: isXhtml(contentType) });
  if (end.isOpen) return 'open-markup';
  if (isClosed) return null;
  const isProof = framing === 'marked' || (framing === 'counted' && !isMultibyte(body));
  return !isProof && lacksItsEnd(text, end) ? 'open-elements' : null;
}

/** The text as far as its markup goes, which in all but wide encodings is its bytes. */
function latin1({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
}

/** Whether UTF-8 stops between the bytes of one character. */
function endsInsideCharacter(body: Uint8Array): boolean {
  let start = body.length - 1;
  while (start > 0 && body.length - start < 4 && ((body[start] ?? 0) & 0xc0) === 0x80) start -= 1;
  const first = body[start] ?? 0;
  const length = first < 0xc2 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  return length > body.length - start && isMultibyte(body.subarray(0, start));
}

function isMultibyte(body: Uint8Array): boolean {
  return !isAscii(body) && isUtf8(body);
}

/** Elements within a line, which nobody opens last of all and leaves open. */
const WITHIN_LINE = new Set(
  'a b button em font h1 h2 h3 h4 h5 h6 i label span strong u'.split(' '),
);

/** Whether the page tells its beginning and not its end, and something in it is open. */
function lacksItsEnd(text: string, { unclosed, closes, lastOpened }: MarkupEnd): boolean {
  if (!/<(?:html|body)[\s>]/i.test(text) || /<\/(?:html|body)\s*>/i.test(text)) return false;
  if (lastOpened !== null && WITHIN_LINE.has(lastOpened)) return true;
  // Who closes nothing has left nothing open by accident.
  return closes && [...unclosed.values()].some((count) => count > 0);
}
