import { describe, expect, it } from 'vitest';
import { pageFingerprint, type SaidByPage } from '../../src/crawl/fingerprint.js';

const STUB: SaidByPage = {
  title: 'Сайт school-5.example не найден',
  text: 'На сервере нет сайта school-5.example. Ещё вопросы? Запрос 1f9a77 от 23.11.2026, 10:15.',
  hosts: ['school-5.example'],
};

function areSame(given: Partial<SaidByPage>, than: SaidByPage = STUB): boolean {
  return pageFingerprint({ ...than, ...given }) === pageFingerprint(than);
}

describe('two pages are the same', () => {
  it.each<readonly [string, Partial<SaidByPage>]>([
    [
      'though each names its own host',
      {
        title: 'Сайт WWW.Other.EXAMPLE не найден',
        text: STUB.text.replace('school-5.example', 'other.example'),
        hosts: ['www.other.example', 'stub.provider.example'],
      },
    ],
    [
      'though the host is written in Russian',
      {
        title: 'Сайт школа.example не найден',
        text: STUB.text.replace('school-5.example', 'xn--80atdl2c.example'),
        hosts: ['xn--80atdl2c.example'],
      },
    ],
    [
      'though times and numbers of requests differ',
      { text: STUB.text.replace('1f9a77', '77c0de').replace('10:15', '03:02') },
    ],
    [
      'though blanks, case and ё differ',
      { text: STUB.text.toUpperCase().replace('Ё', 'е').replaceAll(' ', '  ') },
    ],
  ])('%s', (_name, given) => {
    expect(areSame(given)).toBe(true);
  });
});

describe('two pages differ', () => {
  it.each<readonly [string, Partial<SaidByPage>]>([
    ['by a word of the text', { text: `${STUB.text} Сайт` }],
    ['by the title', { title: 'Сайт' }],
  ])('%s', (_name, given) => {
    expect(areSame(given)).toBe(false);
  });

  it.each(['Школа № %', 'МБОУ СОШ %', 'Лицей №%', 'Детский сад «%»', 'Гимназия %'])(
    'by the number of the school: %s',
    (name) => {
      const title = (number: string) => name.replace('%', number);
      const page = { ...STUB, title: title('5') };
      expect(areSame({ title: title('7') }, page)).toBe(false);
      expect(areSame({ title: title('5') }, page)).toBe(true);
    },
  );
});

it('a page without a word has no fingerprint', () => {
  expect(pageFingerprint({ title: '', text: ' 404 — ', hosts: ['a.example'] })).toBeNull();
});

it('words without end take no time without end', () => {
  const text = 'школ'.repeat(50_000);
  expect(pageFingerprint({ title: '', text, hosts: [] })).toMatch(/^[\w-]{16}$/);
});
