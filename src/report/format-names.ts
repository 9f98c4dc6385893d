// The names of the formats, apart from the formats themselves: `--help` lists them, and must not
// load what writes them.

export const FORMAT_NAMES = [
  'csv',
  'docx',
  'html',
  'json',
  'junit',
  'ndjson',
  'shard',
  'xlsx',
] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];
