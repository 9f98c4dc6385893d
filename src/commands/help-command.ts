// `noko-check help`, and what is said where a command is mistyped.
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { addHelp } from '../cli/help.js';
import type { OutputStream } from '../cli/io.js';
import { nearestName } from '../cli/nearest-name.js';
import { RunError } from '../errors.js';
import type { Words } from '../words/words.js';

interface HelpCommandSetup {
  readonly words: Words;
  readonly io: { readonly stdout: OutputStream };
}

/** Adds `help` to the command line. */
export function addHelpCommand(program: Command, setup: HelpCommandSetup): void {
  const { words } = setup;
  const command = program
    .command('help')
    .description(words.help.helpCommand)
    .usage(words.help.helpUsage)
    .argument('[command]', words.help.helpOf)
    .action((name: string | undefined) => {
      const subject = name === undefined ? program : findVerb(program, name);
      if (subject === null) throw unknownVerb(program, name ?? '', words);
      subject.help();
    });
  addHelp(command, 'help', setup);
}

/** Throws `RunError` (`usage`) where `list` is no file, and nearly the name of a command. */
export function refuseMistypedVerb(program: Command, list: string, words: Words): void {
  if (!/^[a-z]+$/i.test(list) || existsSync(list)) return;
  if (nearestVerb(program, list) !== null) throw unknownVerb(program, list, words);
}

function findVerb(program: Command, name: string): Command | null {
  return program.commands.find((command) => command.name() === name) ?? null;
}

function nearestVerb(program: Command, typed: string): string | null {
  const names = program
    .createHelp()
    .visibleCommands(program)
    .map((command) => command.name());
  return nearestName(names, typed.toLowerCase());
}

function unknownVerb(program: Command, typed: string, words: Words): RunError {
  const message = words.usage.unknownCommand(typed, nearestVerb(program, typed));
  return new RunError({ code: 'usage', message });
}
