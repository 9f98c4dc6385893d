// The run on its way into the folder of `--history`, and what is said of that.
import type { KeptRun } from '../../history/keep-run.js';
import { formatTimestamp } from '../../timestamp.js';
import type { Requirements } from '../../verdict/requirements.js';
import type { Conversation } from '../conversation.js';
import type { Io } from '../io.js';
import type { OpenList } from '../open-list.js';
import type { CheckOptions } from '../options.js';
import { rulesOf } from '../requirements.js';
import type { Words } from '../words/words.js';

interface Run {
  readonly options: Pick<CheckOptions, 'history'>;
  readonly list: Pick<OpenList, 'columns'>;
  readonly requirements: Requirements;
  readonly io: Pick<Io, 'now'>;
  readonly words: Words;
  readonly conversation: Pick<Conversation, 'tell' | 'complain'>;
}

/** Null where nothing is kept; loaded where it is asked for. Rejects with `RunError` (`history-unwritable`). */
export async function openHistory({
  options: { history: folder },
  list,
  requirements,
  io,
}: Run): Promise<KeptRun | null> {
  if (folder === undefined) return null;
  const { keepRun } = await import('../../history/keep-run.js');
  return keepRun({
    folder,
    startedAt: formatTimestamp(io.now()),
    carriedHeader: list.columns,
    rules: rulesOf(requirements),
  });
}

/** Gives the run its place and says so; false where it could not be kept. */
export async function concludeHistory(
  kept: KeptRun | null,
  { interrupted, doubtful }: { readonly interrupted: boolean; readonly doubtful: boolean },
  { options: { history: folder = '' }, words, conversation }: Run,
): Promise<boolean> {
  if (kept === null) return true;
  const mark = interrupted ? 'interrupted' : doubtful ? 'doubtful' : null;
  const problem = await kept.finish(mark);
  await kept.close();
  if (problem === null) conversation.tell(words.summary.history(folder));
  else conversation.complain(`noko-check: ${words.problem(problem)}`);
  return problem === null;
}
