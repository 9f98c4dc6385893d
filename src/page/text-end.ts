// Whether a page's text contradicts that it is whole, however its framing ends. A page that stops
// in the middle of a tag, a comment or a script was cut off: what browsers make of it hides the
// rest. A sloppy page, which leaves out end tags alone, is whole. So is one that has come to its
// `</html>`: what is broken behind it, a counter say, is no part of the page.
import { isAscii, isUtf8 } from 'node:buffer';
import { decodePage } from './decode-page.js';
import { endsWithFatalError } from './fatal-errors.js';
import { type MarkupEnd, readMarkupEnd } from './markup-end.js';
import type { Page } from './page.js';
import { isXhtml } from './xhtml.js';

/** How a text shows that its end is missing. */
export type TextFault =
  | 'open-markup'
  | 'split-character'
  | 'fatal-error'
  /** Its server counted characters, and sent so many bytes. */
  | 'short-length';

export interface EndingText extends Pick<Page, 'body' | 'contentType'> {
  /** Whether the server said beforehand how long the body, as it stands here, is. */
  readonly isCounted: boolean;
}

const END_LENGTH = 256;
const IN_ORDER = /<\/(?:html|body)\s*>\s*$/i;

/** What contradicts that the page is whole; null where nothing does. */
export function findTextFault({ body, contentType, isCounted }: EndingText): TextFault | null {
  const text = markupOf(body, contentType);
  if (endsWithFatalError(text)) return 'fatal-error';
  if (IN_ORDER.test(text.slice(-END_LENGTH))) return null;
  if (endsInsideCharacter(body)) return 'split-character';
  const end = readMarkupEnd(text, { isXml: isXhtml(contentType) });
  if (end.open !== null && !hasComeToItsEnd(text, end)) return 'open-markup';
  const isMiscounted = isCounted && isMultibyte(body) && lacksItsEnd(text, end);
  return isMiscounted ? 'short-length' : null;
}

/** The text as far as its markup goes, which in all but UTF-16 and UTF-32 is its bytes. */
function markupOf(body: Uint8Array, contentType: string | null): string {
  if (body.subarray(0, END_LENGTH).includes(0)) return decodePage(body, contentType).text;
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
}

/** A comment or a tag that nobody closed may have swallowed the page's end. */
function hasComeToItsEnd(text: string, { open, openFrom, isDone }: MarkupEnd): boolean {
  return isDone || (open !== 'raw-text' && /<\/html\s*>/i.test(text.slice(openFrom)));
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

/** Whether the page says where it begins, says nowhere that it ends, and something in it is open. */
function lacksItsEnd(text: string, { unclosed }: MarkupEnd): boolean {
  if (!/<(?:html|body)[\s>]/i.test(text) || /<\/(?:html|body)\s*>/i.test(text)) return false;
  return [...unclosed.values()].some((count) => count > 0);
}
