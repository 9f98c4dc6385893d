import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSite } from '../../src/list/site.js';

const CYRILLIC = 'xn--1-7sb3aeo2d.xn--p1ai';

/** Typed, then the address; `https:` was assumed where the address says so without `s` being typed. */
const ADDRESSES: readonly (readonly [typed: string, address: string])[] = [
  ['http://school.test', 'http://school.test/'],
  ['=HYPERLINK("http://school.test/";"сайт")', 'http://school.test/'],
  ['=ГИПЕРССЫЛКА("http://school.test";"http://other.test")', 'http://school.test/'],
  ['HTTP://School.TEST/Path', 'http://school.test/Path'],
  ['https://school.test/?a=1&b=2', 'https://school.test/?a=1&b=2'],
  ['http://school.test:8080/a?b=c', 'http://school.test:8080/a?b=c'],
  ['http://school.test/a,b', 'http://school.test/a,b'],
  ['http://школа1.рф', `http://${CYRILLIC}/`],
  [`https://${CYRILLIC}/`, `https://${CYRILLIC}/`],
  ['http://школа1.рф/о', `http://${CYRILLIC}/%D0%BE`],
  ['http://intranet/', 'http://intranet/'],
  ['http://192.168.0.1:81/x', 'http://192.168.0.1:81/x'],
  ['http://[::1]:80/', 'http://[::1]/'],
  ['http://[::1]', 'http://[::1]/'],
  // The scheme with slips.
  ['http:// school.test', 'http://school.test/'],
  ['http : // school.test', 'http://school.test/'],
  ['http//school.test', 'http://school.test/'],
  ['http:/school.test', 'http://school.test/'],
  ['http:school.test', 'http://school.test/'],
  ['http:\\\\school.test\\a', 'http://school.test/a'],
  ['http;//school.test', 'http://school.test/'],
  ['http.//school.test', 'http://school.test/'],
  ['htpp://school.test', 'http://school.test/'],
  ['ttp://school.test', 'http://school.test/'],
  ['httр://school.test (the р is Russian)', 'http://school.test/'],
  ['https//:school.test', 'https://school.test/'],
  ['htts://school.test', 'https://school.test/'],
  ['http://http://school.test', 'http://school.test/'],
  ['http://https://school.test', 'https://school.test/'],
  // Gaps.
  ['  http://school.test  ', 'http://school.test/'],
  ['http://school. district. test', 'http://school.district.test/'],
  ['http://sch ool.test', 'http://school.test/'],
  ['http://школа 1.рф', `http://${CYRILLIC}/`],
  ['http://school.test /index.php', 'http://school.test/index.php'],
  ['\u{FEFF}http://school\u{AD}.test\u{A0}', 'http://school.test/'],
  ['http://sch\0ool.test', 'http://school.test/'],
  // What stands around it.
  ['"http://school.test"', 'http://school.test/'],
  ['<http://school.test>', 'http://school.test/'],
  [
    '<a href="http://school.test/?a=1&amp;b=2" target="_blank">Сайт</a>',
    'http://school.test/?a=1&b=2',
  ],
  ["<a class='x' href='http://school.test'>http://other.test</a>", 'http://school.test/'],
  ['http://school.test/ index.php', 'http://school.test/index.php'],
  ['http://school.test/,', 'http://school.test/'],
  ['http://school.test/#top', 'http://school.test/'],
  ['http://school.test./', 'http://school.test/'],
  ['http://school.test.:8080/', 'http://school.test:8080/'],
];

const WITHOUT_SCHEME: readonly (readonly [typed: string, address: string])[] = [
  ['school,test', 'https://school.test/'],
  ['school.test/ (главная)', 'https://school.test/'],
  [
    'г. Тамбов, ул.Ленина, д.5, тел. 8(4752)72-11-11, a@mail.test, school.test',
    'https://school.test/',
  ],
  ['Тамбов, ул.Ленина, школа1.рф', `https://${CYRILLIC}/`],
  ['www.school,test/a', 'https://www.school.test/a'],
  ['sosh1.district,ru', 'https://sosh1.district.ru/'],
  ['www school.test', 'https://www.school.test/'],
  ['school.test', 'https://school.test/'],
  ['www.school.test', 'https://www.school.test/'],
  ['SCHOOL.TEST', 'https://school.test/'],
  ['школа1.рф', `https://${CYRILLIC}/`],
  ['//school.test', 'https://school.test/'],
  ['school.test:8080/x', 'https://school.test:8080/x'],
  ['sch_1.school.test', 'https://sch_1.school.test/'],
  ['localhost:3000', 'https://localhost:3000/'],
  ['127.0.0.1', 'https://127.0.0.1/'],
  ['school.test.', 'https://school.test/'],
  ['(school.test)', 'https://school.test/'],
  ['«school.test»', 'https://school.test/'],
  ['www. school1 .test', 'https://www.school1.test/'],
  ['www. sch ool.test', 'https://www.school.test/'],
  ['school. district .test', 'https://school.district.test/'],
  ['школа1. рф', `https://${CYRILLIC}/`],
  ['сайт: school.test', 'https://school.test/'],
  ['Официальный сайт школы: www.school.test', 'https://www.school.test/'],
  ['Сайт школы — school.test', 'https://school.test/'],
  ['сайт школа1.рф', `https://${CYRILLIC}/`],
  ['url: school.test', 'https://school.test/'],
  ['1. school.test', 'https://school.test/'],
  ['Школа № 1. school.test', 'https://school.test/'],
  ['г. Тамбов, school.test', 'https://school.test/'],
  ['school.test (новый)', 'https://school.test/'],
  ['office@mail.test, school.test', 'https://school.test/'],
  ['e-mail: office@mail.test, сайт: school.test', 'https://school.test/'],
];

