// What the bytes of a list are, whatever its name says: text, a workbook, or what was saved in the
// wrong format by mistake. That is named, so that the advice can be how to save it, before any byte
// is taken for text.
import type { FileLook } from '../errors.js';

/** Bytes from the beginning of a file that are enough to tell what it is. */
export const LOOK_BYTES = 4096;

const ascii = new TextDecoder('windows-1252');

/** What the first `LOOK_BYTES` of a file show it to be, or null where they may be text. */
export function classifyFile(start: Uint8Array): FileLook | 'xlsx' | null {
  const text = ascii.decode(start);
  if (text.startsWith('PK\x03\x04')) return classifyZip(text);
  // The compound file of Office 97–2003.
  if (text.startsWith('\u00D0\u00CF\x11\u00E0')) return 'xls';
  if (text.startsWith('%PDF-')) return 'pdf';
  const markup = text.replace(/^\u00EF\u00BB\u00BF/, '').trimStart();
  if (/^<(?:!doctype|html|head|body|meta|style|table|div)\b/i.test(markup)) return 'html';
  if (/^<\?xml\b/i.test(markup)) return 'xml';
  return hasByteOrderMark(start) ? null : classifyZeros(start);
}

function classifyZip(text: string): FileLook | 'xlsx' {
  if (text.includes('opendocument.spreadsheet')) return 'ods';
  if (text.includes('xl/')) return 'xlsx';
  if (text.includes('word/')) return 'docx';
  // Excel itself puts this entry first, and the workbook may lie beyond the sample.
  return text.includes('[Content_Types].xml') ? 'xlsx' : 'zip';
}

/** What the whole of a file shows of which the beginning shows too little. */
export function classifyWhole(look: FileLook, bytes: Buffer): FileLook | 'xlsx' {
  // A picture may come first in a workbook. The names of all entries stand at the end.
  if (look === 'zip' && bytes.includes('xl/workbook.xml')) return 'xlsx';
  // Excel puts a workbook with a password into a compound file, as this stream.
  if (look === 'xls' && bytes.includes('EncryptedPackage', 0, 'utf16le')) return 'encrypted';
  return look;
}

/** A few stray NULs happen in text that a database exported; many do not. */
function classifyZeros(start: Uint8Array): FileLook | null {
  let even = 0;
  let odd = 0;
  for (const [index, byte] of start.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even++;
    else odd++;
  }
  const zeros = even + odd;
  if (zeros <= 3 || zeros < start.length / 50) return null;
  // In UTF-16 every NUL is the upper half of an ASCII character.
  return even === 0 || odd === 0 ? 'utf-16-without-bom' : 'binary';
}

function hasByteOrderMark(start: Uint8Array): boolean {
  const [first, second] = start;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
