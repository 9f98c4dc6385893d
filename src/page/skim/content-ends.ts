// Where what holds no markup ends: comments, and elements in which no tags are read.
import type { Bytes } from './bytes.js';
import { isSpace } from './octets.js';

const SLASH = 0x2f;
const GREATER = 0x3e;

/** Where the comment whose content begins at `start` ends. */
export function findCommentEnd(bytes: Bytes, start: number): { contentEnd: number; end: number } {
  const { octets } = bytes;
  if (octets[start] === GREATER) return { contentEnd: start, end: start + 1 };
  if (bytes.holds('->', start)) return { contentEnd: start, end: start + 2 };
  for (let at = bytes.indexOf('--', start); at !== -1; at = bytes.indexOf('--', at + 1)) {
    if (octets[at + 2] === GREATER) return { contentEnd: at, end: at + 3 };
    if (bytes.holds('!>', at + 2)) return { contentEnd: at, end: at + 4 };
  }
  // What could have been the beginning of its end is left out.
  const rest =
    /(?:--!|--?)$/.exec(bytes.slice(Math.max(start, bytes.length - 3), bytes.length))?.[0] ?? '';
  return { contentEnd: bytes.length - rest.length, end: bytes.length };
}

/** Where the end tag of `name` stands that is first in the source; the source's end where there is none. */
export function findEndTag(bytes: Bytes, start: number, name: string): number {
  for (let at = bytes.indexOf('</', start); at !== -1; at = bytes.indexOf('</', at + 2)) {
    const behind = bytes.octets[at + 2 + name.length] ?? 0;
    const isEnd = behind === GREATER || behind === SLASH || isSpace(behind);
    if (isEnd && bytes.holds(name, at + 2)) return at;
  }
  return bytes.length;
}
