// What is said of a comparison with an earlier report.

import type { ChangeKind } from '../compare/change.js';
import type { MassAlarm, Previous } from '../compare/comparison.js';
import { formatChangeKind } from './change-words.js';
import { counted } from './en/counted.js';
import type { Language } from './languages.js';
import { formatDayAndMonth } from './russian-date.js';

export interface ComparisonWords {
  readonly heading: (file: string) => string;
  readonly kind: (kind: ChangeKind) => string;
  /** Behind the name of a school that has been so for some days. */
  readonly since: (day: string) => string;
  /** For names that are not listed. */
  readonly more: (schools: number) => string;
  /** `names` are as many of them as are listed. */
  readonly left: (count: number, names: readonly string[]) => string;
  readonly silent: (count: number, schools: readonly { school: string; runs: number }[]) => string;
  readonly mass: (alarm: MassAlarm) => string;
  readonly massAccepted: string;
  readonly massRefused: string;
  /** The earlier report is not there. */
  readonly missing: (previous: Pick<Previous, 'file' | 'isAwaited'>) => string;
}

function createSchools(
  language: Language,
  nouns: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>,
) {
  const numbers = new Intl.NumberFormat(language);
  const plural = new Intl.PluralRules(language);
  return (count: number): string =>
    `${numbers.format(count)} ${nouns[plural.select(count)] ?? nouns.other}`;
}

const schoolsRu = createSchools('ru', { one: 'школа', few: 'школы', other: 'школ' });
const schoolsEn = createSchools('en', { one: 'school', other: 'schools' });
const timesRu = createSchools('ru', { few: 'раза', other: 'раз' });

function list(names: readonly string[], count: number): string {
  return names.join('; ') + (names.length < count ? '; …' : '');
}

const RU: ComparisonWords = {
  heading: (file) => `Изменения с прошлого отчёта (${file})`,
  kind: (kind) => formatChangeKind(kind, 'ru'),
  since: (day) => ` (с ${formatDayAndMonth(day)})`,
  more: (schools) => `и ещё ${schools}`,
  left: (count, names) => `Больше нет в списке: ${schoolsRu(count)}: ${list(names, count)}`,
  silent: (count, schools) =>
    `Давно не удаётся проверить, свяжитесь с ними: ${schoolsRu(count)}: ${list(
      schools.map(({ school, runs }) => `${school} (${timesRu(runs)} подряд)`),
      count,
    )}`,
  mass: ({ worse, of, concentration }) =>
    `Массовое ухудшение: ${worse} из ${schoolsRu(of)}, проверенных в прошлый раз${
      concentration === null
        ? ''
        : `; ${concentration.schools} из ${worse} — на ${concentration.at}`
    }. Вероятно, дело не в школах.`,
  massAccepted: 'Отчёт принят, как велит --accept-mass-change.',
  massRefused:
    'Такой проверке без вас не верим: посмотрите на эти сайты; если всё так и есть, запустите проверку с --accept-mass-change.',
  missing: ({ file, isAwaited }) =>
    isAwaited
      ? `Прошлого отчёта «${file}» ещё нет: это первая проверка, сравнивать не с чем.`
      : `Прошлого отчёта «${file}» нет, и эта проверка его не создаст: сравнивать не с чем. Проверьте имя после --previous.`,
};

const EN: ComparisonWords = {
  heading: (file) => `Changes since the earlier report (${file})`,
  kind: (kind) => formatChangeKind(kind, 'en'),
  since: (day) => ` (since ${day})`,
  more: (schools) => `and ${schools} more`,
  left: (count, names) => `No longer in the list: ${schoolsEn(count)}: ${list(names, count)}`,
  silent: (count, schools) =>
    `Not to be checked for long, get in touch with them: ${schoolsEn(count)}: ${list(
      schools.map(({ school, runs }) => `${school} (${counted(runs, 'time')} in a row)`),
      count,
    )}`,
  mass: ({ worse, of, concentration }) =>
    `Many got worse at once: ${worse} of the ${schoolsEn(of)} checked last time${
      concentration === null ? '' : `; ${concentration.schools} of ${worse} on ${concentration.at}`
    }. The schools are hardly the cause.`,
  massAccepted: 'The report is taken, as --accept-mass-change says.',
  massRefused:
    'Such a run is not believed by itself: look at these sites, and if it is true, run again with --accept-mass-change.',
  missing: ({ file, isAwaited }) =>
    isAwaited
      ? `There is no earlier report “${file}” yet: this is the first run, with nothing to compare.`
      : `There is no earlier report “${file}”, and this run will not write it: nothing to compare. Check the name after --previous.`,
};

export const COMPARISON_WORDS: Readonly<Record<Language, ComparisonWords>> = { ru: RU, en: EN };
