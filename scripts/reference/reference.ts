// The reference as Markdown: what the tables of the code say, in one page a language.
import { COLUMN_NAMES } from '../../src/list/column-names.js';
import { CHANGE_CELLS } from '../../src/report/change-cells.js';
import { OWN_HEADERS } from '../../src/report/columns.js';
import { FORMATS } from '../../src/report/formats.js';
import { WORDS } from '../../src/words/index.js';
import { FIELDS } from '../../src/words/letters-words.js';
import type { WordLanguage } from '../../src/words/reason-words.js';
import { formatCommands } from './commands.js';
import { formatJudging } from './judging.js';
import { formatCode, formatTable } from './markdown.js';
import { COLUMN_NOTES, FIELD_NOTES, FORMAT_NOTES, TEXTS } from './notes.js';

/** Each file with its language. */
export const REFERENCES = { 'docs/reference.md': 'en', 'docs/reference.ru.md': 'ru' } as const;

export function formatReference(language: WordLanguage): string {
  const blocks = [
    `# ${TEXTS[language].headings.reference}`,
    TEXTS[language].made,
    ...formatCommands(language),
    ...formatList(language),
    ...formatJudging(language),
    ...formatExitCodes(language),
    ...formatReport(language),
    ...formatFields(language),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function formatList(language: WordLanguage): readonly string[] {
  const { headings, cells, ...texts } = TEXTS[language];
  const quote = (names: readonly string[]) => names.map(formatCode).join(', ');
  return [
    `## ${headings.list}`,
    texts.list,
    formatTable(
      [cells.column, cells.names],
      [
        ['`site`', texts.siteColumn],
        ['`name`', texts.nameColumn],
        ['`number`', quote(COLUMN_NAMES.number)],
        ['`bus_id`', quote(COLUMN_NAMES.busId)],
      ],
    ),
  ];
}

function formatExitCodes(language: WordLanguage): readonly string[] {
  const { headings, cells, ...texts } = TEXTS[language];
  const { help, lettersHelp } = WORDS[language];
  const table = (text: string) =>
    formatTable(
      [cells.code, cells.meaning],
      [...text.matchAll(/^ *(\d+) +(.*)$/gm)].map(([, code = '', meaning = '']) => [
        formatCode(code),
        meaning,
      ]),
    );
  return [
    `## ${headings.exitCodes}`,
    table(help.exitCodes),
    texts.failOn,
    texts.letterCodes,
    table(lettersHelp.exitCodes),
  ];
}

function formatReport(language: WordLanguage): readonly string[] {
  const { headings, cells, ...texts } = TEXTS[language];
  const formats = Object.entries(FORMATS).map(([name, { extensions }]) => [
    extensions.map(formatCode).join(', '),
    formatCode(name),
    FORMAT_NOTES[name as keyof typeof FORMATS][language],
  ]);
  const columns = [...OWN_HEADERS, ...Object.keys(CHANGE_CELLS)].map((header) => {
    const note = COLUMN_NOTES[header];
    if (note === undefined) throw new Error(`notes.ts lacks the column «${header}»`);
    return [`«${header}»`, note[language]];
  });
  return [
    `## ${headings.formats}`,
    formatTable([cells.extension, cells.format, cells.meaning], formats),
    texts.csv,
    `## ${headings.columns}`,
    texts.columns,
    formatTable([cells.column, cells.meaning], columns),
    texts.json,
  ];
}

function formatFields(language: WordLanguage): readonly string[] {
  const { headings, cells, ...texts } = TEXTS[language];
  return [
    `## ${headings.fields}`,
    texts.fields,
    formatTable(
      [cells.field, cells.meaning],
      Object.entries(FIELDS).map(([name, russian]) => [
        `${formatCode(`{{${name}}}`)}, ${formatCode(`{{${russian}}}`)}`,
        FIELD_NOTES[name as keyof typeof FIELDS][language],
      ]),
    ),
  ];
}
