// The main job, put together: list → crawl → report, with the conversation beside it. Nothing here
// knows how any of them does its part.
import { basename } from 'node:path';
import type { SecondLook } from '../../browser/browser.js';
import { withBeside } from '../../cli/beside.js';
import { findColumn } from '../../cli/column-choice.js';
import { EXIT, exitCodeUnsent } from '../../cli/exit-code.js';
import type { Io } from '../../cli/io.js';
import type { CheckOptions } from '../../cli/options.js';
import { loadRequirements } from '../../cli/requirements.js';
import { settingsOf } from '../../cli/settings.js';
import { findPage, showPage } from '../../cli/show-page.js';
import { createReading } from '../../crawl/reading.js';
import type { Shard } from '../../crawl/shard.js';
import { RunError } from '../../errors.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { ReadPage } from '../../page/page-reader.js';
import type { Look } from '../../page/seen.js';
import { isOrdinaryFile } from '../../report/file-sink.js';
import { findForeignFile } from '../../report/read/foreign-file.js';
import { splitReport } from '../../report/split-report.js';
import { createTally } from '../../report/tally.js';
import type { TargetOptions } from '../../report/target.js';
import { createReport, type Report } from '../../report/write-report.js';
import { type Requirements, rulesOf, soughtBy } from '../../verdict/requirements.js';
import type { Words } from '../../words/words.js';
import { withBusGov } from './bus-gov.js';
import { type Changes, openChanges } from './changes.js';
import { chooseShard, WHOLE } from './choose-shard.js';
import { type Conversation, createConversation } from './conversation.js';
import { crawlSchools } from './crawler.js';
import { chooseStdoutFormat, isReportOnTerminal } from './findings-table.js';
import { type Mail, type MailDraft, openMail } from './mail/mail.js';
import { createNetwork, type Network } from './network.js';
import { openBrowser, picturesOf, refuseIdlePictures } from './open-browser.js';
import { openEvidenceFolder } from './open-evidence.js';
import { isLongList, type OpenList, openList } from './open-list.js';
import { formatLeftOut, formatReading, refuseNameless, showList } from './reading.js';
import { refuseForeign } from './refuse-foreign.js';
import { refuseLostNotes } from './refuse-lost-notes.js';
import { type ReportEnd, writeResults } from './results-into-report.js';
import { findJournalPath, heldToJournal, openRunJournal, type RunJournal } from './run-journal.js';

export interface CheckCall {
  /** File name as typed; `-` is standard input. */
  readonly list: string;
  readonly options: CheckOptions;
  readonly words: Words;
  readonly io: Io;
  /** Of the command itself. */
  readonly version: string;
}

/** Checks the schools of a list and answers the exit code; rejects with `RunError`, or on a bug. */
export async function check(asked: CheckCall): Promise<number> {
  const call = { ...asked, options: withBeside(asked) };
  if (call.options.dryRun) return showList(call);
  if (call.options.open && findPage(call.options.output) === null) {
    throw new RunError({ code: 'usage', message: call.words.usage.openNeedsPage });
  }
  const mail = await openMail(call);
  try {
    return await checkList(call, mail);
  } catch (error) {
    await mail?.tellOfFailure(error);
    throw error;
  }
}

/** What judges, and reads for it. */
interface Judging {
  readonly requirements: Requirements;
  readonly readPage: ReadPage;
}

async function checkList(call: CheckCall, mail: Mail | null): Promise<number> {
  const requirements = await loadRequirements(call.options, call.words);
  // Begun before the list is read: by the time that there is a page, it is ready.
  const reading = createReading(soughtBy(requirements, call.options), await isLongList(call.list));
  try {
    return await checkSites(call, mail, { requirements, readPage: reading.readPage });
  } finally {
    await reading.end();
  }
}

