import { expect, test } from 'vitest';
import { readPage, readTree } from '../../src/page/read-page.js';
import { openPage } from '../../src/page/read-source.js';
import { PROFILES } from '../../src/verdict/profiles.js';

function readBoth(html: string) {
  const page = {
    address: 'https://school.example/',
    contentType: 'text/html; charset=utf-8',
    body: Buffer.from(html),
  };
  return {
    onRun: readTree(openPage(page), [PROFILES.noko, PROFILES.anketa]),
    whole: readPage(page, PROFILES.noko, PROFILES.anketa),
  };
}

test.each<[what: string, html: string]>([
  ['a link', '\n\n<a href="https://bus.gov.ru/independentRating/details/75187">НОКО</a>'],
  ['a link of another set of rules', '<p>x\n<a href="https://anketa.68edu.ru/">Анкета</a>'],
  ['a host in capitals', '\n<a href="//BUS.GOV.RU/info-card/7">x</a>'],
  ['a misspelt host', '\n\n <a href="https://bus.gow.ru/independentRating/details/7">НОКО</a>'],
  ['a host with references', '\n<p>сайт b&#117;s.gov&period;ru</p>'],
  ['a host that a script spells', '\n\n<script>x = "\\x62us.gov.ru/info-card/7"</script>'],
  ['nothing', '<title>Школа</title>\n<a href="/news">Новости</a>'],
])('on a run %s has its place', (_what, html) => {
  const { onRun, whole } = readBoth(html);
  expect(onRun).toEqual(whole);
});

test('on a run a frame has its address, and nobody asks for its place', () => {
  const { onRun, whole } = readBoth('<p>x\n<iframe src="/results"></iframe>');
  expect(whole.frames).toEqual([
    { url: 'https://school.example/results', kind: 'iframe', line: 2, column: 1 },
  ]);
  expect(onRun.frames.map(({ url }) => url)).toEqual(['https://school.example/results']);
  expect({ ...onRun, frames: whole.frames }).toEqual(whole);
});
