// Evidence is for those who ask for it: nobody else loads the library that writes it.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { runInProcess } from '../../support/in-process.js';
import { listOf, makeFolder, startSites } from '../../support/sites.js';

const loaded = vi.hoisted(() => ({ warcio: false }));

vi.mock('warcio', async (importOriginal) => {
  loaded.warcio = true;
  return importOriginal();
});

it('warcio is loaded with --evidence, and not without', async () => {
  const sites = await startSites();
  const folder = await makeFolder();
  const list = join(folder, 'schools.csv');
  await writeFile(list, listOf('pass-1.example'));
  expect(await runInProcess([list, ...sites.args])).toMatchObject({ code: 0 });
  expect(loaded.warcio).toBe(false);
  const evidence = ['--evidence', join(folder, 'evidence')];
  expect(await runInProcess([list, ...sites.args, ...evidence])).toMatchObject({ code: 0 });
  expect(loaded.warcio).toBe(true);
});
