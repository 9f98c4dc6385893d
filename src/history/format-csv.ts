// The history as a table: a row a school, or a row a day.

import { singleLine } from '../report/cell-text.js';
import { createCsvWriter } from '../report/csv.js';
import type { CsvProfileName } from '../report/format.js';
import { shareThatComplies } from '../verdict/share.js';
import { VERDICT_WORDS } from '../words/verdict-words.js';
import { countDays } from './days.js';
import { lengthOf, summarise } from './spells.js';
import type { History } from './tracks.js';

const SCHOOL_HEADER = [
  '№ п/п',
  'Наименование организации',
  'Адрес сайта',
  'Результат',
  'Код',
  'С какого дня',
  'Ссылка последний раз видна',
  'Доля дней с соответствием, %',
  'Изменений',
  'Миганий',
  'Дольше всего не проверялась, дней',
  'Не проверялась с',
  'Не проверялась по',
  'В списке',
] as const;

export function formatSchoolsCsv(history: History, profile: CsvProfileName): string {
  const { start, record, decimal, day: dayCell } = createCsvWriter(profile);
  const day = (place: number | undefined): string =>
    place === undefined ? '' : dayCell(history.days[place] ?? '');
  const rows = history.tracks.flatMap((track) => {
    const summary = summarise(history, track);
    if (summary === null) return [];
    const { spells, present, since, isListed, share, flaps, silence } = summary;
    return [
      [
        ...[track.number, track.name, track.site],
        ...[VERDICT_WORDS[present.verdict], present.code, day(since)],
        day(spells.findLast(({ verdict }) => verdict === 'pass')?.last),
        ...[share === null ? '' : decimal(share * 100), String(spells.length - 1), String(flaps)],
        silence === null ? '' : String(lengthOf(silence)),
        ...[day(silence?.first), day(silence?.last), isListed ? 'да' : 'нет'],
      ],
    ];
  });
  return start + [SCHOOL_HEADER, ...rows].map((cells) => record(cells.map(singleLine))).join('');
}

const DAY_HEADER = [
  'День',
  'Соответствует',
  'Не соответствует',
  'Не проверено',
  'Доля соответствующих из проверенных, %',
] as const;

/** Days without a run that counts are left out. */
export function formatDaysCsv(history: History, profile: CsvProfileName): string {
  const { start, record, decimal, day: dayCell } = createCsvWriter(profile);
  const rows = countDays(history).flatMap(({ day, verdicts }) => {
    if (verdicts === null) return [];
    const share = shareThatComplies(verdicts);
    const { pass, fail, unchecked } = verdicts;
    const counts = [pass, fail, unchecked].map(String);
    return [[dayCell(day), ...counts, share === null ? '' : decimal(share * 100)]];
  });
  return start + [DAY_HEADER, ...rows].map(record).join('');
}
