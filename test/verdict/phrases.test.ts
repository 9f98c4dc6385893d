import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countPhrases,
  findPhrase,
  foldWords,
  phraseOf,
  phrasesIn,
} from '../../src/verdict/phrases.js';

describe('folding', () => {
  test.each([
    ['Её  «Ёлка»!', ' ее елка '],
    ['СОШ №12', ' сош № 12 '],
    ['СОШ № 12', ' сош № 12 '],
    ['школа N 5, школа n5', ' школа № 5 школа № 5 '],
    ['Дом-интернат\nдля детей', ' дом интернат для детей '],
    ['', ' '],
    [' … — ', ' '],
  ])('of %j gives %j', (text, folded) => {
    expect(foldWords(text)).toBe(folded);
  });

  test('leaves a letter n within words alone', () => {
    expect(foldWords('nginx plan n')).toBe(' nginx plan n ');
  });
});

describe('a phrase', () => {
  test.each([
    ['школ', 'наши школы', true],
    ['школ', 'автошкола', false],
    ['сад$', 'детский сад', true],
    ['сад$', 'садовод', false],
    ['домен * продается', 'Домен olhovka3.example продаётся', true],
    ['домен * продается', `Домен ${'очень '.repeat(12)}продаётся`, false],
    ['домен * продается', 'продаётся домен', false],
    ['технические работы', 'ТЕХНИЧЕСКИЕ\n работы', true],
    ['index of$', 'Index of /', true],
    ['index of$', 'index offer', false],
    ['школ* сайт', 'школьный сайт', true],
  ])('%j in %j: %s', (phrase, text, isThere) => {
    expect(phrasesIn(foldWords(text), [phrase])).toEqual(isThere ? [phrase] : []);
  });

  test('that is empty is nowhere', () => {
    expect(phrasesIn(foldWords('школа'), ['', ' ', '*', '$'])).toEqual([]);
  });

  test('of one letter begins any word with it', () => {
    expect(phrasesIn(' окна ', ['о', 'о $', 'к'])).toEqual(['о']);
    expect(phrasesIn(' о школе ', ['о$', 'о школ'])).toEqual(['о$', 'о школ']);
  });

  test('is found in a list as it is found alone, in the order of the list', () => {
    const word = fc.constantFrom('а', 'аб', 'сад', 'сайт', 'сайты', 'не', 'работает', '№');
    const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
    const phrases = fc.uniqueArray(
      fc
        .array(fc.tuple(word, fc.constantFrom('', '$', ' *')), { minLength: 1, maxLength: 3 })
        .map((parts) => parts.map(([name, end]) => name + end).join(' ')),
    );
    fc.assert(
      fc.property(text, phrases, (written, list) => {
        const folded = foldWords(written);
        const alone = list.filter((phrase) => findPhrase(folded, phraseOf(phrase)) !== -1);
        expect(phrasesIn(folded, list)).toEqual(alone);
      }),
    );
  });

  test('is counted, up to a limit', () => {
    expect(countPhrases(foldWords('бонус, бонусы и слоты'), ['бонус', 'слот'])).toBe(3);
    expect(countPhrases(foldWords('бонус '.repeat(50)), ['бонус'], 20)).toBe(20);
  });
});
