import { describe, expect, it, test } from 'vitest';
import { chooseLanguage } from '../../src/cli/language.js';
import { createOptions } from '../../src/cli/option-table.js';
import { WORDS } from '../../src/words/index.js';
import { runCommand } from '../support/command.js';
import { runInProcess } from '../support/in-process.js';
import { latinWordsOf } from '../support/latin-words.js';

describe('the language', () => {
  test.each([
    ['is that of LANG', [], { LANG: 'ru_RU.UTF-8' }, 'ru'],
    ['is English for LANG=C', [], { LANG: 'C' }, 'en'],
    [
      'follows LC_ALL before LC_MESSAGES and LANG',
      [],
      { LC_ALL: 'ru_RU', LC_MESSAGES: 'C', LANG: 'C' },
      'ru',
    ],
    ['follows LC_MESSAGES before LANG', [], { LC_MESSAGES: 'en_US', LANG: 'ru_RU' }, 'en'],
    ['is the first of LANGUAGE that we speak', [], { LANGUAGE: 'uk:ru:en', LANG: 'uk_UA' }, 'ru'],
    ['is that of LANG where LANGUAGE has none of ours', [], { LANGUAGE: 'tt', LANG: 'ru' }, 'ru'],
    ['is English for LC_ALL=C whatever LANGUAGE says', [], { LC_ALL: 'C', LANGUAGE: 'ru' }, 'en'],
    ['is English for LANG=C.UTF-8', [], { LANG: 'C.UTF-8', LANGUAGE: 'ru' }, 'en'],
    ['knows the names of Windows', [], { LANG: 'Russian_Russia.1251' }, 'ru'],
    ['is English for Kirundi, which begins alike', [], { LANG: 'run_BI' }, 'en'],
    ['passes over an empty variable', [], { LC_ALL: '', LANG: 'ru_RU' }, 'ru'],
    ['is what --lang says before all', ['--lang', 'ru'], { LC_ALL: 'en_US' }, 'ru'],
    ['is what --lang= says', ['--lang=en'], { LANG: 'ru_RU' }, 'en'],
    ['is what the last --lang says', ['--lang', 'en', '--lang', 'ru'], {}, 'ru'],
    ['passes over a --lang that is none', ['--lang', 'fr'], { LANG: 'ru_RU' }, 'ru'],
  ])('%s', (_what, argv, env, language) => {
    expect(chooseLanguage({ argv, env, systemLocale: 'en-US' })).toBe(language);
  });

  it.each([
    ['ru-RU', 'ru'],
    ['ru', 'ru'],
    ['en-US', 'en'],
    ['de-DE', 'en'],
  ])('is the system’s where no variable is set, as on Windows: %s', (systemLocale, language) => {
    expect(chooseLanguage({ argv: [], env: {}, systemLocale })).toBe(language);
  });
});

