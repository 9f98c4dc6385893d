import type { Expectation, FileLook, RunProblem } from '../../errors.js';
import type { AsideRun } from '../../journal/run-identity.js';
import type { ListSeparator } from '../../school.js';
import { shareThatComplies } from '../../verdict/share.js';
import { formatBrowserFault } from '../browser-words.js';
import { clock } from '../clock.js';
import { COMPARISON_WORDS } from '../comparison-words.js';
import { formatConfigFault } from '../config-faults.js';
import { DIFF_WORDS } from '../diff-words.js';
import { formatForeignFile } from '../foreign-file.js';
import { HISTORY_WORDS } from '../history-words.js';
import { INIT_WORDS } from '../init-words.js';
import { formatJournalProblem } from '../journal-problems.js';
import { formatDataFault, LIST_WORDS } from '../list-words.js';
import { formatMailProblem, MAIL_WORDS } from '../mail-words.js';
import { formatMergeProblem } from '../merge-problems.js';
import { MERGE_WORDS } from '../merge-words.js';
import { formatOsError } from '../os-errors.js';
import { formatComplying, formatShare } from '../page-words.js';
import { READING_WORDS } from '../reading-words.js';
import { formatReportFault } from '../report-faults.js';
import { formatRulesFault } from '../rules-faults.js';
import { SCHEDULE_WORDS } from '../schedule-words.js';
import { SCORES_WORDS } from '../scores-words.js';
import { formatShortMoment } from '../short-date.js';
import { formatTemplateFault } from '../template-faults.js';
import type { Words } from '../words.js';
import { formatWorkbookFault } from '../workbook-faults.js';
import { EXPLAIN_HELP_RU, EXPLAIN_RU } from './explain.js';
import { LETTERS_HELP_RU, LETTERS_RU } from './letters.js';

const numbers = new Intl.NumberFormat('ru');
const plural = new Intl.PluralRules('ru');

/** In the genitive, as after «проверено»: «1 школа», «2 школы», «5 школ». */
function schools(count: number): string {
  const form = plural.select(count);
  const noun = form === 'one' ? 'школа' : form === 'few' ? 'школы' : 'школ';
  return `${numbers.format(count)} ${noun}`;
}

function seconds(ms: number): string {
  return `${new Intl.NumberFormat('ru', { maximumFractionDigits: 1 }).format(ms / 1_000)} с`;
}

const LOOKS: Readonly<Record<FileLook, string>> = {
  xls: 'книгу старого Excel (.xls)',
  encrypted: 'книгу Excel с паролем',
  ods: 'таблицу OpenDocument (.ods)',
  docx: 'документ Word (.docx)',
  pdf: 'документ PDF',
  html: 'страницу HTML',
  xml: 'документ XML',
  zip: 'архив ZIP',
  'utf-16-without-bom': 'текст UTF-16 без метки порядка байтов',
  binary: 'двоичный файл',
};

const SEPARATORS: Readonly<Record<ListSeparator, string>> = {
  ';': 'точка с запятой',
  ',': 'запятая',
  '\t': 'табуляция',
  '|': 'вертикальная черта',
};

/** What to do with the file, for whoever has it. */
function listAdvice(look: FileLook): string {
  switch (look) {
    case 'encrypted':
      return 'Откройте её в Excel, снимите пароль («Файл → Сведения → Защита книги») и сохраните.';
    case 'docx':
      return 'Откройте его в Word, скопируйте таблицу со школами, вставьте в новую книгу Excel, сохраните её как «Книга Excel (.xlsx)» и укажите эту книгу.';
    case 'pdf':
      return 'Таблицу из PDF надёжно прочитать нельзя: попросите у того, кто его прислал, исходную таблицу Excel. Если её нет, в Excel есть «Данные → Получить данные → Из файла → Из PDF».';
    case 'zip':
      return 'Распакуйте его и укажите таблицу, которая лежит внутри.';
    case 'ods':
      return 'Откройте её в LibreOffice Calc, выберите «Файл → Сохранить как… → Excel 2007–365 (.xlsx)» и укажите полученный файл.';
    case 'html':
      return 'Если это таблица, выгруженная из программы, откройте её в Excel, выберите «Сохранить как… → Книга Excel (.xlsx)» и укажите полученный файл; если страница сайта, скопируйте таблицу с неё в новую книгу.';
    case 'binary':
      return 'Такой файл не список. Укажите CSV или книгу Excel (.xlsx).';
    default:
      return 'Откройте его в Excel, выберите «Сохранить как… → Книга Excel (.xlsx)» и укажите полученный файл.';
  }
}

