// The columns of the report, in order, with how each cell is made: the only place that knows.
// The first three are the official annex. Cells hold plain text, fit to be shown; what a format
// must escape or guard is that format's business.
import type { SchoolResult } from '../result.js';
import type { Judgement } from '../verdict/judgement.js';
import type { Link, NearMiss } from '../verdict/link.js';
import { formatReason } from '../verdict/reason-words.js';
import type { Verdict } from '../verdict/reasons.js';
import { formatRemark } from '../verdict/remark-words.js';
import { carriedHeaders } from './carried-headers.js';
import { multiLine, singleLine } from './cell-text.js';
import { readableAddress } from './readable-address.js';

export interface Column {
  readonly header: string;
  readonly cell: (result: SchoolResult) => string;
}

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  pass: 'соответствует',
  fail: 'не соответствует',
  unchecked: 'не проверено',
};

const ANNEX: readonly Column[] = [
  { header: '№ п/п', cell: ({ school }) => school.number },
  { header: 'Наименование организации', cell: ({ school }) => school.name },
  {
    header: 'Адрес страницы официального сайта с размещенной гиперссылкой',
    cell: ({ judgement, page }) =>
      judgement.verdict === 'pass' && page !== null ? readableAddress(page) : '',
  },
];

const FINDINGS: readonly Column[] = [
  { header: 'Результат', cell: ({ judgement }) => VERDICT_WORDS[judgement.verdict] },
  { header: 'Причина', cell: ({ judgement }) => formatReason(judgement, 'ru').sentence },
  { header: 'Что сделать', cell: ({ judgement }) => formatReason(judgement, 'ru').advice },
  // As typed, so that the report can be the next list.
  { header: 'Адрес сайта', cell: ({ school }) => school.site.typed },
  { header: 'Гиперссылка', cell: ({ judgement }) => hyperlink(judgement) },
  { header: 'Текст гиперссылки', cell: ({ judgement }) => evidence(judgement)?.text ?? '' },
  { header: 'Место на странице', cell: ({ judgement }) => place(judgement) },
  { header: 'Примечание', cell: ({ judgement }) => remarks(judgement) },
  { header: 'Код', cell: ({ judgement }) => `${judgement.verdict}/${judgement.reason}` },
  { header: 'HTTP', cell: ({ http }) => (http === null ? '' : String(http.status)) },
  { header: 'Проверено', cell: ({ checkedAt }) => checkedAt },
];

const OWN: readonly Column[] = [...ANNEX, ...FINDINGS];

/** Names that no carried column may have; where a list has them, it is an earlier report. */
export const OWN_HEADERS: readonly string[] = OWN.map((column) => column.header);

/** All columns of a report on a list with these further columns, or the annex's three alone. */
export function createColumns(options: {
  readonly carriedHeader: readonly string[];
  readonly annex: boolean;
}): readonly Column[] {
  const own = (options.annex ? ANNEX : OWN).map(({ header, cell }) => ({
    header,
    cell: (result: SchoolResult) => singleLine(cell(result)),
  }));
  if (options.annex) return own;
  const carried = carriedHeaders(options.carriedHeader, OWN_HEADERS).map((header, index) => ({
    header,
    cell: ({ school }: SchoolResult) => multiLine(school.carried[index] ?? ''),
  }));
  return [...own, ...carried];
}

/** Where the link leads; a near miss as it is written, since it leads nowhere. */
function hyperlink({ link, nearMiss }: Judgement): string {
  return nearMiss?.href ?? link?.url ?? '';
}

function evidence({ link, nearMiss }: Judgement): Link | NearMiss | null {
  return nearMiss ?? link;
}

function place(judgement: Judgement): string {
  const stands = evidence(judgement);
  if (stands === null) return '';
  const { line, column, frame } = stands;
  const inFrame = frame === undefined ? '' : `, во фрейме ${frame}`;
  return `строка ${line}, столбец ${column}${inFrame}`;
}

function remarks(judgement: Judgement): string {
  return judgement.remarks.map((remark) => formatRemark(remark, 'ru')).join(' ');
}
