// Why a file is no template of a letter, and what to do about it.
import type { RunProblem, TemplateFault } from '../errors.js';
import type { Language } from './languages.js';
import { FIELDS } from './letters-words.js';
import { formatOsError } from './os-errors.js';

type TemplateProblem = Extract<RunProblem, { code: 'template' }>;

type TemplateFaultWords = {
  readonly [K in TemplateFault['kind']]: (fault: Extract<TemplateFault, { kind: K }>) => string;
};

/** As much of what was found as a sentence can hold. */
const MAX_SHOWN_LENGTH = 60;

const RU_FIELDS = Object.values(FIELDS)
  .map((name) => `{{${name}}}`)
  .join(', ');
const EN_FIELDS = Object.keys(FIELDS)
  .map((name) => `{{${name}}}`)
  .join(', ');

const RU: TemplateFaultWords = {
  unreadable: ({ cause }) => `${formatOsError(cause, 'ru')}. Проверьте имя файла и папку.`,
  'not-a-text': () =>
    'это не текст и не документ Word (.docx). Сохраните шаблон как «Обычный текст» или «Документ Word».',
  'not-a-document': () =>
    'это не документ Word (.docx), или он повреждён. Откройте его в Word и сохраните как «Документ Word (.docx)».',
  'no-fields': () =>
    `в нём нет ни одного поля, и все письма были бы одинаковы. Поля: ${RU_FIELDS}.`,
  'too-large': () =>
    'он намного больше письма: слишком много текста, полей или упакованных данных. Оставьте одно письмо, на каждую школу программа сделает своё.',
  'unknown-field': ({ field }) => `поля {{${cut(field)}}} нет. Поля: ${RU_FIELDS}.`,
  'open-braces': ({ line }) =>
    `в строке ${line} скобки {{ или }} без пары. Поле пишется в одну строку, например {{школа}}.`,
  'field-out-of-reach': ({ found }) =>
    `это место заполнить нельзя: «${cut(found)}». Поле пишется в одном абзаце и не внутри гиперссылки: наберите его там заново обычным текстом.`,
  'no-value': ({ field, option }) =>
    `в нём есть поле {{${field}}}, а значение не задано. Укажите ${option} или уберите поле.`,
};

const EN: TemplateFaultWords = {
  unreadable: ({ cause }) => `${formatOsError(cause, 'en')}. Check the file's name and folder.`,
  'not-a-text': () =>
    'it is neither a text nor a Word document (.docx). Save the template as one of these.',
  'not-a-document': () =>
    'it is no Word document (.docx), or it is damaged. Open it in Word and save it as one.',
  'no-fields': () =>
    `it has no field, and all letters would be the same. There are: ${EN_FIELDS} (or in Russian: ${RU_FIELDS}).`,
  'too-large': () =>
    'it is far larger than a letter: too much text, too many fields, or too much packed data. Leave one letter in it; each school gets its own.',
  'unknown-field': ({ field }) =>
    `there is no field {{${cut(field)}}}. There are: ${EN_FIELDS} (or in Russian: ${RU_FIELDS}).`,
  'open-braces': ({ line }) =>
    `line ${line} has {{ or }} without its pair. A field stands in one line, as {{school}} does.`,
  'field-out-of-reach': ({ found }) =>
    `this place cannot be filled: “${cut(found)}”. A field stands in one paragraph and in no hyperlink: type it there anew as plain text.`,
  'no-value': ({ field, option }) =>
    `it has the field {{${field}}}, which nobody gave a value. Use ${option}, or take the field out.`,
};

const OPENINGS: Readonly<Record<Language, (file: string, why: string) => string>> = {
  ru: (file, why) => `Не удалось взять шаблон письма «${file}»: ${why}`,
  en: (file, why) => `Cannot use the letter template “${file}”: ${why}`,
};

const WORDS: Readonly<Record<Language, TemplateFaultWords>> = { ru: RU, en: EN };

/** What is wrong, where, and what to do. */
export function formatTemplateFault({ file, fault }: TemplateProblem, language: Language): string {
  // The table is complete for the union; the compiler cannot tie one kind to its own entry.
  const say = WORDS[language][fault.kind] as (fault: TemplateFault) => string;
  return OPENINGS[language](file, say(fault));
}

function cut(text: string): string {
  return text.length <= MAX_SHOWN_LENGTH ? text : `${text.slice(0, MAX_SHOWN_LENGTH)}…`;
}
