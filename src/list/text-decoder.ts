// Which encoding a list is in. A byte order mark decides. Without one the bytes are the same in
// every candidate until the first that is not ASCII; from there a window of 4 KiB decides between
// UTF-8 and windows-1251 by majority. Majority, because one broken character must not turn a whole
// UTF-8 list into gibberish, and Russian words in windows-1251 are hardly ever valid UTF-8. The
// window is counted in bytes of the list, so that the outcome does not depend on how they arrive.
import { TextDecoder } from 'node:util';
import type { ListEncoding } from '../school.js';

const WINDOW_BYTES = 4096;

/** Decodes a list that arrives in pieces. */
export interface ListDecoder {
  /** The text known so far beyond what was returned before; may lag behind the bytes. */
  readonly decode: (bytes: Uint8Array) => string;
  /** The rest of the text. */
  readonly end: () => string;
  /** `utf-8` as long as only ASCII has been seen. */
  readonly encoding: () => ListEncoding;
}

/** A decoder that finds out the encoding by itself; never throws, broken characters become U+FFFD. */
export function createListDecoder(): ListDecoder {
  let encoding: ListEncoding | null = null;
  let decoder: TextDecoder | null = null;
  let undecided: Uint8Array = new Uint8Array(0);
  let atStart = true;

  const decodeAs = (label: ListEncoding): string => {
    encoding = label;
    decoder = new TextDecoder(label);
    return decoder.decode(undecided, { stream: true });
  };

  const settle = (isEnd: boolean): string => {
    if (atStart) {
      if (undecided.length < 3 && !isEnd) return '';
      const marked = byteOrderMark(undecided);
      if (marked !== null) return decodeAs(marked);
      atStart = false;
    }
    const found = undecided.findIndex((byte) => byte > 0x7f);
    const asciiEnd = found === -1 ? undecided.length : found;
    const text = new TextDecoder().decode(undecided.subarray(0, asciiEnd));
    undecided = undecided.subarray(asciiEnd);
    if (undecided.length === 0 || (undecided.length < WINDOW_BYTES && !isEnd)) return text;
    return text + decodeAs(classifyEncoding(undecided.subarray(0, WINDOW_BYTES)));
  };

  return {
    decode: (bytes) => {
      if (decoder !== null) return decoder.decode(bytes, { stream: true });
      undecided = undecided.length === 0 ? bytes : Buffer.concat([undecided, bytes]);
      return settle(false);
    },
    end: () => (decoder === null ? settle(true) : '') + (decoder?.decode() ?? ''),
    encoding: () => encoding ?? 'utf-8',
  };
}

function byteOrderMark([first, second, third]: Uint8Array): ListEncoding | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null;
}

function classifyEncoding(bytes: Uint8Array): ListEncoding {
  // `stream` leaves out a character that the end of the window cuts.
  const text = new TextDecoder().decode(bytes, { stream: true });
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  const whole = text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0;
  return whole > broken ? 'utf-8' : 'windows-1251';
}
