// A registrar's mask has a title of its owner's choice: the page in its frame says whose it is.
import { describe, expect, test } from 'vitest';
import { readPage } from '../../src/page/read-page.js';
import { addFrame } from '../../src/verdict/frames.js';
import { judge } from '../../src/verdict/judge.js';
import { judgeSite } from '../../src/verdict/judge-site.js';
import { NOKO_RULES } from '../../src/verdict/rules.js';
import { NAME, TYPED } from '../support/judged-site.js';
import { schoolPage } from '../support/school-pages.js';

const ELSEWHERE = 'http://pages.test/';
const OTHER_SITE = 'unchecked/not-the-site/other-site';
const MASK = `<title>${NAME}</title><meta name="description" content="${NAME}"><frameset rows="100%"><frame src="/"></frameset>`;
const OTHER = schoolPage({
  title: 'МБОУ «Тихая СОШ № 8»',
  heading: 'Тихая средняя школа № 8',
  foot: '<p>п. Тихий</p>',
});
const FOUNDER = schoolPage({
  title: 'Отдел образования',
  heading: 'Отдел образования Ольховского района',
  menu: ['Документы', 'Школы', 'Новости', 'Контакты'],
  foot: '',
});

function codeOfFrames(...frames: readonly (readonly [address: string, html: string])[]): string {
  const read = (address: string, html: string) =>
    readPage(
      { address, body: new TextEncoder().encode(html), contentType: 'text/html; charset=utf-8' },
      NOKO_RULES,
    );
  const findings = frames.reduce(
    (whole, [address, html]) => addFrame(whole, read(address, html), address),
    read(TYPED, MASK),
  );
  const site = { findings, page: new URL(TYPED), typed: new URL(TYPED), name: NAME };
  const { verdict, reason, detail } = judgeSite(judge(findings), site, NOKO_RULES);
  return `${verdict}/${reason}${reason === 'not-the-site' ? `/${detail}` : ''}`;
}

describe('a mask with the name of the school', () => {
  test.each([
    ['the school’s own page', schoolPage(), 'fail/no-link'],
    ['the page of another school', OTHER, OTHER_SITE],
    ['the page of the founder', FOUNDER, OTHER_SITE],
    ['a page without a title', FOUNDER.replace(/<title>.*?<\/title>/, ''), OTHER_SITE],
  ])('around %s on another host', (_about, html, code) => {
    expect(codeOfFrames([ELSEWHERE, html])).toBe(code);
    expect(codeOfFrames([`${ELSEWHERE}menu`, html], [`${ELSEWHERE}main`, html])).toBe(code);
  });

  test('around frames of its own host is the school’s page', () => {
    const part = schoolPage({ title: 'Меню', heading: 'Школа' });
    expect(codeOfFrames([`${TYPED}menu`, part], [`${TYPED}main`, part])).toBe('fail/no-link');
    expect(codeOfFrames([`${TYPED}main`, part], [ELSEWHERE, '<p>Погода</p>'])).toBe('fail/no-link');
  });
});
