// Schools whose site showed something else are told of apart, and what it called itself is kept,
// whether one run made the report or several.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runInProcess } from '../../support/in-process.js';
import { startHttp } from '../../support/servers.js';
import { connectTo, listOf, makeFolder } from '../../support/sites.js';

const PAGES: Readonly<Record<string, string>> = {
  'parked.example': '<title>Domain parked</title><p>Домен продаётся</p>',
  'moved.example': `<title>Школа</title><p>Наш сайт переехал на новый адрес:
    <a href="http://new.example/">new.example</a></p>`,
  'card.example': `<title>Школа</title><p>Добро пожаловать в нашу школу</p>
    <a href="https://bus.gov.ru/info-card/402495">Карточка</a>`,
};

async function writeList(): Promise<string> {
  const file = join(await makeFolder(), 'list.csv');
  await writeFile(file, listOf(...Object.keys(PAGES)));
  return file;
}

async function serve(): Promise<readonly string[]> {
  const address = await startHttp((request, response) => {
    const page = PAGES[request.headers.host?.split(':')[0] ?? ''] ?? '';
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(`<!doctype html><meta charset="utf-8">${page}`);
  });
  return [...connectTo(address, address), '--retries', '0', '--no-second-pass'];
}

test.each([
  [
    'ru',
    'открылась не страница школы — 1 школа, сайт переехал — 1 школа;',
    'Дали гиперссылку на свою карточку: 1 школа. Отдел может засчитать и её (--accept results,card).',
  ],
  [
    'en',
    'a page that is not the school’s own: 1 school, a site that has moved: 1 school.',
    'Only a hyperlink to the card: 1 school. The department may accept it (--accept results,card).',
  ],
])('the summary counts them in one line, and cards in another: %s', async (lang, told, cards) => {
  const args = [await writeList(), ...(await serve()), '--lang', lang];
  const { stderr } = await runInProcess(args);
  expect(stderr).toContain(told);
  expect(stderr).toContain(cards);
  const accepted = await runInProcess([...args, '--accept', 'results,card']);
  expect(accepted.stderr).toContain(told);
  expect(accepted.stderr).not.toContain('--accept');
});

test('the title of the page outlives parts that are merged and compared with an earlier report', async () => {
  const list = await writeList();
  const args = [list, ...(await serve())];
  const titles = async (file: string): Promise<readonly unknown[]> =>
    (await readFile(file, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).pageTitle);
  const [whole, merged] = [`${list}.ndjson`, `${list}.merged.ndjson`];
  await runInProcess([...args, '-o', whole]);
  const parts = ['1', '2'].map((index) => `${list}.${index}.shard`);
  for (const [at, part] of parts.entries()) {
    await runInProcess([...args, '--shard', `${at + 1}/2`, '-o', part]);
  }
  await runInProcess(['merge', ...parts, '-o', merged, '--previous', whole]);
  expect(await titles(whole)).toEqual(['Domain parked', null, null]);
  expect(await titles(merged)).toEqual(await titles(whole));
});
