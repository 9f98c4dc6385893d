// What a sub-command makes at one go, on its way to stdout or into a file that is replaced as a
// report is: whole, or not at all.

import type { Io } from '../../cli/io.js';
import { openReportFile } from '../../report/file-sink.js';
import { createStreamSink } from '../../report/stream-sink.js';

/** Writes `text` to the file at `output`, `-` being stdout; rejects with `RunError`. */
export async function writeProduct(
  output: string,
  text: string | Uint8Array,
  { stdout, now, processes }: Pick<Io, 'stdout' | 'now' | 'processes'>,
): Promise<void> {
  const sink =
    output === '-'
      ? createStreamSink(stdout, output)
      : await openReportFile(output, { now, processes });
  try {
    await sink.write(text);
    await sink.commit({ keepExisting: false });
  } catch (error) {
    await sink.abandon();
    throw error;
  }
}
