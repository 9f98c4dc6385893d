// The letter as a Word document, as a department lays one out: who writes, number and date to be
// filled in, to whom on the right, the text, a line for the signature. Addresses of the school's own site and of the
// official ones can be clicked on: what else stands on a page must not be clickable in a letter.
import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  type IParagraphOptions,
  LineRuleType,
  Packer,
  Paragraph,
  TextRun,
} from 'docx';
import type { Letter } from '../../letters/letter.js';
import { A4_PAGE, createStyles, millimetres } from './page-style.js';
import { signatureLines } from './signature.js';

/** In 240ths of a line. */
const LINE_SPACING = { line: 276, lineRule: LineRuleType.AUTO } as const;
/** Lays the letter out. */
export function formatLetterDocx(letter: Letter): Promise<Uint8Array> {
  const { sender, addressee, subject, paragraphs, links } = letter;
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
      linkedLine(text, links, {
        // Not justified: an address that goes to the next line would tear the one above it apart.
        indent: { firstLine: millimetres(12.5) },
        spacing: LINE_SPACING,
      }),
    ),
    ...signatureLines({ size: '14pt', dated: false }),
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

/** The text with each of its addresses that may be followed as a hyperlink. */
function linkedLine(
  text: string,
  links: ReadonlyMap<string, string>,
  options: IParagraphOptions,
): Paragraph {
  const shown = [...links.keys()].sort((a, b) => b.length - a.length);
  const pieces: string[] = [];
  let rest = text;
  while (rest !== '') {
    const next = shown
      .map((address) => ({ address, at: rest.indexOf(address) }))
      .filter(({ at }) => at !== -1)
      .reduce<{ address: string; at: number } | null>(
        (first, one) => (first === null || one.at < first.at ? one : first),
        null,
      );
    const end = next === null ? rest.length : next.at + next.address.length;
    pieces.push(rest.slice(0, next?.at ?? end), next?.address ?? '');
    rest = rest.slice(end);
  }
  const children = pieces
    .filter((piece) => piece !== '')
    .map((piece) => {
      const link = links.get(piece);
      return link === undefined
        ? new TextRun(piece)
        : new ExternalHyperlink({
            link,
            children: [new TextRun({ text: piece, style: 'Hyperlink' })],
          });
    });
  return new Paragraph({ ...options, children });
}

function line(text: string, options: IParagraphOptions, bold = false): Paragraph {
  return new Paragraph({ ...options, children: [new TextRun({ text, bold })] });
}
