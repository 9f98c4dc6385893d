// The crawl of a list into its report, with what outlives a run that was not finished: its answers
// and its evidence.
import { settingsOf } from '../../cli/settings.js';
import type { Shard } from '../../crawl/shard.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { ReadPage } from '../../page/page-reader.js';
import type { Look } from '../../page/seen.js';
import { createTally, type Tally } from '../../report/tally.js';
import type { Report } from '../../report/write-report.js';
import { type Requirements, rulesOf } from '../../verdict/requirements.js';
import { onExit } from '../on-exit.js';
import type { Changes } from './changes.js';
import type { CheckCall } from './check-call.js';
import { type Conversation, createConversation } from './conversation.js';
import { crawlSchools } from './crawler.js';
import { isReportOnTerminal } from './findings-table.js';
import type { MailDraft } from './mail/mail.js';
import type { Network } from './network.js';
import { openEvidenceFolder } from './open-evidence.js';
import type { OpenList } from './open-list.js';
import { formatLeftOut } from './reading.js';
import { type ReportEnd, writeResults } from './results-into-report.js';
import { heldToJournal, openRunJournal, type RunJournal } from './run-journal.js';

export interface CrawlIntoReportRun extends Omit<CheckCall, 'list'> {
  readonly requirements: Requirements;
  readonly readPage: ReadPage;
  readonly shard: Shard | null;
  readonly changes: Changes | null;
  readonly network: Network;
  readonly look: Look | null;
  readonly list: OpenList;
  /** How the list was read. */
  readonly reading: string;
  /** Of the report. */
  readonly carriedHeader: readonly string[];
  /** Null where the answers are kept for this run alone. */
  readonly journalPath: string | null;
  readonly mail: MailDraft | null;
}

/** Leaves every report as it was before the run where it rejects. */
export async function crawlIntoReport(report: Report, run: CrawlIntoReportRun): Promise<ReportEnd> {
  const { list, io, words, options, requirements } = run;
  const tally = createTally();
  const conversation = createConversation({
    ...{ io, words, tally, quiet: options.quiet, total: list.total },
    isReportOnTerminal: isReportOnTerminal(options, io),
    rules: rulesOf(requirements),
  });
  for (const { file, sign } of report.openElsewhere) {
    conversation.tell(words.summary.openElsewhere(file, sign));
  }
  try {
    return await crawlKept(report, { ...run, tally, conversation });
  } catch (error) {
    await report.abandon();
    throw error;
  }
}

interface ToldRun extends CrawlIntoReportRun {
  readonly tally: Tally;
  readonly conversation: Conversation;
}

async function crawlKept(report: Report, run: ToldRun): Promise<ReportEnd> {
  const { list, io, words, journalPath: path, shard, conversation } = run;
  if (shard !== null) {
    const of = list.identity()?.schools ?? null;
    conversation.tell(words.summary.shard({ ...shard, schools: list.total, of }));
  }
  const kept = path === null ? null : { path, ...(await openJournal(path, run)) };
  let evidence: Evidence | null = null;
  let isFinished = false;
  await using _kept = onExit(async () => {
    const keep = !isFinished && kept !== null && kept.journal.settled > 0;
    await kept?.close({ keep });
    await evidence?.close({ keep });
    if (!keep) return;
    const say = io.stop.aborted ? conversation.tell : conversation.complain;
    say(words.summary.resumable(kept.path));
  });
  conversation.tell(run.reading);
  evidence = await openEvidenceFolder(run, kept?.header.recordings ?? undefined);
  const { startRecording, keepPicture } = evidence ?? {};
  const keeping = startRecording && keepPicture ? { startRecording, keepPicture } : {};
  const isStopped = () => io.stop.aborted;
  const schools =
    kept === null ? list.schools : heldToJournal(list, { path: kept.path, kept, isStopped });
  const journal = kept?.journal ?? null;
  const end = await writeResults(report, {
    ...{ ...run, evidence, rules: rulesOf(run.requirements) },
    begin: (events) => crawlSchools(schools, { ...run, journal, ...keeping, events }),
  });
  isFinished = end.isFinished;
  // Of a pipe they are known only now.
  if (list.total === null) formatLeftOut(list, words).forEach(conversation.tell);
  return end;
}

async function openJournal(
  path: string,
  { options, version, requirements, shard, list, io, words, conversation }: ToldRun,
): Promise<RunJournal> {
  const { summary } = words;
  const settings = {
    ...settingsOf(options, requirements),
    '--shard': shard === null ? '' : `${shard.index}/${shard.count}`,
    '--evidence': options.evidence ?? '',
  };
  const kept = await openRunJournal({
    path,
    options,
    identity: { version, settings, list: list.identity() },
    list,
    now: io.now,
    onFault: (cause) => conversation.complain(summary.journalFault(path, cause)),
  });
  const { begin, since, journal, aside } = kept;
  if (aside !== null) conversation.tell(summary.setAside({ ...aside, journal: path }));
  if (begin === 'resumed') {
    const { total } = list;
    conversation.tell(summary.resumed({ since, answered: journal.size, total }));
    if (!options.resume) conversation.tell(summary.toBeginAnew(path));
  } else if (options.resume) conversation.tell(summary.nothingToResume);
  return kept;
}
