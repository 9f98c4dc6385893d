// Text of one cell as a person reads it.

/** What is neither seen nor white space: control and format characters. */
const UNSEEN = /(?!\s)[\p{Cc}\p{Cf}]|\uFEFF/gu;

/** Whether a text is anything but words with a space between them: most cells are not. */
const UNCLEAN = /[\p{Cc}\p{Cf}]|[^\S ]|\s\s|^\s|\s$/u;

/** `text` on one line, white space folded, without control and invisible characters. */
export function cleanCell(text: string): string {
  if (!UNCLEAN.test(text)) return text;
  return text.replace(UNSEEN, '').replace(/\s+/g, ' ').trim();
}

/**
 * What remains of a header when only its letters and digits count: case, ё, quotes,
 * punctuation, spaces and line breaks do not.
 */
export function foldWords(text: string): string {
  // NFKC joins «й» that a Mac wrote as two characters, and makes «№» «No».
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}#]/gu, '');
}

/** True where no cell holds anything to be seen. */
export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cleanCell(cell) === '');
}