async function checkSites(
  call: CheckCall,
  mail: Mail | null,
  { requirements, readPage }: Judging,
): Promise<number> {
  const { options, io, words, version } = call;
  const shard = chooseShard(options, io.env, words);
  const network = await createNetwork(options, io.env);
  try {
    const changes = await openChanges(options, network);
    await refuseForeign(options.output, { inputs: [], list: call.list, force: options.force });
    const { sheet, columns, only } = options;
    const typed = await openList({ file: call.list, sheet, columns, shard, only }, io);
    if (typed === null) return EXIT.interrupted;
    const list = await withBusGov(typed, options, (faults) => {
      io.stderr.write(`${words.list.unreadable(faults)}\n`);
    }).catch(async (error) => {
      await typed.close();
      throw error;
    });
    let browser: SecondLook | null = null;
    try {
      refuseNameless(list, call);
      refuseIdlePictures(options, words);
      if (changes === null && !options.force) await refuseLostNotes(options.output, list.columns);
      const journalPath = await findJournalPath(options.output);
      if (options.resume && journalPath === null) {
        throw new RunError({ code: 'usage', message: words.usage.resumeNeedsFile });
      }
      if (options.splitBy !== undefined) {
        // Told before a report is begun.
        findColumn('--split-by', options.splitBy, list.columns);
        if (options.output.every((path) => path === '-')) {
          throw new RunError({ code: 'usage', message: words.usage.splitNeedsFile });
        }
      }
      const carriedHeader = changes?.carriedHeader(list.columns) ?? list.columns;
      const settings = {
        stdout: io.stdout,
        stdoutFormat: chooseStdoutFormat({ options, io, words, rules: rulesOf(requirements) }),
        csvProfile: options.csv ?? null,
        annex: options.annex,
        changes: changes !== null,
        annexAll: options.annexAll,
        organisation: options.organisation,
        listName: call.list === '-' ? undefined : basename(call.list),
        carriedHeader,
        rules: rulesOf(requirements),
        pictureFolder: picturesOf(options),
        run: {
          settings: settingsOf(options, requirements),
          shard: shard ?? WHOLE,
          list: list.identity,
        },
        version,
        now: io.now,
        processes: io.processes,
      };
      browser = await openBrowser(options, { network, io, windows: options.browserPages });
      const targets = options.output.length === 0 ? ['-'] : options.output;
      const whole = await createReport({ ...settings, targets });
      const report = divideReport(whole, { ...settings, options });
      const draft = (await mail?.begin(settings)) ?? null;
      try {
        const { exitCode, told } = await crawlKept(report, {
          ...call,
          requirements,
          shard,
          changes,
          network,
          readPage,
          list,
          reading: formatReading(list, call),
          look: browser?.look ?? null,
          carriedHeader,
          journalPath,
          mail: draft,
        });
        if (options.open && told !== null) await showPage(told.outcomes, call);
        const isSent = draft === null || told === null || (await draft.conclude(told));
        return isSent ? exitCode : exitCodeUnsent(exitCode);
      } finally {
        await draft?.discard();
      }
    } finally {
      await browser?.close();
      await list.close();
    }
  } finally {
    network.close();
  }
}

/** The report itself where it is not divided; throws `RunError` (`usage`, `no-such-column`). */
function divideReport(
  whole: Report,
  { options, ...settings }: TargetOptions & { readonly options: CheckOptions },
): Report {
  const { splitBy: column, output } = options;
  const beside = output.find((path) => path !== '-');
  if (column === undefined || beside === undefined) return whole;
  const index = findColumn('--split-by', column, settings.carriedHeader);
  return splitReport(whole, {
    ...settings,
    column: settings.carriedHeader[index] ?? column,
    ...{ index, beside },
    isForeign: async (path) =>
      !options.force &&
      (await isOrdinaryFile(path)) &&
      (await findForeignFile(path, { isInput: false }).catch(() => null)) !== null,
  });
}

interface KeptRun extends Omit<CheckCall, 'list'>, Judging {
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

/** Crawls with what keeps the answers and the evidence, which outlives a run that was not finished. */
async function crawlKept(report: Report, run: KeptRun): Promise<ReportEnd> {
  const { list, io, words, journalPath } = run;
  const tally = createTally();
  const conversation = createConversation({
    io,
    words,
    tally,
    quiet: run.options.quiet,
    total: list.total,
    isReportOnTerminal: isReportOnTerminal(run.options, io),
    rules: rulesOf(run.requirements),
  });
  for (const { file, sign } of report.openElsewhere) {
    conversation.tell(words.summary.openElsewhere(file, sign));
  }
  let kept: RunJournal | null = null;
  let evidence: Evidence | null = null;
  let end: ReportEnd = { exitCode: EXIT.bug, isFinished: false, told: null };
  try {
    if (run.shard !== null) {
      const of = list.identity()?.schools ?? null;
      conversation.tell(words.summary.shard({ ...run.shard, schools: list.total, of }));
    }
    if (journalPath !== null) kept = await openJournal(journalPath, run, conversation);
    conversation.tell(run.reading);
    evidence = await openEvidenceFolder(run, kept?.header.recordings ?? undefined);
    const journal = kept?.journal ?? null;
    const schools =
      kept === null || journalPath === null
        ? list.schools
        : heldToJournal(list, {
            path: journalPath,
            kept,
            isStopped: () => io.stop.aborted,
          });
    const keeping =
      evidence === null
        ? {}
        : { startRecording: evidence.startRecording, keepPicture: evidence.keepPicture };
    end = await writeResults(report, {
      ...run,
      begin: (events) => crawlSchools(schools, { ...run, journal, ...keeping, events }),
      rules: rulesOf(run.requirements),
      evidence,
      tally,
      conversation,
    });
    // Of a pipe they are known only now.
    if (list.total === null) formatLeftOut(list, words).forEach(conversation.tell);
    return end;
  } catch (error) {
    await report.abandon();
    throw error;
  } finally {
    const keep = !end.isFinished && kept !== null && kept.journal.settled > 0;
    await kept?.close({ keep });
    await evidence?.close({ keep });
    if (keep && journalPath !== null) {
      const say = io.stop.aborted ? conversation.tell : conversation.complain;
      say(words.summary.resumable(journalPath));
    }
  }
}

async function openJournal(
  path: string,
  { options, version, requirements, shard, list, io, words }: KeptRun,
  conversation: Conversation,
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
