// What `list` says, and what is wrong with data of bus.gov.ru on the disk.
import type { DataSetFaults } from '../busgov/organisations.js';
import type { DataFault } from '../errors.js';
import type { Language } from './languages.js';
import { formatOsError } from './os-errors.js';

export interface ListWords {
  readonly help: {
    readonly description: string;
    readonly usage: string;
    readonly dataSet: string;
    readonly group: string;
    readonly options: Readonly<
      Record<'okato' | 'oktmo' | 'kind' | 'okved' | 'compare' | 'output', string>
    >;
  };
  readonly oneDataSet: (found: readonly string[]) => string;
  readonly noChoice: string;
  readonly chosen: (counts: { readonly chosen: number; readonly read: number }) => string;
  readonly unreadable: (faults: Pick<DataSetFaults, 'files' | 'names'>) => string;
  readonly compared: (comparison: ListComparison) => readonly string[];
  readonly written: (file: string) => string;
}

/** More names are no longer read; the table has all. */
const MAX_NAMES = 10;

function named(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMES).join('; ');
  return names.length === 0 ? '' : `: ${shown}${names.length > MAX_NAMES ? '; …' : ''}`;
}

function listed(names: readonly string[], all: number): string {
  return names.join(', ') + (names.length < all ? ', …' : '');
}

const RU: ListWords = {
  help: {
    description: 'Составляет список школ из открытых данных bus.gov.ru',
    usage: '[параметры] FILE',
    dataSet:
      'набор открытых данных 7710568760-Generalinformation: архив .zip, файл .xml или .json либо папка с такими файлами',
    group: 'Список:',
    options: {
      okato: 'только организации с этим началом кода ОКАТО, например 68401',
      oktmo: 'только организации с этим началом кода ОКТМО, например 68701',
      kind: 'только этот вид учреждения: код или часть названия',
      okved: 'только эта основная деятельность: начало кода ОКВЭД, например 85.14',
      compare: 'сверить со списком FILE: кого в нём нет, кто лишний, у кого другой сайт',
      output: 'записать в файл FILE (.csv или .xlsx); можно повторять',
    },
  },
  oneDataSet: (found) =>
    `нужен один файл или одна папка с открытыми данными, а указано ${found.length}${found.length === 0 ? '' : `: ${found.join(', ')}`}.`,
  noChoice:
    'в наборе организации всей страны. Укажите, какие нужны: --oktmo, --okato, --kind или --okved.',
  chosen: ({ chosen, read }) => `Отобрано организаций: ${chosen} из ${read}`,
  unreadable: ({ files, names }) =>
    `Не удалось разобрать файлов набора: ${files} (${listed(names, files)}). Организаций из них здесь нет: скачайте эти файлы ещё раз.`,
  compared: ({ missing, fresh, otherSites }) => [
    `Нет в списке (${fresh.length})${named(fresh)}`,
    `Есть в списке, не найдены в реестре (${missing.length})${named(missing.map(({ name }) => name))}`,
    `Сайт отличается (${otherSites.length})${named(otherSites.map(({ name, listed, registered }) => `${name}: ${listed} → ${registered}`))}`,
  ],
  written: (file) => `Записано: ${file}`,
};

const EN: ListWords = {
  help: {
    description: 'Makes the list of schools from the open data of bus.gov.ru',
    usage: '[options] FILE',
    dataSet:
      'the open data set 7710568760-Generalinformation: a .zip, .xml or .json file, or a folder of them',
    group: 'List:',
    options: {
      okato: 'only organisations whose OKATO code begins so, for example 68401',
      oktmo: 'only organisations whose OKTMO code begins so, for example 68701',
      kind: 'only this kind of institution: its code, or a part of its name',
      okved: 'only this main activity: the beginning of its OKVED code, for example 85.14',
      compare: 'compare with the list FILE: who is missing, who is new, whose site differs',
      output: 'write FILE (.csv or .xlsx); may be repeated',
    },
  },
  oneDataSet: (found) =>
    `one file or folder of open data is needed, found ${found.length}${found.length === 0 ? '' : `: ${found.join(', ')}`}.`,
  noChoice:
    'the set has organisations of the whole country. Say which are wanted: --oktmo, --okato, --kind or --okved.',
  chosen: ({ chosen, read }) => `Organisations chosen: ${chosen} of ${read}`,
  unreadable: ({ files, names }) =>
    `Files of the set that could not be read: ${files} (${listed(names, files)}). Their organisations are missing here: download these files again.`,
  compared: ({ missing, fresh, otherSites }) => [
    `Not in the list (${fresh.length})${named(fresh)}`,
    `In the list, not found in the register (${missing.length})${named(missing.map(({ name }) => name))}`,
    `Another site (${otherSites.length})${named(otherSites.map(({ name, listed, registered }) => `${name}: ${listed} → ${registered}`))}`,
  ],
  written: (file) => `Written: ${file}`,
};

export const LIST_WORDS: Readonly<Record<Language, ListWords>> = { ru: RU, en: EN };

export function formatDataFault(
  { file, fault }: { readonly file: string; readonly fault: DataFault },
  language: Language,
): string {
  const isRussian = language === 'ru';
  switch (fault.kind) {
    case 'unreadable':
      if (fault.cause === 'damaged') {
        return isRussian
          ? `Архив «${file}» повреждён или обрывается. Скачайте его ещё раз.`
          : `The archive “${file}” is damaged or cut short. Download it again.`;
      }
      return isRussian
        ? `Не удалось прочитать «${file}»: ${formatOsError(fault.cause, language)}.`
        : `Could not read “${file}”: ${formatOsError(fault.cause, language)}.`;
    case 'no-records':
      return isRussian
        ? `В файле «${file}» нет сведений об организациях в известном виде: возможно, он обрывается или вместо него сохранилась страница сайта. Нужен набор 7710568760-Generalinformation с bus.gov.ru/opendata.`
        : `“${file}” has no organisations in a shape that is known: perhaps it is cut short, or a page of the site was saved instead. The data set 7710568760-Generalinformation of bus.gov.ru/opendata is needed.`;
    case 'nothing-chosen':
      return isRussian
        ? `В файле «${file}» нет организаций, которые отвечают условиям; прочитано: ${fault.read}. Проверьте коды.`
        : `No organisation in “${file}” meets the conditions; ${fault.read} were read. Check the codes.`;
    case 'not-scores':
      return isRussian
        ? `Файл «${file}» — не оценки. Нужен файл .json, который записала команда noko-check scores.`
        : `“${file}” holds no scores. The .json file that noko-check scores wrote is needed.`;
  }
}

export interface ListComparison {
  /** What the table says of an organisation, by its place; empty where the list has the same. */
  readonly notes: ReadonlyMap<number, string>;
  /** Schools of the list that the register does not have, or has twice. */
  readonly missing: readonly MissingSchool[];
  readonly fresh: readonly string[];
  readonly otherSites: readonly OtherSite[];
}

export interface MissingSchool {
  readonly name: string;
  readonly site: string;
  readonly inn: string | null;
  readonly place: string | null;
}

export interface OtherSite {
  readonly name: string;
  readonly listed: string;
  readonly registered: string;
}
