// Reads a body with its encodings undone, up to a cap on the decompressed bytes. A body that ends
// badly keeps what came before: the caller may still find the link in it. Whatever happens the
// source is read or destroyed, since an unread body holds its socket.
import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import type { Cut } from '../page/page.js';

export interface Body {
  readonly bytes: Uint8Array;
  readonly cut: Cut | null;
  /** The error behind a `connection` cut. */
  readonly error: unknown;
}

/** More encodings than this on one body are an attack, not a server. */
const MAX_ENCODINGS = 3;

type Encoding = 'gzip' | 'deflate' | 'br';

/** The encodings of a `content-encoding` header in the order they were applied, or null where one is unknown or there are too many. */
export function parseContentEncoding(header: string | null): readonly Encoding[] | null {
  const names = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim().replace(/^x-/, ''))
    .filter((name) => name !== '' && name !== 'identity' && name !== 'none');
  if (names.length > MAX_ENCODINGS) return null;
  const known = names.filter((name) => name === 'gzip' || name === 'deflate' || name === 'br');
  return known.length === names.length ? known : null;
}

/** Reads `source` to its end, to `maxBytes` decompressed bytes, or to the first error; never rejects. */
export async function readBody(
  source: Readable,
  options: { readonly encodings: readonly Encoding[]; readonly maxBytes: number },
): Promise<Body> {
  const firstByte = options.encodings.at(-1) === 'deflate' ? await peekByte(source) : 0;
  const stages = options.encodings.toReversed().map((name) => createDecoder(name, firstByte));
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let size = 0;

    const settle = (cut: Cut | null, error: unknown) => {
      source.destroy();
      for (const stage of stages) stage.destroy();
      resolve({ bytes: joinChunks(chunks, Math.min(size, options.maxBytes)), cut, error });
    };

    let output: Readable = source;
    for (const stage of stages) {
      // A source that breaks off is ended, not destroyed: what it sent before is still decoded.
      let broken: unknown = null;
      output.once('error', (error) => {
        broken = error;
        stage.end();
      });
      stage.once('end', () => broken !== null && settle('connection', broken));
      stage.once('error', (error) => settle('connection', broken ?? error));
      output = output.pipe(stage);
    }
    output.on('data', (chunk: Uint8Array) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > options.maxBytes) settle('too-large', null);
    });
    output.once('end', () => settle(null, null));
    output.once('error', (error) => settle('connection', error));
    output.once('close', () => settle('connection', new Error('the body was closed')));
    // What comes after the outcome (an abort, our own destroy) concerns nobody any more.
    for (const stream of [source, ...stages]) stream.on('error', () => {});
  });
}

function createDecoder(encoding: Encoding, firstByte: number): Transform {
  if (encoding === 'gzip') return createGunzip();
  if (encoding === 'br') return createBrotliDecompress();
  // `deflate` means zlib by RFC 9110 and raw deflate by some servers: the first byte tells.
  return (firstByte & 0x0f) === 8 ? createInflate() : createInflateRaw();
}

/** The first byte of `source`, left in it; 0 where there is none. */
async function peekByte(source: Readable): Promise<number> {
  for (;;) {
    const chunk: Uint8Array | null = source.read();
    if (chunk !== null) {
      source.unshift(chunk);
      return chunk[0] ?? 0;
    }
    if (source.readableEnded || source.destroyed || source.errored !== null) return 0;
    await new Promise<void>((resolve) => {
      for (const event of ['readable', 'end', 'error', 'close'])
        source.once(event, () => resolve());
    });
  }
}

function joinChunks(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = chunks;
  if (chunks.length === 1 && only !== undefined && only.length === length) return only;
  const joined = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    const part = chunk.subarray(0, length - at);
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
