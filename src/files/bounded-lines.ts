// The lines of a text that may have none. A library's reader gathers a line without end until the
// memory is full, and a few packed bytes unpack to as much as anybody likes.
import { StringDecoder } from 'node:string_decoder';
import { FileLimitError, MEGABYTE } from './read-file.js';

/** Far above any row of a report. */
const MAX_LINE_LENGTH = 16 * MEGABYTE;
/** The rows of 400,000 institutions take half a gigabyte. */
const MAX_BYTES = 2_048 * MEGABYTE;
/** Also of blank ones: each costs its time. */
const MAX_LINES = 2_000_000;

/** Lines without their ends, LF or CRLF; throws `FileLimitError`. */
export async function* boundedLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest: string[] = [];
  let [restLength, bytes, lines] = [0, 0, 0];
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw new FileLimitError('file-too-large');
    const [first = '', ...others] = decoder.write(Buffer.from(chunk)).split('\n');
    lines += others.length;
    rest.push(first);
    restLength += first.length;
    if (restLength > MAX_LINE_LENGTH || lines > MAX_LINES)
      throw new FileLimitError('file-too-large');
    for (const other of others) {
      yield rest.join('').replace(/\r$/, '');
      rest = [other];
      restLength = other.length;
    }
  }
  const last = rest.join('') + decoder.end();
  if (last !== '') yield last.replace(/\r$/, '');
}
