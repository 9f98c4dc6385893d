// Where what holds no markup ends: comments, and elements in which no tags are read.
import { startsWith } from './attributes.js';
import { isSpace } from './scan-tag.js';

const SLASH = 0x2f;
const GREATER = 0x3e;

/** Where the comment whose content begins at `start` ends. */
export function findCommentEnd(bytes: string, start: number): { contentEnd: number; end: number } {
  if (bytes.charCodeAt(start) === GREATER) return { contentEnd: start, end: start + 1 };
  if (bytes.startsWith('->', start)) return { contentEnd: start, end: start + 2 };
  for (let at = bytes.indexOf('--', start); at !== -1; at = bytes.indexOf('--', at + 1)) {
    if (bytes.charCodeAt(at + 2) === GREATER) return { contentEnd: at, end: at + 3 };
    if (bytes.startsWith('!>', at + 2)) return { contentEnd: at, end: at + 4 };
  }
  // What could have been the beginning of its end is left out.
  const rest = /(?:--!|--?)$/.exec(bytes.slice(Math.max(start, bytes.length - 3)))?.[0] ?? '';
  return { contentEnd: bytes.length - rest.length, end: bytes.length };
}

/** Where the end tag of `name` stands that is first in the source; the source's end where there is none. */
export function findEndTag(bytes: string, start: number, name: string): number {
  for (let at = bytes.indexOf('</', start); at !== -1; at = bytes.indexOf('</', at + 2)) {
    const behind = bytes.charCodeAt(at + 2 + name.length);
    const isEnd = behind === GREATER || behind === SLASH || isSpace(behind);
    if (isEnd && startsWith(bytes, at + 2, name)) return at;
  }
  return bytes.length;
}
