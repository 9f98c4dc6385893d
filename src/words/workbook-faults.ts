// Why a workbook gives no rows, for whoever named it: what was found, and what to do in Excel.
import type { RunProblem } from '../errors.js';
import type { Language } from './languages.js';

type WorkbookProblem = Extract<RunProblem, { code: 'input-workbook' }>;
type WorkbookFaultKind = WorkbookProblem['fault']['kind'];
type WorkbookFaultOf<K extends WorkbookFaultKind> = Extract<
  WorkbookProblem['fault'],
  { readonly kind: K }
>;

type WorkbookWords = {
  readonly [K in WorkbookFaultKind]: (file: string, fault: WorkbookFaultOf<K>) => string;
};

const RU: WorkbookWords = {
  damaged: (file) =>
    `Книга «${file}» повреждена или это не книга Excel (.xlsx). Откройте её в Excel и сохраните ещё раз: «Сохранить как… → Книга Excel (.xlsx)».`,
  'too-large': (file) =>
    `Книга «${file}» слишком велика для списка школ. Скопируйте лист со школами в новую книгу, без пустых строк и столбцов с оформлением.`,
  'long-cell': (file, { sheet, cell }) =>
    cell === null
      ? `В книге «${file}» есть ячейка со слишком длинным текстом (больше, чем вмещает Excel). Скопируйте столбцы со школами и сайтами в новую книгу.`
      : `В книге «${file}» на листе «${sheet}» в ячейке ${cell} слишком длинный текст (больше, чем вмещает Excel). Очистите эту ячейку и сохраните книгу.`,
  'no-sheet': (file, { sheet, sheets }) =>
    `В книге «${file}» нет листа «${sheet}». Листы в ней: ${quoteRu(sheets)}. Укажите один из них.`,
  'empty-sheet': (file, { sheet }) =>
    `В книге «${file}» лист «${sheet}» пуст. Если школы на другом листе, назовите его: --sheet ИМЯ.`,
  'no-site-column': (file, { sheet, header }) =>
    `В книге «${file}» на листе «${sheet}» нет столбца с адресами сайтов. Найден заголовок: ${quoteRu(header)}. Назовите нужный столбец «Сайт», укажите столбцы (--columns name=A,site=B) или другой лист: --sheet ИМЯ.`,
  'no-workbook': (file, { sheet }) =>
    `Лист «${sheet}» указан, но «${file}» — не книга Excel (.xlsx), листов в нём нет. Уберите --sheet или укажите книгу.`,
};

const EN: WorkbookWords = {
  damaged: (file) =>
    `The workbook “${file}” is damaged, or is not an Excel workbook (.xlsx). Open it in Excel and save it again: “Save as… → Excel Workbook (.xlsx)”.`,
  'too-large': (file) =>
    `The workbook “${file}” is too large for a list of schools. Copy the sheet with the schools into a new workbook, without empty rows and columns that have a format.`,
  'long-cell': (file, { sheet, cell }) =>
    cell === null
      ? `The workbook “${file}” has a cell with too long a text (more than Excel holds). Copy the columns with the schools and their sites into a new workbook.`
      : `In the workbook “${file}”, on the sheet “${sheet}”, the text in the cell ${cell} is too long (more than Excel holds). Clear that cell and save the workbook.`,
  'no-sheet': (file, { sheet, sheets }) =>
    `The workbook “${file}” has no sheet “${sheet}”. Its sheets: ${quoteEn(sheets)}. Name one of them.`,
  'empty-sheet': (file, { sheet }) =>
    `In the workbook “${file}” the sheet “${sheet}” is empty. If the schools are on another, name it: --sheet NAME.`,
  'no-site-column': (file, { sheet, header }) =>
    `In the workbook “${file}” the sheet “${sheet}” has no column with the sites. The header found: ${quoteEn(header)}. Name the column “url” or “Сайт”, say which columns they are (--columns name=A,site=B), or name another sheet: --sheet NAME.`,
  'no-workbook': (file, { sheet }) =>
    `The sheet “${sheet}” is asked for, but “${file}” is no Excel workbook (.xlsx) and has no sheets. Leave out --sheet, or name a workbook.`,
};

const WORDS: Readonly<Record<Language, WorkbookWords>> = { ru: RU, en: EN };

/** The sentence for a workbook that cannot be read as one. */
export function formatWorkbookFault(problem: WorkbookProblem, language: Language): string {
  return format(WORDS[language], problem.fault, problem.file);
}

function format<K extends WorkbookFaultKind>(
  words: WorkbookWords,
  fault: WorkbookFaultOf<K> & { readonly kind: K },
  file: string,
): string {
  return words[fault.kind](file, fault);
}

function quoteRu(names: readonly string[]): string {
  return names.map((name) => `«${name}»`).join(', ') || '(ничего)';
}

function quoteEn(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(', ') || '(nothing)';
}
