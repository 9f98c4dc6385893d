// One tag, read as the tokenizer of the HTML standard reads it: where its name and its attributes
// stand in the source. Nothing is copied: of a thousand tags a handful is looked at. It reads octets
// and not the string, whose characters take twice the time to get at.

/** The tag read last; the next `scanTag` overwrites it. */
export interface ScannedTag {
  nameEnd: number;
  /** A number made of the name in lower case; others may have the same (see `hashName`). */
  nameHash: number;
  /** Behind the `>`. */
  end: number;
  selfClosing: boolean;
  attributeCount: number;
  /** Whether an attribute's name is as long as one that can hide the element, and begins like it. */
  mayHide: boolean;
  /** For each attribute: begin and end of its name, begin and end of its value. */
  readonly bounds: number[];
}

export function createScannedTag(): ScannedTag {
  return {
    nameEnd: 0,
    nameHash: 0,
    end: 0,
    selfClosing: false,
    attributeCount: 0,
    mayHide: false,
    bounds: [],
  };
}

const TAB = 0x09;
const LINE_FEED = 0x0a;
const FORM_FEED = 0x0c;
const RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const SMALL_H = 0x68;
const SMALL_S = 0x73;
/** Makes a letter a small one; what is none becomes something else, or stays. */
const TO_SMALL = 0x20;
const HASH_FACTOR = 31;

const HIDDEN_LENGTH = 'hidden'.length;
const STYLE_LENGTH = 'style'.length;

export function isSpace(code: number): boolean {
  return (
    code === SPACE || code === LINE_FEED || code === TAB || code === RETURN || code === FORM_FEED
  );
}

export function isAsciiLetter(code: number): boolean {
  const lower = code | TO_SMALL;
  return lower >= 0x61 && lower <= 0x7a;
}

/** The hash of a name, as `scanTag` makes it of the octets. */
export function hashName(name: string): number {
  let hash = 0;
  for (let at = 0; at < name.length; at += 1) {
    hash = (Math.imul(hash, HASH_FACTOR) + (name.charCodeAt(at) | TO_SMALL)) | 0;
  }
  return hash;
}

/** Reads the tag whose name begins at `start`; false where the source ends before it does. */
export function scanTag(octets: Uint8Array, start: number, tag: ScannedTag): boolean {
  const { length } = octets;
  const { bounds } = tag;
  let at = start;
  let hash = 0;
  // What lies behind the end is no octet, and ends no loop by itself.
  let code = octets[at] ?? -1;
  while (code !== GREATER && code !== SLASH && !isSpace(code) && at < length) {
    hash = (Math.imul(hash, HASH_FACTOR) + (code | TO_SMALL)) | 0;
    at += 1;
    code = octets[at] ?? -1;
  }
  tag.nameEnd = at;
  tag.nameHash = hash;
  tag.selfClosing = false;
  tag.mayHide = false;
  let count = 0;
  for (;;) {
    while (isSpace(code) || code === SLASH) {
      const isSlash = code === SLASH;
      at += 1;
      code = octets[at] ?? -1;
      if (isSlash && code === GREATER) tag.selfClosing = true;
    }
    if (at >= length) return false;
    if (code === GREATER) break;

    const nameStart = at;
    // A leading equals sign is a part of the name.
    do {
      at += 1;
      code = octets[at] ?? -1;
    } while (
      at < length &&
      code !== EQUALS &&
      code !== GREATER &&
      code !== SLASH &&
      !isSpace(code)
    );
    const nameEnd = at;
    while (isSpace(code)) {
      at += 1;
      code = octets[at] ?? -1;
    }
    let valueStart = at;
    let valueEnd = at;
    if (code === EQUALS) {
      do {
        at += 1;
        code = octets[at] ?? -1;
      } while (isSpace(code));
      valueStart = at;
      if (code === QUOTE || code === APOSTROPHE) {
        valueStart = at + 1;
        valueEnd = findQuote(octets, code, valueStart);
        if (valueEnd === length) return false;
        at = valueEnd + 1;
        code = octets[at] ?? -1;
      } else {
        while (at < length && code !== GREATER && !isSpace(code)) {
          at += 1;
          code = octets[at] ?? -1;
        }
        valueEnd = at;
      }
    }
    const nameLength = nameEnd - nameStart;
    if (nameLength === HIDDEN_LENGTH || nameLength === STYLE_LENGTH) {
      const first = (octets[nameStart] ?? 0) | TO_SMALL;
      tag.mayHide ||= first === SMALL_H || first === SMALL_S;
    }
    const index = count * 4;
    bounds[index] = nameStart;
    bounds[index + 1] = nameEnd;
    bounds[index + 2] = valueStart;
    bounds[index + 3] = valueEnd;
    count += 1;
  }
  tag.attributeCount = count;
  tag.end = at + 1;
  return true;
}

/** Values that are longer are pictures, scripts and styles: there the search of the engine is quicker. */
const SHORT_VALUE = 200;

/** Where the quote stands that ends a value; the source's end where there is none. */
function findQuote(octets: Uint8Array, quote: number, start: number): number {
  const { length } = octets;
  const shortEnd = Math.min(start + SHORT_VALUE, length);
  let at = start;
  while (at < shortEnd && octets[at] !== quote) at += 1;
  if (at < shortEnd || at === length) return at;
  const found = octets.indexOf(quote, at);
  return found === -1 ? length : found;
}
