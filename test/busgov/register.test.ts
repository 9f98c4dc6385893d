import { describe, expect, it } from 'vitest';
import { innOf } from '../../fixtures/bus-gov/data-set.js';
import { compareSites, parseInn, Register } from '../../src/busgov/register.js';
import { parseSite } from '../../src/list/site.js';

function org(number: number, record: Partial<{ name: string; place: string; site: string }> = {}) {
  const { name = `МБОУ СОШ № ${number}`, place = 'Городской округ Заречный', site = '' } = record;
  return { inn: innOf(number), names: [name], municipality: place, site };
}

function registerOf(...all: readonly ReturnType<typeof org>[]): Register {
  const register = new Register();
  for (const one of all) register.add(one);
  return register;
}

describe('parseInn', () => {
  it.each([
    [innOf(1), innOf(1)],
    [` ${innOf(1)}.0 `, innOf(1)],
    [`="${innOf(1)}"`, innOf(1)],
    [innOf(1).replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)), null],
    ['680100', null],
    ['нет', null],
  ])('reads %j as %j', (cell, inn) => expect(parseInn(cell)).toBe(inn));

  it('gives a number back the zero that a spreadsheet took', () => {
    expect(parseInn('100000012')).toBe(parseInn('0100000012'));
  });
});

describe('Register', () => {
  it('finds by INN whatever the name', () => {
    const one = org(1);
    expect(registerOf(one, org(2)).find({ name: 'Другая' }, { inn: one.inn, place: null })).toBe(
      one,
    );
  });

  it('does not guess between branches with the same INN, unless the name tells', () => {
    const [head, branch] = [org(1, { name: 'Школа' }), org(1, { name: 'Филиал школы' })];
    const register = registerOf(head, branch);
    const identity = { inn: head.inn, place: null };
    expect(register.find({ name: 'Иная' }, identity)).toBeNull();
    expect(register.find({ name: '«Филиал школы»' }, identity)).toBe(branch);
  });

  it('does not look by name where an INN is given that nobody has', () => {
    const register = registerOf(org(1, { name: 'Школа' }));
    expect(register.find({ name: 'Школа' }, { inn: innOf(9), place: 'Заречный' })).toBeNull();
  });

  it('finds by name in its place alone', () => {
    const here = org(1, { name: 'СОШ № 1' });
    const there = org(2, { name: 'СОШ № 1', place: 'Ольховский муниципальный район' });
    const register = registerOf(here, there);
    expect(register.find({ name: 'СОШ №1' }, { inn: null, place: 'г. Заречный' })).toBe(here);
    expect(register.find({ name: 'СОШ №1' }, { inn: null, place: 'Ольховский район' })).toBe(there);
    expect(register.find({ name: 'СОШ №1' }, { inn: null, place: 'Сосновка' })).toBeNull();
    expect(register.find({ name: 'СОШ №1' }, { inn: null, place: null })).toBeNull();
  });

  it('takes two of one name in one place for no answer', () => {
    const register = registerOf(org(1, { name: 'Школа' }), org(2, { name: 'Школа' }));
    expect(register.find({ name: 'Школа' }, { inn: null, place: 'Заречный' })).toBeNull();
  });
});

describe('compareSites', () => {
  it.each([
    ['sosh1.example', 'http://www.sosh1.example/', 'same'],
    ['sosh1.example', 'https://sosh1.example/index.php', 'same'],
    ['platform.example/sosh1', 'platform.example/sosh2', 'differs'],
    ['sosh1.example', 'sosh2.example', 'differs'],
    ['', 'sosh2.example', 'register-only'],
    ['sosh1.example', 'нет', 'list-only'],
    ['', '', 'neither'],
  ])('%j and %j: %s', (listed, site, outcome) => {
    const school = {
      row: 1,
      number: '1',
      name: '',
      busId: null,
      carried: [],
      site: parseSite(listed),
    };
    expect(compareSites(school, org(1, { site }))).toBe(outcome);
  });
});
