// What a page's text says of its end: each way to be cut beside a page that is only sloppy.
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { type Framing, findTextFault } from '../../src/http/text-end.js';

const START = '<!doctype html><html lang="ru"><head><title>Школа</title></head><body>';
const TEXT = '<div><p>Новости школы.</p></div>';
const END = '</body></html>';

interface Way {
  readonly encoding?: string;
  readonly contentType?: string;
  readonly framing?: Framing;
}

function faultOf(text: string, { encoding = 'utf-8', contentType, framing = 'marked' }: Way = {}) {
  const body = iconv.encode(text, encoding);
  return findTextFault({ body, contentType: contentType ?? 'text/html', framing });
}

describe('a page is cut that ends inside', () => {
  it.each([
    ['a tag', '<p>Меню<div clas'],
    ['a tag’s name', '<p>Меню<di'],
    ['an end tag', '<p>Меню</p'],
    ['the beginning of a tag', '<p>Меню<'],
    ['the beginning of an end tag', '<p>Меню</'],
    ['a tag, behind its attributes', '<p>Меню<a href="/news" class="x"'],
    ['an attribute', '<a href="https://bus.gov'],
    ['an attribute in single quotes', "<a title='Незави"],
    ['an attribute without quotes', '<a href=https://bus.gov'],
    ['an attribute that holds tags', '<iframe srcdoc="<a href=/>x</a>'],
    ['a comment', '<!-- меню <a href="/news">Новости</a>'],
    ['a comment’s beginning', '<p>Меню<!-'],
    ['a document type', '<!doctype html PUBLIC "-//W3C//DTD'],
    ['a processing instruction', '<?xml version="1.0"'],
    ['a script', '<script>if (a < b) document.write("<p>x</p>");'],
    [
      'a script that writes a page',
      '<script>w.document.write("<html><body></body></html>");\nvar a =',
    ],
    ['a style', '<style>p { color: red }'],
    ['a title', '</div><title>Школа'],
    ['a form’s field', '<textarea name="x">Вопрос'],
    ['a noscript', '<noscript><img src="/x">'],
    ['a script’s end tag', '<script>var a = 1;</script'],
    ['a tag behind its end', `${END}<img src="/counter.gif" al`],
    ['an attribute behind its end', `${END}<a href="https://counter`],
    ['a comment behind its end', `${END}<!-- counter`],
    ['a script behind its end', `${END}<script>var a = 1`],
    ['a comment that swallows its end', `<!-- меню${TEXT}${END}\n`],
    ['such a comment and a word behind it', `<!-- меню${END} 0.1`],
    ['a quote that swallows its end', `<a href="/x>Новости</a>${END}`],
    ['a script that swallows its end', `<script>var a = 1;${END}`],
  ])('%s', (_name, tail) => {
    expect(faultOf(`${START}${TEXT}${tail}`)).toBe('open-markup');
    expect(faultOf(`${START}${TEXT}${tail}`, { encoding: 'windows-1251' })).toBe('open-markup');
    expect(faultOf(`${START}${TEXT}${tail}`, { encoding: 'utf-16le' })).toBe('open-markup');
  });

  it('an element that only XML closes by itself, where it is HTML', () => {
    const text = `${START}${TEXT}<script src="/a.js"/><p>Меню`;
    expect(faultOf(text)).toBe('open-markup');
    expect(faultOf(text, { contentType: 'application/xhtml+xml' })).toBeNull();
  });
});

