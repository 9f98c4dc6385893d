// What a format makes of results, as one text.
import type { ReportFormat, ReportSettings } from '../../src/report/format.js';
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
  const pieces = [body.header(), ...results.map((result) => body.row(result)), await body.footer()];
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece))).toString();
}
