// Every problem that ends a run has a sentence in both languages. The tables are typed so that a
// problem, a look or an expectation that is added must be added here.
import { describe, expect, it } from 'vitest';
import type { CsvFault, Expectation, FileLook, RunProblem } from '../../src/errors.js';
import { WORDS } from '../../src/words/index.js';
import { latinWordsOf } from '../support/latin-words.js';

const LOOKS: Readonly<Record<FileLook, [en: string, ru: string]>> = {
  xls: ['(.xls)', '(.xls)'],
  encrypted: ['password', 'паролем'],
  ods: ['LibreOffice Calc', 'LibreOffice Calc'],
  docx: ['Open it in Word, copy the table', 'Откройте его в Word, скопируйте таблицу'],
  pdf: ['ask its sender', 'попросите у того, кто его прислал'],
  html: ['HTML', 'HTML'],
  xml: ['XML', 'XML'],
  zip: ['Unpack it', 'Распакуйте его'],
  'utf-16-without-bom': ['byte order mark', 'метки порядка байтов'],
  binary: ['binary', 'двоичный'],
};

const FAULTS: Readonly<Record<CsvFault, [en: string, ru: string]>> = {
  'open-quote': ['never closed', 'не закрыта кавычка'],
  'record-too-long': ['too long', 'слишком длинна'],
};

const EXPECTATIONS: { readonly [C in Expectation['code']]: Extract<Expectation, { code: C }> } = {
  integer: { code: 'integer', min: 7, max: 77 },
  number: { code: 'number', above: 7, max: 77 },
  'one-of': { code: 'one-of', values: ['seven', 'eleven'] },
  'connect-to': { code: 'connect-to' },
  shard: { code: 'shard' },
  'dns-servers': { code: 'dns-servers' },
  'header-text': { code: 'header-text' },
  'mail-address': { code: 'mail-address' },
  'mail-addresses': { code: 'mail-addresses' },
  day: { code: 'day' },
  time: { code: 'time' },
  columns: { code: 'columns', known: ['seven', 'eleven'] },
  'column-value': { code: 'column-value' },
  classifier: { code: 'classifier' },
};

const file = 'lists/schools 1.csv';

