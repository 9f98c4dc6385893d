// What an output would replace is known by its content: ours in every format and as a spreadsheet
// saves it again, and nobody else's.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { FORMATS } from '../../../src/report/formats.js';
import { findForeignFile } from '../../../src/report/read/foreign-file.js';
import { makeFolder } from '../../support/sites.js';
import { writtenBytes } from '../../support/written.js';

async function look(content: string | Uint8Array) {
  const file = join(await makeFolder(), 'there');
  await writeFile(file, content);
  return await findForeignFile(file);
}

const HEADER = 'Наименование организации;Район;Код;Результат;Комментарий\r\n';

describe('a report of ours', () => {
  it.each(Object.entries(FORMATS))('as %s is known', async (_name, format) => {
    expect(await look(await writtenBytes(format))).toBe(null);
    expect(await look(await writtenBytes(format, { annex: true }))).toBe(null);
    expect(await look(await writtenBytes(format, { csvProfile: 'plain' }))).toBe(null);
  });

  it.each([
    ['an empty file', ''],
    ['a report without rows, columns moved and one added', `\uFEFF${HEADER}`],
    ['a report in the encoding of an old Excel', iconv.encode(HEADER, 'win1251')],
    ['a report as Excel saves it as text', iconv.encode(HEADER.replaceAll(';', '\t'), 'utf16')],
    ['a table of changes', 'Изменение;№ п/п;Наименование организации\r\n'],
    ['a table of days', 'День;Соответствует;Не соответствует\r\n'],
    ['changes as text', 'Changes: a.csv (2026-11-22) → b.csv (2026-11-23)\n'],
  ])('or %s is known', async (_what, content) => {
    expect(await look(content)).toBe(null);
  });
});

const sheet = (name: string, ...rows: readonly (readonly string[])[]) => ({
  sheet: name,
  data: rows.map((cells) => cells.map((value) => ({ value, type: String }))),
});
const REPORT_SHEET = sheet('Отчёт', ['Наименование организации', 'Код', 'Результат']);

describe('a workbook', () => {
  it.each([
    ['with the sheets of a report alone is ours', [REPORT_SHEET, sheet('Сводка', ['x'])], null],
    ['with another sheet is not', [REPORT_SHEET, sheet('План', ['x'])], ['План']],
    ['with a sheet of that name and other columns is not', [sheet('Отчёт', ['Код'])], ['Отчёт']],
    ['of something else is not', [sheet('Лист1', ['Код', 'Результат'])], ['Лист1']],
  ])('%s', async (_what, sheets, others) => {
    const bytes = await writeXlsxFile(sheets as never).toBuffer();
    expect(await look(bytes)).toEqual(others === null ? null : { kind: 'sheets', sheets: others });
  });
});

it.each([
  ['a list', 'Наименование;Сайт\nШкола 1;http://s1.example\n', 'Наименование;Сайт'],
  ['a list with more than the form', 'Код;Сайт\n', 'Код;Сайт'],
  ['notes', 'Результат, код и план\n', 'Результат, код и план'],
  ['somebody else’s JSON', '{"schemaVersion":1,"items":[]}', '{"schemaVersion":1,"items":[]}'],
  ['a password', 'http://admin:secret@s.example/\n', 'http://admin:…@s.example/'],
])('%s is not ours, and its first line is told', async (_what, content, firstLine) => {
  expect(await look(content)).toEqual({ kind: 'text', firstLine });
});

it.each([
  ['a page', '<!DOCTYPE html><title>План</title>', 'html'],
  ['results of other tests', '<?xml version="1.0"?>\n<testsuites name="site">', 'xml'],
  ['a PDF', '%PDF-1.7', 'pdf'],
  ['a broken archive', 'PK\u0003\u0004xl/workbook.xml', 'zip'],
])('%s is not ours, and its kind is told', async (_what, content, kind) => {
  expect(await look(content)).toEqual({ kind: 'look', look: kind });
});
