// Lists as bytes, and how the tests of this folder read them.
import iconv from 'iconv-lite';
import { RunError, type RunProblem } from '../../src/errors.js';
import type { ReportTraits } from '../../src/list/columns.js';
import { openSchoolList, type SchoolList } from '../../src/list/list.js';
import type { ListSource } from '../../src/list/list-rows.js';
import type { School } from '../../src/school.js';

export const REPORT: ReportTraits = {
  columns: [
    ...['№ п/п', 'Наименование организации'],
    'Адрес страницы официального сайта с размещенной гиперссылкой',
    ...['Результат', 'Причина', 'Что сделать', 'Адрес сайта', 'Гиперссылка'],
    ...['Текст гиперссылки', 'Место на странице', 'Примечание', 'Код', 'HTTP', 'Проверено'],
  ],
  restoreCell: (cell) => cell.replace(/^'(?=[=+\-@])/, ''),
};

export function encode(text: string, encoding = 'utf-8', addBOM = false): Uint8Array {
  return iconv.encode(text, encoding, { addBOM });
}

export async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size)
    yield bytes.subarray(start, start + size);
}

export function open(
  list: string | Uint8Array,
  chunkSize = 65_536,
  more: Partial<Pick<ListSource, 'columns' | 'sheet'>> = {},
): Promise<SchoolList> {
  const bytes = typeof list === 'string' ? encode(list) : list;
  const chunks = inChunks(bytes, chunkSize);
  return openSchoolList({ name: 'schools.csv', chunks, report: REPORT, ...more });
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

export async function readSchools(
  list: string | Uint8Array,
  chunkSize?: number,
): Promise<School[]> {
  return collect((await open(list, chunkSize)).schools);
}

/** Name and site of each row: what most tests are about. */
export async function readPairs(list: string | Uint8Array): Promise<string[][]> {
  return (await readSchools(list)).map(({ name, site }) => [name, site.typed]);
}

/** The problem that reading the whole list ends with. */
export async function problemOf(list: string | Uint8Array): Promise<RunProblem> {
  try {
    await readSchools(list);
  } catch (error) {
    if (error instanceof RunError) return error.problem;
    throw error;
  }
  throw new Error('the list was read without a problem');
}
