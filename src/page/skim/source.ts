// A page's bytes as a string of one character a byte: markup is ASCII in every encoding that counts
// here, so it is searched without being decoded, and what is kept is decoded piece by piece.
import type { Place } from '../../verdict/link.js';

export interface Source {
  /** One character for each byte, behind the byte order mark. */
  readonly bytes: string;
  /** The same as numbers, which are quicker to get at one by one. */
  readonly octets: Uint8Array;
  /** The text between two places, as the decoded page has it there. */
  readonly text: (start: number, end: number) => string;
  /** Places may be asked for in any order; rising ones are quick. */
  readonly placeAt: (offset: number) => Place;
}

/** What has none of it is the same in all these encodings, and need not be decoded. */
const NON_ASCII = /[\x80-\xff]/;
const UTF_8_MARK = [0xef, 0xbb, 0xbf];

/** The source of a page in UTF-8 (well-formed) or in an encoding of one byte a character. */
export function createSource(body: Uint8Array, charset: string): Source {
  const marked = UTF_8_MARK.every((byte, index) => body[index] === byte);
  const content = marked ? body.subarray(UTF_8_MARK.length) : body;
  const { buffer, byteOffset, byteLength } = content;
  const bytes = Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
  const decoder = decoderOf(charset);
  const hasReturns = bytes.includes('\r');
  const text = (start: number, end: number): string => {
    const raw = bytes.slice(start, end);
    const decoded = NON_ASCII.test(raw) ? decoder.decode(content.subarray(start, end)) : raw;
    return hasReturns ? decoded.replace(/\r\n?/g, '\n') : decoded;
  };

  let line = 1;
  let lineStart = 0;
  const nextLine = (from: number): number => {
    const feed = bytes.indexOf('\n', from);
    if (!hasReturns) return feed === -1 ? -1 : feed + 1;
    const end = /\r\n?|\n/g;
    end.lastIndex = from;
    return end.exec(bytes) === null ? -1 : end.lastIndex;
  };
  return {
    bytes,
    octets: content,
    text,
    placeAt(offset) {
      if (offset < lineStart) {
        line = 1;
        lineStart = 0;
      }
      for (let next = nextLine(lineStart); next !== -1 && next <= offset; ) {
        line += 1;
        lineStart = next;
        next = nextLine(lineStart);
      }
      const column =
        1 + (charset === 'utf-8' ? unitsOf(bytes, lineStart, offset) : offset - lineStart);
      return { line, column };
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
function unitsOf(bytes: string, start: number, end: number): number {
  let units = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes.charCodeAt(at);
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
  }
  return units;
}
