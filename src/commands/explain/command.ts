// The sub-command as commander knows it. It has the options of the main job that make sense for one
// site, from the same table, and its own.
import { type Command, Option } from 'commander';
import { addHelp } from '../../cli/help.js';
import type { Io } from '../../cli/io.js';
import { refuseOptionsBefore } from '../../cli/misplaced-option.js';
import { createOptions } from '../../cli/option-table.js';
import { LIST_OPTIONS, parseOneOf } from '../../cli/options.js';
import { RunError } from '../../errors.js';
import type { Words } from '../../words/words.js';
import { EXPLAIN_FORMATS, type ExplainOptions, parseBusId } from './options.js';

export type ExplainSubject = { readonly site: string } | { readonly file: string };

export interface ExplainSetup {
  readonly words: Words;
  readonly io: Pick<Io, 'stdout'>;
  readonly version: string;
  readonly explain: (subject: ExplainSubject, options: ExplainOptions) => Promise<void>;
}

/** Adds `explain` to the command line. */
export function addExplainCommand(program: Command, setup: ExplainSetup): void {
  const { words } = setup;
  const { options: described, ...text } = words.explainHelp;
  const own = (flags: string, description: string): Option =>
    new Option(flags, description).helpGroup(text.group);
  const command = program
    .command('explain')
    .description(text.description)
    .usage(text.usage)
    .argument('[address]', text.address)
    .allowExcessArguments(true)
    .addOption(own('--html <FILE>', described.html))
    .addOption(own('--address <ADDRESS>', described.address))
    .addOption(new Option('--name <NAME>', described.name).helpGroup(words.help.groups.verdict))
    .addOption(
      new Option('--bus-id <N>', described.busId)
        .helpGroup(words.help.groups.verdict)
        .argParser(parseBusId('--bus-id')),
    )
    .addOption(
      own('--format <NAME>', described.format)
        .choices(EXPLAIN_FORMATS)
        .argParser(parseOneOf(EXPLAIN_FORMATS)('--format'))
        .default('text'),
    );
  for (const option of createOptions(words, setup)) {
    const isForLists = LIST_OPTIONS.some((name) => name === option.attributeName());
    if (!isForLists) command.addOption(option);
  }
  addHelp(command, 'explain', setup);
  command.action(async (_address: string | undefined, options: ExplainOptions) => {
    refuseOptionsBefore(program, 'explain', words);
    await setup.explain(subjectOf(command.args, options, words), options);
  });
}

function subjectOf(
  [site, ...others]: readonly string[],
  { html, address }: ExplainOptions,
  { usage: say }: Words,
): ExplainSubject {
  if (others.length > 0) throw usage(say.oneAddress([site ?? '', ...others]));
  if (html === undefined) {
    if (address !== undefined) throw usage(say.addressOfNothing);
    if (site === undefined) throw usage(say.addressMissing);
    return { site };
  }
  if (site !== undefined) throw usage(say.siteAndFile);
  return { file: html };
}

function usage(message: string): RunError {
  return new RunError({ code: 'usage', message });
}
