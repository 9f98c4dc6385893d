// What stands in the way of a run that shares its report with another, or goes on with one.

import type { RunProblem } from '../errors.js';
import { counted } from './en/counted.js';
import type { Language } from './languages.js';
import { formatOsError } from './os-errors.js';
import { formatShortMoment } from './short-date.js';

type Code =
  | 'output-locked'
  | 'journal-list'
  | 'journal-settings'
  | 'journal-foreign'
  | 'journal-unwritable'
  | 'journal-full';
type JournalProblem = Extract<RunProblem, { code: Code }>;

type JournalProblemWords = {
  readonly [C in Code]: (problem: Extract<RunProblem, { code: C }>) => string;
};

const RU: JournalProblemWords = {
  'output-locked': ({ file, lock, pid, host, since }) => {
    const holder =
      pid === null
        ? 'другой запуск'
        : `процесс ${pid} на ${host} с ${formatShortMoment(since ?? '')}`;
    return `Отчёт «${file}» сейчас пишет ${holder}. Дождитесь его завершения или укажите в -o другое имя. Если того запуска точно больше нет, удалите файл «${lock}».`;
  },
  'journal-list': ({ file, before, now, changed }) =>
    `Проверку нельзя продолжить по «${file}»: она начата с другим списком школ.${
      changed === null
        ? countsRu(before, now)
        : ` Школа ${changed.row}: была «${changed.before}», стала «${changed.now}».`
    } Верните прежний список или запустите проверку сначала, без --resume.`,
  'journal-settings': ({ file, differences }) =>
    `Проверку нельзя продолжить по «${file}»: она начата с другими параметрами: ${differences.map(({ name, before, now }) => `${name}: было ${before || '—'}, стало ${now || '—'}`).join('; ')}. Укажите прежние параметры или запустите проверку сначала, без --resume.`,
  'journal-foreign': ({ file }) =>
    `Файл «${file}» стоит там, где проверка хранит полученные ответы, но записан не этой программой. Переименуйте его или укажите в -o другое имя отчёта.`,
  'journal-unwritable': ({ file, cause }) =>
    `Не удалось открыть «${file}», где хранятся полученные ответы: ${formatOsError(cause, 'ru')}. Проверьте папку, права и место на диске.`,
  'journal-full': ({ file, cause, isKept }) =>
    `Ответы больше некуда записывать: в «${file}» запись не удаётся: ${formatOsError(cause, 'ru')}. Освободите место и ${isKept ? 'запустите ту же команду с --resume: записанные ответы сохранены' : 'запустите проверку снова'}.`,
};

const EN: JournalProblemWords = {
  'output-locked': ({ file, lock, pid, host, since }) => {
    const holder =
      pid === null ? 'another run' : `process ${pid} on ${host} since ${minute(since ?? '')}`;
    return `The report “${file}” is being written by ${holder}. Wait for it, or give -o another name. If that run is surely no more, remove the file “${lock}”.`;
  },
  'journal-list': ({ file, before, now, changed }) =>
    `Cannot resume from “${file}”: that run was started with another list of schools.${
      changed === null
        ? countsEn(before, now)
        : ` School ${changed.row} was “${changed.before}” and is “${changed.now}”.`
    } Give the list as it was, or start over without --resume.`,
  'journal-settings': ({ file, differences }) =>
    `Cannot resume from “${file}”: that run started with other settings: ${differences.map(({ name, before, now }) => `${name} was ${before || '—'} and is ${now || '—'}`).join('; ')}. Give the same ones, or start over without --resume.`,
  'journal-foreign': ({ file }) =>
    `The file “${file}” stands where a run keeps its answers, and was not written by noko-check. Rename it, or give -o another name.`,
  'journal-unwritable': ({ file, cause }) =>
    `Cannot open “${file}”, where a run keeps its answers: ${formatOsError(cause, 'en')}. Check the folder, permissions and free space.`,
  'journal-full': ({ file, cause, isKept }) =>
    `No room for further answers: “${file}” cannot be written: ${formatOsError(cause, 'en')}. Free some space and ${isKept ? 'run the same command with --resume: what was written is kept' : 'run again'}.`,
};

function countsRu(before: number | null, now: number | null): string {
  if (before === null || now === null || before === now) return '';
  return ` Школ было ${before}, стало ${now}.`;
}

function countsEn(before: number | null, now: number | null): string {
  if (before === null || now === null || before === now) return '';
  return ` It had ${counted(before, 'school')} and has ${now}.`;
}

/** A sentence or two: what is wrong, and what to do. */
export function formatJournalProblem(problem: JournalProblem, language: Language): string {
  const words = language === 'ru' ? RU : EN;
  const format = words[problem.code] as (problem: JournalProblem) => string;
  return format(problem);
}

/** `2026-11-23 03:00` of an ISO 8601 time. */
export function minute(timestamp: string): string {
  return timestamp.slice(0, 16).replace('T', ' ');
}
