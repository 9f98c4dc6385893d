// The lines at the end of an official paper: who signs it, and when.
import { Paragraph, Tab, TabStopType, TextRun } from 'docx';
import { DATE_LINE, SIGNATURE_HINTS } from '../../words/signature-words.js';
import { millimetres } from './page-style.js';

const TABS = [
  { type: TabStopType.CENTER, position: millimetres(90) },
  { type: TabStopType.RIGHT, position: millimetres(175) },
];

/** Lines for position, signature and name; with a date where the paper has no other place for it. */
export function signatureLines({
  size,
  dated,
}: {
  readonly size: '12pt' | '14pt';
  readonly dated: boolean;
}): readonly Paragraph[] {
  const row = (texts: readonly string[], textSize: '9pt' | '12pt' | '14pt', before: number) =>
    new Paragraph({
      tabStops: TABS,
      spacing: { before },
      keepLines: true,
      keepNext: before > 0,
      children: texts.map(
        (text, index) =>
          new TextRun({ size: textSize, children: index === 0 ? [text] : [new Tab(), text] }),
      ),
    });
  return [
    row(['_'.repeat(18), '_'.repeat(12), '_'.repeat(18)], size, 600),
    row(SIGNATURE_HINTS, '9pt', 0),
    ...(dated ? [row([DATE_LINE], size, 300)] : []),
  ];
}
