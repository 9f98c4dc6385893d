// What a sub-command makes at one go, on its way to stdout or into a file that is replaced as a
// report is: whole, or not at all.

import type { Io } from '../../cli/io.js';
import { openReportFile } from '../../report/file-sink.js';
import { createStreamSink } from '../../report/stream-sink.js';

/** Writes `product`, whole or in pieces, to the file at `output`, `-` being stdout; rejects with `RunError`. */
export async function writeProduct(
  output: string,
  product: string | Uint8Array | Iterable<string> | AsyncIterable<Uint8Array>,
  { stdout, now, processes }: Pick<Io, 'stdout' | 'now' | 'processes'>,
): Promise<void> {
  const sink =
    output === '-'
      ? createStreamSink(stdout, output)
      : await openReportFile(output, { now, processes });
  try {
    const isWhole = typeof product === 'string' || product instanceof Uint8Array;
    for await (const piece of isWhole ? [product] : product) await sink.write(piece);
    await sink.commit({ keepExisting: false });
  } catch (error) {
    await sink.abandon();
    throw error;
  }
}
