// An option in front of a sub-command would be the main job's, and silently lost.
import type { Command } from 'commander';
import { RunError } from '../errors.js';
import type { Words } from '../words/words.js';

/** Throws `RunError` (`usage`) where the line has an option of `program` before `command`. */
export function refuseOptionsBefore(program: Command, command: string, words: Words): void {
  const given = program.options.find(
    (option) =>
      // The language is looked for in the whole line.
      option.long !== '--lang' && program.getOptionValueSource(option.attributeName()) === 'cli',
  );
  if (given?.long == null) return;
  const message = words.usage.optionBeforeCommand(given.long, command);
  throw new RunError({ code: 'usage', message });
}
