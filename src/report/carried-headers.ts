// Under which names the columns of the list come back at the end of the report: each occurs once,
// whatever the list was, and stays the same when the report becomes the next list.
import { singleLine } from './cell-text.js';

/**
 * The names of `carriedHeader` as the report has them, in the same order. A name that is among
 * `ownHeaders` gets « (список)», a repeated one a number.
 */
export function carriedHeaders(
  carriedHeader: readonly string[],
  ownHeaders: readonly string[],
): readonly string[] {
  const own = new Set(ownHeaders.map(fold));
  const taken = new Set(own);
  return carriedHeader.map((typed) => {
    const name = singleLine(typed);
    const wanted = own.has(fold(name)) ? `${name} (список)` : name;
    let header = wanted;
    for (let copy = 2; taken.has(fold(header)); copy++) header = `${wanted} (${copy})`;
    taken.add(fold(header));
    return header;
  });
}

/** Tables in Excel and columns in databases are told apart without case. */
function fold(header: string): string {
  return header.replace(/\s+/g, ' ').toLowerCase();
}
