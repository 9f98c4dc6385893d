// What is known of the elements, by the numbers that `tags.ts` gives them: their traits, as bits.
// Names that stand in no standard get numbers behind these, anew on each page.
import { refuse } from './host';
import { addToHash, nameEnd, nameHash } from './scan-tag';
import { lower, octetAt } from './source';

// The bits, as tags.ts sets them.
export const CLOSES_PARAGRAPH: u32 = 1 << 0;
export const SPECIAL: u32 = 1 << 1;
export const FORMATTING: u32 = 1 << 2;
export const SCOPE: u32 = 1 << 3;
export const IMPLIED_END: u32 = 1 << 4;
export const ENDS_ACROSS: u32 = 1 << 5;
export const ROW: u32 = 1 << 6;
export const CELL: u32 = 1 << 7;
export const STOPS_ITEM: u32 = 1 << 8;
export const STAYS_IN_TABLE: u32 = 1 << 9;
/** Nothing is asked of its start tags, or its end tags, but what they begin and end. */
export const ORDINARY_START: u32 = 1 << 10;
export const ORDINARY_END: u32 = 1 << 11;
export const MARKUP: u32 = 1 << 12;
/** In it no tags are read, and unless it speaks of a host nothing is asked of it. */
export const RAW_TEXT: u32 = 1 << 13;

/** A plain shape, in a drawing. */
export const SHAPE: u32 = 1 << 14;

/** What its start tag does to what is open, beside ending a paragraph. */
export const ENTRY: u32 = 0xf << 16;
export const ANCHOR_ENTRY: u32 = 1 << 16;
export const BUTTON_ENTRY: u32 = 2 << 16;
export const DEFINITION_ENTRY: u32 = 3 << 16;
export const FORM_ENTRY: u32 = 4 << 16;
export const HEADING_ENTRY: u32 = 5 << 16;
export const LIST_ITEM_ENTRY: u32 = 6 << 16;
export const OPTION_ENTRY: u32 = 7 << 16;
export const TABLE_PART_ENTRY: u32 = 8 << 16;

/** Those that have rules of their own. */
export const WHO: u32 = 0xf << 24;
export const PARAGRAPH: u32 = 1 << 24;
export const BUTTON: u32 = 2 << 24;
export const TABLE: u32 = 3 << 24;
export const FORM: u32 = 4 << 24;
export const ANCHOR: u32 = 5 << 24;
export const LIST_ITEM: u32 = 6 << 24;
export const OPTION: u32 = 7 << 24;
export const TEMPLATE: u32 = 8 << 24;
export const LIST: u32 = 9 << 24;
export const COLUMN_GROUP: u32 = 10 << 24;
export const SCRIPT: u32 = 11 << 24;
export const DRAWING: u32 = 12 << 24;

const MADE_UP_TRAITS: u32 = MARKUP | ORDINARY_START | ORDINARY_END;

/** The longest of those that are known has as many. */
const MAX_NAME_LENGTH: i32 = 16;
const MAX_KNOWN: i32 = 256;
const SLOTS: u32 = 1_024;
/** Of a page with more names that are made up the tree is asked. */
const MAX_MADE_UP: i32 = 64;

const TRAITS: usize = memory.data(1_024, 8);
/** The name, and its length behind the room for it. */
const NAMES: usize = memory.data(8_192, 8);
/** For each slot a hash, and one more than the number of the kind. */
const TABLE_OF_HASHES: usize = memory.data(8_192, 8);
/** Of a name that is made up: where it stands in the page, its length, its hash. */
const MADE_UP: usize = memory.data(1_024, 8);
let madeUp: i32 = 0;

/** Where the name of the kind to be defined next is written. */
export function nameAddress(kind: i32): usize {
  return NAMES + <usize>(kind * (MAX_NAME_LENGTH + 16));
}

/** Takes the kind of a number, whose name of `length` was written to `nameAddress`. */
export function defineKind(kind: i32, length: i32, traits: u32): void {
  if (kind >= MAX_KNOWN || length > MAX_NAME_LENGTH) unreachable();
  const name = nameAddress(kind);
  store<u8>(name, <u8>length, MAX_NAME_LENGTH);
  store<u32>(TRAITS + ((<usize>kind) << 2), traits);
  let hash: u32 = 0;
  for (let at = 0; at < length; at += 1) hash = addToHash(hash, load<u8>(name + at));
  let slot = slotOf(hash);
  while (load<i32>(slot, 4) !== 0) slot = nextSlot(slot);
  store<u32>(slot, hash);
  store<i32>(slot, kind + 1, 4);
}

export function forgetMadeUpKinds(): void {
  madeUp = 0;
}

export function traitsOf(kind: i32): u32 {
  return kind < MAX_KNOWN ? load<u32>(TRAITS + ((<usize>kind) << 2)) : MADE_UP_TRAITS;
}

/** The number of the kind of the tag read last, whose name begins at `start`. */
export function findKind(start: i32): i32 {
  const hash = nameHash;
  for (let slot = slotOf(hash); load<i32>(slot, 4) !== 0; slot = nextSlot(slot)) {
    if (load<u32>(slot) !== hash) continue;
    const kind = load<i32>(slot, 4) - 1;
    if (isNamed(kind, start)) return kind;
  }
  return findMadeUp(start, hash);
}

function isNamed(kind: i32, start: i32): bool {
  const name = nameAddress(kind);
  const length = nameEnd - start;
  if (<i32>load<u8>(name, MAX_NAME_LENGTH) !== length) return false;
  for (let at = 0; at < length; at += 1) {
    if (lower(octetAt(start + at)) !== load<u8>(name + at)) return false;
  }
  return true;
}

function findMadeUp(start: i32, hash: u32): i32 {
  const length = nameEnd - start;
  for (let index = 0; index < madeUp; index += 1) {
    const entry = MADE_UP + <usize>(index * 16);
    if (load<u32>(entry, 8) !== hash || load<i32>(entry, 4) !== length) continue;
    if (isSameName(load<i32>(entry), start, length)) return MAX_KNOWN + index;
  }
  if (madeUp === MAX_MADE_UP) refuse();
  const entry = MADE_UP + <usize>(madeUp * 16);
  store<i32>(entry, start);
  store<i32>(entry, length, 4);
  store<u32>(entry, hash, 8);
  madeUp += 1;
  return MAX_KNOWN + madeUp - 1;
}

function isSameName(one: i32, other: i32, length: i32): bool {
  for (let at = 0; at < length; at += 1) {
    if (lower(octetAt(one + at)) !== lower(octetAt(other + at))) return false;
  }
  return true;
}

function slotOf(hash: u32): usize {
  return TABLE_OF_HASHES + <usize>(((hash ^ (hash >> 10)) & (SLOTS - 1)) << 3);
}

function nextSlot(slot: usize): usize {
  const next = slot + 8;
  return next === TABLE_OF_HASHES + <usize>(SLOTS << 3) ? TABLE_OF_HASHES : next;
}

/** Behind the name of the end tag at `start` where that is one of the kind; else 0. */
export function behindNameOf(kind: i32, start: i32): i32 {
  const name = nameAddress(kind);
  const length = <i32>load<u8>(name, MAX_NAME_LENGTH);
  for (let at = 0; at < length; at += 1) {
    if (lower(octetAt(start + 2 + at)) !== load<u8>(name + at)) return 0;
  }
  return start + 2 + length;
}
