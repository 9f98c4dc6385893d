// The main job, put together: list → crawl → report, with the conversation beside it. Nothing here
// knows how any of them does its part.
import { basename } from 'node:path';
import type { DataSetFaults } from '../../busgov/organisations.js';
import { withBeside } from '../../cli/beside.js';
import { findColumn } from '../../cli/column-choice.js';
import { EXIT, exitCodeUnsent } from '../../cli/exit-code.js';
import type { CheckOptions } from '../../cli/options.js';
import { loadRequirements } from '../../cli/requirements.js';
import { settingsOf } from '../../cli/settings.js';
import { findPage, showPage } from '../../cli/show-page.js';
import { createReading } from '../../crawl/reading.js';
import type { Shard } from '../../crawl/shard.js';
import { RunError } from '../../errors.js';
import { isOrdinaryFile } from '../../report/file-sink.js';
import { findForeignFile } from '../../report/read/foreign-file.js';
import { splitReport } from '../../report/split-report.js';
import type { TargetOptions } from '../../report/target.js';
import { createReport, type Report } from '../../report/write-report.js';
import { type Requirements, rulesOf, soughtBy } from '../../verdict/requirements.js';
import { onExit } from '../on-exit.js';
import { withBusGov } from './bus-gov.js';
import { type Changes, openChanges } from './changes.js';
import type { CheckCall } from './check-call.js';
import { chooseShard, WHOLE } from './choose-shard.js';
import { crawlIntoReport } from './crawl-into-report.js';
import { chooseStdoutFormat } from './findings-table.js';
import { type Mail, openMail } from './mail/mail.js';
import { createNetwork } from './network.js';
import { openBrowser, picturesOf, refuseIdlePictures } from './open-browser.js';
import { isLongList, type OpenList, openList } from './open-list.js';
import { formatReading, refuseNameless, showList } from './reading.js';
import { refuseForeign } from './refuse-foreign.js';
import { refuseLostNotes } from './refuse-lost-notes.js';
import { findJournalPath } from './run-journal.js';

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

/** The run from its list to its report; every resource is released in the reverse order. */
async function checkList(call: CheckCall, mail: Mail | null): Promise<number> {
  const { options, io, words } = call;
  const requirements = await loadRequirements(options, words);
  // Begun before the list is read: by the time that there is a page, it is ready.
  const reading = createReading(soughtBy(requirements, options), await isLongList(call.list));
  await using _reading = onExit(reading.end);
  const shard = chooseShard(options, io.env, words);
  const network = await createNetwork(options, io.env);
  await using _network = onExit(network.close);
  const changes = await openChanges(options, network);
  await refuseForeign(options.output, { inputs: [], list: call.list, force: options.force });
  const list = await openKnownList(call, shard);
  if (list === null) return EXIT.interrupted;
  await using _list = onExit(list.close);
  await refuseUnfit(call, { list, changes });
  const journalPath = await findJournalPath(options.output);
  refuseUnfitOutput(call, { list, journalPath });
  const settings = settingsOfReport(call, { requirements, shard, list, changes });
  const browser = await openBrowser(options, { network, io, windows: options.browserPages });
  await using _browser = onExit(() => browser?.close());
  const report = await openReport(settings, options);
  const draft = (await mail?.begin(settings)) ?? null;
  await using _draft = onExit(() => draft?.discard());
  const { exitCode, told } = await crawlIntoReport(report, {
    ...call,
    ...{ requirements, shard, changes, network, list, journalPath },
    readPage: reading.readPage,
    reading: formatReading(list, call),
    look: browser?.look ?? null,
    carriedHeader: settings.carriedHeader,
    mail: draft,
  });
  if (options.open && told !== null) await showPage(told.outcomes, call);
  const isSent = draft === null || told === null || (await draft.conclude(told));
  return isSent ? exitCode : exitCodeUnsent(exitCode);
}

/** The list with what bus.gov.ru is known to say; null where the run was stopped before it began. */
async function openKnownList(call: CheckCall, shard: Shard | null): Promise<OpenList | null> {
  const { sheet, columns, only } = call.options;
  const typed = await openList({ file: call.list, sheet, columns, shard, only }, call.io);
  if (typed === null) return null;
  const onUnreadable = (faults: DataSetFaults): void => {
    call.io.stderr.write(`${call.words.list.unreadable(faults)}\n`);
  };
  return withBusGov(typed, call.options, onUnreadable).catch(async (error) => {
    await typed.close();
    throw error;
  });
}

interface Given {
  readonly list: OpenList;
  readonly changes: Changes | null;
}

/** Rejects with `RunError` before anything is begun that would only be given up. */
async function refuseUnfit(call: CheckCall, { list, changes }: Given): Promise<void> {
  const { options, words } = call;
  refuseNameless(list, call);
  refuseIdlePictures(options, words);
  if (changes === null && !options.force) await refuseLostNotes(options.output, list.columns);
}

/** Throws `RunError` where options ask for what the outputs cannot give. */
function refuseUnfitOutput(
  { options, words }: CheckCall,
  { list, journalPath }: Pick<Given, 'list'> & { readonly journalPath: string | null },
): void {
  if (options.resume && journalPath === null) {
    throw new RunError({ code: 'usage', message: words.usage.resumeNeedsFile });
  }
  if (options.splitBy === undefined) return;
  findColumn('--split-by', options.splitBy, list.columns);
  if (options.output.every((path) => path === '-')) {
    throw new RunError({ code: 'usage', message: words.usage.splitNeedsFile });
  }
}

function settingsOfReport(
  call: CheckCall,
  {
    requirements,
    shard,
    list,
    changes,
  }: Given & { readonly requirements: Requirements; readonly shard: Shard | null },
): TargetOptions {
  const { options, io, words, version } = call;
  const rules = rulesOf(requirements);
  return {
    stdout: io.stdout,
    stdoutFormat: chooseStdoutFormat({ options, io, words, rules }),
    csvProfile: options.csv ?? null,
    annex: options.annex,
    changes: changes !== null,
    annexAll: options.annexAll,
    organisation: options.organisation,
    listName: call.list === '-' ? undefined : basename(call.list),
    carriedHeader: changes?.carriedHeader(list.columns) ?? list.columns,
    rules,
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
}

/** One report, or one a value of a column; throws `RunError` (`usage`, `no-such-column`). */
async function openReport(settings: TargetOptions, options: CheckOptions): Promise<Report> {
  const { splitBy: column, output } = options;
  const whole = await createReport({ ...settings, targets: output.length === 0 ? ['-'] : output });
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
