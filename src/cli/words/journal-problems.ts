// What stands in the way of a run that shares its report with another, or goes on with one.
import type { RunProblem } from '../../errors.js';
import type { Language } from '../language.js';
import { formatOsError } from './os-errors.js';

type Code = 'output-locked' | 'journal-full';
type JournalProblem = Extract<RunProblem, { code: Code }>;

type ProblemWords = {
  readonly [C in Code]: (problem: Extract<RunProblem, { code: C }>) => string;
};

const RU: ProblemWords = {
  'output-locked': ({ file, lock, pid, host, since }) => {
    const holder =
      pid === null ? 'другой запуск' : `процесс ${pid} на ${host} с ${minute(since ?? '')}`;
    return `Отчёт «${file}» сейчас пишет ${holder}. Дождитесь его завершения или укажите в -o другое имя. Если того запуска точно больше нет, удалите файл «${lock}».`;
  },
  'journal-full': ({ file, cause, isKept }) =>
    `Ответы больше некуда записывать: в «${file}» запись не удаётся: ${formatOsError(cause, 'ru')}. Освободите место и ${isKept ? 'запустите ту же команду с --resume: записанные ответы сохранены' : 'запустите проверку снова'}.`,
};

const EN: ProblemWords = {
  'output-locked': ({ file, lock, pid, host, since }) => {
    const holder =
      pid === null ? 'another run' : `process ${pid} on ${host} since ${minute(since ?? '')}`;
    return `The report “${file}” is being written by ${holder}. Wait for it, or give -o another name. If that run is surely no more, remove the file “${lock}”.`;
  },
  'journal-full': ({ file, cause, isKept }) =>
    `No room for further answers: “${file}” cannot be written: ${formatOsError(cause, 'en')}. Free some space and ${isKept ? 'run the same command with --resume: what was written is kept' : 'run again'}.`,
};

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