function expected(expectation: Expectation): string {
  switch (expectation.code) {
    case 'integer':
      return `нужно целое число от ${expectation.min} до ${expectation.max}`;
    case 'number':
      return `нужно число больше ${expectation.above} и не больше ${expectation.max}`;
    case 'one-of':
      return `возможны значения: ${expectation.values.join(', ')}`;
    case 'columns':
      return `нужны столбцы списка, например name=B,site=D или name=Кто,site=Где (${expectation.known.join(', ')})`;
    case 'classifier':
      return 'нужен код классификатора, например 68701 или 85.14';
    case 'shard':
      return 'нужно K/N, где K от 1 до N, например 2/4, или auto/4';
    case 'connect-to':
      return 'нужно ХОСТ1:ПОРТ1:ХОСТ2:ПОРТ2, например :80:127.0.0.1:8080';
    case 'dns-servers':
      return 'нужны адреса серверов имён, например 192.0.2.1 или 192.0.2.1:5353,192.0.2.2';
    case 'time':
      return 'нужно время вида 03:00';
    case 'day':
      return 'нужен день в виде ДД.ММ.ГГГГ, например 21.10.2027';
    case 'column-value':
      return 'нужно СТОЛБЕЦ=ЗНАЧЕНИЕ, например Район=Заречный';
    case 'mail-address':
      return 'нужен почтовый адрес вида inspector@school.example';
    case 'mail-addresses':
      return 'нужны почтовые адреса вида inspector@school.example, через запятую';
    case 'header-text':
      return 'нужен текст из печатных знаков ASCII';
  }
}

/** A held file is the usual cause where the folder is fine. */
function outputAdvice(cause: string): string {
  if (cause === 'ENOENT' || cause === 'ENOTDIR') return 'Создайте папку или укажите другую.';
  if (cause === 'ENOSPC' || cause === 'EDQUOT') return 'Освободите место или укажите другой диск.';
  return 'Если он открыт в Excel, закройте его; проверьте папку и права.';
}