const SEVERAL: readonly (readonly [typed: string, first: string, others: readonly string[]])[] = [
  ['http://a.test, http://b.test', 'http://a.test/', ['http://b.test/']],
  ['http://a.test http://b.test', 'http://a.test/', ['http://b.test/']],
  ['http://a.testhttp://b.test', 'http://a.test/', ['http://b.test/']],
  ['a.test; https://b.test/', 'https://a.test/', ['https://b.test/']],
  ['a.test,b.test', 'https://a.test/', ['https://b.test/']],
  ['a.test|b.test', 'https://a.test/', ['https://b.test/']],
  ['a.test / b.test', 'https://a.test/', ['https://b.test/']],
  ['a.test/ b.test', 'https://a.test/', ['https://b.test/']],
  ['http://a.test/ b.test/news', 'http://a.test/', ['https://b.test/news']],
  [
    '<a href="http://a.test/">один</a>, <A HREF=b.test>b</A>',
    'http://a.test/',
    ['https://b.test/'],
  ],
  ['a.test и b.test', 'https://a.test/', ['https://b.test/']],
  ['a.test\nb.test\nc.test', 'https://a.test/', ['https://b.test/', 'https://c.test/']],
  ['http://, b.test, c.test', 'https://b.test/', ['https://c.test/']],
];

const OF_SEVERAL_KINDS: readonly (readonly [string, string, readonly string[]])[] = [
  ['WWW.BUS.GOV.RU; the-school.test', 'https://the-school.test/', ['https://www.bus.gov.ru/']],
  [
    'https://vk.com/school5, http://school5.test',
    'http://school5.test/',
    ['https://vk.com/school5'],
  ],
  [
    'bus.gov.ru/info-card/7 m.vk.com/school5',
    'https://m.vk.com/school5',
    ['https://bus.gov.ru/info-card/7'],
  ],
  [
    'https://bus.gov.ru/info-card/7, ok.ru/group/5, a.test, b.test',
    'https://a.test/',
    ['https://b.test/', 'https://ok.ru/group/5', 'https://bus.gov.ru/info-card/7'],
  ],
  ['vk.com/school5/ the-school.ru', 'https://the-school.ru/', ['https://vk.com/school5/']],
  ['https://vk.com/school5/ школа1.рф', `https://${CYRILLIC}/`, ['https://vk.com/school5/']],
  // Hosts that only look like these.
  ['mybus.gov.ru, a.test', 'https://mybus.gov.ru/', ['https://a.test/']],
  ['notvk.com, a.test', 'https://notvk.com/', ['https://a.test/']],
  ['sch5.gosuslugi.ru, a.test', 'https://sch5.gosuslugi.ru/', ['https://a.test/']],
];

const PROBLEMS: readonly (readonly [typed: string, problem: string])[] = [
  ['', 'missing'],
  ['   ', 'missing'],
  ['-', 'missing'],
  ['—', 'missing'],
  ['нет', 'missing'],
  ['Нет сайта', 'missing'],
  ['отсутствует', 'missing'],
  ['н/д', 'missing'],
  ['http://', 'missing'],
  ['http://.....', 'missing'],
  ['http://www.', 'missing'],
  ['www.', 'missing'],
  ['office@mail.test', 'missing'],
  ['E-mail: office@mail.test; second@mail.test', 'missing'],
  ['нет официального сайта', 'missing'],
  ['Сайт на стадии разработки', 'missing'],
  ['разрабатывается', 'missing'],
  ['сайт не создан', 'missing'],
  ['в реестре нет', 'not-an-address'],
  ['сайт', 'not-an-address'],
  ['сайт школы', 'not-an-address'],
  ['с. Ивановка, ул.Школьная, 5', 'not-an-address'],
  ['И.И. Иванова', 'not-an-address'],
  ['http://office@mail.test', 'not-an-address'],
  ['http://user:word@school.test/', 'not-an-address'],
  ['school', 'not-an-address'],
  ['МБОУ СОШ № 1', 'not-an-address'],
  ['school..test', 'not-an-address'],
  ['.test', 'not-an-address'],
  ['schoo!l.test', 'not-an-address'],
  [`${'a'.repeat(64)}.test`, 'not-an-address'],
  ['http://school.test:99999', 'not-an-address'],
  ['12.05.2021', 'not-an-address'],
  ['127.1', 'not-an-address'],
  ['8 (800) 555-35-35', 'not-an-address'],
  ['C:\\site\\index.html', 'not-an-address'],
  ['WWW.BUS.GOV.RU', 'results-site'],
  ['https://bus.gov.ru/info-card/402495', 'results-site'],
  ['http://www.bus.gov.ru:80/agency/7, bus.gov.ru', 'results-site'],
  ['office@bus.gov.ru', 'missing'],
  ['ftp://school.test', 'unsupported-scheme'],
  ['mailto:office@school.test', 'unsupported-scheme'],
  ['file:///C:/site.html', 'unsupported-scheme'],
  ['javascript:alert(1)', 'unsupported-scheme'],
];

