// What a visitor may read on some of the hyperlinks, and their addresses, put one behind the other:
// so they are searched at once (../inner-words.ts).
import { anchorEnd, anchorStart, anchorTagEnd, hrefEndOf, hrefStartOf } from './anchors';
import {
  countAttributes,
  findAttribute,
  nameEnd,
  scanTag,
  tagEnd,
  valueEnd,
  valueStart,
} from './scan-tag';
import { behindParameter, find, isBlank, isLetter, isWordAt, octetAt } from './source';

/** A label has no more UTF-16 units: what is longer may be cut off in a word. */
const MAX_TEXT_LENGTH: i32 = 300;
/** Stands between the parts: no letter, and nothing that a pattern of words can name. */
const MARK: u8 = 0x22;
const BLANK: u8 = 0x20;
const AMPERSAND: u8 = 0x26;
const SLASH: u8 = 0x2f;
const LESS: u8 = 0x3c;
const BACKSLASH: u8 = 0x5c;

/** Where texts, labels and addresses are put, and how far they reach; each has the same room. */
let base: usize = 0;
let room: usize = 0;
let texts: usize = 0;
let labels: usize = 0;
let addresses: usize = 0;
let isUtf8: bool = false;

/** Texts and labels, as far as they reach. */
export function gatheredTexts(): usize {
  return texts;
}

export function gatheredAddresses(): usize {
  return addresses;
}

/**
 * Gathers from the hyperlinks `from` to `to`, texts and labels at `at`, addresses two `size` behind.
 * False where that cannot be told, or there is no room.
 */
export function gather(from: i32, to: i32, at: usize, size: usize, utf8: bool): bool {
  base = at;
  room = size;
  texts = at;
  labels = at + size;
  addresses = at + 2 * size;
  isUtf8 = utf8;
  for (let anchor = from; anchor < to; anchor += 1) {
    if (!gatherAnchor(anchor)) return false;
  }
  const length = labels - (base + room);
  if (texts + length > base + room) return false;
  memory.copy(texts, base + room, length);
  texts += length;
  return true;
}

function gatherAnchor(anchor: i32): bool {
  const start = anchorStart(anchor);
  const end = anchorEnd(anchor);
  const isArea = isWordAt('<area', start);
  if (!isArea && end === -1) return false;
  if (!gatherAddress(hrefStartOf(anchor), hrefEndOf(anchor))) return false;
  if (!scanTag(start + 1) || !gatherLabels()) return false;
  return isArea || gatherContent(anchorTagEnd(anchor), end);
}

/** False where the address is another than it looks, or not one text with the others. */
function gatherAddress(start: i32, end: i32): bool {
  const length = <usize>(end - start);
  if (addresses + length >= base + 3 * room) return false;
  for (let at = start; at < end; at += 1) {
    const octet = octetAt(at);
    if (octet < BLANK || octet === BACKSLASH) return false;
    if (octet === AMPERSAND && behindParameter(at + 1, end) === 0) return false;
    store<u8>(addresses, octet);
    addresses += 1;
  }
  store<u8>(addresses, MARK);
  addresses += 1;
  return true;
}

/** Adds the attributes of the tag read last that may be a label. */
function gatherLabels(): bool {
  if (countAttributes() === 0) return true;
  return gatherLabel('alt') && gatherLabel('title') && gatherLabel('aria-label');
}

function gatherLabel(name: string): bool {
  const attribute = findAttribute(name);
  if (attribute === -1) return true;
  const start = valueStart(attribute);
  const end = valueEnd(attribute);
  if (labels + <usize>(end - start) >= base + 2 * room) return false;
  let units = 0;
  for (let at = start; at < end; at += 1) {
    const octet = octetAt(at);
    units += unitsOf(octet);
    const blank = isBlank(octet);
    if (blank && at > start && load<u8>(labels - 1) === BLANK) continue;
    store<u8>(labels, blank ? BLANK : octet);
    labels += 1;
  }
  store<u8>(labels, MARK);
  labels += 1;
  return units <= MAX_TEXT_LENGTH;
}

/** Adds what stands in a hyperlink, its tags left out. */
function gatherContent(start: i32, end: i32): bool {
  if (texts + <usize>(end - start) >= base + room) return false;
  let position = start;
  let units = 0;
  for (;;) {
    const less = find(LESS, position);
    const textEnd = min(less, end);
    for (let at = position; at < textEnd; at += 1) {
      const octet = octetAt(at);
      units += unitsOf(octet);
      putText(octet);
    }
    if (less >= end) break;
    const isEndTag = octetAt(less + 1) === SLASH;
    const nameStart = less + (isEndTag ? 2 : 1);
    if (!isLetter(octetAt(nameStart))) return false;
    if (!scanTag(nameStart) || tagEnd > end) return false;
    if (nameEnd - nameStart === 2 && isWordAt('br', nameStart)) putText(BLANK);
    else if (!isEndTag && !gatherLabels()) return false;
    position = tagEnd;
  }
  store<u8>(texts, MARK);
  texts += 1;
  return units <= MAX_TEXT_LENGTH;
}

/** Of white space one blank is enough. */
function putText(octet: u8): void {
  const blank = isBlank(octet);
  if (blank && texts > base && load<u8>(texts - 1) === BLANK) return;
  store<u8>(texts, blank ? BLANK : octet);
  texts += 1;
}

/** So many UTF-16 units a character has, counted where it begins, or more. */
function unitsOf(octet: u8): i32 {
  if (!isUtf8) return 1;
  if ((octet & 0xc0) === 0x80) return 0;
  return octet >= 0xf0 ? 2 : 1;
}
