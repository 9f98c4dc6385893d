// The nightly run put into the scheduler of this machine, or taken out: shown first, then done.
import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { EXIT } from '../../cli/exit-code.js';
import type { Io } from '../../cli/io.js';
import { RunError } from '../../errors.js';
import { chooseScheduler } from '../../schedule/choose-scheduler.js';
import type { RunProgram } from '../../schedule/run-program.js';
import { type NightlyJob, nextRun, type Step } from '../../schedule/scheduler.js';
import type { Words } from '../../words/words.js';
import type { ScheduleOptions } from './command.js';
import { LOG, runNight } from './night.js';
import { findNightlyConfig } from './nightly-config.js';

/** The package's own, beside which the command stands. */
const MANIFEST = createRequire(import.meta.url).resolve('noko-check/package.json');

export interface ScheduleCall {
  readonly options: ScheduleOptions;
  /** Of the configuration; the working folder where it is absent. */
  readonly folder?: string;
  readonly words: Words;
  readonly io: Io;
  /** The whole command, with other arguments. */
  readonly run: (io: Io) => Promise<number>;
}

/** Answers the exit code; rejects with `RunError`. */
export async function schedule(call: ScheduleCall): Promise<number> {
  const { options, words, io } = call;
  if (options.run) return await runNight(call);
  const { runProgram } = io;
  const scheduler = runProgram === undefined ? null : await chooseScheduler({ ...io, runProgram });
  if (scheduler === null || runProgram === undefined) return refuse(words.schedule.noScheduler);
  if (!options.remove) await requireConfig(call);
  const job = describeJob(call);
  const steps = options.remove ? await scheduler.remove(job) : await scheduler.install(job);
  const say = (line: string) => io.stdout.write(`${line}\n`);
  say(words.schedule.willDo(scheduler.kind));
  for (const line of formatSteps(steps, words)) say(`  ${line}`);
  if (options.show) {
    const found = await scheduler.find(job);
    say(found === null ? words.schedule.notInstalled : formatInstalled(found, call));
    return EXIT.pass;
  }
  const wasEasier = await perform(steps, runProgram);
  if (options.remove) say(words.schedule.removed);
  else {
    say(formatInstalled(options.at, call));
    if (wasEasier) say(words.schedule.onlyLoggedOn(scheduler.kind));
    say(words.schedule.moved);
  }
  return EXIT.pass;
}

function describeJob({ options, words, io, ...call }: ScheduleCall): NightlyJob {
  const folder = resolve(call.folder ?? '.');
  const digest = createHash('sha256').update(folder).digest('hex').slice(0, 8);
  const script = join(dirname(MANIFEST), 'bin', 'noko-check.js');
  return {
    folder,
    name: `noko-check-${digest}`,
    at: options.at,
    command: [io.execPath ?? 'node', script, 'schedule', '--run', '--lang', words.language],
  };
}

function formatInstalled(at: NightlyJob['at'], { words, io, folder = '.' }: ScheduleCall): string {
  const next = words.schedule.installed(nextRun(at, io.now()));
  return `${next}\n${words.schedule.log(resolve(folder, LOG))}`;
}

async function requireConfig({ words, folder = '.' }: ScheduleCall): Promise<void> {
  const config = await findNightlyConfig(folder);
  if (config === null) return refuse(words.schedule.noConfig);
  const file = basename(config.file);
  if (config.list === null) refuse(words.schedule.noList(file));
  if (!config.hasReport) refuse(words.schedule.noReport(file));
}

function refuse(message: string): never {
  throw new RunError({ code: 'usage', message });
}

function formatSteps(steps: readonly Step[], words: Words): readonly string[] {
  return steps.flatMap((step) => {
    if (step.kind === 'write') return [words.schedule.write(step.file)];
    if (step.kind === 'delete') return [words.schedule.remove(step.file)];
    const { input, otherwise = [] } = step;
    const command = [step.command, ...step.args].map(quote).join(' ');
    const typed =
      input === undefined
        ? []
        : input
            .trimEnd()
            .split('\n')
            .map((line) => `  ${line}`);
    const instead = formatSteps(otherwise, words).map((line) => `  ${line}`);
    return [
      command,
      ...typed,
      ...(instead.length === 0 ? [] : [words.schedule.orElse, ...instead]),
    ];
  });
}

function quote(word: string): string {
  return /\s/.test(word) ? `"${word}"` : word;
}

/** Does the steps; true where one of them had to do without the rights that it asked for. */
async function perform(steps: readonly Step[], runProgram: RunProgram): Promise<boolean> {
  let wasEasier = false;
  for (const step of steps) {
    if (step.kind === 'delete') await rm(step.file, { force: true });
    else if (step.kind === 'write') {
      await mkdir(dirname(step.file), { recursive: true });
      await writeFile(step.file, step.bytes);
    } else {
      const { code, stdout, stderr } = await runProgram(step);
      if (code === 0) continue;
      if (step.otherwise === undefined) {
        const command = [step.command, ...step.args].map(quote).join(' ');
        const cause = (stderr || stdout).trim();
        throw new RunError({ code: 'schedule-failed', command, cause });
      }
      await perform(step.otherwise, runProgram);
      wasEasier = true;
    }
  }
  return wasEasier;
}
