// A page's bytes as a string of one character a byte: markup is ASCII in every encoding that counts
// here, so it is searched without being decoded, and what is kept is decoded piece by piece.
import type { Place } from '../../verdict/link.js';
import { Bytes } from './bytes.js';
import type { Engine } from './engine.js';

export interface Source {
  /** Behind the byte order mark. */
  readonly bytes: Bytes;
  /** Holds the page from the walk on, until the next page's. */
  readonly engine: Engine;
  /** WHATWG name of the encoding. */
  readonly charset: string;
  /** What `octets` of this encoding say. */
  readonly decode: (octets: Uint8Array) => string;
  /** The text between two places, as the decoded page has it there. */
  readonly text: (start: number, end: number) => string;
  /** To be asked for once the engine has the page; rising ones are quick. */
  readonly placeAt: (offset: number) => Place;
}

/** What has none of it is the same in all these encodings, and need not be decoded. */
const NON_ASCII = /[\x80-\xff]/;
const UTF_8_MARK = [0xef, 0xbb, 0xbf];

/** A place, and its distance from the beginning of its line in UTF-16 units. */
const START = { offset: 0, line: 1, units: 0 };

/** The source of a page in UTF-8 (well-formed) or in an encoding of one byte a character. */
export function createSource(body: Uint8Array, charset: string, engine: Engine): Source {
  const marked = UTF_8_MARK.every((byte, index) => body[index] === byte);
  const content = marked ? body.subarray(UTF_8_MARK.length) : body;
  const bytes = new Bytes(content);
  const decoder = decoderOf(charset);
  const hasReturns = bytes.indexOf('\r', 0) !== -1;
  const text = (start: number, end: number): string => {
    const raw = bytes.slice(start, end);
    const decoded = NON_ASCII.test(raw) ? decoder.decode(content.subarray(start, end)) : raw;
    return hasReturns ? decoded.replace(/\r\n?/g, '\n') : decoded;
  };

  let known = START;
  return {
    bytes,
    engine,
    charset,
    decode: (octets) => decoder.decode(octets),
    text,
    placeAt(offset) {
      // Counted from the last one on: there may be many, and a page of one line.
      if (offset < known.offset) known = START;
      const newStart = engine.calls.lineStart(known.offset, offset);
      const from = newStart === -1 ? known.offset : newStart;
      const before = newStart === -1 ? known.units : 0;
      known = {
        offset,
        line: known.line + engine.calls.countLines(known.offset, offset),
        units: before + (charset === 'utf-8' ? unitsOf(content, from, offset) : offset - from),
      };
      return { line: known.line, column: 1 + known.units };
    },
  };
}

const DECODERS = new Map<string, InstanceType<typeof TextDecoder>>();

/** Made once for each of the encodings: that takes as long as to decode a small page. */
function decoderOf(charset: string): InstanceType<typeof TextDecoder> {
  const known = DECODERS.get(charset);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(charset, { ignoreBOM: true });
  DECODERS.set(charset, decoder);
  return decoder;
}

/** UTF-16 units of well-formed UTF-8. */
function unitsOf(octets: Uint8Array, start: number, end: number): number {
  let units = 0;
  for (let at = start; at < end; at += 1) {
    const byte = octets[at] ?? 0;
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
  }
  return units;
}
