// Undoes the encodings of a body that has been read. Browsers are lenient here, and so is this:
// what stands behind the compressed data (a counter that a server appends to everything) is nothing
// to them, and of data that break off they show what came before. They do not look at the checksum
// either; here data that fail theirs, or have none, are a part of the page and not the page: what is
// not in them accuses nobody. zlib gives an error or its output, never both: so where all of it is
// an error, the longest beginning that is none is looked for.
import {
  brotliDecompressSync,
  constants,
  crc32,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  type ZlibOptions,
} from 'node:zlib';
import type { Encoding } from './content-encoding.js';
import { looksLikeHtml } from './sniff.js';

export interface DecodedBody {
  readonly bytes: Uint8Array;
  readonly flaw: BodyFlaw | null;
  /** Whether the data say themselves where they end, and did: nothing can be missing then. */
  readonly isProvenWhole: boolean;
}

/** `cut`: the data end too early or are damaged. `mislabelled`: plain HTML that claims to be compressed, which browsers refuse. */
export type BodyFlaw = 'cut' | 'too-large' | 'mislabelled';

/** The body under `encodings`, at most `maxBytes` of it at any stage; never throws. */
export function decodeBody(
  raw: Uint8Array,
  encodings: readonly Encoding[],
  maxBytes: number,
): DecodedBody {
  let bytes = raw;
  let flaw: BodyFlaw | null = null;
  let isProvenWhole = encodings.length > 0 && raw.length > 0;
  for (const encoding of encodings.toReversed()) {
    if (bytes.length === 0) break;
    const decoded = decodeOnce(bytes, encoding, maxBytes);
    if (decoded.flaw === 'cut' && isPlainHtml(bytes)) {
      flaw ??= 'mislabelled';
      isProvenWhole = false;
      continue;
    }
    bytes = decoded.bytes;
    flaw ??= decoded.flaw;
    isProvenWhole &&= decoded.flaw === null;
  }
  return { bytes, flaw, isProvenWhole };
}

/** No compressed data begin with a tag, though those that are only stored may have tags further on. */
function isPlainHtml(bytes: Uint8Array): boolean {
  return /^(?:\xef\xbb\xbf)?\s*</.test(latin1(bytes.subarray(0, 256))) && looksLikeHtml(bytes);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

type Inflate = (bytes: Uint8Array, options: ZlibOptions) => Uint8Array;
type DecodedBytes = Pick<DecodedBody, 'bytes' | 'flaw'>;

function decodeOnce(bytes: Uint8Array, encoding: Encoding, maxBytes: number): DecodedBytes {
  try {
    return { bytes: strictly(encoding, bytes)(bytes, limit(maxBytes)), flaw: null };
  } catch {
    if (encoding === 'br') return decodeBeginning(brotliDecompressSync, bytes, maxBytes);
    const data = encoding === 'gzip' ? afterGzipHeader(bytes) : afterZlibHeader(bytes);
    if (data === null) return NOTHING;
    const decoded = decodeBeginning(inflateRawSync, data, maxBytes);
    const isWhole = encoding === 'gzip' && endsWithProof(data, decoded.bytes);
    return { ...decoded, flaw: decoded.flaw ?? (isWhole ? null : 'cut') };
  }
}

const NOTHING: DecodedBytes = { bytes: new Uint8Array(), flaw: 'cut' };

function strictly(encoding: Encoding, bytes: Uint8Array): Inflate {
  if (encoding === 'gzip') return gunzipSync;
  if (encoding === 'br') return brotliDecompressSync;
  return hasZlibHeader(bytes) ? inflateSync : inflateRawSync;
}

function limit(maxBytes: number): ZlibOptions {
  return { maxOutputLength: maxBytes };
}

/** Whether `data` of gzip hold the checksum and size of what they were decoded to, and no further member behind. */
function endsWithProof(data: Uint8Array, decoded: Uint8Array): boolean {
  const proof = Buffer.alloc(8);
  proof.writeUInt32LE(crc32(decoded), 0);
  proof.writeUInt32LE(decoded.length >>> 0, 4);
  const at = Buffer.from(data.buffer, data.byteOffset, data.byteLength).lastIndexOf(proof);
  return at !== -1 && afterGzipHeader(data.subarray(at + proof.length)) === null;
}

/** What the longest decodable beginning of `data` holds; without a flaw where the data themselves end. */
function decodeBeginning(inflate: Inflate, data: Uint8Array, maxBytes: number): DecodedBytes {
  let flaw: BodyFlaw = 'cut';
  try {
    return { bytes: inflate(data, limit(maxBytes)), flaw: null };
  } catch (error) {
    if (isTooLarge(error)) flaw = 'too-large';
  }
  // Brotli's operations have other numbers than zlib's: its FLUSH is zlib's PARTIAL_FLUSH.
  const finishFlush =
    inflate === brotliDecompressSync ? constants.BROTLI_OPERATION_FLUSH : constants.Z_SYNC_FLUSH;
  let bytes: Uint8Array = new Uint8Array();
  let decodable = 0;
  let tried = data.length;
  let undecodable = data.length + 1;
  while (undecodable - decodable > 1) {
    try {
      bytes = inflate(data.subarray(0, tried), { ...limit(maxBytes), finishFlush });
      decodable = tried;
    } catch {
      undecodable = tried;
    }
    tried = (decodable + undecodable) >>> 1;
  }
  return { bytes, flaw };
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

/** RFC 1950, 2.2. `deflate` means zlib by RFC 9110, and raw deflate by some servers. */
function hasZlibHeader([first = 0, second = 0]: Uint8Array): boolean {
  return (first & 0x0f) === 8 && first >>> 4 <= 7 && ((first << 8) | second) % 31 === 0;
}

function afterZlibHeader(bytes: Uint8Array): Uint8Array {
  return hasZlibHeader(bytes) ? bytes.subarray(2) : bytes;
}

const GZIP_EXTRA = 4;
const GZIP_NAME = 8;
const GZIP_COMMENT = 16;
const GZIP_HEADER_CHECKSUM = 2;

/** What follows the header of RFC 1952, 2.3; null where there is none. */
function afterGzipHeader(bytes: Uint8Array): Uint8Array | null {
  const [first, second, method, flags = 0] = bytes;
  if (first !== 0x1f || second !== 0x8b || method !== 8) return null;
  let at = 10;
  if (flags & GZIP_EXTRA) at += 2 + (bytes[at] ?? 0) + ((bytes[at + 1] ?? 0) << 8);
  for (const flag of [GZIP_NAME, GZIP_COMMENT]) {
    // A text that ends in a NUL.
    if (flags & flag) at = bytes.indexOf(0, at) + 1 || bytes.length + 1;
  }
  if (flags & GZIP_HEADER_CHECKSUM) at += 2;
  return bytes.subarray(at);
}
