// What a format makes of results, as one text.

import type { SchoolResult } from '../../src/crawl/result.js';
import type { OutputPiece } from '../../src/files/sink.js';
import type { ReportFormat, ReportSettings } from '../../src/report/format.js';
import { piecesOf } from '../../src/report/target.js';
import { CARRIED_HEADER, RESULTS } from './results.js';

/** On 23 November 2026, three in the morning. */
export const SETTINGS: ReportSettings = {
  carriedHeader: CARRIED_HEADER,
  annex: false,
  csvProfile: 'plain',
  run: { settings: {}, shard: { index: 1, count: 1 }, list: () => null },
  version: '1.2.3',
  now: () => new Date(2026, 10, 23, 3, 0),
};

export async function written(
  format: ReportFormat,
  settings: Partial<ReportSettings> = {},
  results: readonly SchoolResult[] = RESULTS,
): Promise<string> {
  return (await writtenBytes(format, settings, results)).toString();
}

export async function writtenBytes(
  format: ReportFormat,
  settings: Partial<ReportSettings> = {},
  results: readonly SchoolResult[] = RESULTS,
): Promise<Buffer> {
  const body = format.create({ ...SETTINGS, ...settings });
  const pieces: OutputPiece[] = [body.header()];
  for (const result of results) pieces.push(await body.row(result));
  for await (const piece of piecesOf(body.footer())) pieces.push(piece);
  await body.discard?.();
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
}
