// The documents are held to the program: what a reader finds there is there, and the other way
// round.
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSilentProgram } from '../../scripts/reference/commands.js';
import { CHANGE_CELLS } from '../../src/report/change-cells.js';
import { OWN_HEADERS } from '../../src/report/columns.js';
import { REASONS, type Reason } from '../../src/verdict/reasons.js';
import { formatReasonTitle } from '../../src/words/reason-words.js';
import { ROOT } from '../support/command.js';
import { readDocument } from '../support/documents.js';

const DOCUMENTS = [
  ...['README.md', 'README.ru.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  ...(await readdir(join(ROOT, 'docs'))).filter((name) => name.endsWith('.md')).map(inDocs),
];

/** How long a document may be, so that somebody reads it. */
const MAX_LINES = { 'README.md': 150, 'README.ru.md': 300, 'CONTRIBUTING.md': 60 };

/** Options of other programs that the documents show. */
const FOREIGN_OPTIONS = [
  ...['--now', '--system', '--create-home', '--home-dir', '--shell', '--global'],
  ...['--sshlogin', '--return', '--serve', '--quick'],
];

function inDocs(name: string): string {
  return `docs/${name}`;
}

function longOptions(text: string): readonly string[] {
  return [...new Set(text.match(/(?<![\w-])--[a-z][a-z-]*[a-z]/g))];
}

/** The first cells of the rows of a document's tables. */
function firstCells(text: string): readonly string[] {
  return [...text.matchAll(/^\| ([^|]+?) \|/gm)].map(([, cell = '']) => cell);
}

describe.each(DOCUMENTS)('%s', (name) => {
  it('names no option that the command lacks', async () => {
    const program = createSilentProgram('en');
    const options = [program, ...program.commands].flatMap((command) => command.options);
    const known = [...options.flatMap(({ long }) => long ?? []), '--help', ...FOREIGN_OPTIONS];
    const named = longOptions(await readDocument(name));
    expect(named.filter((option) => !known.includes(option))).toEqual([]);
  });

  it('links to files that exist', async () => {
    const links = (await readDocument(name)).matchAll(/\]\((?!https?:)([^)#\s]+)/g);
    for (const [, target = ''] of links) {
      expect(existsSync(join(ROOT, dirname(name), target)), target).toBe(true);
    }
  });
});

it.each(Object.entries(MAX_LINES))('%s has at most %i lines', async (name, lines) => {
  expect((await readDocument(name)).trimEnd().split('\n').length).toBeLessThanOrEqual(lines);
});

it('README.md leads to every document', async () => {
  const text = await readDocument('README.md');
  for (const name of DOCUMENTS) {
    if (name !== 'README.md' && name !== 'docs/reference.ru.md')
      expect(text).toContain(`](${name})`);
  }
});

it('no document has a code that is in no closed list', async () => {
  const codes = (Object.keys(REASONS) as Reason[]).map((reason) => `${REASONS[reason]}/${reason}`);
  for (const name of DOCUMENTS) {
    const named = (await readDocument(name)).matchAll(/\b(?:fail|unchecked)\/[a-z-]+/g);
    for (const [code] of named) expect(codes, name).toContain(code);
  }
});

describe('README.ru.md', () => {
  it('tells of every reason, by the name that the report has for it', async () => {
    const cells = firstCells(await readDocument('README.ru.md')).flatMap((cell) =>
      cell.split('; '),
    );
    const titles = (Object.keys(REASONS) as Reason[]).map((reason) =>
      formatReasonTitle(reason, 'ru'),
    );
    expect(titles.filter((title) => !cells.includes(title))).toEqual([]);
  });

  it('names columns as the report has them', async () => {
    const cells = firstCells(await readDocument('README.ru.md'));
    const columns = cells.flatMap((cell) => /^«(.+)»$/.exec(cell)?.[1] ?? []);
    expect(columns.length).toBeGreaterThan(5);
    const known = [...OWN_HEADERS, ...Object.keys(CHANGE_CELLS)];
    expect(columns.filter((column) => !known.includes(column))).toEqual([]);
  });

  it('asks nobody to install anything', async () => {
    expect(await readDocument('README.ru.md')).not.toMatch(/\bnpm\b|\bnpx\b/);
  });
});

describe.each(['CONTRIBUTING.md', 'docs/architecture.md'])('%s', (name) => {
  it('names only files and folders that exist', async () => {
    const text = await readDocument(name);
    const paths = [...text.matchAll(/`((?:src|test|fixtures|docs)\/[^`\s…]*|[a-z]+\/)`/g)];
    expect(paths.length).toBeGreaterThan(10);
    for (const [, path = ''] of paths) {
      // Only a script makes this one.
      if (path === 'build/') continue;
      const places = [path, `src/${path}`].map((place) => join(ROOT, place));
      expect(places.some(existsSync), path).toBe(true);
    }
  });

  it('names only commands that package.json has', async () => {
    const { scripts } = JSON.parse(await readDocument('package.json'));
    const text = await readDocument(name);
    const named = [...text.matchAll(/npm run ([a-z:]+)/g)].map(([, script = '']) => script);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named));
  });
});

it('docs/architecture.md tells of every folder of src/', async () => {
  const text = await readDocument('docs/architecture.md');
  const entries = await readdir(join(ROOT, 'src'), { withFileTypes: true });
  for (const entry of entries) {
    expect(text).toContain(`\`${entry.name}${entry.isDirectory() ? '/' : ''}\``);
  }
});
