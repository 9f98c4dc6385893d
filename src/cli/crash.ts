// The last words of a run that a bug ended.
import { hidePasswords } from '../files/hide-passwords.js';
import { WORDS } from '../words/index.js';
import { chooseLanguage, type LanguageSources } from './language.js';

/** A sentence in the user's language and the trace, each with its line end. */
export function formatCrash(error: unknown, sources: LanguageSources): string {
  const { crash } = WORDS[chooseLanguage(sources)];
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return hidePasswords(`noko-check: ${crash}\n${trace}\n`);
}
