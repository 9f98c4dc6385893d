import { expect, test } from 'vitest';
import { formatLetterDocx, formatTextDocx } from '../../../src/report/docx/letter-docx.js';
import { readDocx } from '../../support/read-docx.js';

const LETTER = {
  sender: 'Отдел образования Примерного района',
  addressee: ['Руководителю организации', '<img src=x onerror=alert(1)> & "'],
  subject: 'О размещении гиперссылки',
  paragraphs: [
    'Уважаемый руководитель!',
    'Проверена: https://school.example/ и ещё раз: https://school.example/',
    'Найдено: https://evil.example/',
  ],
  links: new Map([['https://school.example/', 'https://school.example/']]),
};

test('a letter in Word has who writes, to whom, the subject, the text and a line to sign on', async () => {
  const { paragraphs, font, page } = readDocx(await formatLetterDocx(LETTER));
  expect(paragraphs).toEqual([
    LETTER.sender,
    expect.stringMatching(/^от _+ № _+$/),
    ...LETTER.addressee,
    LETTER.subject,
    ...LETTER.paragraphs,
    '_'.repeat(48),
    '(должность)(подпись)(инициалы, фамилия)',
  ]);
  expect(font).toBe('Times New Roman');
  expect(page).toEqual({ width: 11_906, height: 16_838 });
});

test('a letter without a sender begins with number and date', async () => {
  const { paragraphs } = readDocx(await formatLetterDocx({ ...LETTER, sender: null }));
  expect(paragraphs[0]).toMatch(/^от _+ № _+$/);
});

test('the addresses that the letter names can be clicked on, and nothing else', async () => {
  const { parts } = readDocx(await formatLetterDocx(LETTER));
  expect(parts['word/document.xml']?.match(/<w:hyperlink/g)).toHaveLength(2);
  const targets = parts['word/_rels/document.xml.rels']?.matchAll(
    /Target="(http[^"]+)" TargetMode/g,
  );
  expect(new Set(Array.from(targets ?? [], ([, target]) => target))).toEqual(
    new Set(['https://school.example/']),
  );
});

test('a text has a paragraph for each of its lines', async () => {
  const { paragraphs } = readDocx(await formatTextDocx('Кому: <b>\n\nТекст & конец\n\n'));
  expect(paragraphs).toEqual(['Кому: <b>', '', 'Текст & конец']);
});
