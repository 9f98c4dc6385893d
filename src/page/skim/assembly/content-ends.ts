// Where what holds no markup ends: comments, and elements in which no tags are read.
import { behindNameOf } from './kinds';
import { ENDS_TAG_NAME, find, isOf, isWordAt, lower, octetAt, pageLength } from './source';

const BANG: u8 = 0x21;
const DASH: u8 = 0x2d;
const SLASH: u8 = 0x2f;
const LESS: u8 = 0x3c;
const GREATER: u8 = 0x3e;

/** Where the comment read last ends, and the end of what it says. */
export let commentEnd: i32 = 0;
export let commentContentEnd: i32 = 0;

/** Reads the comment whose content begins at `start`. */
export function scanComment(start: i32): void {
  if (octetAt(start) === GREATER) {
    endComment(start, start + 1);
    return;
  }
  if (octetAt(start) === DASH && octetAt(start + 1) === GREATER) {
    endComment(start, start + 2);
    return;
  }
  const length = pageLength();
  for (let at = find(DASH, start); at < length; at = find(DASH, at + 1)) {
    if (octetAt(at + 1) !== DASH) continue;
    if (octetAt(at + 2) === GREATER) {
      endComment(at, at + 3);
      return;
    }
    if (octetAt(at + 2) === BANG && octetAt(at + 3) === GREATER) {
      endComment(at, at + 4);
      return;
    }
  }
  endComment(length - unfinishedEnd(start, length), length);
}

function endComment(contentEnd: i32, end: i32): void {
  commentContentEnd = contentEnd;
  commentEnd = end;
}

/** How much of the page's end could have been the beginning of the comment's end: that is left out. */
function unfinishedEnd(start: i32, length: i32): i32 {
  if (endsWith('--!', start, length)) return 3;
  if (endsWith('--', start, length)) return 2;
  return endsWith('-', start, length) ? 1 : 0;
}

function endsWith(word: string, start: i32, length: i32): bool {
  if (length - start < word.length) return false;
  for (let at = 0; at < word.length; at += 1) {
    if (octetAt(length - word.length + at) !== <u8>word.charCodeAt(at)) return false;
  }
  return true;
}

/** Where the end tag of `kind` stands that is first behind `start`; the page's length where there is none. */
export function findEndTag(start: i32, kind: i32): i32 {
  const length = pageLength();
  for (let at = find(LESS, start); at < length; at = find(LESS, at + 1)) {
    if (octetAt(at + 1) !== SLASH) continue;
    const behind = behindNameOf(kind, at);
    const octet = octetAt(behind);
    if (behind !== 0 && octet !== 0 && isOf(octet, ENDS_TAG_NAME)) return at;
  }
  return length;
}

/** Whether `word`, in small letters, stands between `start` and `end`, in any case. */
export function holdsWord(word: string, start: i32, end: i32): bool {
  const first = <u8>word.charCodeAt(0);
  for (let at = start; at <= end - word.length; at += 1) {
    if (lower(octetAt(at)) === first && isWordAt(word, at)) return true;
  }
  return false;
}
