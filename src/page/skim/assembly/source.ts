// The page in memory, and where in it one of the hosts may be written. The caller (../engine.ts) writes
// the page to `pageAddress()`, zeros behind it, and behind these the places of the hints. A page has
// no zero of its own, or is not read here: zeros end every loop.
import { refuseLong, refusePage } from './host';

/** Tags and texts that are longer may be among those that are closed early (see overgrowth.ts). */
const MAX_PLAIN_LENGTH: i32 = 1_000;
const NO_HINT: i32 = i32.MAX_VALUE;
/** Longer than the name of any host. */
const MAX_NAME_LENGTH: i32 = 255;

const LINE_FEED: u8 = 0x0a;
const RETURN: u8 = 0x0d;
const LESS: u8 = 0x3c;
const GREATER: u8 = 0x3e;
const COMMA: u8 = 0x2c;
const POINT: u8 = 0x2e;

const SPACE_CLASS: u8 = 1;
const SLASH_CLASS: u8 = 2;
const GREATER_CLASS: u8 = 4;
const EQUALS_CLASS: u8 = 8;
const ZERO_CLASS: u8 = 16;
const LETTER_CLASS: u8 = 32;
/** What a host's name is written with. */
const HOST_CLASS: u8 = 64;
/** What an address is written with where nothing in it is dropped, decoded or taken for something else. */
const ADDRESS_CLASS: u8 = 128;
export const ENDS_TAG_NAME: u8 = SPACE_CLASS | SLASH_CLASS | GREATER_CLASS | ZERO_CLASS;
export const ENDS_ATTRIBUTE_NAME: u8 = ENDS_TAG_NAME | EQUALS_CLASS;
export const ENDS_BARE_VALUE: u8 = SPACE_CLASS | GREATER_CLASS | ZERO_CLASS;
export const PARTS_ATTRIBUTES: u8 = SPACE_CLASS | SLASH_CLASS;
export const SPACE: u8 = SPACE_CLASS;

const CLASSES: usize = memory.data(256);

/** Behind all that is static. */
const PAGE: usize = (__heap_base + 15) & ~15;
let length: i32 = 0;
let hints: usize = 0;
let hintsEnd: usize = 0;
/** The first of the hints that was not passed when last asked for. */
let hintAt: i32 = NO_HINT;

/** Fills the table of classes; to be called once. */
export function classifyOctets(): void {
  for (let octet: u32 = 0; octet < 256; octet += 1) {
    let classes: u8 = 0;
    if (octet === 0x20 || octet === 0x09 || octet === 0x0a || octet === 0x0c || octet === 0x0d) {
      classes |= SPACE_CLASS;
    }
    if (octet === 0x2f) classes |= SLASH_CLASS;
    if (octet === 0x3e) classes |= GREATER_CLASS;
    if (octet === 0x3d) classes |= EQUALS_CLASS;
    if (octet === 0) classes |= ZERO_CLASS;
    const small = octet | 0x20;
    const isLetter = small >= 0x61 && small <= 0x7a;
    if (isLetter) classes |= LETTER_CLASS;
    const isDigit = octet >= 0x30 && octet <= 0x39;
    if (isLetter || isDigit || octet === 0x2d || octet === 0x2e) classes |= HOST_CLASS;
    // Neither a percent sign nor an ampersand: what they may begin is told by `isPlainAddress`.
    if (octet >= 0x21 && octet <= 0x7e && octet !== 0x25 && octet !== 0x26)
      classes |= ADDRESS_CLASS;
    store<u8>(CLASSES + octet, classes);
  }
}

export function pageAddress(): usize {
  return PAGE;
}

/** Takes the page that was written, with its hints. */
export function takePage(pageLength: i32, hintsAt: usize, hintCount: i32): void {
  length = pageLength;
  hints = hintsAt;
  hintsEnd = hintsAt + ((<usize>hintCount) << 2);
  hintAt = hints < hintsEnd ? load<i32>(hints) : NO_HINT;
}

