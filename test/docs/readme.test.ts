// The documents are held to the program: what a reader finds there is there, and the other way
// round.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../src/cli/exit-code.js';
import { createProgram } from '../../src/commands/program.js';
import { CHANGE_CELLS } from '../../src/report/change-cells.js';
import { OWN_HEADERS } from '../../src/report/columns.js';
import { FORMATS } from '../../src/report/formats.js';
import { REASONS, type Reason } from '../../src/verdict/reasons.js';
import { WORDS } from '../../src/words/index.js';
import { formatReasonTitle } from '../../src/words/reason-words.js';
import { ROOT } from '../support/command.js';
import { readDocument, readHelpBlock, readProse } from '../support/documents.js';

const READMES = ['README.md', 'README.ru.md'] as const;
const CODES = (Object.keys(REASONS) as Reason[]).map((reason) => `${REASONS[reason]}/${reason}`);

/** Options of other programs that the documents show. */
const FOREIGN_OPTIONS = ['--serve'];

function longOptions(text: string): readonly string[] {
  return [...new Set(text.match(/(?<![\w-])--[a-z][a-z-]*[a-z]/g))];
}

/** The first cells of the rows of a document's tables, without their backticks. */
function firstCells(text: string): readonly string[] {
  return [...text.matchAll(/^\| ([^|]+?) \|/gm)].map(([, cell = '']) => cell.replaceAll('`', ''));
}

/** Long options of the main job and of every sub-command. */
function optionsOfAllCommands(): readonly string[] {
  const program = createProgram({
    words: WORDS.en,
    io: { stdout: new PassThrough(), stderr: new PassThrough() },
    version: '0.0.0',
    check: async () => {},
    explain: async () => {},
    diff: async () => {},
    letters: async () => {},
    history: async () => {},
    merge: async () => {},
    list: async () => {},
    scores: async () => {},
    init: async () => {},
    schedule: async () => {},
  });
  const options = [program, ...program.commands].flatMap((command) => command.options);
  return [...new Set(options.flatMap(({ long }) => long ?? []))];
}

describe.each(READMES)('%s', (name) => {
  it('shows the help as the command prints it', async () => {
    const { shown, real } = await readHelpBlock(name);
    expect(shown).toBe(real);
  });

  it('speaks of every option beside the help, and of none that the command lacks', async () => {
    const known = [...optionsOfAllCommands(), '--help'];
    const named = longOptions(await readProse(name));
    expect(known.filter((option) => !named.includes(option))).toEqual([]);
    expect(named.filter((option) => ![...known, ...FOREIGN_OPTIONS].includes(option))).toEqual([]);
  });

  it('explains every reason, in the order of the closed list', async () => {
    const cells = firstCells(await readDocument(name));
    expect(cells.filter((cell) => /^[a-z]+\/[a-z-]+$/.test(cell))).toEqual(CODES);
  });

  it('explains every exit code', async () => {
    const cells = firstCells(await readDocument(name));
    expect(cells.filter((cell) => /^\d+$/.test(cell))).toEqual(
      expect.arrayContaining(Object.values(EXIT).map(String)),
    );
  });

  it('names the extension of every format', async () => {
    const prose = await readProse(name);
    for (const { extensions } of Object.values(FORMATS))
      for (const extension of extensions) expect(prose).toContain(`\`${extension}\``);
  });

  it('links to files that exist', async () => {
    const links = [...(await readDocument(name)).matchAll(/\]\((?!https?:)([^)#]+)\)/g)];
    expect(links.length).toBeGreaterThan(0);
    for (const [, target = ''] of links) expect(existsSync(join(ROOT, target)), target).toBe(true);
  });
});

describe('README.ru.md', () => {
  it('names every reason as the report and the summary do', async () => {
    const text = await readDocument('README.ru.md');
    for (const reason of Object.keys(REASONS) as Reason[])
      expect(text).toContain(
        `| \`${REASONS[reason]}/${reason}\` | ${formatReasonTitle(reason, 'ru')} |`,
      );
  });

  it('explains every column of the report, in order', async () => {
    const cells = firstCells(await readDocument('README.ru.md'));
    const columns = cells.flatMap((cell) => /^«(.+)»$/.exec(cell)?.[1] ?? []);
    expect(columns).toEqual([...OWN_HEADERS, ...Object.keys(CHANGE_CELLS)]);
  });
});

describe('CONTRIBUTING.md', () => {
  it('names only files and folders that exist', async () => {
    const text = await readDocument('CONTRIBUTING.md');
    const paths = [
      ...text.matchAll(/`((?:src|test|fixtures)\/[^`\s]*|[\w.-]+\.(?:json|md|csv))`/g),
    ];
    expect(paths.length).toBeGreaterThan(10);
    for (const [, path = ''] of paths) expect(existsSync(join(ROOT, path)), path).toBe(true);
  });

  it('names only commands that package.json has', async () => {
    const { scripts } = JSON.parse(await readDocument('package.json'));
    const text = await readDocument('CONTRIBUTING.md');
    const named = [...text.matchAll(/npm run ([a-z:]+)/g)].map(([, script = '']) => script);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named));
  });
});