/** Each with what its sentences must name. */
const PROBLEMS: {
  readonly [C in RunProblem['code']]: readonly [
    problem: Extract<RunProblem, { code: C }>,
    ...named: readonly string[],
  ];
} = {
  usage: [{ code: 'usage', message: 'no list' }, 'no list'],
  'option-value': [
    { code: 'option-value', option: '--retries', value: 'x', expected: EXPECTATIONS.integer },
    ...['--retries', 'x', '7', '77'],
  ],
  'schedule-failed': [
    { code: 'schedule-failed', command: 'schtasks /Create', cause: 'Access is denied.' },
    'schtasks /Create',
    'Access is denied.',
  ],
  'input-unreadable': [{ code: 'input-unreadable', file, cause: 'ENOENT' }, file, 'ENOENT'],
  'input-empty': [{ code: 'input-empty', file }, file],
  'input-no-rows': [{ code: 'input-no-rows', file }, file],
  'input-not-csv': [{ code: 'input-not-csv', file, looksLike: 'xls' }, file, 'Excel'],
  'input-no-site-column': [
    {
      code: 'input-no-site-column',
      file,
      header: ['Школа', 'Район'],
      separator: ';',
      encoding: 'windows-1251',
    },
    ...[file, 'Школа', 'Район', 'windows-1251'],
  ],
  'input-columns': [
    { code: 'input-columns', file, asked: ['Сайт школы'], header: ['Кто', 'Где'] },
    ...[file, 'Сайт школы', 'Кто', 'Где', '--columns'],
  ],
  'input-no-names': [
    { code: 'input-no-names', file, header: ['Кто', 'Где'], use: 'annex' },
    ...[file, 'Кто', 'Где', '--columns', 'Word'],
  ],
  'input-broken-csv': [
    { code: 'input-broken-csv', file, line: 42, cause: 'open-quote' },
    ...[file, '42'],
  ],
  'input-workbook': [
    {
      code: 'input-workbook',
      file,
      fault: { kind: 'no-sheet', sheet: 'Школы', sheets: ['Лист1', 'Свод'] },
    },
    ...[file, 'Школы', 'Лист1', 'Свод'],
  ],
  'output-foreign': [
    { code: 'output-foreign', file, found: { kind: 'sheets', sheets: ['План', 'Свод'] } },
    ...[file, 'План', 'Свод', '--force'],
  ],
  'output-unwritable': [{ code: 'output-unwritable', file, cause: 'ENOSPC' }, file, 'ENOSPC'],
  'output-locked': [
    {
      code: 'output-locked',
      file,
      lock: 'schools 1.csv.lock',
      pid: 4_711,
      host: 'host-1',
      since: '2026-11-23T03:00:00+03:00',
    },
    ...[file, 'schools 1.csv.lock', '4711', 'host-1', '03:00'],
  ],
  'temporary-unwritable': [
    { code: 'temporary-unwritable', file, folder: '/var/tmp', cause: 'ENOSPC' },
    ...[file, '/var/tmp', 'ENOSPC', 'TMPDIR', 'TEMP'],
  ],
  'no-such-column': [
    { code: 'no-such-column', option: '--only', wanted: 'Город', columns: ['Район'] },
    ...['--only', 'Город', 'Район'],
  ],
  'no-such-value': [
    { code: 'no-such-value', column: 'Район', value: 'Южный' },
    ...['--only', 'Район', 'Южный'],
  ],
  'output-rows': [{ code: 'output-rows', format: '.xlsx', maxRows: 345 }, '.xlsx', '345'],
  'output-format': [{ code: 'output-format', file, known: ['.csv', '.ndjson'] }, file, '.ndjson'],
  'evidence-unwritable': [{ code: 'evidence-unwritable', file, cause: 'EACCES' }, file, 'EACCES'],
  'journal-list': [
    {
      code: 'journal-list',
      file,
      before: 7,
      now: 7,
      changed: { row: 42, before: 'Школа 7, a.ru', now: 'Школа 8, b.ru' },
    },
    ...[file, '42', 'Школа 7, a.ru', 'Школа 8, b.ru', '--resume'],
  ],
  'journal-settings': [
    {
      code: 'journal-settings',
      file,
      differences: [
        { name: '--timeout', before: '15', now: '30' },
        { name: '--shard', before: '', now: '1/4' },
      ],
    },
    ...[file, '--timeout', '15', '30', '--shard', '—', '1/4', '--resume'],
  ],
  'journal-foreign': [{ code: 'journal-foreign', file }, file],
  'journal-unwritable': [{ code: 'journal-unwritable', file, cause: 'EACCES' }, file, 'EACCES'],
  'journal-full': [
    { code: 'journal-full', file, cause: 'ENOSPC', isKept: true },
    ...[file, 'ENOSPC', '--resume'],
  ],
  'letter-unwritable': [{ code: 'letter-unwritable', file, cause: 'EACCES' }, file, 'EACCES'],
  template: [
    { code: 'template', file, fault: { kind: 'unknown-field', field: 'shcool' } },
    ...[file, '{{shcool}}', '{{школа}}'],
  ],
  'config-file': [
    {
      code: 'config-file',
      file,
      fault: { kind: 'unknown-key', key: 'concurency', line: 42, similar: 'concurrency' },
    },
    ...[file, 'concurency', '42', 'concurrency'],
  ],
  'shard-file': [{ code: 'shard-file', file, fault: { kind: 'cut-short' } }, file],
  'shard-rows': [{ code: 'shard-rows', row: 42, isTwice: false }, '42'],
  'shards-missing': [{ code: 'shards-missing', missing: [2, 4], count: 7 }, '2, 4', '7'],
  'rules-file': [{ code: 'rules-file', file, fault: { kind: 'not-json', line: 42 } }, file, '42'],
  'history-unwritable': [{ code: 'history-unwritable', file, cause: 'ENOSPC' }, file, 'ENOSPC'],
  'history-unreadable': [{ code: 'history-unreadable', file, cause: 'ENOENT' }, file, 'ENOENT'],
  'report-file': [
    { code: 'report-file', file, fault: { kind: 'incomplete', row: 42 } },
    file,
    '42',
  ],
  'bad-address': [{ code: 'bad-address', typed: 'школа', problem: 'not-an-address' }, 'школа'],
  'page-unreadable': [
    { code: 'page-unreadable', file: 'saved.html', cause: 'ENOENT' },
    'saved.html',
  ],
  proxy: [{ code: 'proxy', source: 'HTTPS_PROXY' }, 'HTTPS_PROXY', 'SOCKS'],
  smtp: [{ code: 'smtp', fault: 'scheme' }, 'NOKO_CHECK_SMTP', 'smtps://', 'STARTTLS'],
  mail: [
    { code: 'mail', server: 'smtp.example:587', fault: { kind: 'login', status: 535 } },
    ...['smtp.example:587', '535'],
  ],
  browser: [
    { code: 'browser', fault: { kind: 'not-found', asked: file, system: 'linux' } },
    ...[file, '--browser', 'chromium'],
  ],
  'data-file': [
    { code: 'data-file', file, fault: { kind: 'nothing-chosen', read: 77 } },
    ...[file, '77'],
  ],
  'ca-file': [{ code: 'ca-file', file, cause: 'no-certificate' }, file],
};

