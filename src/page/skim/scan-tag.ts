// One tag, read as the tokenizer of the HTML standard reads it: where its name and its attributes
// stand in the source. Nothing is copied: of a thousand tags a handful is looked at.

/** The tag read last; the next `scanTag` overwrites it. */
export interface ScannedTag {
  nameEnd: number;
  /** Behind the `>`. */
  end: number;
  selfClosing: boolean;
  attributeCount: number;
  /** For each attribute: begin and end of its name, begin and end of its value. */
  readonly bounds: number[];
}

export function createScannedTag(): ScannedTag {
  return { nameEnd: 0, end: 0, selfClosing: false, attributeCount: 0, bounds: [] };
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

export function isSpace(code: number): boolean {
  return (
    code === SPACE || code === LINE_FEED || code === TAB || code === RETURN || code === FORM_FEED
  );
}

/** Reads the tag whose name begins at `start`; false where the source ends before it does. */
export function scanTag(source: string, start: number, tag: ScannedTag): boolean {
  const { length } = source;
  const { bounds } = tag;
  let at = start;
  let code = source.charCodeAt(at);
  while (at < length && code !== GREATER && code !== SLASH && !isSpace(code)) {
    at += 1;
    code = source.charCodeAt(at);
  }
  tag.nameEnd = at;
  tag.selfClosing = false;
  let count = 0;
  for (;;) {
    while (isSpace(code) || code === SLASH) {
      const isSlash = code === SLASH;
      at += 1;
      code = source.charCodeAt(at);
      if (isSlash && code === GREATER) tag.selfClosing = true;
    }
    if (at >= length) return false;
    if (code === GREATER) break;

    const nameStart = at;
    // A leading equals sign is a part of the name.
    do {
      at += 1;
      code = source.charCodeAt(at);
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
      code = source.charCodeAt(at);
    }
    let valueStart = at;
    let valueEnd = at;
    if (code === EQUALS) {
      do {
        at += 1;
        code = source.charCodeAt(at);
      } while (isSpace(code));
      valueStart = at;
      if (code === QUOTE || code === APOSTROPHE) {
        valueStart = at + 1;
        valueEnd = source.indexOf(code === QUOTE ? '"' : "'", valueStart);
        if (valueEnd === -1) return false;
        at = valueEnd + 1;
        code = source.charCodeAt(at);
      } else {
        while (at < length && code !== GREATER && !isSpace(code)) {
          at += 1;
          code = source.charCodeAt(at);
        }
        valueEnd = at;
      }
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
