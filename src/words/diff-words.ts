// What `diff` says: its help, and the changes for a person.
import type { ChangeKind } from '../compare/change.js';
import { formatChangeKind } from './change-words.js';
import type { Language } from './languages.js';

export interface DiffWords {
  readonly help: {
    readonly description: string;
    readonly usage: string;
    readonly old: string;
    readonly new: string;
    readonly group: string;
    readonly options: Readonly<Record<'output' | 'format', string>>;
  };
  readonly twoReports: (found: readonly string[]) => string;
  readonly heading: (before: ReportFacts, now: ReportFacts) => string;
  readonly kind: (kind: ChangeKind, count: number) => string;
  readonly turn: (before: string, now: string) => string;
  readonly since: (day: string) => string;
  readonly linkLastSeen: (day: string) => string;
  readonly left: (count: number) => string;
}

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
const dated = ({ file, day }: ReportFacts): string => (day === null ? file : `${file} (${day})`);

const RU: DiffWords = {
  help: {
    description: 'Показывает, что изменилось между двумя отчётами',
    usage: '[параметры] OLD NEW',
    old: 'прежний отчёт: CSV, XLSX, JSON или NDJSON',
    new: 'новый отчёт',
    group: 'Вывод:',
    options: {
      output: 'записать в файл FILE, формат — по расширению (.csv, .json, иначе текст)',
      format: 'текст для человека или CSV и JSON для программ',
    },
  },
  twoReports: (found) =>
    `нужны два отчёта, прежний и новый, а указано ${found.length}${found.length === 0 ? '' : `: ${found.join(', ')}`}.`,
  heading: (before, now) => `Изменения: ${dated(before)} → ${dated(now)}`,
  kind: (kind, count) => `${capitalised(formatChangeKind(kind, 'ru'))}: ${count}`,
  turn: (before, now) => `было: ${before}, стало: ${now}`,
  since: (day) => `с ${day}`,
  linkLastSeen: (day) => `ссылка последний раз видна ${day}`,
  left: (count) => `Нет в новом отчёте: ${count}`,
};

const EN: DiffWords = {
  help: {
    description: 'Shows what changed between two reports',
    usage: '[options] OLD NEW',
    old: 'the earlier report: CSV, XLSX, JSON or NDJSON',
    new: 'the later report',
    group: 'Output:',
    options: {
      output: 'write to FILE, in the format of its extension (.csv, .json, else text)',
      format: 'text for a person, or CSV and JSON for programs',
    },
  },
  twoReports: (found) =>
    `two reports are needed, the earlier and the later, found ${found.length}${found.length === 0 ? '' : `: ${found.join(', ')}`}.`,
  heading: (before, now) => `Changes: ${dated(before)} → ${dated(now)}`,
  kind: (kind, count) => `${capitalised(formatChangeKind(kind, 'en'))}: ${count}`,
  turn: (before, now) => `was: ${before}, is: ${now}`,
  since: (day) => `since ${day}`,
  linkLastSeen: (day) => `link last seen ${day}`,
  left: (count) => `Not in the later report: ${count}`,
};

export const DIFF_WORDS: Readonly<Record<Language, DiffWords>> = { ru: RU, en: EN };

export interface ReportFacts {
  /** As typed. */
  readonly file: string;
  readonly schools: number;
  /** The last day on which a school was checked; null where it has none. */
  readonly day: string | null;
}
