// What a run says on GitHub Actions beside what it says everywhere.
import type { Language } from './languages.js';
import { formatOsError } from './os-errors.js';

export interface GithubWords {
  readonly heading: string;
  readonly verdict: string;
  readonly schools: string;
  readonly columns: readonly [school: string, site: string, found: string, advice: string];
  readonly list: Readonly<Record<'fail' | 'unchecked', (schools: number) => string>>;
  /** Under a list that is cut. */
  readonly left: (schools: number) => string;
  readonly unwritten: (file: string, cause: string) => string;
}

const ru = new Intl.NumberFormat('ru');
const en = new Intl.NumberFormat('en');

export const GITHUB_WORDS: Readonly<Record<Language, GithubWords>> = {
  ru: {
    heading: 'Гиперссылки на результаты НОКО',
    verdict: 'Результат',
    schools: 'Школ',
    columns: ['Школа', 'Сайт', 'Причина', 'Что сделать'],
    list: {
      fail: (schools) => `Не соответствуют: ${ru.format(schools)}`,
      unchecked: (schools) => `Не проверены: ${ru.format(schools)}`,
    },
    left: (schools) => `И ещё ${ru.format(schools)}: они есть в отчёте, здесь для них нет места.`,
    unwritten: (file, cause) =>
      `Сводку для GitHub записать не удалось («${file}»: ${formatOsError(cause, 'ru')}); на отчёт это не влияет.`,
  },
  en: {
    heading: 'Links to НОКО results',
    verdict: 'Verdict',
    schools: 'Schools',
    columns: ['School', 'Site', 'Reason', 'What to do'],
    list: {
      fail: (schools) => `Do not comply: ${en.format(schools)}`,
      unchecked: (schools) => `Not checked: ${en.format(schools)}`,
    },
    left: (schools) =>
      `And ${en.format(schools)} more: the report has them, there is no room here.`,
    unwritten: (file, cause) =>
      `The summary for GitHub could not be written (“${file}”: ${formatOsError(cause, 'en')}); the report is not affected.`,
  },
};
