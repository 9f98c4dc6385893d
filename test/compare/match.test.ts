import { describe, expect, it } from 'vitest';
import { matchSchools } from '../../src/compare/match.js';
import type { SchoolIdentity } from '../../src/compare/school-keys.js';

const school = (name: string, site: string, busId: string | null = null): SchoolIdentity => ({
  name,
  site,
  busId,
});

const A = school('МБОУ «Школа № 1»', 'school1.example');

describe('a school is the same however it is typed', () => {
  it.each([
    ['with a scheme', school(A.name, 'https://school1.example/')],
    ['with www.', school(A.name, 'http://www.school1.example')],
    ['with a page name', school(A.name, 'school1.example/index.php')],
    ['in capitals', school('МБОУ «ШКОЛА № 1»', 'SCHOOL1.EXAMPLE')],
    ['with other quotes and spaces', school('МБОУ  "Школа №1"', ' school1.example ')],
    ['with a second address', school(A.name, 'school1.example, school-one.example')],
  ])('%s', (_how, typed) => {
    expect(matchSchools([A], [typed])).toEqual({ before: [0], left: [] });
  });

  it('in punycode', () => {
    const cyrillic = school('Школа', 'https://школа.рф/о-школе');
    const ascii = school('Школа', 'xn--80aa3ak5a.xn--p1ai/%D0%BE-%D1%88%D0%BA%D0%BE%D0%BB%D0%B5/');
    expect(matchSchools([cyrillic], [ascii]).before).toEqual([0]);
  });

  it('without a site', () => {
    const none = school('Школа', 'нет сайта');
    expect(matchSchools([none], [{ ...none, site: 'Нет  сайта' }]).before).toEqual([0]);
  });
});

describe('a school that has changed is the same', () => {
  it.each([
    ['under another name', school('Гимназия № 1', 'school1.example')],
    ['on another site', school(A.name, 'new.example')],
    ['on another page of its platform', school(A.name, 'school1.example/new')],
  ])('%s', (_how, typed) => {
    const others = [school('Школа № 2', 'school2.example')];
    expect(matchSchools([...others, A], [typed, ...others])).toEqual({ before: [1, 0], left: [] });
  });

  it('under another name on another site, by its number', () => {
    const before = school('Школа № 1', 'a.example', '75187');
    const now = school('Гимназия', 'b.example', '75187');
    expect(matchSchools([before], [now]).before).toEqual([0]);
  });
});

describe('what is no proof makes no match', () => {
  it('a new school does not take the place of one that is there', () => {
    const renamed = school('Гимназия', 'school1.example');
    expect(matchSchools([A], [renamed, A])).toEqual({ before: [null, 0], left: [] });
  });

  it('schools on one address of a platform are told apart by their names alone', () => {
    const on = (name: string) => school(name, '68edu.example');
    const matching = matchSchools([on('A'), on('B'), on('C')], [on('C'), on('D'), on('A')]);
    expect(matching).toEqual({ before: [2, null, 0], left: [1] });
  });

  it('a name that several have tells nothing', () => {
    const named = (site: string) => school('Школа № 1', site);
    const matching = matchSchools(
      [named('a.example'), named('b.example')],
      [named('c.example'), named('b.example')],
    );
    expect(matching).toEqual({ before: [null, 1], left: [0] });
  });

  it('rows without anything to know them by', () => {
    expect(matchSchools([school('', '')], [school('', '')])).toEqual({ before: [null], left: [0] });
  });
});

it('rows that occur several times are paired in their order', () => {
  expect(matchSchools([A, A], [A, A, A])).toEqual({ before: [0, 1, null], left: [] });
  expect(matchSchools([A, A, A], [A])).toEqual({ before: [0], left: [1, 2] });
});

it('schools of one platform are matched by their paths', () => {
  const on = (path: string) => school('Школа', `68edu.example/${path}`);
  const before = ['a', 'b', 'c'].map(on);
  expect(matchSchools(before, ['c', 'a'].map(on))).toEqual({ before: [2, 0], left: [1] });
});

it('tens of thousands of schools are matched', () => {
  const schools = Array.from({ length: 50_000 }, (_, index) =>
    school(`Школа ${index}`, `68edu.example/${index}`),
  );
  const { before, left } = matchSchools(schools, schools.toReversed());
  expect(left).toEqual([]);
  expect(before[0]).toBe(49_999);
});
