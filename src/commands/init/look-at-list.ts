// How a list is understood, to be shown before anything is decided.
import type { Io } from '../../cli/io.js';
import { RunError } from '../../errors.js';
import type { AskedColumns } from '../../list/asked-columns.js';
import { readableAddress } from '../../report/readable-address.js';
import type { Words } from '../../words/words.js';
import { openList } from '../check/open-list.js';
import { formatReading } from '../check/reading.js';

export interface ListLook {
  /** What is to be shown; null where no column of sites was found. */
  readonly shown: string | null;
  readonly titles: readonly string[];
  /** Whether somebody has to say which column is the site. */
  readonly isInDoubt: boolean;
}

/** Rows that show whether the columns were understood. */
const SHOWN_SCHOOLS = 3;

interface ListLookSetup {
  readonly words: Words;
  readonly io: Io;
  readonly columns?: AskedColumns | undefined;
}

/** Rejects with `RunError` where the file is no list. */
export async function lookAtList(
  file: string,
  { words, io, columns }: ListLookSetup,
): Promise<ListLook> {
  try {
    const list = await openList({ file, columns, shard: null }, io);
    if (list === null) return { shown: null, titles: [], isInDoubt: false };
    try {
      const { titles, columns: understood } = list.understood;
      const lines = [formatReading(list, { list: file, words }), words.init.firstSchools];
      let left = SHOWN_SCHOOLS;
      for await (const { name, site } of list.schools) {
        const address = 'address' in site ? readableAddress(site.address) : words.init.noSite;
        lines.push(`  ${name} — ${address}`);
        left -= 1;
        if (left === 0) break;
      }
      const isInDoubt = understood.site?.isGuess === true && columns === undefined;
      return { shown: lines.join('\n'), titles, isInDoubt };
    } finally {
      await list.close();
    }
  } catch (error) {
    if (!(error instanceof RunError) || error.problem.code !== 'input-no-site-column') throw error;
    return { shown: null, titles: error.problem.header, isInDoubt: true };
  }
}
