// The whole command: words, arguments, the job, the exit code. The job itself is loaded when it is
// to be done, so that `--help` and a mistyped option answer at once.
import { createRequire } from 'node:module';
import { type Command, CommanderError } from 'commander';
import { type ConfigFile, findConfig, peekConfig } from '../cli/config/read-config.js';
import { EXIT } from '../cli/exit-code.js';
import type { Io } from '../cli/io.js';
import { chooseLanguage } from '../cli/language.js';
import { RunError } from '../errors.js';
import { WORDS } from '../words/index.js';
import { createProgram, formatUsageError } from './program.js';

/** Runs the command and answers its exit code; rejects on a bug alone. */
export async function run(io: Io): Promise<number> {
  let words = WORDS[chooseLanguage(io)];
  const version = readVersion();
  let exitCode: number = EXIT.pass;
  let program: Command | null = null;
  try {
    const config = await findConfig(io.argv);
    words = WORDS[chooseLanguage({ ...io, configured: await languageIn(config) })];
    program = createProgram({
      words,
      io,
      version,
      config,
      smtp: io.env.NOKO_CHECK_SMTP,
      async check(list, options) {
        const { check } = await import('./check/check.js');
        exitCode = await check({ list, options, words, io, version });
      },
      async explain(subject, options) {
        const { explain } = await import('./explain/explain.js');
        exitCode = await explain({ subject, options, words, io });
      },
      async merge(parts, options) {
        const { merge } = await import('./merge/merge.js');
        exitCode = await merge({ parts, options, words, io, version });
      },
      async list(dataSet, options) {
        const { list } = await import('./list/list.js');
        exitCode = await list({ dataSet, options, words, io });
      },
      async scores(list, options) {
        const { scores } = await import('./scores/scores.js');
        exitCode = await scores({ list, options, words, io });
      },
      async diff(files, options) {
        const { diff } = await import('./diff/diff.js');
        exitCode = await diff({ files, options, words, io });
      },
      async letters(report, options) {
        const { letters } = await import('./letters/letters.js');
        exitCode = await letters({ report, options, words, io });
      },
      async schedule(options) {
        const { schedule } = await import('./schedule/schedule.js');
        exitCode = await schedule({ options, words, io, run });
      },
      async init(list, options) {
        const { init } = await import('./init/init.js');
        exitCode = await init({ list, options, words, io, run });
      },
      async history(folder, options) {
        const { history } = await import('./history/history.js');
        exitCode = await history({ folder, options, words, io });
      },
    });
    await program.parseAsync(io.argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.pass;
    if (error instanceof RunError) {
      const help = isUsage(error) ? `\n${words.usage.seeHelp}` : '';
      io.stderr.write(`noko-check: ${words.problem(error.problem)}${help}\n`);
      return EXIT.nothingDone;
    }
    const message = formatUsageError(error, words, program);
    if (message === null) throw error;
    io.stderr.write(`noko-check: ${message}\n${words.usage.seeHelp}\n`);
    return EXIT.nothingDone;
  }
}

async function languageIn(config: ConfigFile | null): Promise<unknown> {
  return config === null ? null : await peekConfig(config, 'lang');
}

function isUsage({ problem }: RunError): boolean {
  return problem.code === 'usage' || problem.code === 'option-value';
}

/** From the package file, the one place that holds it. */
function readVersion(): string {
  const { version } = createRequire(import.meta.url)('noko-check/package.json');
  return version;
}
