// The names of letters: the number by which the department knows the school, then the school. They
// have to be names for Windows, too, whatever a list holds.
import { singleLine } from '../report/cell-text.js';

/** What Windows forbids in a name, and what shows another name than there is. */
const FORBIDDEN = /[<>:"/\\|?*\p{Cf}]+/gu;
/** Linux ends a name at 255 bytes, Windows a whole path at 260 letters; more has to follow. */
const MAX_BYTES = 180;
const MAX_LENGTH = 100;

/**
 * Makes the namer of a folder. Each name, without an extension, is given once: to a file system
 * that does not tell case, too. The number that each begins with keeps it from being one of the
 * devices of Windows (CON, NUL, COM1).
 */
export function createLetterNamer(): (school: {
  readonly row: number;
  readonly number: string;
  readonly name: string;
}) => string {
  const taken = new Set<string>();
  return ({ row, number, name }) => {
    const place = (/^\s*(\d{1,9})\s*\.?\s*$/.exec(number)?.[1] ?? String(row)).padStart(4, '0');
    const wanted = cut(`${place} ${clean(name)}`.trim());
    let given = wanted;
    for (let copy = 2; taken.has(given.toLowerCase()); copy++) given = `${wanted} (${copy})`;
    taken.add(given.toLowerCase());
    return given;
  };
}

/** `name` as a part of a file's name. */
export function cleanFileName(name: string): string {
  return cut(clean(name)) || '_';
}

function clean(name: string): string {
  return singleLine(name).normalize('NFC').replace(FORBIDDEN, ' ').replace(/\s+/g, ' ').trim();
}

/** As much as a name can hold, with neither a dot nor a space at the end, which Windows drops. */
function cut(name: string): string {
  let bytes = 0;
  let kept = '';
  for (const character of name) {
    bytes += Buffer.byteLength(character);
    if (bytes > MAX_BYTES || kept.length >= MAX_LENGTH) break;
    kept += character;
  }
  return kept.replace(/[. ]+$/, '');
}
