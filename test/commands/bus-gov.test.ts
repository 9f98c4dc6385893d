// The check with what bus.gov.ru knows beside the list.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { innOf, xmlRecord, zipOf } from '../../fixtures/bus-gov/data-set.js';
import { formatScoresJson, NO_CRITERIA, type Score } from '../../src/busgov/score.js';
import { formatRemark } from '../../src/words/remark-words.js';
import { runInProcess } from '../support/in-process.js';
import { startSites } from '../support/sites.js';
import { useTemporaryFolder } from '../support/temporary-folder.js';

const folder = useTemporaryFolder();
const at = (name: string): string => join(folder(), name);

const LIST = `Наименование;ИНН;Сайт
Школа № 1;${innOf(1)};
Школа № 2;${innOf(2)};http://pass-2.example
Школа № 3;${innOf(3)};ftp://pass-3.example
Школа № 4;;http://fail-4.example
`;

async function writeDataSet(): Promise<void> {
  const sites = ['http://pass-1.example', 'http://other-2.example', 'http://pass-3.example'];
  const files = sites.map((site, index) => {
    const number = index + 1;
    return [`${number}.xml`, xmlRecord({ inn: innOf(number), name: `Школа № ${number}`, site })];
  });
  await writeFile(at('data.zip'), zipOf(Object.fromEntries(files)));
  await writeFile(at('schools.csv'), LIST);
}

describe('--register', () => {
  it.each(['data.zip', 'register.csv', 'register.xlsx'])(
    'takes sites from %s',
    async (register) => {
      await writeDataSet();
      if (register !== 'data.zip') {
        const made = ['list', at('data.zip'), '--oktmo', '68', '-o', at(register), '--force'];
        expect((await runInProcess(made)).code).toBe(0);
      }
      const { args } = await startSites();
      const { stdout } = await runInProcess([
        ...[at('schools.csv'), '--register', at(register), '--format', 'ndjson', '--lang', 'ru'],
        ...['-o', '-', '-o', at('checked.csv'), '--force'],
        ...args,
      ]);
      const rows = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(rows.map(({ verdict, reason }) => `${verdict}/${reason}`)).toEqual([
        ...['pass/results-link', 'pass/results-link', 'unchecked/bad-address', 'fail/no-link'],
      ]);
      expect(rows[0].site).toBe('http://pass-1.example');
      expect(rows[0].remarks).toContainEqual({
        code: 'registered-site',
        detail: 'http://pass-1.example',
      });
      expect(rows[1].remarks).toContainEqual(
        expect.objectContaining({
          code: 'other-registered-site',
          detail: 'http://other-2.example',
        }),
      );
      expect(await readFile(at('checked.csv'), 'utf8')).toContain(
        'В реестре bus.gov.ru указан сайт http://pass-3.example',
      );
      expect(rows[3].remarks).toEqual([]);
    },
  );

  it('says which files of a data set could not be read', async () => {
    await writeFile(at('schools.csv'), LIST);
    const good = xmlRecord({ inn: innOf(1), name: 'Школа № 1', site: 'http://pass-1.example' });
    await writeFile(at('part.zip'), zipOf({ 'good.xml': good, 'bad.xml': good.slice(0, 800) }));
    const { args } = await startSites();
    const { stderr } = await runInProcess([
      ...[at('schools.csv'), '--register', at('part.zip'), ...args],
    ]);
    expect(stderr).toContain('could not be read: 1 (bad.xml)');
    const made = await runInProcess(['list', at('part.zip'), '--oktmo', '68']);
    expect([made.code, made.stdout.includes('Школа № 1')]).toEqual([3, true]);
    expect(made.stderr).toContain('download these files again');
  });

  it('says what is wrong with a file that is no register', async () => {
    await writeDataSet();
    await writeFile(at('broken.json'), '[]');
    const { code, stderr } = await runInProcess([
      ...[at('schools.csv'), '--register', at('broken.json')],
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('has no organisations in a shape that is known');
  });
});

const SCORE: Score = {
  ...{ number: '4', name: 'Школа № 4', inn: null, agencyId: '101202', year: 2024 },
  criteria: { openness: 97.5, comfort: 88, accessibility: 71, goodwill: 99, contentment: 95.2 },
  ...{ place: 512, day: '2026-11-01', counts: null, notes: [] },
};

it('calls nobody wrong whose results page is that of others, too', () => {
  const shared = { code: 'shared-link', detail: 'Школа № 2' } as const;
  expect(formatRemark(shared, 'ru')).toContain('Само по себе это не ошибка');
  expect(formatRemark(shared, 'en')).toContain('That alone is no mistake');
});

describe('--scores', () => {
  it('puts values beside the link, into reports and letters', async () => {
    await writeDataSet();
    const unknown = { ...SCORE, name: 'Школа № 2', inn: innOf(2), criteria: NO_CRITERIA };
    await writeFile(at('scores.json'), formatScoresJson([SCORE, unknown]));
    const { args } = await startSites();
    const outputs = ['r.csv', 'r.xlsx', 'r.html', 'r.ndjson'].flatMap((name) => ['-o', at(name)]);
    const { code } = await runInProcess([
      ...[at('schools.csv'), '--scores', at('scores.json'), ...outputs, '--force', ...args],
    ]);
    expect(code).toBe(1);
    const table = await readFile(at('r.csv'), 'utf8');
    expect(table).toContain('НОКО: год;НОКО: итог;НОКО: открытость информации');
    expect(table).toContain('2024;90,14;97,5;88;71;99;95,2;доступность для инвалидов (71);512');
    expect(await readFile(at('r.html'), 'utf8')).toContain('<td class="value">90,14</td>');

    await writeFile(at('letter.txt'), '{{школа}}: {{score}}; {{lowest}}.\n{{found}}\n');
    for (const report of ['r.csv', 'r.xlsx', 'r.ndjson']) {
      const letters = at(`letters-${report}`);
      const argv = ['letters', at(report), '-o', letters, '--template', at('letter.txt')];
      expect((await runInProcess(argv)).code).toBe(0);
      const { readdir } = await import('node:fs/promises');
      const [name = ''] = (await readdir(letters)).filter((one) => one.endsWith('.txt'));
      const letter = await readFile(join(letters, name), 'utf8');
      expect(letter).toContain('Школа № 4: 90,14; доступность для инвалидов (71).');
    }
  });

  it('has new values in the place of those of an earlier report', async () => {
    await writeFile(at('scores.json'), formatScoresJson([{ ...SCORE, year: 2026 }]));
    const { args } = await startSites();
    const { stdout } = await runInProcess([at('r.csv'), '--scores', at('scores.json'), ...args]);
    expect(stdout.match(/НОКО: год/g)).toHaveLength(1);
    expect(stdout).toContain(',2026,90.14,');
    expect(stdout).not.toContain('2024');
  });

  it('refuses another file', async () => {
    const { code, stderr } = await runInProcess([at('schools.csv'), '--scores', at('r.csv')]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('holds no scores')]);
  });
});
