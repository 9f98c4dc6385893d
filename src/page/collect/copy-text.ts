// Whatever is kept of a page passes through here. V8 represents a substring as a slice that keeps
// the whole string behind it alive, so that 100 kept characters hold on to a page of 5 MB (2.9 GB
// were measured on 20,000 pages). A way through bytes makes a string that shares nothing; on the
// way lone surrogates become U+FFFD, and any encoder downstream is safe.

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

/** Enough for any label, little enough for a cell. */
export const MAX_TEXT_LENGTH = 300;
/** Longer addresses exist, but nobody compares them by eye. */
export const MAX_ADDRESS_LENGTH = 2_000;

/** Characters that order a terminal about, or that change the direction of the text around them. */
const CONTROLS = /[\p{Cc}\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu;

const TO_COLLAPSE = /\s\s|[^\S ]/;

/** White space within a text that is no single blank, and what `CONTROLS` are. */
const TO_FOLD = /\s\s|[^\S ]|[\p{Cc}\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/u;

/** A copy of a text for people: white space folded, no control characters, at most 300 long. */
export function copyText(text: string): string {
  return copy(foldBlanks(text), MAX_TEXT_LENGTH);
}

/** A copy of an address: no control characters, at most 2,000 long. */
export function copyAddress(text: string): string {
  return copy(
    text
      .slice(0, MAX_ADDRESS_LENGTH * 2)
      .replace(CONTROLS, '')
      .trim(),
    MAX_ADDRESS_LENGTH,
  );
}

/** A copy of at most `maxLength` UTF-16 units, otherwise unchanged. */
export function copy(text: string, maxLength: number): string {
  return DECODER.decode(ENCODER.encode(text.slice(0, maxLength)));
}

/** The text with one space in place of each run of white space, at its ends, too. */
export function collapseBlanks(text: string): string {
  return TO_COLLAPSE.test(text) ? text.replace(/\s+/g, ' ') : text;
}

/** The text as a browser shows it: runs of white space are one space, none at the ends. */
export function foldBlanks(text: string): string {
  // Most texts of a page have nothing to fold but at their ends.
  const trimmed = text.trim();
  if (!TO_FOLD.test(trimmed)) return trimmed;
  return trimmed.replace(/\s+/g, ' ').replace(CONTROLS, '').trim();
}
