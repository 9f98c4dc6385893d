// Scores as JSON: what the check reads by `--scores`, and beside it all that the page says.
import {
  formatScoresJson,
  indicatorsOf,
  mediansOf,
  type Score,
  totalOf,
} from '../../busgov/score.js';
import { formatAdvice, formatNotes, type ScoreRow, type ScoreSheet } from './scores-table.js';

export function formatScoreSheetJson({ rows, quarter }: ScoreSheet): string {
  const medians = mediansOf(rows.map(({ score }) => score));
  return formatScoresJson(rows.map((row) => toJson(row, { medians, quarter })));
}

interface ScoreSurroundings {
  readonly medians: ReturnType<typeof mediansOf>;
  readonly quarter: string | null;
}

function toJson(
  { score, growth, links }: ScoreRow,
  { medians, quarter }: ScoreSurroundings,
): Score {
  const indicators = indicatorsOf(score).map((one) => ({
    ...one,
    median: medians.get(one.title) ?? null,
  }));
  const said = { note: formatNotes(score), advice: formatAdvice(score) };
  return { ...score, ...{ total: totalOf(score), indicators, growth, links, quarter }, ...said };
}
