// What `history` says: its help, and what it leaves out.
import type { Language } from './languages.js';

export interface HistoryWords {
  readonly help: {
    readonly description: string;
    readonly usage: string;
    readonly folder: string;
    readonly group: string;
    readonly options: Readonly<Record<'output' | 'table', string>>;
  };
  readonly oneFolder: (found: readonly string[]) => string;
  readonly setAside: (files: readonly SetAside[]) => string;
}

/** More names are no longer read. */
const MAX_NAMES = 5;

function list(files: readonly SetAside[], why: Readonly<Record<SetAside['why'], string>>): string {
  const named = files.slice(0, MAX_NAMES).map((one) => `${one.file} (${why[one.why]})`);
  return named.join(', ') + (files.length > MAX_NAMES ? ', …' : '');
}

const RU: HistoryWords = {
  help: {
    description: 'Показывает историю проверок из папки --history: страницу или таблицу',
    usage: '[параметры] DIR',
    folder: 'папка, которую пополняет параметр --history',
    group: 'Вывод:',
    options: {
      output:
        'записать в файл FILE: страницу (.html) или таблицу (.csv); можно повторять; без параметра — таблица на стандартный вывод',
      table: 'о чём строки таблицы: о школах или о днях',
    },
  },
  oneFolder: (found) =>
    `нужна одна папка с историей, а указано ${found.length}${found.length === 0 ? '' : `: ${found.join(', ')}`}.`,
  setAside: (files) =>
    `Не учтены (${files.length}): ${list(files, {
      doubtful: 'проверке нельзя верить',
      interrupted: 'проверка прервана',
      unreadable: 'файл повреждён',
    })}`,
};

const EN: HistoryWords = {
  help: {
    description: 'Shows the history in the folder of --history, as a page or a table',
    usage: '[options] DIR',
    folder: 'the folder that --history adds to',
    group: 'Output:',
    options: {
      output:
        'write FILE, a page (.html) or a table (.csv); may be repeated; without it, the table goes to standard output',
      table: 'what a row of the table is about',
    },
  },
  oneFolder: (found) =>
    `one folder of history is needed, found ${found.length}${found.length === 0 ? '' : `: ${found.join(', ')}`}.`,
  setAside: (files) =>
    `Left out (${files.length}): ${list(files, {
      doubtful: 'a run that cannot be trusted',
      interrupted: 'a run that was stopped',
      unreadable: 'damaged',
    })}`,
};

export const HISTORY_WORDS: Readonly<Record<Language, HistoryWords>> = { ru: RU, en: EN };

export interface SetAside {
  readonly file: string;
  readonly day: string;
  readonly why: RunMark | 'unreadable';
}

/** Why a run says nothing of the schools: it cannot be trusted, or was stopped. */
export const RUN_MARKS = ['doubtful', 'interrupted'] as const;

export type RunMark = (typeof RUN_MARKS)[number];
