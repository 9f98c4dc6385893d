import { expect, test } from 'vitest';
import { hidePasswords, hidePasswordsIn } from '../../src/files/hide-passwords.js';

test.each([
  ['http://admin:s3cret@school.example/', 'http://admin:…@school.example/'],
  ['https://admin:s3cret@school.example:8080/a?b#c', 'https://admin:…@school.example:8080/a?b#c'],
  ['HTTP://Админ:сек-рет@школа.рф', 'HTTP://Админ:…@школа.рф'],
  ['http://:s3cret@school.example', 'http://:…@school.example'],
  ['http://admin:@school.example', 'http://admin:…@school.example'],
  ['http:\\\\admin:s3cret@school.example', 'http:\\\\admin:…@school.example'],
  ['http:/admin:s3cret@school.example', 'http:/admin:…@school.example'],
  ['http: // admin:s3cret@school.example', 'http: // admin:…@school.example'],
  ['//admin:s3cret@school.example', '//admin:…@school.example'],
  ['ftp://admin:s3cret@school.example', 'ftp://admin:…@school.example'],
  ['http://admin:s3@cret@school.example', 'http://admin:…@school.example'],
  ['http://admin:s3@c@ret@school.example/', 'http://admin:…@school.example/'],
  ['http://admin:s3/c#r?et@school.example', 'http://admin:…@school.example'],
  ['http://admin:12/3@school.example', 'http://admin:…@school.example'],
  ['http://admin:s3%40cret@school.example', 'http://admin:…@school.example'],
  ['http://admin: s3 cret@school.example', 'http://admin:…@school.example'],
  ['admin:s3cret@school.example', 'admin:…@school.example'],
  ['site admin:s3cret@school.example', 'site admin:…@school.example'],
  [
    'a http://a:s3cret@b.example c http://d:s3cret@e.example',
    'a http://a:…@b.example c http://d:…@e.example',
  ],
  [
    'https://away.example/?to=http%3A%2F%2Fadmin%3As3cret%40school.example%2F&x=1',
    'https://away.example/?to=http%3A%2F%2Fadmin%3A…%40school.example%2F&x=1',
  ],
  ['http://admin:…@school.example/', 'http://admin:…@school.example/'],
])('hides the password of %s', (text, hidden) => {
  expect(hidePasswords(text)).toBe(hidden);
});

test.each([
  'https://school.example/',
  'info@school.example',
  'e-mail:info@school.example',
  'Email:info@school.example',
  'mailto:info@school.example',
  'почта:info@school.example',
  'Контакты: info@school.example',
  'http://info@school.example',
  'https://bus.gov.ru@other.example/',
  'https://school.example:8080/@news',
  'https://school.example:8080/?mail=info@school.example',
  'https://school.example/wiki/a:b@c',
  'https://t.example/@school',
  'с 8:00@9:00',
])('leaves %s as it is', (text) => {
  expect(hidePasswords(text)).toBe(text);
});

test('keeps the host of an address whose path has an e-mail in it', () => {
  expect(hidePasswords('http://admin:s3cret@school.example/?mail=info@other.example')).toBe(
    'http://admin:…@school.example/?mail=info@other.example',
  );
});

test.each([
  'http://a:',
  'http://a:b@',
  '; ',
  ';',
  '/ ',
  '//',
  '.',
  '@',
  'a:',
  'a:b@c.',
  '%3a%2f%2f:',
])('answers for a text of a megabyte of %j', (piece) => {
  const text = `${piece.repeat(1_000_000 / piece.length)}@`;
  expect(hidePasswords(text).length).toBeLessThanOrEqual(text.length + 1);
});

test('hides passwords wherever they are in a value', () => {
  const value = {
    a: ['http://x:s3cret@y.example'],
    b: { c: null, d: 7, e: 'http://x:s3cret@y.example' },
  };
  expect(hidePasswordsIn(value)).toEqual({
    a: ['http://x:…@y.example'],
    b: { c: null, d: 7, e: 'http://x:…@y.example' },
  });
});
