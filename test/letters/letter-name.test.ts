import { describe, expect, test } from 'vitest';
import { createLetterNamer } from '../../src/letters/letter-name.js';

function nameOf(name: string, number = '', row = 7): string {
  return createLetterNamer()({ row, number, name });
}

describe('the name of a letter', () => {
  test.each([
    ['12', '0012'],
    ['12.', '0012'],
    [' 3 ', '0003'],
    ['', '0007'],
    ['12а', '0007'],
    ['..', '0007'],
    ['1234567890', '0007'],
  ])('begins with the number %j as %s, else with the row', (number, place) => {
    expect(nameOf('Школа', number)).toBe(`${place} Школа`);
  });

  test.each([
    ['a<b>c:d"e/f\\g|h?i*j', '0007 a b c d e f g h i j'],
    ['../../etc/passwd', '0007 .. .. etc passwd'],
    ['МБОУ "Школа № 1", с. Первое', '0007 МБОУ Школа № 1 , с. Первое'],
    ['Школа\r\n№ 2\t', '0007 Школа № 2'],
    ['Школа. . .', '0007 Школа'],
    ['Школа\u202Excod.exe\u200F\uFEFF', '0007 Школаxcod.exe'],
    ['Школа\u0000\uD83D', '0007 Школа\uFFFD'],
    ['и\u0306', '0007 й'],
    ['', '0007'],
    ['???', '0007'],
    ['CON', '0007 CON'],
    ['<img src=x onerror=alert(1)>', '0007 img src=x onerror=alert(1)'],
  ])('holds of %j what every file system takes', (name, expected) => {
    expect(nameOf(name)).toBe(expected);
  });

  test('is no device of Windows, whatever the school is called', () => {
    for (const device of ['CON', 'NUL', 'COM1', 'aux', 'LPT9.txt']) {
      expect(nameOf(device)).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
    }
  });

  test('leaves room for an extension and a date, in letters and in bytes', () => {
    for (const letter of ['ш', 'a', '😀']) {
      const name = nameOf(letter.repeat(300));
      expect(name.length).toBeLessThanOrEqual(101);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180);
      expect(Buffer.from(name).toString()).toBe(name);
    }
  });

  test('is given once, to file systems that do not tell case, too', () => {
    const nameLetter = createLetterNamer();
    const names = ['Школа', 'ШКОЛА', 'школа?'].map((name) =>
      nameLetter({ row: 1, number: '5', name }),
    );
    expect(names).toEqual(['0005 Школа', '0005 ШКОЛА (2)', '0005 школа (3)']);
  });
});
