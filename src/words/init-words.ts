// What the guided start asks and says.
import type { Language } from './languages.js';

export interface InitWords {
  readonly help: {
    readonly description: string;
    readonly usage: string;
    readonly list: string;
    readonly group: string;
    readonly nightly: string;
  };
  readonly needsTerminal: string;
  readonly oneList: (found: readonly string[]) => string;
  readonly title: string;
  readonly whichList: string;
  readonly anotherList: string;
  readonly typeList: string;
  readonly noSuchFile: string;
  readonly whichSite: string;
  readonly firstSchools: string;
  readonly noSite: string;
  readonly whereReport: string;
  readonly besideList: (page: string, workbook: string) => string;
  readonly otherReport: string;
  readonly typeReport: string;
  readonly needsPage: string;
  readonly openReport: string;
  readonly everyNight: string;
  readonly keepSettings: (file: string) => string;
  readonly written: (file: string) => string;
  readonly sameCommand: string;
  readonly cancelled: string;
  readonly yes: string;
  readonly no: string;
}

const RU: InitWords = {
  help: {
    description: 'Спрашивает, какой список проверять и куда писать отчёт, и записывает настройки',
    usage: '[параметры] [LIST]',
    list: 'список школ; без него программа покажет списки, которые лежат в папке',
    group: 'Настройка:',
    nightly: 'сразу поставить проверку на каждую ночь',
  },
  needsTerminal:
    'задавать вопросы можно только в окне терминала. Запишите настройки в noko-check.config.json сами.',
  oneList: (found) => `нужен один список, а указано ${found.length}: ${found.join(', ')}.`,
  title: 'noko-check: проверка гиперссылок на результаты НОКО',
  whichList: 'Какой список школ проверить?',
  anotherList: 'другой файл…',
  typeList: 'Где лежит список? Перетащите файл в это окно или впишите его имя',
  noSuchFile: 'Такого файла нет',
  whichSite: 'В каком столбце адреса сайтов?',
  firstSchools: 'Первые школы, как их поняла программа:',
  noSite: '(адреса нет)',
  whereReport: 'Куда записать отчёт?',
  besideList: (page, workbook) => `рядом со списком: «${page}» и «${workbook}»`,
  otherReport: 'в другое место…',
  typeReport: 'Имя файла страницы; книга Excel ляжет рядом',
  needsPage: 'Имя должно заканчиваться на .html',
  openReport: 'Открывать отчёт в браузере, когда он готов?',
  everyNight: 'Проверять этот список каждую ночь?',
  keepSettings: (file) => `Здесь уже есть настройки: ${file}. Оставить их?`,
  written: (file) => `Настройки записаны: ${file}`,
  sameCommand: 'То же одной командой:',
  cancelled: 'Отменено, ничего не сделано.',
  yes: 'да',
  no: 'нет',
};

const EN: InitWords = {
  help: {
    description: 'Asks which list to check and where the report goes, and writes the settings',
    usage: '[options] [LIST]',
    list: 'the list of schools; without it, the lists of the folder are shown',
    group: 'Settings:',
    nightly: 'have the list checked every night, without asking',
  },
  needsTerminal:
    'questions need a terminal. Write noko-check.config.json yourself where there is none.',
  oneList: (found) => `one list is needed, found ${found.length}: ${found.join(', ')}.`,
  title: 'noko-check: hyperlinks to the results on bus.gov.ru',
  whichList: 'Which list of schools?',
  anotherList: 'another file…',
  typeList: 'Where is the list? Drop the file on this window, or type its name',
  noSuchFile: 'There is no such file',
  whichSite: 'Which column holds the sites?',
  firstSchools: 'The first schools, as understood:',
  noSite: '(no address)',
  whereReport: 'Where does the report go?',
  besideList: (page, workbook) => `beside the list: “${page}” and “${workbook}”`,
  otherReport: 'elsewhere…',
  typeReport: 'Name of the page; the workbook goes beside it',
  needsPage: 'The name has to end in .html',
  openReport: 'Open the report in the browser when it is ready?',
  everyNight: 'Check this list every night?',
  keepSettings: (file) => `There are settings already: ${file}. Keep them?`,
  written: (file) => `Settings: ${file}`,
  sameCommand: 'The same as one command:',
  cancelled: 'Cancelled, nothing was done.',
  yes: 'yes',
  no: 'no',
};

export const INIT_WORDS: Readonly<Record<Language, InitWords>> = { ru: RU, en: EN };
