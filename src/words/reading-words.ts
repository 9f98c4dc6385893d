// How a list was read, for whoever made it.

import type { UnderstoodColumn } from '../list/list.js';
import type { LeftOut } from '../list/select-rows.js';

type LeftOutKind = LeftOut['kind'];

export interface ReadingWords {
  /** `schools` is null where the list can be read only once. */
  readonly title: (list: {
    readonly file: string;
    readonly sheet: string | null;
    readonly schools: number | null;
    readonly headerLines: readonly [first: number, last: number] | null;
    readonly isReport: boolean;
  }) => string;
  readonly column: (role: 'name' | 'site', column: UnderstoodColumn) => string;
  readonly others: (
    columns: readonly (readonly [role: string, column: UnderstoodColumn])[],
  ) => string;
  readonly noName: (titles: readonly string[]) => string;
  readonly carried: (columns: readonly string[]) => string;
  readonly otherSheets: (sheets: readonly string[]) => string;
  /** `count` is of all, of which `rows` may be the first. */
  readonly leftOut: (rows: readonly LeftOut[], count: number) => string;
  readonly survey: (survey: ListSurvey) => string;
  readonly first: (shown: number, of: number) => string;
  readonly headings: readonly [number: string, name: string, site: string];
  readonly noSite: string;
  readonly notUnderstood: (typed: string) => string;
  readonly needsAnswer: string;
}

/** What is to be said of the sites of a list before any is asked. */
export interface ListSurvey {
  readonly noSite: number;
  readonly notUnderstood: number;
  readonly repeated: number;
}

const ROLES_RU: Readonly<Record<string, string>> = {
  number: '№ п/п',
  annex: 'страница из формы',
  busId: 'номер на bus.gov.ru',
};

const KINDS_RU: Readonly<Record<LeftOutKind, string>> = {
  section: 'разделы',
  total: 'итоги',
  signature: 'подписи',
  note: 'примечания',
  number: 'только номер',
  header: 'заголовок ещё раз',
  table: 'другая таблица',
};

const KINDS_EN: Readonly<Record<LeftOutKind, string>> = {
  section: 'sections',
  total: 'totals',
  signature: 'signatures',
  note: 'notes',
  number: 'a number alone',
  header: 'the header again',
  table: 'another table',
};

function formatLeftOut(
  rows: readonly LeftOut[],
  kinds: Readonly<Record<LeftOutKind, string>>,
  quote: (text: string) => string,
): string {
  return (Object.keys(kinds) as LeftOutKind[])
    .flatMap((kind) => {
      const some = rows.filter((row) => row.kind === kind);
      const named = some.map(({ line, text }) => `${line} ${quote(text)}`);
      return some.length === 0 ? [] : [`${kinds[kind]}: ${named.join(', ')}`];
    })
    .join('; ');
}

const ru = (text: string): string => `«${text}»`;
const en = (text: string): string => `“${text}”`;

function lines([first, last]: readonly [number, number]): string {
  return first === last ? String(first) : `${first}–${last}`;
}

function formatSurvey(
  { noSite, notUnderstood, repeated }: ListSurvey,
  words: readonly [string, string, string],
): string {
  return [noSite, notUnderstood, repeated]
    .flatMap((count, index) => (count === 0 ? [] : [`${words[index]}: ${count}`]))
    .join('; ');
}

