// The report as one JSON object a line, each written as soon as its school is judged.
import type { ReportFormat } from './format.js';
import { createJsonRow } from './json-row.js';

export const ndjson = {
  extensions: ['.ndjson'],
  create(settings) {
    const formatRow = createJsonRow(settings);
    return {
      header: () => '',
      row: (result) => `${formatRow(result)}\n`,
      footer: () => '',
    };
  },
} satisfies ReportFormat;
