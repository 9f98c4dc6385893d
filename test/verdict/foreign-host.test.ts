// Where the way of redirects ends on another host than the list names.
import { describe, expect, test } from 'vitest';
import { codeOfSite, judgedSite, TYPED } from '../support/judged-site.js';
import { schoolPage } from '../support/school-pages.js';

const LINK = '<a href="https://bus.gov.ru/independentRating/details/75187">Независимая оценка</a>';
const OTHER_SITE = 'unchecked/not-the-site/other-site';
const PORTAL = 'https://portal.test/';

describe('a page on another domain', () => {
  test('fails where it bears the name of the school', () => {
    expect(codeOfSite(schoolPage(), { page: 'https://sh3-olhovka.platform.test/' })).toBe(
      'fail/no-link',
    );
  });

  test('accuses nobody where it bears the name of another school', () => {
    const html = schoolPage({
      title: 'МБОУ «Тихая СОШ № 8»',
      heading: 'Тихая средняя школа № 8',
      foot: '<p>п. Тихий</p>',
    });
    expect(codeOfSite(html, { page: PORTAL })).toBe(OTHER_SITE);
  });

  test.each([
    ['the portal of the founder', 'Отдел образования Ольховского района'],
    ['the front page of a platform', 'Сайты школ: единая платформа'],
  ])('accuses nobody where it is %s', (_about, title) => {
    const html = schoolPage({ title, heading: title, foot: '' });
    expect(codeOfSite(html, { page: PORTAL })).toBe(OTHER_SITE);
  });

  test.each([
    ['a catalogue', 'Ольховская СОШ № 3: отзывы, адрес, телефон'],
    ['an encyclopedia', 'Ольховская средняя школа № 3 — энциклопедия района'],
    ['a portal', 'МБОУ «Ольховская СОШ № 3» — образовательный портал района'],
  ])('accuses nobody where it is a page of %s about the school', (_about, title) => {
    const menu = ['Школы', 'На карте', 'Поиск', 'Добавить'];
    expect(codeOfSite(schoolPage({ title, menu }), { page: PORTAL })).toBe(OTHER_SITE);
    expect(codeOfSite(schoolPage({ title }), { page: PORTAL })).toBe('fail/no-link');
  });

  test.each([
    [
      'with its sections',
      'http://portal.district.test/',
      ['Школы', 'Сады', 'Новости', 'Документы'],
    ],
    ['with theirs', PORTAL, ['Сведения об образовательной организации', 'Школы', 'Новости']],
  ])('accuses nobody where it lists all schools of the place, %s', (_about, page, menu) => {
    const schools = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(
      (number) => `<li><a href="/org/${number}">МБОУ «Ольховская СОШ № ${number}»</a></li>`,
    );
    const html = schoolPage({
      title: 'Образование Ольховского района',
      heading: 'Образование Ольховского района',
      menu,
      news: `${'<p>Учителя и ученики района участвуют в конкурсе.</p>'.repeat(9)}<ul>${schools.join('')}</ul>${'<p>Олимпиада для школьников.</p>'.repeat(25)}`,
      foot: '<p>Отдел образования</p>',
    });
    expect(codeOfSite(html, { page, typed: 'http://sosh3.district.test/' })).toBe(OTHER_SITE);
  });

  test.each([
    ['an archive', 'https://archive.test/web/2014/http://olhovka3.example/'],
    ['a translator', 'https://olhovka3-example.translator.test/?to=en'],
    ['a proxy', 'https://view.test/?url=olhovka3.example'],
  ])('accuses nobody where %s shows a copy', (_about, page) => {
    expect(codeOfSite(schoolPage(), { page })).toBe(OTHER_SITE);
  });

  test('accuses nobody whose name the list does not give', () => {
    const html = schoolPage({ title: 'Школа', heading: 'Школа', menu: ['Новости', 'Фото', 'Мы'] });
    expect(codeOfSite(html, { name: '', page: PORTAL })).toBe(OTHER_SITE);
  });

  test.each([
    'https://vk.com/olhovka3',
    'https://m.vk.com/olhovka3',
    'https://ok.ru/group/1',
    'https://t.me/olhovka3',
  ])('accuses nobody in a social network, named or not: %s', (page) => {
    expect(codeOfSite(schoolPage(), { page })).toBe(OTHER_SITE);
    expect(codeOfSite(schoolPage(), { page, typed: page })).toBe(OTHER_SITE);
  });

  test.each([PORTAL, 'https://vk.com/olhovka3'])('passes with a remark: %s', (page) => {
    const judgement = judgedSite(schoolPage({ news: LINK }), { page });
    expect(judgement).toMatchObject({ verdict: 'pass', reason: 'results-link' });
    expect(judgement.remarks).toContainEqual({
      code: 'other-site',
      detail: new URL(page).hostname,
    });
  });

  test.each(['http://www.olhovka3.example/', 'https://new.olhovka3.example/'])(
    'is none under the same name: %s',
    (page) => {
      const judgement = judgedSite(schoolPage({ news: LINK }), { page });
      expect(judgement.remarks).toEqual([]);
    },
  );

  test('that is the site of the results itself neither passes nor accuses', () => {
    const page = 'https://bus.gov.ru/pub/home';
    const html = schoolPage({ title: 'Официальный сайт', news: LINK });
    expect(codeOfSite(html, { page })).toBe(OTHER_SITE);
  });

  test('with links to the results of many accuses nobody', () => {
    const html = schoolPage({
      title: 'Отдел образования',
      heading: 'Отдел образования',
      foot: '',
      news: '<a href="https://bus.gov.ru/info-card/1">Школа № 1</a>',
    });
    expect(codeOfSite(html, { page: PORTAL })).toBe(OTHER_SITE);
    expect(codeOfSite(html, { page: TYPED })).toBe('fail/card-link');
  });
});

test('what calls itself nothing is told by its title', () => {
  expect(judgedSite('<title>ООО «Ветерок»</title><a href="/a">О нас</a>').pageTitle).toBe(
    'ООО «Ветерок»',
  );
});

test('a village school is known on its new platform by its kind and place', () => {
  const page = 'http://sh-olhovka.platform.example/';
  const html = (title: string): string =>
    `<title>${title}</title><h1>${title}</h1><a href="/sveden">Сведения об образовательной организации</a><a href="/u">Ученикам</a><a href="/r">Родителям</a><p>Наши ученики и учителя вернулись с олимпиады, уроки начнутся в понедельник.</p>`;
  const name = 'МКОУ ООШ с. Ольховка';
  expect(codeOfSite(html('Основная школа с. Ольховка'), { name, page })).toBe('fail/no-link');
  expect(codeOfSite(html('Основная школа с. Дубки'), { name, page })).toMatch(/^unchecked/);
});
