// What `scores` says.
import type { ClientFault } from '../busgov/client.js';
import { CARD, CARD_PAGE, RATINGS, SEARCH, SHAPES_VERSION } from '../busgov/shapes.js';
import type { Language } from './languages.js';

type ScoresOption =
  | ('from' | 'live' | 'maxAge' | 'reviews' | 'chromium')
  | ('history' | 'report' | 'output');

export interface ScoresWords {
  readonly help: {
    readonly description: string;
    readonly usage: string;
    readonly group: string;
    readonly options: Readonly<Record<ScoresOption, string>>;
  };
  readonly noSource: string;
  /** Said in each run: nobody has promised these interfaces. */
  readonly undocumented: string;
  readonly unknownFiles: (names: readonly string[]) => string;
  readonly namelessFiles: (names: readonly string[]) => string;
  readonly asked: (facts: { readonly requests: number; readonly folder: string }) => string;
  /** Why the asking ended before its end. */
  readonly ended: Readonly<Record<ClientFault, string>>;
  readonly noBrowser: (cause: string) => string;
  readonly known: (counts: { readonly schools: number; readonly rated: number }) => string;
  readonly counted: (totals: Totals) => string;
}

const SEEN = `${SEARCH.seen}, ${CARD.seen}, ${RATINGS.seen}, ${CARD_PAGE.seen}`;
const MAX_NAMES = 5;

function named(names: readonly string[]): string {
  return names.slice(0, MAX_NAMES).join(', ') + (names.length > MAX_NAMES ? ', …' : '');
}

const RU: ScoresWords = {
  help: {
    description:
      'Собирает значения НОКО с bus.gov.ru. Описания его интерфейсов нет, вид ответов может измениться',
    usage: '[параметры] FILE',
    group: 'Оценки:',
    options: {
      from: 'брать ответы bus.gov.ru из папки DIR: сохранённые из браузера и полученные с --live',
      live: 'чего нет в папке --from (без неё — bus.gov.ru), спросить у bus.gov.ru: не чаще раза в 2 секунды, до 600 запросов за запуск; повторный запуск продолжит',
      maxAge: 'через сколько дней спрашивать заново',
      reviews: 'прочитать в браузере с карточек число отзывов и оценок граждан',
      chromium: 'программа Chromium для --reviews',
      history: 'хранить в папке DIR отзывы и оценки каждого квартала и показать прирост',
      report:
        'составить мониторинг за квартал: к отзывам и оценкам добавить ссылки из отчёта проверки FILE',
      output: 'записать в файл FILE: .xlsx, .csv, .html или .json (для --scores); можно повторять',
    },
  },
  noSource:
    'неоткуда взять значения. Укажите --from DIR (сохранённые ответы), --live (спросить bus.gov.ru) или --reviews.',
  undocumented: `Интерфейсы bus.gov.ru нигде не описаны; их вид последний раз видели: ${SEEN} (сведения ${SHAPES_VERSION}). Сверяйте значения с сайтом.`,
  unknownFiles: (names) =>
    `Файлы другого вида, не учтены (${names.length}): ${named(names)}. Это страница сайта или обрывок: сохраните ответ ещё раз.`,
  namelessFiles: (names) =>
    `Неизвестно, по какому ИНН искали, не учтены (${names.length}): ${named(names)}. Впишите ИНН в имя файла.`,
  asked: ({ requests, folder }) => `Запросов к bus.gov.ru: ${requests}; ответы в папке ${folder}`,
  ended: {
    'server-error':
      'bus.gov.ru отвечает ошибками подряд: сбой на его стороне. Запустите позже, полученное сохранено.',
    html: 'bus.gov.ru присылает вместо данных страницу: запрос не похож на браузер или сайт на обслуживании. Сохраните ответы из браузера и укажите --from.',
    'shut-out':
      'bus.gov.ru закрыл доступ этому адресу, обычно на 1–2 часа. Запустите позже: полученное сохранено, спрошено будет остальное.',
    'no-connection':
      'С этого компьютера bus.gov.ru не открывается. Проверьте сеть и прокси; из-за границы и из дата-центров сайт бывает недоступен.',
    certificate:
      'Сертификат bus.gov.ru не проверен: он выдан национальным удостоверяющим центром. Скачайте корневой сертификат Минцифры на gosuslugi.ru/crt и укажите его в --ca-file.',
    'other-shape': 'Ответ bus.gov.ru изменил вид: нужна новая версия программы.',
    'not-asked':
      'За этот запуск сделано 600 запросов. Запустите ещё раз: спрошено будет остальное.',
  },
  noBrowser: (cause) =>
    `Браузер не запустился, отзывы не прочитаны: ${cause}. Установите Chromium и playwright-core или укажите --chromium.`,
  known: ({ schools, rated }) => `Значения НОКО есть у ${rated} из ${schools}`,
  counted: ({ known, reviews, marks, newReviews, newMarks }) =>
    `По району отзывов ${reviews ?? 'неизвестно'} (новых ${newReviews ?? 'неизвестно'}), оценок ${marks ?? 'неизвестно'} (новых ${newMarks ?? 'неизвестно'}); карточек прочитано ${known}`,
};

