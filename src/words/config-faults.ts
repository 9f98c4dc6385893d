// What is wrong with a configuration file, for whoever wrote it.
import type { ConfigExpectation, Expectation, RunProblem } from '../errors.js';
import { formatJsonFileFault } from './json-file-faults.js';
import type { Language } from './languages.js';

type ConfigProblem = Extract<RunProblem, { code: 'config-file' }>;

interface ConfigFaultWords {
  readonly unusable: (file: string, why: string) => string;
  readonly noObject: string;
  readonly backslash: (line: number) => string;
  readonly unknownKey: (key: string, line: number, similar: string | null) => string;
  readonly repeatedKey: (key: string, line: number) => string;
  readonly wrongValue: (where: {
    readonly key: string;
    readonly line: number;
    readonly found: string;
    readonly expected: string;
  }) => string;
  readonly boolean: string;
  readonly text: string;
  readonly texts: string;
}

const RU: ConfigFaultWords = {
  unusable: (file, why) => `Не удалось взять настройки из «${file}»: ${why}`,
  backslash: (line) =>
    `строка ${line}: одиночная обратная косая черта \\ в JSON меняет смысл следующей буквы. Пишите её дважды или возьмите прямую: "C:\\\\noko\\\\report.xlsx" или "C:/noko/report.xlsx".`,
  noObject: 'нужен объект { "параметр": значение, … }.',
  unknownKey: (key, line, similar) =>
    `строка ${line}: параметра «${key}» нет.${
      similar === null
        ? ' Имена — как в noko-check --help, без «--».'
        : ` Возможно, имелось в виду «${similar}»?`
    }`,
  repeatedKey: (key, line) => `строка ${line}: «${key}» указан второй раз. Оставьте один.`,
  wrongValue: ({ key, line, found, expected }) =>
    `строка ${line}: «${key}» — указано ${found}, ${expected}.`,
  boolean: 'нужно true или false',
  text: 'нужна строка в кавычках',
  texts: 'нужна строка в кавычках или список строк [ … ]',
};

const EN: ConfigFaultWords = {
  unusable: (file, why) => `Cannot use the settings in “${file}”: ${why}`,
  backslash: (line) =>
    `line ${line}: a single backslash \\ in JSON changes the letter behind it. Write it twice, or a slash: "C:\\\\noko\\\\report.xlsx" or "C:/noko/report.xlsx".`,
  noObject: 'an object { "option": value, … } is expected.',
  unknownKey: (key, line, similar) =>
    `line ${line}: there is no option “${key}”.${
      similar === null
        ? ' Names are as in noko-check --help, without “--”.'
        : ` Did you mean “${similar}”?`
    }`,
  repeatedKey: (key, line) => `line ${line}: “${key}” stands a second time. Keep one.`,
  wrongValue: ({ key, line, found, expected }) =>
    `line ${line}: “${key}” is ${found}, expected ${expected}.`,
  boolean: 'true or false',
  text: 'a text in quotation marks',
  texts: 'a text in quotation marks or a list of texts [ … ]',
};

const WORDS: Readonly<Record<Language, ConfigFaultWords>> = { ru: RU, en: EN };

/** What is wrong with the file; `expected` words what the command line expects, too. */
export function formatConfigFault(
  { file, fault }: ConfigProblem,
  {
    language,
    expected,
  }: {
    readonly language: Language;
    readonly expected: (expectation: Expectation) => string;
  },
): string {
  const words = WORDS[language];
  const expectation = (each: ConfigExpectation): string => {
    switch (each.code) {
      case 'boolean':
        return words.boolean;
      case 'quoted-text':
        return words.text;
      case 'texts':
        return words.texts;
      default:
        return expected(each);
    }
  };
  switch (fault.kind) {
    case 'unreadable':
    case 'not-utf-8':
    case 'not-json':
    case 'too-deep':
      return words.unusable(file, formatJsonFileFault(fault, language));
    case 'no-object':
      return words.unusable(file, words.noObject);
    case 'backslash':
      return words.unusable(file, words.backslash(fault.line));
    case 'unknown-key':
      return words.unusable(file, words.unknownKey(fault.key, fault.line, fault.similar));
    case 'repeated-key':
      return words.unusable(file, words.repeatedKey(fault.key, fault.line));
    case 'wrong-value':
      return words.unusable(
        file,
        words.wrongValue({ ...fault, expected: expectation(fault.expected) }),
      );
  }
}
