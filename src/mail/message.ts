// The message to the department after a run, in Russian as the report is. What it says is put
// together once, as headings and lines, and written twice, as text and as HTML, so that both say
// the same. Its subject holds counts alone: nothing that a list or a page says gets into a header.

import { CHANGE_KINDS, type ChangeKind } from '../compare/change.js';
import { singleLine } from '../report/cell-text.js';
import { type Highlights, newViolationSince } from '../report/html/highlights.js';
import type { SchoolRow } from '../report/html/school-row.js';
import { findTelephone } from '../report/html/summary.js';
import { countOf, type Overview, type RequirementCounts } from '../report/overview.js';
import type { Judgement } from '../verdict/judgement.js';
import { formatComplying, formatNumber, formatSchools, formatShare } from '../words/page-words.js';
import type { WordedReason } from '../words/reason-words.js';
import { formatDayAndMonth } from '../words/russian-date.js';
import { VERDICT_WORDS } from '../words/verdict-words.js';

export interface Message {
  readonly subject: string;
  readonly sections: readonly Section[];
}

export interface Section {
  readonly heading: string;
  /** Whether it is what somebody has to see first. */
  readonly isAlarm: boolean;
  readonly lines: readonly Line[];
}

export interface Line {
  readonly text: string;
  /** What `text` leads to; null or absent for nothing. */
  readonly address?: string | null;
  /** Below it, one after the other. */
  readonly notes?: readonly string[];
  /** Below these, what `text` is about. */
  readonly lines?: readonly Line[];
}

export interface MailedRun {
  readonly overview: Overview;
  readonly highlights: Highlights;
  /** Headers of the list's own columns, in its order. */
  readonly headers: readonly string[];
  /** When the schools were checked; null where none was. */
  readonly period: string | null;
  /** What makes the run doubtful or was lost, a sentence each. */
  readonly alarms: readonly string[];
  /** Names of schools that are not in the list any more. */
  readonly left: readonly string[];
  /** Those that could not be checked as many times in a row as may be. */
  readonly silent: readonly { readonly school: string; readonly runs: number }[];
  /** What became of the reports and of the attachment, a sentence each. */
  readonly reports: readonly string[];
}

/** More names are no longer read in a letter; the attachment has them all. */
export const MAX_LISTED = 20;

/** What is longer is no name, and no sentence for a letter. */
const MAX_LENGTH = 500;

/** What the department alone decides. */
const CARDS = '; отдел может засчитать и её (--accept results,card)';

const times = new Intl.PluralRules('ru');

export function createMessage(run: MailedRun): Message {
  const { alarms, reports } = run;
  return {
    subject: formatSubject(run),
    sections: [
      { heading: 'Внимание', isAlarm: true, lines: alarms.map(toLine) },
      formatTotals(run),
      formatChanges(run),
      formatCalls(run),
      formatApart(run, 'not-the-site'),
      formatApart(run, 'moved'),
      formatSilent(run),
      { heading: 'Отчёт', isAlarm: false, lines: reports.map(toLine) },
    ].filter(({ lines }) => lines.length > 0),
  };
}

/** The message of a run that ended before there was anything to report. */
export function createFailureMessage(why: string): Message {
  return {
    subject: 'НОКО: проверка не состоялась',
    sections: [
      {
        heading: 'Проверка не состоялась',
        isAlarm: true,
        lines: [{ text: why }, { text: 'Прежний отчёт, если он был, остался на месте.' }],
      },
    ],
  };
}

function toLine(text: string): Line {
  return { text };
}

function formatSubject({ overview, alarms }: MailedRun): string {
  const { verdicts, changes } = overview;
  const { pass, fail, unchecked } = verdicts;
  const of = `соответствуют ${pass} из ${pass + fail} проверенных`;
  const counts = unchecked === 0 ? of : `${of}, не проверены ${unchecked}`;
  if (alarms.length > 0) return `НОКО: внимание, проверка с замечаниями; ${counts}`;
  if (changes === null) return `НОКО: ${counts}`;
  const happened = changes
    .filter(({ kind, schools: count }) => !isKnown(kind) && count > 0)
    .map(({ title, schools: count }) => `${title} — ${count}`);
  return `НОКО: ${happened.join(', ') || 'без изменений'}; ${counts}`;
}

