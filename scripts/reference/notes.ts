// What the reference says in its own words; everything else in it comes from the code.
import type { FORMATS } from '../../src/report/formats.js';
import type { FIELDS } from '../../src/words/letters-words.js';
import type { WordLanguage } from '../../src/words/reason-words.js';

type Note = Readonly<Record<WordLanguage, string>>;

const ENGLISH = {
  headings: {
    reference: 'Reference',
    list: 'Columns of the list',
    reasons: 'Verdicts and reasons',
    remarks: 'Remarks',
    exitCodes: 'Exit codes',
    formats: 'Formats',
    columns: 'Columns of the report',
    fields: 'Fields of letters',
  },
  cells: {
    option: 'Option',
    meaning: 'Meaning',
    code: 'Code',
    title: 'Title',
    sentence: 'Sentence',
    advice: 'Advice',
    detail: '`detail`',
    extension: 'Extension',
    format: '`--format`',
    column: 'Column',
    names: 'Names',
    field: 'Field',
  },
  made: 'Made from the code by `npm run reference`; do not edit it. In Russian: [reference.ru.md](reference.ru.md). How to use all this: [guide.md](guide.md).',
  verdictMark: '**(V)**',
  verdictNote:
    '**(V)** marks options that may change a verdict. They must be the same in all parts of a divided run, and when `--resume` continues one. In the configuration file an option has its long name without `--`; [config.schema.json](config.schema.json) is the schema. The environment variable `NOKO_CHECK_SMTP` stands for `--smtp`. `HTTP_PROXY`, `HTTPS_PROXY`, `NO_PROXY`, `NODE_EXTRA_CA_CERTS`, `NO_COLOR` and `FORCE_COLOR` mean what they usually do.',
  shared: 'Also, with the same meaning as above:',
  list: 'Columns are found by their headers; order, letter case and punctuation do not count. All other columns are carried to the end of the report.',
  nameColumn: '`name`, `school`, «Наименование организации», «Учреждение», «Школа» and similar',
  siteColumn:
    '`url`, `site`, `website`, «Сайт», «Адрес сайта», «Официальный сайт» and similar; required',
  reasons:
    'The best thing that was found decides, from the top of the table. With `--accept` a lesser link passes: `pass/card-link`. The sentences are examples; in a report they hold the facts of the school.',
  notTheSite: 'What answered in place of the school’s page, for `unchecked/not-the-site`:',
  nearMisses: 'What is wrong with the address, for `fail/broken-link` and `fail/not-a-hyperlink`:',
  remarks: 'A remark is worth knowing and does not change the verdict.',
  failOn:
    'The code is 3, too, where the run cannot be trusted: our own network was down, or many schools got worse at once. `--fail-on fail` turns a 3 for unchecked schools into 0, `--fail-on never` turns 1 and 3 into 0; the others stay. `diff` ends with 1 where something got worse, and with 0 where nothing did.',
  letterCodes: 'Of `letters`:',
  csv: '`--csv excel` is the profile of files: `;`, UTF-8 with byte order mark, CRLF. `--csv plain` is that of standard output: `,`, UTF-8, LF (RFC 4180). Both make cells harmless that a spreadsheet would run as a formula.',
  columns:
    'The names are Russian in every language. `--previous` adds the columns from «Изменение» on.',
  json: 'With several `--require`, «Все требования» says what all come to. Each further requirement adds «Результат: …», «Причина: …», «Подробно: …» and «Гиперссылка: …». With `--scores` the columns «НОКО: …» follow. The columns of the list stand at the end.\n\nThe fields of JSON and NDJSON are in [report.schema.json](report.schema.json) and [row.schema.json](row.schema.json). A new field does not raise `schemaVersion`.',
  fields: 'What `letters --template` fills in; every field has two names.',
};

