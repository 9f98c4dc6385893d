import { describe, expect, test } from 'vitest';
import { readMojibake } from '../../src/verdict/mojibake.js';
import { codeOfSite } from '../support/judged-site.js';
import { schoolPage } from '../support/school-pages.js';

const TEXT = 'Сайт не опубликован. Если вы владелец этого сайта, обратитесь в службу поддержки.';

/** A text as it looks where its bytes are read as another encoding. */
function misread(text: string, wrong: string): string {
  return new TextDecoder(wrong).decode(new TextEncoder().encode(text));
}

/** The bytes of a Russian text in an encoding of one byte a letter. */
function bytesIn(text: string, encoding: string): Uint8Array {
  const all = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, at) => at));
  return Uint8Array.from(text, (sign) => all.indexOf(sign));
}

describe('text that was read in a wrong encoding', () => {
  test.each(['windows-1251', 'windows-1252', 'koi8-r'])(
    'is put right from UTF-8 as %s',
    (wrong) => {
      expect(readMojibake(misread(TEXT, wrong))).toContain('опубликован');
    },
  );

  test.each([
    ['windows-1251', 'windows-1252'],
    ['koi8-r', 'windows-1251'],
    ['windows-1251', 'koi8-r'],
    ['ibm866', 'windows-1251'],
  ])('is put right from %s as %s', (right, wrong) => {
    const read = new TextDecoder(wrong).decode(bytesIn(TEXT, right));
    expect(readMojibake(read)).toContain('опубликован');
  });

  test.each([
    ['Russian', TEXT],
    ['English', 'This account has been suspended. Contact your provider.'],
    ['Tatar', 'Балаларыбыз өчен тәрбия һәм уен, ата-аналарга киңәшләр'],
    ['Chuvash', 'Вĕренекенсем, вĕрентекенсем, ачасем'],
    ['German', 'Für Schüler und Eltern: schöne Grüße aus Österreich'],
    ['a single word', 'Школа'],
    ['nothing', ''],
    ['signs', '★ ★ ★ → ←'],
  ])('is left as it stands where it is %s', (_about, text) => {
    expect(readMojibake(text)).toBeNull();
  });
});

test.each(['windows-1251', 'windows-1252'])(
  'a stub in mojibake of %s is known as a stub',
  (wrong) => {
    const title = misread('Не опубликован', wrong);
    const html = `<title>${title}</title><h1>${misread(TEXT, wrong)}</h1>`;
    expect(codeOfSite(html)).toBe('unchecked/not-the-site/hosting-page');
  },
);

test('a school in mojibake fails as any other', () => {
  expect(codeOfSite(misread(schoolPage(), 'windows-1251'))).toBe('fail/no-link');
});
