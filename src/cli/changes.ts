// A run against the report of `--previous`, as the main job sees it: what to do with the results, and
// what to say and to believe in the end.
import type { SchoolResult } from '../result.js';
import { type Comparison, compareResults } from './comparison.js';
import type { ComparedWith, Conversation } from './conversation.js';
import type { Network } from './network.js';
import type { CheckOptions } from './options.js';
import { openPrevious } from './previous.js';
import type { Words } from './words/words.js';

export interface Changes {
  /** Says what there is to be said of the earlier report itself. */
  readonly begin: (conversation: Pick<Conversation, 'tell' | 'complain'>, words: Words) => void;
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
  return {
    begin({ tell, complain }, words) {
      if (schools !== null) return;
      const say = isAwaited ? tell : complain;
      say(words.comparison.missing(previous));
    },
    compare(results) {
      if (schools === null) return results;
      const onCompared = (compared: Comparison): void => {
        comparison = compared;
      };
      return compareResults(results, { previous: schools, grace, locate, onCompared });
    },
    comparison: () => (comparison === null ? null : { ...comparison, file, accepted }),
    areDoubtful: () => comparison !== null && comparison.mass !== null && !accepted,
  };
}
