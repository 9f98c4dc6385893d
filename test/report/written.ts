// What a format makes of results, as one text.
import type { Piece, ReportFormat, ReportSettings } from '../../src/report/format.js';
import { piecesOf } from '../../src/report/target.js';
import type { SchoolResult } from '../../src/result.js';
import { CARRIED_HEADER, RESULTS } from './results.js';

export async function written(
  format: ReportFormat,
  settings: Partial<ReportSettings> = {},
  results: readonly SchoolResult[] = RESULTS,
): Promise<string> {
  const body = format.create({
    carriedHeader: CARRIED_HEADER,
    annex: false,
    csvProfile: 'plain',
    ...settings,
  });
  const pieces: Piece[] = [body.header()];
  for (const result of results) pieces.push(await body.row(result));
  for await (const piece of piecesOf(body.footer())) pieces.push(piece);
  await body.discard?.();
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece))).toString();
}
