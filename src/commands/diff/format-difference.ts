// A difference as a person or a program reads it.
import { singleLine } from '../../report/cell-text.js';
import { createCsvWriter } from '../../report/csv.js';
import type { CsvProfileName } from '../../report/format.js';
import { formatJson } from '../../report/json-row.js';
import type { ReportedSchool } from '../../report/read/reported-school.js';
import { formatChangeKind } from '../../words/change-words.js';
import type { Words } from '../../words/words.js';
import { DIFFERENCE_KINDS, type ReportDifference, type SchoolDifference } from './difference.js';

/** A section for each kind of change, then the schools that left. */
export function formatDifferenceText(
  difference: ReportDifference,
  { diff: words, verdict }: Words,
): string {
  const { before, now, counts, changes, left } = difference;
  const lines = [words.heading(before, now)];
  for (const kind of DIFFERENCE_KINDS) {
    if (counts[kind] === 0) continue;
    lines.push('', words.kind(kind, counts[kind]));
    for (const school of changes) if (school.kind === kind) lines.push(...describe(school));
  }
  if (left.length > 0) lines.push('', words.left(left.length), ...left.map(labelOf));
  return `${lines.join('\n')}\n`;

  function describe({ before: was, now: is, since, linkLastSeen }: SchoolDifference) {
    const turn =
      was === null || was.verdict === is.verdict
        ? verdict[is.verdict]
        : words.turn(verdict[was.verdict], verdict[is.verdict]);
    const facts = [`${turn} (${is.verdict}/${is.reason})`, words.since(since)];
    if (linkLastSeen !== null && is.verdict !== 'pass')
      facts.push(words.linkLastSeen(linkLastSeen));
    return [labelOf(is), `      ${facts.join(', ')}`];
  }
}

function labelOf({ number, name, site }: ReportedSchool): string {
  const label = [number, name, site].map(singleLine).filter((text) => text !== '');
  return `  ${label.join('  ')}`;
}

const HEADER = [
  'Изменение',
  '№ п/п',
  'Наименование организации',
  'Адрес сайта',
  'Код прежде',
  'Код',
  'С какого дня',
  'Ссылка последний раз видна',
  'Подробно',
  'Что сделать',
] as const;

/** What the later report lacks has this in place of a change. */
const LEFT = 'нет в новом отчёте';

/** A row for each school that has changed or left, in Russian as reports are. */
export function formatDifferenceCsv(
  { changes, left }: ReportDifference,
  profile: CsvProfileName,
): string {
  const { start, record, day } = createCsvWriter(profile);
  const rows = changes.map(({ kind, before, now, since, linkLastSeen }) => [
    formatChangeKind(kind, 'ru'),
    ...[now.number, now.name, now.site],
    ...[before === null ? '' : codeOf(before), codeOf(now), day(since), day(linkLastSeen ?? '')],
    ...[now.sentence, now.advice],
  ]);
  const gone = left.map((school) => [
    LEFT,
    ...[school.number, school.name, school.site],
    ...[codeOf(school), '', '', '', '', ''],
  ]);
  return start + [HEADER, ...rows, ...gone].map((cells) => record(cells.map(singleLine))).join('');
}

/** The same for programs, each school with both codes. */
export function formatDifferenceJson(difference: ReportDifference): string {
  const { before, now, counts, changes, left, isWorse } = difference;
  const school = ({ number, name, site, busId }: ReportedSchool) => ({ number, name, site, busId });
  const standing = ({ verdict, reason, checkedAt }: ReportedSchool) => ({
    verdict,
    reason,
    checkedAt,
  });
  return `${formatJson({
    schemaVersion: 1,
    old: before,
    new: now,
    isWorse,
    counts,
    changes: changes.map(({ kind, since, linkLastSeen, before: was, now: is }) => ({
      kind,
      ...school(is),
      since,
      linkLastSeen,
      old: was === null ? null : standing(was),
      new: standing(is),
    })),
    left: left.map((one) => ({ ...school(one), ...standing(one) })),
  })}\n`;
}

function codeOf({ verdict, reason }: ReportedSchool): string {
  return `${verdict}/${reason}`;
}
