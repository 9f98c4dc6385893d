import type { LinkKind } from '../../verdict/link.js';
import type { ExplainHelp, ExplainWords } from '../explain-words.js';

const numbers = new Intl.NumberFormat('ru');
const plural = new Intl.PluralRules('ru');

const KINDS: Readonly<Record<LinkKind, string>> = {
  results: 'результаты',
  card: 'карточка организации',
  'rating-form': 'форма оценки',
  general: 'общая страница',
};

function kindOf(kind: LinkKind, id: string | null): string {
  return `${KINDS[kind]}${id === null ? '' : ` № ${id}`}`;
}

export const EXPLAIN_RU: ExplainWords = {
  site: (typed) => `Сайт: ${typed}`,
  file: (file) => `Сохранённая страница: ${file}`,
  fileAlone:
    'Оценён только этот файл: рамки, внутренние страницы и переходы, если они есть, не читались.',
  attempts: (attempts) => `Попыток: ${attempts}, ниже — последняя.`,
  checkedAt: (timestamp) => `Проверено: ${timestamp}`,
  sought: ({ name, version, accept, busId }) =>
    `Правила ${name} от ${version}, засчитывается: ${accept.map((kind) => `${KINDS[kind]} (${kind})`).join(', ')}${busId === null ? '' : `; номер организации ${busId}`}`,
  toDo: (advice) => `Что сделать: ${advice}`,
  remark: (remark) => `Примечание: ${remark}`,

  whatWasRead: 'Что прочитано',
  purposes: {
    site: 'адрес сайта',
    onward: 'куда ведёт разметка страницы (refresh или скрипт)',
    frame: 'рамка',
    'inner-page': 'внутренняя страница, название которой говорит об оценке',
  },
  savedPage(address, guess) {
    if (address !== null) return `Сохранённая страница с адреса ${address}`;
    const from = guess === null ? 'откуда она, неизвестно' : `судя по ссылкам, с ${guess}`;
    return `Сохранённая страница; ${from}, точный адрес можно указать параметром --address`;
  },
  leadsToHost: (host) => `Ведёт на ${host}; сам ${host} программа не открывает.`,
  dropped: 'Ответа не ждали: раньше ответил другой адрес.',
  failed: (title) => `Не прочитано: ${title}`,
  status: (status) => `ответ ${status}`,
  noContentType: 'тип содержимого не указан',
  bytes: (bytes) => `${numbers.format(bytes)} ${plural.select(bytes) === 'few' ? 'байта' : 'байт'}`,
  server: (server) => `сервер ${server}`,
  charset: (charset, toldBy) =>
    `Кодировка ${charset}: ${
      {
        'byte-order-mark': 'по метке в начале страницы',
        header: 'по заголовку ответа',
        meta: 'по тегу meta',
        content: 'определена по содержимому',
      }[toldBy]
    }`,
  cut: {
    'too-large': 'Прочитано не всё: страница больше, чем разрешено параметром --max-page-size.',
    connection: 'Прочитано не всё: соединение оборвалось.',
    timeout: 'Прочитано не всё: вышло время.',
  },
  title: (title) => `Заголовок: ${title}`,
  content: ({ anchorCount, textLength, scriptCount }) =>
    `Видно без скриптов: гиперссылок — ${numbers.format(anchorCount)}, знаков текста — ${numbers.format(textLength)}; скриптов, которые могут что-то добавить, — ${numbers.format(scriptCount)}`,
  roles: {
    home: 'По этой странице и решение.',
    frame: 'Рамка показывается на главной странице и считается её частью.',
    gone: 'Браузеру в этой рамке показать нечего.',
    'inner-page': 'Гиперссылка здесь не засчитывается: она нужна на главной.',
    'on-the-way': 'Браузер уходит с этой страницы дальше.',
    unused: 'Взята страница по другому адресу сайта.',
  },
  leadsTo: (address) => `Дальше: ${address}`,

  look: {
    heading: 'Два взгляда',
    reading: '',
    plain: 'без скриптов',
    browser: 'в браузере',
    verdict: 'решение',
    title: 'заголовок',
    anchors: 'гиперссылок',
    text: 'знаков текста',
    links: 'ссылок на искомый сайт',
    lost: 'Браузер не смог открыть страницу: решение принято без него.',
    decided: {
      plain: 'Браузер решения не изменил.',
      browser: 'Решило то, что показал браузер.',
    },
  },
  whoseIsIt: 'Чья это страница',
  isOwn: {
    yes: 'Страница признана страницей самой организации.',
    no: 'Страница не признана страницей организации, нарушение по ней не ставится.',
  },
  comparedWith: (name) =>
    name === ''
      ? 'Название организации не указано; с параметром --name, как в списке, ответ точнее.'
      : `Название в списке: ${name}`,
  evidence: {
    link: 'гиперссылка на искомый сайт: одной её достаточно',
    section: 'раздел со сведениями об организации, которого требует закон',
    itemprops: 'пометки сведений для надзорной службы (itemprop)',
    name: 'название организации из списка',
    kind: 'так называют учреждения',
    life: 'слова, обычные для учреждения',
    official: 'то, что обязаны публиковать все учреждения',
    'own-links': 'ссылки на другие страницы этого же сайта',
    'near-miss': 'адрес искомого сайта, хотя и не рабочей ссылкой',
    'no-own-links': 'короткая страница, с которой некуда перейти на этом же сайте',
    service:
      'общая служба (социальная сеть, вход, сам сайт с результатами), где страница может быть у каждого',
    'hosting-page': 'слова служебной страницы хостинга',
    parked: 'слова о том, что имя сайта свободно, продаётся или не оплачено',
    suspended: 'слова о том, что сайт отключён',
    maintenance: 'слова о работах на сайте',
    'error-page': 'слова сообщения об ошибке',
    login: 'форма входа',
    filter: 'слова провайдера, фильтра или проверки посетителя',
    'other-site': 'слова другого занятия',
    unrecognised: 'слова, которых на сайте учреждения не бывает',
  },
  newAddress: 'Сайт переехал. Дальше — о новом адресе, который указан на странице.',

  byRules: (name) => `По правилам ${name}:`,
  nothingThere: (host) => `Ни гиперссылок на ${host}, ни таких адресов нет.`,
  place: (line, column) => `строка ${line}, столбец ${column}`,
  hyperlink: (text) => (text === '' ? 'гиперссылка без текста' : `гиперссылка «${text}»`),
  nearMiss: (text) => (text === '' ? 'адрес' : `«${text}»`),
  written: (href) => `записано: ${href}`,
  leads: (url, kind, id) => `ведёт на: ${url} — ${kindOf(kind, id)}`,
  meant: (url, kind, id) => `имелось в виду: ${url} — ${kindOf(kind, id)}`,
  through: (address) => `через: ${address}`,
  decides: 'решение — по этому месту',
  counts: 'засчитывается',
  countsNot: (why) => `не засчитывается: ${why}`,

  framesNotRead: 'Рамки, которые не читались:',
  whyFrameNotRead: {
    foreign: 'чужой сайт, не часть главной страницы',
    'not-needed': 'не понадобилась или не поместилась в пределы проверки',
  },
  innerPagesNotRead: 'Внутренние страницы об оценке, которые не читались:',
};

export const EXPLAIN_HELP_RU: ExplainHelp = {
  description: 'Подробно показывает, что найдено на одном сайте и почему оценка такая',
  usage: '[параметры] АДРЕС | --html FILE',
  address: 'адрес сайта',
  group: 'Что показать:',
  options: {
    html: 'прочитать сохранённую страницу вместо сайта',
    address: 'откуда сохранена страница',
    name: 'название организации, как в списке: по нему видно, её ли это страница',
    busId: 'номер организации в адресе её результатов на bus.gov.ru',
    format: 'текст для людей или JSON для программ',
  },
};
