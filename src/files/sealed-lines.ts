// Lines of JSON that know whether they are whole. A process that is killed leaves a torn last line,
// a power failure perhaps a hole of zeros: each line carries a checksum of its value, so that a
// reader takes what is whole and steps over the rest. A line is a JSON object for any other reader.
import { crc32 } from 'node:zlib';

export interface SealedLine {
  /** Where it begins, in bytes. */
  readonly offset: number;
  /** With its line end. */
  readonly bytes: number;
  readonly value: unknown;
}

/** Far above any line of ours; what has no line end for so long is no line. */
const MAX_LINE_BYTES = 64 * 1024 * 1024;
const LINE_END = 0x0a;

/** What stands before the value, with its checksum. */
const HEAD = /^\{"crc32":"([\da-f]{8})","value":$/;
const HEAD_LENGTH = '{"crc32":"00000000","value":'.length;
const CLOSING_BRACE = 0x7d;

/** `value` as one line, its end included. */
export function sealLine(value: unknown): string {
  const json = JSON.stringify(value);
  return `{"crc32":"${checksum(json)}","value":${json}}\n`;
}

/** The value of a line without its end; undefined where the line is not as it was written. */
export function unsealLine(line: Buffer | string): unknown {
  const bytes = typeof line === 'string' ? Buffer.from(line) : line;
  const [, sum] = HEAD.exec(bytes.toString('latin1', 0, HEAD_LENGTH)) ?? [];
  if (sum === undefined || bytes.at(-1) !== CLOSING_BRACE) return undefined;
  const json = bytes.subarray(HEAD_LENGTH, -1);
  return sum === checksum(json) ? JSON.parse(json.toString('utf8')) : undefined;
}

function checksum(json: Buffer | string): string {
  return crc32(json).toString(16).padStart(8, '0');
}

/** The lines of a file that are whole, in order. */
export async function* readSealedLines(
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<SealedLine, void> {
  let parts: Buffer[] = [];
  let length = 0;
  let offset = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(LINE_END, start);
      const part = chunk.subarray(start, end === -1 ? chunk.length : end);
      length += part.length;
      if (length <= MAX_LINE_BYTES) parts.push(part);
      else parts = [];
      if (end === -1) break;
      const value = unsealLine(Buffer.concat(parts));
      if (value !== undefined) yield { offset, bytes: length + 1, value };
      offset += length + 1;
      start = end + 1;
      parts = [];
      length = 0;
    }
  }
}
