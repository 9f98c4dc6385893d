// A Word document as its reader sees it: the cells of its tables, the texts of its paragraphs, and
// where its hyperlinks lead.
import { type CheerioAPI, load } from 'cheerio';
import { strFromU8, unzipSync } from 'fflate';

export interface ReadDocx {
  readonly paragraphs: readonly string[];
  /** Of the first table, the header first. */
  readonly rows: readonly (readonly DocxCell[])[];
  /** Whether the rows are repeated on each page. */
  readonly repeated: readonly boolean[];
  readonly font: string | undefined;
  readonly page: { readonly width: number; readonly height: number };
  /** The parts of the package as text, by path. */
  readonly parts: Readonly<Record<string, string>>;
}

export interface DocxCell {
  readonly text: string;
  /** Where the hyperlink in it leads; null where there is none. */
  readonly target: string | null;
}

export function readDocx(bytes: Uint8Array): ReadDocx {
  const entries = Object.entries(unzipSync(bytes)).filter(([path]) => !path.endsWith('/'));
  const parts = Object.fromEntries(entries.map(([path, part]) => [path, strFromU8(part)]));
  const $ = parse(parts['word/document.xml']);
  const relations = parse(parts['word/_rels/document.xml.rels']);
  const targets = new Map(
    relations('Relationship[TargetMode="External"]')
      .toArray()
      .map(({ attribs }) => [attribs.Id, attribs.Target]),
  );
  const trs = $('w\\:tbl').first().children('w\\:tr').toArray();
  const size = $('w\\:pgSz');
  return {
    paragraphs: $('w\\:body > w\\:p')
      .toArray()
      .map((paragraph) => textOf($(paragraph))),
    rows: trs.map((tr) =>
      $(tr)
        .children('w\\:tc')
        .toArray()
        .map((tc) => ({
          text: textOf($(tc)),
          target: targets.get($(tc).find('w\\:hyperlink').attr('r:id')) ?? null,
        })),
    ),
    repeated: trs.map((tr) => $(tr).find('w\\:tblHeader').length > 0),
    font: parse(parts['word/styles.xml'])('w\\:rPrDefault w\\:rFonts').attr('w:ascii'),
    page: { width: Number(size.attr('w:w')), height: Number(size.attr('w:h')) },
    parts,
  };
}

function parse(xml: string | undefined): CheerioAPI {
  if (xml === undefined) throw new Error('a part is missing');
  return load(xml, { xml: true });
}

function textOf(element: ReturnType<CheerioAPI>): string {
  return element.find('w\\:t').text();
}
