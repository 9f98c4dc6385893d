// Results and the report they go into, row by row, with the conversation beside it: the end of every
// run, whether the results come from a crawl or from the parts of one.
import { resolve } from 'node:path';
import { EXIT, exitCodeOf } from '../../cli/exit-code.js';
import type { Io } from '../../cli/io.js';
import type { CheckOptions } from '../../cli/options.js';
import type { SchoolResult } from '../../crawl/result.js';
import type { Evidence } from '../../evidence/evidence.js';
import { hidePasswords } from '../../files/hide-passwords.js';
import type { RuleSets } from '../../report/format.js';
import type { Tally } from '../../report/tally.js';
import type { Report } from '../../report/write-report.js';
import type { Words } from '../../words/words.js';
import { concludeHistory, openHistory } from '../history/keep-history.js';
import type { Changes } from './changes.js';
import type { Conversation } from './conversation.js';
import type { CrawlerEvents } from './crawler-run.js';
import type { Github } from './github/github.js';
import type { MailDraft, MailedEnd } from './mail/mail.js';

export interface ReportedRun {
  /** Makes the results, and tells of what happens. */
  readonly begin: (events: CrawlerEvents) => AsyncIterable<SchoolResult>;
  readonly options: Pick<CheckOptions, 'evidence' | 'failOn' | 'history' | 'output' | 'previous'>;
  /** Header of the list's further columns. */
  readonly carriedHeader: readonly string[];
  /** What judged. */
  readonly rules: RuleSets;
  readonly changes: Changes | null;
  readonly io: Io;
  readonly words: Words;
  readonly evidence: Evidence | null;
  readonly mail: MailDraft | null;
  readonly tally: Tally;
  readonly conversation: Conversation;
}

export interface ReportEnd {
  readonly exitCode: number;
  /** Whether every school was asked, and all that was wanted is written. */
  readonly isFinished: boolean;
  /** What a mail tells of the end; null where the run was ended at once. */
  readonly told: MailedEnd | null;
}

/** Rejects with what the results do; the report is then for the caller to abandon. */
export async function writeResults(report: Report, run: ReportedRun): Promise<ReportEnd> {
  const { changes, evidence, mail, tally, conversation, options, words, io } = run;
  const startedAt = performance.now();
  const history = await openHistory(run);
  const github = await openGithub(run);
  const onStop = () => conversation.tell(words.summary.interrupting);
  io.stop.addEventListener('abort', onStop, { once: true });

  changes?.begin(conversation, words);

  let sharing = 0;
  let lost = 0;
  let isScarcityTold = false;
  let impostor: string | null = null;
  const found = run.begin({
    onDone(result, before) {
      if (before !== null) tally.remove(before);
      tally.add(result);
      conversation.progress();
    },
    onVisit: conversation.visit,
    onBug: (error) => conversation.complain(words.summary.bug(formatBug(error))),
    onSecondPass: (schools) => conversation.tell(words.summary.secondPass(schools)),
    onSecondLook: (schools) => conversation.tell(words.summary.secondLook(schools)),
    onLookLost() {
      lost += 1;
    },
    onSharedLinks(schools) {
      sharing = schools;
    },
    onOverdue: (address) => conversation.complain(words.summary.overdue(address)),
    onScarcity() {
      if (!isScarcityTold) conversation.complain(words.summary.scarcity);
      isScarcityTold = true;
    },
    onSuspicion: (suspicion) => conversation.tell(words.summary.suspicion(suspicion)),
    onImpostor({ label }) {
      impostor = label;
    },
  });

  const results = changes?.compare(found) ?? found;
  try {
    for await (const result of results) {
      if (io.abort.aborted || (await report.write(result)) === 'closed') break;
      if (evidence !== null) await evidence.write(result);
      if (history !== null) await history.write(result);
      github?.add(result);
      if (mail !== null) await mail.add(result);
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
    return { exitCode: EXIT.interrupted, isFinished: false, told: null };
  }

  const ownNetwork = tally.count('own-network') > 0;
  const interrupted = io.stop.aborted;
  // A good report of an earlier run is worth more than one that cannot be trusted.
  const doubtful = ownNetwork || changes?.areDoubtful() === true;
  // Whoever goes on has to compare with the report that this part was compared with.
  const isNeeded = interrupted && isOutput(options.previous, options.output);
  const outcomes = await report.finish({ keepExisting: doubtful || isNeeded });
  const comparison = changes?.comparison() ?? null;
  conversation.conclude({
    durationMs: performance.now() - startedAt,
    outcomes,
    sharing,
    impostor,
    comparison,
  });
  if (lost > 0) conversation.tell(words.summary.looksLost(lost));
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
    told: {
      outcomes,
      comparison,
      ownNetwork: tally.count('own-network'),
      impostor,
      interrupted: tally.count('interrupted'),
      bugs: tally.count('internal-error'),
      isKept,
      evidenceProblem,
    },
  };
}

function isOutput(file: string | undefined, output: readonly string[]): boolean {
  return file !== undefined && output.some((path) => resolve(path) === resolve(file));
}

/** Loaded where somebody reads what it says. */
async function openGithub({
  io: { env },
  words,
  rules,
  conversation: { complain },
}: ReportedRun): Promise<Github | null> {
  const file = env.GITHUB_STEP_SUMMARY ?? '';
  if (file === '') return null;
  const { createGithub } = await import('./github/github.js');
  return createGithub({ file, words, rules, complain });
}

function formatBug(error: unknown): string {
  return hidePasswords(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