function formatTotals({ overview, period }: MailedRun): Section {
  const { schools, verdicts, share, requirements, reasons } = overview;
  return {
    heading: 'Итоги',
    isAlarm: false,
    lines: [
      {
        text: `В списке ${formatSchools(schools)}${period === null ? '' : `; проверено ${period}`}`,
      },
      ...(['pass', 'fail', 'unchecked'] as const).map((verdict) => ({
        text: `${VERDICT_WORDS[verdict]}: ${formatNumber(verdicts[verdict])}${
          verdict === 'pass' && share !== null ? ` (${formatShare(share)} проверенных)` : ''
        }`,
        notes: reasons
          .filter((reason) => reason.verdict === verdict)
          .map(
            ({ schools: count, title, reason }) =>
              `${formatNumber(count)} — ${title}${
                verdict === 'fail' && reason === 'card-link' ? CARDS : ''
              }`,
          ),
      })),
      ...requirements.map((one) => ({ text: formatRequirement(one) })),
    ],
  };
}

/** Of one on its own, where the counts above are of all together. */
function formatRequirement({ title, verdicts, share }: RequirementCounts): string {
  const of = share === null ? '' : ` (${formatShare(share)})`;
  return `${title} отдельно: ${formatComplying(verdicts)}${of}, не проверено ${formatNumber(verdicts.unchecked)}`;
}

function formatChanges({ overview: { changes }, highlights, left }: MailedRun): Section {
  const kinds = CHANGE_KINDS.flatMap((kind): readonly Line[] => {
    const change = changes?.find((one) => one.kind === kind && kind !== 'unchanged');
    if (change === undefined || change.schools === 0) return [];
    const named = highlights.changed.get(kind) ?? [];
    const notes = named.map((row) => `${nameOf(row)}: ${row.title}`);
    return [
      {
        text: `${change.title}: ${formatNumber(change.schools)}`,
        notes: withRest(notes, change.schools),
      },
    ];
  });
  const gone: readonly Line[] =
    left.length === 0
      ? []
      : [
          {
            text: `больше нет в списке: ${formatNumber(left.length)}`,
            notes: withRest(left.slice(0, MAX_LISTED).map(short), left.length),
          },
        ];
  return { heading: 'Что изменилось', isAlarm: false, lines: [...kinds, ...gone] };
}

function formatCalls({
  overview: { verdicts },
  highlights: { calls },
  headers,
}: MailedRun): Section {
  const telephone = findTelephone(headers);
  const rest = verdicts.fail - calls.length;
  return {
    heading: 'Кому звонить',
    isAlarm: false,
    lines: [
      ...groupsOf(calls, (row) => [
        row.title,
        ...row.findings
          .filter(({ judgement }) => judgement.verdict === 'fail')
          .map(({ judgement, words }) => short(adviceToAll(words.format(judgement), judgement))),
      ]).map(({ said: [title = '', ...advice], rows }) => ({
        text: title,
        notes: advice,
        lines: rows.map((row) => ({
          text: `${whoToCall(row, telephone)}${newSince(row)}`,
          address: row.result.page,
          notes: row.findings.flatMap(({ judgement, words }) =>
            endsWithAddress(words.format(judgement), judgement)
              ? [`Нужный адрес: ${short(addressOf(judgement))}`]
              : [],
          ),
        })),
      })),
      ...(rest > 0 ? [{ text: `и ещё ${formatSchools(rest)}: они есть в отчёте` }] : []),
    ],
  };
}

/** Advice that ends with the address of one school is the same for all with that reason. */
function adviceToAll(words: WordedReason, judgement: Judgement): string {
  if (!endsWithAddress(words, judgement)) return words.advice;
  const end = words.advice.length - `: ${addressOf(judgement)}`.length;
  return `${words.advice.slice(0, end)} (адрес стоит ниже у каждой школы).`;
}

