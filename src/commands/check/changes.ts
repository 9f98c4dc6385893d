// A run against the report of `--previous`, as the main job sees it: what to do with the results, and
// what to say and to believe in the end.

import type { CheckOptions } from '../../cli/options.js';
import { type Comparison, compareResults, type EarlierSchool } from '../../compare/comparison.js';
import type { SchoolResult } from '../../crawl/result.js';
import { carriedHeaders } from '../../report/carried-headers.js';
import { REPORT_HEADERS } from '../../report/columns.js';
import type { Words } from '../../words/words.js';
import type { ComparedWith, Conversation } from './conversation.js';
import type { Network } from './network.js';
import { openPrevious } from './previous.js';

export interface Changes {
  /** Says what there is to be said of the earlier report itself. */
  readonly begin: (conversation: Pick<Conversation, 'tell' | 'complain'>, words: Words) => void;
  /** The columns of the list, and behind them those of the earlier report that are neither its nor ours. */
  readonly carriedHeader: (ofList: readonly string[]) => readonly string[];
  /** The results in the same order, each with its change where there is something to compare with. */
  readonly compare: (results: AsyncIterable<SchoolResult>) => AsyncIterable<SchoolResult>;
  /** Null before the end, and where there was nothing to compare with. */
  readonly comparison: () => ComparedWith | null;
  /** So many got worse at once that the run is not to be believed. */
  readonly areDoubtful: () => boolean;
}

/** Null without `--previous`; rejects with `RunError` (`report-file`). */
export async function openChanges(
  options: Pick<CheckOptions, 'previous' | 'output' | 'annex' | 'grace' | 'acceptMassChange'>,
  { locate }: Pick<Network, 'locate'>,
): Promise<Changes | null> {
  const previous = await openPrevious(options);
  if (previous === null) return null;
  const { file, schools, isAwaited } = previous;
  const { grace, acceptMassChange: accepted } = options;
  let comparison: Comparison | null = null;
  let notes: readonly string[] = [];
  return {
    begin({ tell, complain }, words) {
      if (schools !== null) return;
      const say = isAwaited ? tell : complain;
      say(words.comparison.missing(previous));
    },
    carriedHeader(ofList) {
      notes = findNotes(schools ?? [], ofList);
      return [...ofList, ...notes];
    },
    compare(results) {
      if (schools === null) return results;
      const onCompared = (compared: Comparison): void => {
        comparison = compared;
      };
      return compareResults(results, { previous: schools, notes, grace, locate, onCompared });
    },
    comparison: () => (comparison === null ? null : { ...comparison, file, accepted }),
    areDoubtful: () => comparison !== null && comparison.mass !== null && !accepted,
  };
}

/** What staff have added to the earlier report; a column that the list has wins. */
export function findNotes(
  schools: readonly EarlierSchool[],
  ofList: readonly string[],
): readonly string[] {
  const known = new Set(carriedHeaders(ofList, REPORT_HEADERS).map(fold));
  const names = new Set(schools.flatMap(({ carried = {} }) => Object.keys(carried)));
  return [...names].filter((name) => !known.has(fold(name)));
}

function fold(header: string): string {
  return header.replace(/\s+/g, ' ').trim().toLowerCase();
}
