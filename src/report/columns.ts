// The columns of the report, in order, with how each cell is made: the only place that knows.
// The first three are the official annex. Cells hold plain text, fit to be shown; what a format
// must escape or guard is that format's business.
import type { SchoolResult } from '../crawl/result.js';
import type { Judgement } from '../verdict/judgement.js';
import type { Link, NearMiss } from '../verdict/link.js';
import { PROFILES } from '../verdict/profiles.js';
import { gravestOf } from '../verdict/requirements.js';
import { PROFILE_NAMES, type ProfileName, type Rules } from '../verdict/rules.js';
import { createReasonFormatter } from '../words/reason-words.js';
import { formatRemark } from '../words/remark-words.js';
import { VERDICT_WORDS } from '../words/verdict-words.js';
import { carriedHeaders } from './carried-headers.js';
import { multiLine, singleLine } from './cell-text.js';
import { CHANGE_CELLS, type ChangeHeader } from './change-cells.js';
import type { ReportSettings } from './format.js';
import { readableAddress } from './readable-address.js';
import { isScoreNumber } from './score-headers.js';

export { VERDICT_WORDS };

export interface ReportColumn {
  readonly header: string;
  readonly cell: (result: SchoolResult) => string;
  /** What the text stands for; absent for mere text. */
  readonly kind?: 'text' | 'verdict' | 'count' | 'value' | 'day' | 'moment';
  /** The address that the cell is about, for formats with hyperlinks. */
  readonly target?: (result: SchoolResult) => string | null | undefined;
}

const ANNEX: readonly ReportColumn[] = [
  { header: '№ п/п', cell: ({ school }) => school.number },
  { header: 'Наименование организации', cell: ({ school }) => school.name },
  {
    header: 'Адрес страницы официального сайта с размещенной гиперссылкой',
    cell: ({ judgement, page }) =>
      judgement.verdict === 'pass' && page !== null ? readableAddress(page) : '',
    target: ({ judgement, page }) => (judgement.verdict === 'pass' ? page : null),
  },
];

function createFindings(rules: Rules): readonly ReportColumn[] {
  const words = rememberLast(createReasonFormatter(rules, 'ru').format);
  return [
    {
      header: 'Результат',
      kind: 'verdict',
      cell: ({ judgement }) => VERDICT_WORDS[judgement.verdict],
    },
    { header: 'Причина', cell: ({ judgement }) => words(judgement).title },
    { header: 'Подробно', cell: ({ judgement }) => words(judgement).sentence },
    { header: 'Что сделать', cell: ({ judgement }) => words(judgement).advice },
    // As typed, so that the report can be the next list.
    {
      header: 'Адрес сайта',
      cell: ({ school }) => school.site.typed,
      target: ({ school: { site } }) => ('address' in site ? site.address : null),
    },
    {
      header: 'Гиперссылка',
      cell: ({ judgement }) => hyperlink(judgement),
      target: ({ judgement }) => followable(judgement),
    },
    { header: 'Текст гиперссылки', cell: ({ judgement }) => evidence(judgement)?.text ?? '' },
    { header: 'Место на странице', cell: ({ judgement }) => place(judgement) },
    { header: 'Примечание', cell: ({ judgement }) => remarks(judgement) },
    { header: 'Код', cell: ({ judgement }) => `${judgement.verdict}/${judgement.reason}` },
    {
      header: 'HTTP',
      kind: 'count',
      cell: ({ http }) => (http === null ? '' : String(http.status)),
    },
    { header: 'Проверено', kind: 'moment', cell: ({ checkedAt }) => checkedAt },
  ];
}

/** The cells of a row say the same judgement. */
function rememberLast<Given, Made>(make: (given: Given) => Made): (given: Given) => Made {
  let last: { readonly given: Given; readonly made: Made } | null = null;
  return (given) => {
    if (last?.given !== given) last = { given, made: make(given) };
    return last.made;
  };
}

const CHANGE_CELL_KINDS: Readonly<Partial<Record<string, NonNullable<ReportColumn['kind']>>>> = {
  'С какого дня': 'day',
  'Ссылка последний раз видна': 'day',
  'Не проверено раз подряд': 'count',
} satisfies Partial<Record<ChangeHeader, ReportColumn['kind']>>;

const CHANGES: readonly ReportColumn[] = Object.entries(CHANGE_CELLS).map(([header, cell]) => ({
  header,
  kind: CHANGE_CELL_KINDS[header] ?? 'text',
  cell: ({ change }) => (change === undefined ? '' : cell(change)),
}));

/** A requirement in a word, for headings. */
export const PROFILE_WORDS: Readonly<Record<ProfileName, string>> = {
  noko: 'НОКО',
  anketa: 'анкета',
  reviews: 'отзывы',
};

/** Between sentence and advice where they share a cell. */
export const ADVICE_MARK = ' Что сделать: ';