describe('a page is whole that', () => {
  it.each([
    ['ends with its end tags', `${START}${TEXT}${END}`],
    ['ends with them in capitals and blanks', `${START}${TEXT}</BODY ></HTML >\r\n \n`],
    ['lacks its end tags', `${START}${TEXT}`],
    ['lacks those of paragraphs and cells', `${START}<table><tr><td>a<td>b</table><p>x<p>y`],
    ['ends with text', `${START}${TEXT}Телефон: 8 (4752) 00-00-00`],
    ['ends with a sign that begins no tag', `${START}${TEXT}<p>2 < 3, a <- b, <3`],
    ['has a comment behind its end', `${START}${TEXT}${END}<!-- 0.12 с -->`],
    ['has a word behind its end', `${START}${TEXT}${END} 0.1 < 2`],
    ['has a counter behind its end', `${START}${TEXT}${END}<script>var a = "<!--";</script>\n`],
    ['has a picture behind its end', `${START}${TEXT}${END}<img src="/c.gif" alt="<!--">`],
    ['has a comment that holds an end', `${START}<!-- ${END} -->${TEXT}`],
    ['has odd comments', `${START}${TEXT}<!--><!---><!-- a --!><!-- b -- --><p>x`],
    ['has odd tags', `${START}${TEXT}<a b = 'c>d' e="f>g"h=i/><p =">x<p/ class=y>z`],
    ['has a script that holds tags', `${START}<script>"<!-- <p a='"</script\n><p>x`],
    ['has a drawing whose style closes itself', `${START}<svg><style/><title>x</title></svg><p>x`],
    ['ends in plain text', `${START}<plaintext><a href="`],
    ['is nothing', ''],
    ['is but text', 'Сайт закрыт'],
  ])('%s', (_name, text) => {
    expect(faultOf(text)).toBeNull();
    for (const framing of ['counted', 'closed'] as const) {
      expect(faultOf(text, { framing })).toBeNull();
      expect(faultOf(text, { encoding: 'windows-1251', framing })).toBeNull();
    }
  });

  it('is cut all the same where another page begins behind its end', () => {
    expect(faultOf(`${START}${TEXT}${END}${START}${TEXT}<a href="`)).toBe('open-markup');
  });

  it.each([1, 2, 3])('stops %i bytes into a character, is not', (bytes) => {
    const whole = Buffer.from(`${START}${TEXT}<p>Школа`);
    const body = Buffer.concat([whole, Buffer.from('😀').subarray(0, bytes)]);
    const way = { contentType: 'text/html', framing: 'marked' } as const;
    expect(findTextFault({ body, ...way })).toBe('split-character');
    expect(findTextFault({ body: whole, ...way })).toBeNull();
    // In windows-1251 such bytes are letters.
    const other = Buffer.concat([iconv.encode(`${START}${TEXT}`, 'windows-1251'), Buffer.of(0xf0)]);
    expect(findTextFault({ body: other, ...way })).toBeNull();
  });
});

const FATAL = [
  'Fatal error: Uncaught Error: Call to undefined function foo() in /var/www/index.php:12\nStack trace:\n#0 {main}\n  thrown in /var/www/index.php on line 12\n',
  '<br />\n<b>Fatal error</b>:  Uncaught TypeError: count(): Argument #1 ($value) must be of type Countable|array, null given in /srv/www/menu.php:5\nStack trace:\n#0 /srv/www/index.php(3): include()\n#1 {main}\n  thrown in <b>/srv/www/menu.php</b> on line <b>5</b><br />\n',
  '<br />\n<b>Fatal error</b>:  Allowed memory size of 134217728 bytes exhausted (tried to allocate 20480 bytes) in <b>/www/lib.php</b> on line <b>733</b><br />\n',
  'PHP Fatal error:  Allowed memory size of 33554432 bytes exhausted (tried to allocate 71 bytes) in Unknown on line 0',
  'Allowed memory size of 268435456 bytes exhausted (tried to allocate 4096 bytes)',
  '<b>Fatal error</b>: Maximum execution time of 30 seconds exceeded in <b>C:\\web\\a.php</b> on line <b>9</b><br /></td></tr></table>',
  '<b>Fatal error</b>:  Out of memory (allocated 1310720) (tried to allocate 8192 bytes) in <b>/a.php</b> on line <b>1</b>',
  '<b>Parse error</b>:  syntax error, unexpected end of file in <b>/www/footer.php</b> on line <b>31</b><br />',
  '<b>Catchable fatal error</b>: Object of class A could not be converted to string in <b>/a.php</b> on line <b>4</b><br />',
  '<b>Fatal error</b>:  require_once(): Failed opening required &#039;footer.php&#039; (include_path=&#039;.&#039;) in <b>/a.php</b> on line <b>4</b><br />\n<br />\n<b>Warning</b>:  Unknown: open() failed in <b>Unknown</b> on line <b>0</b><br />',
  "<font size='1'><table class='xdebug-error xe-uncaught-exception'><tr><th colspan='5'><span>( ! )</span> Fatal error: Uncaught Error: Class 'A' not found in /a.php on line <i>12</i></th></tr><tr><th>Call Stack</th></tr><tr><th>#</th><th>Time</th></tr><tr><td>1</td><td>0.0004</td><td>{main}(  )</td><td>.../index.php<b>:</b>0</td></tr></table></font>",
  '<pre>[Error] \nCall to undefined function foo() (0)\n/home/bitrix/www/bitrix/footer.php:5\n#0: include_once(string)\n\t/home/bitrix/www/index.php:12\n</pre>',
  'A error occurred during execution of this script. You can turn on extended error reporting in <b>.settings.php</b> file.',
  '<font face="Arial" size=2><p>Microsoft VBScript runtime </font> <font face="Arial" size=2>error \'800a01a8\'</font><p><font>Object required</font><p><font>/index.asp</font><font>, line 12</font>',
  '<!DOCTYPE html><html><head><title>WordPress</title></head><body><div class="wp-die-message"><p>На сайте возникла критическая ошибка.</p></div></body></html>',
];

