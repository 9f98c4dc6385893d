import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  Document,
  ExternalHyperlink,
  Footer,
  Header,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { fillFields } from '../../src/letters/fields.js';
import type { LetterSettings } from '../../src/letters/letter.js';
import { readTemplate } from '../../src/letters/template.js';
import { readDocx } from '../support/read-docx.js';
import { makeFolder } from '../support/sites.js';

const SETTINGS = {
  organisation: 'Отдел образования Примерного района',
  deadline: '2021-10-21',
  today: '2021-10-19',
};
const FACTS = {
  name: 'МБОУ «Школа № 2»',
  number: '2.',
  site: 'школа2.example',
  page: 'http://xn--2-7sb3aeo2d.example/',
  findings: [
    {
      goal: 'результаты независимой оценки',
      sentence: 'Гиперссылки нет.',
      advice: 'Сделайте её.',
      hyperlink: 'http://bus.gov.ru/',
      place: 'строка 7, столбец 13',
    },
  ],
  checkedAt: '2021-10-18T03:00:00+03:00',
  screenshot: '0002-school2.example.png',
};
const TEXTS = fillFields(FACTS, SETTINGS);

async function templateOf(content: string | Uint8Array, settings: LetterSettings = SETTINGS) {
  const file = join(await makeFolder(), 'template');
  await writeFile(file, content);
  return readTemplate(file, settings);
}

async function filled(content: string | Uint8Array, texts = TEXTS): Promise<string> {
  const template = await templateOf(content);
  if (template.kind !== 'text') throw new Error('no text');
  return template.fill(texts);
}

function faultOf(content: string | Uint8Array, settings?: LetterSettings) {
  return templateOf(content, settings).then(
    () => null,
    (error) => error.problem.fault,
  );
}

async function documentOf(
  children: ConstructorParameters<typeof Document>[0]['sections'][0]['children'],
  more: Partial<ConstructorParameters<typeof Document>[0]['sections'][0]> = {},
): Promise<Uint8Array> {
  return Packer.toBuffer(new Document({ sections: [{ ...more, children }] }));
}

async function filledDocument(content: Uint8Array, texts = TEXTS) {
  const template = await templateOf(content);
  if (template.kind !== 'docx') throw new Error('no document');
  return readDocx(await template.fill(texts));
}

test('every field has a text of one line', () => {
  expect(TEXTS).toEqual({
    school: 'МБОУ «Школа № 2»',
    number: '2.',
    site: 'школа2.example',
    screenshot: '0002-school2.example.png',
    page: 'http://школа2.example/',
    checked: '18.10.2021 в 03:00',
    found:
      'Гиперссылки нет. (гиперссылка: http://bus.gov.ru/; место в исходном коде страницы: строка 7, столбец 13)',
    advice: 'Сделайте её.',
    link: 'http://bus.gov.ru/',
    place: 'строка 7, столбец 13',
    subject: 'О размещении гиперссылки на результаты независимой оценки',
    date: '19.10.2021',
    deadline: '21.10.2021',
    organisation: 'Отдел образования Примерного района',
    score: '',
    lowest: '',
  });
});

test('several findings are numbered within a field', () => {
  const [finding] = FACTS.findings;
  if (finding === undefined) throw new Error('no finding');
  const { advice } = fillFields({ ...FACTS, findings: [finding, finding] }, SETTINGS);
  expect(advice).toBe('1) Сделайте её. 2) Сделайте её.');
});

