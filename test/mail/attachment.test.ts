import { readdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, expect, it, vi } from 'vitest';
import { readSheet } from '../../src/list/workbook.js';
import { openAttachment } from '../../src/mail/attachment.js';
import { WORDS } from '../../src/words/index.js';
import { PROCESSES } from '../support/processes.js';
import { RESULTS } from '../support/results.js';
import { makeFolder } from '../support/sites.js';
import { SETTINGS as REPORT_SETTINGS } from '../support/written.js';

const SETTINGS = {
  ...REPORT_SETTINGS,
  csvProfile: null,
  stdout: new PassThrough(),
  stdoutFormat: 'csv',
  now: () => new Date('2026-11-23T03:00:00Z'),
  processes: PROCESSES,
} as const;

afterEach(() => {
  vi.unstubAllEnvs();
});

it('is the workbook of all rows, and nothing is left of it', async () => {
  const temporary = await makeFolder();
  vi.stubEnv('TMPDIR', temporary);
  const attachment = await openAttachment(SETTINGS);
  for (const result of RESULTS) await attachment.add(result);
  const attached = await attachment.finish();
  if (attached.kind !== 'attached') throw new Error(attached.kind);
  const bytes = await readFile(attached.path);
  const { rows } = await readSheet({ name: attached.name, bytes, sheet: 'Отчёт' });
  expect([...rows].length).toBe(RESULTS.length + 1);
  expect(dirname(attached.path).startsWith(temporary)).toBe(true);
  await attachment.discard();
  expect(await readdir(temporary)).toEqual([]);
});

it('is left out where it is too large, and the letter says so', async () => {
  const attachment = await openAttachment(SETTINGS, { maxBytes: 1_000 });
  for (const result of RESULTS) await attachment.add(result);
  const attached = await attachment.finish();
  await attachment.discard();
  expect(attached).toMatchObject({ kind: 'too-large', maxBytes: 1_000 });
  expect(WORDS.ru.mail.attached(attached)).toContain('Книга Excel не приложена');
});

it('is left out where the temporary folder cannot be used, and the letter says so', async () => {
  vi.stubEnv('TMPDIR', '/nowhere');
  const attachment = await openAttachment(SETTINGS);
  for (const result of RESULTS) await attachment.add(result);
  const attached = await attachment.finish();
  await attachment.discard();
  expect(attached).toEqual({ kind: 'failed', cause: 'ENOENT' });
  expect(WORDS.ru.mail.attached(attached)).toContain('приложить не удалось');
});
