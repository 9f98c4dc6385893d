// Why parts do not make a report, and what to do about it.

import type { RunProblem, SettingDifference, ShardFault } from '../errors.js';
import { counted } from './en/counted.js';
import type { Language } from './languages.js';
import { formatOsError } from './os-errors.js';

type MergeProblem = Extract<RunProblem, { code: 'shard-file' | 'shard-rows' | 'shards-missing' }>;

type MergeFaultWords = {
  readonly [K in ShardFault['kind']]: (fault: Extract<ShardFault, { kind: K }>) => string;
};

const RU: MergeFaultWords = {
  unreadable: ({ cause }) => `${formatOsError(cause, 'ru')}. Проверьте имя файла и папку.`,
  'not-a-part': () =>
    'это не часть отчёта. Части пишет запуск с --shard K/N и -o ИМЯ.shard; таблицы и NDJSON для сборки не подходят.',
  newer: ({ found }) =>
    `она записана более новой версией программы (${found}). Обновите программу.`,
  'cut-short': () =>
    'файл обрывается: он скопирован не до конца. Скопируйте его снова или повторите запуск этой части с --resume.',
  damaged: ({ missing }) =>
    `файл повреждён, не читаются строки: ${missing}. Скопируйте его снова или повторите запуск этой части.`,
  'other-version': ({ found, known }) =>
    `она записана версией ${found}, а это версия ${known}. Проверяйте части и собирайте отчёт одной версией.`,
  'list-not-read': () =>
    'запуск прервали до того, как он дочитал список школ. Повторите его с --resume.',
  'other-list': ({ than, found, known }) =>
    than === null
      ? `она проверена по другому списку школ (школ в нём ${found}, в указанном — ${known}). Укажите список, по которому проверяли части.`
      : `она проверена по другому списку школ, чем «${than}» (школ ${found} и ${known}). Проверьте все части по одному списку.`,
  'other-settings': ({ than, differences }) =>
    `она проверена с другими параметрами, чем «${than}»: ${list(differences, 'там', 'здесь')}. Проверьте все части с одними параметрами.`,
  'other-count': ({ than, found, known }) =>
    `это одна из частей, которых ${found}, а «${than}» — одна из частей, которых ${known}. Соберите части одного деления.`,
  twice: ({ than, shard }) =>
    `это часть ${shard}, и «${than}» — та же часть. Оставьте одну из них.`,
};

const EN: MergeFaultWords = {
  unreadable: ({ cause }) => `${formatOsError(cause, 'en')}. Check the file's name and folder.`,
  'not-a-part': () =>
    'it is no part of a report. Parts are written by a run with --shard K/N and -o NAME.shard; tables and NDJSON cannot be merged.',
  newer: ({ found }) => `a newer version (${found}) has written it. Update the program.`,
  'cut-short': () =>
    'the file ends too early: it was not copied to its end. Copy it again, or run this part again with --resume.',
  damaged: ({ missing }) =>
    `the file is damaged, rows that cannot be read: ${missing}. Copy it again, or run this part again.`,
  'other-version': ({ found, known }) =>
    `version ${found} has written it, and this is version ${known}. Check the parts and merge them with one version.`,
  'list-not-read': () =>
    'its run was interrupted before it had read the list to its end. Run it again with --resume.',
  'other-list': ({ than, found, known }) =>
    than === null
      ? `it was checked by another list (of ${counted(found, 'school')}, the one given has ${known}). Give the list that the parts were checked by.`
      : `it was checked by another list than “${than}” (of ${counted(found, 'school')} and of ${known}). Check all parts by one list.`,
  'other-settings': ({ than, differences }) =>
    `it was checked with other settings than “${than}”: ${list(differences, 'there', 'here')}. Check all parts with the same.`,
  'other-count': ({ than, found, known }) =>
    `it is one of ${counted(found, 'part')}, and “${than}” is one of ${known}. Merge the parts of one division.`,
  twice: ({ than, shard }) => `it is part ${shard}, and so is “${than}”. Leave one of them out.`,
};

/** A sentence or two: what is wrong, and what to do. */
export function formatMergeProblem(problem: MergeProblem, language: Language): string {
  const isRussian = language === 'ru';
  switch (problem.code) {
    case 'shard-rows':
      return formatRows(problem, isRussian);
    case 'shards-missing': {
      const missing = problem.missing.join(', ');
      return isRussian
        ? `Частей должно быть ${problem.count}, а не хватает № ${missing}. Укажите и их файлы или повторите запуски этих частей.`
        : `There should be ${problem.count} parts, but these are missing: ${missing}. Give their files, too, or run these parts again.`;
    }
    case 'shard-file': {
      const { file, fault } = problem;
      const say = (isRussian ? RU : EN)[fault.kind] as (fault: ShardFault) => string;
      return isRussian
        ? `Часть «${file}» не подходит: ${say(fault)}`
        : `The part “${file}” cannot be used: ${say(fault)}`;
    }
  }
}

function formatRows(
  { row, isTwice }: Extract<MergeProblem, { code: 'shard-rows' }>,
  isRussian: boolean,
): string {
  if (isTwice) {
    return isRussian
      ? `Школа ${row} есть в двух частях. Проверьте все части заново.`
      : `School ${row} is in two parts. Check all parts anew.`;
  }
  return isRussian
    ? `Школы ${row} нет ни в одной части. Проверьте все части заново.`
    : `School ${row} is in no part. Check all parts anew.`;
}

function list(differences: readonly SettingDifference[], there: string, here: string): string {
  return differences
    .map(({ name, before, now }) => `${name} ${there} ${before || '—'}, ${here} ${now || '—'}`)
    .join('; ');
}
