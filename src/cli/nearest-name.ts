// Which of several names was meant by one that is mistyped, by commander's own measure.
import { Command, CommanderError, Option } from 'commander';

/** Null where none is near. */
export function nearestName(names: readonly string[], typed: string): string | null {
  const probe = new Command().exitOverride().configureOutput({ writeErr: () => {} });
  for (const name of names) probe.addOption(new Option(`--${name}`));
  try {
    probe.parse([`--${typed}`], { from: 'user' });
    return null;
  } catch (error) {
    const message = error instanceof CommanderError ? error.message : '';
    return /Did you mean (?:one of )?--([\w-]+)/.exec(message)?.[1] ?? null;
  }
}
