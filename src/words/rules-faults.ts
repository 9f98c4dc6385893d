// What is wrong with a file of rules, for whoever wrote it: each problem on a line of its own, with
// its place, what was found and what is expected.
import type { RunProblem } from '../errors.js';
import type { RulesExpectation, RulesProblem } from '../verdict/rules-problem.js';
import { formatJsonFileFault } from './json-file-faults.js';
import type { Language } from './languages.js';

type RulesFileProblem = Extract<RunProblem, { code: 'rules-file' }>;

/** More are not read at once. */
const MAX_SHOWN = 10;

interface RulesFaultWords {
  readonly unusable: (file: string, why: string) => string;
  readonly notRules: string;
  readonly problem: (path: string, found: string, expected: string) => string;
  readonly missing: string;
  readonly whole: string;
  readonly more: (count: number) => string;
  readonly expected: (expectation: RulesExpectation) => string;
}

const RU: RulesFaultWords = {
  unusable: (file, why) => `Не удалось взять правила из «${file}»: ${why}`,
  notRules: 'в файле не те данные.',
  problem: (path, found, expected) => `  ${path}: указано ${found}, ${expected}`,
  missing: 'ничего не',
  whole: '(весь файл)',
  more: (count) => `  …и ещё ${count}`,
  expected(expectation) {
    switch (expectation.code) {
      case 'object':
        return 'нужен объект { … }';
      case 'list':
        return expectation.min === 0
          ? 'нужен список [ … ]'
          : `нужен список [ … ], не короче ${expectation.min}`;
      case 'text':
        return `нужна непустая строка в кавычках, не длиннее ${expectation.maxLength}`;
      case 'one-of':
        return `возможно: ${expectation.values.join(', ')}`;
      case 'no-such-name':
        return `такого поля нет, здесь возможны: ${expectation.known.join(', ')}`;
      case 'host':
        return 'нужно имя сайта строчными латинскими буквами, без https:// и порта (кириллическое имя — в виде xn--…)';
      case 'path-start':
        return 'нужно начало пути, то есть строка, которая начинается с /';
      case 'pattern':
        if (expectation.fault.kind === 'slow') {
          return 'такое выражение слишком долго работает на длинном тексте: уберите лишние .*, вопросительные знаки и варианты';
        }
        return expectation.fault.kind === 'syntax'
          ? `нужно регулярное выражение (${expectation.fault.message})`
          : 'в повторяемой группе не должно быть повторений и вариантов через |: такое выражение может работать бесконечно';
      case 'id-group':
        return 'в шаблоне адреса с результатами нужна группа (?<id>…) с номером организации';
      case 'reachable-kind':
        return 'ни один шаблон в addresses не даёт такой ссылки, и не прошла бы ни одна школа';
    }
  },
};

const EN: RulesFaultWords = {
  unusable: (file, why) => `Cannot use the rules in “${file}”: ${why}`,
  notRules: 'it does not hold what rules are made of.',
  problem: (path, found, expected) => `  ${path}: found ${found}, expected ${expected}`,
  missing: 'nothing',
  whole: '(the whole file)',
  more: (count) => `  …and ${count} more`,
  expected(expectation) {
    switch (expectation.code) {
      case 'object':
        return 'an object { … }';
      case 'list':
        return expectation.min === 0
          ? 'a list [ … ]'
          : `a list [ … ] of at least ${expectation.min}`;
      case 'text':
        return `a text in quotation marks, not blank, of at most ${expectation.maxLength} characters`;
      case 'one-of':
        return `one of: ${expectation.values.join(', ')}`;
      case 'no-such-name':
        return `no such field; there may be: ${expectation.known.join(', ')}`;
      case 'host':
        return 'the name of a site in lower-case Latin letters, without https:// and port (a Cyrillic name as xn--…)';
      case 'path-start':
        return 'the beginning of a path: a text that begins with /';
      case 'pattern':
        if (expectation.fault.kind === 'slow') {
          return 'a pattern that is not so slow on a long text: take out .*, question marks and alternatives that are not needed';
        }
        return expectation.fault.kind === 'syntax'
          ? `a regular expression (${expectation.fault.message})`
          : 'a pattern without repetitions or alternatives in a repeated group: it could run without end';
      case 'id-group':
        return 'a pattern with the group (?<id>…) for the number, as every results address needs it';
      case 'reachable-kind':
        return 'a kind that some pattern in addresses gives: as it is, no school could pass';
    }
  },
};

const WORDS: Readonly<Record<Language, RulesFaultWords>> = { ru: RU, en: EN };

/** All that is wrong, as a sentence with a list below it. */
export function formatRulesFault({ file, fault }: RulesFileProblem, language: Language): string {
  const words = WORDS[language];
  switch (fault.kind) {
    case 'unreadable':
    case 'not-utf-8':
    case 'not-json':
    case 'too-deep':
      return words.unusable(file, formatJsonFileFault(fault, language));
    case 'not-rules':
      return [
        words.unusable(file, words.notRules),
        ...fault.problems.slice(0, MAX_SHOWN).map((problem) => formatProblem(problem, words)),
        ...(fault.problems.length > MAX_SHOWN
          ? [words.more(fault.problems.length - MAX_SHOWN)]
          : []),
      ].join('\n');
  }
}

function formatProblem({ path, found, expected }: RulesProblem, words: RulesFaultWords): string {
  return words.problem(
    path || words.whole,
    found === 'undefined' ? words.missing : found,
    words.expected(expected),
  );
}
