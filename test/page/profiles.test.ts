// What else may be required of a site: the same page, read once, judged by each set of rules.
import { describe, expect, it } from 'vitest';
import { readPage } from '../../src/page/read-page.js';
import { findingsAt } from '../../src/verdict/findings.js';
import { addFrame } from '../../src/verdict/frames.js';
import { judge } from '../../src/verdict/judge.js';
import type { Judgement } from '../../src/verdict/judgement.js';
import { PROFILES } from '../../src/verdict/profiles.js';
import type { ProfileName } from '../../src/verdict/rules.js';
import { createReasonFormatter } from '../../src/words/reason-words.js';
import { formatCode, HOME, read } from '../support/judged.js';

const TEXT = `<p>${'Школа приглашает первоклассников. '.repeat(20)}</p><a href="/news">Новости</a>`;
const RESULTS = '<a href="https://bus.gov.ru/independentRating/details/75187">НОКО</a>';
const CARD = '<a href="https://bus.gov.ru/info-card/402495">Отзывы</a>';
const FORM = '<a href="https://bus.gov.ru/qrcode/rate/231927">Оценить</a>';
const ANKETA = '<a href="https://anketa.68edu.ru/school/5">Анкета</a>';

function readByAll(html: string, address = HOME) {
  const body = new TextEncoder().encode(`<!doctype html><body>${TEXT}${html}`);
  const page = { address, body, contentType: 'text/html; charset=utf-8' };
  return readPage(page, PROFILES.noko, PROFILES.anketa, PROFILES.reviews);
}

const ORDER: readonly ProfileName[] = ['noko', 'anketa', 'reviews'];

function judgeAs(name: ProfileName, html: string, address?: string): Judgement {
  const findings = findingsAt(readByAll(html, address), ORDER.indexOf(name));
  return judge(findings, { accept: PROFILES[name].accept });
}

function codeAs(name: ProfileName, html: string, address?: string): string {
  return formatCode(judgeAs(name, html, address));
}

describe('the survey', () => {
  it.each([
    ['a hyperlink to its home page', '<a href="http://anketa.68edu.ru">Анкета</a>'],
    ['a hyperlink to any of its pages', ANKETA],
    ['a hyperlink without a scheme of its own', '<a href="//www.anketa.68edu.ru/x?y=1">х</a>'],
    ['a redirector', '<a href="https://vk.com/away.php?to=https%3A%2F%2Fanketa.68edu.ru%2F">х</a>'],
  ])('passes with %s', (_name, html) => {
    expect(codeAs('anketa', html)).toBe('pass/general-link');
  });

  it.each([
    ['fail/no-link', RESULTS + CARD],
    ['fail/no-link', '<a href="https://anketa.68edu.ru.evil.example/">Анкета</a>'],
    ['fail/no-link', '<a href="https://68edu.ru/anketa">Анкета</a>'],
    ['fail/broken-link', '<a href="anketa.68edu.ru">Анкета</a>'],
    ['fail/broken-link', '<a href="https://anketta.68edu.ru/">Анкета</a>'],
    ['fail/not-a-hyperlink', '<p>Заполните анкету на anketa.68edu.ru</p>'],
    ['fail/not-a-hyperlink', `<!-- ${ANKETA} -->`],
    ['unchecked/script-built', '<script>go("https://anketa.68edu.ru/school/5")</script>'],
  ])('is %s for %s', (code, html) => {
    expect(codeAs('anketa', html)).toBe(code);
  });

  it('is found on a school’s site of the same platform', () => {
    const home = 'https://school1.68edu.ru/';
    expect(codeAs('anketa', ANKETA, home)).toBe('pass/general-link');
    expect(codeAs('anketa', '<a href="/anketa">Анкета</a>', home)).toBe('fail/no-link');
  });

  it('may stand on an inner page that speaks of it', () => {
    const findings = readByAll('<a href="/oprosy">Анкетирование родителей</a>');
    expect(findings.innerPages).toEqual([]);
    expect(findingsAt(findings, 1).innerPages).toMatchObject([{ url: `${HOME}oprosy` }]);
  });
});

