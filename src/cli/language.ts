// Which language the conversation on stderr and the help are in. The report is Russian always.

import type { Language } from '../words/languages.js';
import { LANGUAGES } from '../words/languages.js';
import type { Environment } from './environment.js';

export interface LanguageSources {
  readonly argv: readonly string[];
  readonly env: Environment;
  /** What a configuration file says. */
  readonly configured?: unknown;
  /** BCP 47 tag of the system, all that Windows has to tell. */
  readonly systemLocale: string;
}

/**
 * `--lang`, else what is configured, else the locale variables in the order of POSIX and gettext, else the system's locale.
 * The arguments are looked at before they are parsed: help and errors need the language, too.
 */
export function chooseLanguage({ argv, env, configured, systemLocale }: LanguageSources): Language {
  const at = argv.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const asked = argv[at] === '--lang' ? argv[at + 1] : argv[at]?.slice('--lang='.length);
  const known =
    LANGUAGES.find((language) => language === asked) ??
    LANGUAGES.find((language) => language === configured);
  if (known !== undefined) return known;
  const variable = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value);
  // How scripts ask for the plainest text there is; LANGUAGE does not count then.
  if (variable !== undefined && /^(?:C|POSIX)(?:\.|$)/.test(variable)) return 'en';
  const wishes = [...(env.LANGUAGE ?? '').split(':'), variable ?? systemLocale];
  return wishes.map(languageOf).find((language) => language !== null) ?? 'en';
}

/** Of `ru_RU.UTF-8`, `ru-RU`, and the `Russian_Russia.1251` of Windows; null for one that we do not speak. */
function languageOf(locale: string): Language | null {
  if (/^ru(?:ssian)?(?![a-z])/i.test(locale)) return 'ru';
  return /^en(?:glish)?(?![a-z])/i.test(locale) ? 'en' : null;
}
