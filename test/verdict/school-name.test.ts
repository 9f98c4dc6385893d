import { describe, expect, test } from 'vitest';
import { IDENTITY_RULES } from '../../src/verdict/identity-rules.js';
import { foldWords } from '../../src/verdict/phrases.js';
import {
  bearsNumber,
  compareName,
  type NameMatch,
  namesAnother,
  othersNamed,
} from '../../src/verdict/school-name.js';

function compare(name: string, text: string): NameMatch {
  return compareName(name, foldWords(text), IDENTITY_RULES);
}

describe('the name of a school on a page', () => {
  test.each<[string, string, NameMatch]>([
    // Numbers.
    ['МБОУ СОШ № 12', 'Средняя школа № 12', 'found'],
    ['МБОУ СОШ № 12', 'Школа 12', 'found'],
    ['МБОУ СОШ № 12', 'Школа №12', 'found'],
    ['МБОУ СОШ № 12', 'Средняя школа № 2', 'missing'],
    ['МБОУ СОШ № 12', 'Средняя школа № 112', 'missing'],
    ['МБОУ СОШ № 12', 'Сегодня 12 ноября, школа', 'missing'],
    // Proper names beside the kind.
    // A short name that the page spells out.
    ['ГБПОУ ОКИ', 'ГБПОУ «Областной колледж искусств»', 'found'],
    ['ГБОУ ГМЛИОД', 'Губернаторский многопрофильный лицей интернат для одарённых детей', 'found'],
    ['ГБПОУ ОКИ', 'Областной центр инноваций, колледж', 'missing'],
    ['МБДОУ «Детский сад «Солнышко»', 'Детский сад «Солнышко»', 'found'],
    ['МБДОУ «Детский сад «Солнышко»', 'Стоматология «Солнышко»', 'missing'],
    ['МБДОУ «Детский сад «Солнышко»', 'Детский сад «Берёзка»', 'missing'],
    ['МБДОУ «Детский сад «Солнышко»', 'В детском саду «Солнышке» праздник', 'found'],
    ['МАОУ «Лицей «Вектор»', 'Лицей «Вектор» города Тихий', 'found'],
    // Places.
    ['МБОУ «Ольховская СОШ»', 'Школа села Ольховка', 'found'],
    ['МБОУ СОШ с. Ольховка', 'Школа села Ольховка', 'part'],
    ['МБОУ СОШ № 3 с. Ольховка', 'Средняя школа № 3 с. Ольховка', 'found'],
    ['МБОУ СОШ № 3 с. Ольховка', 'Средняя школа № 5 с. Ольховка', 'missing'],
    // Legal forms say nothing.
    ['МБДОУ № 5', 'Детский сад № 5', 'found'],
    ['МБДОУ № 5', 'МБДОУ № 6', 'missing'],
    ['ГБПОУ «Ольховский аграрный техникум»', 'Ольховский аграрный техникум', 'found'],
    ['ГБПОУ «Колледж «Вымпел»', 'ГБПОУ, колледж «Горизонт»', 'missing'],
    // Nothing to compare.
    ['', 'Школа № 3', 'unknown'],
    ['School 3', 'Школа № 3', 'unknown'],
    ['МБОУ СОШ', 'Школа № 3', 'unknown'],
    ['Муниципальная средняя школа', 'Школа № 3', 'unknown'],
    // Other languages write the name otherwise.
    [
      'МБДОУ «Детский сад «Родничок»',
      '«Чишмә» балалар бакчасы: балаларыбыз өчен тәрбия һәм уен',
      'other-language',
    ],
  ])('%s on «%s»: %s', (name, text, match) => {
    expect(compare(name, text)).toBe(match);
  });
});

describe("a title names another school than the list's", () => {
  test.each([
    ['by its number', 'МБОУ СОШ № 7 г. Зареченска', 'Школа № 9 г. Зареченска', '', true],
    ['by its town', 'МБОУ СОШ № 7 г. Лесобор', 'Школа № 7 города Приволжья', '', true],
    ['by its name', 'МБДОУ «Ромашка»', 'Детский сад «Солнышко»', '', true],
    [
      'by its name beside the same number',
      'МБДОУ № 19 «Ромашка»',
      'Детский сад № 19 «Солнышко»',
      '',
      true,
    ],
    ['not in another language', 'МБДОУ № 19 «Белекеч»', 'Детский сад № 19 «Бәләкәч»', '', false],
    ['not by its own number', 'МБОУ СОШ № 7', 'Школа № 7: победа над школой № 9', '', false],
    ['not beside its own number', 'МБОУ СОШ № 7', 'Школа № 9 – соперник', 'Школа № 7', false],
    ['not by its own town', 'МБОУ СОШ № 7 г. Лесобор', 'Школа № 7 города Лесобора', '', false],
    ['not by a number of years', 'МБОУ СОШ № 7', 'Школе 60 лет', '', false],
    ['not without a name', 'МБОУ СОШ № 7', 'Главная страница', '', false],
    ['not where it is of another kind', 'МБДОУ «Ромашка»', 'Кафе «Солнышко»', '', false],
    ['not by an ensemble', 'МБДОУ «Ромашка»', 'Сад «Ромашка», ансамбль «Лучик»', '', false],
    [
      'by another town in a heading, where its own is nowhere',
      'МБДОУ «Ромашка» г. Лесобор',
      'Детский сад «Ромашка»',
      'г. Приморск',
      true,
    ],
    ['not in Latin letters', 'School 7', 'Школа № 9', '', false],
  ])('%s', (_about, name, title, headings, is) => {
    const head = foldWords(`${title} ${headings}`);
    const shown = { title, headings, page: { head, whole: head } };
    expect(namesAnother(name, shown, IDENTITY_RULES)).toBe(is);
  });
});

test.each([
  ['МБОУ СОШ № 7', 'Школа № 7', true],
  ['МБОУ СОШ № 7', 'Школа № 9, дом 7', false],
  ['МБОУ «Ольховская СОШ»', 'Школа', true],
])('%s with its number in «%s»: %s', (name, text, is) => {
  expect(bearsNumber(name, foldWords(text), IDENTITY_RULES)).toBe(is);
});

test.each([
  ['Школы района', 'Школа № 1, школа № 2, школа № 2, детский сад № 3', 3],
  ['Школа № 7', 'Школа № 1, школа № 2, детский сад № 3', 0],
  ['Главная', 'Дом № 1, кабинет № 2', 0],
])('under the title «%s» others are named: %s', (title, text, count) => {
  const page = { title: foldWords(title), whole: foldWords(text) };
  expect(othersNamed('МБОУ СОШ № 7', page, IDENTITY_RULES)).toBe(count);
});
