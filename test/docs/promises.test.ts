// docs/promises.md names the test that holds each promise: a test that is renamed or gone must
// take its line along.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../cli/command.js';
import { readDocument } from './documents.js';

interface Promised {
  readonly text: string;
  /** File and titles, from the outermost `describe` to the test. */
  readonly tests: readonly (readonly [file: string, ...titles: string[]])[];
}

/** The items of the document's lists: a promise, then a line for each test. */
function parsePromises(markdown: string): readonly Promised[] {
  return markdown
    .split(/^- /m)
    .slice(1)
    .map((item) => {
      const [text = '', ...lines] = item.split(/\n {2}- /);
      return { text: text.trim(), tests: lines.map(parseTest) };
    });
}

function parseTest(line: string): readonly [file: string, ...titles: string[]] {
  const [file = '', ...titles] = (line.split('\n\n')[0] ?? '').trim().split(' › ');
  return [file.replaceAll('`', ''), ...titles];
}

/** The titles that a test file gives, as they are written. */
function titlesIn(source: string): ReadonlySet<string> {
  const literals = source.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`([^`]*)`/g);
  return new Set([...literals].map(([, single, double, back]) => single ?? double ?? back ?? ''));
}

const promises = parsePromises(await readDocument('docs/promises.md'));

describe('docs/promises.md', () => {
  it('promises something, each time with a test', () => {
    expect(promises.length).toBeGreaterThan(40);
    expect(promises.filter(({ tests }) => tests.length === 0)).toEqual([]);
  });

  it.each(promises.map(({ text, tests }) => [text, tests] as const))(
    'names tests that exist: %s',
    async (_text, tests) => {
      for (const [file, ...titles] of tests) {
        expect(file).toMatch(/^test\/.*\.test\.ts$/);
        expect(existsSync(join(ROOT, file)), file).toBe(true);
        const known = titlesIn(await readDocument(file));
        expect(titles).not.toEqual([]);
        expect(titles.filter((title) => !known.has(title))).toEqual([]);
      }
    },
  );
});
