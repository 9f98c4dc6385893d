// The look of the official form as a Word document: what stands above the table, and the table of
// three columns with a sample of each kind of row (see `repeatable-form.ts`).
import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { singleLine } from '../cell-text.js';
import { A4_PAGE, createStyles, millimetres } from './page-style.js';
import { type RepeatableForm, takeApart } from './repeatable-form.js';
import { signatureLines } from './signature.js';

const WIDTHS_MM = [14, 66, 95] as const;

/** What stands in the sample rows where a school's cells go, and where their hyperlink leads. */
const SAMPLE = {
  cells: ['{number}', '{name}', '{address}'],
  target: 'https://sample.invalid/',
} as const;

/** Makes the form; `organisation` stands above it, a line to be filled by hand where it is null. */
export async function createAnnexForm(options: {
  readonly organisation: string | null;
  readonly heading: string;
  readonly headers: readonly string[];
}): Promise<RepeatableForm> {
  const document = new Document({
    creator: 'noko-check',
    title: singleLine(options.heading),
    styles: createStyles('12pt'),
    sections: [
      {
        properties: { page: A4_PAGE, titlePage: true },
        // The first page goes without a number.
        footers: { first: new Footer({ children: [] }), default: pageNumber() },
        children: [
          ...heading(options),
          table(options.headers),
          ...signatureLines({ size: '12pt', dated: true }),
        ],
      },
    ],
  });
  return takeApart(await Packer.toBuffer(document), SAMPLE);
}

function heading({
  organisation,
  heading: text,
}: {
  readonly organisation: string | null;
  readonly heading: string;
}): readonly Paragraph[] {
  const centred = { alignment: AlignmentType.CENTER };
  const filled =
    organisation === null
      ? [
          new Paragraph({ ...centred, text: '_'.repeat(50) }),
          new Paragraph({
            ...centred,
            children: [new TextRun({ text: '(наименование ОО)', size: '10pt' })],
          }),
        ]
      : [new Paragraph({ ...centred, text: singleLine(organisation) })];
  return [
    ...filled,
    new Paragraph({
      ...centred,
      spacing: { before: 240, after: 240 },
      children: [new TextRun({ text: singleLine(text), bold: true })],
    }),
  ];
}

function table(headers: readonly string[]): Table {
  const columnWidths = WIDTHS_MM.map(millimetres);
  const row = (cells: readonly Paragraph[], tableHeader: boolean): TableRow =>
    new TableRow({
      ...(tableHeader ? { tableHeader } : {}),
      cantSplit: true,
      children: cells.map(
        (paragraph, index) =>
          new TableCell({
            width: { size: columnWidths[index] ?? 0, type: WidthType.DXA },
            verticalAlign: tableHeader ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
            margins: { left: 100, right: 100, top: 40, bottom: 40 },
            children: [paragraph],
          }),
      ),
    });
  const [number, name, address] = SAMPLE.cells;
  const linked = new ExternalHyperlink({
    link: SAMPLE.target,
    children: [new TextRun({ text: address, style: 'Hyperlink' })],
  });
  const sample = (last: ExternalHyperlink | TextRun): TableRow =>
    row([new Paragraph(number), new Paragraph(name), new Paragraph({ children: [last] })], false);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columnWidths.reduce((sum, width) => sum + width), type: WidthType.DXA },
    columnWidths,
    rows: [
      row(
        headers.map((text) => new Paragraph({ text, alignment: AlignmentType.CENTER })),
        true,
      ),
      sample(linked),
      sample(new TextRun(address)),
    ],
  });
}

function pageNumber(): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT] })],
      }),
    ],
  });
}
