// What staff write into a report lives on: columns that are neither ours nor the list's go along
// with their school, night after night.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openReport } from '../../../src/report/read/open-report.js';
import { runInProcess } from '../../support/in-process.js';
import { makeFolder, startSites } from '../../support/sites.js';

const LIST =
  'name,url,Район\nSchool 1,http://pass-1.example,Северный\nSchool 2,http://fail-2.example,Южный\n';
const TURNED =
  'name,url,Район\nSchool 2,http://fail-2.example,Южный\nSchool 3,http://pass-3.example,Южный\n';

async function carriedIn(file: string) {
  const schools: (readonly [string, Readonly<Record<string, string>>])[] = [];
  for await (const { name, carried } of openReport(file)) schools.push([name, carried]);
  return schools;
}

it.each(['csv', 'xlsx', 'json', 'ndjson'])('in %s, though the list is another', async (format) => {
  const folder = await makeFolder();
  const at = (name: string) => join(folder, name);
  const { args } = await startSites();
  const night = async (list: string, ...argv: readonly string[]) => {
    await writeFile(at('list.csv'), list);
    return await runInProcess([at('list.csv'), ...args, ...argv]);
  };
  await night(LIST, '-o', at('first.csv'));
  const [head = '', one = '', two = ''] = (await readFile(at('first.csv'), 'utf8')).split('\r\n');
  const noted = [
    `${head};Комментарий;район`,
    `${one};позвонить;чужой`,
    `${two};обещали до пятницы;чужой`,
    '',
  ];
  await writeFile(at('first.csv'), noted.join('\r\n'));
  const next = at(`next.${format}`);
  await night(TURNED, '--previous', at('first.csv'), '-o', next, '-o', at('page.html'));
  const expected = [
    ['School 2', { Район: 'Южный', Комментарий: 'обещали до пятницы' }],
    ['School 3', { Район: 'Южный', Комментарий: '' }],
  ];
  expect(await carriedIn(next)).toEqual(expected);
  expect(await readFile(at('page.html'), 'utf8')).toContain('обещали до пятницы');
  await night(TURNED, '--previous', next, '-o', next);
  expect(await carriedIn(next)).toEqual(expected);
});
