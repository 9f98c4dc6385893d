// Staff write into reports. `--previous` carries what they wrote; without it a new report would
// replace it in silence.
import { RunError } from '../../errors.js';
import { findNotes } from './changes.js';
import { readEarlierReport } from './previous.js';

/** Formats into which a person writes. */
const TABLE = /\.(?:csv|xlsx)$/i;

/**
 * Rejects with `RunError` (`output-foreign`) where one of the `outputs` is a report with filled
 * columns that the list, whose carried columns are `columns`, does not have.
 */
export async function refuseLostNotes(
  outputs: readonly string[],
  columns: readonly string[],
): Promise<void> {
  for (const file of outputs.filter((path) => TABLE.test(path))) {
    // What is not there, or no report, has no notes.
    const schools = await readEarlierReport(file).catch(() => []);
    const filled = findNotes(schools, columns).filter((name) =>
      schools.some(({ carried = {} }) => (carried[name] ?? '').trim() !== ''),
    );
    if (filled.length > 0) {
      throw new RunError({
        code: 'output-foreign',
        file,
        found: { kind: 'notes', columns: filled },
      });
    }
  }
}