describe('a program that broke off leaves no whole page', () => {
  it.each(FATAL)('%s', (error) => {
    expect(faultOf(`${START}${TEXT}${error}`)).toBe('fatal-error');
    expect(faultOf(`${START}${TEXT}${error}${END}`)).toBe('fatal-error');
  });

  it.each([
    '<b>Warning</b>:  Undefined variable $a in <b>/a.php</b> on line <b>4</b><br />',
    '<b>Notice</b>: Undefined index: x in <b>/a.php</b> on line <b>4</b><br />',
    '<b>Deprecated</b>: Function error: is deprecated in <b>/a.php</b> on line <b>4</b><br />',
    `<p>Урок информатики: «Fatal error: Uncaught Error» в программе ученика.</p>${TEXT.repeat(20)}`,
    `<p>Allowed memory size of 134217728 bytes exhausted, что делать?</p>${TEXT.repeat(20)}`,
    `<p>Runtime error 200 и как с ней жить</p>`,
  ])('but not by %s', (text) => {
    expect(faultOf(`${START}${TEXT}${text}`)).toBeNull();
    expect(faultOf(`${START}${TEXT}${text}${TEXT}${END}`)).toBeNull();
  });
});

describe('where the framing is no proof', () => {
  it.each([
    ['a block', `${START}${TEXT}<div class="menu"><p>Меню</p>`],
    ['a list', `${START}${TEXT}<ul><li>Меню</li><li>Новости`],
    ['a hyperlink', `${START}${TEXT}<p><a href="/news">Новости`],
  ])('a page is cut in %s', (_name, text) => {
    expect(faultOf(text, { framing: 'closed' })).toBe('open-elements');
    // A length may count characters.
    expect(faultOf(text, { framing: 'counted' })).toBe('open-elements');
    expect(faultOf(text, { framing: 'marked' })).toBeNull();
    // Of one-byte characters it is right.
    expect(faultOf(text, { framing: 'counted', encoding: 'windows-1251' })).toBeNull();
  });

  it.each([
    ['lacks its end tags alone', `${START}${TEXT}<p>Телефон`],
    ['closes nothing', '<html><body><div><h1>Школа</h1><ul><li>Меню<li>Новости'],
    ['says nowhere where it begins', `<title>Школа</title>${TEXT}<div>Меню`],
    ['says where it ends', `${START}${TEXT}<div>Меню${END} 0.1 с`],
  ])('a page is whole that %s', (_name, text) => {
    expect(faultOf(text, { framing: 'counted' })).toBeNull();
    expect(faultOf(text, { framing: 'closed' })).toBeNull();
  });
});
