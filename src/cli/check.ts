// The main job, put together: list → crawl → report, with the conversation beside it. Nothing here
// knows how any of them does its part.
import { Chalk } from 'chalk';
import { createReport, type Report } from '../report/write-report.js';
import { chooseColourLevel } from './colour.js';
import { crawlSchools } from './crawler.js';
import { EXIT, exitCodeOf } from './exit-code.js';
import type { Io } from './io.js';
import { createNetwork, type Network } from './network.js';
import { type OpenList, openList } from './open-list.js';
import type { CheckOptions } from './options.js';
import { createProgress } from './progress.js';
import { formatSummary } from './summary.js';
import { createTally } from './tally.js';
import type { Words } from './words/words.js';

export interface CheckCall {
  /** File name as typed; `-` is standard input. */
  readonly list: string;
  readonly options: CheckOptions;
  readonly words: Words;
  readonly io: Io;
}

/** Checks the schools of a list and answers the exit code; rejects with `RunError`, or on a bug. */
export async function check(call: CheckCall): Promise<number> {
  const { options, io } = call;
  const network = await createNetwork(options, io.env);
  try {
    const list = await openList(call.list, io);
    try {
      const report = await createReport({
        targets: options.output.length === 0 ? ['-'] : options.output,
        stdout: io.stdout,
        stdoutFormat: options.format ?? 'csv',
        csvProfile: options.csv ?? null,
        annex: options.annex,
        carriedHeader: list.columns,
        now: io.now,
      });
      return await crawlInto(report, { ...call, network, openedList: list });
    } finally {
      await list.close();
    }
  } finally {
    await network.close();
  }
}

interface Crawl extends CheckCall {
  readonly network: Network;
  readonly openedList: OpenList;
}

async function crawlInto(report: Report, run: Crawl): Promise<number> {
  const { network, openedList, options, words, io } = run;
  const startedAt = performance.now();
  const tally = createTally();
  const progress = createProgress({
    stream: options.quiet ? null : io.stderr,
    words,
    tally,
    total: openedList.total,
  });
  const say = (line: string) => {
    progress.clear();
    io.stderr.write(`${line}\n`);
  };
  const onStop = () => options.quiet || say(words.summary.interrupting);
  io.stop.addEventListener('abort', onStop, { once: true });

  const results = crawlSchools(openedList.schools, {
    options,
    network,
    io,
    events: {
      onDone(result, before) {
        if (before !== null) tally.remove(before);
        tally.add(result);
        progress.update();
      },
      onBug: (error) => say(words.summary.bug(formatBug(error))),
      onSecondPass: (schools) => options.quiet || say(words.summary.secondPass(schools)),
      onSuspicion: (domains) => options.quiet || say(words.summary.suspicion(domains)),
    },
  });

  try {
    for await (const result of results) {
      if (io.abort.aborted) break;
      if ((await report.write(result)) === 'closed') break;
    }
  } catch (error) {
    await report.abandon();
    throw error;
  } finally {
    progress.clear();
    io.stop.removeEventListener('abort', onStop);
  }
  if (io.abort.aborted) {
    await report.abandon();
    return EXIT.interrupted;
  }

  const outcomes = await report.finish();
  if (!options.quiet) {
    const chalk = new Chalk({ level: chooseColourLevel(io.env, io.stderr.isTTY === true) });
    const durationMs = performance.now() - startedAt;
    io.stderr.write(formatSummary({ tally, durationMs, words, chalk }));
  }
  let outputFailed = false;
  for (const outcome of outcomes) {
    if (outcome.kind === 'failed') {
      outputFailed = true;
      say(`noko-check: ${words.problem(outcome.problem)}`);
    } else if (!options.quiet && outcome.file !== '-') {
      if (outcome.kind === 'written') say(words.summary.written(outcome.file));
      if (outcome.kind === 'beside')
        say(words.summary.writtenElsewhere(outcome.writtenTo, outcome.file));
    }
  }
  if (outputFailed) return EXIT.nothingDone;
  return exitCodeOf(
    {
      verdicts: tally.verdicts(),
      bug: tally.count('internal-error') > 0,
      interrupted: io.stop.aborted,
      ownNetwork: tally.count('own-network') > 0,
    },
    options.failOn,
  );
}

function formatBug(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
