// The main job, put together: list → crawl → report, with the conversation beside it. Nothing here
// knows how any of them does its part.
import type { Evidence, EvidenceOptions } from '../report/evidence/evidence.js';
import { createTally } from '../report/tally.js';
import { createReport, type Report } from '../report/write-report.js';
import type { Requirements } from '../verdict/requirements.js';
import type { Rules } from '../verdict/rules.js';
import { type Changes, openChanges } from './changes.js';
import { type Conversation, createConversation } from './conversation.js';
import { crawlSchools } from './crawler.js';
import { EXIT, exitCodeOf } from './exit-code.js';
import type { Github } from './github/github.js';
import { runsOnGithub } from './github/runs-on-github.js';
import type { Io } from './io.js';
import { createNetwork, type Network } from './network.js';
import { type OpenList, openList } from './open-list.js';
import type { CheckOptions } from './options.js';
import { loadRequirements } from './requirements.js';
import type { Words } from './words/words.js';

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
export async function check(call: CheckCall): Promise<number> {
  const { options, io } = call;
  const requirements = await loadRequirements(options, call.words);
  const network = await createNetwork(options, io.env);
  try {
    const changes = await openChanges(options, network);
    const list = await openList({ file: call.list, sheet: options.sheet }, io);
    if (list === null) return EXIT.interrupted;
    let evidence: Evidence | null = null;
    try {
      const rows = { carriedHeader: list.columns, rules: rulesOf(requirements) };
      evidence = await openEvidenceFolder(call, rows);
      const report = await createReport({
        targets: options.output.length === 0 ? ['-'] : options.output,
        stdout: io.stdout,
        stdoutFormat: options.format ?? 'csv',
        csvProfile: options.csv ?? null,
        annex: options.annex,
        changes: changes !== null,
        annexAll: options.annexAll,
        organisation: options.organisation,
        ...rows,
        version: call.version,
        now: io.now,
        processes: io.processes,
      });
      return await crawlInto(report, {
        ...call,
        requirements,
        changes,
        network,
        openedList: list,
        evidence,
      });
    } finally {
      await evidence?.close();
      await list.close();
    }
  } finally {
    await network.close();
  }
}

/** Loaded where it is asked for: nobody else pays for its library. */
async function openEvidenceFolder(
  { options, version, io }: CheckCall,
  rows: Pick<EvidenceOptions, 'carriedHeader' | 'rules'>,
): Promise<Evidence | null> {
  if (options.evidence === undefined) return null;
  const { openEvidence } = await import('../report/evidence/evidence.js');
  return openEvidence({
    folder: options.evidence,
    software: `noko-check/${version}`,
    ...rows,
    now: io.now,
  });
}

/** Loaded where somebody reads what it says. */
async function openGithub(
  { io: { env }, words, requirements }: Pick<Crawl, 'io' | 'words' | 'requirements'>,
  { tell, complain }: Conversation,
): Promise<Github | null> {
  if (!runsOnGithub(env)) return null;
  const { createGithub } = await import('./github/github.js');
  return createGithub({ env, words, rules: rulesOf(requirements), tell, complain });
}

interface Crawl extends CheckCall {
  readonly requirements: Requirements;
  readonly changes: Changes | null;
  readonly network: Network;
  readonly openedList: OpenList;
  readonly evidence: Evidence | null;
}

async function crawlInto(report: Report, run: Crawl): Promise<number> {
  const { requirements, changes, network, openedList, evidence, options, words, io } = run;
  const { quiet } = options;
  const startedAt = performance.now();
  const tally = createTally();
  const conversation = createConversation({
    io,
    words,
    tally,
    quiet,
    total: openedList.total,
    rules: rulesOf(requirements),
  });
  const github = await openGithub(run, conversation);
  const onStop = () => conversation.tell(words.summary.interrupting);
  io.stop.addEventListener('abort', onStop, { once: true });

  changes?.begin(conversation, words);

  let sharing = 0;
  const crawled = crawlSchools(openedList.schools, {
    options,
    requirements,
    network,
    io,
    journal: null,
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
      github?.add(result);
    }
  } catch (error) {
    await report.abandon();
    throw error;
  } finally {
    conversation.endProgress();
    io.stop.removeEventListener('abort', onStop);
  }
  if (io.abort.aborted) {
    await report.abandon();
    return EXIT.interrupted;
  }

  // A good report of an earlier run is worth more than one that cannot be trusted.
  const doubtful = tally.count('own-network') > 0 || changes?.areDoubtful() === true;
  const outcomes = await report.finish({ keepExisting: doubtful });
  conversation.conclude({
    durationMs: performance.now() - startedAt,
    outcomes,
    sharing,
    comparison: changes?.comparison() ?? null,
  });
  await github?.conclude(tally);
  const evidenceProblem = evidence?.problem() ?? null;
  if (evidenceProblem !== null) {
    conversation.complain(`noko-check: ${words.problem(evidenceProblem)}`);
  } else if (options.evidence !== undefined) {
    conversation.tell(words.summary.evidence(options.evidence));
  }
  if (evidenceProblem !== null || outcomes.some(({ kind }) => kind === 'failed')) {
    return EXIT.nothingDone;
  }
  const bug = tally.count('internal-error') > 0;
  const interrupted = io.stop.aborted;
  const outcome = { verdicts: tally.verdicts(), bug, interrupted, doubtful };
  return exitCodeOf(outcome, options.failOn);
}

function rulesOf([main, ...further]: Requirements): readonly [Rules, ...Rules[]] {
  return [main.rules, ...further.map(({ rules }) => rules)];
}

function formatBug(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
