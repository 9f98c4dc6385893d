// What the contract promises to scripts, line by line.
import { expect, it } from 'vitest';
import { runCommand } from '../../support/command.js';
import { listOf, RESULTS_ADDRESS, startSites } from '../../support/sites.js';

const PROMISED = [
  ...['schemaVersion', 'number', 'name', 'site', 'verdict', 'reason', 'page', 'link', 'links'],
  ...['remarks', 'http', 'checkedAt', 'durationMs'],
];

it('every line has what the contract promises', async () => {
  const { args } = await startSites();
  const { stdout } = await runCommand(['-', '--format', 'ndjson', '--timeout', '1', ...args], {
    env: { TZ: 'Europe/Moscow' },
    input: listOf(
      'pass.example',
      'fail.example',
      'card.example',
      'missing.example',
      'hang.example',
      '',
    ),
  });
  const rows = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(rows.map(({ verdict, reason }) => `${verdict}/${reason}`)).toEqual([
    'pass/results-link',
    'fail/no-link',
    'fail/card-link',
    'unchecked/http-error',
    'unchecked/timeout',
    'unchecked/bad-address',
  ]);
  for (const [index, row] of rows.entries()) {
    expect(Object.keys(row)).toEqual(expect.arrayContaining(PROMISED));
    expect(row).toMatchObject({
      schemaVersion: 1,
      number: String(index + 1),
      name: `School ${index + 1}`,
    });
    expect(row.checkedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+03:00$/);
    expect(row.durationMs).toBeTypeOf('number');
    if (row.http !== null) {
      expect(Object.keys(row.http)).toEqual(
        expect.arrayContaining(['status', 'redirects', 'charset', 'bytes']),
      );
    }
  }
  const [pass, fail, , missing, hang] = rows;
  expect(pass.link).toMatchObject({
    href: RESULTS_ADDRESS,
    url: RESULTS_ADDRESS,
    kind: 'results',
    text: 'НОКО',
  });
  expect(pass.link).toMatchObject({ line: expect.any(Number), column: expect.any(Number) });
  expect(pass.links).toEqual([pass.link]);
  expect(pass).toMatchObject({
    page: 'http://pass.example/',
    http: { status: 200, charset: 'utf-8' },
  });
  expect(fail).toMatchObject({ link: null, links: [] });
  expect(missing.http).toMatchObject({ status: 404 });
  expect(hang.http).toBeNull();
});