function endsWithAddress({ advice }: WordedReason, judgement: Judgement): boolean {
  const address = addressOf(judgement);
  return address !== '' && advice.endsWith(`: ${address}`);
}

function addressOf({ link, nearMiss }: Judgement): string {
  return link?.url ?? nearMiss?.url ?? '';
}

const APART = {
  'not-the-site': { heading: 'Открылась не страница школы', rows: 'strangers' },
  moved: { heading: 'Сайт переехал', rows: 'moved' },
} as const;

/** Schools that nobody accuses, since their sites showed something else: with what that was. */
function formatApart(
  { overview, highlights, headers }: MailedRun,
  reason: keyof typeof APART,
): Section {
  const { heading, rows } = APART[reason];
  const named = highlights[rows];
  const telephone = findTelephone(headers);
  const rest = countOf(overview, reason) - named.length;
  return {
    heading,
    isAlarm: false,
    lines: [
      ...groupsOf(named, (row) => [short(wordsOf(row).advice)]).map(
        ({ said: [advice = ''], rows: alike }) => ({
          text: advice,
          lines: alike.map((row) => ({
            text: whoToCall(row, telephone),
            address: row.judgement.reason === 'moved' ? row.judgement.detail : row.result.page,
            notes: [short(wordsOf(row).sentence)],
          })),
        }),
      ),
      ...(rest > 0 ? [{ text: `и ещё ${formatSchools(rest)}: они есть в отчёте` }] : []),
    ],
  };
}

/** Schools of which the same is `said`, in the order in which each occurs first. */
function groupsOf(
  rows: readonly SchoolRow[],
  say: (row: SchoolRow) => readonly string[],
): readonly { readonly said: readonly string[]; readonly rows: readonly SchoolRow[] }[] {
  const groups = new Map<string, { said: readonly string[]; rows: SchoolRow[] }>();
  for (const row of rows) {
    const said = say(row);
    const key = said.join('\n');
    const group = groups.get(key) ?? { said, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Of the judgement that speaks for the school. */
function wordsOf({ judgement, findings }: SchoolRow): Pick<WordedReason, 'sentence' | 'advice'> {
  const found = findings.find((finding) => finding.judgement === judgement);
  return found?.words.format(judgement) ?? { sentence: '', advice: '' };
}

function newSince(row: SchoolRow): string {
  const day = newViolationSince(row);
  return day === null ? '' : `, новое с ${formatDayAndMonth(day)}`;
}

function isKnown(kind: ChangeKind): boolean {
  return kind === 'unchanged' || kind === 'recent-violation';
}

function whoToCall(row: SchoolRow, telephone: number): string {
  return [nameOf(row), short(row.result.school.carried[telephone] ?? '')]
    .filter((part) => part !== '')
    .join(', тел. ');
}

function formatSilent({ silent }: MailedRun): Section {
  const notes = silent
    .slice(0, MAX_LISTED)
    .map(
      ({ school, runs }) =>
        `${short(school)}: ${formatNumber(runs)} ${times.select(runs) === 'few' ? 'раза' : 'раз'} подряд`,
    );
  return {
    heading: 'Давно не удаётся проверить, свяжитесь с ними',
    isAlarm: false,
    lines: withRest(notes, silent.length).map(toLine),
  };
}

function withRest(shown: readonly string[], count: number): readonly string[] {
  const rest = count - shown.length;
  return rest > 0 ? [...shown, `и ещё ${formatNumber(rest)}`] : shown;
}

function nameOf({ result: { school } }: SchoolRow): string {
  const site = short(school.site.typed);
  const name = short(school.name);
  return name === '' ? site || 'Без названия' : site === '' ? name : `${name} (${site})`;
}

function short(text: string): string {
  const line = singleLine(text);
  return line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH)}…` : line;
}