describe('reviews', () => {
  it.each([
    ['pass/card-link', CARD],
    ['pass/rating-form-link', FORM],
    ['pass/card-link', RESULTS + FORM + CARD],
    ['fail/general-link', RESULTS],
    ['fail/general-link', '<a href="https://bus.gov.ru/">bus.gov.ru</a>'],
    ['fail/broken-link', '<a href="bus.gov.ru/info-card/402495">Отзывы</a>'],
    ['fail/not-a-hyperlink', '<p>https://bus.gov.ru/qrcode/rate/231927</p>'],
    ['fail/no-link', ANKETA],
  ])('are %s for %s', (code, html) => {
    expect(codeAs('reviews', html)).toBe(code);
  });
});

describe('a page read by several sets of rules', () => {
  it('gives each what reading by it alone gives', () => {
    const html = `<!doctype html><body>${TEXT}${RESULTS}${ANKETA}<p>anketa.68edu.ru bus.gov.ru/info-card/1</p>
      <a href="bus.gov.ru">НОКО</a><iframe src="/f"></iframe><!-- ${CARD} ${ANKETA} -->`;
    const body = new TextEncoder().encode(html);
    const page = { address: HOME, body, contentType: 'text/html; charset=utf-8' };
    const sets = ORDER.map((name) => PROFILES[name]);
    const { further, ...main } = readPage(page, PROFILES.noko, ...sets.slice(1));
    expect(main).toEqual(read(html));
    expect(further).toHaveLength(2);
    for (const [index, rules] of sets.entries()) {
      const { links, nearMisses, innerPages } = readPage(page, rules);
      const alike = { links, nearMisses, innerPages };
      expect(findingsAt({ ...main, ...(further && { further }) }, index)).toMatchObject(alike);
      expect(links.length + nearMisses.length).toBeGreaterThan(0);
    }
  });

  it('has what its frames have for each', () => {
    const whole = addFrame(readByAll(RESULTS), readByAll(ANKETA), 'https://school.example/f');
    const codes = ORDER.map((name, index) =>
      formatCode(judge(findingsAt(whole, index), { accept: PROFILES[name].accept })),
    );
    expect(codes).toEqual(['pass/results-link', 'pass/general-link', 'fail/general-link']);
    expect(findingsAt(whole, 1).links).toMatchObject([{ frame: 'https://school.example/f' }]);
  });
});

describe('the words', () => {
  const cases = [
    ['anketa', ANKETA],
    ['anketa', ''],
    ['anketa', '<a href="https://anketta.68edu.ru/">Анкета</a>'],
    ['anketa', '<p>anketa.68edu.ru</p>'],
    ['anketa', '<script>go("https://anketa.68edu.ru/school/5")</script>'],
    ['reviews', CARD],
    ['reviews', FORM],
    ['reviews', RESULTS],
    ['reviews', ''],
    ['reviews', '<a href="bus.gov.ru/info-card/402495">Отзывы</a>'],
  ] as const;

  it.each(cases)('about %s speak of it and of nothing else: %s', (name, html) => {
    const judgement = judgeAs(name, html);
    for (const language of ['ru', 'en'] as const) {
      const { title, sentence, advice } = createReasonFormatter(PROFILES[name], language).format(
        judgement,
      );
      const said = [title, sentence, advice].join(' ').replace(/https?:\S+/g, '');
      expect(said).not.toMatch(/результат|independent assessment|the results/i);
      expect(said).not.toMatch(name === 'anketa' ? /bus\.gov/ : /68edu/);
    }
  });

  it('call what passes by its name', () => {
    const titleOf = (name: ProfileName, html: string) =>
      createReasonFormatter(PROFILES[name], 'ru').format(judgeAs(name, html)).title;
    expect(titleOf('anketa', ANKETA)).toBe('Есть гиперссылка на анкету');
    expect(titleOf('reviews', CARD)).toBe('Есть гиперссылка на страницу отзывов');
    expect(titleOf('reviews', FORM)).toBe('Есть гиперссылка на страницу отзывов');
  });

  it('offer the repaired address where it is what is looked for', () => {
    const broken = judgeAs('anketa', '<a href="https://anketta.68edu.ru/a">Анкета</a>');
    const { advice } = createReasonFormatter(PROFILES.anketa, 'ru').format(broken);
    expect(advice).toContain('https://anketa.68edu.ru/a');
  });
});
