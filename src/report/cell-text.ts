// Makes text from pages and lists fit for a cell: what a reader cannot see but a terminal, a
// spreadsheet or a line tool would obey does not get in. Our own columns hold one line each, so
// that `grep` and `head` work on a report; carried cells keep their line breaks and tabs, since
// they are the department's own words, and a quoted line break is legal CSV.

/** Line breaks in all their spellings, and tabs. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/** Controls, the marks that turn the direction of all the text after them, and what no XML can hold. */
const UNSEEN = /[\p{Cc}\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu;
const UNSEEN_BUT_LAYOUT = /(?![\t\n])[\p{Cc}\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu;

/** Whether there is any of the above, or of the below: in most cells there is none. */
const UNFIT = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/u;

/** A surrogate without its other half: no UTF-8 exists for it, and strict JSON parsers refuse it. */
const LONE_SURROGATE = /\p{Cs}/gu;

/** `text` with every lone surrogate replaced by U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(LONE_SURROGATE, '\uFFFD');
}

/** `text` as one line without control characters, for a cell of a column of ours. */
export function singleLine(text: string): string {
  if (!UNFIT.test(text)) return text.trim();
  return wellFormed(text.replace(BREAKS, ' ').replace(UNSEEN, '')).trim();
}

/** `text` without control characters but with its tabs and line breaks, the latter as LF. */
export function multiLine(text: string): string {
  return wellFormed(text.replace(/\r\n?/g, '\n').replace(UNSEEN_BUT_LAYOUT, ''));
}
