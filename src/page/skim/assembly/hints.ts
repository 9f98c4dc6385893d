// Where in the page one of the hosts may be written: a part of its name (../hints.ts says which parts)
// in any case, with a comma for a point, or what may be a reference to one of its characters. One
// search for all of them, 16 octets at a time: for the first two octets of each, and there for the rest.
import { folded, lower, octetAt, octetsAt, setLength } from './source';

const MAX_PART_LENGTH: i32 = 256;
/** For as many parts as ../engine.ts says. */
const PARTS: usize = memory.data(16_384);
const LENGTHS: usize = memory.data(256);
let parts: i32 = 0;

const AMPERSAND: u8 = 0x26;
const NUMBER_SIGN: u8 = 0x23;
const SMALL_F: u8 = 0x66;
const SMALL_P: u8 = 0x70;
const COMMA: u8 = 0x2c;
const POINT: u8 = 0x2e;

/** Where the next part is to be written, in small letters; `definePart` then takes it. */
export function partAddress(): usize {
  return PARTS + <usize>(parts * MAX_PART_LENGTH);
}

/** Takes a part of at least two octets. */
export function definePart(length: i32): void {
  store<i32>(LENGTHS + ((<usize>parts) << 2), length);
  parts += 1;
}

/**
 * Writes to `into` where a host may be written, rising, and answers how many places these are; -1 where
 * they are more than there is `room` for. What a reference stands for is the caller's to say.
 */
export function findHints(pageLength: i32, into: usize, room: i32): i32 {
  setLength(pageLength);
  let count = 0;
  for (let at = 0; at < pageLength; at += 16) {
    let starts = findStarts(folded(octetsAt(at)), folded(octetsAt(at + 1)));
    while (starts !== 0) {
      const place = at + ctz(starts);
      starts &= starts - 1;
      if (place >= pageLength || !isHint(place)) continue;
      if (count === room) return -1;
      store<i32>(into + ((<usize>count) << 2), place);
      count += 1;
    }
  }
  return count;
}

/** At which of 16 octets, of which `next` are those behind, something may begin. */
function findStarts(octets: v128, next: v128): i32 {
  // Of the references with names only those to a point and to a ligature have a host's characters.
  let starts = v128.and(
    i8x16.eq(octets, i8x16.splat(AMPERSAND)),
    v128.or(
      i8x16.eq(next, i8x16.splat(NUMBER_SIGN)),
      v128.or(i8x16.eq(next, i8x16.splat(SMALL_P)), i8x16.eq(next, i8x16.splat(SMALL_F))),
    ),
  );
  for (let part = 0; part < parts; part += 1) {
    const address = PARTS + <usize>(part * MAX_PART_LENGTH);
    const first = i8x16.eq(octets, folded(v128.load8_splat(address)));
    const second = i8x16.eq(next, folded(v128.load8_splat(address + 1)));
    starts = v128.or(starts, v128.and(first, second));
  }
  return i8x16.bitmask(starts);
}

function isHint(at: i32): bool {
  if (octetAt(at) === AMPERSAND) return true;
  for (let part = 0; part < parts; part += 1) if (isPartAt(part, at)) return true;
  return false;
}

function isPartAt(part: i32, at: i32): bool {
  const address = PARTS + <usize>(part * MAX_PART_LENGTH);
  const length = load<i32>(LENGTHS + ((<usize>part) << 2));
  for (let index = 0; index < length; index += 1) {
    const wanted = load<u8>(address + index);
    const octet = lower(octetAt(at + index));
    if (octet !== wanted && !(wanted === POINT && octet === COMMA)) return false;
  }
  return true;
}
