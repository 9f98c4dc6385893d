// What the documents say of letters of one's own is what the command takes.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readTemplate } from '../../src/letters/template.js';
import { FIELDS } from '../../src/words/letters-words.js';
import { ROOT } from '../support/command.js';
import { readDocument } from '../support/documents.js';

it('the example of a letter is a template', async () => {
  const settings = { organisation: 'Отдел образования', deadline: '2026-12-15' };
  const { kind } = await readTemplate(join(ROOT, 'docs', 'letter-template.txt'), settings);
  expect(kind).toBe('text');
});

it.each([
  ['README.md', Object.keys(FIELDS)],
  ['README.ru.md', Object.values(FIELDS)],
])('%s names every field, and none that there is not', async (name, fields) => {
  const named = (await readDocument(name)).matchAll(/\{\{([^{}]+)\}\}/g);
  const typed = [...named].map(([, field]) => field).filter((field) => field !== undefined);
  expect(new Set(typed)).toEqual(new Set(fields));
});
