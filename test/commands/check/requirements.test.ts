// The built command with other requirements and other rules than its own.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NOKO_RULES } from '../../../src/verdict/rules.js';
import { runCommand } from '../../support/command.js';
import { startHttp } from '../../support/servers.js';
import { listOf, makeFolder, RESULTS_ADDRESS, SCHOOL_TEXT } from '../../support/sites.js';

const LINKS: Readonly<Record<string, string>> = {
  noko: `<a href="${RESULTS_ADDRESS}">НОКО</a>`,
  anketa: '<a href="https://anketa.68edu.ru/">Анкета</a>',
  card: '<a href="https://bus.gov.ru/info-card/402495">Карточка</a>',
  own: '<a href="https://ratings.example/school/7">Оценка</a>',
};

/** Sites that have the links that their names tell: `noko-anketa.example` has two. */
async function startLinkingSites() {
  const address = await startHttp((request, response) => {
    const names = (request.headers.host ?? '').split('.')[0]?.split('-') ?? [];
    const links = names.map((name) => LINKS[name] ?? '').join('');
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><title>Школа</title>${SCHOOL_TEXT}${links}`);
  });
  return ['--connect-to', `:80:127.0.0.1:${new URL(address).port}`, '--no-second-pass'];
}

async function check(hosts: readonly string[], args: readonly string[]) {
  const sites = await startLinkingSites();
  const input = listOf(...hosts);
  const done = await runCommand(['-', ...sites, '--format', 'ndjson', ...args], { input });
  const rows =
    done.stdout === ''
      ? []
      : done.stdout
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line));
  return { ...done, rows };
}

async function writeRules(changed: object): Promise<string> {
  const file = join(await makeFolder(), 'rules.json');
  await writeFile(file, JSON.stringify({ ...NOKO_RULES, ...changed }, null, 2));
  return file;
}

describe('--require', () => {
  it('fails a school that fails any requirement, and says which', async () => {
    const hosts = ['noko-anketa-card.example', 'noko-card.example'];
    const { rows, code, stderr } = await check(hosts, ['--require', 'noko,anketa,reviews']);
    expect(rows.map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
    expect(rows[0].requirements).toMatchObject({
      anketa: { verdict: 'pass', link: { url: 'https://anketa.68edu.ru/' } },
      reviews: { verdict: 'pass', reason: 'card-link' },
    });
    expect(rows[1].requirements).toMatchObject({
      anketa: { verdict: 'fail', reason: 'no-link', link: null },
      reviews: { verdict: 'pass' },
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/1 {2}fail\n +1 {2}Survey: No hyperlink to anketa\.68edu\.ru\n/);
    expect(stderr).toMatch(/Rules: noko [\d-]+, anketa [\d-]+, reviews [\d-]+\n/);
  });

  it('passes where every requirement does', async () => {
    const { code } = await check(['noko-anketa.example'], ['--require', 'anketa,noko']);
    expect(code).toBe(0);
  });

  it('puts the first into the annex, whichever it is', async () => {
    const { rows, code } = await check(['anketa.example'], ['--require', 'anketa']);
    expect(rows).toMatchObject([{ verdict: 'pass', reason: 'general-link' }]);
    expect(rows[0].rules).toEqual({ anketa: expect.any(String) });
    expect(rows[0]).not.toHaveProperty('requirements');
    expect(code).toBe(0);
  });

  it('writes further columns that are gone when the report is read without it', async () => {
    const sites = await startLinkingSites();
    const report = join(await makeFolder(), 'report.csv');
    const input = listOf('noko-anketa.example');
    const require = ['--require', 'noko,anketa'];
    await runCommand(['-', ...sites, ...require, '-o', report], { input });
    const again = await runCommand([report, ...sites, ...require, '--csv', 'plain']);
    const header = again.stdout.split('\n')[0];
    expect(header).toMatch(
      /,Проверено,Все требования,Результат: анкета,Причина: анкета,Подробно: анкета,Гиперссылка: анкета$/,
    );
    const without = await runCommand([report, ...sites]);
    expect(without.stdout.split('\n')[0]).toMatch(/,Проверено$/);
  });

  it('takes --accept for noko alone', async () => {
    const hosts = ['card.example'];
    const { rows } = await check(hosts, ['--require', 'noko,anketa', '--accept', 'card']);
    expect(rows).toMatchObject([
      { verdict: 'pass', reason: 'card-link', requirements: { anketa: { verdict: 'fail' } } },
    ]);
  });

  it.each([
    [['--require', 'nok'], 'noko, anketa, reviews'],
    [['--require', 'anketa', '--accept', 'card'], '--accept'],
    [['--require', 'reviews', '--rules', 'rules.json'], '--rules'],
  ])('%j is a usage error', async (args, named) => {
    const { code, stderr, stdout } = await check(['noko.example'], args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(named);
  });
});

describe('--rules', () => {
  it('judges by the file, and says so', async () => {
    const rules = await writeRules({
      version: '2027-01-10, ours',
      hosts: ['ratings.example'],
      addresses: [{ kind: 'results', path: '^/school/(?<id>\\d+)$' }],
    });
    const { rows, code, stderr } = await check(['own.example', 'noko.example'], ['--rules', rules]);
    expect(rows).toMatchObject([
      { verdict: 'pass', reason: 'results-link', rules: { noko: '2027-01-10, ours' } },
      { verdict: 'fail', reason: 'no-link' },
    ]);
    expect(code).toBe(1);
    expect(stderr).toContain('No hyperlink to ratings.example');
    expect(stderr).toContain('Rules: noko 2027-01-10, ours\n');
  });

  it('passes what the file accepts, unless --accept says otherwise', async () => {
    const rules = ['--rules', await writeRules({ accept: ['card'] })];
    expect((await check(['card.example'], rules)).code).toBe(0);
    expect((await check(['card.example'], [...rules, '--accept', 'results'])).code).toBe(1);
  });

  it('names every problem of the file with its place, before any site is asked', async () => {
    const rules = await writeRules({ hosts: [], addresses: [{ kind: 'results', path: '(a+)+' }] });
    const { code, stdout, stderr } = await check(['noko.example'], ['--rules', rules]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(rules);
    expect(stderr).toMatch(/^ {2}hosts: found \[\], expected a list/m);
    expect(stderr).toMatch(/^ {2}addresses\[0\]\.path: found "\(a\+\)\+", expected a pattern/m);
  });

  it.each([
    ['a comma too many', '{\n"name": "noko",\n}', 'line 3'],
    ['another encoding', Buffer.from('{"name": "\xef\xf0"}', 'latin1'), 'UTF-8'],
    ['nothing', '', 'line 1'],
  ])('refuses a file with %s', async (_name, content, named) => {
    const file = join(await makeFolder(), 'rules.json');
    await writeFile(file, content);
    const { code, stderr } = await check(['noko.example'], ['--rules', file]);
    expect(code).toBe(2);
    expect(stderr).toContain(named);
  });

  it('refuses a file that is not there, in Russian too', async () => {
    const args = ['--rules', 'no/such/rules.json', '--lang', 'ru'];
    const { code, stderr } = await check(['noko.example'], args);
    expect(code).toBe(2);
    expect(stderr).toContain('Не удалось взять правила из «no/such/rules.json»: ');
  });

  it('reads a file that a Windows editor saved with a byte order mark', async () => {
    const file = join(await makeFolder(), 'rules.json');
    await writeFile(file, `\uFEFF${JSON.stringify(NOKO_RULES)}`);
    expect((await check(['noko.example'], ['--rules', file])).code).toBe(0);
  });
});
