// The crawl and the report it goes into, row by row, with the conversation beside it.
import { resolve } from 'node:path';
import type { Journal } from '../crawl/journal/journal.js';
import type { Evidence } from '../report/evidence/evidence.js';
import type { Tally } from '../report/tally.js';
import type { Report } from '../report/write-report.js';
import type { School } from '../school.js';
import type { Requirements } from '../verdict/requirements.js';
import type { Changes } from './changes.js';
import type { Conversation } from './conversation.js';
import { crawlSchools } from './crawler.js';
import { EXIT, exitCodeOf } from './exit-code.js';
import type { Github } from './github/github.js';
import { runsOnGithub } from './github/runs-on-github.js';
import { concludeHistory, openHistory } from './history/keep-history.js';
import type { Io } from './io.js';
import type { Network } from './network.js';
import type { OpenList } from './open-list.js';
import type { CheckOptions } from './options.js';
import { rulesOf } from './requirements.js';
import type { Words } from './words/words.js';

export interface ReportedCrawl {
  readonly schools: AsyncIterable<School>;
  readonly list: Pick<OpenList, 'columns'>;
  readonly options: CheckOptions;
  readonly requirements: Requirements;
  readonly changes: Changes | null;
  readonly network: Network;
  readonly io: Io;
  readonly words: Words;
  readonly journal: Journal | null;
  readonly evidence: Evidence | null;
  readonly tally: Tally;
  readonly conversation: Conversation;
}

export interface CrawlEnd {
  readonly exitCode: number;
  /** Whether every school was asked, and all that was wanted is written. */
  readonly isFinished: boolean;
}

/** Rejects with `RunError` where the list, the journal or the report ends the run; the report is then for the caller to abandon. */
export async function crawlIntoReport(report: Report, run: ReportedCrawl): Promise<CrawlEnd> {
  const { changes, evidence, tally, conversation, options, words, io } = run;
  const startedAt = performance.now();
  const history = await openHistory(run);
  const github = await openGithub(run);
  const onStop = () => conversation.tell(words.summary.interrupting);
  io.stop.addEventListener('abort', onStop, { once: true });

  changes?.begin(conversation, words);

  let sharing = 0;
  const crawled = crawlSchools(run.schools, {
    ...run,
    ...(evidence === null ? {} : { startRecording: evidence.startRecording }),
    events: {
      onDone(result, before) {
        if (before !== null) tally.remove(before);
        tally.add(result);
        conversation.progress();
      },
      onBug: (error) => conversation.complain(words.summary.bug(formatBug(error))),
      onSecondPass: (schools) => conversation.tell(words.summary.secondPass(schools)),
      onSharedLinks(schools) {
        sharing = schools;
      },
      onSuspicion: (domains) => conversation.tell(words.summary.suspicion(domains)),
    },
  });

  const results = changes?.compare(crawled) ?? crawled;
  try {
    for await (const result of results) {
      if (io.abort.aborted || (await report.write(result)) === 'closed') break;
      await evidence?.write(result);
      await history?.write(result);
      github?.add(result);
    }
  } catch (error) {
    await history?.close();
    throw error;
  } finally {
    conversation.endProgress();
    io.stop.removeEventListener('abort', onStop);
  }
  if (io.abort.aborted) {
    await report.abandon();
    await history?.close();
    return { exitCode: EXIT.interrupted, isFinished: false };
  }

  const ownNetwork = tally.count('own-network') > 0;
  const interrupted = io.stop.aborted;
  // A good report of an earlier run is worth more than one that cannot be trusted.
  const doubtful = ownNetwork || changes?.areDoubtful() === true;
  // Whoever goes on has to compare with the report that this part was compared with.
  const isNeeded = interrupted && isOutput(options.previous, options.output);
  const outcomes = await report.finish({ keepExisting: doubtful || isNeeded });
  conversation.conclude({
    durationMs: performance.now() - startedAt,
    outcomes,
    sharing,
    comparison: changes?.comparison() ?? null,
  });
  await github?.conclude(tally);
  const isKept = await concludeHistory(history, { interrupted, doubtful }, run);
  const evidenceProblem = evidence?.problem() ?? null;
  if (evidenceProblem !== null) {
    conversation.complain(`noko-check: ${words.problem(evidenceProblem)}`);
  } else if (options.evidence !== undefined) {
    conversation.tell(words.summary.evidence(options.evidence));
  }
  const failed = !isKept || outcomes.some(({ kind }) => kind === 'failed');
  const bug = tally.count('internal-error') > 0;
  const outcome = { verdicts: tally.verdicts(), bug, interrupted, doubtful };
  return {
    exitCode:
      failed || evidenceProblem !== null ? EXIT.nothingDone : exitCodeOf(outcome, options.failOn),
    isFinished: !(failed || interrupted || ownNetwork),
  };
}

function isOutput(file: string | undefined, output: readonly string[]): boolean {
  return file !== undefined && output.some((path) => resolve(path) === resolve(file));
}

/** Loaded where somebody reads what it says. */
async function openGithub({
  io: { env },
  words,
  requirements,
  conversation: { tell, complain },
}: ReportedCrawl): Promise<Github | null> {
  if (!runsOnGithub(env)) return null;
  const { createGithub } = await import('./github/github.js');
  return createGithub({ env, words, rules: rulesOf(requirements), tell, complain });
}

function formatBug(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
