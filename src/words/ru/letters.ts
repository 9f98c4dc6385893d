import type { LettersHelp, LettersWords } from '../letters-words.js';
import { formatDay } from '../russian-date.js';

const numbers = new Intl.NumberFormat('ru');
const plural = new Intl.PluralRules('ru');
const MAX_SHOWN_FILES = 5;

function letters(count: number): string {
  const form = plural.select(count);
  const noun = form === 'one' ? 'письмо' : form === 'few' ? 'письма' : 'писем';
  return `${numbers.format(count)} ${noun}`;
}

function names(files: readonly string[]): string {
  const shown = files.slice(0, MAX_SHOWN_FILES).map((file) => `\n  ${file}`);
  const more = files.length - shown.length;
  return `${shown.join('')}${more > 0 ? `\n  …и ещё ${numbers.format(more)}` : ''}`;
}

export const LETTERS_RU: LettersWords = {
  written: (count, folder) =>
    count === 0
      ? 'Писем нет: в отчёте нет школ, которые не соответствуют.'
      : `Готово: ${letters(count)}, папка ${folder}`,
  none: ({ pass, unchecked }) =>
    `Без письма: соответствуют — ${numbers.format(pass)}, не проверены — ${numbers.format(unchecked)}${unchecked === 0 ? '' : '. Не проверено — не нарушение, писать о нём школе рано. Почему не проверены:'}`,
  onlyWord: 'Шаблон — документ Word, поэтому письма только в Word.',
  pastDeadline: (day) =>
    `срок --deadline, ${formatDay(day)}, уже прошёл. Укажите день, который ещё впереди.`,
  beside: (files) =>
    `Эти письма кто-то изменил, или они открыты, и они остались как есть; новые лежат рядом, с датой в имени:${names(files)}`,
  removed: (count) =>
    `Убрано прежних писем: ${numbers.format(count)} (по этому отчёту они уже не нужны).`,
  left: (files) =>
    `Остались прежние письма, которые кто-то изменил, а по этому отчёту они не нужны; не отправьте их по ошибке:${names(files)}`,
  interrupted: 'Прервано: написаны не все письма.',
  dryRunAlone: 'параметр --dry-run показывает, что отправит --send: укажите оба.',
  sent: (count) => `Отправлено: ${letters(count)}`,
  alreadySent: (count) =>
    `Эти письма уже отправлены раньше, ещё раз не отправлены: ${numbers.format(count)}`,
  wouldSend: ({ school, address, subject }) =>
    `Будет отправлено: ${address} (${school}): ${subject}`,
  noAddress: (schools) =>
    `Не отправлены, в списке нет адреса почты (столбец «E-mail»):${names(schools)}`,
  changedUnsent: (files) =>
    `Не отправлены, эти письма кто-то изменил или они открыты; отправьте их сами:${names(files)}`,
  unsent: (school, why) => `${school}: ${why}`,
  stopped: (count) => `Остальные письма не отправлены: ${numbers.format(count)}`,
  reportMissing:
    'не указан отчёт. Укажите файл с полным отчётом noko-check, например: noko-check letters report.csv',
  oneReport: (found) =>
    `нужен один отчёт, а указано ${found.length}: ${found.join(', ')}. Имя с пробелами берите в кавычки.`,
};

export const LETTERS_HELP_RU: LettersHelp = {
  description: 'Пишет по отчёту письма школам, которые не соответствуют',
  usage: '[параметры] REPORT',
  report: 'полный отчёт noko-check: CSV, XLSX, JSON или NDJSON',
  group: 'Письма:',
  options: {
    output: 'папка для писем, на школу файл Word (.docx) и файл текста (.txt)',
    deadline: 'срок, к которому нужна гиперссылка, например 21.10.2027',
    organisation: 'кто пишет: наименование отдела образования',
    send: 'отправить каждое письмо школе, на адрес из столбца «E-mail» списка, через почту (--smtp, --mail-from)',
    dryRun: 'с --send: показать, кому и что уйдёт, и ничего не отправлять',
    eml: 'записать письма и файлами .eml: почтовая программа открывает их готовыми к отправке',
    template: 'свой шаблон письма, текст или документ Word с полями вида {{школа}}',
  },
  exitCodes: `Коды завершения:
  0  письма написаны, или писать некому
  2  ошибка в вызове, отчёте, шаблоне или записи писем; или отправлены не все
  130 прервано; написаны не все письма`,
};