function problem(found: RunProblem): string {
  switch (found.code) {
    case 'usage':
      return found.message;
    case 'option-value':
      return `параметр ${found.option}: указано «${found.value}», ${expected(found.expected)}.`;
    case 'schedule-failed':
      return `Не удалось выполнить «${found.command}»: ${found.cause}`;
    case 'input-unreadable':
      return `Не удалось прочитать список «${found.file}»: ${formatOsError(found.cause, 'ru')}. Проверьте имя файла и папку.`;
    case 'input-empty':
      return `Список «${found.file}» пуст. Нужен CSV или книга Excel (.xlsx) со строкой заголовков, например: Наименование;Сайт`;
    case 'input-no-rows':
      return `В списке «${found.file}» есть заголовок, но нет ни одной школы. Добавьте по строке на каждую школу.`;
    case 'input-not-csv':
      return `Список «${found.file}» — не CSV и не книга Excel (.xlsx): он похож на ${LOOKS[found.looksLike]}. ${listAdvice(found.looksLike)}`;
    case 'input-no-site-column':
      return `В списке «${found.file}» нет столбца с адресами сайтов. Найден заголовок: ${found.header.map((cell) => `«${cell}»`).join(', ') || '(ничего)'} (разделитель — ${SEPARATORS[found.separator]}, кодировка — ${found.encoding}). Назовите нужный столбец «Сайт» или укажите столбцы: --columns name=A,site=B`;
    case 'input-columns':
      return `В списке «${found.file}» нет столбцов из --columns: ${found.asked.map((cell) => `«${cell}»`).join(', ')}. Найден заголовок: ${found.header.map((cell) => `«${cell}»`).join(', ') || '(ничего)'}. Укажите заголовок столбца, как в списке, или его букву: --columns name=B,site=D`;
    case 'input-no-names':
      return `${found.use === 'annex' ? 'Форму для Word' : 'Письма'} без названий организаций сделать нельзя, а в ${found.header === null ? 'отчёте' : 'списке'} «${found.file}» нет столбца с ними.${found.header === null ? ' Проверьте список с названиями и возьмите новый отчёт.' : ` Найден заголовок: ${found.header.map((cell) => `«${cell}»`).join(', ')}. Укажите столбец: --columns name=…`}`;
    case 'input-broken-csv':
      return found.cause === 'open-quote'
        ? `Список «${found.file}» повреждён в строке ${found.line}: там открыта и не закрыта кавычка ("). Закройте её или удвойте каждую кавычку внутри ячейки.`
        : `Список «${found.file}» повреждён в строке ${found.line}: строка слишком длинна для списка школ. Поищите там незакрытую кавычку (").`;
    case 'input-workbook':
      return formatWorkbookFault(found, 'ru');
    case 'output-unwritable':
      return `Не удалось записать отчёт «${found.file}»: ${formatOsError(found.cause, 'ru')}. ${outputAdvice(found.cause)}`;
    case 'output-foreign':
      return formatForeignFile(found, { language: 'ru', look: (look) => LOOKS[look] });
    case 'shard-file':
    case 'shard-rows':
    case 'shards-missing':
      return formatMergeProblem(found, 'ru');
    case 'output-locked':
    case 'journal-list':
    case 'journal-settings':
    case 'journal-foreign':
    case 'journal-unwritable':
    case 'journal-full':
      return formatJournalProblem(found, 'ru');
    case 'temporary-unwritable':
      return `${found.file === null ? 'Проверка не проведена: ответы сайтов хранятся до её конца' : `Не удалось записать отчёт «${found.file}»: его строки ждут конца проверки`} во временной папке «${found.folder}», но пользоваться ею не удаётся: ${formatOsError(found.cause, 'ru')}. ${found.cause === 'ENOSPC' ? 'Освободите там место' : 'Проверьте эту папку'} или укажите другую в переменной TMPDIR (в Windows — TEMP).`;
    case 'no-such-column':
      return `параметр ${found.option}: в списке нет столбца «${found.wanted}». Есть: ${found.columns.map((column) => `«${column}»`).join(', ') || 'никаких, кроме школы и сайта'}.`;
    case 'no-such-value':
      return `параметр --only: ни у одной школы списка в столбце «${found.column}» нет значения «${found.value}».`;
    case 'output-rows':
      return `Отчёт ${found.format} не записан: в него помещается не больше ${numbers.format(found.maxRows)} строк вместе с заголовком. Запишите его в .csv или разделите список.`;
    case 'output-format':
      return `По имени «${found.file}» нельзя определить формат отчёта. Возможны: ${found.known.join(', ')}. Для Excel есть .xlsx.`;
    case 'evidence-unwritable':
      return `Не удалось сохранить прочитанное с сайтов в «${found.file}»: ${formatOsError(found.cause, 'ru')}. Проверьте папку, права и место на диске.`;
    case 'letter-unwritable':
      return `Не удалось записать письмо «${found.file}»: ${formatOsError(found.cause, 'ru')}. Проверьте папку, права и место на диске.`;
    case 'template':
      return formatTemplateFault(found, 'ru');
    case 'history-unwritable':
      return `Не удалось сохранить историю в «${found.file}»: ${formatOsError(found.cause, 'ru')}. Проверьте папку, права и место на диске.`;
    case 'history-unreadable':
      return `В папке «${found.file}» нет истории проверок: ${found.cause === 'no-runs' ? 'в ней нет файлов вида 2026-11-20T03-00-00.ndjson.gz' : formatOsError(found.cause, 'ru')}. Укажите папку, которую пополняет параметр --history.`;
    case 'data-file':
      return formatDataFault(found, 'ru');
    case 'report-file':
      return formatReportFault(found, 'ru');
    case 'config-file':
      return formatConfigFault(found, { language: 'ru', expected });
    case 'rules-file':
      return formatRulesFault(found, 'ru');
    case 'bad-address':
      if (found.problem === 'results-site') {
        return `«${found.typed}» — адрес на bus.gov.ru. Нужен адрес сайта самой организации. Он может выглядеть так: school.ru или https://school.ru`;
      }
      return found.problem === 'missing'
        ? 'Не указан адрес сайта. Он может выглядеть так: school.ru или https://school.ru'
        : `Адрес сайта «${found.typed}» не удалось понять. Он может выглядеть так: school.ru или https://school.ru`;
    case 'page-unreadable':
      return `Не удалось прочитать страницу «${found.file}»: ${formatOsError(found.cause, 'ru')}. Проверьте имя файла и папку.`;
    case 'proxy':
      return `Прокси, заданный через ${found.source}, использовать нельзя. Нужен адрес вида http://proxy.example:3128 или http://имя:пароль@proxy.example:3128; SOCKS не поддерживается.`;
    case 'smtp':
    case 'mail':
      return formatMailProblem(found, 'ru');
    case 'browser':
      return formatBrowserFault(found.fault, 'ru');
    case 'ca-file':
      return `Не удалось использовать сертификаты из «${found.file}»: ${formatOsError(found.cause, 'ru')}. Нужен файл PEM со строками «-----BEGIN CERTIFICATE-----».`;
  }
}

