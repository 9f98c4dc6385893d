import { describe, expect, test } from 'vitest';
import { IDENTITY_RULES } from '../../src/verdict/identity-rules.js';
import { foldWords } from '../../src/verdict/phrases.js';
import { compareName, type NameMatch } from '../../src/verdict/school-name.js';

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
