// Why a file is no earlier report, and what to do about it.
import type { ReportFault, RunProblem } from '../errors.js';
import type { Language } from './languages.js';
import { formatOsError } from './os-errors.js';

type ReportProblem = Extract<RunProblem, { code: 'report-file' }>;

type ReportFaultWords = {
  readonly [K in ReportFault['kind']]: (fault: Extract<ReportFault, { kind: K }>) => string;
};

/** As much of what was found as a sentence can hold. */
const MAX_SHOWN_LENGTH = 60;

const quoteRu = (text: string): string => `«${cut(text)}»`;
const quoteEn = (text: string): string => `“${cut(text)}”`;

const RU: ReportFaultWords = {
  unreadable: ({ cause }) => `${formatOsError(cause, 'ru')}. Проверьте имя файла и папку.`,
  'no-code-column': ({ header }) =>
    `в нём нет столбцов «Результат» и «Код». Найден заголовок: ${header.map(quoteRu).join(', ') || '(ничего)'}. Нужен полный отчёт noko-check, а не форма приложения и не список школ.`,
  'not-a-report': () =>
    'это не отчёт noko-check. Нужен отчёт в формате CSV, XLSX, JSON или NDJSON.',
  'not-read-back': () =>
    'такой отчёт не хранит всего, что нужно следующей проверке. Нужен полный отчёт (без --annex) в формате CSV, XLSX, JSON или NDJSON.',
  'unknown-code': ({ row, found }) =>
    `у школы ${row} в столбце «Код» стоит ${quoteRu(found)}, такого кода нет. Верните в эту строку то, что там было, или удалите её.`,
  incomplete: ({ row }) =>
    `строка школы ${row} неполная: файл скопирован или сохранён не до конца. Возьмите целую копию.`,
  truncated: () => 'файл обрывается: он скопирован или сохранён не до конца. Возьмите целую копию.',
  newer: ({ found, known }) =>
    `он записан более новой версией noko-check (schemaVersion ${found}, эта версия знает ${known}). Обновите noko-check.`,
};

const EN: ReportFaultWords = {
  unreadable: ({ cause }) => `${formatOsError(cause, 'en')}. Check the file's name and folder.`,
  'no-code-column': ({ header }) =>
    `it has no columns “Результат” and “Код”. Header found: ${header.map(quoteEn).join(', ') || '(nothing)'}. It has to be a full report of noko-check, neither the annex alone nor a list of schools.`,
  'not-a-report': () =>
    'it is no report of noko-check. It has to be one in CSV, XLSX, JSON or NDJSON.',
  'not-read-back': () =>
    'such a report does not hold all that the next run has to know. It has to be a full one (without --annex) in CSV, XLSX, JSON or NDJSON.',
  'unknown-code': ({ row, found }) =>
    `school ${row} has ${quoteEn(found)} in the column “Код”, and there is no such code. Put back what stood there, or take the row away.`,
  incomplete: ({ row }) =>
    `the row of school ${row} is not complete: the file was not copied or saved to its end. Take a whole copy.`,
  truncated: () => 'the file breaks off: it was not copied or saved to its end. Take a whole copy.',
  newer: ({ found, known }) =>
    `a newer noko-check wrote it (schemaVersion ${found}, this one knows ${known}). Update noko-check.`,
};

const OPENINGS: Readonly<Record<Language, (file: string, why: string) => string>> = {
  ru: (file, why) => `Не удалось прочитать отчёт «${file}»: ${why}`,
  en: (file, why) => `Cannot read the report “${file}”: ${why}`,
};

const WORDS: Readonly<Record<Language, ReportFaultWords>> = { ru: RU, en: EN };

/** What is wrong, where, and what to do. */
export function formatReportFault({ file, fault }: ReportProblem, language: Language): string {
  // The table is complete for the union; the compiler cannot tie one kind to its own entry.
  const say = WORDS[language][fault.kind] as (fault: ReportFault) => string;
  return OPENINGS[language](file, say(fault));
}

function cut(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length <= MAX_SHOWN_LENGTH ? line : `${line.slice(0, MAX_SHOWN_LENGTH)}…`;
}