const EN: ScoresWords = {
  help: {
    description:
      'Gathers the values of the assessment from bus.gov.ru, whose interfaces are undocumented and may change',
    usage: '[options] FILE',
    group: 'Scores:',
    options: {
      from: 'take the answers of bus.gov.ru from the folder DIR: those saved in a browser and those of --live',
      live: 'ask bus.gov.ru for what the folder of --from (bus.gov.ru without it) lacks: one request in 2 seconds, 600 a run at most; another run goes on',
      maxAge: 'after how many days an answer is asked for again',
      reviews: 'read in a browser, from the cards, how many reviews and marks citizens gave',
      chromium: 'the program of Chromium for --reviews',
      history: "keep each quarter's reviews and marks in the folder DIR, and show the growth",
      report:
        "make the quarter's monitoring: add to reviews and marks the links in the report FILE of the check",
      output: 'write FILE: .xlsx, .csv, .html, or .json (for --scores); may be repeated',
    },
  },
  noSource:
    'there is no source of values. Name --from DIR (saved answers), --live (ask bus.gov.ru) or --reviews.',
  undocumented: `The interfaces of bus.gov.ru are documented nowhere; their shapes were last seen: ${SEEN} (edition ${SHAPES_VERSION}). Compare the values with the site.`,
  unknownFiles: (names) =>
    `Files of another shape, left out (${names.length}): ${named(names)}. They are a page of the site, or cut short: save the answer again.`,
  namelessFiles: (names) =>
    `Searches whose INN nobody can tell, left out (${names.length}): ${named(names)}. Put the INN into the name of the file.`,
  asked: ({ requests, folder }) => `Requests to bus.gov.ru: ${requests}; answers in ${folder}`,
  ended: {
    'server-error':
      'bus.gov.ru answers with errors in a row: the fault is its own. Run again later, what came is kept.',
    html: 'bus.gov.ru sends a page instead of data: the request is not taken for a browser, or the site is in maintenance. Save the answers in a browser and name --from.',
    'shut-out':
      'bus.gov.ru has shut out this address, usually for 1 to 2 hours. Run again later: what came is kept, the rest will be asked for.',
    'no-connection':
      'bus.gov.ru cannot be reached from this computer. Look at network and proxy; from abroad and from data centres the site may be unreachable.',
    certificate:
      'The certificate of bus.gov.ru could not be verified: a national authority issued it. Get the root certificate at gosuslugi.ru/crt and name it in --ca-file.',
    'other-shape':
      'An answer of bus.gov.ru has another shape: a new version of this program is needed.',
    'not-asked': 'This run made 600 requests. Run again: the rest will be asked for.',
  },
  noBrowser: (cause) =>
    `No browser started, so no reviews were read: ${cause}. Install Chromium and playwright-core, or name --chromium.`,
  known: ({ schools, rated }) => `Values of the assessment: ${rated} of ${schools}`,
  counted: ({ known, reviews, marks, newReviews, newMarks }) =>
    `In the district reviews: ${reviews ?? 'unknown'} (new: ${newReviews ?? 'unknown'}), marks: ${marks ?? 'unknown'} (new: ${newMarks ?? 'unknown'}); cards read: ${known}`,
};

export const SCORES_WORDS: Readonly<Record<Language, ScoresWords>> = { ru: RU, en: EN };

/** The sums of a district, of what is known. */
export interface Totals {
  /** Schools whose counts are known. */
  readonly known: number;
  /** Null where nothing is known: that is no zero. */
  readonly reviews: number | null;
  readonly marks: number | null;
  readonly newReviews: number | null;
  readonly newMarks: number | null;
}