const WHY_ASIDE = {
  settings: 'шла с другими параметрами',
  list: 'шла по другому списку или по списку со стандартного ввода',
  old: 'началась больше половины суток назад',
} as const satisfies Readonly<Record<AsideRun['why'], string>>;

export const RU: Words = {
  language: 'ru',
  help: {
    description:
      'Проверяет, есть ли на главных страницах сайтов школ гиперссылка на страницу bus.gov.ru с результатами независимой оценки (НОКО), и пишет отчёт, первые столбцы которого — форма приложения к письму.',
    usage: '[параметры] [schools.xlsx]',
    list: 'список школ: CSV или книга Excel (.xlsx) со строкой заголовков; - читает стандартный ввод',
    headings: {
      'Usage:': 'Вызов:',
      'Arguments:': 'Аргумент:',
      'Options:': 'Прочее:',
      'Commands:': 'Команды:',
      'Examples:': 'Примеры:',
    },
    commonOptions: 'Главные параметры:',
    allOptions: (command) => `Все параметры: ${command} --help-all`,
    helpCommand: 'Показывает справку о команде',
    helpUsage: '[команда]',
    helpOf: 'команда, например letters; без неё — справка о проверке',
    completion: 'Печатает сценарий, с которым оболочка дополняет команду по клавише Tab',
    completionUsage: 'SHELL',
    shell: 'оболочка',
    choices: 'возможны',
    byDefault: 'по умолчанию',
    groups: {
      list: 'Список:',
      report: 'Отчёт:',
      changes: 'Изменения:',
      mail: 'Почта:',
      verdict: 'Оценка:',
      network: 'Сеть:',
      conversation: 'Сообщения:',
    },
    options: {
      columns: 'где в списке названия и сайты: name=…,site=…, по заголовку столбца или его букве',
      register:
        'взять официальные сайты из реестра: список, составленный командой list, или сам набор открытых данных',
      scores: 'показать рядом со ссылкой значения НОКО из файла .json, записанного командой scores',
      dryRun: 'показать, как прочитан список, и ничего не проверять',
      shard:
        'проверить только часть K из N, все сайты одной платформы — в одной части; auto/N берёт K из JOB_COMPLETION_INDEX',
      only: 'проверить только школы с этим значением в столбце списка, например Район=Заречный',
      sheet: 'лист книги Excel; без этого параметра — первый, на котором есть школы',
      output:
        'записать отчёт в файл FILE, формат — по расширению; можно повторять; - означает стандартный вывод',
      force: 'записать отчёт и поверх файла, который отчётом не является, например списка',
      resume: 'продолжить прерванную проверку: опросить только школы, по которым ответа ещё нет',
      format: 'формат для стандартного вывода',
      csv: 'CSV для русского Excel (файлы) или для программ (конвейер)',
      splitBy:
        'рядом с общим отчётом записать для каждого значения столбца, например района, свою книгу Excel и письмо',
      annex: 'только три столбца приложения',
      annexAll: 'в приложении Word и Excel — все школы, у несоответствующих адрес пустой',
      organisation: 'кто составляет отчёт: наименование в отчёте HTML и Excel и над приложением',
      beside:
        'записать отчёт рядом со списком, как «СПИСОК – отчёт.html» и .xlsx, и сравнить с прежним, который там лежит',
      open: 'в конце открыть страницу отчёта в браузере',
      evidence:
        'сохранить в папку DIR прочитанное с каждого сайта (WARC, файл на школу), чтобы подтвердить результат позже',
      screenshots:
        'чьи страницы сохранить снимком в папке --evidence, когда на них смотрит браузер',
      previous:
        'сравнить с прошлым отчётом FILE (CSV, XLSX, JSON, NDJSON); может быть тем же файлом, что и -o',
      grace:
        'сколько раз подряд сайт может не проверяться, прежде чем отчёт попросит связаться с ним',
      acceptMassChange: 'принять отчёт, даже если стало хуже сразу у многих школ',
      history: 'сохранять каждую проверку в папке DIR; историю рисует noko-check history',
      mailTo:
        'отправить письмо с итогами, изменениями и книгой Excel, если есть что-то новое или неладное; через запятую, можно повторять',
      mailFrom: 'от чьего имени; без параметра — имя на почтовом сервере, если это адрес',
      mailAlways: 'отправлять письмо после каждой проверки',
      smtp: 'почтовый сервер: smtps://имя:пароль@сервер или smtp://…; пароль надёжнее в переменной NOKO_CHECK_SMTP',
      require:
        'что должно быть на сайте, через запятую: noko (результаты), anketa (анкета anketa.68edu.ru), reviews (отзывы на bus.gov.ru)',
      rules: 'правила для noko из файла JSON вместо встроенных',
      accept:
        'какие ссылки засчитываются для noko, через запятую: results, card, rating-form, general',
      homepageOnly: 'не искать гиперссылку на внутренних страницах',
      browser:
        'прежде чем засчитать нарушение, открыть сайт в браузере, со сценариями: PATH или auto — Edge, Chrome или Chromium этого компьютера',
      browserPages: 'сколько страниц браузер открывает одновременно',
      browserTime: 'время браузера на одну страницу',
      failOn: 'при чём код завершения не равен нулю',
      concurrency: 'сколько сайтов опрашивать одновременно',
      perDomain: 'сколько сайтов одной платформы (домена) или машины опрашивать одновременно',
      timeout: 'время на один сайт целиком',
      retries: 'сколько раз повторить после временного сбоя',
      secondPass: 'не опрашивать в конце ещё раз сайты, которые не ответили',
      maxPageSize: 'наибольший размер страницы после распаковки',
      caFile: 'доверять также этим удостоверяющим центрам; можно повторять',
      proxy: 'работать через этот прокси; без параметра решают HTTP_PROXY, HTTPS_PROXY и NO_PROXY',
      strictTls: 'не проверять сайт, сертификат которого не подтверждён',
      allowPrivate: 'разрешить сайтам вести на внутренние адреса',
      dnsServers: 'спрашивать эти серверы имён вместо системных, через запятую',
      userAgent: 'как представляться сайтам',
      connectTo: 'соединяться с HOST2:PORT2 вместо HOST1:PORT1; можно повторять',
      lang: 'язык сообщений (отчёт всегда по-русски)',
      config:
        'взять параметры из этого файла; без него — из noko-check.config.json в текущей папке, если он есть',
      quiet: 'без хода работы и итогов, только ошибки',
      version: 'показать версию',
      help: 'показать справку',
      helpAll: 'показать справку обо всех параметрах',
    },
    exitCodes: `Коды завершения:
  0  все школы соответствуют
  1  хотя бы одна не соответствует
  2  ничего не сделано: ошибка в вызове, списке или записи отчёта; или не ушло письмо
  3  несоответствий нет, но часть сайтов проверить не удалось
  70 внутренняя ошибка
  130 прервано; в отчёте то, что успели проверить`,
  },
  usage: {
    seeHelp: 'Справка: noko-check --help',
    listMissing:
      'не указан список школ. Укажите файл CSV, книгу Excel (.xlsx) или - для стандартного ввода.',
    unknownOption: (flag, similar) =>
      `неизвестный параметр ${flag}.${similar === null ? '' : ` Может быть, ${similar}?`}`,
    takesNoValue: (flag) => `параметр ${flag} указывают без значения.`,
    unknownCommand: (typed, similar) =>
      `нет ни файла, ни команды «${typed}».${similar === null ? '' : ` Может быть, ${similar}?`}`,
    oneShell: (shells) => `назовите одну из оболочек: ${shells.join(', ')}.`,
    missingValue: (flag) => `после параметра ${flag} нужно значение.`,
    tooManyArguments: (found) =>
      `нужен один список, а указано ${found.length}: ${found.join(', ')}. Имя с пробелами берите в кавычки.`,
    repeatedOutput: (file) =>
      `отчёт ${file} указан дважды. У каждого параметра -o должен быть свой файл.`,
    addressMissing:
      'не указан адрес сайта. Укажите его или сохранённую страницу параметром --html.',
    addressOfNothing:
      'параметр --address говорит, откуда сохранена страница, и нужен только вместе с --html.',
    siteAndFile:
      'указаны и адрес сайта, и сохранённая страница. Оставьте что-то одно; откуда сохранена страница, укажите параметром --address.',
    oneAddress: (found) =>
      `нужен один адрес сайта, а указано ${found.length}: ${found.join(', ')}.`,
    optionBeforeCommand: (flag, command) => `параметр ${flag} нужно писать после слова ${command}.`,
    shardPlaceUnknown: (found, count) =>
      `--shard auto/${count} берёт номер части из переменной JOB_COMPLETION_INDEX: нужно число от 0 до ${count - 1}, ${found === null ? 'а она не задана' : `а в ней «${found}»`}.`,
    onlyWhole: (flag) =>
      `параметр ${flag} — обо всех школах, а в части только некоторые. Укажите ${flag} команде noko-check merge.`,
    screenshotsNeed: 'Для --screenshots нужны браузер и папка: добавьте --browser и --evidence.',
    splitNeedsFile:
      'параметру --split-by нужен отчёт в файле, рядом с которым встанут остальные: добавьте -o.',
    besideNeedsFile: 'параметру --beside нужен список в файле, а не на стандартном вводе.',
    openNeedsPage: 'параметру --open нужна страница: добавьте -o report.html или --beside.',
    resumeNeedsFile: 'параметру --resume нужен отчёт в файле: укажите его в -o.',
    readByAll: (file) =>
      `В файле настроек «${file}» есть пароль, а прочитать файл может каждый пользователь этого компьютера. Закройте его от других (chmod 600) или перенесите пароль в переменную: NOKO_CHECK_SMTP, HTTPS_PROXY.`,
    needsNoko: (flag) =>
      `параметр ${flag} относится к noko, а в --require его нет. Добавьте noko или уберите ${flag}.`,
  },
  diff: DIFF_WORDS.ru,
  history: HISTORY_WORDS.ru,
  merge: MERGE_WORDS.ru,
  list: LIST_WORDS.ru,
  scores: SCORES_WORDS.ru,
  explain: EXPLAIN_RU,
  explainHelp: EXPLAIN_HELP_RU,
  comparison: COMPARISON_WORDS.ru,
  mail: MAIL_WORDS.ru,
  letters: LETTERS_RU,
  lettersHelp: LETTERS_HELP_RU,
  init: INIT_WORDS.ru,
  schedule: SCHEDULE_WORDS.ru,
  problem,
  crash:
    'Внутренняя ошибка программы, работа прекращена. Сообщите о ней разработчикам и приложите то, что ниже.',
  verdict: { pass: 'соответствует', fail: 'не соответствует', unchecked: 'не проверено' },
  profile: { noko: 'НОКО', anketa: 'Анкета', reviews: 'Отзывы' },
  reading: READING_WORDS.ru,
  findings: { number: '№', name: 'Организация', reason: 'Причина', site: 'Сайт' },
  progress({ done, total, verdicts, elapsedMs, leftMs, waiting }) {
    const parts = [
      `${numbers.format(done)}${total === null ? '' : ` из ${numbers.format(total)}`}`,
      `${clock(elapsedMs)}${leftMs === null ? '' : `, ещё ${clock(leftMs)}`}`,
    ];
    if (waiting !== null) {
      const { sites, more } = waiting;
      parts.push(`ждём: ${sites.join(', ')}${more > 0 ? ` и ещё ${numbers.format(more)}` : ''}`);
    }
    parts.push(
      `соответствует ${numbers.format(verdicts.pass)}`,
      `не соответствует ${numbers.format(verdicts.fail)}`,
      `не проверено ${numbers.format(verdicts.unchecked)}`,
    );
    return parts.join(' · ');
  },
  summary: {
    checked: (count, durationMs) => `Проверено: ${schools(count)} за ${seconds(durationMs)}`,
    share(verdicts) {
      const share = shareThatComplies(verdicts);
      const of = share === null ? '' : ` (${formatShare(share)})`;
      return `${formatComplying(verdicts)}${of}, не проверено ${numbers.format(verdicts.unchecked)}`;
    },
    rules: (rules) =>
      `Правила: ${rules.map(({ name, version }) => `${name} ${version}`).join(', ')}`,
    written: (file) => `Отчёт: ${file}`,
    history: (folder) => `История: ${folder}`,
    notOpened: (file) => `Браузер открыть не удалось. Откройте отчёт сами: ${file}`,
    evidence: (folder) => `Прочитанное с сайтов: ${folder}`,
    openElsewhere: (file, sign) =>
      `Файл «${file}» открыт в другой программе, например в Excel. Если его не закроют до конца проверки, отчёт будет записан рядом под другим именем.${sign === null ? '' : ` Если файл нигде не открыт, удалите «${sign}».`}`,
    writtenElsewhere: (file, target) =>
      `Отчёт: ${file} (файл «${target}» занят другой программой и остался прежним)`,
    keptBefore: (file, target) =>
      `Отчёт: ${file} (этой проверке нельзя доверять, поэтому прежний «${target}» оставлен без изменений)`,
    resumed: ({ since, answered, total }) =>
      `Продолжаем проверку, начатую ${formatShortMoment(since)}; ответы уже есть: ${numbers.format(answered)}${total === null ? '' : ` из ${numbers.format(total)}`}.`,
    shard: ({ index, count, schools: part, of }) =>
      `Часть ${index} из ${count}${part === null || of === null ? '' : `; школ в ней: ${numbers.format(part)} из ${numbers.format(of)}`}.`,
    nothingToResume: 'Незавершённой проверки нет: начинаем сначала.',
    toBeginAnew: (journal) => `Чтобы начать сначала, остановите проверку и удалите «${journal}».`,
    setAside: ({ since, file, why, journal }) =>
      `Незавершённая проверка, начатая ${formatShortMoment(since)}, ${WHY_ASIDE[why]}: её ответы сохранены в «${file}». Чтобы продолжить её, переименуйте этот файл в «${journal}» и добавьте --resume.`,
    resumable: (journal) =>
      `Полученные ответы сохранены в «${journal}»: та же команда с --resume продолжит с этого места.`,
    journalFault: (file, cause) =>
      `Не удаётся писать в «${file}»: ${formatOsError(cause, 'ru')}. Проверка продолжается, запись будет повторена; если проверка сейчас прервётся, школы, ответившие с этого момента, придётся опросить снова.`,
    interrupted: (unanswered) =>
      `Прервано: не опрошено — ${schools(unanswered)}; в отчёте это отмечено в их строках.`,
    interrupting: 'Прервано: завершаем начатое. Ещё раз — и работа прекратится сразу, без отчёта.',
    ownNetwork: (count, page) =>
      page !== null
        ? `Вместо всех сайтов открывается страница нашей собственной сети «${page}» (вход в сеть, неоплаченный счёт, фильтр): не проверено — ${schools(count)}, это не нарушение со стороны школ. Откройте любой сайт в браузере, наладьте доступ и запустите проверку ещё раз.`
        : `Похоже, не работает наша собственная сеть: не проверено — ${schools(count)}, это не нарушение со стороны школ. Проверьте соединение и запустите проверку ещё раз. Если в интернет выходят через прокси-сервер, укажите его в --proxy; если не находятся имена сайтов, укажите другой сервер имён в --dns-servers.`,
    sharedLinks: (count) =>
      `Ссылаются на те же результаты, что и другая организация: ${schools(count)}. Само по себе это не ошибка: страница результатов бывает одна на многих; см. примечания.`,
    strangers({ notTheSite, moved }) {
      const parts = [
        ...(notTheSite > 0 ? [`открылась не страница школы — ${schools(notTheSite)}`] : []),
        ...(moved > 0 ? [`сайт переехал — ${schools(moved)}`] : []),
      ];
      return `Не нарушение, но нужно посмотреть или позвонить: ${parts.join(', ')}; заголовки страниц и новые адреса — в отчёте.`;
    },
    cards: (count) =>
      `Дали гиперссылку на свою карточку: ${schools(count)}. Отдел может засчитать и её (--accept results,card).`,
    secondLook: (count) => `Просмотр в браузере: ${schools(count)}.`,
    looksLost: (count) =>
      `Браузер не смог посмотреть сайт: ${schools(count)}. Их результат остался прежним, в строках отчёта это отмечено.`,
    secondPass: (count) => `Повторный опрос сайтов, которые не ответили: ${schools(count)}.`,
    suspicion: ({ kind, domains }) =>
      kind === 'alike'
        ? `На разных доменах (${numbers.format(domains)}) одна и та же страница: возможно, её показывает наша собственная сеть. Пауза для проверки.`
        : `Подряд не отвечают домены (${numbers.format(domains)}): возможно, не работает наша собственная сеть. Пауза для проверки (до минуты).`,
    overdue: (address) =>
      `Опрос сайта ${address} не закончился в отведённое время и прекращён; в строке отчёта — timeout.`,
    scarcity:
      'Не хватает файловых дескрипторов: одновременно опрашивается меньше сайтов. Сайты здесь ни при чём: увеличьте предел (ulimit -n) или уменьшите --concurrency.',
    bug: (message) =>
      `Внутренняя ошибка при оценке: ${message}. Сообщите о ней разработчикам; в строке отчёта — internal-error.`,
  },
};