describe.each(['en', 'ru'] as const)('in %s', (language) => {
  const words = WORDS[language];

  it.each(Object.values(PROBLEMS).map(([problem, ...named]) => ({ problem, named })))(
    '$problem.code is a sentence that names what it is about',
    ({ problem, named }) => {
      const sentence = words.problem(problem);
      for (const name of named) expect(sentence).toContain(name);
      expect(sentence).not.toMatch(/undefined|null|\[object/);
      if (problem.code !== 'usage')
        expect(sentence, 'Russian or not').toMatch(ofLanguage(language));
    },
  );

  it.each(Object.entries(LOOKS))('a list that is %s is called so', (looksLike, named) => {
    const problem = { code: 'input-not-csv', file, looksLike: looksLike as FileLook } as const;
    expect(words.problem(problem)).toContain(named[language === 'en' ? 0 : 1]);
  });

  it.each(Object.entries(FAULTS))('a broken list with %s is explained', (cause, named) => {
    const problem = { code: 'input-broken-csv', file, line: 7, cause: cause as CsvFault } as const;
    expect(words.problem(problem)).toContain(named[language === 'en' ? 0 : 1]);
  });

  it('every expectation of an option’s value is another sentence', () => {
    const sentences = Object.values(EXPECTATIONS).map((expected) =>
      words.problem({ code: 'option-value', option: '--x', value: 'y', expected }),
    );
    expect(new Set(sentences).size).toBe(sentences.length);
    for (const sentence of sentences) expect(sentence).toMatch(ofLanguage(language));
  });

  it('the separator of a list without sites is named in words', () => {
    const [problem] = PROBLEMS['input-no-site-column'];
    const sentences = ([';', ',', '\t'] as const).map((separator) =>
      words.problem({ ...problem, separator }),
    );
    expect(
      sentences.map((sentence) => /(?:separator: |разделитель — )([^,]+),/.exec(sentence)?.[1]),
    ).toEqual(
      language === 'en'
        ? ['semicolon', 'comma', 'tab']
        : ['точка с запятой', 'запятая', 'табуляция'],
    );
  });

  it('moments are written as the language does', () => {
    const since = '2026-11-23T03:00:00+03:00';
    const lock = { file, lock: 'schools.csv.lock', pid: 4_711, host: 'host-1', since };
    const aside = { since, file, why: 'old', journal: 'schools.csv.journal' } as const;
    for (const sentence of [
      words.problem({ code: 'output-locked', ...lock }),
      words.summary.resumed({ since, answered: 1, total: 2 }),
      words.summary.setAside(aside),
    ]) {
      expect(sentence).toContain(language === 'en' ? '2026-11-23 03:00' : '23.11.2026 03:00');
    }
  });

  it('schools are counted as the language does', () => {
    const counted = [1, 2, 5, 21, 1_000].map((count) => words.summary.checked(count, 1_500));
    expect(counted.map((line) => line.replace(/\s/g, ' '))).toEqual(
      language === 'en'
        ? [
            'Checked 1 school in 1.5 s',
            'Checked 2 schools in 1.5 s',
            'Checked 5 schools in 1.5 s',
            'Checked 21 schools in 1.5 s',
            'Checked 1,000 schools in 1.5 s',
          ]
        : [
            'Проверено: 1 школа за 1,5 с',
            'Проверено: 2 школы за 1,5 с',
            'Проверено: 5 школ за 1,5 с',
            'Проверено: 21 школа за 1,5 с',
            'Проверено: 1 000 школ за 1,5 с',
          ],
    );
  });
});

/** What a Russian message names as it is: formats, encodings, and how they are spelt. */
const TECHNICAL =
  'CSV Excel Word OpenDocument PDF XML ZIP UTF windows PEM BEGIN CERTIFICATE JSON school ' +
  'SOCKS proxy ASCII LibreOffice Calc xlsx xls ods docx csv ndjson Windows ' +
  'Edge Chrome Chromium Debian Astra Linux sudo apt get dnf install auto';

it.each(Object.values(PROBLEMS).map(([problem, ...named]) => ({ problem, named })))(
  'a Russian finds no English in what is said of $problem.code',
  ({ problem, named }) => {
    const said = named.reduce((rest, name) => rest.replaceAll(name, ''), WORDS.ru.problem(problem));
    expect(latinWordsOf(said, TECHNICAL.split(' '))).toEqual([]);
  },
);

it.each([...Object.keys(EXPECTATIONS), ...Object.keys(LOOKS)])(
  'nor in the words for %s',
  (code) => {
    const expected = EXPECTATIONS[code as keyof typeof EXPECTATIONS];
    const said =
      expected === undefined
        ? WORDS.ru.problem({ code: 'input-not-csv', file: '', looksLike: code as FileLook })
        : WORDS.ru.problem({ code: 'option-value', option: '', value: '', expected });
    expect(
      latinWordsOf(said, [...TECHNICAL.split(' '), 'seven', 'eleven', 'K', 'N', 'auto']),
    ).toEqual([]);
  },
);

/** Lower-case words: names of files and columns do not look so. */
function ofLanguage(language: 'en' | 'ru'): RegExp {
  return language === 'en' ? /[a-z]+ [a-z]+/ : /[а-яё]{4}/;
}

describe('a number of schools, bytes or links in English', () => {
  const { summary, explain, letters } = WORDS.en;
  const content = (count: number) =>
    explain.content({ anchorCount: count, textLength: count, scriptCount: count });

  it.each([
    [1, summary.sharedLinks(1), '1 school links to'],
    [2, summary.sharedLinks(2), '2 schools link to'],
    [1_001, summary.sharedLinks(1_001), '1,001 schools link to'],
    [1, summary.secondPass(1), 'Retrying 1 school'],
    [21, summary.secondPass(21), 'Retrying 21 schools'],
    [1, explain.bytes(1), '1 byte'],
    [0, explain.bytes(0), '0 bytes'],
    [1, content(1), '1 hyperlink, 1 character of text'],
    [11, content(11), '11 hyperlinks, 11 characters of text'],
    [1, letters.written(1, 'out'), '1 letter'],
    [2, letters.written(2, 'out'), '2 letters'],
  ])('is right for %i', (_count, told, words) => {
    expect(told).toMatch(new RegExp(`(^|[^\\d,])${words}(?![a-z])`));
  });
});
