// What a page is on the wire.
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

/** Certificates with their chain, both handshakes, headers, the questions to the name server. */
const OVERHEAD_BYTES = 8_000;
/** Enough for a mean. */
const PAGES = 400;

/** @param {readonly { file: string }[]} pages */
export async function gzippedBytes(pages) {
  let bytes = 0;
  const weighed = pages.slice(0, PAGES);
  for (const { file } of weighed) bytes += gzipSync(await readFile(file)).length;
  return bytes / weighed.length + OVERHEAD_BYTES;
}
