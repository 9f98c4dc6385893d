// The run on its way into the folder of `--history`, and what is said of that.

import type { Io } from '../../cli/io.js';
import type { CheckOptions } from '../../cli/options.js';
import { formatTimestamp } from '../../files/timestamp.js';
import type { KeptRun } from '../../history/keep-run.js';
import type { RuleSets } from '../../report/format.js';
import type { Words } from '../../words/words.js';
import type { Conversation } from '../check/conversation.js';

interface KeptHistoryRun {
  readonly options: Pick<CheckOptions, 'history'>;
  readonly carriedHeader: readonly string[];
  readonly rules: RuleSets;
  readonly io: Pick<Io, 'now'>;
  readonly words: Words;
  readonly conversation: Pick<Conversation, 'tell' | 'complain'>;
}

/** Null where nothing is kept; loaded where it is asked for. Rejects with `RunError` (`history-unwritable`). */
export async function openHistory({
  options: { history: folder },
  carriedHeader,
  rules,
  io,
}: KeptHistoryRun): Promise<KeptRun | null> {
  if (folder === undefined) return null;
  const { keepRun } = await import('../../history/keep-run.js');
  return keepRun({
    folder,
    startedAt: formatTimestamp(io.now()),
    carriedHeader,
    rules,
  });
}

/** Gives the run its place and says so; false where it could not be kept. */
export async function concludeHistory(
  kept: KeptRun | null,
  { interrupted, doubtful }: { readonly interrupted: boolean; readonly doubtful: boolean },
  { options: { history: folder = '' }, words, conversation }: KeptHistoryRun,
): Promise<boolean> {
  if (kept === null) return true;
  const mark = interrupted ? 'interrupted' : doubtful ? 'doubtful' : null;
  const problem = await kept.finish(mark);
  await kept.close();
  if (problem === null) conversation.tell(words.summary.history(folder));
  else conversation.complain(`noko-check: ${words.problem(problem)}`);
  return problem === null;
}