const RUSSIAN: typeof ENGLISH = {
  headings: {
    reference: 'Справочник',
    list: 'Столбцы списка',
    reasons: 'Результаты и причины',
    remarks: 'Примечания',
    exitCodes: 'Коды завершения',
    formats: 'Форматы отчёта',
    columns: 'Столбцы отчёта',
    fields: 'Поля писем',
  },
  cells: {
    option: 'Параметр',
    meaning: 'Значение',
    code: 'Код',
    title: 'Причина',
    sentence: 'Подробно',
    advice: 'Что сделать',
    detail: '`detail`',
    extension: 'Расширение',
    format: '`--format`',
    column: 'Столбец',
    names: 'Названия',
    field: 'Поле',
  },
  made: 'Составлен программой (`npm run reference`), вручную не правится. На английском: [reference.md](reference.md). Как этим пользоваться: [README.ru.md](../README.ru.md).',
  verdictMark: '**(Р)**',
  verdictNote:
    '**(Р)** – параметр может изменить результат. Такие параметры должны совпадать, когда проверку продолжают (`--resume`) или делят на части. В файле настроек параметр пишется полным именем без `--`; схема – [config.schema.json](config.schema.json). Вместо `--smtp` можно задать переменную среды `NOKO_CHECK_SMTP`. Переменные `HTTP_PROXY`, `HTTPS_PROXY`, `NO_PROXY`, `NODE_EXTRA_CA_CERTS`, `NO_COLOR` и `FORCE_COLOR` действуют как обычно.',
  shared: 'Действуют также, как описано выше:',
  list: 'Столбцы программа узнаёт по заголовкам; порядок, регистр букв и знаки препинания не важны. Остальные столбцы переходят в конец отчёта.',
  nameColumn: '«Наименование организации», «Учреждение», «Школа», `name`, `school` и подобные',
  siteColumn:
    '«Сайт», «Адрес сайта», «Официальный сайт», `url`, `site`, `website` и подобные; обязателен',
  reasons:
    'Засчитывается лучшее из найденного: причины идут от лучшей к худшей. С `--accept` подходит и ссылка похуже: `pass/card-link`. Тексты – примеры, в отчёте стоят данные школы.',
  notTheSite: 'Что открылось вместо страницы школы, при `unchecked/not-the-site`:',
  nearMisses: 'Что не так с адресом, при `fail/broken-link` и `fail/not-a-hyperlink`:',
  remarks: 'Примечание полезно знать, на результат оно не влияет.',
  failOn:
    'Код 3 бывает и тогда, когда проверке нельзя верить: не работала ваша сеть или стало хуже сразу у многих школ. С `--fail-on fail` вместо 3 за непроверенные школы будет 0, с `--fail-on never` – 0 вместо 1 и 3; остальные коды не меняются. Команда `diff` завершается с кодом 1, если что-то стало хуже, иначе с 0.',
  letterCodes: 'Для `letters`:',
  csv: '`--csv excel` – так пишутся файлы: `;`, UTF-8 с меткой порядка байтов, CRLF. `--csv plain` – так пишется стандартный вывод: `,`, UTF-8, LF (RFC 4180). В обоих случаях ячейки, которые Excel принял бы за формулу, обезврежены.',
  columns: 'Столбцы, начиная с «Изменение», появляются с параметром `--previous`.',
  json: 'Если в `--require` несколько требований, столбец «Все требования» подводит итог. Для каждого следующего требования есть «Результат: …», «Причина: …», «Подробно: …» и «Гиперссылка: …». С `--scores` далее идут столбцы «НОКО: …». В конце – столбцы вашего списка.\n\nПоля JSON и NDJSON описаны в [report.schema.json](report.schema.json) и [row.schema.json](row.schema.json). Новое поле не меняет `schemaVersion`.',
  fields: 'Поля для `letters --template`; у каждого два имени.',
};

export const TEXTS: Readonly<Record<WordLanguage, typeof ENGLISH>> = {
  en: ENGLISH,
  ru: RUSSIAN,
};

export const FORMAT_NOTES: Readonly<Record<keyof typeof FORMATS, Note>> = {
  csv: { en: 'the table, a row a school', ru: 'таблица, строка на школу' },
  docx: {
    en: 'the annex as a Word document, ready to be signed',
    ru: 'форма приложения в Word, готовая к подписи',
  },
  html: {
    en: 'one page for people, without a network',
    ru: 'страница для браузера, интернет ей не нужен',
  },
  json: {
    en: 'one document: what made it, all schools, the summary',
    ru: 'один документ для программ: все школы и итоги',
  },
  junit: {
    en: 'JUnit for CI servers: `fail` is a failure, `unchecked` an error',
    ru: 'JUnit для серверов CI: `fail` – failure, `unchecked` – error',
  },
  ndjson: {
    en: 'one JSON object a line, in the order of the list',
    ru: 'объект JSON на строку, в порядке списка',
  },
  shard: {
    en: 'a part of a divided run, for `merge`',
    ru: 'часть разделённой проверки, для `merge`',
  },
  xlsx: {
    en: 'a workbook: summary, table with filters, annex',
    ru: 'книга Excel: сводка, таблица с фильтрами, форма приложения',
  },
};

