// One tag, read as the tokenizer of the HTML standard reads it: where its name and its attributes
// stand in the page. The next one overwrites it; the caller reads it where `tagAddress()` says.
import { refuse } from './host';
import {
  ENDS_ATTRIBUTE_NAME,
  ENDS_BARE_VALUE,
  ENDS_TAG_NAME,
  find,
  isOf,
  isWordAt,
  lower,
  octetAt,
  PARTS_ATTRIBUTES,
  pageLength,
  SPACE,
} from './source';

/** Of a tag with more of them the tree is asked. */
const MAX_ATTRIBUTES: i32 = 1_024;
/** Begin and end of the name, begin and end of the value. */
const BOUNDS_SIZE: i32 = 16;
const TAG: usize = memory.data(16, 8);
const BOUNDS: usize = memory.data(16_384, 8);

const QUOTE: u8 = 0x22;
const APOSTROPHE: u8 = 0x27;
const SLASH: u8 = 0x2f;
const EQUALS: u8 = 0x3d;
const GREATER: u8 = 0x3e;
const SMALL_H: u8 = 0x68;
const SMALL_N: u8 = 0x6e;
const SMALL_S: u8 = 0x73;
const AMPERSAND: u8 = 0x26;

/** A number made of the name in small letters; others may have the same. */
export let nameHash: u32 = 0;
export let nameEnd: i32 = 0;
/** Behind the `>`. */
export let tagEnd: i32 = 0;
export let selfClosing: bool = false;
let attributeCount: i32 = 0;
/** Whether an attribute's name is as long as one that can hide the element, and begins like it. */
let mayHide: bool = false;

/** Of the tag: end of the name, end of the tag, whether it closes itself, how many attributes it has. */
export function tagAddress(): usize {
  return TAG;
}

/** Of the attributes: begin and end of the name, begin and end of the value, one behind the other. */
export function boundsAddress(): usize {
  return BOUNDS;
}

/** Leaves the tag where the caller reads it. */
export function showTag(): void {
  store<i32>(TAG, nameEnd);
  store<i32>(TAG, tagEnd, 4);
  store<i32>(TAG, selfClosing ? 1 : 0, 8);
  store<i32>(TAG, attributeCount, 12);
}

export function addToHash(hash: u32, octet: u8): u32 {
  return hash * 31 + (octet | 0x20);
}

/** Reads the tag whose name begins at `start`; false where the page ends before it does. */
export function scanTag(start: i32): bool {
  let at = start;
  let hash: u32 = 0;
  let octet = octetAt(at);
  while (!isOf(octet, ENDS_TAG_NAME)) {
    hash = addToHash(hash, octet);
    at += 1;
    octet = octetAt(at);
  }
  nameHash = hash;
  nameEnd = at;
  selfClosing = false;
  mayHide = false;
  let count = 0;
  for (;;) {
    while (isOf(octet, PARTS_ATTRIBUTES)) {
      const isSlash = octet === SLASH;
      at += 1;
      octet = octetAt(at);
      if (isSlash && octet === GREATER) selfClosing = true;
    }
    if (octet === 0) return false;
    if (octet === GREATER) break;

    const nameStart = at;
    // A leading equals sign is a part of the name.
    do {
      at += 1;
      octet = octetAt(at);
    } while (!isOf(octet, ENDS_ATTRIBUTE_NAME));
    const attributeNameEnd = at;
    while (isOf(octet, SPACE)) {
      at += 1;
      octet = octetAt(at);
    }
    let valueStart = at;
    let valueEnd = at;
    if (octet === EQUALS) {
      do {
        at += 1;
        octet = octetAt(at);
      } while (isOf(octet, SPACE));
      valueStart = at;
      if (octet === QUOTE || octet === APOSTROPHE) {
        valueStart = at + 1;
        valueEnd = find(octet, valueStart);
        if (valueEnd === pageLength()) return false;
        at = valueEnd + 1;
        octet = octetAt(at);
      } else {
        while (!isOf(octet, ENDS_BARE_VALUE)) {
          at += 1;
          octet = octetAt(at);
        }
        valueEnd = at;
      }
    }
    const nameLength = attributeNameEnd - nameStart;
    if (nameLength === 6 || nameLength === 5) {
      const first = lower(octetAt(nameStart));
      mayHide = mayHide || first === SMALL_H || first === SMALL_S;
    }
    if (count === MAX_ATTRIBUTES) refuse();
    const bounds = BOUNDS + <usize>(count * BOUNDS_SIZE);
    store<i32>(bounds, nameStart);
    store<i32>(bounds, attributeNameEnd, 4);
    store<i32>(bounds, valueStart, 8);
    store<i32>(bounds, valueEnd, 12);
    count += 1;
  }
  attributeCount = count;
  tagEnd = at + 1;
  return true;
}

export function valueStart(attribute: i32): i32 {
  return load<i32>(BOUNDS + <usize>(attribute * BOUNDS_SIZE), 8);
}

export function valueEnd(attribute: i32): i32 {
  return load<i32>(BOUNDS + <usize>(attribute * BOUNDS_SIZE), 12);
}

export function countAttributes(): i32 {
  return attributeCount;
}

/** The first attribute called `word` (in small letters); -1 for none. */
export function findAttribute(word: string): i32 {
  for (let attribute = 0; attribute < attributeCount; attribute += 1) {
    if (isCalled(attribute, word)) return attribute;
  }
  return -1;
}

function isCalled(attribute: i32, word: string): bool {
  const bounds = BOUNDS + <usize>(attribute * BOUNDS_SIZE);
  const nameStart = load<i32>(bounds);
  return load<i32>(bounds, 4) - nameStart === word.length && isWordAt(word, nameStart);
}

/** Whether the tag may hide its element; most styles plainly do not. */
export function mayBeHidden(): bool {
  if (!mayHide) return false;
  for (let attribute = 0; attribute < attributeCount; attribute += 1) {
    if (isCalled(attribute, 'hidden')) return true;
    if (isCalled(attribute, 'style') && mayHideByStyle(attribute)) return true;
  }
  return false;
}

/** Whether a style says `none` or `hidden`, or something with a character reference. */
function mayHideByStyle(attribute: i32): bool {
  const end = valueEnd(attribute);
  for (let at = valueStart(attribute); at < end; at += 1) {
    const octet = octetAt(at);
    if (octet === AMPERSAND) return true;
    const small = lower(octet);
    if (small === SMALL_N && isWordAt('none', at)) return true;
    if (small === SMALL_H && isWordAt('hidden', at)) return true;
  }
  return false;
}