/** Says how long the page is of which only the octets are asked for yet. */
export function setLength(pageLength: i32): void {
  length = pageLength;
}

export function pageLength(): i32 {
  return length;
}

export function octetAt(at: i32): u8 {
  return load<u8>(PAGE + at);
}

/** Sixteen of them. */
export function octetsAt(at: i32): v128 {
  return v128.load(PAGE + at);
}

/** Capitals made small and commas points; of some other octets it makes others of these. */
export function folded(octets: v128): v128 {
  const small = v128.or(octets, i8x16.splat(0x20));
  const commas = i8x16.eq(small, i8x16.splat(COMMA));
  return v128.or(small, v128.and(commas, i8x16.splat(COMMA ^ POINT)));
}

export function isOf(octet: u8, classes: u8): bool {
  return (load<u8>(CLASSES + octet) & classes) !== 0;
}

/** What JavaScript's patterns take for white space, as far as it is ASCII. */
export function isBlank(octet: u8): bool {
  return octet === 0x20 || (octet >= 0x09 && octet <= 0x0d);
}

export function isAllBlank(start: i32, end: i32): bool {
  for (let at = start; at < end; at += 1) if (!isOf(octetAt(at), SPACE_CLASS)) return false;
  return true;
}

export function isLetter(octet: u8): bool {
  return isOf(octet, LETTER_CLASS);
}

/** A capital made small; all else as it is. */
export function lower(octet: u8): u8 {
  return octet >= 0x41 && octet <= 0x5a ? octet + 0x20 : octet;
}

/** Where `octet` stands from `from` on; the page's length for nowhere. */
export function find(octet: u8, from: i32): i32 {
  const pattern = i8x16.splat(<i8>octet);
  for (let at = from; at < length; at += 16) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(PAGE + at), pattern));
    if (found !== 0) return min(at + ctz(found), length);
  }
  return length;
}

/** Line breaks between two places; one of two characters counts where its second stands. */
export function countLines(from: i32, to: i32): i32 {
  const feeds = i8x16.splat(LINE_FEED);
  const returns = i8x16.splat(RETURN);
  let lines = 0;
  for (let at = from; at < to; at += 16) {
    const octets = v128.load(PAGE + at);
    const next = v128.load(PAGE + at + 1);
    let breaks =
      i8x16.bitmask(i8x16.eq(octets, feeds)) |
      (i8x16.bitmask(i8x16.eq(octets, returns)) & ~i8x16.bitmask(i8x16.eq(next, feeds)));
    if (to - at < 16) breaks &= (1 << (to - at)) - 1;
    lines += popcnt(breaks);
  }
  return lines;
}

/** Behind the last line break that ends between `from` and `to`; -1 where there is none. */
export function lineStart(from: i32, to: i32): i32 {
  for (let at = to; at > from; at -= 1) {
    const before = octetAt(at - 1);
    if (before === LINE_FEED || (before === RETURN && octetAt(at) !== LINE_FEED)) return at;
  }
  return -1;
}

/** Whether `word`, in small letters, stands at `start`, in any case. */
export function isWordAt(word: string, start: i32): bool {
  for (let at = 0; at < word.length; at += 1) {
    if (lower(octetAt(start + at)) !== <u8>word.charCodeAt(at)) return false;
  }
  return true;
}

/** Whether one of the hosts may be written there. Asked in rising order. */
export function hasHint(start: i32, end: i32): bool {
  if (hintAt >= end) return false;
  while (hintAt < start) {
    hints += 4;
    hintAt = hints < hintsEnd ? load<i32>(hints) : NO_HINT;
  }
  return hintAt < end;
}

/** Whether a text may be nothing but a part of a host's name. */
export function mayBePartOfName(start: i32, end: i32): bool {
  if (end - start > MAX_NAME_LENGTH) return false;
  for (let at = start; at < end; at += 1) {
    if (!isOf(octetAt(at), HOST_CLASS)) return false;
  }
  return true;
}