const RU: ReadingWords = {
  title: ({ file, sheet, schools, headerLines, isReport }) =>
    [
      `Как прочитан список ${ru(file)}${sheet === null ? '' : `, лист ${ru(sheet)}`}: ${schools === null ? 'школы считаются по мере чтения' : `школ — ${schools}`}`,
      headerLines === null ? 'заголовка нет' : `заголовок в строке ${lines(headerLines)}`,
      ...(isReport ? ['это отчёт прежней проверки'] : []),
    ].join('; '),
  column: (role, { title, letter, isGuess }) =>
    `  ${role === 'name' ? 'Название' : 'Сайт'}: столбец ${letter}${title === '' ? '' : ` ${ru(title)}`}${isGuess ? ` — догадка по содержимому; если это не так, укажите --columns ${role}=…` : ''}`,
  others: (columns) =>
    `  ${columns.map(([role, { letter, title }]) => `${ROLES_RU[role] ?? role}: ${letter}${title === '' ? '' : ` ${ru(title)}`}`).join('; ')}`,
  noName: (titles) =>
    `  Внимание: столбец с названиями организаций не найден. Столбцы списка: ${titles.map(ru).join(', ') || '(без заголовков)'}. Укажите его: --columns name=…`,
  carried: (columns) => `  Переносятся в отчёт: ${columns.map(ru).join(', ')}`,
  otherSheets: (sheets) =>
    `  Внимание: школы есть и на других листах: ${sheets.map(ru).join(', ')}; они не проверяются. Укажите лист: --sheet ИМЯ`,
  leftOut: (rows, count) =>
    `  Не школы, пропущено строк: ${count} (${formatLeftOut(rows, KINDS_RU, ru)}${rows.length < count ? '; …' : ''})`,
  survey: (survey) =>
    `  ${formatSurvey(survey, ['Без сайта', 'адрес не понят', 'указаны ещё раз'])}`,
  first: (shown, of) => (shown < of ? `Первые ${shown} из ${of}:` : `Школы списка:`),
  headings: ['№', 'Название', 'Сайт'],
  noSite: '(нет сайта)',
  notUnderstood: (typed) => `(не понят: ${typed})`,
  needsAnswer:
    'Прежде чем проверять, ответьте на вопросы выше: укажите столбцы (--columns) или лист (--sheet).',
};

const ROLES_EN: Readonly<Record<string, string>> = {
  number: 'number',
  annex: 'page of the form',
  busId: 'number on bus.gov.ru',
};

const EN: ReadingWords = {
  title: ({ file, sheet, schools, headerLines, isReport }) =>
    [
      `How the list ${en(file)}${sheet === null ? '' : `, sheet ${en(sheet)},`} was read: ${schools === null ? 'schools are counted on the way' : `${schools} ${schools === 1 ? 'school' : 'schools'}`}`,
      headerLines === null ? 'no header' : `header on line ${lines(headerLines)}`,
      ...(isReport ? ['a report of an earlier run'] : []),
    ].join('; '),
  column: (role, { title, letter, isGuess }) =>
    `  ${role === 'name' ? 'Name' : 'Site'}: column ${letter}${title === '' ? '' : ` ${en(title)}`}${isGuess ? `, a guess by its cells; if it is wrong, name another: --columns ${role}=…` : ''}`,
  others: (columns) =>
    `  ${columns.map(([role, { letter, title }]) => `${ROLES_EN[role] ?? role}: ${letter}${title === '' ? '' : ` ${en(title)}`}`).join('; ')}`,
  noName: (titles) =>
    `  Warning: no column with the names of the organisations. The columns: ${titles.map(en).join(', ') || '(without titles)'}. Name it: --columns name=…`,
  carried: (columns) => `  Carried into the report: ${columns.map(en).join(', ')}`,
  otherSheets: (sheets) =>
    `  Warning: other sheets have schools, too: ${sheets.map(en).join(', ')}; they are not checked. Name a sheet: --sheet NAME`,
  leftOut: (rows, count) =>
    `  No schools, rows left out: ${count} (${formatLeftOut(rows, KINDS_EN, en)}${rows.length < count ? '; …' : ''})`,
  survey: (survey) =>
    `  ${formatSurvey(survey, ['Without a site', 'address not understood', 'listed again'])}`,
  first: (shown, of) => (shown < of ? `The first ${shown} of ${of}:` : 'The schools:'),
  headings: ['No.', 'Name', 'Site'],
  noSite: '(no site)',
  notUnderstood: (typed) => `(not understood: ${typed})`,
  needsAnswer:
    'Before the check, answer the above: name the columns (--columns) or the sheet (--sheet).',
};

export const READING_WORDS = { ru: RU, en: EN } as const;