describe('--help', () => {
  it('is Russian for a Russian, on stdout, with 0', async () => {
    const { code, stdout, stderr } = await runCommand(['--help-all'], {
      env: { LANG: 'ru_RU.UTF-8' },
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Вызов: noko-check [параметры] [schools.xlsx]');
    expect(stdout).toContain('по умолчанию: 15');
    expect(stdout).toContain('Коды завершения:');
    expect(stdout).not.toMatch(/Usage|Options|default|choices|display/);
  });

  it.each([
    [{ LC_ALL: 'ru_RU.UTF-8', LANG: 'en_US.UTF-8' }],
    [{ LC_MESSAGES: 'ru_RU.UTF-8', LANG: 'en_US.UTF-8' }],
    [{ LANGUAGE: 'ru:en', LANG: 'en_US.UTF-8' }],
  ])('is Russian under %j', async (env) => {
    for (const argv of [['--help'], ['explain', '--help']]) {
      const { stdout } = await runInProcess(argv, { env });
      expect(stdout).toMatch(/^Вызов: noko-check /);
    }
  });

  it('is Russian on a Russian Windows, which sets no variable', async () => {
    const { stdout } = await runInProcess(['--help'], { systemLocale: 'ru-RU' });
    expect(stdout).toMatch(/^Вызов: noko-check /);
  });

  it.each([[['--help']], [['--help-all']], [['explain', '--help-all']], [['help', '--help']]])(
    'holds no English but what is typed as it stands: %j',
    async (argv) => {
      const { stdout } = await runInProcess([...argv, '--lang', 'ru']);
      const prose = stdout
        // Flags, commands, what they take, values, files, examples, what we tell sites.
        .replace(/^ +(?:-\w, )?--\S+|^ {2}[a-z]+(?= {2})|\b[A-Z]+\d?\b/gm, '')
        .replace(/\((?:возможны|по\s+умолчанию): [^)]*\)*|\S+\.(?:csv|xlsx|json)\b/g, '')
        .replace(/Примеры:.*$/s, '');
      const allowed =
        'noko check explain address Excel Word reviews results card rating form general xlsx auto history letters excel plain ru en help Tab list scores json Edge Chrome Chromium';
      expect(latinWordsOf(prose, allowed.split(' '))).toEqual([]);
    },
  );

  it('is English otherwise', async () => {
    const { code, stdout } = await runInProcess(['--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('Usage: noko-check [options] [schools.xlsx]');
    expect(stdout.replace('НОКО', '')).not.toMatch(/[а-яё]/i);
  });

  it('names every option and every exit code in both languages', async () => {
    for (const language of ['ru', 'en']) {
      const { stdout } = await runInProcess(['--help-all', '--lang', language]);
      for (const code of [0, 1, 2, 3, 70, 130])
        expect(stdout).toMatch(new RegExp(`^ +${code} `, 'm'));
      for (const option of ['--output', '--fail-on', '--connect-to', '--lang', '--version']) {
        expect(stdout).toContain(option);
      }
      expect(stdout).not.toContain('undefined');
    }
  });

  it('--version is the version alone', async () => {
    const { code, stdout, stderr } = await runInProcess(['--version']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('a usage error', () => {
  it('of no option says a word twice, in either language', async () => {
    const flags = createOptions(WORDS.en, { version: '0' }).flatMap(({ long, required }) =>
      required && long != null ? [long] : [],
    );
    const told = new Set<string>();
    for (const flag of flags) {
      for (const language of ['en', 'ru']) {
        const argv = ['nosuch.csv', flag, '\u0000', '--lang', language];
        const { code, stderr } = await runInProcess(argv);
        expect(code).toBe(2);
        expect(stderr).not.toMatch(/(?<!\p{L})(\p{L}{2,}),? \1(?!\p{L})/iu);
        if (stderr.includes(`${flag}: `)) told.add(flag);
      }
    }
    expect(told.size).toBeGreaterThan(15);
  });

  const list = 'schools.csv';
  it.each([
    [[], 'no list of schools is given', 'не указан список школ'],
    [
      [list, 'b.csv'],
      'expected one list, found 2: schools.csv, b.csv',
      'нужен один список, а указано 2: schools.csv, b.csv',
    ],
    [
      [list, '--conncurrency', '9'],
      'unknown option --conncurrency. Did you mean --concurrency?',
      'неизвестный параметр --conncurrency. Может быть, --concurrency?',
    ],
    [
      [list, '--frobnicate'],
      'unknown option --frobnicate.\n',
      'неизвестный параметр --frobnicate.\n',
    ],
    [[list, '-x'], 'unknown option -x.\n', 'неизвестный параметр -x.\n'],
    [
      [list, '--quiet=yes'],
      'option --quiet takes no value.\n',
      'параметр --quiet указывают без значения.\n',
    ],
    [
      ['explain', 'a.example', '--strict-tls=1'],
      'option --strict-tls takes no value.\n',
      'параметр --strict-tls указывают без значения.\n',
    ],
    [[list, '--quit=yes'], 'unknown option --quit.', 'неизвестный параметр --quit.'],
    [
      [list, '--mail-from', 'x'],
      'found “x”, expected a mail address such as',
      'указано «x», нужен почтовый адрес вида',
    ],
    [
      [list, '--mail-to', 'a@b.example,x'],
      'found “x”, expected mail addresses like',
      'указано «x», нужны почтовые адреса вида',
    ],
    [[list, '-o'], 'option --output needs a value', 'после параметра --output нужно значение'],
    [
      [list, '--timeout'],
      'option --timeout needs a value',
      'после параметра --timeout нужно значение',
    ],
    [
      [list, '--timeout', '0'],
      'option --timeout: found “0”, expected a number above 0, at most 3600',
      'параметр --timeout: указано «0», нужно число больше 0 и не больше 3600',
    ],
    [
      [list, '--concurrency', '1.5'],
      'option --concurrency: found “1.5”, expected a whole number from 1 to 4096',
      'параметр --concurrency: указано «1.5», нужно целое число от 1 до 4096',
    ],
    [[list, '--retries', '-1'], 'option --retries: found “-1”', 'параметр --retries: указано «-1»'],
    [
      [list, '--format', 'pdf'],
      'option --format: found “pdf”, expected one of: csv,',
      'параметр --format: указано «pdf», возможны значения: csv,',
    ],
    [
      [list, '--accept', 'results,any'],
      'option --accept: found “any”',
      'параметр --accept: указано «any»',
    ],
    [[list, '--fail-on', 'always'], 'never, fail, unchecked', 'never, fail, unchecked'],
    [[list, '--connect-to', '80'], 'HOST1:PORT1:HOST2:PORT2', 'ХОСТ1:ПОРТ1:ХОСТ2:ПОРТ2'],
    [[list, '--connect-to', 'a:99999:b:80'], 'found “a:99999:b:80”', 'указано «a:99999:b:80»'],
    [[list, '--dns-servers', 'localhost'], 'addresses of name servers', 'адреса серверов имён'],
    [[list, '--user-agent', 'я'], 'printable ASCII', 'печатных знаков ASCII'],
    [
      [list, '-o', 'a.csv', '-o', './a.csv'],
      'the report ./a.csv is named twice',
      'отчёт ./a.csv указан дважды',
    ],
    [[list, '-o', '-', '-o', '-'], 'the report - is named twice', 'отчёт - указан дважды'],
  ])('%j is explained in both languages', async (argv, english, russian) => {
    const said = { en: english, ru: russian };
    const help = { en: 'See: noko-check --help\n', ru: 'Справка: noko-check --help\n' };
    for (const language of ['en', 'ru'] as const) {
      const env = { LANG: language };
      const { code, stdout, stderr } = await runInProcess(argv, { env });
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/^noko-check: /);
      expect(stderr).toContain(said[language]);
      expect(stderr.endsWith(help[language]), stderr).toBe(true);
    }
  });

  it('takes a comma in a number, as a Russian keyboard has it', async () => {
    const { stderr } = await runInProcess(['no-such.csv', '--timeout', '2,5']);
    expect(stderr).toContain('Cannot read the list “no-such.csv”');
  });
});
