// The annex, ready to be printed: the official form of three columns with the schools that comply,
// numbered anew, since the numbers of the list would have gaps; with `annexAll` every school.

import { DATE_LINE, SIGNATURE_HINTS } from '../../words/signature-words.js';
import { annexHeading } from '../annex-heading.js';
import { singleLine } from '../cell-text.js';
import { createColumns } from '../columns.js';
import type { ReportSettings } from '../format.js';
import type { SheetShape } from './model.js';
import type { KeptRow } from './report-sheet.js';
import { SHEET_NAMES } from './sheet-names.js';
import type { SheetWriter } from './sheet-writer.js';

export const FORM_SHEET: SheetShape = { name: SHEET_NAMES.form, widths: [7, 44, 46] };

/** Of A4, with the margins of Russian office papers (ГОСТ Р 7.0.97-2016). */
export const FORM_MARGINS = { left: 20, right: 15, topBottom: 20 } as const;

const JOINED = { joined: true } as const;

export interface FormWriter {
  /** Adds a school; its row begins with the three cells of the annex. */
  readonly add: (row: KeptRow) => void;
  /** The lines for signature and date. */
  readonly end: () => void;
  /** The row with the names of the columns, which each page repeats. */
  readonly headRow: number;
}

export function createFormWriter(writer: SheetWriter, settings: ReportSettings): FormWriter {
  const organisation = singleLine(settings.organisation ?? '');
  const line = (style: 'formOrganisation' | 'formHint' | 'formTitle', value: string) =>
    [value, null, null].map((text) => ({ style, value: text }));
  if (organisation === '') {
    writer.add(line('formOrganisation', '_'.repeat(50)), JOINED);
    writer.add(line('formHint', '(наименование ОО)'), JOINED);
  } else {
    writer.add(line('formOrganisation', organisation), JOINED);
  }
  writer.add([]);
  writer.add(line('formTitle', annexHeading(settings)), JOINED);
  writer.add([]);
  const headers = createColumns({ carriedHeader: [], annex: true });
  writer.add(headers.map(({ header }) => ({ style: 'formHead', value: header })));
  let number = 0;
  return {
    headRow: writer.rows(),
    add({ texts: [, name = '', address = ''], targets: [, , target = null] }) {
      number += 1;
      writer.add([
        { style: 'formText', value: `${number}.` },
        { style: 'formText', value: name },
        { style: target === null ? 'formText' : 'formLink', value: address, target },
      ]);
    },
    end() {
      const gap = ' '.repeat(8);
      writer.add([]);
      writer.add(
        line('formOrganisation', ['_'.repeat(24), '_'.repeat(16), '_'.repeat(24)].join(gap)),
        JOINED,
      );
      writer.add(line('formHint', SIGNATURE_HINTS.join(' '.repeat(28))), JOINED);
      writer.add(line('formOrganisation', DATE_LINE), JOINED);
    },
  };
}
