// A sink over a stream that somebody else owns and closes: standard output. A pipe whose reader
// has gone (`| head -1`) is an ordinary end.
import type { Writable } from 'node:stream';
import type { OutputPiece } from '../files/sink.js';
import { type Sink, type SinkState, unwritable } from '../files/sink.js';
import { systemCode } from '../files/system-code.js';

/** How a closed pipe shows itself: on Unix, on Windows, and after the stream has given up. */
const CLOSED_PIPE = new Set(['EPIPE', 'EOF', 'ECONNRESET', 'ERR_STREAM_DESTROYED']);

/**
 * Writes to `stream` under the name `file`, which its outcome and errors speak of. Texts wait until
 * `gatherLength` UTF-16 units are together; where nothing is said, none does.
 */
export function createStreamSink(stream: Writable, file: string, gatherLength = 0): Sink {
  let state: SinkState = stream.destroyed ? 'closed' : 'open';
  let failure: Error | null = null;
  let wake = (): void => {};
  let gathered = '';
  const close = (error?: Error | null): void => {
    state = 'closed';
    if (error && !CLOSED_PIPE.has(systemCode(error))) failure ??= error;
    wake();
  };
  // Kept to the end of the process: a pipe may report its end long after the last write.
  stream.on('error', close);
  stream.on('close', () => close());
  stream.on('drain', () => wake());

  const settle = (): SinkState => {
    if (failure !== null) throw unwritable(file, failure);
    return state;
  };
  return {
    async write(piece: OutputPiece) {
      if (settle() === 'closed') return state;
      if (typeof piece === 'string' && gathered.length + piece.length < gatherLength) {
        gathered += piece;
        return state;
      }
      const isText = typeof piece === 'string';
      if (!isText && gathered !== '') stream.write(gathered);
      const whole = isText ? gathered + piece : piece;
      gathered = '';
      if (stream.write(whole)) return state;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      return settle();
    },
    async commit() {
      if (settle() === 'open') {
        await new Promise<void>((resolve) => {
          wake = resolve;
          stream.write(gathered, (error) => (error ? close(error) : resolve()));
        });
      }
      return { kind: settle() === 'open' ? 'written' : 'closed', file };
    },
    async abandon() {},
  };
}
