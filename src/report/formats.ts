// The list of formats: one more is a file beside this one, its name in `format-names.ts` and, as
// the compiler then demands, a line here.
import { extname } from 'node:path';
import { RunError } from '../errors.js';
import { csv } from './csv.js';
import { docx } from './docx/docx.js';
import type { ReportFormat } from './format.js';
import type { FormatName } from './format-names.js';
import { html } from './html/report.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { ndjson } from './ndjson.js';
import { shard } from './shard/shard-format.js';
import { xlsx } from './xlsx/xlsx.js';

export const FORMATS: Readonly<Record<FormatName, ReportFormat>> = {
  csv,
  docx,
  html,
  json,
  junit,
  ndjson,
  shard,
  xlsx,
};

const KNOWN: readonly ReportFormat[] = Object.values(FORMATS);

/** The format that the extension of `path` asks for, in any case; null for an unknown one. */
export function findFormat(path: string): ReportFormat | null {
  const extension = extname(path).toLowerCase();
  return KNOWN.find((format) => format.extensions.includes(extension)) ?? null;
}

/** As `findFormat`, but throws `RunError` (`output-format`) for an unknown extension. */
export function formatOfFile(path: string): ReportFormat {
  const format = findFormat(path);
  if (format !== null) return format;
  const known = KNOWN.flatMap(({ extensions }) => extensions);
  throw new RunError({ code: 'output-format', file: path, known });
}
