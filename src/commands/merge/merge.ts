// The parts of a report put together: what one run over the whole list would have written. The
// parts are read twice, since which schools share results, or a page, is known only when all have been seen.
import { basename } from 'node:path';
import { exitCodeUnsent } from '../../cli/exit-code.js';
import type { Io } from '../../cli/io.js';
import { CrossCheck } from '../../crawl/cross-check.js';
import { type SchoolResult, withJudgements } from '../../crawl/result.js';
import type { ListIdentity } from '../../journal/run-identity.js';
import { createTally } from '../../report/tally.js';
import { createReport } from '../../report/write-report.js';
import type { Words } from '../../words/words.js';
import { openChanges } from '../check/changes.js';
import { WHOLE } from '../check/choose-shard.js';
import { createConversation } from '../check/conversation.js';
import type { CrawlerEvents } from '../check/crawler-run.js';
import { chooseStdoutFormat, isReportOnTerminal } from '../check/findings-table.js';
import { type Mail, openMail } from '../check/mail/mail.js';
import { openList } from '../check/open-list.js';
import { refuseForeign } from '../check/refuse-foreign.js';
import { writeResults } from '../check/results-into-report.js';
import type { MergeOptions } from './command.js';
import { openParts, type ShardParts } from './parts.js';

export interface MergeCall {
  readonly parts: readonly string[];
  readonly options: MergeOptions;
  readonly words: Words;
  readonly io: Io;
  /** Of the command itself. */
  readonly version: string;
}

/** Answers the exit code of the whole run; rejects with `RunError`, or on a bug. */
export async function merge(call: MergeCall): Promise<number> {
  const mail = await openMail(call);
  try {
    return await mergeParts(call, mail);
  } catch (error) {
    await mail?.tellOfFailure(error);
    throw error;
  }
}

async function mergeParts(
  { parts: files, ...call }: MergeCall,
  mail: Mail | null,
): Promise<number> {
  const { options, words, io, version } = call;
  const parts = await openParts(files, { version, list: await identifyList(options, io) });
  const crossCheck = new CrossCheck();
  // Also shows what is damaged before a report is begun.
  for await (const result of parts.results()) crossCheck.add(result);
  const { rules, settings } = parts.first.header;
  // Which machine answers for a site is not asked any more.
  const changes = await openChanges(options, { locate: async () => null });
  const { output, force, list = null } = options;
  await refuseForeign(output, { inputs: files, list, force });
  const ofList = parts.first.header.carriedHeader;
  const carriedHeader = changes?.carriedHeader(ofList) ?? ofList;
  const tally = createTally();
  const conversation = createConversation({
    io,
    words,
    tally,
    quiet: options.quiet,
    total: parts.list.schools,
    isReportOnTerminal: isReportOnTerminal(options, io),
    rules,
  });
  const reportSettings = {
    stdout: io.stdout,
    stdoutFormat: chooseStdoutFormat({ options, io, words, rules }),
    csvProfile: options.csv ?? null,
    annex: options.annex,
    annexAll: options.annexAll,
    organisation: options.organisation,
    listName: list === null || list === '-' ? undefined : basename(list),
    changes: changes !== null,
    carriedHeader,
    rules,
    run: { settings, shard: WHOLE, list: () => parts.list },
    version,
    now: io.now,
    processes: io.processes,
  };
  const targets = options.output.length === 0 ? ['-'] : options.output;
  const report = await createReport({ ...reportSettings, targets });
  for (const { file, sign } of report.openElsewhere) {
    conversation.tell(words.summary.openElsewhere(file, sign));
  }
  const draft = (await mail?.begin(reportSettings)) ?? null;
  try {
    const { exitCode, told } = await writeResults(report, {
      begin: (events) => resultsOf(parts, { crossCheck, events }),
      options,
      carriedHeader,
      rules,
      changes,
      evidence: null,
      mail: draft,
      tally,
      conversation,
      words,
      io,
    });
    const isSent = draft === null || told === null || (await draft.conclude(told));
    return isSent ? exitCode : exitCodeUnsent(exitCode);
  } catch (error) {
    await report.abandon();
    throw error;
  } finally {
    await draft?.discard();
  }
}

async function identifyList(
  { list: file, sheet, columns }: Pick<MergeOptions, 'list' | 'sheet' | 'columns'>,
  io: Io,
): Promise<ListIdentity | null> {
  if (file === undefined) return null;
  const list = await openList({ file, sheet, columns, shard: null }, io);
  if (list === null) return null;
  try {
    // A pipe is known when it has been read.
    if (list.identity() === null) for await (const _ of list.schools);
    return list.identity();
  } finally {
    await list.close();
  }
}

async function* resultsOf(
  parts: ShardParts,
  { crossCheck, events }: { readonly crossCheck: CrossCheck; readonly events: CrawlerEvents },
): AsyncGenerator<SchoolResult> {
  events.onSharedLinks(crossCheck.sharing());
  for await (const result of parts.results()) {
    const judged = crossCheck.judge(withoutShared(result), null);
    events.onDone(judged, null);
    yield judged;
  }
}

/** A part knows of no sharers but its own. */
function withoutShared(result: SchoolResult): SchoolResult {
  return withJudgements(result, (judgement) => ({
    ...judgement,
    remarks: judgement.remarks.filter(({ code }) => code !== 'shared-link'),
  }));
}
