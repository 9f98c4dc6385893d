// Whose a page is: what stands in place of schools' sites, and the same words on schools' own.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PageIdentity } from '../../src/verdict/findings.js';
import { type IdentitySubject, identify } from '../../src/verdict/identify.js';
import { IDENTITY_RULES } from '../../src/verdict/identity-rules.js';
import { NOT_THE_SITE } from '../../src/verdict/not-the-site.js';
import { parseRules } from '../../src/verdict/parse-rules.js';
import { NOKO_RULES, type Rules } from '../../src/verdict/rules.js';
import { INSTITUTIONS } from '../support/institutions.js';
import { codeOfSite, NAME } from '../support/judged-site.js';
import { NAMED_STUBS } from '../support/named-stubs.js';
import { schoolPage } from '../support/school-pages.js';
import { STUB_PAGES } from '../support/stub-pages.js';

const FAILS = 'fail/no-link';

test('a school that lacks the link fails', () => {
  expect(codeOfSite(schoolPage())).toBe(FAILS);
});

describe('a page in place of the site', () => {
  test('is shown for every detail', () => {
    const shown = new Set(STUB_PAGES.map(({ detail }) => detail));
    expect(NOT_THE_SITE.filter((detail) => !shown.has(detail))).toEqual([]);
  });

  test.each(STUB_PAGES)('accuses nobody: $about', ({ detail, html }) => {
    expect(codeOfSite(html)).toBe(`unchecked/not-the-site/${detail}`);
  });

  test.each(STUB_PAGES)('whose name nobody knows accuses nobody: $about', ({ html }) => {
    expect(codeOfSite(html, { name: '' })).toMatch(/^unchecked/);
  });
});

test.each(NAMED_STUBS)("accuses nobody by the school's name: $about", ({ detail, html }) => {
  expect(codeOfSite(html)).toBe(`unchecked/not-the-site/${detail}`);
});

describe("the same words on a school's page are its news", () => {
  test.each(STUB_PAGES)('in the middle: $about', ({ words }) => {
    expect(codeOfSite(schoolPage({ news: `<p>${words}</p>` }))).toBe(FAILS);
  });

  test.each(STUB_PAGES)('above everything else: $about', ({ words }) => {
    expect(codeOfSite(schoolPage({ banner: `<p>${words}</p>` }))).toBe(FAILS);
  });
});

describe("an institution's own page that lacks the link fails", () => {
  test.each(INSTITUTIONS)('$about', ({ name, html }) => {
    expect(codeOfSite(html, { name })).toBe(FAILS);
  });
});

describe("the school's own page stays its own", () => {
  const own = (text: string) =>
    schoolPage().replace(/<div class="news">.*<\/div>/s, `<div class="news">${text}</div>`);

  test.each([
    [
      'with advice to parents',
      '<p>Как помочь ребёнку с домашним заданием: советы психолога родителям, как чередовать занятия и отдых.</p><p>Сотрудники МЧС напоминают: выходить на тонкий лёд опасно для жизни. Расскажите детям о правилах поведения.</p>',
    ],
    [
      'with a prize for an essay',
      '<p>Сочинение нашей ученицы на тему «Мой дед — герой» заняло первое место на районном конкурсе. Поздравляем!</p>',
    ],
    [
      'with the history of its village',
      '<p>Ольховка основана в 1785 году. Село стоит на берегу реки Вороны, вокруг леса и поля.</p><p>Первая школа открылась здесь в 1863 году, первым учителем был выпускник семинарии.</p>',
    ],
    [
      'with a greeting and an address',
      '<p>Добро пожаловать на сайт нашей школы! Мы рады видеть вас среди наших гостей и друзей, заходите чаще.</p><p>Наш адрес: 000000, село Ольховка, улица Школьная, дом 7, остановка автобуса «Центр».</p>',
    ],
    [
      'with links to an archive and a translation',
      '<p>Новости школы: ученики поздравили учителей. <a href="https://web.archive.org/web/2015/http://olhovka3.example/">Сайт в 2015 году</a> <a href="https://olhovka3-example.translate.goog/?_x_tr_sl=ru">English</a></p>',
    ],
  ])('%s', (_about, text) => {
    expect(codeOfSite(own(text))).toBe(FAILS);
  });
});

function rulesWith(identity: Record<string, unknown>): Rules {
  const rules = parseRules({ ...NOKO_RULES, identity });
  if ('problems' in rules) throw new Error(JSON.stringify(rules.problems));
  return rules;
}

describe('the identity of rules', () => {
  const OURS = rulesWith({
    version: '2027-01-10, район',
    stubs: [{ detail: 'maintenance', phrases: ['сайт отдыхает'] }],
    kinds: [{ family: 'school', phrases: ['лесная академия детства'] }],
    services: ['social.test'],
  });

  test('adds phrases to those that are known', () => {
    const html = '<title>Привет</title><p>Сайт отдыхает до утра.</p><a href="/a">А</a>';
    expect(codeOfSite(html)).toBe('unchecked/not-the-site/unrecognised');
    expect(codeOfSite(html, { rules: OURS })).toBe('unchecked/not-the-site/maintenance');
    expect(codeOfSite('<title>Технические работы</title>', { rules: OURS })).toBe(
      'unchecked/not-the-site/maintenance',
    );
  });

  test('adds what institutions are called', () => {
    const name = 'Лесная академия детства';
    const html = `<title>${name}</title><p>Наши воспитанники, педагоги, занятия.</p>
      <a href="/1">О нас</a><a href="/2">Документы</a><a href="/3">Контакты</a>`;
    expect(codeOfSite(html, { name, rules: OURS })).toBe(FAILS);
  });

  test('adds hosts on which everybody has pages', () => {
    const page = 'https://social.test/olhovka3';
    expect(codeOfSite(schoolPage(), { page, typed: page })).toBe(FAILS);
    expect(codeOfSite(schoolPage(), { page, typed: page, rules: OURS })).toBe(
      'unchecked/not-the-site/other-site',
    );
  });
});

