// The letter as a Word document, as a department lays one out: who writes, number and date to be
// filled in, to whom on the right, the text, a line for the signature. Addresses are plain text:
// what stands on a stranger's page must not be clickable in an official letter.
import {
  AlignmentType,
  Document,
  type IParagraphOptions,
  LineRuleType,
  Packer,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from 'docx';
import type { Letter } from '../letter/letter.js';
import { A4_PAGE, createStyles, millimetres } from './page-style.js';

/** In 240ths of a line. */
const LINE_SPACING = { line: 276, lineRule: LineRuleType.AUTO } as const;
const SIGNATURE_TABS = [
  { type: TabStopType.CENTER, position: millimetres(90) },
  { type: TabStopType.RIGHT, position: millimetres(175) },
];

/** Lays the letter out. */
export function formatLetterDocx(letter: Letter): Promise<Uint8Array> {
  const { sender, addressee, subject, paragraphs } = letter;
  const [salutation = '', ...body] = paragraphs;
  return pack(subject, [
    ...(sender === null
      ? []
      : [line(sender, { alignment: AlignmentType.CENTER, spacing: { after: 240 } }, true)]),
    line('от ______________ № ______________', { spacing: { after: 240 } }),
    ...addressee.map((text) => line(text, { indent: { left: millimetres(90) } })),
    line(subject, { spacing: { before: 360, after: 360 } }, true),
    line(salutation, { alignment: AlignmentType.CENTER, spacing: { after: 200 } }),
    ...body.map((text) =>
      line(text, {
        // Not justified: an address that goes to the next line would tear the one above it apart.
        indent: { firstLine: millimetres(12.5) },
        spacing: LINE_SPACING,
      }),
    ),
    ...signature(),
  ]);
}

/** A letter that is a text already, a paragraph for each of its lines. */
export function formatTextDocx(text: string): Promise<Uint8Array> {
  const lines = text.trimEnd().split('\n');
  return pack(
    lines.find((one) => one.trim() !== '') ?? '',
    lines.map((one) => line(one, { spacing: LINE_SPACING })),
  );
}

function pack(title: string, children: readonly Paragraph[]): Promise<Uint8Array> {
  const document = new Document({
    creator: 'noko-check',
    title,
    styles: createStyles('14pt'),
    sections: [{ properties: { page: A4_PAGE }, children: [...children] }],
  });
  return Packer.toBuffer(document);
}

function line(text: string, options: IParagraphOptions, bold = false): Paragraph {
  return new Paragraph({ ...options, children: [new TextRun({ text, bold })] });
}

function signature(): readonly Paragraph[] {
  const row = (texts: readonly string[], size: '14pt' | '9pt', before: number): Paragraph =>
    new Paragraph({
      tabStops: SIGNATURE_TABS,
      spacing: { before },
      keepLines: true,
      children: texts.map(
        (text, index) => new TextRun({ size, children: index === 0 ? [text] : [new Tab(), text] }),
      ),
    });
  return [
    row(['_'.repeat(18), '_'.repeat(12), '_'.repeat(18)], '14pt', 600),
    row(['(должность)', '(подпись)', '(инициалы, фамилия)'], '9pt', 0),
  ];
}