/** Refuses the page where a tag or a text may have been closed early. */
export function refuseOvergrown(start: i32, end: i32): void {
  if (end - start > MAX_PLAIN_LENGTH) refuseLong(start, end);
}

/** The same for what is no markup, where a tag may seem to begin. */
export function refuseOvergrownContent(start: i32, end: i32): void {
  for (let at = find(LESS, start); at < end; at = find(LESS, at + 1)) {
    if (!isLetter(octetAt(at + 1))) continue;
    const close = find(GREATER, at);
    if (close === length || close - at > MAX_PLAIN_LENGTH) refusePage();
    if (close === length) return;
  }
}

/**
 * Whether an address leads where it seems to lead, as it is written. An encoded blank may stand in it
 * behind its first part: no host has one, and nobody takes it away there. So may encoded Cyrillic
 * letters, where no host that is looked for has any.
 */
export function isPlainAddress(start: i32, end: i32, cyrillicIsPlain: bool): bool {
  let at = start;
  let isBehindFirst = false;
  while (at < end) {
    const octet = octetAt(at);
    if (isOf(octet, ADDRESS_CLASS)) {
      isBehindFirst = isBehindFirst || isPartEnd(octet);
      at += 1;
    } else if (octet === 0x26) {
      const behind = behindParameter(at + 1, end);
      if (behind === 0) return false;
      at = behind;
    } else if (octet === 0x25 && cyrillicIsPlain && end - at >= 6 && isCyrillic(at)) {
      if (!isBehindFirst && endsLikeBlank(at)) return false;
      at += 6;
    } else if (octet === 0x25 && isBehindFirst && end - at >= 3 && isEncodedBlank(at)) {
      at += 3;
    } else {
      return false;
    }
  }
  return true;
}

function isPartEnd(octet: u8): bool {
  return octet === 0x2f || octet === 0x3a || octet === 0x3f || octet === 0x23;
}

function isEncodedBlank(at: i32): bool {
  return octetAt(at + 1) === 0x32 && octetAt(at + 2) === 0x30;
}

/** Behind an `&amp;`, or the name of a parameter and its equals sign; 0 where it is neither. */
export function behindParameter(start: i32, end: i32): i32 {
  let at = start;
  while (at < end && isLetterOrDigit(octetAt(at))) at += 1;
  if (at >= end) return 0;
  if (octetAt(at) === 0x3d && at > start) return at + 1;
  const isAmp =
    octetAt(at) === 0x3b &&
    at - start === 3 &&
    lower(octetAt(start)) === 0x61 &&
    lower(octetAt(start + 1)) === 0x6d &&
    lower(octetAt(start + 2)) === 0x70;
  return isAmp ? at + 1 : 0;
}

/** Whether `%D0%90` and the like stand there: a letter between U+0400 and U+04FF. */
function isCyrillic(at: i32): bool {
  const third = octetAt(at + 2);
  const fifth = lower(octetAt(at + 4));
  return (
    lower(octetAt(at + 1)) === 0x64 &&
    third >= 0x30 &&
    third <= 0x33 &&
    octetAt(at + 3) === 0x25 &&
    (fifth === 0x38 || fifth === 0x39 || fifth === 0x61 || fifth === 0x62) &&
    isHexDigit(lower(octetAt(at + 5)))
  );
}

function isHexDigit(small: u8): bool {
  return (small >= 0x30 && small <= 0x39) || (small >= 0x61 && small <= 0x66);
}

/** The second half of some letters looks like that of a blank or a quote, for which all of the address is decoded (near-miss.ts). */
function endsLikeBlank(at: i32): bool {
  const fifth = lower(octetAt(at + 4));
  const sixth = lower(octetAt(at + 5));
  return fifth === 0x61 && (sixth === 0x30 || sixth === 0x62);
}

function isLetterOrDigit(octet: u8): bool {
  return isOf(octet, HOST_CLASS) && octet !== 0x2d && octet !== 0x2e;
}
