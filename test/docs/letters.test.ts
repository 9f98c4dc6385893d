// What the documents say of letters of one's own is what the command takes.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findField } from '../../src/letters/fields.js';
import { readTemplate } from '../../src/letters/template.js';
import { ROOT } from '../support/command.js';
import { readDocument } from '../support/documents.js';

it('the example of a letter is a template', async () => {
  const settings = { organisation: 'Отдел образования', deadline: '2026-12-15' };
  const { kind } = await readTemplate(join(ROOT, 'docs', 'letter-template.txt'), settings);
  expect(kind).toBe('text');
});

it.each(['README.md', 'README.ru.md', 'docs/guide.md', 'docs/reference.ru.md'])(
  '%s names no field that there is not',
  async (name) => {
    const named = (await readDocument(name)).matchAll(/\{\{([^{}]+)\}\}/g);
    for (const [, field = ''] of named) expect(findField(field), field).not.toBeNull();
  },
);
