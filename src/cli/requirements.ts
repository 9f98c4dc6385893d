// What this run requires of every site, from its options: built-in rules, or those of a file in the
// place of the built-in ones for the results.
import { RunError } from '../errors.js';
import { PROFILES } from '../verdict/profiles.js';
import type { Requirement, Requirements } from '../verdict/requirements.js';
import type { ProfileName } from '../verdict/rules.js';
import type { Words } from '../words/words.js';
import type { CheckOptions } from './options.js';
import { readRulesFile } from './rules-file.js';

/**
 * In the order of `--require`. Rejects with `RunError`: `rules-file` where the file is of no use,
 * `usage` where an option speaks of the results and these are not required.
 */
export async function loadRequirements(
  { require, rules: file, accept }: Pick<CheckOptions, 'require' | 'rules' | 'accept'>,
  words: Words,
): Promise<Requirements> {
  const idle = { '--rules': file, '--accept': accept };
  for (const [flag, value] of Object.entries(idle)) {
    if (value !== undefined && !require.includes('noko')) {
      throw new RunError({ code: 'usage', message: words.usage.needsNoko(flag) });
    }
  }
  const noko = file === undefined ? PROFILES.noko : await readRulesFile(file);
  const requirementOf = (name: ProfileName): Requirement => {
    if (name === 'noko') return { rules: noko, accept: accept ?? noko.accept };
    return { rules: PROFILES[name], accept: PROFILES[name].accept };
  };
  const [first, ...further] = require;
  return [requirementOf(first), ...further.map(requirementOf)];
}
