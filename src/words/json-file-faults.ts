// What is wrong with a file of JSON before anybody looks at what it holds.
import type { Language } from './languages.js';
import { formatOsError } from './os-errors.js';

export type JsonFileFault =
  | { readonly kind: 'unreadable'; readonly cause: string }
  | { readonly kind: 'not-utf-8' }
  | { readonly kind: 'not-json'; readonly line: number }
  | { readonly kind: 'too-deep'; readonly line: number };

const NOT_UTF_8: Readonly<Record<Language, string>> = {
  ru: 'файл не в кодировке UTF-8. Сохраните его в UTF-8.',
  en: 'the file is not in UTF-8. Save it as UTF-8.',
};
const NOT_JSON: Readonly<Record<Language, (line: number) => string>> = {
  ru: (line) =>
    `это не JSON, ошибка в строке ${line}. Проверьте там и строкой выше кавычки, запятые и скобки.`,
  en: (line) =>
    `it is no JSON, line ${line} is wrong. Check the quotation marks, commas and brackets there and on the line above.`,
};

const TOO_DEEP: Readonly<Record<Language, (line: number) => string>> = {
  ru: (line) =>
    `в строке ${line} слишком много вложенных скобок [ и {. Такого файла быть не может: возьмите целую копию.`,
  en: (line) =>
    `line ${line} has too many brackets [ and { within one another. No such file is this deep: take a whole copy.`,
};

/** The rest of a sentence that begins with the file. */
export function formatJsonFileFault(fault: JsonFileFault, language: Language): string {
  switch (fault.kind) {
    case 'unreadable':
      return `${formatOsError(fault.cause, language)}.`;
    case 'not-utf-8':
      return NOT_UTF_8[language];
    case 'not-json':
      return NOT_JSON[language](fault.line);
    case 'too-deep':
      return TOO_DEEP[language](fault.line);
  }
}