export const COLUMN_NOTES: Readonly<Record<string, Note>> = {
  '№ п/п': {
    en: 'the number in the list, else that of the row',
    ru: 'номер из списка, а если его там нет, номер строки',
  },
  'Наименование организации': { en: 'as in the list', ru: 'как в списке' },
  'Адрес страницы официального сайта с размещенной гиперссылкой': {
    en: 'the address of the home page where the school passes, else empty',
    ru: 'адрес главной страницы, если школа соответствует, иначе пусто',
  },
  Результат: {
    en: '«соответствует» (`pass`), «не соответствует» (`fail`), «не проверено» (`unchecked`)',
    ru: 'соответствует, не соответствует или не проверено',
  },
  Причина: {
    en: 'the title of the reason, made to be filtered',
    ru: 'коротко, одними и теми же словами: по ней удобно отбирать',
  },
  Подробно: { en: 'what was found on the page', ru: 'что именно найдено на странице' },
  'Что сделать': {
    en: 'the advice, ready to be sent',
    ru: 'готовый текст, который можно отправить школе',
  },
  'Адрес сайта': { en: 'as in the list', ru: 'как в списке' },
  Гиперссылка: {
    en: 'the address that was found; a faulty one as it is written',
    ru: 'найденный адрес; с ошибкой – так, как он записан на странице',
  },
  'Текст гиперссылки': {
    en: 'the words or the picture’s text that a visitor clicks on',
    ru: 'слова или подпись картинки, на которые нажимает посетитель',
  },
  'Место на странице': {
    en: 'line and column in the source of the page',
    ru: 'строка и столбец в исходном коде страницы',
  },
  Примечание: { en: 'the remarks', ru: 'что полезно знать, но на результат не влияет' },
  Код: { en: '`verdict/reason`, for programs', ru: 'результат и причина для программ' },
  HTTP: { en: 'the status of the answer', ru: 'ответ сервера: 200 – страница получена' },
  Проверено: {
    en: 'when; ISO 8601 with zone in a pipe and in JSON',
    ru: 'день и час проверки',
  },
  Изменение: {
    en: '«новое нарушение» (first day), «недавнее нарушение» (six more days), «исправлено», «снова проверяется», «перестало проверяться», «без изменений», «новая школа»',
    ru: '`новое нарушение` (в первый день), `недавнее нарушение` (ещё шесть дней), `исправлено`, `снова проверяется`, `перестало проверяться`, `без изменений`, `новая школа`',
  },
  'С какого дня': {
    en: 'since when the school has this verdict',
    ru: 'с какого дня у школы этот результат',
  },
  'Ссылка последний раз видна': {
    en: 'the last day on which the link was there',
    ru: 'последний день, когда гиперссылка была на месте',
  },
  'Последний известный результат': {
    en: 'of an unchecked school: its verdict when it was last checked',
    ru: 'для непроверенных: результат последней удачной проверки',
  },
  'Не проверено раз подряд': {
    en: 'how many runs in a row could not check the school',
    ru: 'сколько проверок подряд сайт не удаётся проверить',
  },
};

export const FIELD_NOTES: Readonly<Record<keyof typeof FIELDS, Note>> = {
  school: { en: 'the name of the school', ru: 'наименование школы' },
  number: { en: 'its number in the report', ru: 'её номер в отчёте' },
  site: { en: 'the site as listed', ru: 'адрес сайта из списка' },
  page: { en: 'the address that was read', ru: 'проверенный адрес' },
  checked: { en: 'when it was checked', ru: 'когда проверено' },
  found: { en: 'what was found', ru: 'что найдено' },
  advice: { en: 'what to do', ru: 'что сделать' },
  link: { en: 'the link that was found, if any', ru: 'найденная гиперссылка, если она есть' },
  place: { en: 'where it stands on the page', ru: 'её место на странице' },
  screenshot: {
    en: 'the file of the picture, with `--browser` and `--evidence`',
    ru: 'имя файла со снимком страницы, с `--browser` и `--evidence`',
  },
  subject: { en: 'the subject of the letter', ru: 'тема письма' },
  score: {
    en: 'the score of the assessment, from a report with `--scores`',
    ru: 'итог НОКО, если отчёт составлен с `--scores`',
  },
  lowest: { en: 'its lowest criterion, likewise', ru: 'самый низкий показатель, так же' },
  date: { en: 'today', ru: 'сегодняшнее число' },
  deadline: { en: 'the value of `--deadline`', ru: 'значение `--deadline`' },
  organisation: { en: 'the value of `--organisation`', ru: 'значение `--organisation`' },
};
