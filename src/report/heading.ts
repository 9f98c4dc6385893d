// What a report as a whole is about, in Russian.
import { PROFILE_WORDS } from './columns.js';
import type { RuleSets } from './format.js';

/** The title of a report by these rules. */
export function reportHeading([main, ...further]: RuleSets): string {
  if (further.length === 0) return `Гиперссылки на ${main.words.ru.full}`;
  const names = [main, ...further].map(({ name }) => PROFILE_WORDS[name]);
  return `Гиперссылки на сайтах школ: ${names.join(', ')}`;
}