/** What a further requirement has columns for. */
const FURTHER = ['Результат', 'Причина', 'Подробно', 'Гиперссылка'] as const;

/** Where there are several requirements, what the school is counted by. */
const OVERALL: ReportColumn = {
  header: 'Все требования',
  kind: 'verdict',
  cell: ({ judgement, further = [] }) => VERDICT_WORDS[gravestOf([judgement, ...further]).verdict],
};

/** The name of a column of a further requirement. */
export function furtherHeader(word: (typeof FURTHER)[number], name: ProfileName): string {
  return `${word}: ${PROFILE_WORDS[name]}`;
}

/** The columns of the requirement at `index` of `SchoolResult.further`. */
function createFurther(rules: Rules, index: number): readonly ReportColumn[] {
  const words = createReasonFormatter(rules, 'ru');
  const cells: Readonly<Record<(typeof FURTHER)[number], (judgement: Judgement) => string>> = {
    Результат: ({ verdict }) => VERDICT_WORDS[verdict],
    Причина: (judgement) => words.format(judgement).title,
    Подробно(judgement) {
      const { sentence, advice } = words.format(judgement);
      return judgement.verdict === 'pass' ? sentence : `${sentence}${ADVICE_MARK}${advice}`;
    },
    Гиперссылка: hyperlink,
  };
  return FURTHER.map((word) => ({
    header: furtherHeader(word, rules.name),
    kind: word === 'Результат' ? 'verdict' : 'text',
    cell({ further }) {
      const judgement = further?.[index];
      return judgement === undefined ? '' : cells[word](judgement);
    },
    ...(word === 'Гиперссылка' && {
      target({ further }: SchoolResult) {
        const judgement = further?.[index];
        return judgement === undefined ? null : followable(judgement);
      },
    }),
  }));
}

/** The columns that every report has. */
export const OWN_HEADERS: readonly string[] = [...ANNEX, ...createFindings(PROFILES.noko)].map(
  ({ header }) => header,
);

/** Names that no carried column may have; where a list has them, it is an earlier report. */
export const REPORT_HEADERS: readonly string[] = [
  ...OWN_HEADERS,
  ...CHANGES.map(({ header }) => header),
  OVERALL.header,
  ...PROFILE_NAMES.flatMap((name) => FURTHER.map((word) => furtherHeader(word, name))),
];

/**
 * All columns of a report on a list with these further columns, or the annex's three alone. Each
 * further requirement has columns of its own, between ours and the list's, and before them stands
 * what all of them come to.
 */
export function createColumns(
  settings: Pick<ReportSettings, 'carriedHeader' | 'annex' | 'rules' | 'changes'>,
): readonly ReportColumn[] {
  const [main, ...further] = settings.rules ?? [PROFILES.noko];
  const ours = settings.annex
    ? ANNEX
    : [
        ...ANNEX,
        ...createFindings(main),
        ...(settings.changes === true ? CHANGES : []),
        ...(further.length === 0 ? [] : [OVERALL]),
        ...further.flatMap(createFurther),
      ];
  const own = ours.map((column) => ({
    ...column,
    cell: (result: SchoolResult) => singleLine(column.cell(result)),
  }));
  if (settings.annex) return own;
  const carried = carriedHeaders(settings.carriedHeader, REPORT_HEADERS).map((header, index) => ({
    header,
    kind: isScoreNumber(header) ? ('value' as const) : ('text' as const),
    cell: ({ school }: SchoolResult) => multiLine(school.carried[index] ?? ''),
  }));
  return [...own, ...carried];
}

/** Where the link leads; a near miss as it is written, since it leads nowhere. */
export function hyperlink({ link, nearMiss }: Judgement): string {
  return nearMiss?.href ?? link?.url ?? '';
}

/** Where a browser gets by the link. */
function followable({ link, nearMiss }: Judgement): string | undefined {
  return nearMiss === null ? link?.url : undefined;
}

function evidence({ link, nearMiss }: Judgement): Link | NearMiss | null {
  return nearMiss ?? link;
}

/** Where in the source of the page the hyperlink or near miss stands. */
export function place(judgement: Judgement): string {
  const stands = evidence(judgement);
  if (stands === null) return '';
  const { line, column, frame } = stands;
  const inFrame = frame === undefined ? '' : `, во фрейме ${frame}`;
  // The source has no place for what scripts have made.
  const seen = judgement.remarks.find(({ code }) => code === 'seen-in-browser');
  if (seen !== undefined) {
    return `в браузере${seen.detail === undefined ? '' : `, ${seen.detail} пикселей от верха`}${inFrame}`;
  }
  return `строка ${line}, столбец ${column}${inFrame}`;
}

function remarks(judgement: Judgement): string {
  return judgement.remarks.map((remark) => formatRemark(remark, 'ru')).join(' ');
}
