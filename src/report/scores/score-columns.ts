// The values of an assessment as columns beside the link: of reports, and of the next list.
import { formatValue, indicatorsOf, type Score, sumOf, totalOf } from '../../busgov/score.js';
import { CRITERIA } from '../../busgov/shapes.js';
import { LOWEST_HEADER, SCORE_HEADER } from '../score-headers.js';

export interface ScoreColumn {
  readonly header: string;
  /** Empty where nothing is known. */
  readonly value: (score: Score) => string;
}

function plain(value: number | null): string {
  return value === null ? '' : String(value);
}

export const SCORE_COLUMNS: readonly ScoreColumn[] = [
  { header: 'НОКО: год', value: ({ year }) => plain(year) },
  { header: SCORE_HEADER, value: (score) => plain(totalOf(score)) },
  ...CRITERIA.map(({ code, title }) => ({
    header: `НОКО: ${title.toLowerCase()}`,

    value: ({ criteria }: Score) => plain(criteria[code]),
  })),
  {
    header: LOWEST_HEADER,
    value(score) {
      const [lowest] = indicatorsOf(score);
      return lowest === undefined
        ? ''
        : `${lowest.title.toLowerCase()} (${formatValue(lowest.value)})`;
    },
  },
  { header: 'НОКО: место', value: ({ place }) => plain(place) },
  {
    header: 'Отзывов на bus.gov.ru',

    value: ({ counts }) => plain(counts?.reviews ?? null),
  },
  {
    header: 'Оценок на bus.gov.ru',

    value: ({ counts }) => plain(sumOf(counts?.marks ?? null)),
  },
];
