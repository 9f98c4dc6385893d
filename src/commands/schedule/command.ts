// The sub-command as commander knows it.
import { type Command, Option } from 'commander';
import { addHelp } from '../../cli/help.js';
import type { Io } from '../../cli/io.js';
import { refuseOptionsBefore } from '../../cli/misplaced-option.js';
import { createOptions } from '../../cli/option-table.js';
import type { ValueParser } from '../../cli/options.js';
import { RunError } from '../../errors.js';
import { parseTime, type TimeOfDay } from '../../schedule/scheduler.js';
import type { Words } from '../../words/words.js';

export interface ScheduleOptions {
  readonly at: TimeOfDay;
  readonly remove: boolean;
  readonly show: boolean;
  /** Be the nightly run itself. */
  readonly run: boolean;
}

export interface ScheduleSetup {
  readonly words: Words;
  readonly io: Pick<Io, 'stdout'>;
  readonly version: string;
  readonly schedule: (options: ScheduleOptions) => Promise<void>;
}

export const DEFAULT_TIME: TimeOfDay = { hour: 3, minute: 0 };

const parseAt: ValueParser<TimeOfDay> = (option) => (value) => {
  const time = parseTime(value.trim());
  if (time !== null) return time;
  throw new RunError({ code: 'option-value', option, value, expected: { code: 'time' } });
};

/** Adds `schedule` to the command line. */
export function addScheduleCommand(program: Command, setup: ScheduleSetup): void {
  const { words } = setup;
  const { help, oneOfThem } = words.schedule;
  const own = (flags: string, description: string): Option =>
    new Option(flags, description).helpGroup(help.group);
  const command = program
    .command('schedule')
    .description(help.description)
    .usage(help.usage)
    .allowExcessArguments(false)
    .addOption(
      own('--at <HH:MM>', help.options.at)
        .argParser(parseAt('--at'))
        .default(DEFAULT_TIME, '03:00'),
    )
    .addOption(own('--show', help.options.show).default(false))
    .addOption(own('--remove', help.options.remove).default(false))
    .addOption(own('--run', help.options.run).default(false));
  for (const option of createOptions(words, setup)) {
    if (option.attributeName() === 'lang') command.addOption(option);
  }
  addHelp(command, 'schedule', setup);
  command.action(async (options: ScheduleOptions) => {
    refuseOptionsBefore(program, 'schedule', words);
    if ([options.remove, options.show, options.run].filter((each) => each).length > 1) {
      throw new RunError({ code: 'usage', message: oneOfThem });
    }
    await setup.schedule(options);
  });
}