describe('a text as template', () => {
  test('has its fields filled, in Russian or English, whatever their case and spaces', async () => {
    expect(await filled('{{Школа}}, {{ school }}: {{что_сделать}}\n{{ЧТО  СДЕЛАТЬ}}')).toBe(
      'МБОУ «Школа № 2», МБОУ «Школа № 2»: Сделайте её.\nСделайте её.',
    );
  });

  test.each([
    ['UTF-8 with its mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
    ['UTF-16', (text: string) => iconv.encode(text, 'utf-16le', { addBOM: true })],
    ['windows-1251', (text: string) => iconv.encode(text, 'windows-1251')],
  ])('is read in %s', async (_name, encode) => {
    expect(await filled(encode('Кому: {{школа}}\r\n.'))).toBe('Кому: МБОУ «Школа № 2»\n.');
  });

  test('does not take the name of a school for a field', async () => {
    const texts = { ...TEXTS, school: '{{срок}} $& {{школа}}' };
    expect(await filled('{{школа}}!', texts)).toBe('{{срок}} $& {{школа}}!');
  });

  test.each([
    ['a field that there is none of', '{{школа}} {{shcool}}', 'unknown-field', 'shcool'],
    ['no field', 'Уважаемый руководитель!', 'no-fields', undefined],
    ['braces without their pair', '{{школа}}\nДо {{срок}!', 'open-braces', undefined],
    ['a field over two lines', '{{школа}} {{что\nсделать}} {{нет', 'open-braces', undefined],
    ['what is no text', 'a\0b{{школа}}', 'not-a-text', undefined],
  ])('is refused for %s', async (_what, content, kind, field) => {
    expect(await faultOf(content)).toMatchObject({
      kind,
      ...(field === undefined ? {} : { field }),
    });
  });

  test.each([
    ['{{срок}}', '--deadline'],
    ['{{Organisation}}', '--organisation'],
  ])('is refused where nobody gave %s', async (content, option) => {
    const fault = await faultOf(content, { deadline: null, organisation: null });
    expect(fault).toEqual({ kind: 'no-value', field: content.slice(2, -2), option });
  });

  test('that is not there is told of', async () => {
    const file = join(await makeFolder(), 'none.txt');
    await expect(readTemplate(file, SETTINGS)).rejects.toMatchObject({
      problem: { code: 'template', file, fault: { kind: 'unreadable', cause: 'ENOENT' } },
    });
  });
});

describe('a Word document as template', () => {
  test('has its fields filled, also where Word split them, in tables, head and foot', async () => {
    const cell = new TableCell({ children: [new Paragraph('До {{срок}}')] });
    const document = await documentOf(
      [
        new Paragraph({ children: [new TextRun('Кому: {{шко'), new TextRun('ла}}!')] }),
        new Paragraph('{{школа}} и {{school}} и {{школа}}'),
        new Table({ rows: [new TableRow({ children: [cell] })] }),
      ],
      {
        headers: { default: new Header({ children: [new Paragraph('{{организация}}')] }) },
        footers: { default: new Footer({ children: [new Paragraph('{{дата}}')] }) },
      },
    );
    const { paragraphs, rows, parts } = await filledDocument(document);
    const name = 'МБОУ «Школа № 2»';
    expect(paragraphs).toEqual([`Кому: ${name}!`, `${name} и ${name} и ${name}`]);
    expect(rows).toEqual([[{ text: 'До 21.10.2021', target: null }]]);
    expect(parts['word/header1.xml']).toContain('Отдел образования Примерного района');
    expect(parts['word/footer1.xml']).toContain('19.10.2021');
  });

  test.each([
    ['{{школа}}', '{\u2060{\u2060школа}}'],
    ['{школа}}', '{\u2060школа}}'],
    ['ɵ {{срок', 'ө {\u2060{\u2060срок'],
    ['<w:p>&amp;&lt;&"\'$&', '<w:p>&\u2060amp;&lt;&"\'$&'],
    ['ш'.repeat(300), 'ш'.repeat(300)],
  ])('holds a hostile name as text: %s', async (school, shown) => {
    const document = await documentOf([new Paragraph('«{{школа}}», {{срок}}, {{школа}}')]);
    const { paragraphs } = await filledDocument(document, { ...TEXTS, school });
    expect(paragraphs).toEqual([`«${shown}», 21.10.2021, ${shown}`]);
  });

  test('is refused for what a text is refused for', async () => {
    const of = (text: string) => documentOf([new Paragraph(text)]);
    expect(await faultOf(await of('{{shcool}}'))).toEqual({
      kind: 'unknown-field',
      field: 'shcool',
    });
    expect(await faultOf(await of('Здравствуйте'))).toEqual({ kind: 'no-fields' });
    expect(await faultOf(await of('{{срок}}'), { deadline: null, organisation: null })).toEqual({
      kind: 'no-value',
      field: 'срок',
      option: '--deadline',
    });
  });

  test('is refused for a field that would stay unfilled', async () => {
    const link = new ExternalHyperlink({
      link: 'https://bus.gov.ru/',
      children: [new TextRun('{{сайт}}')],
    });
    const document = await documentOf([
      new Paragraph('{{школа}}'),
      new Paragraph({ children: [new TextRun('Сайт '), link] }),
    ]);
    expect(await faultOf(document)).toEqual({ kind: 'field-out-of-reach', found: 'Сайт {{сайт}}' });
  });

  test.each([
    ['an archive of something else', zipSync({ 'a.txt': strToU8('{{школа}}') })],
    ['an archive that breaks off', zipSync({ 'word/document.xml': strToU8('<a/>') }).slice(0, 40)],
  ])('is refused where it is %s', async (_what, content) => {
    expect(await faultOf(content)).toEqual({ kind: 'not-a-document' });
  });
});