describe('parseSite', () => {
  test.each(ADDRESSES)('reads %j as %s, scheme as typed', (typed, address) => {
    expect(parseSite(typed)).toMatchObject({ address, schemeTyped: true });
  });

  test.each(WITHOUT_SCHEME)('reads %j as %s, scheme assumed', (typed, address) => {
    const site = parseSite(typed);
    expect(site).toMatchObject({ address, schemeTyped: false });
    expect(site).not.toHaveProperty('ignored');
  });

  test.each(SEVERAL)('takes the first address of %j and remembers the others', (...row) => {
    const [typed, address, ignored] = row;
    expect(parseSite(typed)).toMatchObject({ address, ignored });
  });

  test.each(OF_SEVERAL_KINDS)('takes the school’s own address of %j', (typed, address, ignored) => {
    expect(parseSite(typed)).toMatchObject({ address, ignored });
  });

  test('takes a page in a social network where there is nothing else', () => {
    expect(parseSite('vk.com/school5')).toMatchObject({ address: 'https://vk.com/school5' });
  });

  test('does not count the same address twice', () => {
    expect(parseSite('a.test, a.test')).toEqual({
      typed: 'a.test, a.test',
      address: 'https://a.test/',
      schemeTyped: false,
    });
  });

  test.each(PROBLEMS)('finds in %j the problem %s', (typed, problem) => {
    expect(parseSite(typed)).toMatchObject({ problem });
  });

  test.each(['school 1.test', 'school 1 .test', 'школа. тамбов. рф', 'школа 1.рф'])(
    'does not ask a stranger’s site for the torn host %j',
    (typed) => expect(parseSite(typed)).toMatchObject({ problem: 'not-an-address' }),
  );

  test('refuses an address longer than servers take', () => {
    const site = parseSite(`http://school.test/${'a'.repeat(3000)}`);
    expect(site).toMatchObject({ problem: 'not-an-address' });
  });

  test('keeps what was typed on one line, without control characters', () => {
    expect(parseSite(' нет\0,\r\n ещё\u200B \u2028нет ').typed).toBe('нет, ещё нет');
  });

  const pieces = fc.oneof(
    fc.constantFrom('http://', 'https:', '//', '/', '\\', '.', ',', ';', ' ', '@', '#', '?', ':'),
    fc.constantFrom('www.', 'school.test', 'школа.рф', '1', 'нет', '(', ')', '"', '|', '..', '%2e'),
    fc.string({ unit: 'grapheme', maxLength: 5 }),
  );
  const typed = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));

  test('never throws, and reads its own addresses as themselves', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const site = parseSite(text);
        if (!('address' in site)) return;
        const again = parseSite(site.address);
        expect(again).toEqual({ typed: site.address, address: site.address, schemeTyped: true });
      }),
      { numRuns: 5000 },
    );
  });

  test('gives only http and https addresses without name, password and fragment', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const site = parseSite(text);
        if (!('address' in site)) return;
        const { protocol, username, password, hash } = new URL(site.address);
        expect(['http:', 'https:']).toContain(protocol);
        expect(username + password + hash).toBe('');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('letters of another alphabet', () => {
  test.each([
    // Russian «о», «с», «К» in a Latin name.
    ['оk13.example', 'https://ok13.example/', 'оk13.example'],
    ['http://sсhool.test/о', 'http://school.test/%D0%BE', 'sсhool.test'],
    ['www.оК5.ru:81', 'https://www.ok5.ru:81/', 'www.оК5.ru:81'],
    ['school.rу', 'https://school.ry/', 'school.rу'],
    ['оса.ru', 'https://oca.ru/', 'оса.ru'],
    // A Latin «o» in a Russian name.
    ['шкoла1.рф', `https://${CYRILLIC}/`, 'шкoла1.рф'],
  ])('in %j are read as those of its own', (typed, address, lookAlikes) => {
    expect(parseSite(typed)).toMatchObject({ address, lookAlikes });
  });

  test.each(['школа1.рф', 'school.test', 'школа.ru', 'schoolи.test', 'школа-z5.рф'])(
    'are not looked for in %j',
    (typed) => {
      expect(parseSite(typed)).not.toHaveProperty('lookAlikes');
    },
  );
});
