// The bytes of a list as they come from a file or a pipe.
import { RunError } from '../errors.js';

/** What is read at once is cut to this, so that memory does not depend on the source's habits. */
const MAX_CHUNK_BYTES = 64 * 1024;

/** The bytes in pieces. An error of the source becomes `RunError` `input-unreadable`. */
export async function* readChunks(source: {
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}): AsyncGenerator<Uint8Array, void> {
  try {
    for await (const chunk of source.chunks) {
      for (let start = 0; start < chunk.length; start += MAX_CHUNK_BYTES) {
        yield chunk.subarray(start, start + MAX_CHUNK_BYTES);
      }
    }
  } catch (error) {
    // The run was stopped; the list is not to blame.
    if (error instanceof Error && error.name === 'AbortError') throw error;
    const problem = { code: 'input-unreadable', file: source.name, cause: causeOf(error) } as const;
    throw new RunError(problem, { cause: error });
  }
}

/** The system's error code, such as `ENOENT`, or the message of an error without one. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
