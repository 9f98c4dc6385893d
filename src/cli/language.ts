// Which language the conversation on stderr and the help are in. The report is Russian always.
import type { Environment } from './environment.js';

export const LANGUAGES = ['ru', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface LanguageSources {
  readonly argv: readonly string[];
  readonly env: Environment;
  /** BCP 47 tag of the system, all that Windows has to tell. */
  readonly systemLocale: string;
}

/**
 * `--lang`, else the locale variables in the order of POSIX, else the system's locale. The
 * arguments are looked at before they are parsed: help and errors need the language, too.
 */
export function chooseLanguage({ argv, env, systemLocale }: LanguageSources): Language {
  const at = argv.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const asked = argv[at] === '--lang' ? argv[at + 1] : argv[at]?.slice('--lang='.length);
  const known = LANGUAGES.find((language) => language === asked);
  if (known !== undefined) return known;
  const variable = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value);
  // `C` and `POSIX` are how scripts ask for the plainest text there is.
  return (variable ?? systemLocale).toLowerCase().startsWith('ru') ? 'ru' : 'en';
}
