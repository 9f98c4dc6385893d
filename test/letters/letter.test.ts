import { expect, test } from 'vitest';
import type { SchoolResult } from '../../src/crawl/result.js';
import { letterFactsOf } from '../../src/letters/facts.js';
import { type LetterSettings, writeLetter } from '../../src/letters/letter.js';
import { formatLetterText } from '../../src/letters/letter-text.js';
import { unchecked } from '../../src/verdict/judgement.js';
import { PROFILES } from '../../src/verdict/profiles.js';
import { formatReason } from '../../src/words/reason-words.js';
import { expectGolden } from '../support/golden.js';
import { LINK, RESULTS, resultWith } from '../support/results.js';

const SETTINGS: LetterSettings = {
  organisation: 'Отдел образования Примерного района',
  deadline: '2021-10-21',
};
const NOBODY: LetterSettings = { organisation: null, deadline: null };

const NO_LINK = resultWith({
  judgement: { verdict: 'fail', reason: 'no-link', link: null, links: [], remarks: [] },
});

function textOf(result: SchoolResult, settings: LetterSettings = SETTINGS): string {
  const facts = letterFactsOf(result, [PROFILES.noko, PROFILES.anketa]);
  if (facts === null) throw new Error('no letter');
  return formatLetterText(writeLetter(facts, settings));
}

test('a letter says what was checked and when, what was found, what to do and by which day', async () => {
  const failing = RESULTS[1];
  if (failing === undefined) throw new Error('no failing result');
  await expectGolden('letter.txt', `${textOf(failing)}\n`);
});

test('a letter for several requirements numbers what was found and what to do', async () => {
  const { judgement } = NO_LINK;
  const advised = { ...judgement, reason: 'general-link', link: LINK } as const;
  await expectGolden('letter-several.txt', `${textOf({ ...NO_LINK, further: [advised] })}\n`);
});

test('a letter needs neither a deadline nor the name of the department', () => {
  const text = textOf(NO_LINK, NOBODY);
  expect(text).toContain('Просим разместить на главной странице');
  expect(text).not.toContain('срок');
  expect(text.trimEnd()).toMatch(
    /Когда гиперссылка размещена, просим сообщить нам наименование .* сайта\.$/,
  );
});

test('only what fails is written about', () => {
  expect(letterFactsOf(resultWith({}))).toBeNull();
  expect(letterFactsOf(resultWith({ judgement: unchecked('timeout') }))).toBeNull();
  const further = [{ ...NO_LINK.judgement }];
  const facts = letterFactsOf({ ...resultWith({}), further }, [PROFILES.noko, PROFILES.anketa]);
  expect(facts?.findings.map(({ goal }) => goal)).toEqual([PROFILES.anketa.words.ru.full]);
});

test('a school is not told what the department alone decides', () => {
  const [, card] = RESULTS;
  if (card === undefined) throw new Error('no result');
  const { advice } = formatReason(card.judgement, 'ru');
  expect(advice).toContain('--accept results,card');
  expect(textOf(card)).toContain('вместо нынешнего.');
  expect(textOf(card)).not.toMatch(/--accept|отдел может/);
});

test('the subject names what the only hyperlink has to lead to', () => {
  const subjectOf = (result: SchoolResult) => textOf(result).split('\n\n')[1];
  expect(subjectOf(NO_LINK)).toBe('О размещении гиперссылки на результаты независимой оценки');
  expect(subjectOf({ ...resultWith({}), further: [NO_LINK.judgement] })).toBe(
    'О размещении гиперссылки на региональную анкету для оценки организаций',
  );
});

test('the hour is that of the wall clock of the check, whatever the zone here', () => {
  const text = textOf({ ...NO_LINK, checkedAt: '2026-11-23T00:30:00+12:00' });
  expect(text).toContain('23.11.2026 в 00:30 проверена главная страница');
});

test('an unknown time of the check is left out', () => {
  expect(textOf({ ...NO_LINK, checkedAt: 'вчера' })).toContain(
    'Проверена главная страница официального сайта Вашей организации: https://www.school1.example/',
  );
});

test('what the sentence does not say of hyperlink and place is added to it', () => {
  const inner = resultWith({
    judgement: { verdict: 'fail', reason: 'inner-page-link', detail: '/noko' },
  });
  expect(textOf(inner)).toContain(
    `(/noko): ${LINK.url} (место в исходном коде страницы: строка 120, столбец 5)`,
  );
});

test('hostile names stay one line of plain text', () => {
  const name = `<img src=x onerror=alert(1)>\r\n"'\u202Eтекст\u0000\uD83D`;
  const text = textOf(resultWith({ school: { name }, judgement: NO_LINK.judgement }));
  expect(text.split('\n\n')[0]).toBe(
    `Руководителю организации\n<img src=x onerror=alert(1)> "'текст\uFFFD`,
  );
});

test('the school’s own address and official ones may be followed, those of others not', () => {
  const found = { ...NO_LINK.judgement, reason: 'card-link' as const };
  const card = { ...LINK, url: 'https://bus.gov.ru/info-card/402495' };
  const facts = letterFactsOf({ ...NO_LINK, judgement: { ...found, link: card } });
  if (facts === null) throw new Error('no letter');
  const [first, ...others] = facts.findings;
  if (first === undefined) throw new Error('no finding');
  const evil = { ...first, sentence: `${first.sentence} https://evil.example/bus.gov.ru` };
  const { links } = writeLetter({ ...facts, findings: [evil, ...others] }, NOBODY);
  expect([...links.keys()]).toEqual(['https://www.school1.example/', card.url]);
  const typed = writeLetter({ ...facts, page: null, site: 'school1.example' }, NOBODY);
  expect(typed.links.get('school1.example')).toBe('http://school1.example/');
  const none = writeLetter({ ...facts, page: null, site: 'нет сайта' }, NOBODY);
  expect([...none.links.keys()]).toEqual([card.url]);
});