describe('whatever a page shows', () => {
  const words = fc.constantFrom(
    ...['школа', '№ 3', 'Ольховка', 'казино', 'домен продаётся', 'ученик', 'учитель', '404'],
    ...['Сведения об образовательной организации', 'технические работы', 'РќРµ', '\u009d', '🙂'],
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(words, { maxLength: 30 }).map((all) => all.join(' ')),
  );
  const identity: fc.Arbitrary<PageIdentity> = fc.record({
    title: text,
    description: text,
    text,
    textLength: fc.nat({ max: 1_400 }),
    plainText: text,
    headings: text,
    ownLinkCount: fc.nat({ max: 20 }),
    ownPaths: fc.constantFrom('', '/sveden/', '/news\n/sveden/common'),
    ownLabels: text,
    outwardLinks: fc.constant([]),
    itemprops: fc.subarray(['fullName', 'regDate', 'eduOp', 'name']),
    copyMarks: fc.subarray(['id="wm-ipp']),
    hasPasswordField: fc.boolean(),
  });
  const subject: fc.Arbitrary<IdentitySubject> = fc.record({
    identity,
    name: fc.oneof(fc.constantFrom('', NAME, 'МБДОУ № 5'), text),
    isForeign: fc.boolean(),
    hasNearMiss: fc.boolean(),
  });

  test('it is weighed, and each time alike', () => {
    fc.assert(
      fc.property(subject, (shown) => {
        const once = identify(shown, IDENTITY_RULES);
        expect(once.isOwn).toBe(once.detail === null);
        expect(identify(structuredClone(shown), IDENTITY_RULES)).toEqual(once);
      }),
    );
  });

  test('a short page without links of its own proves nothing', () => {
    fc.assert(
      fc.property(subject, (shown) => {
        const bare = { ...shown, identity: { ...shown.identity, ownLinkCount: 0 } };
        expect(identify(bare, IDENTITY_RULES).isOwn).toBe(false);
      }),
    );
  });
});

describe('what has prices may be a school all the same', () => {
  test.each([
    [
      'paid lessons',
      'Платные занятия: английский — 1 200 руб., шахматы — 900 руб., танцы — 1 000 руб.',
    ],
    [
      'lunches',
      'Стоимость питания: завтрак 96 руб., обед 142 руб., полдник 40 руб. Меню на доставке не сказывается.',
    ],
    [
      'a fair',
      'Ярмарка собрала 12 400 руб.: пироги по 50 руб. и поделки по 100 руб. раскупили за час.',
    ],
  ])('%s', (_about, words) => {
    expect(codeOfSite(schoolPage({ news: `<p>${words}</p>` }))).toBe('fail/no-link');
  });

  test('a theatre sells tickets', () => {
    const html = schoolPage({
      title: 'Театр кукол «Ольха»',
      heading: 'Муниципальный театр кукол «Ольха»',
      news: '<p>Купить билет: партер 500 руб., балкон 300 руб., ложа 900 руб. Скидка школьникам, акция недели, билет в корзине ждёт час.</p>',
    });
    expect(codeOfSite(html, { name: 'МБУК «Театр кукол «Ольха»' })).toBe('fail/no-link');
  });
});

test('the words of another kind of institution prove nothing', () => {
  const html =
    '<title>Клиника «Доктор Ольхин»</title><h1>Стоматология «Доктор Ольхин»</h1><a href="/a">Врачи</a><a href="/b">Услуги</a><a href="/c">Запись</a><p>Лечим молочные зубы без слёз, г. Ольха.</p>';
  expect(codeOfSite(html, { name: 'МБОУ «Ольховская школа»' })).toBe(
    'unchecked/not-the-site/unrecognised',
  );
});

test('a music school with the number of a sports school is another', () => {
  const html =
    '<title>Детская музыкальная школа № 1</title><h1>МБУ ДО ДМШ № 1</h1><a href="/a">О школе</a><a href="/b">Отделения</a><a href="/c">Концерты</a><p>Ансамбль «Ольха» выступил в районном доме культуры, ученики сыграли на баяне.</p>';
  expect(codeOfSite(html, { name: 'МБУ ДО «ДЮСШ № 1»' })).toBe(
    'unchecked/not-the-site/unrecognised',
  );
  expect(codeOfSite(html, { name: 'МБУ ДО «ДМШ № 1»' })).toBe('fail/no-link');
});

test('a sports school with the number of a general one is another', () => {
  const html =
    '<title>Спортивная школа № 3, Ольховка</title><h1>МБУ ДО «Спортивная школа № 3»</h1><a href="/sveden">Сведения</a><a href="/t">Тренеры</a><a href="/s">Соревнования</a><a href="/z">Запись в секцию</a><p>Тренировки борцов перенесены в малый зал. Директор благодарит родителей.</p>';
  expect(codeOfSite(html, { name: 'МБОУ «Средняя школа № 3» с. Ольховка' })).toMatch(/^unchecked/);
  expect(codeOfSite(html, { name: 'МБУ ДО «Спортивная школа № 3»' })).toBe('fail/no-link');
});
