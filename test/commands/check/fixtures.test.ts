// The built command over the whole fixture internet: every school must get the verdict that its
// site's note demands.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFixtureServer } from '../../../fixtures/server.js';
import { readSites } from '../../../fixtures/sites.js';
import { ROOT, runCommand } from '../../support/command.js';
import { createFaultFinder } from '../../support/schemas.js';

const sitesDir = join(ROOT, 'fixtures', 'sites');
const sites = await readSites(sitesDir);

interface Row {
  readonly name: string;
  readonly site: string;
  readonly verdict: string;
  readonly reason: string;
  readonly link: { readonly url: string; readonly text: string } | null;
}

let server: Awaited<ReturnType<typeof startFixtureServer>>;
let folder: string;
let rows: readonly Row[];
let exitCode: number | null;

beforeAll(async () => {
  server = await startFixtureServer({ sitesDir });
  folder = await mkdtemp(join(tmpdir(), 'noko-check-test-'));
  const caFile = join(folder, 'ca.pem');
  await writeFile(caFile, server.certificateAuthorityPem);
  const { stdout, code } = await runCommand([
    'schools.csv',
    ...['-o', '-', '-o', join(folder, 'report.json'), '--format', 'ndjson'],
    ...['--ca-file', caFile, '--timeout', '10', '--retries', '0'],
    '--no-second-pass',
    ...['--connect-to', `:80:127.0.0.1:${server.httpPort}`],
    ...['--connect-to', `:443:127.0.0.1:${server.httpsPort}`],
  ]);
  exitCode = code;
  rows = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}, 60_000);

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

describe('the fixture sites', () => {
  it.each(sites.map((site) => [site.host, site.note] as const))('%s', (_host, note) => {
    const row = rows.find(({ name }) => name === note.name);
    expect({ verdict: row?.verdict, reason: row?.reason }, note.note).toEqual({
      verdict: note.verdict,
      reason: note.reason,
    });
    if (note.link !== undefined) expect(row?.link, note.note).toMatchObject(note.link);
  });

  it('are all answered for, in the order of the list', () => {
    expect(rows).toHaveLength(sites.length + 2);
    expect(rows.map((row) => 'number' in row && row.number)).toEqual(
      rows.map((_row, index) => String(index + 1)),
    );
  });

  it('make a report that the published schemas describe, row by row and as a whole', async () => {
    const faults = await createFaultFinder('row');
    for (const row of rows) expect(faults(row), row.name).toEqual([]);
    const report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'));
    expect((await createFaultFinder('report'))(report)).toEqual([]);
    expect(report.schools).toEqual(rows);
  });

  it('make the command end with 1, since some fail', () => {
    expect(exitCode).toBe(1);
  });
});
